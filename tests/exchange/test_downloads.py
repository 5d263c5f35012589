"""Lists as CSV and JSON: what they hold, what they keep back, and that they are harmless."""

import csv
import io
import json

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given
from hypothesis import strategies as st

from archive.exchange.downloads import DOWNLOADS, document_in_full
from archive.exchange.downloads.download import harmless
from archive.models import Collection, Correspondent, Document, Event, Place, Repository
from tests import factories as make

STRANGER = AnonymousUser()
MODELS = {
    "documents": Document,
    "correspondents": Correspondent,
    "events": Event,
    "collections": Collection,
    "repositories": Repository,
    "places": Place,
}


def rows(kind, records, user=STRANGER):
    """The rows of the CSV as a spreadsheet reads them."""
    written = "".join(DOWNLOADS[kind].as_csv(records, user))
    return list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"))))


def items(kind, records, user=STRANGER):
    written = "".join(DOWNLOADS[kind].as_json(records, user, "http://x/"))
    return json.loads(written)["items"]


@given(st.text())
def test_no_cell_begins_like_a_formula(cell):
    assert not harmless(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert harmless(cell).removeprefix("'") in (cell, cell.removeprefix("'"))


pytestmark = pytest.mark.django_db


def test_a_document_is_told_with_its_date_as_known_and_names_as_written():
    stalin = make.make_correspondent(authorised_form="Joseph Stalin")
    office = make.make_correspondent(kind="office", authorised_form="Chairman")
    document = make.make_published(
        title="Cable",
        date="1949-02",
        date_as_written="Feb. 1949",
        place=make.make_place(name="Moscow"),
        place_supplied=True,
    )
    document.languages.add(make.make_language("ru"), make.make_language("zh"))
    make.make_participation(
        document=document, correspondent=stalin, capacity=office, name_as_written="Filippov"
    )
    make.make_participation(document=document, role="recipient", name_as_written="Andreev", order=1)
    make.make_document_identifier(document=document, scheme="frus", value="v02/d1")
    [row] = rows("documents", Document.objects.all())
    assert (row["date"], row["date_as_written"]) == ("1949-02", "Feb. 1949")
    assert (row["date_earliest"], row["date_latest"]) == ("1949-02-01", "1949-02-28")
    assert (row["sender"], row["sender_as_written"]) == ("Joseph Stalin", "Filippov")
    assert (row["recipient"], row["recipient_as_written"]) == ("", "Andreev")
    assert (row["place"], row["language"], row["identifiers"]) == (
        "[Moscow]",
        "ru|zh",
        "frus:v02/d1",
    )
    [item] = items("documents", Document.objects.all())
    assert item["participants"][0]["capacity"] == "Chairman"
    assert item["address"] == f"http://127.0.0.1:8000{document.get_absolute_url()}"


@pytest.mark.parametrize(
    ("date", "ends"), [("1949-02-03/..", ("1949-02-03", "")), ("[..1950]", ("", "1950-12-31"))]
)
def test_an_open_end_is_left_open(date, ends):
    make.make_published(date=date)
    [row] = rows("documents", Document.objects.all())
    assert (row["date"], (row["date_earliest"], row["date_latest"])) == (date, ends)


def test_formulas_are_text_in_csv_and_untouched_in_json():
    make.make_published(title="=1+1", summary="@SUM(A1)")
    [row] = rows("documents", Document.objects.all())
    assert (row["title"], row["summary"]) == ("'=1+1", "'@SUM(A1)")
    assert items("documents", Document.objects.all())[0]["title"] == "=1+1"


def test_commas_quotes_newlines_and_scripts_arrive_as_they_are():
    words = 'a "b", c\nd\r\n毛泽东 <script>alert(1)</script> \u2028'
    make.make_published(title="x", summary=words)
    assert rows("documents", Document.objects.all())[0]["summary"] == words
    assert items("documents", Document.objects.all())[0]["summary"] == words


def test_a_correspondent_is_told_with_the_authorised_name_and_the_form_as_filed():
    make.make_correspondent(authorised_form="Con O’Neill", filed_as="O’Neill, Con")
    for [told] in (
        rows("correspondents", Correspondent.objects.all()),
        items("correspondents", Correspondent.objects.all()),
    ):
        assert (told["authorised_name"], told["filed_as"]) == ("Con O’Neill", "O’Neill, Con")


@pytest.mark.parametrize("kind", DOWNLOADS)
def test_an_empty_list_is_a_header_or_an_empty_object(kind):
    none = MODELS[kind].objects.none()
    assert rows(kind, none) == []
    assert items(kind, none) == []


def test_every_kind_of_record_is_given_away_in_both_forms(archive_of_everything):
    for kind, model in MODELS.items():
        records = model.objects.visible_to(STRANGER).order_by("pk")
        told = rows(kind, records)
        assert len(told) == len(items(kind, records)) == records.count() > 0
        assert all(row["address"].startswith("http://127.0.0.1:8000/") for row in told)


@pytest.fixture
def archive_of_everything():
    place = make.make_place(name="Moscow")
    document = make.make_published(place=place)
    person = make.make_correspondent(status="published")
    make.make_name(correspondent=person, form="Filippov", kind="pseudonym")
    make.make_participation(document=document, correspondent=person)
    make.make_holding(document=document, collection=make.make_collection())
    event = make.make_event(title="Visit", date="1949", status="published")
    event.places.add(place)
    make.make_event_participation(event=event, correspondent=person)
    make.make_document_event(document=document, event=event)
    return document


def test_a_withdrawn_person_is_not_named_to_readers_but_the_name_as_written_is():
    document = make.make_published()
    person = make.make_withdrawn(make.make_correspondent, "wrong", authorised_form="Canary")
    make.make_participation(document=document, correspondent=person, name_as_written="K.")
    [row] = rows("documents", Document.objects.visible_to(STRANGER))
    assert (row["sender"], row["sender_as_written"]) == ("", "K.")
    assert "Canary" not in json.dumps(document_in_full(document, STRANGER))
    assert "Canary" in json.dumps(document_in_full(document, make.make_curator()))


def test_a_document_in_full_has_its_public_texts_and_relations_only():
    document = make.make_published(title="Letter")
    make.make_text(document=document, body="<p>Open</p>")
    make.make_text(document=document, body="<p>Canary</p>", status="draft", order=1)
    make.make_relation(source=make.make_published(title="Reply"), target=document, kind="reply-to")
    make.make_relation(source=document, target=make.make_document(title="Canary"))
    full = document_in_full(document, STRANGER)
    assert [text["html"] for text in full["texts"]] == ["<p>Open</p>"]
    assert [one["title"] for one in full["related"]] == ["Reply"]
    assert "Canary" not in json.dumps(full)


def test_a_long_list_takes_the_same_queries_for_every_five_hundred(
    django_assert_num_queries, archive_of_everything
):
    def take():
        for _piece in DOWNLOADS["documents"].as_csv(Document.objects.order_by("pk"), STRANGER):
            pass

    with django_assert_num_queries(6):
        take()
    for number in range(20):
        more = make.make_published(title=f"{number}")
        make.make_participation(document=more, correspondent=make.make_correspondent())
    with django_assert_num_queries(6):
        take()
