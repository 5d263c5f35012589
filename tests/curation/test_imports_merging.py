"""The three-way comparison of one field, as a table and as laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.curation.imports.merging import leave_as_described, merge

values = st.sampled_from(["", "a", "b", "c"])


def last(source):
    return {"source": {"title": source}, "stored": {"title": source}}


def outcome(source, here, before):
    return merge({"title": source}, {"title": source}, {"title": here}, before)


@pytest.mark.parametrize(
    ("source", "here", "before", "change", "conflict"),
    [
        ("a", "a", "a", False, False),  # nothing happened
        ("b", "a", "a", True, False),  # the source was edited
        ("a", "b", "a", False, True),  # it was edited here
        ("b", "c", "a", False, True),  # both, differently
        ("b", "b", "a", False, False),  # both, alike
    ],
)
def test_field_changes_only_where_the_source_changed_and_nobody_edited_it(
    source, here, before, change, conflict
):
    merged = outcome(source, here, last(before))
    assert (bool(merged.change), bool(merged.conflicts)) == (change, conflict)


def test_record_no_import_has_touched_only_gets_its_empty_fields_filled():
    assert outcome("a", "", None).change == {"title": "a"}
    assert outcome("a", "b", None).conflicts == {"title": ("b", "a")}


def test_other_resolution_of_an_unchanged_source_changes_nothing():
    before = {"source": {"place": "Peking"}, "stored": {"place": 1}}
    merged = merge({"place": "Peking"}, {"place": 2}, {"place": 1}, before)
    assert merged.change == merged.conflicts == {}
    assert merged.stored == {"place": 1}


@given(values, values, values)
def test_second_run_changes_nothing_and_repeats_the_conflict(source, here, before):
    first = outcome(source, here, last(before))
    stands = first.change.get("title", here)
    remembered = {"source": first.source, "stored": first.stored}
    second = outcome(source, stands, remembered)
    assert second.change == {}
    assert second.conflicts.keys() == first.conflicts.keys()
    assert {"source": second.source, "stored": second.stored} == remembered


@given(values, values, values)
def test_what_was_edited_here_is_never_overwritten(source, here, before):
    if here != before:
        assert outcome(source, here, last(before)).change == {}


@given(values, values)
def test_what_was_described_before_any_import_stands_and_is_told_once(source, here):
    first = outcome(source, here, None)
    told = leave_as_described(first, {"title": source})
    assert bool(told) == (here not in ("", source) and source != "")
    remembered = {"source": first.source, "stored": first.stored}
    second = outcome(source, first.change.get("title", here), remembered)
    assert second.change == second.conflicts == {}
    assert {"source": second.source, "stored": second.stored} == remembered


@given(values, values, values)
def test_a_source_that_changes_is_heard_again_and_still_overwrites_nothing(source, here, later):
    first = outcome(source, here, None)
    leave_as_described(first, {"title": source})
    if here not in ("", source) and later not in (here, source):
        second = outcome(later, here, {"source": first.source, "stored": first.stored})
        assert second.change == {}
        assert second.conflicts == {"title": (here, later)}
