"""Chromium for the tests of pages."""

import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

PATIENCE = 30_000  # milliseconds that a busy machine may take to show what was asked for


@pytest.fixture(scope="package")
def browser():
    """Chromium. Playwright keeps an event loop in this thread, in which Django refuses queries."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no Chromium")
    expect.set_options(timeout=PATIENCE)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox"], timeout=4 * PATIENCE
        )
        yield browser
        browser.close()
