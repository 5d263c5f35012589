"""Words that look like another date than they are, read without being told their language."""

import json
from pathlib import Path

from archive.dates import DateSyntaxError, read

TRAPS = json.loads((Path(__file__).parent / "traps.json").read_text(encoding="utf-8"))


def expressions(words):
    """The readings as EDTF, None for 'n.d.'; "error" where there is none."""
    try:
        readings = read(words)
    except DateSyntaxError:
        return "error"
    return [reading.date and str(reading.date) for reading in readings]


def test_a_trap_is_refused_or_has_all_its_readings():
    found = {words: expressions(words) for words in TRAPS}
    assert {words: got for words, got in found.items() if got != TRAPS[words]} == {}
