"""Fields that read words, dates, choices and page numbers, and say what they could not read."""

from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.dates import DateSyntaxError, Day, Reading, UncertainDate, display, parse, read
from archive.forms.locales import locale
from archive.forms.widgets import BoxesWidget, ChosenWidget, ListWidget
from archive.text import clean_line, tokens

MOST_CHARACTERS = 300
MOST_VALUES = 50
MOST_WORDS = 40

_no_null = ProhibitNullCharactersValidator()


def shortened(value: str) -> str:
    """The value as it can be repeated in a message: one line of at most 60 characters."""
    line = clean_line(value)
    return line if len(line) <= 60 else line[:59] + "…"


class WordsField(forms.CharField):
    """Words to search for: at least one letter or digit, at most 300 characters and 40 words."""

    def __init__(self, **kwargs):
        super().__init__(max_length=MOST_CHARACTERS, **kwargs)

    def clean(self, value):
        """The words on one line, "" where none are asked for."""
        words = clean_line(super().clean(value))
        if words and not tokens(words):
            raise ValidationError(
                _("“%(words)s” has no letter or digit to search for. Write a word or a name.")
                % {"words": shortened(words)}
            )
        number = len(set(tokens(words)))
        if number > MOST_WORDS:
            raise ValidationError(
                _("These are %(number)s words; at most %(most)s can be searched at once.")
                % {"number": number, "most": MOST_WORDS}
            )
        return words


class SpanEnd:
    """Which end of a span a date field gives: it must be known, unless both are wanted."""

    BOTH, FIRST, LAST = "both", "first", "last"


class DateWordsField(forms.CharField):
    """A date in EDTF or in people's words, with exactly one dated reading; else it asks back."""

    def __init__(self, *, end: str = SpanEnd.BOTH, **kwargs):
        self.end = end
        super().__init__(max_length=MOST_CHARACTERS, **kwargs)

    def clean(self, value) -> UncertainDate | None:
        """The date, or None where nothing is asked; ValidationError with readings or remedy."""
        words = super().clean(value)
        if not words:
            return None
        try:
            readings = self._half_open(words) or read(words)
        except DateSyntaxError as error:
            raise ValidationError(str(error), code="date") from error
        dates = [reading.date for reading in readings if reading.date is not None]
        if len(readings) != 1 or len(dates) != 1:
            raise self._asking_back(words, readings, dates)
        self._check_end(words, dates[0])
        if self.end == SpanEnd.BOTH and dates[0].broken:
            raise self._apart(words, dates[0])
        return dates[0]

    def _half_open(self, words: str) -> list[Reading]:
        """“..1951” and “1949..”, which in a question have one meaning; [] for other words."""
        until, since = words.removeprefix(".."), words.removesuffix("..")
        if (until == words) == (
            since == words
        ) or "/" in words:  # what EDTF writes is read as it is
            return []
        [one, *others] = read(since if until == words else until)
        if others or one.date is None:
            return []
        form = f"{one.date}/.." if until == words else f"../{one.date}"
        return [replace(one, date=parse(form))]

    def _apart(self, words: str, date: UncertainDate) -> ValidationError:
        """A question has one time: what lies between two that are meant would be found as well."""
        offered = [(one, display(parse(one), locale())) for one in date.apart]
        return ValidationError(
            _(
                "“%(words)s” are several times with others between them. Ask for one of them, or "
                "for a time that holds them all."
            ),
            code="several",
            params={"words": shortened(words), "readings": offered},
        )

    def _asking_back(self, words, readings, dates) -> ValidationError:
        if not dates:
            return ValidationError(
                _(
                    "“%(words)s” is no date to search by. Give a year, a month or a day; for "
                    "undated documents choose “undated” under certainty."
                )
                % {"words": shortened(words)}
            )
        offered = [
            (
                str(reading.date),
                f"{display(reading.date, locale())} ({reading.reason or _years(reading.date)})",
            )
            for reading in readings
            if reading.date is not None
        ]
        return ValidationError(
            _("“%(words)s” can be read in several ways: %(ways)s. Write which one is meant."),
            code="several",
            params={
                "words": shortened(words),
                "ways": "; ".join(label for _value, label in offered),
                "readings": offered,
            },
        )

    def _check_end(self, words: str, date: UncertainDate) -> None:
        if self.end == SpanEnd.FIRST and not isinstance(date.earliest, Day):
            message = _("“%(words)s” has no known beginning. Give one, or leave this field empty.")
        elif self.end == SpanEnd.LAST and not isinstance(date.latest, Day):
            message = _("“%(words)s” has no known end. Give one, or leave this field empty.")
        else:
            return
        raise ValidationError(message % {"words": shortened(words)})


def _years(date: UncertainDate) -> str:
    """The years of a date, which tell decades and centuries of one name apart."""
    ends = [day.year for day in (date.earliest, date.latest) if isinstance(day, Day)]
    return "–".join(map(str, dict.fromkeys(ends)))


class SeveralField(forms.Field):
    """A field that may be given repeatedly. Empty values ask for nothing."""

    def clean(self, value) -> list[str]:
        """The distinct values, checked for length and number."""
        values = list(dict.fromkeys(one.strip() for one in value or [] if one.strip()))
        if len(values) > MOST_VALUES:
            raise ValidationError(
                _("%(number)s values are given here; at most %(most)s can be searched at once.")
                % {"number": len(values), "most": MOST_VALUES}
            )
        for one in values:
            _no_null(one)
            if len(one) > MOST_CHARACTERS:
                raise ValidationError(
                    _("A value here has %(number)s characters; the longest have %(most)s.")
                    % {"number": len(one), "most": MOST_CHARACTERS}
                )
        return values


class ChoicesField(SeveralField):
    """Values from a fixed list: as check boxes, or with ``control`` as a list to pick from."""

    def __init__(self, *, choices, blank="", **kwargs):
        self.choices = list(choices)
        widget = BoxesWidget(choices=self.choices)
        if blank:
            widget = ChosenWidget(ListWidget(choices=[("", blank), *self.choices]))
        super().__init__(widget=widget, **kwargs)

    def clean(self, value) -> list[str]:
        """The values, each on the list."""
        values = super().clean(value)
        labels = dict(self.choices)
        if isinstance(self.widget, ChosenWidget) and len(values) == 1:
            self.widget.written = values[0]
        elif isinstance(self.widget, ChosenWidget):
            self.widget.chosen = [(one, labels[one]) for one in values if one in labels]
        for one in values:
            if one not in labels:
                raise ValidationError(
                    _("“%(value)s” is not on the list. Possible are: %(list)s.")
                    % {"value": shortened(one), "list": ", ".join(labels)}
                )
        return values


class PageField(forms.IntegerField):
    """A page number from 1."""

    def __init__(self, **kwargs):
        wrong = gettext_lazy("This is not a page number. Pages are counted 1, 2, 3.")
        super().__init__(
            min_value=1, error_messages={"invalid": wrong, "min_value": wrong}, **kwargs
        )

    def to_python(self, value):
        """The number, of at most 15 digits: its place in the list must fit 64 bits."""
        if isinstance(value, str) and len(value.strip()) > 15:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)
