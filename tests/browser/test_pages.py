"""The pages in a real browser: accessible in light and dark, whole at every width, without script."""

import re

import pytest
from playwright.sync_api import expect

from tests import factories as make
from tests.browser.axe import faults_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def addresses(live_server):
    """One page of every kind, with something of everything on it."""
    genre = make.make_genre(name="cable", slug="cable")
    person = make.make_correspondent(authorised_form="Joseph Stalin", existed_from="1878")
    make.make_name(correspondent=person, form="Filippov", kind="pseudonym")
    chinese = make.make_language("zh-Hans", name="Chinese")
    make.make_name(
        correspondent=person, form="斯大林", kind="parallel", language=chinese, script="Hans"
    )
    event = make.make_event(
        title="Visit", date="1949-02", status="published", description="A visit."
    )
    make.make_event_participation(event=event, correspondent=person, role="host")
    repository = make.make_repository(name="State Archive", other_names="Old Archive")
    fonds = make.make_collection(scope="Papers. " * 20, repository=repository)
    collection = make.make_collection(parent=fonds, repository=repository)
    place = make.make_place(name="Moscow")
    make.make_place_name(place=place, form="Москва")
    for number in range(12):
        document = make.make_published(
            date=f"194{number % 10}", genre=genre, summary="Words. " * 30, place=place
        )
        make.make_participation(document=document, correspondent=person, name_as_written="Filippov")
        make.make_holding(document=document, repository=repository, collection=collection)
        make.make_document_event(document=document, event=event)
        make.make_text(document=document, body=BODY)
        make.make_text(document=document, body=BODY, language=chinese, order=1)
        make.make_relation(source=document, target=make.make_published(title=f"Reply {number}"))
    gone = make.make_withdrawn(make.make_document, "Closed.")
    return {
        "home": "/",
        "about": "/about/",
        "list": "/documents/?date=February+1949&genre=cable&person=Filippov&role=sender&role=author",
        "question in error": "/documents/?date=03/02/1949&genre=poem&sort=x&page=0&person=Nobody",
        "empty list": "/documents/?q=nothingofthekind",
        "document": document.get_absolute_url(),
        "withdrawn": gone.get_absolute_url(),
        "not found": "/documents/999999/x/",
        "beyond the end": "/documents/?page=99",
        "correspondents": "/correspondents/",
        "correspondents in error": "/correspondents/?kind=robot",
        "correspondent": person.get_absolute_url(),
        "events": "/events/",
        "event": event.get_absolute_url(),
        "collections": "/collections/",
        "collection": collection.get_absolute_url(),
        "repositories": "/repositories/",
        "repository": repository.get_absolute_url(),
        "places": "/places/",
        "place": place.get_absolute_url(),
        "help": "/help/",
        "help on import": "/help/import/",
        "unknown format": "/documents/?format=xml",
    }


BODY = (
    '<p>Arrived.<a class="noteref" id="ref-1" href="#note-1">1</a> <span class="pb" '
    'id="page-2">2</span> <span class="redaction">[1 line not declassified]</span></p><table><tr>'
    '<th scope="col">A</th></tr><tr><td>1</td></tr></table><ol class="notes"><li id="note-1"><span '
    'class="label">1</span> A note.</li></ol>'
)


# At 200 % zoom a window of 1280 pixels has room for 640.
@pytest.mark.parametrize("width", [1280, 640, 320])
def test_axe_finds_nothing_on_any_kind_of_page(browser, live_server, addresses, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    findings = {}
    for name, address in addresses.items():
        page.goto(live_server.url + address)
        findings[name] = faults_of(page)
    page.close()
    assert {name: found for name, found in findings.items() if found} == {}


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_no_page_scrolls_sideways(browser, live_server, addresses, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    wide = []
    for name, address in addresses.items():
        page.goto(live_server.url + address)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(name)
    page.close()
    assert wide == []


def test_the_filters_work_without_script_and_the_browser_reports_no_breach(
    browser, live_server, addresses
):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900})
    page = context.new_page()
    told, elsewhere = [], []
    page.on("console", lambda message: told.append(message.text))
    page.on(
        "request",
        lambda asked: asked.url.startswith(live_server.url) or elsewhere.append(asked.url),
    )
    page.goto(live_server.url + "/documents/")
    page.get_by_text("Filters", exact=False).first.click()
    page.get_by_label("Or one date").fill("February 1949")
    page.get_by_role("button", name="Apply filters").first.click()
    page.locator("summary", has_text="Filters").first.click()
    page.locator(".facets").get_by_role("link", name="Cable").first.click()
    expect(page.locator("h2.count")).to_have_text("1–1 of 1 document")
    page.get_by_role("link", name="Remove filter: Date February 1949").click()
    expect(page.locator(".chips a")).to_have_text(
        [re.compile("Remove filter:.*cable"), "Clear all"]
    )
    context.close()
    assert told == []
    assert elsewhere == []


def test_the_keyboard_alone_reaches_everything_in_order(browser, live_server, addresses):
    """Each link, field and button that can be seen has the focus once, in the order of the page."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    missed = {}
    for name, address in addresses.items():
        page.goto(live_server.url + address)
        number = page.evaluate(
            """() => {
                const all = [...document.querySelectorAll(
                    "a[href], button, input:not([type=hidden]), select, textarea, summary")]
                    .filter(one => one.checkVisibility({visibilityProperty: true}));
                all.forEach((one, place) => one.setAttribute("data-place", place));
                window.reached = [];
                addEventListener("focusin", event => reached.push(event.target.dataset.place));
                return all.length;
            }"""
        )
        for _ in range(number + 5):  # Chromium stops at what scrolls by itself, too
            page.keyboard.press("Tab")
        reached = page.evaluate("reached.filter(place => place)")[:number]
        if reached != [str(place) for place in range(number)]:
            missed[name] = page.evaluate(
                "reached => [...document.querySelectorAll('[data-place]')]"
                ".filter(one => !reached.includes(one.dataset.place)).map(one => one.outerHTML)",
                reached,
            )
    page.close()
    assert missed == {}


def test_targets_are_at_least_24_pixels_high(browser, live_server, addresses):
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.goto(live_server.url + addresses["list"])
    small = page.evaluate(
        """[...document.querySelectorAll(`.pages a, .chips a, .tools a, .mainnav a, button,
            .filters label:has(input), .people a`)]
            .filter(one => one.offsetParent && one.getBoundingClientRect().height < 23.5)
            .map(one => one.outerHTML.slice(0, 90))"""
    )
    page.close()
    assert small == []
