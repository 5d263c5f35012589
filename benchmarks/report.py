"""The results as a page of tables and as JSON."""

import json
import os
import platform
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
from benchmarks.targets import Target, p95, targets

RESULTS = ROOT / "benchmarks" / "results"
LEVELS = {"page": "Whole pages over HTTP", "query": "Below the page: the queries alone"}


def write(size: str, measured: Measured, costs: list[Cost], folder: Path = RESULTS) -> str:
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


def _page(size: str, measured: Measured, costs: list[Cost]) -> list[str]:
    page = [
        f"# {SIZES[size]:,} documents",
        "",
        f"`make bench SIZE={size}`, {datetime.now(UTC):%d %B %Y}, on {machine()}. Milliseconds: the "
        "median, and in brackets what 95 of 100 questions take; “times” is how many times as long as "
        "Chancery. [How it is measured](../../docs/explanation/speed.md).",
    ]
    for level, title in LEVELS.items():
        seconds = measured.seconds[level]
        page += ["", f"## {title}", "", *_times(seconds), ""]
        page += [_said(target) for target in targets(size, seconds)]
    page += ["", "## What else was promised", ""]
    page += [_said(Target(cost.promise, cost.measured, cost.met)) for cost in costs]
    return [*page, "", "## The same documents?", "", *_differences(measured)]


def _times(seconds: dict[str, dict[str, list[float]]]) -> list[str]:
    whom = [who for who in NAMES if who in seconds[kinds()[0]]]
    heads = [NAMES["chancery"]]
    for who in whom[1:]:
        heads += [NAMES[who], "times"]
    table = [f"| Question | {' | '.join(heads)} |", f"| --- |{' ---: |' * len(heads)}"]
    for kind in kinds():
        ours = median(seconds[kind]["chancery"])
        cells = [_time(seconds[kind]["chancery"])]
        for who in whom[1:]:
            cells += [_time(seconds[kind][who]), f"{median(seconds[kind][who]) / ours:.1f}"]
        table.append(f"| {kind} | {' | '.join(cells)} |")
    return table


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
