"""The results as a page of tables and as JSON."""

import json
import os
import platform
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.collection import SIZES
from benchmarks.contestants import NAMES
from benchmarks.costs import Cost
from benchmarks.homes import ROOT
from benchmarks.measuring import Measured, kinds
from benchmarks.running import LONGEST
from benchmarks.targets import Target, p95, targets

RESULTS = ROOT / "benchmarks" / "results"
LEVELS = {"page": "Whole pages over HTTP", "query": "Below the page: the queries alone"}


def write(size: str, measured: Measured, costs: Iterable[Cost], folder: Path = RESULTS) -> str:
    """Write the page and the figures; returns the page."""
    folder.mkdir(parents=True, exist_ok=True)
    page = "\n".join(_page(size, measured, costs)) + "\n"
    (folder / f"{size}.md").write_text(page)
    kept = {
        "size": size,
        "at": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "machine": machine(),
        "seconds": measured.seconds,
        "totals": [(asdict(one), totals) for one, totals in measured.totals.items()],
        "failures": measured.failures,
        "costs": [asdict(cost) for cost in costs],
    }
    (folder / f"{size}.json").write_text(json.dumps(kept, ensure_ascii=False) + "\n")
    return page


def machine() -> str:
    """What this ran on."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    models = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = f"{os.cpu_count()} × {models[0] if models else platform.processor()}"
    return f"{cores}, {memory:.0f} GB, {platform.system()}, Python {platform.python_version()}"


def _page(size: str, measured: Measured, costs: Iterable[Cost]) -> list[str]:
    page = [
        f"# {SIZES[size]:,} documents",
        "",
        f"`make bench SIZE={size}`, {datetime.now(UTC):%d %B %Y}, on {machine()}. Milliseconds: the "
        "median, and in brackets what 95 of 100 questions take; “times” is how many times as long as "
        "Chancery. [How it is measured](../../docs/explanation/speed.md).",
    ]
    for level, title in LEVELS.items():
        if level not in measured.seconds:
            continue
        seconds = measured.seconds[level]
        page += ["", f"## {title}", "", *_times(seconds), ""]
        page += [_said(target) for target in targets(size, seconds)]
        page += _failed(level, measured)
    page += ["", "## What else was promised", ""]
    page += [_said(Target(cost.promise, cost.measured, cost.met)) for cost in costs]
    return [*page, "", "## The same documents?", "", *_differences(measured)]


def _times(seconds: dict[str, dict[str, list[float]]]) -> list[str]:
    whom = [who for who in NAMES if any(who in of_kind for of_kind in seconds.values())]
    heads = [NAMES["chancery"]]
    for who in whom[1:]:
        heads += [NAMES[who], "times"]
    table = [f"| Question | {' | '.join(heads)} |", f"| --- |{' ---: |' * len(heads)}"]
    for kind in kinds():
        ours = median(seconds[kind]["chancery"])
        cells = [_time(seconds[kind]["chancery"])]
        for who in whom[1:]:
            times = seconds[kind].get(who)
            cells += [_time(times), f"{median(times) / ours:.1f}"] if times else ["–", "–"]
        table.append(f"| {kind} | {' | '.join(cells)} |")
    return table


def _failed(level: str, measured: Measured) -> Iterator[str]:
    """The questions that were not answered: a broken promise where they were ours."""
    failures = Counter(failure for failure in measured.failures if failure[0] == level)
    for (_level, who, kind, why), times in failures.items():
        said = f"{kind}: {why}, {times} times, counted as {LONGEST} seconds"
        if who == "chancery":
            yield _said(Target("every question is answered", said, met=False))
        else:
            yield f"- {NAMES[who]} failed: {said}"


def _time(seconds: list[float]) -> str:
    return f"{median(seconds) * 1000:.1f} ({p95(seconds) * 1000:.1f})"


def _said(target: Target) -> str:
    return f"- **{'met' if target.met else 'NOT MET'}**: {target.promise} ({target.measured})"


def _differences(measured: Measured) -> list[str]:
    apart = [
        (one, totals) for one, totals in measured.totals.items() if len(set(totals.values())) > 1
    ]
    same = f"{len(measured.totals) - len(apart)} of {len(measured.totals)} questions found as many for all."
    told = [f"- {_asked(one)}: {_numbers(totals)}" for one, totals in apart]
    return [same, "", *told] if told else [same]


def _asked(one: Any) -> str:
    values = (one.words, one.date, one.person, one.role, one.sender, one.recipient)
    return f"{one.kind} ({', '.join(str(value) for value in values if value)})"


def _numbers(totals: dict[str, int]) -> str:
    return ", ".join(f"{NAMES[who]} {total:,}" for who, total in totals.items())
