"""A small cast for questions."""

from types import SimpleNamespace

import pytest


@pytest.fixture
def cast(db):
    """Two correspondents and one of everything that can be left out, in a public document."""
    from tests import factories as make  # models can be imported only once Django is set up

    names = {"stalin": "Joseph Stalin", "mikoyan": "Anastas Mikoyan"}
    found = SimpleNamespace(
        **{
            key: make.make_correspondent(
                authorised_form=name, status="published", slug=name.lower().replace(" ", "-")
            )
            for key, name in names.items()
        }
    )
    found.genre = make.make_genre(name="Letter", slug="letter")
    found.place = make.make_place(name="Moscow")
    found.language = make.make_language("de", name="German")
    document = make.make_published(genre=found.genre, place=found.place)
    document.languages.add(found.language)
    holding = make.make_holding(document=document, collection=make.make_collection())
    found.collection, found.repository = holding.collection, holding.repository
    found.event = make.make_event(status="published")
    return found
