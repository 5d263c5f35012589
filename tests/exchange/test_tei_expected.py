"""Real volumes, against counts that were made independently of this reader."""

import json
from collections import Counter

import pytest

from archive.exchange import SourceError, tei
from tests.conftest import SHARED_DATA

EXPECTED = SHARED_DATA / "expected_frus.json"
pytestmark = pytest.mark.skipif(
    not EXPECTED.exists(), reason="skipped: the shared test data is not on this machine"
)
VOLUMES = json.loads(EXPECTED.read_text()) if EXPECTED.exists() else []
HOSTILE = [
    ("14_billion_laughs.xml", "DOCTYPE"),
    ("15_xxe_local_file.xml", "DOCTYPE"),
    ("16_xxe_parameter_network.xml", "DOCTYPE"),
    ("17_not_well_formed.xml", "not well-formed"),
    ("18_wrong_namespace.xml", "not TEI P5"),
]


@pytest.fixture(scope="module", params=VOLUMES, ids=lambda volume: volume["file"])
def read(request):
    path = SHARED_DATA / "frus" / request.param["file"]
    volume = tei.read_volume(path)
    return request.param, volume, list(tei.read_documents(path, volume))


def from_head(document, role):
    return any(part.role == role and part.basis == "head" for part in document.parts)


def test_documents_dates_and_persons_are_as_counted(read):
    expected, volume, documents = read
    assert (len(documents), len(volume.persons)) == (
        expected["documents"],
        expected["persons_listed"],
    )
    years = Counter(document.date[:4] for document in documents if document.date)
    assert years == expected["years"]
    assert sum(years.values()) == expected["dated"]


def test_precision_is_as_encoded(read):
    expected, _, documents = read
    kinds = Counter(
        "datetime" if "T" in document.date else "range:from/to" if "/" in document.date else "day"
        for document in documents
        if document.date
    )
    assert kinds == expected["date_precision"]


def test_senders_and_recipients_are_as_marked_in_heads(read):
    expected, _, documents = read
    senders = {document.id for document in documents if from_head(document, "sender")}
    recipients = {document.id for document in documents if from_head(document, "recipient")}
    assert (len(senders), len(recipients), len(senders & recipients)) == (
        expected["docs_with_from"],
        expected["docs_with_to"],
        expected["docs_with_both"],
    )


def test_places_notes_and_enclosures_are_as_counted(read):
    expected, _, documents = read
    places = [document.place.casefold() for document in documents if document.place]
    assert (len(places), len(set(places))) == (
        expected["docs_with_place"],
        expected["places_distinct_casefold"],
    )
    families = [each for document in documents for each in document.family()]
    assert len(families) - len(documents) == expected["attachments"]
    notes = sum(document.body.count('<li id="note-') for document in families)
    # A source line without number became the holding; it is no footnote.
    inline = expected["docs_with_source_note_typed"] if not expected["persons_listed"] else 0
    assert notes == expected["notes"] - inline


def test_every_reference_is_known(read):
    assert [problem for document in read[2] for problem in document.problems] == []


@pytest.mark.parametrize(("name", "reason"), HOSTILE)
def test_hostile_file_is_refused(name, reason):
    with pytest.raises(SourceError, match=reason):
        tei.read_volume(SHARED_DATA / "nasty" / name)


def test_present_encoding_is_read():
    path = SHARED_DATA / "nasty" / "19_frus_modern_attributes.xml"
    letter, note, memorandum = tei.read_documents(path, tei.read_volume(path))
    assert (letter.date, letter.enclosures[0].date) == ("1950-03", "1949-12-25")
    assert (note.date, note.coverage) == ("", "1950-04-01/1950-05-05")
    assert (memorandum.date, len(memorandum.problems)) == ("", 1)
