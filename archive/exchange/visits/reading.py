"""A list of visits or trips, one entry at a time."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from archive.dates import DateSyntaxError, parse
from archive.exchange.errors import Problem, SourceError
from archive.exchange.stream import events
from archive.exchange.tei.xml import attribute, child, local, words
from archive.exchange.visits.journeys import Journey
from archive.text import clean_line

# The outermost element, its entries, and the scheme in which their ids are unique.
LISTS = {"visits": ("visit", "visits"), "trips": ("trip", "travels")}
# What an entry is called by, where it leads, and what is said of it, in either kind of list.
_PERSON = ("visitor", "name")
_COUNTRY = ("from", "country")
_REMARKS = ("description", "remarks")
_COMMA = re.compile(r",(?!\s*(?:[A-Z]\.)+(?:,|$))")
_LONGEST = {"id": 100, "person": 280, "country": 190, "locale": 190, "description": 20_000}


def read_journeys(path: Path | str) -> Iterator[Journey]:
    """The entries of the list in order. ``Journey.problems`` say why one cannot be taken.

    SourceError for a file that is no such list, or a list without entries.
    """
    path = Path(path)
    entry, scheme, found = "", "", False
    for event, element in events(path, _require_list):
        name = local(element)
        if event == "start":
            if not entry:
                entry, scheme = LISTS[name]
        elif name == entry:
            found = True
            yield _Reader(path, scheme, element).journey()
            _free(element)
    if not found:
        reason = f"holds no <{entry}>; a list of visits or trips was expected."
        raise SourceError(str(path), 1, reason)


def _require_list(root: etree._Element, path: Path) -> None:
    if root.tag in LISTS:
        return
    name = etree.QName(root)
    where = f"in the namespace {name.namespace}" if name.namespace else "without a namespace"
    reason = (
        f"is not a list of visits or trips: the outermost element is <{name.localname}> {where}; "
        "<visits> or <trips> without a namespace was expected."
    )
    raise SourceError(str(path), root.sourceline or 1, reason)


def _free(element: etree._Element) -> None:
    """Let go of what was read, so that memory does not grow with the file."""
    element.clear(keep_tail=False)
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None:
        parent.remove(before)


class _Reader:
    """One entry, with what is wrong with it."""

    def __init__(self, path: Path, scheme: str, element: etree._Element) -> None:
        self.file, self.scheme, self.element = str(path), scheme, element
        self.line = element.sourceline or 1
        self.problems: list[Problem] = []
        self.id = ""
        self.id = self._text("id")

    def journey(self) -> Journey:
        """The entry as a record."""
        if not self.id:
            self._problem("id", "there is none.", "Give the entry a number that stays with it.")
        person = self._text(*_PERSON, limit="person")
        if not person:
            self._problem("name", "nobody is named.", "Say who travelled, or delete the entry.")
        country = self._first(*_COUNTRY)
        return Journey(
            scheme=self.scheme,
            id=self.id,
            file=self.file,
            line=self.line,
            person=person,
            office=self._text("role") or attribute(self.element, "role"),
            date=self._date(),
            country=self._text(*_COUNTRY, limit="country"),
            country_key="" if country is None else clean_line(attribute(country, "id")),
            places=self._places(),
            description=self._text(*_REMARKS, limit="description"),
            problems=tuple(self.problems),
        )

    def _first(self, *names: str) -> etree._Element | None:
        found = (child(self.element, name) for name in names)
        return next((each for each in found if each is not None), None)

    def _text(self, *names: str, limit: str = "") -> str:
        """What the first element of these names says, in one line; checked for its length."""
        element = self._first(*names)
        if element is None:
            return ""
        text, longest = clean_line(words(element)), _LONGEST.get(limit or names[0], 100)
        if len(text) > longest:
            found = f"“{text[:40]}…” is {len(text):,} characters long."
            self._problem(local(element), found, f"At most {longest:,} are kept: shorten it.")
        return text[:longest]

    def _places(self) -> tuple[str, ...]:
        """The places of a stay, each once; a list has commas between them: “Mexico, D.F., Lima”."""
        named = (clean_line(place) for place in _COMMA.split(self._text("locale")))
        return tuple(dict.fromkeys(place for place in named if place))

    def _date(self) -> str:
        """The first and the last day as one date; a missing end is unknown (EDTF)."""
        first, last = self._day("start-date"), self._day("end-date")
        if first == last:
            return first
        try:
            return str(parse(f"{first}/{last}"))
        except DateSyntaxError:
            found = f"the end, “{last}”, is before the start, “{first}”."
            self._problem("end-date", found, "Correct one of them.")
            return ""

    def _day(self, name: str) -> str:
        text = self._text(name).partition("T")[0]
        if not text:
            return ""
        try:
            date = parse(text)
        except DateSyntaxError as error:
            self._problem(name, str(error), "Write the day as YYYY-MM-DD.")
            return ""
        if "/" in text:
            found = f"“{text}” is an interval; one day was expected."
            self._problem(name, found, "Write the first day and the last in their own elements.")
            return ""
        return str(date)

    def _problem(self, field: str, found: str, remedy: str) -> None:
        record = f"{self.scheme}/{self.id or '?'}"
        self.problems.append(Problem(self.file, self.line, record, field, found, remedy))
