"""Every list as a file: the same filters and the same gate as its page."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.utils import timezone

from archive.exchange.downloads import DOWNLOADS
from tests import factories as make
from tests.pages.test_every_address import CANARY, secrets  # noqa: F401 (a fixture)

pytestmark = pytest.mark.django_db


def csv_rows(response):
    written = response.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(written)))


@pytest.mark.parametrize("kind", DOWNLOADS)
def test_every_list_offers_itself_as_csv_and_json(client, archive, kind):
    page = client.get(f"/{kind}/").content.decode()
    for form, content_type in (("csv", "text/csv; charset=utf-8"), ("json", "application/json")):
        assert f"?format={form}" in page
        response = client.get(f"/{kind}/?format={form}")
        assert (response.status_code, response["Content-Type"]) == (200, content_type)
        assert f"{kind}-{timezone.now():%Y-%m-%d}.{form}" in response["Content-Disposition"]
        assert response.getvalue()


@pytest.mark.parametrize("kind", DOWNLOADS)
@pytest.mark.parametrize("form", ["csv", "json"])
def test_no_file_tells_a_stranger_of_what_is_not_public(client, archive, secrets, kind, form):  # noqa: F811
    path = f"/{kind}/?format={form}"
    assert CANARY not in client.get(path).getvalue().decode()
    client.force_login(make.make_curator())
    assert CANARY in client.get(path).getvalue().decode()


@pytest.mark.parametrize(
    "question",
    [
        "",
        "date=February+1949",
        "certainty=undated",
        "sort=newest",
        "person=joseph-stalin",
        "q=gold",
    ],
)
def test_the_documents_in_a_file_are_those_of_all_pages_in_their_order(client, archive, question):
    for number in range(14):
        make.make_published(title=f"Cable {number}", date=f"19{45 + number // 3}")
    listed = client.get(f"/documents/?{question}&per_page=100").context["entries"]
    rows = csv_rows(client.get(f"/documents/?{question}&format=csv&page=2&per_page=10"))
    assert [row["number"] for row in rows] == [str(entry.document.pk) for entry, *_ in listed]
    items = json.loads(client.get(f"/documents/?{question}&format=json").getvalue())["items"]
    assert [item["number"] for item in items] == [entry.document.pk for entry, *_ in listed]


def test_a_list_of_correspondents_in_a_file_has_the_filters_of_its_page(client, archive):
    rows = csv_rows(client.get("/correspondents/?q=Filippov&format=csv"))
    assert [row["authorised_name"] for row in rows] == ["Joseph Stalin"]
    assert rows[0]["other_names"] == "Filippov (pseudonym)"


@pytest.mark.parametrize(
    "path", ["/documents/?format=xml", "/events/?format=CSV%00", "/places/?format=../x"]
)
def test_another_format_is_refused_with_those_there_are(client, archive, path):
    response = client.get(path)
    assert response.status_code == 400
    assert "csv, json" in response.content.decode()


def test_a_bad_question_is_a_page_with_the_form_in_any_format(client, archive):
    response = client.get("/documents/?date=31+November+1950&format=csv")
    assert (response.status_code, response["Content-Type"]) == (400, "text/html; charset=utf-8")


def test_a_document_gives_itself_in_full_as_json(client, archive):
    address = archive.cable.get_absolute_url()
    assert f'href="{address}?format=json"' in client.get(address).content.decode()
    response = client.get(f"{address}?format=json")
    told = response.json()
    assert (told["number"], told["date"]) == (archive.cable.pk, "1949-02-04")
    assert told["texts"][0]["kind"] == "transcription"
    assert client.get(f"{address}?format=csv").status_code == 400


def test_an_embargoed_or_withdrawn_document_has_no_file(client):
    tomorrow = timezone.now() + timedelta(days=1)
    embargoed = make.make_published(public_from=tomorrow)
    withdrawn = make.make_withdrawn(make.make_document, "Closed.")
    for document, status in ((embargoed, 404), (withdrawn, 410)):
        assert client.get(f"{document.get_absolute_url()}?format=json").status_code == status
    assert csv_rows(client.get("/documents/?format=csv")) == []
