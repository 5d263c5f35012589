"""The page of one document, and the answers that stand for it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import factories as make

pytestmark = pytest.mark.django_db


def show(client, document, status=200):
    response = client.get(document.get_absolute_url())
    assert response.status_code == status
    return response.content.decode()


def test_it_says_who_wrote_under_which_name_and_why_we_think_so(client, archive):
    page = show(client, archive.cable)
    assert "Filippov [Joseph Stalin]</a>" in page
    assert "· pseudonym" in page
    assert "probable identification: signed in his hand" in page
    assert ">Chairman of the Council</a>" in page


def test_it_says_where_the_original_lies_and_which_part_the_other_document_has(client, archive):
    page = show(client, archive.cable)
    assert "f. 558, op. 11, d. 331" in page
    assert ">File 331</a>" in page
    assert "<dt>Final form of</dt>" in page
    assert "<dt>Draft of</dt>" in show(client, archive.draft)
    assert archive.visit.title in page


def test_earlier_and_later_are_the_neighbours_in_time(client, archive):
    page = show(client, archive.cable)
    assert f'href="{archive.draft.get_absolute_url()}" rel="prev"' in page
    assert f'href="{archive.later.get_absolute_url()}" rel="next"' in page
    assert 'rel="next"' not in show(client, archive.later)


def test_a_time_element_stands_only_where_a_day_is_known(client, archive):
    assert '<time datetime="1949-02-04">' in show(client, archive.cable)
    assert "<time" not in show(client, archive.draft)
    assert "<time" not in show(client, make.make_published(date="1949-02-04?"))


def test_notes_lead_both_ways_and_pages_and_redactions_are_marked(client, archive):
    page = show(client, archive.cable)
    assert 'id="ref-1" href="#note-1"' in page
    assert '<a href="#ref-1" class="back">' in page
    assert '<span class="pb" id="page-127"><span class="vh">Page </span>[127]</span>' in page
    assert (
        '<span class="redaction"><span class="vh">Redaction: </span>[3 lines not declassified]'
        '<span class="vh"> End of redaction.</span></span>'
    ) in page


def test_a_text_that_is_not_published_is_not_shown(client, archive):
    make.make_text(document=archive.cable, body="<p>Secret draft</p>", status="draft")
    assert "Secret draft" not in show(client, archive.cable)


def test_another_slug_moves_on_to_the_current_one(client, archive):
    number = archive.cable.pk
    for address in (f"/documents/{number}/old-title/", f"/documents/{number}/"):
        response = client.get(address)
        assert response.status_code == 301
        assert response["Location"] == archive.cable.get_absolute_url()


def test_a_withdrawn_document_is_gone_with_its_reason(client):
    reason = "The archive closed the file."
    document = make.make_withdrawn(make.make_document, reason, title="Secret title")
    page = show(client, document, status=410)
    assert "The archive closed the file." in page
    assert "Secret title" not in page


@pytest.mark.parametrize("status", ["draft", "in-review"])
def test_what_was_never_public_is_not_found_under_any_slug(client, status):
    document = make.make_document(status=status)
    show(client, document, status=404)
    assert client.get(f"/documents/{document.pk}/x/").status_code == 404


def test_an_embargoed_document_is_not_found_even_when_withdrawn(client):
    tomorrow = timezone.now() + timedelta(days=1)
    show(client, make.make_published(public_from=tomorrow), status=404)
    show(client, make.make_withdrawn(make.make_document, "x", public_from=tomorrow), status=404)


def test_what_is_withdrawn_before_it_was_public_is_not_found(client):
    never_public = make.make_document(status="withdrawn", withdrawn_reason="A mistake.")
    show(client, never_public, status=404)


def test_a_curator_sees_a_draft_labelled(client):
    client.force_login(make.make_curator())
    assert '<span class="state">draft</span>' in show(client, make.make_document())
    embargoed = make.make_published(public_from=timezone.now() + timedelta(days=1))
    assert '<span class="state">under embargo</span>' in show(client, embargoed)


@pytest.mark.parametrize("number", ["0", "99999999", "9" * 30])
def test_a_number_never_given_is_not_found(client, number):
    assert client.get(f"/documents/{number}/x/").status_code == 404


def test_a_withdrawn_correspondent_is_not_named_beyond_what_is_written(client):
    document = make.make_published()
    person = make.make_correspondent(
        authorised_form="Hidden Name", status="withdrawn", withdrawn_reason="Privacy."
    )
    make.make_participation(document=document, correspondent=person, name_as_written="Comrade X")
    make.make_participation(document=document, correspondent=person, role="recipient")
    named = make.make_correspondent(authorised_form="Known Name", status="published")
    make.make_participation(document=document, correspondent=named, capacity=person, role="drafter")
    page = show(client, document)
    assert "Comrade X" in page
    assert "name withheld" in page
    assert "Known Name" in page
    assert "Hidden Name" not in page
    assert "No document matches" in client.get("/documents/?q=Hidden").content.decode()


@pytest.mark.parametrize("number", [1, 12])
def test_the_page_takes_at_most_twelve_queries_whatever_it_holds(
    client, archive, django_assert_max_num_queries, number
):
    for order in range(number):
        part = make.make_participation(document=archive.cable, role="mentioned", order=order + 5)
        make.make_name(correspondent=part.correspondent)
        make.make_text(document=archive.cable, order=order)
        make.make_holding(document=archive.cable, collection=make.make_collection())
        make.make_printed_in(document=archive.cable)
        make.make_relation(source=archive.cable, target=make.make_published())
        make.make_document_event(document=archive.cable, event=make.make_event(status="published"))
    with django_assert_max_num_queries(12):
        show(client, archive.cable)


def test_the_page_states_its_language_and_has_one_heading_of_the_first_rank(client, archive):
    page = show(client, archive.cable)
    assert '<html lang="en" dir="ltr">' in page
    assert page.count("<h1") == 1
    assert '<a class="skip" href="#main">' in page


def test_a_local_time_is_told_in_the_description_only(client):
    page = show(client, make.make_published(date="1955-01-20T09:00:00"))
    assert '<time datetime="1955-01-20">20 January <span class="y">1955</span></time>' in page
    assert page.count("09:00") == 2  # the title of the window and the description
