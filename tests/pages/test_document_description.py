"""What the page of a document tells of it: by ISAD(G) area, how to cite it, what is around it."""

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
from tests.pages.test_document_page import show

pytestmark = pytest.mark.django_db
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
    assert 'href="mailto:?subject=' in show(client, document)
    assert "names no address" in show(client, document)
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
