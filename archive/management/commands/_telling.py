"""How far an import of a table is, and what it did, told on a terminal or in a log."""

import sys
from typing import Any

from django.utils.translation import gettext as _
from tqdm import tqdm

from archive.curation.imports.tables import TableReport

_EVERY = 1000


class Progress:
    """A bar on a terminal; elsewhere a line for every thousand rows."""

    def __init__(self, stream: Any) -> None:
        self._stream, self._step = stream, ""
        self._bar: Any = None

    def __call__(self, step: str, done: int, total: int) -> None:
        """Tell that so many of the rows are checked or written, or that another import runs."""
        words = {"check": _("checked"), "write": _("written")}
        if step == "wait":
            self._stream.write(_("Another import is running: this one waits for it to end."))
        elif not sys.stderr.isatty():
            if done % _EVERY == 0 or done == total:
                self._stream.write(f"{words[step]}: {done} / {total}")
        else:
            if step != self._step:
                self.close()
                self._bar = tqdm(desc=words[step], total=total, unit="row", file=sys.stderr)
                self._step = step
            self._bar.update(done - self._bar.n)

    def close(self) -> None:
        """Leave the bar as it stands."""
        if self._bar is not None:
            self._bar.close()


def remarks(report: TableReport) -> list[str]:
    """What a person should look at: notes, then conflicts, a line each."""
    lines = [_("Note: %s") % note for note in report.notes]
    lines += _untold(report.notes.untold)
    for conflict in report.conflicts:
        words = _("Conflict: %(record)s, %(field)s: kept “%(here)s”; the file has “%(source)s”.")
        lines.append(
            words
            % {
                "record": conflict.record,
                "field": conflict.field,
                "here": _short(conflict.here),
                "source": _short(conflict.source),
            }
        )
    return lines + _untold(report.conflicts.untold)


def errors(report: TableReport) -> list[str]:
    """What keeps the file out, a line each."""
    return [*map(str, report.errors), *_untold(report.errors.untold)]


def refusal(report: TableReport) -> str:
    """The sentence with which a file is refused."""
    if not report.rows:
        words = _("%(name)s: nothing was written, and no row was read. Errors: %(number)d.")
        return words % {"name": report.name, "number": len(report.errors)}
    return _("%(name)s: nothing was written. Rows: %(rows)d; errors: %(number)d.") % {
        "name": report.name,
        "number": len(report.errors),
        "rows": report.rows,
    }


def summary(report: TableReport, dry_run: bool) -> str:
    """What was done, or would be, in one sentence."""
    if not report.rows:
        return _("%s has a header and no rows: there is nothing to take in.") % report.name
    counts = _(
        "%(kind)s: %(created)d created, %(changed)d changed, %(left)d left as they are; "
        "%(published)d published; %(conflicts)d conflicts, %(notes)d notes."
    ) % {**vars(report), "conflicts": len(report.conflicts), "notes": len(report.notes)}
    if report.changes_nothing:
        start = _("Nothing would change:") if dry_run else _("Nothing has changed:")
    else:
        start = _("Dry run, nothing was written:") if dry_run else _("Imported:")
    sentences = [f"{start} {counts}"]
    for kind, made in report.made.items():
        names = list(made.values())
        shown = ", ".join(names[:20]) + (" …" if len(names) > 20 else "")
        new = _("New on the list “%(kind)s”: %(number)d (%(names)s).")
        sentences.append(new % {"kind": kind, "number": len(names), "names": shown})
    if report.unidentified:
        kept = _("Names kept as written, without a correspondent: %d.")
        sentences.append(kept % report.unidentified)
    if report.unlocated:
        kept = _("References kept under “Repository not identified”: %d.")
        sentences.append(kept % report.unlocated)
    return "\n".join(sentences)


def _untold(number: int) -> list[str]:
    return [_("… and %d more.") % number] if number else []


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
