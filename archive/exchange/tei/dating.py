"""When and where a document was written, as its encoding says. EDTF out; nothing crosses a zone."""

import re
from calendar import monthrange
from dataclasses import dataclass

from lxml import etree

from archive.dates import DateSyntaxError, parse
from archive.exchange.tei.xml import NOTES, attribute, child, local, own, squeezed, texts, words

_ENDS = ("when", "from", "to", "notBefore", "notAfter")
_QUOTED = frozenset({"attachment", "quote", "note", "floatingText", "postscript"})
_ZONE = re.compile(r"(?<=T)(\d\d:\d\d)(:\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$")
_DAY_ZONE = re.compile(r"(?<=\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)$")
_PLACE = frozenset({"note", "placeName"})
_EDGES = " ,.;:[]"


@dataclass(frozen=True, slots=True)
class Dating:
    """A date as EDTF and as written; ``error`` says what was wrong with the encoded one."""

    date: str = ""
    as_written: str = ""
    note: str = ""
    calendar: str = ""
    error: str = ""
    line: int = 0


def dating(scope: etree._Element) -> Dating:
    """The date of the document: from its dateline, else its head, else none.

    Dates in enclosures, quotations and notes are those of something else.
    """
    lines = list(own(scope, "dateline", outside=_QUOTED))
    dates = [(line, date) for line in lines for date in own(line, "date", outside=_QUOTED)]
    head = child(scope, "head")
    if head is not None:
        dates += [(head, date) for date in own(head, "date", outside=NOTES)]
    encoded = [(where, date) for where, date in dates if any(date.get(end) for end in _ENDS)]
    if not encoded:
        where, date = dates[0] if dates else (None, None)
        written = "" if date is None else _as_written(where, date)
        return Dating(as_written=written, line=scope.sourceline or 0)
    where, date = encoded[0]
    several = sum(1 for other, _ in encoded if other is where) > 1
    return _dated(where, date, several)


def _dated(where: etree._Element, date: etree._Element, several: bool) -> Dating:
    found = {end: date.get(end, "").strip() for end in _ENDS if date.get(end)}
    inferred = "inferred" in date.get("ana", "")
    doubtful = bracketed(where, date) or date.get("cert") == "low" or inferred
    notes = []
    if several:
        notes.append("The dateline names more than one date; this is the first.")
    if inferred:
        notes.append("Inferred by the editors.")
    calendar = attribute(date, "calendar").lstrip("#").casefold()
    expression, error = _parsed(found, doubtful)
    return Dating(
        date=expression,
        as_written=_as_written(where, date),
        note=" ".join(notes),
        calendar="" if calendar in ("", "gregorian") else calendar,
        error=error,
        line=date.sourceline or 0,
    )


def _parsed(found: dict[str, str], doubtful: bool) -> tuple[str, str]:
    """The expression, and what is wrong with it; of a bad time of day the day is kept."""
    error = ""
    for values in (found, {end: _day(value) for end, value in found.items()}):
        try:
            return str(parse(_expression(values, doubtful))), error
        except DateSyntaxError as problem:
            written = " ".join(f"{end}={value}" for end, value in found.items())
            error = error or f"“{written}”: {problem}"
    return "", error


def _expression(found: dict[str, str], doubtful: bool) -> str:
    """EDTF for the attributes: a moment, a duration (from, to) or one date in a span."""
    mark = "?" if doubtful else ""
    if "when" in found:
        moment = _local(found["when"])
        # EDTF has no qualified time: a doubtful moment keeps its time in the words as written.
        return f"{moment[:10]}?" if doubtful and "T" in moment else moment + mark
    if "from" in found or "to" in found:
        first, last = _day(found.get("from", "")), _day(found.get("to", ""))
        if first == last:
            return first + mark
        return f"{first + mark if first else '..'}/{last + mark if last else '..'}"
    first, last = _day(found.get("notBefore", "")), _day(found.get("notAfter", ""))
    if first and last:
        whole = _whole(first, last)
        return whole + mark if whole else f"[{first + mark}..{last + mark}]"
    return f"[{first + mark}..]" if first else f"[..{last + mark}]"


def _whole(first: str, last: str) -> str:
    """The day, month or year that the span is exactly, or an empty string."""
    if first == last:
        return first
    match = re.fullmatch(r"(\d{4})-(\d\d)-01", first)
    if not match or not "01" <= match[2] <= "12" or match[1] == "0000":
        return ""
    year, month = int(match[1]), int(match[2])
    if last == f"{first[:8]}{monthrange(year, month)[1]}":
        return first[:7]
    return match[1] if first.endswith("-01-01") and last == f"{match[1]}-12-31" else ""


def _local(value: str) -> str:
    """The written local date and time, whatever zone follows it, with its seconds."""
    return _DAY_ZONE.sub("", _ZONE.sub(lambda time: time[1] + (time[2] or ":00"), value))


def _day(value: str) -> str:
    return _DAY_ZONE.sub("", value.partition("T")[0])


def _as_written(where: etree._Element, date: etree._Element) -> str:
    """The dateline without its place, or the words of a date that stands in a head."""
    if local(where) == "dateline":
        written = words(where, without=_PLACE)
        written = re.sub(r"\s+([,.;:])", r"\1", written).lstrip(" ,.;:[]").rstrip(" ,.;:[")
        if written.endswith("]") and "[" not in written:
            written = written.rstrip("]. ")
    else:
        written = words(date, without=NOTES)
    return f"{written}." if re.search(r"\b[ap]\. ?m$", written) else written


def coverage(scope: etree._Element) -> str:
    """The time the document covers, where the present encoding gives it on the document."""
    first = _day(attribute(scope, "doc-dateTime-min"))
    last = _day(attribute(scope, "doc-dateTime-max"))
    if not first and not last:
        return ""
    expression = first if first == last else f"{first or '..'}/{last or '..'}"
    try:
        return str(parse(expression))
    except DateSyntaxError:
        return ""


def place(scope: etree._Element) -> tuple[str, bool]:
    """The place of writing, and whether the editors supplied it in brackets."""
    for line in own(scope, "dateline", outside=_QUOTED):
        for name in own(line, "placeName", outside=_QUOTED):
            written = words(name, without=NOTES)
            if written.strip(_EDGES):
                return written.strip(_EDGES), "[" in written or bracketed(line, name)
    return "", False


def bracketed(where: etree._Element, element: etree._Element) -> bool:
    """Whether the element stands in square brackets, which are an editor's hand."""
    before = ""
    for holder, text in texts(where, without=NOTES):
        if holder is element or element in holder.iterancestors():
            return before.count("[") > before.count("]")
        before += text
    return squeezed(before).startswith("[") and not squeezed(before).endswith("]")
