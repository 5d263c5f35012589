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
    assert "Nobody is described yet" in ask(client)
    assert "Nobody is known here under “x”" in ask(client, q="x")


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


def test_the_index_has_the_form_as_filed_and_the_page_the_authorised_one(client):
    names = {"authorised_form": "John Foster Dulles", "filed_as": "Dulles, John Foster"}
    dulles = make.make_correspondent(**names, qualifier="1888–1959", status="published")
    make.make_correspondent(authorised_form="Anthony Eden", status="published")
    make.make_name(correspondent=dulles, form="Dulles, John Foster")
    page = ask(client, letter="d")
    assert f'<a href="{dulles.get_absolute_url()}">Dulles, John Foster (1888–1959)</a>' in page
    assert client.get(LIST).context["letters"] == [("a", 1), ("d", 1)]
    assert "Dulles" not in ask(client, letter="j")
    assert "<h1>John Foster Dulles" in show(client, dulles)


def test_the_form_as_filed_is_not_told_as_what_somebody_was_found_by(client):
    dulles = make.make_correspondent(filed_as="Dulles, John Foster", status="published")
    for form in ("Dulles, John Foster", "Даллес"):
        make.make_name(correspondent=dulles, form=form)
    assert "found as" not in ask(client, q="dulles, john")
    assert "found as “Даллес”" in ask(client, q="Даллес")


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
    assert "<dt>1941–1953</dt>" in page
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
    make.make_link(source=archive.stalin, target=archive.mikoyan, kind="superior-of")
    assert "<dt>Superior of</dt>" in show(client, archive.stalin)
    assert "<dt>Subordinate to</dt>" in show(client, archive.mikoyan)


def test_an_office_tells_its_holders_in_order_of_time(client):
    office = make.make_correspondent(kind="office", status="published")
    for name, date in (("Later", "1950/1952"), ("Unknown", None), ("Earlier", "1941/1949")):
        holder = make.make_correspondent(authorised_form=name, status="published")
        make.make_link(source=holder, target=office, kind="holds-office", date=date)
    page = show(client, office)
    assert ">Holders</h2>" in page
    assert page.index(">Earlier<") < page.index(">Later<") < page.index(">Unknown<")


def test_a_name_leads_to_the_documents_that_write_it(client, archive):
    for number in range(7):
        document = make.make_published(title=f"Letter {number}", date=f"19{40 + number}")
        make.make_participation(
            document=document, correspondent=archive.stalin, name_as_written="FILIPPOV"
        )
    hidden = make.make_document(title="Hidden letter", date="1930")
    make.make_participation(
        document=hidden, correspondent=archive.stalin, name_as_written="Filippov"
    )
    page = show(client, archive.stalin)
    assert "Written so in 8 documents" in page
    names = page[page.index('id="h-names"') : page.index('id="h-years"')]
    assert [number for number in range(7) if f"Letter {number}<" in names] == [0, 1, 2, 3, 4]
    assert "Hidden letter" not in page


def test_a_document_that_writes_a_name_twice_counts_once(client, archive):
    make.make_participation(
        document=archive.cable,
        correspondent=archive.stalin,
        role="signatory",
        name_as_written="Filippov",
    )
    assert "Written so in 1 document<" in show(client, archive.stalin)


def exchanges(client, record):
    """The rows of the table of exchanges: name, sent to, received from."""
    shown = client.get(record.get_absolute_url()).context["exchanges"]
    return [(str(one.other), one.sent, one.received) for one in shown]


def test_exchanges_are_counted_in_each_direction(client, archive):
    answer = make.make_published()
    make.make_participation(document=answer, correspondent=archive.mikoyan)
    make.make_participation(document=answer, correspondent=archive.stalin, role="recipient")
    make.make_participation(document=answer, correspondent=archive.stalin, role="mentioned")
    for status in ("draft", "published"):
        letter = make.make_document(status=status)
        make.make_participation(document=letter, correspondent=archive.stalin)
        make.make_participation(document=letter, capacity=archive.office, role="recipient")
        make.make_participation(document=letter, name_as_written="Somebody", role="recipient")
    assert exchanges(client, archive.stalin) == [
        ("Anastas Mikoyan", 1, 1),
        ("Chairman of the Council", 1, 0),
    ]
    assert exchanges(client, archive.mikoyan) == [("Joseph Stalin", 1, 1)]


def test_a_withdrawn_correspondent_is_named_in_no_exchange(client, archive):
    hidden = make.make_withdrawn(make.make_correspondent, "Mistaken.", authorised_form="Hidden")
    make.make_participation(document=archive.cable, correspondent=hidden, role="recipient")
    assert exchanges(client, archive.stalin) == [("Anastas Mikoyan", 1, 0)]
    assert "Hidden" not in show(client, archive.stalin)


def test_first_and_last_documents_are_dated_as_far_as_known(client, archive):
    for title, date in (("First", "1948"), ("Undated", None), ("Last", "1951-03")):
        document = make.make_published(title=title, date=date)
        make.make_participation(document=document, correspondent=archive.stalin)
    response = client.get(archive.stalin.get_absolute_url())
    assert response.context["first_document"].title == "First"
    assert response.context["last_document"].title == "Last"
    assert "only the month is known" in response.content.decode()


def test_documents_keep_the_list_they_were_reached_from(client, archive):
    page = show(client, archive.stalin)
    key = archive.stalin.address_key
    assert f'href="{archive.cable.get_absolute_url()}?person={key}"' in page


def test_numbers_of_other_authorities_lead_there(client, archive):
    for scheme, value in (("wikidata", "Q855"), ("local", "17")):
        make.make_correspondent_identifier(correspondent=archive.stalin, scheme=scheme, value=value)
    page = show(client, archive.stalin)
    assert 'href="https://www.wikidata.org/wiki/Q855"' in page
    assert "<dt>local</dt><dd>17</dd>" in page


def test_only_curators_are_led_to_the_desk(client, archive):
    desk = f"/admin/archive/correspondent/{archive.stalin.pk}/change/"
    assert desk not in show(client, archive.stalin)
    client.force_login(make.make_curator())
    assert desk in show(client, archive.stalin)


def test_the_list_says_under_which_name_somebody_was_found(client, archive):
    assert "found as “Filippov”, a pseudonym" in ask(client, q="filip")
    assert "found as" not in ask(client, q="stalin")


def test_letters_and_kinds_are_counted(client, archive):
    page = client.get(LIST, {"kind": "person"}).context
    assert dict(page["letters"]) == {"a": 1, "j": 1}
    assert {kind: number for kind, _name, number in page["kinds"]} == {"person": 2, "office": 1}


def test_an_empty_answer_says_what_to_loosen(client, archive):
    page = ask(client, q="stalin", kind="office")
    assert 'href="?q=stalin"' in page
    assert 'href="/documents/?q=stalin"' in page
