"""Where the archive and a source say different things, told line by line."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from archive.curation.imports.report import Conflict, Report


def differences(report: Report, verbose: bool) -> Iterator[str]:
    """Conflicts, one a line, and what was described here before any import: in one, or in full."""
    for conflict in report.conflicts:
        yield _filled(
            _("Conflict: %(record)s, %(field)s: kept “%(here)s”; the source has “%(source)s”."),
            conflict,
        )
    if verbose:
        for one in report.described:
            yield _filled(
                _("As described: %(record)s, %(field)s: “%(here)s”; the source has “%(source)s”."),
                one,
            )
    elif report.described:
        fields = Counter(one.field for one in report.described).most_common()
        yield _(
            "Described here before, and left so where they differ from the source: %(number)d "
            "(%(fields)s). -v 2 lists them."
        ) % {
            "number": len({one.record for one in report.described}),
            "fields": ", ".join(f"{name} {number}" for name, number in fields),
        }


def _filled(words: str, conflict: Conflict) -> str:
    return words % {
        "record": conflict.record,
        "field": conflict.field,
        "here": _short(conflict.here),
        "source": _short(conflict.source),
    }


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
