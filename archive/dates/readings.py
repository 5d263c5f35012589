"""What people's words turn out to mean."""

from __future__ import annotations

from dataclasses import dataclass

from .edtf import UncertainDate


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of somebody's words.

    `date` is Gregorian, None where the words say that there is no date ('n.d.'). `reason` says in
    English what was decided, '' where nothing was. `calendar` is that of the words: 'gregorian',
    or 'julian' where they were converted.
    """

    date: UncertainDate | None
    reason: str = ""
    calendar: str = "gregorian"
