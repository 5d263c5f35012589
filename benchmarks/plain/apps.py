"""The application of the plain page."""

from django.apps import AppConfig


class PlainConfig(AppConfig):
    """Holds the models."""

    name = "benchmarks.plain"
    label = "plain"
    default_auto_field = "django.db.models.BigAutoField"
