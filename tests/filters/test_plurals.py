"""English plurals of the names of genres."""

import pytest

from archive.filters.plurals import english_plural


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("letter", "letters"),
        ("memorandum", "memoranda"),
        ("memorandum of conversation", "memoranda of conversation"),
        ("Memorandum for the record", "Memoranda for the record"),
        ("diary entry", "diary entries"),
        ("survey", "surveys"),
        ("despatch", "despatches"),
        ("speech at a meeting", "speeches at a meeting"),
        ("minutes of a meeting", "minutes of a meeting"),
        ("correspondence", "correspondence"),
        ("record of a meeting, draft", "records of a meeting, draft"),
        ("letter (printed)", "letters (printed)"),
        ("memorandum by the Secretary", "memoranda by the Secretary"),
    ],
)
def test_the_head_of_the_name_takes_the_plural(one, several):
    assert english_plural(one) == several
