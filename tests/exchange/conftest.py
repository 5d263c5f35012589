"""What the tests of the reader share."""

import pytest

from archive.exchange import tei
from tests.exchange.volumes import document_xml, write_volume


@pytest.fixture
def read(tmp_path):
    """Reads a document that differs from the plain one in what is given."""

    def read_document(volume=None, **parts):
        path = write_volume(tmp_path, document_xml(**parts), **(volume or {}))
        return next(iter(tei.read_documents(path, tei.read_volume(path))))

    return read_document
