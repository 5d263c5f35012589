"""From people's words to dates: every reading that the words allow, none of them guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from .edtf import MOST_CHARACTERS, Members, UncertainDate, parse
from .errors import DateSyntaxError
from .found import merged_mark
from .glue import glue
from .languages import LANGUAGES, Language
from .order import arranged
from .phrases import statements
from .pieces import OTHER_WEEKDAY
from .points import Point
from .readings import Reading
from .showing import display
from .statements import Statement, with_mark
from .suggestions import no_word
from .tokens import UnknownWord, plain_text, tokenise
from .unspaced import tokenise_unspaced

MOST_CHARACTERS_OF_WORDS = 200

_EDTF_ONLY = re.compile(r"[-0-9XYESTZ.?~%/\[\]{},:+]*[XYET{][-0-9XYESTZ.?~%/\[\]{},:+]*")
_MASK = re.compile("-?[0-9x]{4}(?:-[0-9x]{2}){0,2}[?~%]?")
_FIRST_SUPPLIED = re.compile(r"^\[([^][/-]*[0-9]{4}\s*[?]?)\](\s*[/-][^][]*[0-9]{4}[^][]*)$")
_LAST_SUPPLIED = re.compile(r"^([^][]*[0-9]{4}[^][]*[/-]\s*)\[([^][/-]*[0-9]{4}\s*[?]?)\]$")
_OTHER_CALENDAR = re.compile(
    r"^([0-9]{1,2}\.? [^\W\d]+\.?(?: [0-9]{4}[^][]*)?) ?\[([0-9]{1,2}\.? [^\W\d][^][]*)\]"
)
_UNKNOWN_END = re.compile(r"(?:[?]\s*-\s*([0-9]{4}))|(?:([0-9]{4})\s*-\s*[?])")
_MISSING_DIGITS = re.compile(r"(?<![0-9.])(1[0-9])\.\.(?=\s*[?]?\s*\]?$)")
_EXPLAINED = re.compile(r"(\S+?)(?: \(.+\)|（.+）)")


def read(words: str, languages: Iterable[str] | None = None) -> list[Reading]:
    """All readings of the words: one where they are clear, several where they are ambiguous.

    EDTF is read as well. Every language of LANGUAGES is tried, or only `languages`, which are
    codes or locales; readings on which they agree come once. Raises DateSyntaxError with a remedy
    for what is no date; ValueError for a language that we do not have.
    """
    chosen = [_language(code) for code in (LANGUAGES if languages is None else languages)]
    if len(words) > MOST_CHARACTERS:
        parse(words)
    stripped = words.strip()
    expression = _read_expression(stripped, chosen)
    unknown_end = _with_unknown_end(stripped)
    if expression or unknown_end:
        return [reading for reading in (unknown_end, expression) if reading]
    if len(stripped) > MOST_CHARACTERS_OF_WORDS:
        raise DateSyntaxError(
            stripped, f"it has {len(stripped)} characters", "Write the date alone, without a text."
        )
    # Librarians write 18.. as well as 18--.
    text = _MISSING_DIGITS.sub(r"\1--", plain_text(stripped))
    _check_brackets(text)
    readings: list[Reading] = []
    errors: list[DateSyntaxError] = []
    unknown: list[tuple[UnknownWord, Language]] = []
    for language in chosen:
        try:
            readings += _read_in(stripped, text, language)
        except DateSyntaxError as error:
            errors.append(error)
        except UnknownWord as error:
            unknown.append((error, language))
    if readings:
        return _distinct(readings)
    # A language that knows all words says best what is wrong with them.
    raise errors[0] if errors else no_word(unknown, stripped)


def _distinct(readings: list[Reading]) -> list[Reading]:
    """The readings, those that mean the same once, with the first reason given."""
    distinct: dict[tuple[UncertainDate | None, str], Reading] = {}
    for reading in readings:
        key = (reading.date, reading.calendar)
        if key not in distinct or not distinct[key].reason:
            distinct[key] = reading
    return list(distinct.values())


def _language(locale: str) -> Language:
    code = locale.replace("_", "-").split("-")[0].lower()
    if code not in LANGUAGES:
        raise ValueError(f"Dates are not read in “{code}”, only in {', '.join(LANGUAGES)}.")
    return LANGUAGES[code]


def _read_expression(text: str, languages: list[Language]) -> Reading | None:
    """The words as EDTF, alone or as display() shows it with its span."""
    explained = _EXPLAINED.fullmatch(text)
    if explained:
        date = _parsed(explained[1])
        locales = [locale for language in languages for locale in language.locales]
        shown = date and any(display(date, locale) == text for locale in locales)
        return Reading(date) if shown else None
    # Full-width digits are digits here, but a dash is not a hyphen: 1921–22 is no summer.
    plain = re.sub(r"\s*,\s+", ",", unicodedata.normalize("NFKC", text))
    date = _parsed(text) or _parsed(plain.upper() if _MASK.fullmatch(plain) else plain)
    if date is None:
        if _EDTF_ONLY.fullmatch(text):
            parse(text)
        return None
    form = date.form
    if isinstance(form, Members) and not form.every and len(form.items) == 1:
        item = form.items[0]
        if isinstance(item, Point):
            return _supplied(item)
    return Reading(date)


def _with_unknown_end(text: str) -> Reading | None:
    """'?–1949' and '1949–?': an end that nobody knows. '?-1949' is also the EDTF of 1950 BC."""
    match = _UNKNOWN_END.fullmatch(plain_text(text)) if len(text) < 20 else None
    if match is None:
        return None
    started, ended = match[2], match[1]
    reason = "beginning unknown" if ended else "end unknown"
    return Reading(parse(f"{started or ''}/{ended or ''}"), reason)


def _parsed(text: str) -> UncertainDate | None:
    try:
        return parse(text)
    except DateSyntaxError:
        return None


def _supplied(point: Point) -> Reading:
    """[1949~]: one date in brackets is not a set but an editor's supply."""
    text = point.text
    if point.qualifier is not None:
        text = text.rstrip("?~%") + merged_mark(
            point.qualifier, "" if point.qualifier == "?" else "?"
        )
    return Reading(parse(text), "supplied by an editor")


def _read_in(words: str, text: str, language: Language) -> list[Reading]:
    """The readings in one language of the words, which `plain_text` made into the text."""
    text = _with_bracketed_sides(text)
    bare = text.replace("[", "").replace("]", "")
    local, zone = _without_zone(bare, language)
    split = tokenise if language.segmented else tokenise_unspaced
    tokens = arranged(split(local, language), language, words)
    tokens, time = glue(tokens, words, language.day_first)
    if zone and not time:
        raise DateSyntaxError(words, "a time zone needs a time of day", "Leave the zone away.")
    time += zone
    supplied = bare != text
    found = statements(tokens, words)
    right_weekday = [one for one in found if OTHER_WEEKDAY not in one.reason]
    readings: list[Reading] = []
    errors: list[DateSyntaxError] = []
    for statement in right_weekday or found:
        try:
            readings.append(_reading(statement, time, supplied, words))
        except DateSyntaxError as error:
            errors.append(error)
    if not readings:
        raise errors[0]
    return readings


def _with_bracketed_sides(text: str) -> str:
    """'[1949]-1953' as '1949 ?-1953', for the editor supplied only one of the two.

    '21 февраля [5 марта] 1853' has its other calendar in brackets, and nothing in doubt.
    """
    text = _OTHER_CALENDAR.sub(r"\1 \2 ", text)
    text = _FIRST_SUPPLIED.sub(r" \1?\2", text)
    return _LAST_SUPPLIED.sub(r"\1?\2 ", text)


def _without_zone(text: str, language: Language) -> tuple[str, str]:
    """The text without 'UTC' or 'UTC+04:30' at its end, and the zone as EDTF writes it."""
    zone = re.search(rf"\b{language.universal_time}([+-][0-9]{{2}}(?::[0-9]{{2}})?)?$", text)
    return (text[: zone.start()], zone[1] or "Z") if zone else (text, "")


def _check_brackets(text: str) -> None:
    depth = 0
    for place, sign in enumerate(text):
        depth += {"[": 1, "]": -1}.get(sign, 0)
        if depth not in (0, 1):
            raise DateSyntaxError(text, "its brackets do not match", "Close each [ with ].", place)
    if depth:
        raise DateSyntaxError(text, "its brackets do not match", "Close each [ with ].", len(text))


def _reading(statement: Statement, time: str, supplied: bool, words: str) -> Reading:
    if statement.expression is None:
        return Reading(None, "it says that there is no date")
    calendar = "julian" if statement.julian else "gregorian"
    expression, reason = statement.expression, statement.reason
    if supplied or statement.supplied:
        expression = with_mark(expression, "?") or expression
        reason = "; ".join(note for note in (reason, "supplied by an editor") if note)
    try:
        date = parse(expression)
        if time:
            date = _with_time(date, time, words)
    except DateSyntaxError as error:
        raise DateSyntaxError(words, error.problem, error.remedy) from error
    return Reading(date, reason, calendar)


def _with_time(date: UncertainDate, time: str, words: str) -> UncertainDate:
    form = date.form
    if not isinstance(form, Point) or form.kind != "day" or form.qualifier:
        raise DateSyntaxError(words, "a time of day needs one full day", "Leave the time away.")
    return parse(f"{date}T{time}")
