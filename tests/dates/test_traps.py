"""Words that look like another date than they are, read without being told their language."""

import json
from pathlib import Path

import pytest

from archive.dates import DateSyntaxError, read

TRAPS = json.loads((Path(__file__).parent / "traps.json").read_text(encoding="utf-8"))


def expressions(words):
    """The readings as EDTF, None for 'n.d.'; "error" where there is none."""
    try:
        readings = read(words)
    except DateSyntaxError:
        return "error"
    return [reading.date and str(reading.date) for reading in readings]


@pytest.mark.parametrize(("words", "expected"), TRAPS.items())
def test_a_trap_is_refused_or_has_all_its_readings(words, expected):
    assert expressions(words) == expected
