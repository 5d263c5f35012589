"""Take the pictures of README and docs anew: what ``make screenshots`` runs.

    python -m docs.images.make_screenshots

Starts a site of its own with the sample, walks to each page in Chromium and writes WebP files beside
this one. The pages shown say nothing of today, nor of the port, so that the same source gives the
same pictures, up to Chromium's version and the system's font for Chinese.
"""

import base64
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.docs.walking import Archive, archive_running

SITE = "http://archive.example.org"
HERE = Path(__file__).resolve().parent
TUTORIAL = HERE.parent / "tutorial"
LARGEST = 150_000  # bytes
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 760}, "device_scale_factor": 1.5}
PASSWORD = {"DJANGO_SUPERUSER_PASSWORD": "ada-ada-ada"}  # of a site that is gone at the end
TO_WEBP = """async ([png, quality]) => {
    const image = new Image();
    image.src = "data:image/png;base64," + png;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext("2d").drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", quality).split(",")[1];
}"""
JUNE_1748 = "/documents/?repository=archive-of-the-house-of-vesterling&date=June+1748"
LETTER = "Filippov [Stalin] to Anastas Mikoyan"
# The name of the picture, how one looks, the address, and the words of a link to follow from there.
PUBLIC = [
    ("documents", DESKTOP, "/documents/?date=January+1955", ""),
    ("document", DESKTOP, "/documents/?q=Filippov+Mikoyan", LETTER),
    (
        "correspondent",
        {**DESKTOP, "color_scheme": "dark"},
        "/correspondents/?q=毛泽东",
        "Mao Zedong",
    ),
    ("phone-documents", PHONE, "/documents/?date=3+February+1949", ""),
    ("phone-document", {**PHONE, "color_scheme": "dark"}, "/documents/?q=Filippov+Mikoyan", LETTER),
]


def main() -> None:
    """Take all pictures; exit status 1 where Chromium is not there or a picture is too large."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("Pictures need Chromium. Install it (Debian: apt install chromium).")
    with archive_running(CHANCERY_URL=SITE) as archive, sync_playwright() as playwright:
        here = (
            f"--host-resolver-rules=MAP archive.example.org {archive.site.removeprefix('http://')}"
        )
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", here]
        )
        for name, look, address, link in PUBLIC:
            page = _opened(browser, f"{SITE}{address}", look)
            if link:
                page.get_by_role("link", name=link).first.click()
            _keep(browser, name, page.screenshot())
        _load_tutorial(archive)
        page = _opened(browser, f"{SITE}{JUNE_1748}", DESKTOP)
        _keep(browser, "june-1748", page.screenshot())
        _keep(browser, "date-field", _date_field(browser))
        browser.close()


def _opened(browser: Browser, address: str, look: dict) -> Page:
    page = browser.new_context(reduced_motion="reduce", locale="en-GB", **look).new_page()
    answer = page.goto(address)
    if answer is None or not answer.ok:
        raise SystemExit(f"{address} answers with {answer and answer.status}.")
    return page


def _load_tutorial(archive: Archive) -> None:
    """Load the letters of the tutorial, their two slips mended, and publish them."""
    letters = archive.home / "letters.csv"
    text = (TUTORIAL / "letters.csv").read_text(encoding="utf-8")
    text = text.replace("31 June 1748", "30 June 1748").replace("06/07/1748", "6 July 1748")
    letters.write_text(text, encoding="utf-8")
    manage = ".venv/bin/python manage.py"
    for command in (
        f"import_csv correspondents {TUTORIAL / 'correspondents.csv'} --publish",
        f"import_csv documents {letters} --create repository --publish",
        "createsuperuser --noinput --username ada --email ada@example.org",
    ):
        status, said = archive.run(f"{manage} {command}", **PASSWORD)
        if status:
            raise SystemExit(said)


def _date_field(browser: Browser) -> bytes:
    """The fields of the date in the admin, with words in them."""
    page = _opened(browser, f"{SITE}/admin/login/?next=/admin/archive/document/add/", DESKTOP)
    page.fill("#id_username", "ada")
    page.fill("#id_password", PASSWORD["DJANGO_SUPERUSER_PASSWORD"])
    page.click("[type=submit]")
    page.fill("#id_date", "ca. 1750")
    page.get_by_text("1 January to 31 December 1750").wait_for()
    return page.locator("fieldset", has=page.locator("#id_date")).screenshot()


def _keep(browser: Browser, name: str, png: bytes) -> None:
    """Write the picture as WebP, which Chromium can make of it."""
    page = browser.new_page()
    webp = page.evaluate(TO_WEBP, [base64.b64encode(png).decode(), 0.85])
    page.close()
    content = base64.b64decode(webp)
    if len(content) > LARGEST:
        raise SystemExit(f"{name}.webp has {len(content):,} bytes; at most {LARGEST:,} are kept.")
    (HERE / f"{name}.webp").write_bytes(content)
    print(f"{name}.webp: {len(content):,} bytes")


if __name__ == "__main__":
    main()
