"""Room behind arrays: nothing that was given out changes, whoever adds, and nothing is kept for ever."""

import gc
import weakref

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.room import Room

SOME = st.lists(st.integers(-(2**40), 2**40), max_size=30)


@given(st.lists(st.lists(SOME, min_size=1, max_size=3), min_size=1, max_size=8))
def test_joined_arrays_are_one_after_the_other_and_earlier_ones_stay(steps):
    room, found, given_out = Room(), np.array([], np.int64), []
    for step in steps:
        room = Room(room)
        found = room.joined([found, *(np.array(some, np.int64) for some in step)])
        given_out.append((found, found.tolist()))
    assert all(array.tolist() == numbers for array, numbers in given_out)
    assert found.tolist() == [one for step in steps for some in step for one in some]


@pytest.mark.parametrize("kind", [np.int32, np.int64, np.bool_])
def test_kinds_of_numbers_stay(kind):
    assert Room().joined([np.ones(3, kind), np.ones(2, kind)]).dtype == kind


def test_what_is_added_lies_behind_what_is_there():
    first = Room()
    one = first.joined([np.arange(5)])
    assert np.shares_memory(one, Room(first).joined([one, np.arange(3)]))


def test_two_who_add_to_the_same_do_not_meet():
    first = Room()
    one = first.joined([np.arange(5)])
    early = Room(first).joined([one, np.array([7])])
    late = Room(first).joined([one, np.array([8])])
    assert early.tolist() == [0, 1, 2, 3, 4, 7]
    assert late.tolist() == [0, 1, 2, 3, 4, 8]


def test_where_there_is_no_more_room_there_is_new_room():
    first = Room()
    one = first.joined([np.arange(5)])
    many = np.arange(10_000)
    grown = Room(first).joined([one, many])
    assert not np.shares_memory(one, grown)
    assert grown.tolist() == [*range(5), *many.tolist()]


def test_what_came_late_is_let_go():
    first = Room()
    one = first.joined([np.arange(5)])
    room = Room(first)
    room.joined([one, np.array([7])])
    late = Room(first)
    gone = weakref.ref(late.joined([one, np.array([8])]))
    del late
    gc.collect()
    assert gone() is None
