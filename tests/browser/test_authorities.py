"""The pages of correspondents, events, collections and places in a real browser."""

import pytest
from playwright.sync_api import expect

from tests import factories as make
from tests.browser.axe import faults_of

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = [320, 390, 768, 1280, 1920]


def make_letters(person, other, number):
    """Letters of one year each from the person to the other, every third one answered."""
    letters = []
    for year in range(1940, 1940 + number):
        letter = make.make_published(title=f"Letter of {year}", date=str(year))
        make.make_participation(document=letter, correspondent=person, name_as_written="Filippov")
        make.make_participation(document=letter, correspondent=other, role="recipient")
        letters.append(letter)
    for letter in letters[::3]:
        answer = make.make_published(title=f"Answer to {letter}", date=letter.date)
        make.make_participation(document=answer, correspondent=other)
        make.make_participation(document=answer, correspondent=person, role="recipient")
    return letters


@pytest.fixture
def person(live_server):
    """Somebody with names in three scripts, an office, links, numbers and exchanges."""
    person = make.make_correspondent(
        authorised_form="Joseph Stalin", status="published", existed_from="1878", existed_to="1953"
    )
    make.make_name(correspondent=person, form="Filippov", kind="pseudonym", in_use="1949/1953")
    for form, tag, script in (("斯大林", "zh", "Hans"), ("Сталин", "ru", "Cyrl")):
        language = make.make_language(tag)
        make.make_name(
            correspondent=person, form=form, kind="parallel", language=language, script=script
        )
    office = make.make_correspondent(
        kind="office", authorised_form="Chairman of the Council", status="published"
    )
    make.make_link(source=person, target=office, kind="holds-office", date="1941/1953")
    other = make.make_correspondent(authorised_form="Mao Zedong", status="published")
    make.make_link(source=person, target=other, kind="other", note="met in Moscow")
    make.make_correspondent_identifier(correspondent=person, scheme="wikidata", value="Q855")
    make_letters(person, other, 14)
    return person


@pytest.fixture
def pages(live_server, person):
    """The addresses of all kinds of page, with trees of several levels."""
    crisis = make.make_event(
        title="Crisis",
        date="1954/1955",
        kind="crisis",
        status="published",
        description="Words. " * 40,
    )
    round_ = make.make_event(title="Round", date="1955-01", part_of=crisis, status="published")
    make.make_event(title="Session", date="1955-01-03", part_of=round_, status="published")
    make.make_event(title="Later", date="1956", status="published")
    make.make_event_participation(event=crisis, correspondent=person, role="host")
    place = make.make_place(
        name="Moscow", within=make.make_place(name="Russia"), latitude="55.75", longitude="37.62"
    )
    make.make_place_name(place=place, form="Москва", in_use="1147/..")
    crisis.places.add(place)
    repository = make.make_repository(name="State Archive", code="SA", place=place)
    file = None
    for level in ("fonds", "series", "file"):
        file = make.make_collection(
            level=level, parent=file, repository=repository, extent="3 boxes", reference_code="1"
        )
    for relation in ("record-of", "mention"):
        letter = make.make_published(date="1955-01-03", place=place, summary="Words. " * 30)
        make.make_holding(document=letter, repository=repository, collection=file)
        make.make_document_event(document=letter, event=crisis, relation=relation)
    return [
        person.get_absolute_url(),
        "/correspondents/?q=filippov",
        "/correspondents/?q=nobody&kind=person",
        "/events/",
        crisis.get_absolute_url(),
        round_.get_absolute_url(),
        "/collections/",
        file.parent.get_absolute_url(),
        "/repositories/",
        repository.get_absolute_url(),
        "/places/",
        place.get_absolute_url(),
    ]


def test_axe_finds_nothing_on_full_pages(browser, live_server, pages):
    page = browser.new_page(viewport={"width": 390, "height": 900})
    findings = {}
    for address in pages:
        page.goto(live_server.url + address)
        findings[address] = faults_of(page)
    page.close()
    assert {address: found for address, found in findings.items() if found} == {}


def test_full_pages_fit_every_width_and_have_targets_to_hit(browser, live_server, pages):
    page = browser.new_page()
    wide, small = [], []
    for address in pages:
        page.goto(live_server.url + address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((address, width))
        small += page.evaluate(
            """[...document.querySelectorAll(`.letters a, .kinds a, .roles a, .tally a, summary,
                .exchanges a, .ids a, .index .n a`)]
                .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 23.5)
                .map(one => one.outerHTML.slice(0, 90))"""
        )
    page.close()
    assert wide == []
    assert small == []


def test_words_without_a_break_stay_on_the_screen(browser, live_server):
    word = "W" * 190
    person = make.make_correspondent(authorised_form=word, status="published")
    place = make.make_place(name=word)
    file = make.make_collection(title=word, reference_code=word[:90], extent=word)
    event = make.make_event(title=word, kind=word[:60], status="published", date="1950")
    letter = make.make_published(title="A letter", place=place)
    make.make_participation(document=letter, correspondent=person, name_as_written=word)
    make.make_participation(document=letter, role="recipient")
    make.make_holding(document=letter, collection=file)
    make.make_document_event(document=letter, event=event)
    page = browser.new_page()
    wide = []
    lists = ["/correspondents/", "/places/", "/collections/", "/events/"]
    for address in [*lists, *(one.get_absolute_url() for one in (person, place, file, event))]:
        page.goto(live_server.url + address)
        for width in (320, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((address, width))
    page.close()
    assert wide == []


def test_a_name_opens_its_documents_without_script(browser, live_server, person):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + person.get_absolute_url())
    page.get_by_text("Written so in 14 documents").click()
    page.get_by_role("link", name="Letter of 1940").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Letter of 1940")
    assert f"person={person.address_key}" in page.url
    context.close()


def test_a_bar_of_a_correspondents_years_leads_to_that_many_documents(browser, live_server, person):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(live_server.url + person.get_absolute_url())
    bar = page.get_by_role("link", name="1940: 2 documents")
    bar.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/**")
    expect(page.locator("h2.count")).to_contain_text("of 2 documents")
    page.close()


def test_somebody_is_found_by_a_pseudonym_and_the_list_says_so(browser, live_server, person):
    page = browser.new_page()
    page.goto(live_server.url + "/correspondents/")
    page.get_by_label("Any of their names").fill("filip")
    page.get_by_role("button", name="Find").click()
    expect(page.locator(".index")).to_contain_text("found as “Filippov”, a pseudonym")
    page.close()


def test_on_paper_pages_show_no_controls(browser, live_server, pages):
    page = browser.new_page(viewport={"width": 794, "height": 1123})
    page.emulate_media(media="print")
    for address in pages:
        page.goto(live_server.url + address)
        assert not page.locator(".mainnav, .letters, .kinds, .find").locator("visible=true").count()
    page.close()
