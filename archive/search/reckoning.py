"""Reckoning for one reader: pieces from what is kept, else from the database, and keeping them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from archive.search.axis import Unit, axis_for, near_axis
from archive.search.histogram import Histogram, days_of, drawn_by, of_years
from archive.search.kept import KEPT, Kept, mark_for
from archive.search.landmarks import Landmarks, has_landmarks, landmarks, turns_of_years
from archive.search.listed import page_of, stretch, walks
from archive.search.pieces import Bars, Page, Piece, Sureness, Timeline
from archive.search.question import Certainty, Question
from archive.search.statement import gathered, is_listed_in_memory
from archive.search.wording import Wording, wordings
from archive.search.years import Years

# Documents from the first on that are as quickly walked to as found by landmarks.
NEAR = 1_000
# Apart from what is kept of many questions, which must not drive them out: they take longest.
LANDMARKS = Kept(20)


class Reckoning:
    """What one reader asks now. All of it holds for one mark of the archive."""

    def __init__(self, user) -> None:
        self.user = user
        self._mark = mark_for(user)
        self._found: dict[Hashable, Any] = {}

    def kept(self, key: Hashable) -> Any:
        """What was kept for the key, None where nothing was."""
        return KEPT.taken(self._mark, key)

    def keep(self, key: Hashable, value: Any) -> None:
        """Keep the value, if it is for all strangers."""
        KEPT.keep(self._mark, key, value)

    def wording(self, text: str) -> Wording:
        """The words of the box, read (one query where they may be names)."""
        key = "wording", text
        found = self._found.get(key) or self.kept(key)
        if found is None:
            found = wordings([text], self.user)[text]
            self.keep(key, found)
        self._found[key] = found
        return found

    def of(self, piece: Piece) -> list[tuple]:
        """The rows of a piece that was gathered."""
        return self._found[piece]

    def gather(self, pieces: Iterable[Piece]) -> None:
        """Reckon the pieces that are not known yet (one query)."""
        missing = [piece for piece in pieces if not self._knows(piece)]
        read = {words: self.wording(words) for words in {one.question.words for one in missing}}
        for piece, rows in gathered(missing, read, self.user).items():
            self._found[piece] = rows
            self.keep(piece, rows)

    def page(self, question: Question, pieces: Iterable[Piece]) -> list[tuple]:
        """Gather the pieces, and the rows of the page that the question asks for."""
        pieces, first = list(pieces), (question.page - 1) * question.size
        page = Page(question, first, question.size)
        marks = None if self._knows(page) else self._marks_to(question, first, pieces)
        if marks is None:
            self.gather([*pieces, page])
        else:
            place, cuts = marks.around(first, question.size)
            found = stretch(question, self.wording(question.words), self.user, cuts)
            self._found[page] = page_of(found, first - place, question.size)
        return self._found[page]

    def _marks_to(
        self, question: Question, first: int, pieces: Sequence[Piece]
    ) -> Landmarks | None:
        """The landmarks by which a page is read; None where it is read with the pieces."""
        if walks(question):
            if first < NEAR:
                return None
            self.gather(pieces)
        elif is_listed_in_memory(question) or not all(map(self._knows, pieces)):
            return None
        return self.landmarks(question)

    def _knows(self, piece: Piece) -> bool:
        """Whether the piece need not be reckoned."""
        if piece not in self._found and (rows := self.kept(piece)) is not None:
            self._found[piece] = rows
        return piece in self._found

    def years(self, question: Question) -> Years:
        """The years of a question whose pieces are gathered."""
        key = "years", Timeline.of(question)
        if key not in self._found:
            self._found[key] = Years.of_rows(self.of(key[1]))
        return self._found[key]

    def landmarks(self, question: Question) -> Landmarks | None:
        """The landmarks of the question's list, None for a short one and where nothing is kept.

        One query for a list that has not been read lately, and one where it is not counted yet; of
        those that stand at the turns of years only the latter.
        """
        if self._mark is None and not walks(question):
            return None
        total = self.total(question)
        if not has_landmarks(question, total):
            return None
        if walks(question):
            marks = turns_of_years(question, self.years(question))
            if marks is not None:
                return marks
        if self._mark is None:
            return None
        key = question.without("page", "size")
        found = LANDMARKS.taken(self._mark, key)
        if found is None:
            undated = self.counts(question)[Certainty.UNDATED]
            if Certainty.UNDATED not in question.wanted:
                undated = 0
            wording = self.wording(question.words)
            found = landmarks(question, total, undated, wording, self.user)
            LANDMARKS.keep(self._mark, key, found)
        return found

    def total(self, question: Question) -> int:
        """How many documents are listed."""
        self.gather(counted_by(question))
        counts = self.counts(question)
        return sum(counts[certainty] for certainty in question.wanted)

    def counts(self, question: Question) -> dict[Certainty, int]:
        """The three numbers of a question whose pieces are gathered."""
        years = self.years(question)
        certain, overlapping = years.number, years.number
        if question.span is not None:
            [(certain, overlapping)] = self.of(Sureness.of(question))
        return {
            Certainty.CERTAIN: certain,
            Certainty.POSSIBLE: overlapping - certain,
            Certainty.UNDATED: years.undated,
        }

    def histogram(self, question: Question) -> Histogram:
        """The histogram of what the question finds (one query at most)."""
        self.gather([Timeline.of(question), *near_bars(question)])
        years = self.years(question)
        if years.extent is None:
            return Histogram()
        axis = axis_for(question.span, years.extent)
        if axis.unit is Unit.YEAR:
            return of_years(axis, years, question.span)
        bars = Bars.of(question, days_of(axis))
        self.gather([bars])
        counted = [(begins, ends, bool(lasts), n) for begins, ends, lasts, n in self.of(bars)]
        return drawn_by(axis, counted, question.span)


def counted_by(question: Question) -> list[Piece]:
    """The pieces from which the three numbers come."""
    return [Timeline.of(question), *([Sureness.of(question)] if question.span else [])]


def near_bars(question: Question) -> list[Bars]:
    """The days or months of the question's histogram, where the span alone decides on them."""
    axis = near_axis(question.span)
    return [Bars.of(question, days_of(axis))] if axis else []
