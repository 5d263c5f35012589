"""The numbers beside the values: those of the list to which each leads."""

import pytest
from django.contrib.auth.models import AnonymousUser

from archive.dates import parse
from archive.models import ROLE_CODES
from archive.search import Certainty, FacetValue, Question, answer, persons_of
from archive.search.groups import MOST_VALUES
from tests import factories as make

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()


def facet(name, question=Question(), user=STRANGER):  # noqa: B008 (a frozen value)
    return {one.value: one.number for one in answer(question, user).facets[name]}


def test_a_group_ignores_its_own_choice_and_follows_the_others():
    cable, letter = make.make_genre(), make.make_genre()
    home = make.make_repository()
    make.make_holding(document=make.make_published(genre=cable), repository=home)
    make.make_published(genre=cable)
    make.make_published(genre=letter)
    asked = Question(genres=frozenset({letter.pk}))
    assert facet("genre", asked) == {cable.pk: 2, letter.pk: 1}
    assert facet("repository", asked) == {}
    assert facet("genre", Question(repositories=frozenset({home.pk}))) == {cable.pk: 1}


def test_collections_are_counted_upwards_and_a_document_once():
    fonds = make.make_collection()
    files = [make.make_collection(parent=fonds) for _ in range(2)]
    document = make.make_published()
    for file in files:
        make.make_holding(document=document, collection=file)
    assert facet("collection") == {fonds.pk: 1, files[0].pk: 1, files[1].pk: 1}


def test_a_chosen_value_without_documents_has_its_number_too():
    one, other = make.make_genre(), make.make_genre()
    make.make_published()
    assert facet("genre", Question(genres=frozenset({one.pk}))) == {one.pk: 0}
    assert facet("genre", Question(genres=frozenset({one.pk, other.pk}))) == {
        one.pk: 0,
        other.pk: 0,
    }


def test_twenty_correspondents_and_word_of_more():
    people = [make.make_correspondent() for _ in range(21)]
    often = people[7]
    for person in (*people, often):
        make.make_participation(document=make.make_published(), correspondent=person)
    found = answer(Question(), STRANGER)
    assert len(found.facets["person"]) == 20
    assert found.facets["person"][0] == FacetValue(often.pk, 2)
    assert found.more == {"person"}
    assert len(ROLE_CODES) <= MOST_VALUES  # roles have no page of all values
    rest = persons_of(Question(), STRANGER, page=2, size=20)
    assert ([one.value for one in rest.values], rest.total, rest.pages) == ([people[-1].pk], 21, 2)


def test_a_correspondent_is_counted_in_the_roles_that_are_asked_for():
    person, document = make.make_correspondent(), make.make_published()
    for role in ("sender", "author", "mentioned"):
        make.make_participation(document=document, correspondent=person, role=role)
    make.make_participation(document=make.make_published(), correspondent=person, role="via")
    asked = Question(roles=frozenset({"sender", "author"}))
    assert facet("person", asked) == {person.pk: 1}
    theirs = Question(correspondents=frozenset({person.pk}))
    assert facet("role", theirs) == {"sender": 1, "author": 1, "mentioned": 1, "via": 1}


def test_withdrawn_correspondents_and_unseen_events_are_for_curators():
    document = make.make_published()
    draft = make.make_event()
    event = make.make_event(part_of=draft, status="published")
    make.make_document_event(document=document, event=event)
    gone = make.make_correspondent(status="withdrawn", withdrawn_reason="An error.")
    make.make_participation(document=document, correspondent=gone)
    assert facet("event") == {event.pk: 1}
    assert facet("person") == {}
    curator = make.make_curator()
    assert facet("event", user=curator) == {event.pk: 1, draft.pk: 1}
    assert facet("person", user=curator) == {gone.pk: 1}
    assert persons_of(Question(), STRANGER).values == ()


def test_an_event_that_a_stranger_may_not_see_finds_nothing():
    draft = make.make_event()
    event = make.make_event(part_of=draft, status="published")
    make.make_document_event(document=make.make_published(), event=event)
    asked = Question(events=frozenset({draft.pk}))
    assert answer(asked, STRANGER).total == 0
    assert answer(asked, make.make_curator()).total == 1


def test_decades_by_time_with_what_they_would_list():
    for date in ("1949-02-03", "1951", "1948/1952", "1950-01-01/1961-01-01", None):
        make.make_published(date=date)
    assert list(facet("decade").items()) == [("194X", 2), ("195X", 3), ("196X", 1)]
    sure = Question(span=parse("1949").span, certainty=frozenset({Certainty.CERTAIN}))
    assert facet("decade", sure) == {"194X": 1, "195X": 2, "196X": 1}
    undated = Question(certainty=frozenset({Certainty.UNDATED}))
    assert facet("decade", undated) == {}


def test_what_is_excluded_is_not_counted():
    cable, letter = make.make_genre(), make.make_genre()
    make.make_published(genre=cable)
    make.make_published(genre=letter)
    make.make_published()
    asked = Question(excluded=frozenset({("genre", cable.pk)}))
    assert answer(asked, STRANGER).total == 2
    assert facet("genre", asked) == {letter.pk: 1}
