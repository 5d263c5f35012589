"""Volumes on their way into the archive."""

import pytest

from archive.curation.imports import import_volumes
from archive.exchange import SourceError
from archive.models import (
    Correspondent,
    CorrespondentIdentifier,
    Document,
    DocumentIdentifier,
    Holding,
    Imported,
    ImportRun,
    Participation,
    Relation,
    Repository,
    Status,
    Text,
)
from tests.exchange.volumes import document_xml, write_volume

pytestmark = pytest.mark.django_db

FROM_RANKIN = (
    "1. Telegram From the Ambassador in China (<persName corresp='#p_RKL1' type='from'>Rankin"
    "</persName>) to the <gloss type='to'>Department of State</gloss>"
    "<note n='1' type='source'>Source: Department of State, Central Files, 793.00. Secret.</note>"
)
ENCLOSING = "<p>x</p><frus:attachment><head>Tab A</head><p>y</p></frus:attachment>"


def bring(folder, *documents, publish=False, dry_run=False, **header):
    path = write_volume(folder, *(documents or [document_xml(head=FROM_RANKIN)]), **header)
    return import_volumes([path], publish=publish, dry_run=dry_run)


def only():
    return Document.objects.get(identifiers__value="frus1955v01/d1")


def test_document_comes_with_all_that_the_source_says(tmp_path):
    report = bring(tmp_path)
    document = only()
    assert (report.created, report.correspondents_created) == (1, 4)
    assert (str(document.date), document.classification) == ("1955-01-10", "Secret")
    assert (document.genre.name, document.place.name) == ("Telegram", "Washington")
    assert [language.tag for language in document.languages.all()] == ["en"]
    assert str(document.holdings.get()) == "Central Files, 793.00"
    printed = document.printed_in.get()
    assert (printed.publication.title, printed.number, printed.pages) == ("A Volume", "1", "1")


def test_person_office_and_name_as_written_are_one_part(tmp_path):
    bring(tmp_path)
    sender = Participation.objects.get(role="sender")
    assert sender.correspondent.authorised_form == "Rankin, Karl Lott"
    assert sender.capacity.authorised_form == "Ambassador in China"
    assert (sender.capacity.kind, sender.name_as_written) == ("office", "Rankin")


def test_body_is_a_part_without_a_person(tmp_path):
    bring(tmp_path)
    recipient = Participation.objects.get(role="recipient")
    assert recipient.correspondent is None
    assert recipient.capacity.kind == "corporate-body"


def test_names_of_listed_persons_are_kept(tmp_path):
    bring(tmp_path)
    yeh = Correspondent.objects.get(authorised_form="Yeh, George K.C.")
    assert {name.form for name in yeh.names.all()} == {"Yeh, George K.C.", "Yeh Kung-ch’ao"}
    assert yeh.history == "Foreign Minister"


def test_enclosure_is_a_document_enclosed_in_its_document(tmp_path):
    report = bring(tmp_path, document_xml(body=ENCLOSING))
    assert (report.created, report.enclosures_created) == (1, 1)
    relation = Relation.objects.get()
    assert relation.source.title == "Tab A"
    assert (relation.kind, relation.target) == ("enclosed-in", only())
    assert DocumentIdentifier.objects.filter(value="frus1955v01/d1/a1").exists()


def test_imported_documents_are_drafts_unless_published(tmp_path):
    bring(tmp_path)
    assert only().status == Status.DRAFT
    assert bring(tmp_path, publish=True).published == 1
    document = only()
    assert document.status == Status.PUBLISHED
    assert document.addresses.exists()


def test_published_at_once_gives_addresses_to_what_is_named(tmp_path):
    report = bring(tmp_path, publish=True)
    assert report.published == 1
    assert Correspondent.objects.get(authorised_form="Rankin, Karl Lott").slug == "rankin-karl-lott"
    assert Correspondent.objects.get(authorised_form="Yeh, George K.C.").slug is None


def test_withdrawn_document_stays_withdrawn(tmp_path):
    bring(tmp_path, publish=True)
    document = only()
    document.status, document.withdrawn_reason = Status.WITHDRAWN, "Closed."
    document.save()
    assert bring(tmp_path, publish=True).published == 0
    assert only().status == Status.WITHDRAWN


def counts():
    return [
        model.objects.count()
        for model in (Document, Correspondent, Participation, Text, Imported, ImportRun)
    ] + [model.objects.count() for model in (only().revisions.model, Imported)]


def test_second_run_changes_nothing_and_says_so(tmp_path):
    bring(tmp_path, document_xml(head=FROM_RANKIN, body=ENCLOSING))
    before, version = counts(), only().version
    report = bring(tmp_path, document_xml(head=FROM_RANKIN, body=ENCLOSING))
    assert report.changes_nothing
    assert report.left == 1
    assert (counts(), only().version) == (before, version)


def test_dry_run_counts_as_the_run_does_and_writes_nothing(tmp_path):
    planned = bring(tmp_path, dry_run=True, publish=True)
    assert not Document.objects.exists()
    assert not Correspondent.objects.exists()
    assert not ImportRun.objects.exists()
    assert vars(bring(tmp_path, publish=True)) == vars(planned)


def test_edited_source_updates_what_changed_and_nothing_else(tmp_path):
    bring(tmp_path)
    part, text = Participation.objects.get(role="sender").pk, Text.objects.get().pk
    changed = document_xml(head=FROM_RANKIN, dateline="<date when='1955-01-11'>January 11</date>")
    report = bring(tmp_path, changed)
    assert (report.changed, report.left) == (1, 0)
    document = only()
    assert (str(document.date), document.date_as_written) == ("1955-01-11", "January 11")
    assert (Participation.objects.get(role="sender").pk, Text.objects.get().pk) == (part, text)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ({"body": "<p>a</p>"}, {"body": "<p>b</p>"}, lambda d: d.texts.get().body == "<p>b</p>"),
        ({"body": "<p>a</p>"}, {"body": ""}, lambda d: not d.texts.exists()),
        ({"body": ""}, {"body": "<p>b</p>"}, lambda d: d.texts.get().body == "<p>b</p>"),
        ({"n": "1"}, {"n": "1a"}, lambda d: d.printed_in.get().number == "1a"),
        (
            {"dateline": "<placeName>Paris</placeName>"},
            {"dateline": "<placeName>Rome</placeName>"},
            lambda d: d.place.name == "Rome",
        ),
        (
            {"head": "Letter"},
            {"head": FROM_RANKIN},
            lambda d: [p.role for p in d.participations.all()] == ["sender", "recipient"],
        ),
        ({"head": FROM_RANKIN}, {"head": "Letter"}, lambda d: not d.participations.exists()),
    ],
)
def test_each_field_follows_an_edited_source(tmp_path, before, after, shown):
    bring(tmp_path, document_xml(**before))
    assert bring(tmp_path, document_xml(**after)).changed == 1
    assert shown(only())
    assert bring(tmp_path, document_xml(**after)).changes_nothing


def test_curators_edit_is_reported_and_kept(tmp_path):
    bring(tmp_path)
    document = only()
    document.title = "A better title"
    document.save()
    report = bring(tmp_path, document_xml(head="2. Letter" + FROM_RANKIN[11:]))
    assert only().title == "A better title"
    assert [(c.record, c.field) for c in report.conflicts] == [("frus1955v01/d1", "title")]
    assert only().genre.name == "Letter"


def test_conflict_is_reported_until_it_is_settled(tmp_path):
    bring(tmp_path)
    Text.objects.update(body="<p>Corrected.</p>")
    for _ in range(2):
        report = bring(tmp_path)
        assert [conflict.field for conflict in report.conflicts] == ["text"]
    assert Text.objects.get().body == "<p>Corrected.</p>"


def test_curators_identification_is_kept(tmp_path):
    head = "Letter From <persName type='from'>Rusk</persName>"
    bring(tmp_path, document_xml(head=head))
    rusk = Correspondent.objects.create(kind="person", authorised_form="Rusk, Dean")
    Participation.objects.update(correspondent=rusk)
    report = bring(tmp_path, document_xml(head=head))
    assert [conflict.field for conflict in report.conflicts] == ["sender"]
    assert Participation.objects.get().correspondent == rusk


def test_what_a_curator_added_to_a_part_or_holding_is_never_lost(tmp_path):
    bring(tmp_path)
    Participation.objects.filter(role="sender").update(certainty="probable", evidence="His hand.")
    Holding.objects.update(extent="2 pages")
    assert bring(tmp_path).changes_nothing
    newer = FROM_RANKIN.replace(">Rankin", ">K. Rankin").replace("793.00", "793.01")
    report = bring(tmp_path, document_xml(head=newer))
    assert [conflict.field for conflict in report.conflicts] == ["holdings", "sender"]
    assert Participation.objects.get(role="sender").evidence == "His hand."
    assert Holding.objects.get().extent == "2 pages"


@pytest.mark.parametrize("body", ["<p>Hello.</p>", "<p>Good day.</p>"])
def test_corrected_title_of_the_volume_is_no_conflict(tmp_path, body):
    bring(tmp_path, document_xml(body="<p>Hello.</p>"))
    for changed in (1, 0):
        report = bring(tmp_path, document_xml(body=body), title="A Corrected Volume")
        assert (report.changed, report.conflicts) == (changed, [])
    assert Text.objects.get().source == "A Corrected Volume"


def test_renaming_what_a_document_names_is_no_edit_of_it(tmp_path):
    bring(tmp_path)
    Repository.objects.update(name="National Archives")
    office = Correspondent.objects.get(authorised_form="Ambassador in China")
    office.authorised_form = "Ambassador to China"
    office.save()
    report = bring(tmp_path)
    assert report.changes_nothing
    assert report.conflicts == []
    assert Repository.objects.count() == 1


def test_changed_description_of_a_person_is_brought_unless_edited_here(tmp_path):
    bring(tmp_path, persons='<item><persName xml:id="p_A">Able, A.</persName>, envoy</item>')
    newer = '<item><persName xml:id="p_A">Able, A.</persName>, consul</item>'
    assert bring(tmp_path, persons=newer).correspondents_changed == 1
    able = Correspondent.objects.get(authorised_form="Able, A.")
    able.history = "A curator's words"
    able.save()
    newest = '<item><persName xml:id="p_A">Able, A.</persName>, president</item>'
    report = bring(tmp_path, persons=newest)
    assert [conflict.field for conflict in report.conflicts] == ["history"]
    able.refresh_from_db()
    assert able.history == "A curator's words"


CHIANG = '<item><persName xml:id="p_CKG1">Chiang Kai-shek{}</persName>, President</item>'


def test_one_identifier_and_surname_in_two_volumes_is_one_person(tmp_path):
    bring(tmp_path, persons=CHIANG.format(", Generalissimo"))
    bring(tmp_path, idno="frus1955v02", title="Other", persons=CHIANG.format(""))
    values = CorrespondentIdentifier.objects.filter(value__endswith="/p_CKG1")
    assert values.count() == 2
    assert values.values("correspondent").distinct().count() == 1


def test_one_identifier_with_another_surname_is_another_person(tmp_path):
    bring(tmp_path, persons='<item><persName xml:id="p_A">Able, A.</persName></item>')
    other = '<item><persName xml:id="p_A">Adams, A.</persName></item>'
    bring(tmp_path, idno="frus1955v02", title="Other", persons=other)
    assert Correspondent.objects.filter(kind="person").count() == 2


def test_same_name_without_same_identifier_is_not_merged_but_said(tmp_path):
    Correspondent.objects.create(kind="person", authorised_form="Able, A.")
    report = bring(tmp_path, persons='<item><persName xml:id="p_A">Able, A.</persName></item>')
    assert Correspondent.objects.filter(authorised_form="Able, A.").count() == 2
    assert "another" in report.problems[0].found


def test_document_that_left_its_source_is_kept_and_named(tmp_path):
    bring(tmp_path, document_xml(), document_xml(xml_id="d2"))
    report = bring(tmp_path, document_xml())
    assert report.gone == ["frus1955v01/d2"]
    assert Document.objects.count() == 2


def test_document_catalogued_by_hand_only_gets_what_it_lacks(tmp_path):
    mine = Document.objects.create(title="My title")
    DocumentIdentifier.objects.create(document=mine, scheme="frus", value="frus1955v01/d1")
    report = bring(tmp_path)
    mine.refresh_from_db()
    assert (mine.title, str(mine.date)) == ("My title", "1955-01-10")
    assert not report.conflicts
    assert [one.field for one in report.described] == ["title"]


def test_bad_file_among_good_ones_leaves_the_archive_as_it_was(tmp_path):
    good = write_volume(tmp_path, document_xml())
    bad = tmp_path / "bad.xml"
    bad.write_text("<TEI/>")
    with pytest.raises(SourceError):
        import_volumes([good, bad])
    assert not Document.objects.exists()


def test_interruption_half_way_leaves_the_archive_as_it_was(tmp_path):
    path = write_volume(tmp_path, *(document_xml(xml_id=f"d{n}") for n in range(1, 131)))

    def interrupted(volume, documents):
        for number, document in enumerate(documents):
            if number == 120:
                raise KeyboardInterrupt
            yield document

    with pytest.raises(KeyboardInterrupt):
        import_volumes([path], watch=interrupted)
    assert not Document.objects.exists()
    assert not Correspondent.objects.exists()


def test_what_is_too_long_is_cut_and_said(tmp_path):
    report = bring(tmp_path, document_xml(head="A" * 1200))
    assert len(only().title) == 1000
    assert report.problems[0].field == "title"


def test_history_tells_the_door(tmp_path):
    bring(tmp_path)
    revision = only().revisions.select_related("pgh_context").get()
    assert revision.pgh_context.metadata["door"] == "import_tei"


def test_two_references_to_one_correspondent_are_one_part(tmp_path):
    bring(tmp_path)
    rankin = Correspondent.objects.get(authorised_form="Rankin, Karl Lott")
    CorrespondentIdentifier.objects.update(correspondent=rankin)
    mention = "<persName corresp='#p_{}'>x</persName>".format
    both = document_xml(head="Letter", body=f"<p>{mention('RKL1')} {mention('YGKC1')}</p>")
    bring(tmp_path, both)
    assert Participation.objects.get(role="mentioned").correspondent == rankin
    assert bring(tmp_path, both).changes_nothing


def test_names_of_invisible_characters_alone_break_nothing(tmp_path):
    nothing = "\u200b"
    persons = f'<item><persName xml:id="p_A">{nothing}</persName></item>'
    head = f"{nothing}<persName type='from'>{nothing}</persName>"
    dateline = f"<placeName>{nothing}</placeName>"
    bring(tmp_path, document_xml(head=head, dateline=dateline), persons=persons)
    assert only().title == "frus1955v01/d1"


def test_person_renamed_to_a_name_that_is_taken_is_kept_apart(tmp_path):
    entry = '<item><persName xml:id="p_{}">{}</persName></item>'.format
    bring(tmp_path, document_xml(), persons=entry("A", "Able, A.") + entry("B", "Baker, B."))
    renamed = entry("A", "Able, A.") + entry("B", "Able, A.")
    report = bring(tmp_path, document_xml(), persons=renamed)
    assert report.correspondents_changed == 1
    assert Correspondent.objects.get(qualifier="frus1955v01 p_B").authorised_form == "Able, A."
    assert [problem.field for problem in report.problems] == ["name"]
