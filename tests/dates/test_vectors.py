"""The shared table of EDTF expressions: verdicts and bounds worked out elsewhere."""

import json

import pytest

from archive.dates import DateSyntaxError, parse
from tests.conftest import SHARED_DATA

VECTORS = SHARED_DATA / "edtf_vectors.json"


def vectors(valid):
    if not VECTORS.exists():
        return [pytest.param(None, marks=pytest.mark.skip(reason=f"no {VECTORS.name}"))]
    rows = json.loads(VECTORS.read_text(encoding="utf-8"))["vectors"]
    return [pytest.param(row, id=repr(row["edtf"])) for row in rows if row["valid"] is valid]


def as_written(end):
    return None if end is None else str(end)


@pytest.mark.parametrize("vector", vectors(valid=True))
def test_valid_expressions_have_their_bounds(vector):
    date = parse(vector["edtf"])
    assert str(date) == vector["edtf"]
    assert as_written(date.earliest) == vector["earliest"]
    assert as_written(date.latest) == vector["latest"]


@pytest.mark.parametrize("vector", vectors(valid=False))
def test_invalid_expressions_are_refused_with_a_remedy(vector):
    with pytest.raises(DateSyntaxError) as caught:
        parse(vector["edtf"])
    assert caught.value.remedy
    assert 0 <= caught.value.position <= len(vector["edtf"])
