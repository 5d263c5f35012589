"""An archivist's morning in Chromium: under the strict policy, and without a word in the console."""

import shutil

import pytest

from archive.models import Document
from tests import factories as make
from tests.admin.paper import address

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium"),
]


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    options = ["--no-sandbox", "--disable-gpu", "--no-first-run"]
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's loop runs in this thread, where Django would refuse to ask the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=options, timeout=120_000
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser, live_server, alice, request):
    """Alice's page, signed in; at the end its console must be empty."""
    scripted = getattr(request, "param", True)
    context = browser.new_context(base_url=live_server.url, java_script_enabled=scripted)
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    page.goto("/admin/")
    page.fill("#id_username", alice.username)
    page.fill("#id_password", "secret")
    page.click("input[type=submit]")
    page.wait_for_selector("#user-tools")
    yield page
    context.close()
    assert complaints == []


def test_a_document_is_described_with_script(page):
    make.make_correspondent(authorised_form="Stalin, Joseph")
    page.goto("/admin/archive/document/add/")
    page.fill("#id_title", "Cable to Mikoyan")
    page.fill("#id_date", "February 1949")
    page.wait_for_selector("text=1 to 28 February 1949")
    page.click("#participations-group .add-row a")
    page.select_option("#id_participations-0-role", "sender")
    page.click("#participations-0 .field-correspondent .select2-selection")
    page.type(".select2-container--open .select2-search__field", "stal")
    page.click("text=Stalin, Joseph")
    page.fill("#id_participations-0-date", "5.3.1953")
    page.check("input[name=participations-0-date_reading][value='1953-05-03']")
    page.click("input[name=_continue]")
    page.wait_for_selector(".messagelist .success")
    part = Document.objects.get().participations.get()
    assert (str(part.correspondent), str(part.date)) == ("Stalin, Joseph", "1953-05-03")


@pytest.mark.parametrize("page", [False], indirect=True, ids=["no script"])
def test_an_ambiguous_date_is_settled_without_script(page):
    page.goto("/admin/archive/document/add/")
    page.fill("#id_title", "Cable")
    page.fill("#id_date", "03/02/1949")
    page.click("input[name=_continue]")
    page.check("input[name=date_reading][value='1949-03-02']")
    page.click("input[name=_continue]")
    page.wait_for_selector(".messagelist .success")
    assert str(Document.objects.get().date) == "1949-03-02"


def test_every_desk_obeys_the_policy(page):
    part = make.make_participation()
    make.make_holding(document=part.document)
    records = [part.document, part.correspondent, make.make_event(), make.make_place()]
    for record in [*records, make.make_collection(), make.make_genre()]:
        page.goto(f"/admin/archive/{record._meta.model_name}/")
        page.goto(address(record))
        page.goto(address(record, "history"))
        page.goto(address(record, "delete"))
