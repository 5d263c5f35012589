"""Compare references and identifiers without case, accents, spaces and punctuation."""

from django.db import migrations, models

import archive.models.references

# Code points, not classes: these would mean other letters under another collation.
KEY = r"""
CREATE FUNCTION archive_reference_key(reference text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN regexp_replace(
    lower(normalize(reference, NFKD)),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u02b0-\u036f\u2000-\u206f\u2e00-\u2e7f\u3000-\u303f]+',
    '', 'g'
)
"""


class Migration(migrations.Migration):
    dependencies = [("archive", "0005_refold")]

    operations = [
        migrations.RunSQL(KEY, "DROP FUNCTION archive_reference_key(text)"),
        migrations.AddIndex(
            model_name="holding",
            index=models.Index(
                archive.models.references.ReferenceKey("reference"), name="holding_reference"
            ),
        ),
        migrations.AddIndex(
            model_name="documentidentifier",
            index=models.Index(
                archive.models.references.ReferenceKey("value"), name="documentidentifier_value"
            ),
        ),
    ]
