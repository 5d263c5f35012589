"""Change lists: what they find, and that they ask the database equally often however long."""

import pytest
from django.contrib import admin

from archive.dates import parse
from archive.models import Address, Document, User
from archive.search import index_words
from tests import factories as make
from tests.admin.paper import address, page_of

pytestmark = pytest.mark.django_db
DESKS = {
    model: desk
    for model, desk in admin.site._registry.items()
    if model._meta.app_label == "archive" and model is not User
}


CHOOSE = "/admin/archive/document/choose/"


def list_of(model):
    return f"/admin/archive/{model._meta.model_name}/"


def listed(client, model=Document, **parameters):
    page = page_of(client.get(list_of(model), parameters))
    return [link.text_content() for link in page.xpath("//*[@id='result_list']/tbody//th//a")]


def titles(client, **parameters):
    page = page_of(client.get(list_of(Document), parameters))
    return page.xpath(
        "//td[contains(@class, 'field-titled')]//a/text() | //th[contains(@class, 'field-titled')]//a/text()"
    )


def make_full_document():
    document = make.make_document(genre=make.make_genre(), date=parse("1949-02"))
    make.make_participation(document=document)
    make.make_participation(document=document, role="recipient", name_as_written="Filippov")
    make.make_holding(document=document, collection=make.make_collection())
    make.make_printed_in(document=document)
    make.make_relation(source=document, target=make.make_document(place=make.make_place()))
    make.make_document_event(document=document, event=make.make_event(part_of=make.make_event()))
    make.make_document_identifier(document=document, scheme="frus", value=f"v/d{document.pk}")
    make.make_text(document=document)
    make.make_imported(document=document)
    Address.objects.create(kind="document", key=str(document.pk), document=document)


@pytest.mark.parametrize("model", DESKS, ids=lambda model: model._meta.model_name)
def test_a_list_asks_equally_often_however_long(desk, model, django_assert_num_queries):
    asked = []
    for number in (1, 7):
        for _ in range(number):
            make_full_document()
        with django_assert_num_queries(12, exact=False) as queries:
            assert desk.get(list_of(model)).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_a_filtered_and_sorted_list_asks_equally_often(desk, django_assert_num_queries):
    make_full_document()
    for number in (1, 7):
        for _ in range(number):
            make_full_document()
        index_words()
        query = {"dated": "1949", "person": "Filippov", "q": "document", "o": "-3.2"}
        with django_assert_num_queries(6):
            assert len(titles(desk, **query)) >= number


def test_a_form_asks_equally_often_however_many_parts(desk, django_assert_num_queries):
    document = make.make_document()
    desk.get(address(document))  # content types are asked for once in a process
    asked = []
    for number in (1, 7):
        for _ in range(number):
            part = {"capacity": make.make_correspondent(), "place": make.make_place()}
            make.make_participation(
                document=document, correspondent=make.make_correspondent(), **part
            )
            make.make_holding(document=document, collection=make.make_collection())
            make.make_relation(source=document)
            make.make_relation(target=document)
        with django_assert_num_queries(30, exact=False) as queries:
            desk.get(address(document))
        asked.append(len(queries))
    assert asked[0] == asked[1]


@pytest.mark.parametrize("model", DESKS, ids=lambda model: model._meta.model_name)
def test_no_list_of_choices_holds_a_table(desk, model):
    make_full_document()
    pages = [desk.get(list_of(model)), desk.get(address(model.objects.first()))]
    for page in pages:
        lists = page_of(page).xpath("//select[not(contains(@class, 'admin-autocomplete'))]")
        values = [value for one in lists for value in one.xpath("option/@value")]
        assert not any(value.isdigit() for value in values)


def test_words_of_title_summary_and_names_find_a_document(desk):
    document = make.make_document(title="Cable on gold", summary="Réserves")
    make.make_document(title="Another")
    make.make_participation(document=document, name_as_written="Filippov")
    index_words()
    for words in ("gold", "GOLD cable", "reserves", "filippov gold", str(document.pk)):
        assert titles(desk, q=words) == ["Cable on gold"]
    assert titles(desk, q="***") == []


def test_an_identifier_finds_a_document(desk):
    document = make.make_document(title="Telegram")
    make.make_document_identifier(document=document, scheme="frus", value="frus1955-57v02/d5")
    make.make_document()
    assert titles(desk, q="frus1955-57v02/d5") == ["Telegram"]


def test_any_name_finds_a_correspondent(desk):
    mao = make.make_correspondent(authorised_form="Mao Zedong")
    make.make_name(correspondent=mao, form="毛泽东")
    make.make_name(correspondent=mao, form="Máo Tsé-tung")
    make.make_correspondent(authorised_form="Zhou Enlai")
    for words in ("mao", "毛泽", "tse-tung", "ZEDONG mao"):
        assert listed(desk, type(mao), q=words) == ["Mao Zedong"]


def test_autocomplete_finds_by_folded_words_and_takes_anything(desk):
    make.make_correspondent(authorised_form="Nguyễn Ái Quốc")
    field = {"app_label": "archive", "model_name": "participation", "field_name": "correspondent"}
    answer = desk.get(CHOOSE, {**field, "term": "nguyen quoc"}).json()
    assert [one["text"] for one in answer["results"]] == ["Nguyễn Ái Quốc"]
    for term in ("\0", "%", "\\", "'", '"', "9" * 40):
        assert desk.get(CHOOSE, {**field, "term": term}).status_code == 200


def test_what_has_one_name_is_told_apart_when_chosen(desk, django_assert_num_queries):
    make.make_place(name="Springfield", within=make.make_place(name="Illinois"))
    make.make_place(name="Springfield", within=make.make_place(name="Ohio"))
    document = make.make_document(title="Telegram", date=parse("1949-02"))
    index_words()
    field = {"app_label": "archive", "model_name": "document", "field_name": "place"}
    with django_assert_num_queries(4):
        places = desk.get(CHOOSE, {**field, "term": "springf"}).json()["results"]
    assert [one["text"] for one in places] == ["Springfield (Illinois)", "Springfield (Ohio)"]
    field = {"app_label": "archive", "model_name": "relation", "field_name": "target"}
    documents = desk.get(CHOOSE, {**field, "term": "telegram"}).json()["results"]
    assert documents[0]["text"] == f"{document.pk}: Telegram (February 1949)"


def test_strangers_and_who_may_not_look_choose_nothing(client, db):
    field = {"app_label": "archive", "model_name": "relation", "field_name": "target"}
    assert client.get(CHOOSE, field).status_code == 302
    client.force_login(make.make_user(is_staff=True))
    assert client.get(CHOOSE, field).status_code == 403


def test_the_date_filter_reads_words(desk):
    make.make_document(title="February", date=parse("1949-02"))
    make.make_document(title="Year", date=parse("1949"))
    make.make_document(title="Later", date=parse("1950"))
    make.make_document(title="Undated")
    assert titles(desk, dated="February 1949") == ["Year", "February"]
    assert titles(desk, dated="1950") == ["Later"]
    assert titles(desk, dated="n.d.") == ["Undated"]


def test_a_date_that_cannot_be_read_is_said_and_nothing_is_listed(desk):
    make.make_document(date=parse("1950-11"))
    page = page_of(desk.get(list_of(Document), {"dated": "31 November 1950"})).text_content()
    assert "November has 30 days" in page
    assert "0 documents" in page


def test_an_ambiguous_date_offers_links_to_its_readings(desk):
    response = desk.get(list_of(Document), {"dated": "03/02/1949", "status__exact": "draft"})
    links = page_of(response).xpath("//form[@class='words-filter']//li/a/@href")
    assert links == [
        "?dated=1949-02-03&status__exact=draft",
        "?dated=1949-03-02&status__exact=draft",
    ]


def test_the_person_filter_finds_by_name_office_and_name_as_written(desk):
    stalin = make.make_correspondent(authorised_form="Stalin, Joseph")
    titled = {name: make.make_document(title=name) for name in ("one", "two", "three", "four")}
    make.make_participation(document=titled["one"], correspondent=stalin)
    make.make_participation(document=titled["two"], capacity=stalin)
    make.make_participation(document=titled["three"], name_as_written="J. Stalin")
    make.make_participation(document=titled["four"])
    assert titles(desk, person="stalin") == ["three", "two", "one"]


def test_events_are_filtered_by_date_and_person_too(desk):
    event = make.make_event(title="Yalta", date=parse("1945-02"))
    make.make_event_participation(event=event, name_as_written="Koba")
    make.make_event(title="Later", date=parse("1950"))
    assert listed(desk, type(event), dated="1945", person="koba") == ["Yalta"]


def test_filters_keep_each_other_and_the_search(desk):
    page = page_of(desk.get(list_of(Document), {"q": "x", "dated": "1949", "o": "3", "p": "1"}))
    person = page.get_element_by_id("filter-person").getparent()
    kept = {one.get("name"): one.get("value") for one in person.xpath("input[@type='hidden']")}
    assert kept == {"q": "x", "dated": "1949", "o": "3"}


def test_undated_documents_come_last_both_ways(desk):
    for title, date in (("a", "1950"), ("b", None), ("c", "1949")):
        make.make_document(title=title, date=date and parse(date))
    assert titles(desk, o="3") == ["c", "a", "b"]
    assert titles(desk, o="-3") == ["a", "c", "b"]


def test_titles_are_ordered_without_their_article(desk):
    for title in ("The Beta", "Alpha", "Gamma"):
        make.make_document(title=title)
    assert titles(desk, o="2") == ["Alpha", "The Beta", "Gamma"]


HOSTILE = [
    "\0",
    "'",
    '"',
    "\\",
    "%",
    "9" * 400,
    "[",
    "()",
    "../..",
    "1949-99",
    "<b>",
    "ﷺ",
    "-",
    "1.2",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_no_query_string_is_a_server_error(desk, value):
    make_full_document()
    for name in (
        "q",
        "dated",
        "person",
        "o",
        "p",
        "status__exact",
        "all",
        "pk__in",
        "e",
        "x",
    ):
        assert desk.get(list_of(Document), {name: value}).status_code in (200, 302, 400)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["title__regex", "title__iregex"])
def test_a_pattern_that_is_none_leads_back_to_the_list(desk, name):
    response = desk.get(list_of(Document), {name: "[]"})
    assert response.url == f"{list_of(Document)}?e=1"
