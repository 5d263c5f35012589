"""A histogram as a picture of links and as a table."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from django.utils.dates import MONTHS_3
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.dates import day_from_number, display, parse
from archive.forms import locale
from archive.search import Bucket, Certainty, Histogram, Unit

HEIGHT = 60
SLOT = 10
# A part is at least 24 pixels wide, a figure of a label at most 8.
FEWEST_PIXELS, FIGURE, MOST_PIXELS = 24, 8, 56
DATED = frozenset({Certainty.CERTAIN, Certainty.POSSIBLE})


def drawn(
    found: Histogram,
    address: Callable[[str], str],
    *,
    listed: Iterable[Certainty] = DATED,
    everything: str = "",
    nofollow: bool = False,
) -> dict | None:
    """What ``documents/_histogram.html`` shows; None where fewer than two parts hold anything.

    ``address`` gives the address of the list for the EDTF of a part. ``listed`` are the
    certainties that the list there shows. ``everything`` is the address without a date.
    ``nofollow`` tells robots to leave the links alone.
    """
    listed = DATED.intersection(listed) or DATED
    told = {one: _row(one, address, listed) for one in {*found.rows, *found.wide, *found.narrow}}
    rows = [row for one in found.rows if (row := told[one])]
    if len(rows) < 2:
        return None
    rel = SafeString(' rel="nofollow"' if nofollow else "")
    drawings = [
        _drawing(size, buckets, [told[one] for one in buckets], found.unit, rel)
        for size, buckets in (("wide", found.wide), ("narrow", found.narrow))
    ]
    return {
        **_words_of(found.unit, single=all(bucket.step == 1 for bucket in found.rows)),
        "drawings": [drawing for drawing in drawings if drawing["bars"]],
        "rows": SafeString("".join(_tabled(row, rel) for row in rows)),
        "possible": any(row["possible"] for row in rows),
        "whole": found.whole,
        "everything": everything,
        "rel": rel,
    }


def _words_of(unit: Unit, *, single: bool) -> dict:
    """What the drawing, its table and the first column of that are called."""
    if unit is Unit.DAY:
        column = _("Day") if single else _("Days")
        return {
            "caption": _("Documents by day"),
            "table": _("The days as a table"),
            "column": column,
        }
    if unit is Unit.MONTH:
        column = _("Month") if single else _("Months")
        return {
            "caption": _("Documents by month"),
            "table": _("The months as a table"),
            "column": column,
        }
    column = _("Year") if single else _("Years")
    return {"caption": _("Documents by year"), "table": _("The years as a table"), "column": column}


def _row(bucket: Bucket, address, listed) -> dict | None:
    """A bucket's words, its address and the numbers that the list there shows; None if empty."""
    certain = bucket.certain if Certainty.CERTAIN in listed else 0
    possible = bucket.possible if Certainty.POSSIBLE in listed else 0
    if not certain + possible:
        return None
    return {
        "name": _name(bucket.date, locale()),
        "href": address(bucket.date),
        "number": certain + possible,
        "certain": certain,
        "possible": possible,
        "asked": bucket.asked,
    }


def _drawing(
    size: str, buckets: Sequence[Bucket], rows: list[dict | None], unit: Unit, rel: str
) -> dict:
    """The bars, in units of the drawing: ten a part, sixty for the tallest."""
    tallest = max((row["number"] for row in rows if row), default=0)
    bars = [_bar(row, place * SLOT, tallest, rel) for place, row in enumerate(rows) if row]
    return {
        "size": size,
        "bars": SafeString("".join(bars)),
        "breadth": len(rows) * SLOT,
        "pixels": len(rows) * MOST_PIXELS,
        "labels": _labels(buckets, unit),
    }


# Bars and rows are written here: a template for each took much of a page's time.


def _bar(row: dict, left: int, tallest: int, rel: str) -> str:
    """Certain from the ground up, possible on top of it; whatever is there can be seen."""
    whole = max(row["number"] / tallest * HEIGHT, 2)
    possible = whole * row["possible"] / row["number"]
    parts = (
        ("perhaps", row["possible"], HEIGHT - whole, possible),
        ("sure", row["certain"], HEIGHT - whole + possible, whole - possible),
    )
    drawn_parts = "".join(
        f'<rect class="{name}" x="{left + 1}" y="{top:.2f}" width="8" height="{height:.2f}"/>'
        for name, number, top, height in parts
        if number
    )
    said = escape(_said(row))
    asked = ' class="in" aria-current="true"' if row["asked"] else ""
    return (
        f'<a href="{escape(row["href"])}"{rel} aria-label="{said}"{asked}><title>{said}</title>'
        f'<rect class="target" x="{left}" y="0" width="10" height="60"/>{drawn_parts}</a>'
    )


def _tabled(row: dict, rel: str) -> str:
    """The row of the table that says the same."""
    asked = ' aria-current="true"' if row["asked"] else ""
    numbers = "".join(
        f'<td class="num">{row[name]}</td>' for name in ("number", "certain", "possible")
    )
    link = f'<a href="{escape(row["href"])}"{rel}{asked}>{escape(row["name"])}</a>'
    return f'<tr><th scope="row">{link}</th>{numbers}</tr>'


def _said(row: dict) -> str:
    """The name of a bar: when, how many, and how many of them only possible."""
    number, possible = row["number"], row["possible"]
    said = ngettext("%(when)s: %(number)s document", "%(when)s: %(number)s documents", number)
    said %= {"when": row["name"], "number": number}
    if possible == number:
        return ngettext("%(said)s, only possible", "%(said)s, all only possible", number) % {
            "said": said
        }
    if possible:
        return _("%(said)s, %(possible)s of them only possible") % {
            "said": said,
            "possible": possible,
        }
    return said


def _labels(buckets: Sequence[Bucket], unit: Unit) -> list[str]:
    """A word for each part of the axis, "" where there is no room beside the one before."""
    words = list(_WORDS[unit](buckets))
    room = max((-(-(len(word) * FIGURE + 6) // FEWEST_PIXELS) for word in words), default=1)
    if unit is Unit.MONTH and buckets:
        quarter = max(1, 3 // buckets[0].step)
        room = -(-room // quarter) * quarter
    return [
        word if index % room == 0 and index + room <= len(words) else ""
        for index, word in enumerate(words)
    ]


def _years(buckets: Sequence[Bucket]) -> Iterator[str]:
    for bucket in buckets:
        yield _year(bucket.first)


def _months(buckets: Sequence[Bucket]) -> Iterator[str]:
    """The months, with the year at each January."""
    for bucket in buckets:
        year, month = divmod(bucket.first, 12)
        name = capfirst(str(MONTHS_3[month + 1]))
        yield f"{name} {_year(year)}" if month == 0 else name


def _days(buckets: Sequence[Bucket]) -> Iterator[str]:
    """The days, all with their month where there are two."""
    days = [day_from_number(bucket.first) for bucket in buckets]
    several = len({day.month for day in days}) > 1
    for day in days:
        yield f"{day.day} {capfirst(str(MONTHS_3[day.month]))}" if several else str(day.day)


_WORDS = {Unit.YEAR: _years, Unit.MONTH: _months, Unit.DAY: _days}


def _year(year: int) -> str:
    """A year as an axis has room for it."""
    return str(year) if year > 0 else _("%(year)s BC") % {"year": 1 - year}


@lru_cache(maxsize=2_000)
def _name(edtf: str, language: str) -> str:
    """A part in words: those of the calendar for common years, else its two years."""
    date = parse(edtf)
    first, last = day_from_number(date.span.first).year, day_from_number(date.span.last).year
    if first > 0 and last <= 9999:
        return display(date, language)
    return _year(first) if first == last else f"{_year(first)}–{_year(last)}"
