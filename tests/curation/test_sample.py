"""The sample collection: what it holds, that it is honest, and that loading it twice is safe."""

import csv
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command

from archive.curation.sample import SAMPLE, SampleError, load_sample
from archive.models import (
    Address,
    Correspondent,
    Document,
    Event,
    Holding,
    Name,
    Participation,
    Place,
    Role,
    Status,
)
from tests.conftest import SHARED_DATA

pytestmark = pytest.mark.django_db
REFERENCE = SHARED_DATA / "reference_list.csv"
STRANGER = AnonymousUser()


@pytest.fixture
def sample():
    load_sample()


def document(key: str) -> Document:
    return Document.objects.get(identifiers__scheme="sample", identifiers__value=key)


def parts(key: str, role: str) -> list[str]:
    rows = document(key).participations.filter(role=role).select_related("correspondent")
    return [str(row.correspondent or row.name_as_written) for row in rows]


def said(*arguments) -> str:
    out = StringIO()
    call_command("load_sample", *arguments, stdout=out)
    return out.getvalue()


def everything() -> dict:
    kinds = (Document, Correspondent, Event, Place)
    return {kind: list(kind.objects.order_by("pk").values()) for kind in kinds}


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference list is not on this machine")
def test_the_ten_documents_are_those_of_the_reference_list(sample):
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        listed = [(row["title"], row["date_edtf"], row["genre"]) for row in csv.DictReader(file)]
    published = Document.objects.visible_to(STRANGER).order_by("pk")
    assert [(one.title, str(one.date), one.genre.name.lower()) for one in published] == listed


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference list is not on this machine")
def test_names_and_dates_stand_as_the_reference_list_writes_them(sample):
    roles = {"sender_as_written": ("sender", "speaker"), "recipient_as_written": ("recipient",)}
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            one = Document.objects.visible_to(STRANGER).order_by("pk")[number]
            assert one.date_as_written == row["date_as_written"]
            for column, wanted in roles.items():
                names = one.participations.filter(role__in=wanted)
                written = [name.name_as_written for name in names]
                assert row[column] in written if row[column] else not written, row["title"]


def test_every_document_has_a_summary_and_names_somebody(sample):
    assert not Document.objects.filter(summary="")
    assert not Document.objects.filter(participations__isnull=True)


def test_filippov_is_the_name_as_written_and_stalin_identified_with_evidence(sample):
    sender = document("filippov-to-mikoyan-1949-02-03").participations.get(role=Role.SENDER)
    assert (sender.name_as_written, str(sender.correspondent)) == ("Filippov", "Joseph Stalin")
    assert "pseudonym" in sender.evidence
    assert Name.objects.get(form="Filippov").kind == "pseudonym"


def test_the_filippov_cable_is_intended_for_mao(sample):
    assert parts("filippov-to-mikoyan-1949-02-03", "recipient") == ["Anastas Mikoyan"]
    assert parts("filippov-to-mikoyan-1949-02-03", "intended-for") == ["Mao Zedong"]


def test_the_letter_has_zhou_as_second_author_though_the_title_leaves_him_out(sample):
    assert parts("mao-to-stalin-1950-02-26", "sender") == ["Mao Zedong", "Zhou Enlai"]
    assert "Zhou" not in document("mao-to-stalin-1950-02-26").title


def test_the_telegram_goes_to_a_corporate_body(sample):
    recipient = document("mikoyan-to-cpsu-1956-09-23").participations.get(role="recipient")
    assert recipient.correspondent.kind == "corporate-body"
    assert parts("mikoyan-to-cpsu-1956-09-23", "interlocutor") == ["Peng Dehuai"]


def test_mao_is_spoken_with_in_the_report_and_neither_sends_nor_receives_it(sample):
    mao = document("kovalev-report-1949-12-20").participations.filter(
        correspondent__authorised_form="Mao Zedong"
    )
    assert {part.role for part in mao} == {"interlocutor", "mentioned"}


def test_the_speech_was_edited_by_its_speaker(sample):
    assert parts("mao-speech-1957-11-18", "speaker") == ["Mao Zedong"]
    assert parts("mao-speech-1957-11-18", "editor") == ["Mao Zedong"]


def test_the_draft_is_related_to_the_final_form(sample):
    relation = document("draft-record-1956-09-19").relations.get()
    assert (relation.kind, relation.target) == ("draft-of", document("record-1956-09-19"))


def test_the_records_of_a_meeting_have_participants_and_no_sender(sample):
    for key in ("draft-record-1956-09-19", "record-1956-09-19"):
        assert "Mao Zedong" in parts(key, "interlocutor")
        assert not parts(key, "sender") + parts(key, "recipient")


def test_correspondents_have_native_script_and_life_dates(sample):
    mao = Correspondent.objects.get(authorised_form="Mao Zedong")
    assert (str(mao.existed_from), str(mao.existed_to)) == ("1893-12-26", "1976-09-09")
    assert Correspondent.objects.named("毛泽东").get() == mao


def test_two_events_join_participants_and_documents(sample):
    mission, meeting = Event.objects.visible_to(STRANGER).order_by("date_first")
    assert mission.document_events.count() == 4
    assert meeting.participations.filter(correspondent__authorised_form="Mao Zedong").exists()


def test_no_holding_is_invented(sample):
    assert not Holding.objects.exists()
    assert set(Document.objects.values_list("availability", flat=True)) == {"reference"}


def test_the_document_in_review_is_seen_by_no_stranger(sample):
    unreviewed = Document.objects.get(title__contains="Unreviewed")
    assert unreviewed.status == Status.IN_REVIEW
    assert unreviewed not in Document.objects.visible_to(STRANGER)
    assert not Address.objects.filter(document=unreviewed)


def test_what_is_published_has_an_address(sample):
    assert Address.objects.filter(kind="document").count() == 10
    assert Correspondent.objects.get(slug="joseph-stalin").authorised_form == "Joseph Stalin"
    assert not Event.objects.filter(slug=None)
    assert not Place.objects.filter(slug=None)


def test_a_second_load_changes_nothing_and_says_so(sample):
    before = everything()
    assert said() == "The sample is there already: nothing was changed.\n"
    assert everything() == before


def test_a_curators_edit_survives_the_next_load(sample):
    stalin = Correspondent.objects.get(authorised_form="Joseph Stalin")
    stalin.authorised_form = "Stalin, Joseph Vissarionovich"
    stalin.save()
    assert "nothing was changed" in said()
    assert not Correspondent.objects.filter(authorised_form="Joseph Stalin")


def test_a_correspondent_known_from_elsewhere_is_not_doubled():
    mao = Correspondent.objects.create(kind="person", authorised_form="Mao Tse-tung")
    mao.identifiers.create(scheme="wikidata", value="Q5816")
    peng = Correspondent.objects.create(kind="person", authorised_form="Peng Dehuai")
    load_sample()
    assert parts("mao-speech-1957-11-18", "speaker") == ["Mao Tse-tung"]
    assert Correspondent.objects.get(authorised_form="Peng Dehuai") == peng


def test_a_document_that_was_taken_out_is_loaded_again(sample):
    document("kovalev-report-1949-12-20").addresses.all().delete()
    document("kovalev-report-1949-12-20").delete()
    assert said() == "Loaded the sample: documents 1.\n"
    assert parts("kovalev-report-1949-12-20", "sender") == ["Ivan Kovalev"]


def test_if_empty_loads_into_an_empty_archive_only():
    assert said("--if-empty").startswith("Loaded the sample: ")
    assert "was not loaded" in said("--if-empty")


def test_if_empty_leaves_an_archive_with_any_document_alone():
    Document.objects.create(title="A letter of ours")
    said("--if-empty")
    assert Document.objects.count() == 1


def test_history_tells_that_the_sample_came_by_its_command(sample):
    revision = document("mao-to-stalin-1950-02-26").revisions.order_by("pgh_id").first()
    assert revision.pgh_context.metadata["door"] == "load_sample"


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("documents/moscow.toml", '"1949-02"', '"1949-02-30"', "stalin-to-mikoyan-1949-02"),
        ("documents/moscow.toml", 'role = "speaker"', 'role = "orator"', "orator"),
        ("documents/moscow.toml", 'place = "moscow"', 'place = "moskow"', "moskow"),
        ("correspondents/moscow.toml", "existed_to", "died", "died"),
        ("genres.toml", 'slug = "speech"', 'slug = "s p"', "speech"),
    ],
)
def test_a_file_that_does_not_fit_is_named_and_nothing_is_loaded(tmp_path, file, old, new, reason):
    folder = shutil.copytree(SAMPLE, tmp_path / "sample")
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(SampleError, match=f"{Path(file).name}: .*{reason}"):
        load_sample(folder)
    assert not Participation.objects.exists()
    assert not Correspondent.objects.exists()


def test_the_command_ends_in_one_clear_message(monkeypatch, tmp_path):
    folder = shutil.copytree(SAMPLE, tmp_path / "sample")
    (folder / "genres.toml").write_text("not toml at all", encoding="utf-8")
    monkeypatch.setattr("archive.curation.sample.SAMPLE", folder)
    with pytest.raises(CommandError, match=r"genres\.toml"):
        said()
