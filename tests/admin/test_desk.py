"""The desk itself: its name, and that it asks no other address for anything."""

import pytest

from tests.factories import make_curator

pytestmark = pytest.mark.django_db


def test_the_desk_bears_the_archives_name_and_icon(client):
    client.force_login(make_curator())
    page = client.get("/admin/archive/document/add/").content.decode()
    assert "Chancery: cataloguing room" in page
    assert 'rel="icon" href="/static/archive/icon' in page
