import pytest

from archive.exchange import SourceError, tei
from tests.exchange.volumes import NEW_FRUS, document_xml, write_volume


def test_header_of_the_volume(tmp_path):
    volume = tei.read_volume(write_volume(tmp_path, document_xml()))
    assert (volume.id, volume.title, volume.editors) == ("frus1955v01", "A Volume", ("Ann Editor",))
    assert (volume.year, volume.language, volume.documents) == ("1986", "en", ("d1",))


def test_persons_have_their_aliases_and_descriptions(tmp_path):
    volume = tei.read_volume(write_volume(tmp_path, document_xml()))
    rankin, yeh = volume.persons
    assert (rankin.name, rankin.surname, rankin.description) == (
        "Rankin, Karl Lott",
        "Rankin",
        "Ambassador",
    )
    assert (yeh.name, yeh.aliases) == ("Yeh, George K.C.", ("Yeh Kung-ch’ao",))


def test_volume_without_a_number_is_known_by_its_file(tmp_path):
    volume = tei.read_volume(write_volume(tmp_path, document_xml(), idno="", name="v9.xml"))
    assert volume.id == "v9"
    assert volume.problems[0].field == "idno"


def test_documents_come_in_order_with_number_and_page(tmp_path):
    path = write_volume(tmp_path, document_xml(), '<pb n="7"/>', document_xml(xml_id="d2", n="2"))
    documents = list(tei.read_documents(path, tei.read_volume(path)))
    assert [(d.id, d.position, d.number) for d in documents] == [
        ("frus1955v01/d1", 1, "1"),
        ("frus1955v01/d2", 2, "2"),
    ]
    assert [document.pages for document in documents] == [("1",), ("7",)]


def test_one_identifier_twice_is_refused(tmp_path):
    with pytest.raises(SourceError, match="stands twice"):
        tei.read_volume(write_volume(tmp_path, document_xml(), document_xml()))


def test_document_without_identifier_is_refused(tmp_path):
    with pytest.raises(SourceError, match="no xml:id"):
        tei.read_volume(write_volume(tmp_path, document_xml(xml_id="")))


def test_both_namespaces_of_the_frus_prefix_are_read_alike(tmp_path):
    inner = document_xml(body="<p>x</p><frus:attachment><head>Tab</head><p>y</p></frus:attachment>")
    for frus in (NEW_FRUS, "http://history.state.gov/ns/1.0"):
        path = write_volume(tmp_path, inner, frus=frus)
        (document,) = tei.read_documents(path, tei.read_volume(path))
        assert [child.title for child in document.enclosures] == ["Tab"]


def test_document_within_a_document_is_enclosed_in_it(tmp_path):
    path = write_volume(tmp_path, document_xml(body=document_xml(xml_id="d2")))
    (document,) = tei.read_documents(path, tei.read_volume(path))
    assert [child.id for child in document.enclosures] == ["frus1955v01/d2"]


def test_enclosure_without_a_head_is_named_by_its_label(tmp_path):
    enclosure = "<frus:attachment><opener><seg>[Tab B]</seg></opener><p>y</p></frus:attachment>"
    path = write_volume(tmp_path, document_xml(body=enclosure))
    (document,) = tei.read_documents(path, tei.read_volume(path))
    assert document.enclosures[0].title == "Tab B"


def test_one_document_beyond_all_measure_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(tei.volume, "MAX_ELEMENTS", 100)
    path = write_volume(tmp_path, document_xml(body="<p/>" * 200))
    with pytest.raises(SourceError, match="elements"):
        tei.read_volume(path)
