"""References as the database compares them."""

from django.db.models import Func, TextField


class ReferenceKey(Func):
    """A reference or identifier without case, width, accents, spaces and punctuation.

    The SQL function of migration 0006, for what is stored and for what is asked alike, so that an
    index answers and an edit by SQL counts.
    """

    function = "archive_reference_key"
    output_field = TextField()
