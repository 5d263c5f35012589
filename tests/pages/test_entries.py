"""Entries of lists: kept for strangers in each language until anything of them changes."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override

from archive.curation import withdraw
from archive.views.entries import entries_of
from tests import factories as make

# Entries are kept of what is committed.
pytestmark = pytest.mark.django_db(transaction=True)
STRANGER = AnonymousUser()


def entry_of(document, user=STRANGER):
    return entries_of([document.pk], user).get(document.pk)


def test_entries_cost_the_mark_alone_until_one_changes(django_assert_num_queries):
    document = make.make_published(title="Cable", genre=make.make_genre(name="Cable"))
    first = entry_of(document)
    with django_assert_num_queries(1):
        assert entry_of(document) is first
    document.summary = "On rice."
    document.save()
    assert entry_of(document).summary == "On rice."


def test_entries_follow_what_else_they_tell_of():
    sender = make.make_correspondent(authorised_form="Wang, Bo", kind="person")
    repository = make.make_repository(name="Old Archive")
    document = make.make_published(title="Cable")
    make.make_participation(document=document, correspondent=sender, role="sender")
    make.make_holding(document=document, repository=repository)
    assert entry_of(document).repository == "Old Archive"
    assert "Bo Wang" in entry_of(document).people
    repository.name = "New Archive"
    repository.save()
    sender.authorised_form = "Wang, Bobo"
    sender.save()
    assert entry_of(document).repository == "New Archive"
    assert "Bobo Wang" in entry_of(document).people


def test_the_first_holding_is_named():
    document = make.make_published()
    for order, name in ((2, "Second"), (1, "First"), (3, "Third")):
        repository = make.make_repository(name=name)
        make.make_holding(document=document, repository=repository, order=order)
    assert entry_of(document).repository == "First"


def test_an_entry_of_one_language_is_not_shown_in_another():
    genre = make.make_genre(name="cable", translations={"ru": "телеграмма"})
    document = make.make_published(genre=genre, date="1955-01")
    assert entry_of(document).genre == "Cable"
    with override("ru"):
        assert entry_of(document).genre == "Телеграмма"
        assert "январь" in entry_of(document).when
    assert "January" in entry_of(document).when


def test_what_a_curator_sees_is_not_kept_for_strangers():
    hidden = make.make_withdrawn(
        make.make_correspondent, "Asked for.", authorised_form="Hidden Man", kind="family"
    )
    document, draft = make.make_published(), make.make_document()
    make.make_participation(document=document, correspondent=hidden, name_as_written="X.")
    curator = make.make_curator()
    assert "Hidden Man" in entry_of(document, curator).people
    assert entry_of(draft, curator)
    assert entry_of(draft) is None
    assert "Hidden Man" not in entry_of(document).people
    assert "Hidden Man" in entry_of(document, curator).people


def test_a_document_that_was_withdrawn_has_no_entry():
    document = make.make_published()
    assert entry_of(document)
    withdraw(document, reason="Asked for.")
    assert entry_of(document) is None


def test_what_is_written_is_escaped():
    bearer = make.make_correspondent(authorised_form="A <i>B</i>", kind="corporate-body")
    document = make.make_published(title="<b>")
    make.make_participation(document=document, correspondent=bearer, name_as_written="<u>")
    make.make_participation(document=document, name_as_written="<s>&", role="recipient")
    people = entry_of(document).people
    assert "&lt;u&gt; [A &lt;i&gt;B&lt;/i&gt;]</a>" in people
    assert "&lt;s&gt;&amp;" in people
    assert "<s>" not in people
