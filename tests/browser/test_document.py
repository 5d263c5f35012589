"""The page of a document in a real browser: texts, notes, margins, the way through a list."""

import pytest
from playwright.sync_api import expect

from tests import factories as make
from tests.browser.axe import faults_of

pytestmark = pytest.mark.django_db(transaction=True)
PARAGRAPH = "<p>{0} {1} words that fill more than one line of a narrow column on the page.</p>"
NOTE = (
    '<p>Marked.<a class="noteref" id="ref-1" href="#note-1">1</a> '
    '<span class="redaction">[1 line not declassified]</span></p>'
    '{0}<ol class="notes"><li id="note-1"><span class="label">1</span> A note.</li></ol>'
)
BREAK = ' <span class="pb" id="page-{0}">{0}</span>'


def body(word):
    """Eight paragraphs with a page break in each second one, and a note."""
    paragraphs = [
        PARAGRAPH.format(word, BREAK.format(number) if number % 2 == 0 else "")
        for number in range(8)
    ]
    return NOTE.format("".join(paragraphs))


@pytest.fixture
def letter(live_server):
    """The second of three letters of a thread, with everything that a page can show."""
    genre = make.make_genre(name="letter", slug="letter")
    letters = [
        make.make_published(title=f"Letter {day}", date=f"1955-01-0{day}", genre=genre)
        for day in (1, 2, 3)
    ]
    make.make_relation(source=letters[1], target=letters[0])
    make.make_relation(source=letters[2], target=letters[1])
    letter = letters[1]
    letter.availability, letter.rights = "reference", "Free to use."
    letter.save()
    for order in range(6):
        person = make.make_correspondent(authorised_form=f"Name {order}, Given", status="published")
        role = "sender" if order == 0 else "mentioned"
        make.make_participation(
            document=letter, correspondent=person, role=role, order=order, certainty="probable"
        )
    make.make_holding(document=letter, collection=make.make_collection(), reference="f. 1")
    russian = make.make_language("ru", name="Russian")
    make.make_text(document=letter, language=russian, body=body("Слово"), by_whom="A. Reader")
    make.make_text(document=letter, kind="translation", body=body("Word"), order=1)
    make.make_text(document=letter, kind="precis", body="<p>In short.</p>", order=2)
    return letter


@pytest.fixture
def address(live_server, letter):
    return live_server.url + letter.get_absolute_url()


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


BOTH = "?text=transcription-ru&beside=translation-en"


def tops(page, *selectors):
    """How far down the elements of each selector begin, once the fonts are there."""
    return page.evaluate(
        """async selectors => {
            await document.fonts.ready
            return selectors.map(one => [...document.querySelectorAll(one)]
                .map(found => found.getBoundingClientRect().top))
        }""",
        list(selectors),
    )


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_cut_off(browser, address, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    found, wide = [], []
    for query in ("", BOTH + "&genre=letter", "?text=nothing"):
        page.goto(address + query)
        found += faults_of(page)
        wide += [query] if page.evaluate("document.documentElement.scrollWidth") > width else []
    page.close()
    assert found == []
    assert wide == []


def test_the_switch_leads_to_another_text_without_script(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator(".text").get_attribute("lang") == "en"
    page.get_by_role("navigation", name="Versions of the text").get_by_role(
        "link", name="Transcription, Russian"
    ).click()
    expect(page).to_have_url(f"{address}?text=transcription-ru#text")
    expect(page.locator(".text")).to_have_attribute("lang", "ru")
    expect(page.locator(".tabs [aria-current]")).to_have_text("Transcription, Russian")
    page.get_by_role("navigation", name="Beside it").get_by_role(
        "link", name="Translation, en"
    ).click()
    expect(page.locator(".text")).to_have_count(2)
    context.close()


def test_two_texts_stand_beside_each_other_paragraph_by_paragraph_on_wide_screens(page, address):
    page.goto(address + BOTH)
    left, right = tops(page, *(f".version:nth-child({place}) .text > p" for place in (1, 2)))
    assert left == right
    assert len(left) == 9
    boxes = [one.bounding_box() for one in page.locator(".text").all()]
    assert boxes[0]["x"] + boxes[0]["width"] < boxes[1]["x"]


def test_two_texts_stand_below_each_other_on_a_phone(page, address):
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(address + BOTH)
    boxes = [one.bounding_box() for one in page.locator(".text").all()]
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]
    assert boxes[0]["x"] == boxes[1]["x"]


@pytest.mark.parametrize("query", ["?text=transcription-ru", BOTH])
def test_page_numbers_stand_in_the_margin_on_the_line_of_their_break(page, address, query):
    page.goto(address + query)
    page.evaluate("document.fonts.ready.then(() => null)")  # lines move when a font arrives
    number = page.locator("#page-2").bounding_box()
    paragraph = page.locator("p:has(> #page-2)").bounding_box()
    assert number["x"] + number["width"] <= paragraph["x"]
    assert paragraph["y"] <= number["y"] <= paragraph["y"] + paragraph["height"]


def test_a_footnote_is_reached_and_left_by_keyboard_alone(page, address):
    page.goto(address + BOTH)
    page.locator("#beside-ref-1").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}{BOTH}#beside-note-1")
    expect(page.locator(":target")).to_contain_text("1 A note.")
    page.keyboard.press("Tab")
    expect(page.locator(":target .back")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}{BOTH}#beside-ref-1")


def test_the_keyboard_reaches_every_link_in_the_order_of_the_page(page, address):
    page.goto(address + "?genre=letter")
    links = page.locator("a[href], button, input, [tabindex='0']").count()
    reached = set()
    for _ in range(links):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)")
        )
    assert len(reached) == links


def test_one_walks_through_a_list_and_back_keeps_every_station(page, address, live_server):
    page.goto(address + "?genre=letter&sort=newest")
    listing = page.get_by_role("navigation", name="The list you came from")
    expect(listing).to_contain_text("2 of 3")
    listing.get_by_role("link", name="Next").click()
    expect(listing).to_contain_text("3 of 3")
    expect(page.locator("h1")).to_have_text("Letter 1")
    expect(listing.get_by_role("link", name="Next")).to_have_count(0)
    page.go_back()
    expect(page.locator("h1")).to_have_text("Letter 2")
    listing.get_by_role("link", name="Back to the list").click()
    expect(page.locator("h1")).to_have_text("Letters")
    assert page.url.startswith(live_server.url + "/documents/?")
    assert "genre=letter" in page.url


def test_print_keeps_citation_and_address_and_leaves_the_ways_away(page, address):
    page.emulate_media(media="print")
    page.goto(address + BOTH + "&genre=letter")
    for kept in (".citation", ".perma", ".pb", ".text"):
        assert page.locator(kept).first.is_visible(), kept
    for away in (".inlist", ".toc", ".tabs", ".besides", ".time", ".text .back", ".mainnav"):
        assert not page.locator(away).first.is_visible(), away


def test_targets_are_at_least_24_pixels_high(page, address):
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(address + BOTH + "&genre=letter")
    small = page.evaluate(
        """[...document.querySelectorAll(`.inlist a, .toc a, .tabs a, .besides a, .run a,
            .isad a, .thread a, .rel a, .time a, .side a, .noteref, .back`)]
            .filter(one => one.getBoundingClientRect().height < 23.5)
            .map(one => one.outerHTML.slice(0, 90))"""
    )
    assert small == []
