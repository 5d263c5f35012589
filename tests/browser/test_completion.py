"""Names completed in a real browser, by keyboard, by hand and without JavaScript."""

import re

import pytest
from django.test import Client
from playwright.sync_api import expect

from archive.text import slug
from tests import factories as make
from tests.browser.axe import faults_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people():
    """Two of the name Dulles, each with a document."""
    for form in ("Dulles, John Foster", "Dulles, Allen W."):
        one = make.make_correspondent(
            kind="person", authorised_form=form, slug=slug(form), status="published"
        )
        make.make_participation(document=make.make_published(title=f"Of {form}"), correspondent=one)
    make.make_name(correspondent=one, form="Mr. Smith", kind="pseudonym")


@pytest.fixture
def open_page(browser, live_server, people):
    """Opens an address; closed at the end."""
    contexts = []

    def opened(address, width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(live_server.url + address)
        return page

    yield opened
    for context in contexts:
        context.close()


def choices(page):
    return page.get_by_role("listbox").get_by_role("option")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_name_is_chosen_by_keyboard(open_page, width):
    page = open_page("/documents/", width)
    if width < 800:
        page.locator("details.filters > summary").click()
    box = page.get_by_label("Name, in any script")
    box.press_sequentially("dull")
    expect(choices(page)).to_have_count(2)
    expect(box).to_have_attribute("aria-expanded", "true")
    assert faults_of(page) == []
    box.press("ArrowDown")
    box.press("ArrowDown")
    active = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    assert active.get_attribute("aria-selected") == "true"
    name = active.evaluate("option => option.firstChild.textContent")
    box.press("Enter")
    expect(box).to_have_value("")
    expect(page.get_by_role("checkbox", name=name)).to_be_checked()
    box.press("Enter")  # now the form is sent
    page.wait_for_url("**person=dulles**")
    expect(page.locator("h2.count")).to_have_text("1–1 of 1 document")


def test_a_name_is_chosen_by_hand_and_says_what_was_found(open_page):
    page = open_page("/documents/")
    box = page.get_by_label("Name, in any script")
    box.press_sequentially("smith")
    expect(choices(page)).to_contain_text("found as “Mr. Smith”, a pseudonym · 1 document")
    choices(page).click()
    expect(page.get_by_role("checkbox", name="Dulles, Allen W.")).to_be_checked()
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_escape_closes_the_choices_and_keeps_what_was_typed(open_page):
    page = open_page("/documents/")
    box = page.get_by_label("Name, in any script")
    box.press_sequentially("dull")
    expect(choices(page)).to_have_count(2)
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("dull")


def test_in_a_part_the_role_stays_before_the_name(open_page):
    page = open_page("/documents/")
    box = page.locator("input[type=text][name=part]")
    box.press_sequentially("sender:foster")
    choices(page).click()  # waits until one is left
    expect(page.locator("input[name=part]:checked")).to_have_value(re.compile("^sender:dulles"))


def test_on_the_list_of_correspondents_a_choice_leads_there(open_page):
    page = open_page("/correspondents/")
    box = page.get_by_label("Any of their names")
    box.press_sequentially("foster")
    expect(choices(page)).to_have_count(1)
    box.press("ArrowDown")
    expect(choices(page)).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    page.wait_for_url("**/correspondents/dulles-john-foster/")


def test_an_answer_that_comes_late_takes_no_choice_away(open_page):
    page = open_page("/correspondents/")
    box = page.get_by_label("Any of their names")
    box.press_sequentially("foste")
    expect(choices(page)).to_have_count(1)
    held = []
    page.route("**/complete/**", lambda route: held.append(route))
    with page.expect_request("**/complete/**"):
        box.press("r")
    box.press("ArrowDown")
    for route in held:
        route.fulfill(json={"choices": [], "says": "Nothing found"})
    expect(choices(page)).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    page.wait_for_url("**/correspondents/dulles-john-foster/")


def test_without_javascript_the_page_asks_which_one_is_meant(open_page):
    page = open_page("/documents/", java_script_enabled=False)
    page.get_by_label("Name, in any script").fill("Dulles")
    page.get_by_role("button", name="Apply filters").first.click()
    page.get_by_role("link", name="Dulles, John Foster (1 document)").click()
    expect(page.locator("h2.count")).to_have_text("1–1 of 1 document")


def test_nothing_is_asked_inline(people):
    page = Client().get("/documents/").content.decode()
    assert 'data-completes="/complete/correspondents/"' in page
    assert "<script>" not in page
