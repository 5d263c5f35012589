"""The list of correspondents and the page of one."""

import pytest

from archive.curation import publish, renew_address
from tests import factories as make

pytestmark = pytest.mark.django_db
LIST = "/correspondents/"


def ask(client, status=200, **parameters):
    response = client.get(LIST, parameters)
    assert response.status_code == status
    return response.content.decode()


def show(client, record, status=200):
    response = client.get(record.get_absolute_url())
    assert response.status_code == status
    return response.content.decode()


def test_an_empty_list_says_so(client):
    assert "Nobody of this name is known" in ask(client)


def test_any_name_form_finds_its_bearer_and_nobody_else(client, archive):
    for words in ("Filippov", "stalin joseph", "FILIP"):
        page = ask(client, q=words)
        assert "Joseph Stalin" in page
        assert "Anastas Mikoyan" not in page


def test_the_count_is_what_the_link_beside_it_lists(client, archive):
    for person in (archive.stalin, archive.office):
        assert "1 document</a>" in show(client, person) + ask(client, q=str(person))
        listed = client.get("/documents/", {"person": person.address_key})
        assert listed.context["answer"].total == 1


def test_a_letter_and_a_kind_narrow_the_list(client, archive):
    assert "Joseph Stalin" not in ask(client, letter="a")
    offices = ask(client, kind="office")
    assert "Chairman of the Council" in offices
    assert "Joseph Stalin" not in offices
    make.make_correspondent(authorised_form="毛泽东", status="published")
    assert "毛泽东" in ask(client, letter="other")


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ({"kind": "robot"}, "kind"),
        ({"letter": "%"}, "letter"),
        ({"page": "x"}, "page"),
        ({"q": "?"}, "q"),
    ],
)
def test_a_value_that_cannot_be_read_is_told(client, parameters, field):
    assert f'href="#id_{field}"' in ask(client, status=400, **parameters)


def test_a_page_beyond_the_end_leads_to_the_last(client, archive):
    assert 'href="/correspondents/?page=1"' in ask(client, status=404, page=9)


def test_the_page_tells_names_connections_and_events(client, archive):
    make.make_link(
        source=archive.stalin, target=archive.office, kind="holds-office", date="1941/1953"
    )
    page = show(client, archive.stalin)
    assert "Filippov</dt><dd>pseudonym" in page
    assert "<dt>Holds office</dt>" in page
    assert f"person={archive.stalin.address_key}&amp;role=sender" in page
    assert archive.visit.title in show(client, archive.mikoyan)


def test_a_draft_that_no_public_document_names_is_not_found(client):
    draft = make.make_correspondent(authorised_form="Hidden")
    show(client, draft, status=404)
    make.make_participation(document=make.make_published(), correspondent=draft)
    assert "Hidden" in show(client, draft)


def test_an_old_address_moves_on(client):
    person = make.make_correspondent(authorised_form="Mao Tse-tung")
    numbered = person.get_absolute_url()
    publish([person])
    old = person.get_absolute_url()
    person.authorised_form = "Mao Zedong"
    person.save()
    renew_address(person)
    for address in (numbered, old):
        response = client.get(address)
        assert response.status_code == 301
        assert response["Location"] == "/correspondents/mao-zedong/"
    assert client.get("/documents/", {"person": "mao-tse-tung"}).status_code == 200


def test_a_withdrawn_one_is_gone_with_the_reason(client):
    person = make.make_withdrawn(make.make_correspondent, "Asked by the family.")
    assert "Asked by the family." in show(client, person, status=410)


@pytest.mark.parametrize(
    "key", ["nobody", "correspondent-0", "correspondent-" + "9" * 40, "%00", "a" * 3000]
)
def test_an_address_never_given_is_not_found(client, key):
    assert client.get(f"{LIST}{key}/").status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_the_pages_take_at_most_twelve_queries(client, django_assert_max_num_queries, number):
    stalin = make.make_correspondent(status="published")
    for _ in range(number):
        make.make_participation(document=make.make_published(), correspondent=stalin)
        other = make.make_correspondent(status="published")
        make.make_link(source=stalin, target=other)
        make.make_name(correspondent=stalin, language=make.make_language("ru"))
    with django_assert_max_num_queries(12):
        ask(client)
    with django_assert_max_num_queries(12):
        show(client, stalin)


def test_a_link_is_told_from_both_ends(client, archive):
    make.make_link(source=archive.stalin, target=archive.office, kind="holds-office")
    assert "<dt>Held by</dt>" in show(client, archive.office)
