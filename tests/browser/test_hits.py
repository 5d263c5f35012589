"""Stepping from hit to hit: without script, by keyboard, on a phone."""

import pytest
from playwright.sync_api import expect

from tests import factories as make
from tests.browser.axe import faults_of

pytestmark = pytest.mark.django_db(transaction=True)
FILLER = "<p>Of the other matters nothing was said, and the talk went on for long.</p>" * 30


@pytest.fixture
def address(live_server):
    letter = make.make_published(title="On gold", summary="Gold.")
    make.make_text(document=letter, body=f"{FILLER}<p>More gold.</p>{FILLER}<p>Gold again.</p>")
    return f"{live_server.url}{letter.get_absolute_url()}?q=gold"


def bar(page):
    """The bar that is shown, if one is."""
    return page.locator(".step:visible")


def expect_in_view(page):
    """The hit that the address points to is in the window and not behind the bar."""
    expect(page.locator("mark:target")).to_be_in_viewport(ratio=1)
    hit, below = page.locator("mark:target").bounding_box(), bar(page).bounding_box()
    assert hit["y"] + hit["height"] <= below["y"]


@pytest.mark.parametrize("width", [320, 1280])
def test_one_steps_from_hit_to_hit_without_script(browser, address, width):
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 700}
    )
    page = context.new_page()
    page.goto(address)
    expect(bar(page)).to_have_count(0)
    page.get_by_role("link", name="First hit").click()
    for number in (1, 2, 3, 4):
        expect(bar(page)).to_contain_text(f"Hit {number} of 4")
        expect_in_view(page)
        link = bar(page).get_by_role("link", name="Next hit")
        assert (link.count() == 0) is (number == 4)
        if number < 4:
            assert link.bounding_box()["height"] >= 24
            link.click()
    bar(page).get_by_role("link", name="Previous hit").click()
    expect(bar(page)).to_contain_text("Hit 3 of 4")
    bar(page).get_by_role("link", name="Close").click()
    expect(bar(page)).to_have_count(0)
    context.close()


@pytest.mark.parametrize("script", [True, False])
def test_the_keyboard_goes_on_from_the_hit(browser, address, script):
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="First hit").press("Enter")
    for number, tabs in ((1, 1), (2, 2)):
        expect(bar(page)).to_contain_text(f"Hit {number} of 4")
        for _tab in range(0 if script else tabs):
            page.keyboard.press("Tab")
        expect(bar(page).get_by_role("link", name="Next hit")).to_be_focused()
        page.keyboard.press("Enter")
    expect(bar(page)).to_contain_text("Hit 3 of 4")
    context.close()


def test_going_back_and_asking_for_the_same_hit_again_keep_the_keyboard(browser, address):
    page = browser.new_page()
    page.goto(address)
    first, following = (
        page.get_by_role("link", name=f"{which} hit") for which in ("First", "Next")
    )
    first.press("Enter")
    expect(following).to_be_focused()
    following.press("Enter")
    expect(bar(page)).to_contain_text("Hit 2 of 4")
    expect(following).to_be_focused()
    page.go_back()
    expect(bar(page)).to_contain_text("Hit 1 of 4")
    expect(following).to_be_focused()
    first.press("Enter")  # the address stays as it is
    expect(following).to_be_focused()
    page.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_while_a_hit_is_shown(browser, address, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(address)
    page.get_by_role("link", name="First hit").click()
    bar(page).get_by_role("link", name="Next hit").click()
    expect(bar(page)).to_contain_text("Hit 2 of 4")
    assert faults_of(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
