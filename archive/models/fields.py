"""The column that holds an uncertain date as an EDTF expression (ISO 8601-2:2019)."""

from django.core.exceptions import ValidationError
from django.db import models

from archive.dates import DateSyntaxError, UncertainDate, parse


class EDTFField(models.TextField):
    """An UncertainDate in Python, its EDTF expression in the database, NULL for undated.

    It has no form field of its own: forms and the admin choose theirs, which read people's words.
    """

    description = "Uncertain date (EDTF)"

    def from_db_value(self, value, expression, connection):
        """The date that the stored expression stands for."""
        return None if value is None else parse(value)

    def to_python(self, value):
        """The date for an expression, or ValidationError with what is wrong and the remedy."""
        if value in (None, "") or isinstance(value, UncertainDate):
            return value or None
        try:
            return parse(value)
        except DateSyntaxError as error:
            raise ValidationError(str(error), code="date") from error

    def get_prep_value(self, value):
        """The expression to store."""
        date = self.to_python(value)
        return None if date is None else str(date)

    def value_to_string(self, obj):
        """The expression, for fixtures."""
        return self.get_prep_value(self.value_from_object(obj)) or ""
