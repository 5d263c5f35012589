"""The one correspondent meant by a name, or the question which of several is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from archive.forms.fields import shortened

if TYPE_CHECKING:
    from archive.forms.records import Choice


def only_bearer(name: str, bearers: list[Choice], before: str = "") -> Choice:
    """The only correspondent of this name.

    ValidationError where nobody or more than one bears it; its readings are what to ask instead,
    with ``before`` in front of them.
    """
    if len(bearers) == 1:
        return bearers[0]
    if not bearers:
        raise ValidationError(
            _("No correspondent is called “%(name)s”. Check the spelling, or try one word of it.")
            % {"name": shortened(name)}
        )
    raise ValidationError(
        _("“%(name)s” fits several correspondents: %(list)s. Write which one is meant."),
        code="several",
        # All of it as parameters: a message that has some is put together by them when it is read.
        params={
            "name": shortened(name),
            "list": "; ".join(one.name for one in bearers),
            "readings": [(f"{before}{one.key}", one.described) for one in bearers],
        },
    )
