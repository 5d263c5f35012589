"""Lists of visits and journeys: what is read of them, and what is refused."""

from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.exchange import SourceError
from archive.exchange.visits import read_journeys
from tests.conftest import SHARED_DATA

VISIT = {
    "id": "2274",
    "start-date": "1950-07-27",
    "end-date": "1950-08-03",
    "visitor": "Prime Minister Menzies",
    "from": "Australia",
    "description": "Met with President Truman.",
}
TRIP = {
    "id": "744",
    "role": "secretary",
    "name": "John Foster Dulles",
    "start-date": "1953-02-08",
    "end-date": "1953-02-08",
    "country": "Luxembourg",
    "locale": "Luxembourg",
    "remarks": "Met with officials.",
}


def entry_xml(kind: str, fields: dict) -> str:
    inner = "".join(f"<{name}>{escape(text)}</{name}>\n" for name, text in fields.items())
    return f"<{kind}>\n{inner}</{kind}>\n"


def list_xml(kind: str, *entries: dict) -> str:
    return f"<{kind}s>\n{''.join(entry_xml(kind, each) for each in entries)}</{kind}s>"


def write(folder, content: str, name: str = "list.xml"):
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def read(folder, kind: str, *entries: dict):
    return list(read_journeys(write(folder, list_xml(kind, *entries))))


def problems(folder, kind: str, fields: dict) -> dict[str, str]:
    (one,) = read(folder, kind, fields)
    return {problem.field: str(problem) for problem in one.problems}


def test_a_visit_says_who_came_whence_and_when(tmp_path):
    (one,) = read(tmp_path, "visit", VISIT)
    assert (one.name, one.person, one.country) == ("visits/2274", VISIT["visitor"], "Australia")
    assert (one.date, one.places, one.problems) == ("1950-07-27/1950-08-03", (), ())


def test_a_journey_of_one_day_has_one_day_as_its_date(tmp_path):
    (one,) = read(tmp_path, "trip", TRIP)
    assert (one.scheme, one.date) == ("travels", "1953-02-08")
    assert (one.office, one.places) == ("secretary", ("Luxembourg",))


@pytest.mark.parametrize(
    ("locale", "places"),
    [
        ("Tel Aviv, Jerusalem", ("Tel Aviv", "Jerusalem")),
        ("Paris, Paris", ("Paris",)),
        ("Mexico, D.F.", ("Mexico, D.F.",)),
        (" , ", ()),
        ("", ()),
    ],
)
def test_places_of_a_journey_have_commas_between_them(tmp_path, locale, places):
    assert read(tmp_path, "trip", {**TRIP, "locale": locale})[0].places == places


@pytest.mark.parametrize(
    ("first", "last", "date"),
    [
        ("1955-01", "1955-02", "1955-01/1955-02"),
        ("1955", "1955", "1955"),
        ("1955-03-03T10:00:00", "1955-03-03", "1955-03-03"),
        ("1955-01-20", "", "1955-01-20/"),
        ("", "1955-01-20", "/1955-01-20"),
        ("", "", ""),
    ],
)
def test_dates_are_as_precise_as_the_list_gives_them(tmp_path, first, last, date):
    (one,) = read(tmp_path, "trip", {**TRIP, "start-date": first, "end-date": last})
    assert (one.date, one.problems) == (date, ())


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("start-date", "1955-02-30", "February has 28 days"),
        ("start-date", "30.1.1955", "YYYY-MM-DD"),
        ("start-date", "1955-01-01/1955-01-03", "is an interval"),
        ("end-date", "1949-01-01", "before the start"),
        ("id", "", "there is none"),
        ("name", " ", "nobody is named"),
        ("id", "9" * 101, "is 101 characters long"),
        ("remarks", "x" * 20_001, "20,001 characters"),
    ],
)
def test_what_cannot_be_taken_is_said_with_line_and_remedy(tmp_path, field, text, said):
    found = problems(tmp_path, "trip", {**TRIP, field: text})
    assert said in found[field]
    assert "list.xml, line 2: travels/" in found[field]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<visits/>", "holds no <visit>"),
        ("<trips><trip>", "not well-formed"),
        ("<!DOCTYPE visits><visits/>", "DOCTYPE"),
        ("<visits xmlns='urn:x'><visit/></visits>", "in the namespace urn:x"),
        ("<TEI/>", "<visits> or <trips> without a namespace was expected"),
        ("", "empty"),
        (f"<visits>{'<a>' * 200}{'</a>' * 200}</visits>", "deep"),
    ],
)
def test_what_is_no_list_is_refused_with_the_reason(tmp_path, content, said):
    with pytest.raises(SourceError, match=r"list\.xml, line \d+: .*") as caught:
        list(read_journeys(write(tmp_path, content)))
    assert said in caught.value.reason


@pytest.mark.skipif(not SHARED_DATA.exists(), reason="the shared data are not on this machine")
@pytest.mark.parametrize("name", ["14", "15", "16", "17", "18"])
def test_hostile_files_are_refused_and_nothing_of_them_is_told(name):
    (path,) = (SHARED_DATA / "nasty").glob(f"{name}_*.xml")
    with pytest.raises(SourceError) as caught:
        list(read_journeys(path))
    assert "root:" not in str(caught.value)


@pytest.mark.skipif(not SHARED_DATA.exists(), reason="the shared data are not on this machine")
@pytest.mark.parametrize(
    ("name", "number", "first", "one_day"),
    [
        ("1950", 121, "1950-02-01", 9),
        ("eisenhower-dwight-d", 37, "1952-12-02/1952-12-05", 8),
        ("dulles-john-foster", 117, "1953-01-31/1953-02-01", 23),
    ],
)
def test_the_lists_are_read_whole(name, number, first, one_day):
    journeys = list(read_journeys(SHARED_DATA / "events" / f"{name}.xml"))
    assert not any(one.problems for one in journeys)
    assert (len(journeys), journeys[0].date) == (number, first)
    assert sum("/" not in one.date for one in journeys) == one_day


words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=9)
days = st.dates().map(str)


@given(st.lists(st.tuples(words, words, days, days), min_size=1, max_size=5))
def test_whatever_is_written_as_a_list_is_read_again(tmp_path_factory, entries):
    given_entries = [
        {**VISIT, "id": number, "visitor": who, "start-date": min(d), "end-date": max(d)}
        for number, who, *d in entries
    ]
    found = read(tmp_path_factory.mktemp("list"), "visit", *given_entries)
    ends = [one.date.split("/") for one in found]
    assert [(e[0], e[-1]) for e in ends] == [(min(d), max(d)) for _, _, *d in entries]
    assert [len(one.problems) for one in found] == [0] * len(entries)
