"""References as the database compares them."""

from django.db.models import BooleanField, Func, TextField


class ReferenceKey(Func):
    """A reference or identifier without case, width, accents, spaces and punctuation.

    The SQL function of migration 0006, for what is stored and for what is asked alike, so that an
    index answers and an edit by SQL counts.
    """

    function = "archive_reference_key"
    output_field = TextField()


class EndsInReference(Func):
    """Whether a reference has an end, after a comma or semicolon, of which this is the key.

    EndsInReference(F("reference"), ReferenceKey(Value("793.00/1-955"))) holds for “Central Files, 793.00/1–955”,
    of which people quote no more than the end; not for the whole, nor where the key is empty.
    """

    template = """EXISTS (
        SELECT FROM (VALUES (%(expressions)s)) AS pair (reference, key),
            generate_series(1, length(reference)) AS place
        WHERE substr(reference, place, 1) IN (',', ';', '，', '；') AND key <> ''
            AND archive_reference_key(substr(reference, place + 1)) = key
    )"""
    output_field = BooleanField()
