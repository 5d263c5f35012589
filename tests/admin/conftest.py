"""Alice catalogues; Bea does so at the next desk."""

import pytest
from django.test import Client


def _curator(**names):
    from tests.factories import make_curator  # models need Django, which is not up yet

    return make_curator(**names)


def _client_of(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def alice(db):
    return _curator(username="alice", first_name="Alice", last_name="Adams")


@pytest.fixture
def bea(db):
    return _curator(username="bea", first_name="Bea", last_name="Brown")


@pytest.fixture
def desk(alice):
    """Alice's browser."""
    return _client_of(alice)


@pytest.fixture
def next_desk(bea):
    """Bea's browser."""
    return _client_of(bea)
