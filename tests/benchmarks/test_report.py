"""The promises are judged by what was measured, and the page says what is not kept."""

import json

import pytest

from benchmarks import measuring, report
from benchmarks.asked import Asked
from benchmarks.costs.cost import Cost
from benchmarks.measuring import CHANGED, Measured
from benchmarks.questions import KINDS
from benchmarks.running import LONGEST, FailedError
from benchmarks.targets import p95, targets

FAST = {"chancery": 0.01, "plain": 0.2, "lite": 0.2, "engine": 0.001}


def seconds(**changed):
    """The same times for every kind, but for the kinds that are named."""
    return {
        kind: {who: [time] * 3 for who, time in (FAST | changed.get(kind, {})).items()}
        for kind in (CHANGED, *KINDS)
    }


def unmet(size, **changed):
    return [target.promise for target in targets(size, seconds(**changed)) if not target.met]


def test_fast_enough_is_met():
    assert unmet("100k") == []
    assert unmet("1m") == []


@pytest.mark.parametrize(
    ("size", "changed", "promise"),
    [
        ("100k", {"no filter": {"chancery": 0.07}}, "slowest kind"),
        ("100k", {"month": {"lite": 0.14}}, "15 times"),
        ("100k", {"phrase": {"lite": 0.009}}, "every kind"),
        ("1m", {"decade": {"chancery": 0.041}}, "no other kind"),
        ("1m", {"common word": {"chancery": 0.067}}, "a word in a fifth"),
    ],
)
def test_too_slow_is_not_met(size, changed, promise):
    (missed,) = unmet(size, **changed)
    assert promise in missed


def test_relevance_on_a_common_word_is_judged_apart():
    assert unmet("1m", **{"common word": {"chancery": 0.06}}) == []


def test_typical_is_the_middle_kind():
    slow = {kind: {"chancery": 0.0167} for kind in KINDS[:8]}
    assert any("typical" in promise for promise in unmet("100k", **slow))
    assert unmet("100k", **{KINDS[0]: {"chancery": 0.0167}}) == []


def test_p95_is_what_nineteen_of_twenty_take():
    assert p95([1.0] * 19 + [11.0]) == pytest.approx(1.5)
    assert p95([2.0]) == 2.0


def test_page_says_what_is_not_kept_and_where_totals_differ(tmp_path):
    measured = Measured()
    for level in report.LEVELS:
        measured.seconds[level] = seconds()
    same = {"chancery": 5, "plain": 5, "lite": 5, "engine": 5}
    measured.totals = {
        Asked("month", date="1951-03"): same,
        Asked("rare word", words="fut"): same | {"lite": 6},
    }
    costs = [Cost("page 5,000 costs what page 5 costs", "2 and 1 ms", False)]
    page = report.write("10k", measured, costs, tmp_path)
    assert "| month | 10.0 (10.0) | 200.0 (200.0) | 20.0 |" in page
    assert "**NOT MET**: page 5,000 costs what page 5 costs (2 and 1 ms)" in page
    assert "1 of 2 questions found as many for all" in page
    assert "rare word (fut): Chancery 5, plain Django 5, Datasette 6" in page
    kept = json.loads((tmp_path / "10k.json").read_text())
    assert kept["seconds"]["query"]["month"]["plain"] == [0.2, 0.2, 0.2]


def test_who_is_not_asked_a_kind_has_a_dash(tmp_path):
    measured = Measured(seconds={"query": seconds()})
    measured.seconds["query"]["month"]["hand"] = [0.03]
    page = report.write("10k", measured, [], tmp_path)
    assert (
        "| month | 10.0 (10.0) | 200.0 (200.0) | 20.0 | 200.0 (200.0) | 20.0 | 30.0 (30.0)" in page
    )
    assert "| decade | 10.0 (10.0) | 200.0 (200.0) | 20.0 | 200.0 (200.0) | 20.0 | – | –" in page


def test_what_failed_is_said(tmp_path):
    measured = Measured(seconds={"page": seconds()})
    for name, why in (("chancery", "503 for /documents/"), ("lite", "TimeoutError for /archive")):

        def ask(why=why):
            raise FailedError(why)

        taken = measured.timed("page", name, Asked("month"), ask)
        assert taken == LONGEST
    page = report.write("10k", measured, [], tmp_path)
    assert "**NOT MET**: every question is answered (month: 503 for /documents/, 1 times" in page
    assert "- Datasette failed: month: TimeoutError for /archive" in page


def test_everybody_is_asked_in_turns(monkeypatch):
    monkeypatch.setattr(measuring, "forget", lambda: None)
    asked, heard = [Asked("month", page=page) for page in range(1, 5)], []

    def ask(name, one):
        heard.append((name, one.page))
        return 100.0 if name == "slow" else 0.001

    *_, seconds = measuring.in_turns(asked, ["fast", "slow", "hand"], ask, [])
    assert len(seconds["month"]["fast"]) == 4 * measuring.ROUNDS
    assert seconds["month"]["slow"] == [100.0]
    assert "hand" not in seconds["month"]
    pages = [page for name, page in heard if name == "fast"]
    assert sorted(pages[:4]) == sorted(pages[4:8]) == [1, 2, 3, 4]
