import gzip
import os

import pytest

from archive.exchange import SourceError, stream, tei
from tests.exchange.volumes import TEI, document_xml, volume_xml

BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE TEI [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'
    f'<TEI xmlns="{TEI}"><p>&b;</p></TEI>'
)


def refused(path):
    with pytest.raises(SourceError) as caught:
        tei.read_volume(path)
    assert str(path) in str(caught.value)
    return caught.value


def write(folder, content):
    path = folder / "volume.xml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("", 1, "empty"),
        ("words", 1, "not well-formed"),
        ("\n<TEI xmlns='http://www.tei-c.org/ns/1.0'>\n<p>", 3, "not well-formed"),
        (BOMB, 2, "DOCTYPE"),
        ("<!DOCTYPE TEI SYSTEM 'http://127.0.0.1:9/e.dtd'><TEI/>", 1, "DOCTYPE"),
        ("<TEI><text/></TEI>", 1, "without a namespace"),
        ("<TEI xmlns='http://example.org'/>", 1, "http://example.org"),
        ("<html xmlns='http://www.w3.org/1999/xhtml'/>", 1, "html"),
        (f"<teiCorpus xmlns='{TEI}'/>", 1, "teiCorpus"),
        (f"<TEI xmlns='{TEI}'><text><body><p/></body></text></TEI>", 1, "no <div"),
        (f"<TEI xmlns='{TEI}'>&undefined;</TEI>", 1, "not well-formed"),
    ],
)
def test_file_that_is_not_a_volume_is_refused_with_line_and_reason(tmp_path, content, line, reason):
    error = refused(write(tmp_path, content))
    assert error.line == line
    assert reason in error.reason


def test_external_entity_is_never_opened(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("canary")
    content = f"<!DOCTYPE TEI [<!ENTITY x SYSTEM '{secret.as_uri()}'>]><TEI xmlns='{TEI}'>&x;</TEI>"
    assert "canary" not in str(refused(write(tmp_path, content)))


def test_directory_and_missing_file_and_pipe_are_refused(tmp_path):
    assert "directory" in refused(tmp_path).reason
    assert "No such file" in refused(tmp_path / "missing.xml").reason
    os.mkfifo(tmp_path / "pipe")
    assert "ordinary file" in refused(tmp_path / "pipe").reason


def test_gzip_is_told_by_its_content_not_its_name(tmp_path):
    path = write(tmp_path, gzip.compress(volume_xml(document_xml()).encode()))
    assert tei.read_volume(path).documents == ("d1",)


@pytest.mark.parametrize("kept", [5, 30, -9, -4])
def test_truncated_gzip_is_refused(tmp_path, kept):
    packed = gzip.compress(volume_xml(document_xml()).encode())
    assert "gzip" in refused(write(tmp_path, packed[:kept])).reason


def test_gzip_that_unpacks_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(stream, "MAX_BYTES", 100_000)
    content = volume_xml(document_xml(body="<p/>" * 50_000))
    assert "longer than" in refused(write(tmp_path, gzip.compress(content.encode()))).reason


def test_depth_is_bounded(tmp_path):
    content = f"<TEI xmlns='{TEI}'>" + "<div>" * 100_000 + "</div>" * 100_000 + "</TEI>"
    assert "deep" in refused(write(tmp_path, content)).reason


def test_overlong_text_is_refused(tmp_path):
    error = refused(write(tmp_path, volume_xml(document_xml(body=f"<p>{'a' * (11 << 20)}</p>"))))
    assert "not well-formed" in error.reason


def test_utf16_is_read_and_undeclared_latin_is_refused(tmp_path):
    words = '<?xml version="1.0" encoding="UTF-16"?>' + volume_xml(document_xml(), title="Tōkyō")
    assert tei.read_volume(write(tmp_path, words.encode("utf-16"))).title == "Tōkyō"
    latin = volume_xml(document_xml(), title="Z\xe9ro", persons="").encode("latin-1")
    assert "not well-formed" in refused(write(tmp_path, latin)).reason


def test_error_after_the_last_document_is_found_before_anything_is_given_out(tmp_path):
    path = write(tmp_path, volume_xml(document_xml())[:-5])
    with pytest.raises(SourceError):
        tei.read_volume(path)
