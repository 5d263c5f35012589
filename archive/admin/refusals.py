"""What the database refuses, in words for a curator."""

from django.apps import apps
from django.db import DataError, IntegrityError, OperationalError
from django.utils.translation import gettext as _

from archive.curation import IllegalStep
from archive.models import StaleRecord

FOREIGN_KEY_VIOLATION = "23503"
UNIQUE_VIOLATION = "23505"
DEADLOCK = "40P01"
REFUSALS = (StaleRecord, IllegalStep, IntegrityError, DataError, OperationalError)


def refusal(error: Exception) -> str:
    """The sentence for one of REFUSALS: that of the constraint or trigger that refused."""
    if isinstance(error, (StaleRecord, IllegalStep)):
        return str(error)
    told = getattr(error.__cause__, "diag", None)
    constraint = getattr(told, "constraint_name", None) or ""
    for model in apps.get_app_config("archive").get_models():
        for one in model._meta.constraints:
            if one.name == constraint:
                return str(one.get_violation_error_message())
    code = getattr(error.__cause__, "pgcode", None)
    if code == DEADLOCK:
        return _("Somebody was saving what belongs to this at the same moment. Save once more.")
    if code == UNIQUE_VIOLATION:
        return _("Somebody has just saved the same. Open the page again, and look.")
    if code == FOREIGN_KEY_VIOLATION:
        return _(
            "Somebody has deleted a record that is named here, or named one that you delete. "
            "Open the page again, and look at what is left."
        )
    said = getattr(told, "message_primary", None) or str(error).splitlines()[0]
    return _("The archive refuses this: %(reason)s") % {"reason": said}
