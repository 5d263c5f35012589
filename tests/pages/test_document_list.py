"""The list of documents: what it shows, and what it says to a question it cannot read."""

import pytest

from archive.models import Address
from archive.search import index_words
from tests import factories as make

pytestmark = pytest.mark.django_db
LIST = "/documents/"
NAMING_RECORDS = ("person", "genre", "language", "repository", "collection", "place", "event")


def ask(client, status=200, **parameters):
    response = client.get(LIST, parameters)
    assert response.status_code == status
    return response.content.decode()


def test_an_empty_archive_says_so(client):
    assert "No document matches" in ask(client)


def test_an_entry_shows_date_title_summary_people_and_place_of_keeping(client, archive):
    page = ask(client)
    assert '<time datetime="1949-02-04">4 February <span class="y">1949</span></time>' in page
    for words in (
        "Cable, Stalin to Mikoyan",
        "Asks that gold be moved.",
        "Filippov [Joseph Stalin]",
    ):
        assert words in page
    assert "only the month is known" in page


def test_the_lines_count_the_page_and_the_certainties(client):
    for _ in range(12):
        make.make_published(date="1949-02-03")
    make.make_published(date="1949")
    make.make_published()
    page = ask(client, date="February 1949", page=2)
    assert "11–13 of 13 documents" in page
    assert ">12 certain</a>" in page
    assert ">1 possible</a>" in page
    assert ">1 undated</a> not shown" in page
    assert "possible match" in page


def test_page_links_keep_every_filter(client):
    genre = make.make_genre(slug="cable")
    for _ in range(21):
        make.make_published(date="1949", genre=genre)
    page = ask(client, genre="cable", date="1949", sort="newest")
    assert "?date=1949&amp;sort=newest&amp;genre=cable&amp;page=3" in page


def test_each_filter_in_force_can_be_dropped_alone(client, archive):
    page = ask(client, q="gold", genre="cable", person=archive.stalin.address_key)
    person = archive.stalin.address_key
    for left in (
        f"person={person}&amp;genre=cable",
        f"q=gold&amp;person={person}",
        "q=gold&amp;genre=cable",
    ):
        assert f'href="?{left}"' in page


@pytest.mark.parametrize(
    "parameters",
    [
        {"q": "gold"},
        {"date": "4 February 1949"},
        {"date_from": "1949-02-04", "date_to": "Feb. 1949"},
        {"certainty": ["certain"], "q": "gold"},
        {"person": "Filippov", "role": "sender"},
        {"person": "Chairman of the Council"},
        {"genre": "cable", "language": "ru"},
        {"collection": "{fonds}"},
        {"event": "{visit}"},
        {"sort": "title", "per_page": "100", "q": "gold"},
        {"q": "gold", "date": "", "person": ["", ""], "page": ""},
    ],
)
def test_every_filter_finds_the_cable(client, archive, parameters):
    keys = {"fonds": archive.fonds.address_key, "visit": archive.visit.address_key}
    asked = {
        name: value.format(**keys) if isinstance(value, str) else value
        for name, value in parameters.items()
    }
    response = client.get(LIST, asked)
    assert response.status_code == 200
    assert archive.cable in [entry.document for entry, *_rest in response.context["entries"]]


@pytest.mark.parametrize(
    ("parameters", "field", "words"),
    [
        ({"date": "31 November 1950"}, "id_date", "November has 30 days"),
        ({"date_from": "n.d."}, "id_date_from", "is no date to search by"),
        ({"date_from": "../1949"}, "id_date_from", "has no known beginning"),
        ({"date_to": "1949/.."}, "id_date_to", "has no known end"),
        ({"date_from": "1950", "date_to": "1949"}, "id_date_to", "Exchange the two"),
        ({"date": "1949", "date_to": "1950"}, "id_date", "not both"),
        ({"date": ["1949", "1950"]}, "id_date", "more than once"),
        ({"certainty": "sure"}, "id_certainty", "is not on the list"),
        ({"person": "Nobody"}, "id_person", "No correspondent is called"),
        ({"role": "king"}, "id_role", "is not on the list"),
        ({"genre": "poem"}, "id_genre", "is not known here"),
        ({"repository": "x"}, "id_repository", "is not known here"),
        ({"collection": "x"}, "id_collection", "is not known here"),
        ({"language": "xx"}, "id_language", "is not known here"),
        ({"event": "x"}, "id_event", "is not known here"),
        ({"sort": "colour"}, "id_sort", "valid choice"),
        ({"page": "zero"}, "id_page", "not a page number"),
        ({"page": "0"}, "id_page", "not a page number"),
        ({"page": "9" * 5000}, "id_page", "not a page number"),
        ({"per_page": "7"}, "id_per_page", "valid choice"),
        ({"q": "?!"}, "id_q", "no letter or digit"),
        ({"q": "a" * 10_001}, "id_q", "10000 characters"),
        *(({name: "a\x00"}, f"id_{name}", "Null characters") for name in NAMING_RECORDS),
        *(({name: "9" * 18}, f"id_{name}", "is not known") for name in NAMING_RECORDS[1:]),
        ({"event": "event-0"}, "id_event", "is not known here"),
    ],
)
def test_a_value_that_cannot_be_read_is_told_at_its_field(client, parameters, field, words):
    page = ask(client, status=400, **parameters)
    assert page.count(words) == 2  # in the summary and at the field
    assert f'href="#{field}"' in page
    assert f'id="{field}_error"' in page
    assert f'id="{field}"' in page


def test_a_text_field_in_error_says_so_to_those_who_do_not_see_it(client):
    page = ask(client, status=400, date="31 November 1950")
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_date_helptext id_date_error"' in page
    assert 'value="31 November 1950"' in page


def test_an_ambiguous_date_offers_its_readings_and_keeps_the_other_filters(client):
    page = ask(client, status=400, date="03/02/1949", q="gold")
    assert 'href="?q=gold&amp;date=1949-02-03"' in page
    assert 'href="?q=gold&amp;date=1949-03-02"' in page


def test_a_name_of_several_offers_the_bearers(client):
    for name in ("Ivan Kovalev", "Pyotr Kovalev"):
        make.make_correspondent(authorised_form=name, status="published")
    page = ask(client, status=400, person="Kovalev")
    assert page.count("Ivan Kovalev") == 3  # in both messages and as a link
    assert "?person=correspondent-" in page


def test_a_page_beyond_the_end_leads_to_the_last(client, archive):
    page = ask(client, status=404, page=7, sort="title")
    assert 'href="/documents/?page=1&amp;sort=title"' in page


def test_qualifiers_in_the_date_asked_for_are_ignored_and_the_page_says_so(client, archive):
    assert "make no difference" in ask(client, date="ca. 1949")
    assert "make no difference" not in ask(client, date="1949")


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_takes_at_most_twelve_queries_however_long(
    client, django_assert_max_num_queries, number
):
    fonds, place = make.make_collection(), make.make_place(name="Moscow")
    repository = make.make_repository()
    person = make.make_correspondent(authorised_form="Karl Rankin", status="published")
    other = make.make_correspondent(authorised_form="Mao Zedong", status="published")
    event, genre = make.make_event(status="published"), make.make_genre(slug="cable")
    for _ in range(number):
        document = make.make_published(date="1949", genre=genre, place=place)
        document.languages.add(make.make_language("ru"))
        make.make_participation(document=document, correspondent=person)
        make.make_participation(document=document, correspondent=other, role="recipient")
        collection = make.make_collection(parent=fonds, repository=repository)
        make.make_holding(document=document, collection=collection, repository=repository)
        make.make_document_event(document=document, event=event)
    index_words()
    asked = {
        "q": "document",
        "date": "1949",
        "person": ["Rankin", "Zedong", person.address_key],
        "role": "sender",
        "genre": "cable",
        "language": "ru",
        "repository": repository.address_key,
        "collection": fonds.address_key,
        "place": place.address_key,
        "event": event.address_key,
        "per_page": "100",
    }
    with django_assert_max_num_queries(12):
        page = ask(client, **asked)
    assert page.count('<li class="entry">') == number
    with django_assert_max_num_queries(12):
        assert "No document matches" in ask(client, **asked | {"date": "1951"})


def test_a_form_is_read_not_sent(client):
    assert client.post(LIST).status_code == 405


def test_a_term_that_only_drafts_use_is_not_offered(client, archive):
    draft = make.make_document(genre=make.make_genre(name="secret protocol", slug="protocol"))
    draft.languages.add(make.make_language("ka", name="Georgian"))
    page = ask(client)
    assert "secret protocol" not in page
    assert "Georgian" not in page
    assert "secret protocol" not in ask(client, status=400, genre="protocol")
    assert "Georgian" not in ask(client, status=400, language="ka")


def test_the_question_stands_in_title_and_heading(client, archive):
    page = ask(client, genre="cable", person="Filippov", role="sender", date="February 1949")
    assert "<h1>Cables from Joseph Stalin, February 1949</h1>" in page
    assert "<title>Cables from Joseph Stalin, February 1949 · 1–1 of 1 · " in page


def test_clearing_all_filters_keeps_the_order(client, archive):
    page = ask(client, q="gold", date="1949", certainty="certain", sort="title", per_page="25")
    assert 'class="clear" href="/documents/?sort=title&amp;per_page=25"' in page
    assert 'class="clear" href="/documents/"' in ask(client, q="gold")


def test_a_link_to_a_document_carries_the_question(client, archive):
    page = ask(client, q="gold", person="Filippov", page="1")
    assert f'href="{archive.cable.get_absolute_url()}?q=gold&amp;person=Filippov"' in page
    assert f'href="{archive.cable.get_absolute_url()}?sort=oldest"' in ask(client)


def test_a_place_stands_for_all_places_within_it(client):
    moscow = make.make_place(name="Moscow")
    kremlin = make.make_place(name="Kremlin", within=moscow)
    make.make_published(title="From the Kremlin", place=kremlin)
    make.make_published(title="From elsewhere", place=make.make_place())
    for value in (moscow.address_key, f"place-{moscow.pk}", str(moscow.pk)):
        page = ask(client, place=value)
        assert "From the Kremlin" in page
        assert "From elsewhere" not in page
    assert "is not known here" in ask(client, status=400, place="atlantis")


def test_an_old_address_of_a_record_still_finds_it(client, archive):
    person = archive.mikoyan
    Address.objects.create(kind="correspondent", key="mikojan", correspondent=person, state="old")
    assert "Documents involving Anastas Mikoyan" in ask(client, person="mikojan")


def test_an_entry_says_who_wrote_to_whom_where_the_title_does_not(client):
    person = make.make_correspondent(authorised_form="Karl Rankin", status="published")
    told = make.make_published(title="Telegram, Karl Rankin to the Department")
    make.make_participation(document=told, correspondent=person)
    assert 'class="people"' not in ask(client)
    untold = make.make_published(title="Telegram")
    make.make_participation(document=untold, correspondent=person)
    assert ask(client).count('class="people"') == 1


def test_an_entry_says_that_the_document_is_lost(client):
    make.make_published(availability="destroyed")
    assert '<span class="away">Destroyed</span>' in ask(client)


def test_what_a_draft_alone_names_is_neither_offered_nor_found(client):
    draft = make.make_document(place=make.make_place(name="Canary Wharf"))
    holding = make.make_holding(document=draft, collection=make.make_collection(title="Canary"))
    event = make.make_event(title="Canary landing")
    make.make_document_event(document=draft, event=event)
    assert "Canary" not in ask(client)
    for name, record in (
        ("place", draft.place),
        ("collection", holding.collection),
        ("event", event),
    ):
        page = ask(client, status=400, **{name: record.address_key})
        assert "Canary" not in page


def test_dates_in_messages_and_chips_follow_the_language_of_the_page(client, settings):
    settings.LANGUAGES = [("en", "English"), ("en-us", "American English")]
    american = {"accept-language": "en-us"}
    page = client.get(LIST, {"date": "4 February 1949"}, headers=american).content.decode()
    assert "Date February 4, 1949" in page
    page = client.get(LIST, {"date": "03/02/1949"}, headers=american).content.decode()
    assert "February 3, 1949 (day/month/year)" in page
