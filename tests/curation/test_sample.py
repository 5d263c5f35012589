"""The sample collection: what it holds, and that it is honest. See test_sample_facts, too."""

import csv
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q

from archive.models import (
    Address,
    Collection,
    Correspondent,
    CorrespondentKind,
    Document,
    Event,
    Holding,
    Name,
    Place,
    RelationKind,
    Repository,
    Role,
    Status,
)
from archive.text import plain_text, tokens
from tests.conftest import SHARED_DATA

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]
REFERENCE = SHARED_DATA / "reference_list.csv"
STRANGER = AnonymousUser()
LISTED = ~Q(identifiers__scheme="frus")  # the documents of the reference list


def public():
    return Document.objects.visible_to(STRANGER)


def listed():
    return public().exclude(identifiers__scheme="frus").order_by("pk")


def document(key: str) -> Document:
    return Document.objects.get(identifiers__scheme="sample", identifiers__value=key)


def parts(key: str, role: str) -> list[str]:
    rows = document(key).participations.filter(role=role).select_related("correspondent")
    return [str(row.correspondent or row.name_as_written) for row in rows]


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference list is not on this machine")
def test_the_ten_documents_are_those_of_the_reference_list():
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        wanted = [(row["title"], row["date_edtf"], row["genre"]) for row in csv.DictReader(file)]
    assert [(one.title, str(one.date), one.genre.name.lower()) for one in listed()] == wanted


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference list is not on this machine")
def test_names_and_dates_stand_as_the_reference_list_writes_them():
    roles = {"sender_as_written": ("sender", "speaker"), "recipient_as_written": ("recipient",)}
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            one = listed()[number]
            assert one.date_as_written == row["date_as_written"]
            for column, wanted in roles.items():
                names = one.participations.filter(role__in=wanted)
                written = [name.name_as_written for name in names]
                assert row[column] in written if row[column] else not written, row["title"]


def test_every_document_has_a_summary_and_names_somebody():
    assert not Document.objects.filter(summary="")
    assert not Document.objects.filter(participations__isnull=True)


def test_filippov_is_the_name_as_written_and_stalin_identified_with_evidence():
    sender = document("filippov-to-mikoyan-1949-02-03").participations.get(role=Role.SENDER)
    assert (sender.name_as_written, str(sender.correspondent)) == ("Filippov", "Joseph Stalin")
    assert "pseudonym" in sender.evidence
    assert Name.objects.get(form="Filippov").kind == "pseudonym"


def test_the_filippov_cable_is_intended_for_mao():
    assert parts("filippov-to-mikoyan-1949-02-03", "recipient") == ["Anastas Mikoyan"]
    assert parts("filippov-to-mikoyan-1949-02-03", "intended-for") == ["Mao Zedong"]


def test_the_letter_has_zhou_as_second_author_though_the_title_leaves_him_out():
    assert parts("mao-to-stalin-1950-02-26", "sender") == ["Mao Zedong", "Zhou Enlai"]
    assert "Zhou" not in document("mao-to-stalin-1950-02-26").title


def test_the_telegram_goes_to_a_corporate_body():
    recipient = document("mikoyan-to-cpsu-1956-09-23").participations.get(role="recipient")
    assert recipient.correspondent.kind == "corporate-body"
    assert parts("mikoyan-to-cpsu-1956-09-23", "interlocutor") == ["Peng Dehuai"]


def test_mao_is_spoken_with_in_the_report_and_neither_sends_nor_receives_it():
    mao = document("kovalev-report-1949-12-20").participations.filter(
        correspondent__authorised_form="Mao Zedong"
    )
    assert {part.role for part in mao} == {"interlocutor", "mentioned"}


def test_the_speech_was_edited_by_its_speaker():
    assert parts("mao-speech-1957-11-18", "speaker") == ["Mao Zedong"]
    assert parts("mao-speech-1957-11-18", "editor") == ["Mao Zedong"]


def test_the_draft_is_related_to_the_final_form():
    relation = document("draft-record-1956-09-19").relations.get()
    assert (relation.kind, relation.target) == ("draft-of", document("record-1956-09-19"))


def test_the_records_of_a_meeting_have_participants_and_no_sender():
    for key in ("draft-record-1956-09-19", "record-1956-09-19"):
        assert "Mao Zedong" in parts(key, "interlocutor")
        assert not parts(key, "sender") + parts(key, "recipient")


def test_correspondents_have_native_script_and_life_dates():
    mao = Correspondent.objects.get(authorised_form="Mao Zedong")
    assert (str(mao.existed_from), str(mao.existed_to)) == ("1893-12-26", "1976-09-09")
    assert Correspondent.objects.named("毛泽东").get() == mao


def test_no_holding_is_invented():
    ten = Document.objects.exclude(identifiers__scheme="frus")
    assert not Holding.objects.filter(document__in=ten)
    assert set(ten.values_list("availability", flat=True)) == {"reference"}


def test_every_document_of_a_volume_says_where_it_is_and_where_it_is_printed():
    chosen = Document.objects.filter(identifiers__scheme="frus")
    assert not chosen.filter(printed_in__isnull=True)
    # What was public from the start, or lies within another, has no reference of its own.
    marked = chosen.filter(holdings__isnull=True).exclude(relations__kind="enclosed-in")
    assert set(marked.values_list("classification", flat=True)) == {""}


def test_the_document_in_review_is_seen_by_no_stranger():
    unreviewed = Document.objects.get(title__contains="Unreviewed")
    assert unreviewed.status == Status.IN_REVIEW
    assert unreviewed not in Document.objects.visible_to(STRANGER)
    assert not Address.objects.filter(document=unreviewed)


def test_what_is_published_has_an_address():
    published = Document.objects.filter(status=Status.PUBLISHED)
    assert not published.exclude(pk__in=Address.objects.values("document"))
    assert Correspondent.objects.get(slug="joseph-stalin").authorised_form == "Joseph Stalin"
    assert not Event.objects.filter(slug=None)


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        (public, 80),
        (Correspondent.objects.all, 40),
        (Event.objects.all, 12),
        (Repository.objects.all, 4),
    ],
)
def test_there_is_enough_to_browse(kind, least):
    assert kind().count() >= least


def test_every_event_has_participants_documents_and_a_description():
    assert not Event.objects.filter(Q(participations=None) | Q(document_events=None))
    assert not Event.objects.filter(Q(description="") | Q(kind="") | Q(date=None))
    assert Event.objects.filter(part_of__isnull=False).count() >= 4


def test_every_relation_of_document_and_event_occurs():
    kinds = Event.objects.values_list("document_events__relation", flat=True).distinct()
    assert {"record-of", "preparation-for", "consequence-of"} <= set(kinds)


def test_collections_are_three_levels_deep_and_each_leads_to_documents():
    assert Collection.objects.filter(parent__parent__isnull=False, parts=None).exists()
    assert not Collection.objects.filter(parts=None, holdings=None)
    assert not Repository.objects.filter(holdings=None)


def test_places_lie_within_their_countries():
    assert str(Place.objects.get(name="Taipei").within) == "Taiwan"
    assert not Place.objects.filter(documents__isnull=False, within=None)


@pytest.mark.parametrize(
    ("what", "documents"),
    [
        ("undated", Q(date=None)),
        ("month only", Q(date__regex=r"^\d{4}-\d{2}$")),
        ("about", Q(date__contains="~")),
        ("two days", Q(date__contains="/")),
        ("via", Q(participations__role=Role.VIA)),
        (
            "unnamed sender",
            Q(
                participations__role=Role.SENDER,
                participations__correspondent=None,
                participations__name_as_written="",
            ),
        ),
        ("enclosure", Q(relations__kind=RelationKind.ENCLOSED_IN)),
    ],
)
def test_of_every_difficulty_there_is_a_document(what, documents):
    assert Document.objects.filter(documents, status=Status.PUBLISHED).exists(), what


def test_there_is_a_chain_of_four_replies():
    chain = Q(relations__kind=RelationKind.REPLY_TO)
    for step in ("relations__target__", "relations__target__relations__target__"):
        chain &= Q(**{f"{step}relations__kind": RelationKind.REPLY_TO})
    assert public().filter(chain).exists()


def test_one_document_is_under_embargo_and_no_stranger_sees_it():
    embargoed = Document.objects.get(public_from__gt=datetime.now(UTC))
    assert embargoed.status == Status.PUBLISHED
    assert embargoed not in public()
    assert embargoed.access_note


def test_one_document_was_published_and_then_withdrawn_with_a_reason():
    withdrawn = Document.objects.withdrawn().get()
    assert withdrawn.withdrawn_reason
    assert withdrawn not in public()


def test_thirty_documents_have_a_precis_and_none_more_than_that():
    kinds = public().filter(texts__kind="precis", texts__status=Status.PUBLISHED)
    assert kinds.distinct().count() >= 30
    assert not Document.objects.filter(texts__kind="transcription")


def test_summaries_are_two_or_three_sentences_and_precis_about_a_page():
    chosen = Document.objects.filter(identifiers__scheme="frus")
    lengths = [len(one.summary.split()) for one in chosen]
    assert 15 <= min(lengths) <= max(lengths) <= 120
    precis = [
        plain_text(t.body).split()
        for one in chosen
        for t in one.texts.filter(kind="precis", language__tag="en")
    ]
    assert min(map(len, precis)) >= 100


def test_chinese_and_russian_persons_have_their_names_in_their_own_scripts():
    people = Correspondent.objects.filter(kind=CorrespondentKind.PERSON)
    with_han = people.filter(names__script__in=["Hans", "Hant"], names__kind="parallel")
    with_cyrillic = people.filter(names__script="Cyrl", names__kind="parallel")
    assert (with_han.distinct().count() >= 15, with_cyrillic.distinct().count() >= 8) == (
        True,
        True,
    )
    assert not Name.objects.filter(script="", kind="parallel")


def test_transliterations_name_their_table():
    romanised = Name.objects.filter(language__tag__in=["zh", "ru"], script="Latn", kind="parallel")
    assert romanised.exists()
    assert not romanised.filter(transliteration="")


def test_nobody_stands_twice_under_one_name():
    names = Correspondent.objects.values("folded").annotate(number=Count("pk"))
    assert not names.filter(number__gt=1)


def test_persons_are_filed_by_their_family_names():
    persons = Correspondent.objects.filter(kind=CorrespondentKind.PERSON)
    as_they_are = set(persons.filter(filed_as="").values_list("authorised_form", flat=True))
    assert {"Mao Zedong", "Chiang Kai-shek", "U Nu", "Soong Mei-ling"} <= as_they_are
    dulles = persons.under("d").values_list("filed_as", flat=True)
    assert list(dulles) == ["Dulles, Allen W.", "Dulles, John Foster"]
    assert not Correspondent.objects.exclude(kind=CorrespondentKind.PERSON).exclude(filed_as="")


def test_a_form_as_filed_has_the_words_of_the_name_in_another_order():
    for one in Correspondent.objects.exclude(filed_as=""):
        assert sorted(tokens(one.filed_as)) == sorted(tokens(one.authorised_form))
        assert one.filed_as != one.authorised_form
