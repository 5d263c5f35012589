"""What stops an import, told in one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.db import DataError, IntegrityError, OperationalError
from django.utils.translation import gettext as _

from archive.exchange import SourceError
from archive.models import StaleRecord

DEADLOCK = "40P01"


@contextmanager
def told_as_refusal(*also: type[Exception]) -> Iterator[None]:
    """Turn what stops an import into a CommandError; its transaction has undone everything.

    ``also`` are errors of the one import whose words can be told as they are.
    """
    told: tuple[type[Exception], ...] = (SourceError, StaleRecord, *also)
    try:
        yield
    except OSError as error:
        raise CommandError(f"{error.filename}: {error.strerror}.") from error
    except told as error:
        raise CommandError(str(error)) from error
    except (DataError, IntegrityError) as error:
        reason = str(error).strip().splitlines()[0]
        message = _("The database refused what the file holds: %s. Nothing was written.")
        raise CommandError(message % reason) from error
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", None) != DEADLOCK:
            raise
        message = _(
            "Somebody changed the same records meanwhile. Nothing was written: run it again."
        )
        raise CommandError(message) from error
    except KeyboardInterrupt:
        raise CommandError(_("Interrupted: the archive is as it was before.")) from None
