"""The page of one document, and the answers that stand for it."""

import re
from datetime import timedelta
from html import unescape
from itertools import pairwise
from urllib.parse import parse_qsl

import pytest
from django.utils import timezone

from archive.curation import publish
from archive.models import Document
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


AREAS = [
    "Identity statement",
    "Context",
    "Content and structure",
    "Conditions of access and use",
    "Allied materials",
    "Notes",
    "Description control",
]


def areas_of(page):
    return re.findall(r'<h3 class="label">([^<]+)</h3>', page)


def test_the_description_goes_by_the_areas_of_isad_g(client, archive):
    Document.objects.filter(pk=archive.cable.pk).update(editor_note="Dated by the reply.")
    page = show(client, archive.cable)
    assert areas_of(page) == AREAS
    for element in ("Reference code", "Level of description", "Name of creator", "Language of"):
        assert f"<dt>{element}" in page
    assert f'href="{archive.cable.place.get_absolute_url()}">Moscow</a>' in page


def test_areas_and_elements_of_which_nothing_is_known_are_left_out(client):
    page = show(client, make.make_published())
    assert areas_of(page) == ["Identity statement", "Description control"]
    assert "<dt>Genre" not in page
    assert "Availability" not in page


def test_an_identifier_is_a_link_where_its_scheme_has_a_public_page(client):
    document = make.make_published()
    make.make_document_identifier(document=document, scheme="frus", value="frus1955-57v02/d5")
    make.make_document_identifier(document=document, scheme="desk", value="a <b>")
    page = show(client, document)
    address = "https://history.state.gov/historicaldocuments/frus1955-57v02/d5"
    assert f'<a href="{address}" rel="external">FRUS frus1955-57v02/d5</a>' in page
    assert "<dd>desk a &lt;b&gt;</dd>" in page


def test_it_says_what_known_from_a_reference_means(client):
    document = make.make_published(availability="reference")
    assert show(client, document).count("A list or another document names it;") == 2
    assert "A list or another" not in show(client, make.make_published())


def test_it_is_cited_with_the_precision_of_its_date(client, archive):
    cited = "“Draft of the cable”, February 1949 [day unknown]. Chancery, no. "
    assert cited in show(client, archive.draft)
    # The name and the doubt stand in the citation, as in the list of participants.
    assert "Filippov [probably Joseph Stalin] to Anastas Mikoyan, cable" in show(
        client, archive.cable
    )


def test_a_report_of_an_error_names_the_document(client, settings):
    document = make.make_published(title="Note & “query”?\nBcc: x")
    assert "mailto:" not in show(client, document)
    settings.CHANCERY_CONTACT = "desk@example.org"
    found = re.search(r'href="(mailto:[^"]+)"', show(client, document)).group(1)
    recipient, _mark, query = unescape(found).partition("?")
    fields = dict(parse_qsl(query, strict_parsing=True))
    assert recipient == "mailto:desk@example.org"
    assert fields.keys() == {"subject", "body"}
    assert f"no. {document.pk}" in fields["subject"]
    assert document.title in fields["body"].replace("\r\n", "\n")
    assert document.get_absolute_url() in fields["body"]


def test_only_curators_are_offered_to_edit_and_told_of_an_embargo(client):
    document = make.make_published()
    edit = f"/admin/archive/document/{document.pk}/change/"
    assert edit not in show(client, document)
    client.force_login(make.make_curator())
    assert f'<a href="{edit}">Edit' in show(client, document)
    embargoed = make.make_published(public_from=timezone.now() + timedelta(days=1))
    assert "until then only curators see this page" in show(client, embargoed)


def test_a_thread_of_replies_is_shown_in_order_of_time_with_this_one_marked(client):
    chain = [
        make.make_published(title=f"Letter {day}", date=f"1955-01-0{day}") for day in (1, 2, 3)
    ]
    draft = make.make_document(title="Canary", date="1955-01-04")
    beyond = make.make_published(title="Beyond", date="1955-01-05")
    for earlier, later in pairwise([*chain, draft, beyond]):
        make.make_relation(source=later, target=earlier)
    page = show(client, chain[1])
    thread = page.partition('<ol class="thread">')[2].partition("</ol>")[0]
    assert re.findall(r"Letter \d", thread) == ["Letter 1", "Letter 2", "Letter 3"]
    assert thread.count('aria-current="true"') == 1
    assert "Canary" not in page
    assert "Beyond" not in thread


def test_a_single_reply_is_a_relation_and_no_thread(client):
    relation = make.make_relation(source=make.make_published(), target=make.make_published())
    page = show(client, relation.source)
    assert "<dt>Reply to</dt>" in page
    assert 'class="thread"' not in page


def test_persons_are_named_forenames_first_one_line_each(client):
    document = make.make_published()
    rankin = make.make_correspondent(authorised_form="Rankin, Karl Lott", status="published")
    for number, role in enumerate(("sender", "mentioned")):
        part = {"role": role, "order": number, "name_as_written": "Rankin"}
        make.make_participation(document=document, correspondent=rankin, **part)
    page = show(client, document)
    assert page.count(">Karl Lott Rankin</a>") == 3  # sender, mentioned, creator
    assert "written “Rankin”" in page
    assert "[Rankin" not in page


def test_the_description_says_when_it_became_public_and_not_who_made_it(client):
    curator = make.make_curator(username="cataloguer")
    document = make.make_document(created_by=curator)
    publish([document], by=curator)
    page = show(client, document)
    assert "Public since " in page
    assert "cataloguer" not in page
    client.force_login(curator)
    embargoed = make.make_published(public_from=timezone.now() + timedelta(days=1))
    assert "Public since " not in show(client, embargoed)


def test_curators_see_which_of_the_documents_around_it_are_not_public(
    client, archive, django_assert_max_num_queries
):
    draft = make.make_document(title="Hidden reply", date="1949-02-10")
    make.make_relation(source=draft, target=archive.cable)
    make.make_relation(source=make.make_document(), target=draft)
    client.force_login(make.make_curator())
    with django_assert_max_num_queries(14):  # session and user besides
        page = show(client, archive.cable)
    assert page.count('Hidden reply</a> <span class="state">draft</span>') == 3


def test_a_curator_reads_why_a_document_was_withdrawn(client):
    document = make.make_withdrawn(make.make_document, "The archive closed the file.")
    client.force_login(make.make_curator())
    assert "The archive closed the file." in show(client, document)


def test_conditions_of_access_and_use_stand_beside_the_citation(client):
    document = make.make_published(access_note="Read in the room.", rights="Free to quote.")
    side = show(client, document).partition("<aside")[2]
    assert "<p>Read in the room.</p>" in side
    assert "<p>Free to quote.</p>" in side
    assert "<p></p>" not in show(client, make.make_published(rights="Free to quote."))
    assert "Rights and use" not in show(client, make.make_published())
