"""The Django application of the archive."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArchiveConfig(AppConfig):
    """Chancery's one application."""

    name = "archive"
    verbose_name = _("Archive")

    def ready(self):
        """Register the system checks."""
        from archive import checks  # noqa: F401
