"""Questions read as in an archive with English, German and Russian texts."""

import pytest


@pytest.fixture(autouse=True)
def languages(monkeypatch):
    monkeypatch.setattr(
        "archive.search.words.syntax.languages_in_use", lambda: ("en", "de", "fr", "ru")
    )
