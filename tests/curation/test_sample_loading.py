"""Loading the sample: twice, over edits, over what is known, and files that do not fit."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.curation.imports import import_volumes
from archive.curation.sample import SAMPLE, SampleError, load_sample
from archive.models import Correspondent, Document, Event, Participation, Place
from tests.conftest import SHARED_DATA

pytestmark = pytest.mark.django_db
VOLUME = SHARED_DATA / "frus" / "frus1955-57v02.xml.gz"


@pytest.fixture
def loaded():
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


def test_a_second_load_changes_nothing_and_says_so(loaded):
    before = everything()
    assert said() == "The sample is there already: nothing was changed.\n"
    assert everything() == before


def test_a_curators_edit_survives_the_next_load(loaded):
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


def test_a_document_that_was_taken_out_is_loaded_again(loaded):
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


def test_history_tells_that_the_sample_came_by_its_command(loaded):
    revision = document("mao-to-stalin-1950-02-26").revisions.order_by("pgh_id").first()
    assert revision.pgh_context.metadata["door"] == "load_sample"


@pytest.mark.skipif(not VOLUME.exists(), reason="the volumes are not on this machine")
def test_its_volume_over_the_sample_doubles_nothing_and_is_no_wall_of_conflicts(loaded):
    chosen = Document.objects.filter(identifiers__value__startswith="frus1955-57v02/")
    before = {one.pk: (one.title, one.summary, one.status) for one in chosen}
    persons = Correspondent.objects.filter(identifiers__value__startswith="frus1955-57v02/p_")
    known = persons.distinct().count()
    report = import_volumes([VOLUME])
    assert report.created == 324 - len(before)
    assert (report.conflicts, report.problems) == ([], [])
    after = Document.objects.in_bulk(before)
    assert {pk: (one.title, one.summary, one.status) for pk, one in after.items()} == before
    assert persons.distinct().count() == 118 > known


@pytest.mark.skipif(not VOLUME.exists(), reason="the volumes are not on this machine")
def test_the_volume_again_is_silent_about_what_the_sample_says_otherwise(loaded):
    told = import_volumes([VOLUME]).described
    assert {one.field for one in told} >= {"title"}
    again = import_volumes([VOLUME])
    assert again.changes_nothing
    assert not again.described + again.conflicts


@pytest.mark.skipif(not VOLUME.exists(), reason="the volumes are not on this machine")
def test_the_sample_over_its_volume_doubles_nothing():
    import_volumes([VOLUME])
    load_sample()
    assert Document.objects.filter(identifiers__value__startswith="frus1955-57v02/").count() == 324
    assert Correspondent.objects.filter(folded__contains="karl").count() == 1
    assert said() == "The sample is there already: nothing was changed.\n"


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


def folder_of(tmp_path, **files: str):
    """A folder of a sample; ``documents__more`` stands for ``documents/more.toml``."""
    for name, text in files.items():
        path = tmp_path / f"{name.replace('__', '/')}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


TITLED = '[a]\ntitle = "T"\n'


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"documents": "x = 1"}, r"“x” stands outside of any \[record\]"),
        ({"documents": TITLED + 'participations = "x"'}, r"\[a\] does not fit"),
        ({"documents": TITLED + "participations = 1"}, r"\[a\] does not fit"),
        ({"documents": TITLED + 'identifiers = "x"'}, r"\[a\] does not fit"),
        ({"documents": TITLED + 'place = ["x"]'}, r"\[a\] does not fit"),
        (
            {"documents": TITLED + 'relations = [{ kind = "reply-to", target = "b" }]'},
            "there is no document “b”",
        ),
        (
            {"documents": TITLED + 'status = "withdrawn"'},
            "a withdrawn record needs a withdrawn_reason",
        ),
        ({"documents": TITLED, "documents__more": TITLED}, "is in documents.toml already"),
        (
            {"documents": '[a]\ntitle = "A"\n[a.identifiers]\nfrus = ["v/d1", "v/d1"]'},
            "identifiers of documents do not fit: .*v/d1",
        ),
        (
            {"places": '[a]\nname = "A"\nwithin = "b"\n[b]\nname = "B"\nwithin = "a"'},
            "there is no place “b”",
        ),
    ],
)
def test_malformed_files_are_refused_in_one_message(tmp_path, files, reason):
    with pytest.raises(SampleError, match=reason):
        load_sample(folder_of(tmp_path, **files))
    assert not Document.objects.exists()


def test_a_reference_may_lead_to_another_file_of_its_kind(tmp_path):
    reply = TITLED + 'relations = [{ kind = "reply-to", target = "b" }]'
    load_sample(folder_of(tmp_path, documents__1=reply, documents__2='[b]\ntitle = "B"'))
    assert document("a").relations.get().target == document("b")


def test_parts_may_stand_before_their_whole(tmp_path):
    places = '[b]\nname = "B"\nwithin = "a"\n[a]\nname = "A"'
    load_sample(folder_of(tmp_path, places=places))
    assert str(Place.objects.get(name="B").within) == "A"


def test_a_withdrawn_document_was_public_first(tmp_path):
    withdrawn = TITLED + 'status = "withdrawn"\nwithdrawn_reason = "Closed."'
    load_sample(folder_of(tmp_path, documents=withdrawn))
    assert Document.objects.withdrawn().get().withdrawn_reason == "Closed."
    assert load_sample(tmp_path)["documents"] == 0
