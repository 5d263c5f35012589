"""Names of persons as they are said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text import is_short_for, natural_order


@pytest.mark.parametrize(
    ("filed", "said"),
    [
        ("Dulles, Allen W.", "Allen W. Dulles"),
        ("Lay, James S., Jr.", "James S. Lay, Jr."),
        ("Yeh, George K.C. (Yeh Kung-ch’ao)", "George K.C. Yeh (Yeh Kung-ch’ao)"),
        ("George, Senator Walter F.", "Senator Walter F. George"),
    ],
)
def test_a_name_that_is_filed_by_surname_is_said_forenames_first(filed, said):
    assert natural_order(filed) == said


@pytest.mark.parametrize(
    "name",
    [
        "Mao Zedong",
        "毛泽东",
        "Walter Robertson, Jr.",
        "Windsor, Edward, Duke of",
        "Nie Rongzhen, 1899–1992",
        "Rankin,",
        ", Karl",
        "",
    ],
)
def test_any_other_name_is_left_as_it_is(name):
    assert natural_order(name) == name


pieces = st.sampled_from(["Lay", "James S.", "Jr.", "III", "(the younger)", ",", ", ", " ", "1"])


@given(st.lists(pieces, max_size=7).map("".join))
def test_nothing_of_a_name_is_lost_and_twice_is_as_good_as_once(name):
    said = natural_order(name)
    assert sorted(said.replace(",", "").replace(" ", "")) == sorted(
        name.replace(",", "").replace(" ", "")
    )
    assert natural_order(said) == said


@pytest.mark.parametrize(
    ("written", "name", "short"),
    [
        ("Rankin", "Rankin, Karl Lott", True),
        ("Mr. Merchant", "Livingston T. Merchant", True),
        ("Wu", "Wu Xiuquan", True),
        ("毛泽东", "毛泽东", True),
        ("", "Joseph Stalin", True),
        ("Filippov", "Joseph Stalin", False),
        ("毛泽东", "Mao Zedong", False),
        ("T. Smith", "Livingston T. Merchant", False),
    ],
)
def test_a_name_as_written_is_short_for_the_full_one_or_another(written, name, short):
    assert is_short_for(written, name) is short
