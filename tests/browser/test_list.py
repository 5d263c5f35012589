"""The list of documents in a real browser: filtered, paged and cleared by hand and by keyboard."""

import pytest
from playwright.sync_api import expect

from archive.search import index_words
from tests import factories as make
from tests.browser.axe import faults_of

pytestmark = pytest.mark.django_db(transaction=True)
QUESTION = "/documents/?date_from=1945&date_to=1950&genre=cable&person=Stalin&role=sender"
# What axe looks at beside it: words and passages, nothing found, an error, all correspondents.
MORE_PAGES = (
    "/documents/?q=gold&genre=cable&not=role:author",
    "/documents/?q=nothing&date=1949",
    "/documents/?date=x",
    "/documents/correspondents/?genre=cable",
)
WIDTHS = (320, 390, 768, 1280, 1920)


@pytest.fixture
def archive(live_server):
    """Cables of six years and one of a year only, and the address of the server."""
    genre = make.make_genre(name="Cable", slug="cable")
    stalin = make.make_correspondent(authorised_form="Joseph Stalin", status="published")
    dates = [f"{year}-{month:02}-03" for year in range(1945, 1951) for month in (1, 2, 7)]
    for date in (*dates, "1949", "1944/1953", "1980", None):
        document = make.make_published(date=date, genre=genre, summary="On gold. " * 20)
        make.make_participation(document=document, correspondent=stalin)
        make.make_holding(document=document, collection=make.make_collection())
    index_words()
    return live_server.url


@pytest.fixture
def open_page(browser, archive):
    """Opens an address at a width; closed at the end."""
    contexts = []

    def opened(address, width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(archive + address)
        return page

    yield opened
    for context in contexts:
        context.close()


def expect_count(page, words):
    expect(page.locator("h2.count")).to_have_text(words)


def expect_heading(page, words):
    expect(page.locator("h1")).to_have_text(words)


def test_a_reader_filters_turns_the_page_and_comes_back(open_page):
    page = open_page("/documents/", java_script_enabled=False)
    page.get_by_label("Or one date").fill("1949")
    page.get_by_role("button", name="Apply filters").first.click()
    page.get_by_role("link", name="Only Cable").click()
    expect_heading(page, "Cables, 1949")
    expect_count(page, "1–5 of 5 documents")
    page.go_back()
    page.go_back()
    expect_count(page, "1–10 of 22 documents")
    page.get_by_role("link", name="Next").click()
    expect_count(page, "11–20 of 22 documents")
    page.go_back()
    expect_count(page, "1–10 of 22 documents")


def test_chips_are_removed_one_by_one_with_the_keyboard_alone(open_page):
    page = open_page(QUESTION + "&sort=newest", java_script_enabled=False)
    left = ["From 1945", "To 1950", "Sender", "Joseph Stalin", "Cable"]
    while left:
        expect(page.locator(".chips a:not(.clear)")).to_contain_text(left)
        page.get_by_role("link", name=f"Remove filter: {left.pop()}").focus()
        page.keyboard.press("Enter")
    expect(page.locator(".chips")).to_have_count(0)
    assert page.url.endswith("/documents/?sort=newest")


def test_the_tab_key_leads_from_the_heading_over_the_chips_to_the_filters(open_page):
    page = open_page(QUESTION, width=390)
    page.locator(".mainnav a").last.focus()
    reached = []
    for _ in range(7):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText.split('\\n').pop()"))
    assert reached[:6] == ["From 1945", "To 1950", "Sender", "Joseph Stalin", "Cable", "Clear all"]
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_everything_is_cleared_at_once(open_page):
    page = open_page(QUESTION + "&certainty=certain&q=gold&sort=title", java_script_enabled=False)
    page.locator(".chips").get_by_role("link", name="Clear all").click()
    expect_heading(page, "Documents")
    expect(page.get_by_label("Words", exact=True)).to_have_value("")
    expect(page.locator(".tools [aria-current]").first).to_have_text("title")


def test_a_bar_of_the_histogram_leads_to_as_many_documents_as_it_says(open_page):
    page = open_page(QUESTION, java_script_enabled=False)
    page.get_by_role("link", name="1949: 5 documents, 1 of them only possible").focus()
    page.keyboard.press("Enter")
    expect_count(page, "1–5 of 5 documents")
    expect(page.locator(".possible")).to_have_count(2)  # one entry, and the key
    page.get_by_role("link", name="February 1949: 3 documents").click()
    expect_heading(page, "Cables from Joseph Stalin, February 1949")
    expect_count(page, "1–3 of 3 documents")
    page.get_by_role("link", name="All years").click()
    expect_count(page, "1–10 of 22 documents")


@pytest.mark.parametrize("address", ["/documents/", QUESTION, "/documents/?date=1949"])
def test_every_bar_is_a_target_of_full_height_and_24_pixels_at_any_width(open_page, address):
    page = open_page(address)
    for width in range(320, 1921, 100):
        page.set_viewport_size({"width": width, "height": 900})
        targets = page.locator(".histo .target").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect()).filter(one => one.width)"
            ".map(one => [one.width, one.height])"
        )
        assert targets, width
        assert min(breadth for breadth, _height in targets) >= 24, width
        assert min(height for _breadth, height in targets) >= 50, width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_twenty_four_bars_fit_wherever_they_are_drawn(open_page):
    page = open_page("/documents/?date_from=1949&date_to=1950")
    drawn = set()
    for width in (*range(600, 660, 3), *range(976, 1030, 3)):
        page.set_viewport_size({"width": width, "height": 900})
        targets = page.locator(".histo .target").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().width).filter(one => one)"
        )
        assert min(targets) >= 24, width
        drawn.add(page.locator(".histo .drawing >> visible=true").get_attribute("class"))
    assert drawn == {"drawing narrow", "drawing wide"}


def test_the_table_holds_what_the_drawing_groups(open_page):
    page = open_page("/documents/?genre=cable", width=320, java_script_enabled=False)
    expect(page.get_by_role("link", name="1945–1949: 17 documents")).to_be_visible()
    page.get_by_text("The years as a table").click()
    page.locator(".histo table").get_by_role("link", name="1949", exact=True).click()
    expect_count(page, "1–5 of 5 documents")


def test_on_a_phone_the_filters_fold_and_the_result_comes_first(open_page):
    page = open_page("/documents/?q=nothingofthekind&date=1949", width=390)
    expect(page.get_by_label("Or one date")).to_be_hidden()
    assert page.locator("h2.count").bounding_box()["y"] < 700
    expect(page.get_by_role("link", name="Leave out: “nothingofthekind”")).to_be_visible()
    page.locator(".filters > summary").click()
    expect(page.get_by_label("Or one date")).to_be_visible()


def test_on_a_phone_a_question_in_error_shows_what_is_wrong_and_an_open_form(open_page):
    page = open_page("/documents/?date=31+November+1950", width=390)
    assert page.get_by_role("alert").bounding_box()["y"] < 400
    page.get_by_role("alert").get_by_role("link", name="Or one date").click()
    expect(page.get_by_label("Or one date")).to_be_visible()


def test_on_a_wide_screen_the_filters_are_always_open(open_page):
    page = open_page("/documents/", width=1280)
    expect(page.get_by_label("Or one date")).to_be_visible()
    expect(page.locator(".filters > summary")).to_be_hidden()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_list_scrolls_sideways(open_page, width):
    page = open_page(QUESTION, width)
    long = "q=" + "Verwaltungsrechtsangelegenheiten" * 8
    for address in (QUESTION, "/documents/?" + long, "/documents/?date=31+November+1950"):
        page.goto(page.url.split("/documents")[0] + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("width", [320, 640, 1280])  # 640: a screen of 1280 at 200 %
def test_axe_finds_nothing_on_a_list(open_page, width):
    page = open_page(QUESTION, width)
    found = []
    for address in (QUESTION, *MORE_PAGES):
        page.goto(page.url.split("/documents")[0] + address)
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        found += faults_of(page)
    assert found == []


def test_with_script_the_address_of_a_question_holds_only_what_was_asked(open_page):
    page = open_page("/documents/")
    page.get_by_label("Or one date").fill("1949")
    page.get_by_role("button", name="Apply filters").first.click()
    page.wait_for_url("**/documents/?*")
    assert page.url.partition("?")[2] == "date=1949"
    expect_count(page, "1–5 of 5 documents")


def test_a_group_is_opened_and_a_value_left_out_with_the_keyboard_alone(open_page):
    page = open_page("/documents/?q=", java_script_enabled=False)
    group = page.locator(".facet", has_text="Role")
    group.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(group.get_by_role("link", name="Only Sender")).to_be_visible()
    page.keyboard.press("Tab")
    expect(group.get_by_role("link", name="Only Sender")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect_count(page, "No document matches")
    page.get_by_role("link", name="Allow Sender again").click()
    expect_count(page, "1–10 of 22 documents")


@pytest.mark.parametrize("width", [320, 1280])
def test_every_link_of_the_facets_is_a_target_of_24_pixels(open_page, width):
    page = open_page("/documents/?genre=cable&not=role:author", width)
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    sizes = page.locator(".facets a, .facets summary").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(one => [one.width, one.height])"
    )
    assert len(sizes) > 20
    assert min(breadth for breadth, _height in sizes) >= 24
    assert min(height for _breadth, height in sizes) >= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_groups_fold_with_the_filters(open_page):
    page = open_page("/documents/?genre=cable", width=390)
    expect(page.get_by_role("link", name="Remove Cable")).to_be_hidden()
    page.locator(".filters > summary").click()
    expect(page.get_by_role("link", name="Remove Cable")).to_be_visible()
