"""What the list says of the words asked for: how they were read, where they stand, what else to ask."""

import re
from html import unescape

import pytest

from archive.search import index_words
from tests import factories as make

pytestmark = pytest.mark.django_db
LIST = "/documents/"


def ask(client, status=200, **parameters):
    response = client.get(LIST, parameters)
    assert response.status_code == status
    return response.content.decode()


def said(page):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_each_part_of_the_words_can_be_removed_alone(client, archive):
    page = ask(client, q='gold "be moved" -Nanjing', sort="title")
    for left in ("%22be+moved%22+-Nanjing", "gold+-Nanjing", "gold+%22be+moved%22"):
        assert f'href="?sort=title&amp;q={left}"' in page
    assert "Documents with “gold” and the phrase “be moved”, not “Nanjing”" in page


def test_words_beyond_the_twentieth_are_told(client, archive):
    words = " ".join(f"word{number}" for number in range(23))
    assert "3 more words are not looked for" in ask(client, q=words)


def test_the_page_says_under_which_name_somebody_was_found(client, archive):
    page = ask(client, q="Filippov")
    assert "Found as “Filippov”, a pseudonym of Joseph Stalin" in said(page)
    assert f'<a href="{archive.stalin.get_absolute_url()}">Joseph Stalin</a>' in page
    assert "Found as" not in ask(client, q="Joseph Stalin")


def test_nearly_the_same_words_are_offered_with_their_number(client, archive):
    page = ask(client, q="moved gild", genre="cable")
    assert '<a href="?genre=cable&amp;q=moved+gold" rel="nofollow">moved <em>gold</em></a>' in page
    assert "Did you mean moved gold 1 document" in said(page)
    assert "Did you mean" not in ask(client, q="cable", per_page="25")


def test_a_number_that_may_be_a_word_is_offered_as_a_document(client, archive):
    number = archive.later.pk
    make.make_published(title=f"Telegram {number}")
    index_words()
    page = ask(client, q=str(number))
    assert f"“{number}” is also the number of a document: A later cable" in said(page)
    assert archive.later.get_absolute_url() in page


def test_a_reference_identifier_or_address_leads_straight_to_its_document(client, archive):
    make.make_document_identifier(document=archive.cable, scheme="frus", value="frus49/d5")
    for words in ("f. 558, op. 11, d. 331", "frus:frus49/d5", archive.cable.get_absolute_url()):
        response = client.get(LIST, {"q": words})
        assert response.status_code == 302, words
        assert response["Location"] == archive.cable.get_absolute_url()


def test_with_a_filter_a_reference_is_searched_like_other_words(client, archive):
    page = ask(client, q="f. 558, op. 11, d. 331", genre="cable")
    assert "1–1 of 1 document" in page


def test_a_reference_of_a_draft_leads_nowhere(client, archive):
    # A number that stands in no reference of another document.
    draft = make.make_document(title="Canary", number=7_654_321)
    make.make_holding(document=draft, reference="f. 17, op. 3")
    assert "Canary" not in ask(client, q="f. 17, op. 3")
    assert "No document matches" in ask(client, q=str(draft.pk))


def test_an_entry_shows_where_the_words_stand_and_leads_there(client, archive):
    page = ask(client, q="telegram arrived")
    address = f"{archive.cable.get_absolute_url()}?q=telegram+arrived"
    found = re.search(rf'class="where" href="{re.escape(address)}&amp;text=[^"#]*#[^"]+"', page)
    assert found, page
    assert re.search(r"<mark>telegram</mark>.*<mark>arrived</mark>", page)


def test_words_of_the_title_are_marked_in_it(client, archive):
    page = ask(client, q="Mikoyan cable")
    assert "<mark>Cable</mark>, Stalin to <mark>Mikoyan</mark></a></h3>" in page
    assert 'class="passage"' not in page


def test_words_of_the_summary_are_shown_once(client, archive):
    page = ask(client, q="gold")
    assert page.count("Asks that") == 1
    assert "<mark>gold</mark>" in page


def test_what_is_quoted_is_never_read_as_markup(client):
    document = make.make_published(title="Plain", summary="<b>gold</b> & <script>silver</script>")
    make.make_text(document=document, body="<p>tin &lt;i&gt;</p>")
    index_words()
    for word in ("gold", "silver", "tin", "plain"):
        page = ask(client, q=word)
        assert "<script>silver" not in page
        assert "<b>gold" not in page
        assert "<i>" not in page
        assert "<mark>" in page


def test_relevance_is_the_order_of_words_and_offered_for_them_alone(client, archive):
    page = ask(client, q="cable")
    assert '<a href="?q=cable&amp;sort=relevance" aria-current="true">relevance</a>' in page
    assert ">relevance</a>" not in ask(client)


def test_the_days_of_a_month_are_drawn_each_with_its_number(client, archive):
    page = ask(client, date="February 1949")
    assert "Documents by day" in page
    assert '<th scope="row"><a href="?date=1949-02-04" rel="nofollow" aria-current="true">' in page
    assert "Documents by month" in ask(client, date="1949")
    make.make_published(date="1953")
    assert "Documents by year" in ask(client, date="1949..1953")


@pytest.mark.parametrize("number", [1, 30])
def test_a_list_found_by_words_takes_at_most_twelve_queries(
    client, archive, django_assert_max_num_queries, number
):
    for place in range(number):
        document = make.make_published(title="Report", date="1953", genre=archive.cable.genre)
        make.make_participation(document=document, correspondent=archive.stalin)
        make.make_text(document=document, body=f"<p>On gold, {place}.</p>")
        make.make_holding(document=document, collection=make.make_collection())
    index_words()
    asked = {"genre": "cable", "not": f"person:{archive.mikoyan.address_key}", "per_page": "100"}
    for words in ("gold", "Filippov", "report gold -silver"):
        with django_assert_max_num_queries(12):
            assert "No document" not in ask(client, q=words, **asked)
    with django_assert_max_num_queries(12):
        assert "No document matches" in ask(client, q="goldd Filippov nobody", **asked)


def test_a_passage_says_in_which_language_it_is(client):
    document = make.make_published(title="Telegram")
    make.make_text(
        document=document,
        body="<p>莫斯科来电</p>",
        language=make.make_language("zh", name="Chinese"),
    )
    index_words()
    assert '<span lang="zh" dir="auto"><mark>莫斯科</mark>' in ask(client, q="莫斯科")


def test_words_that_are_a_date_lead_to_its_documents(client, archive):
    make.make_published(date="1949-02-03", title="Gold")
    make.make_published(date="1949", title="Silver")
    page = ask(client, q="February 1949")
    assert "As a date:" in page
    [address, number] = re.search(
        r'As a date: <a href="([^"]*)"[^>]*>February 1949</a> <span class="quiet">(\d+)', page
    ).groups()
    found = client.get("/documents/" + address.replace("&amp;", "&"))
    assert found.context["answer"].total == int(number)
    assert "As a date:" not in ask(client, q="gold")
    assert "As a date:" not in ask(client, q="February 1949", date="1949")
