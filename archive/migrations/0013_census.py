"""Keep how many documents of the whole archive have each value of each facet."""

from pathlib import Path

from django.db import migrations, models

HERE = Path(__file__).parent
# Nobody changes a search row while all are counted.
LOCK = "LOCK TABLE archive_searchentry IN SHARE MODE"
# The functions as migrations 0010 and 0009 made them.
TALLY = (HERE / "tally_by_role.sql").read_text().partition("\nINSERT INTO")[0]
EMPTIED = """
CREATE OR REPLACE FUNCTION archive_tally_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM archive_tally;
    RETURN NULL;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("archive", "0012_words_in_portions")]

    operations = [
        migrations.RunSQL(LOCK, migrations.RunSQL.noop),
        migrations.CreateModel(
            name="Census",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("published", models.BooleanField()),
                ("public_from", models.DateTimeField(null=True)),
                ("number", models.IntegerField()),
                ("facet", models.CharField(max_length=10)),
                ("value", models.BigIntegerField(null=True)),
                ("last_year", models.IntegerField(null=True)),
                ("continuous", models.SmallIntegerField(null=True)),
                ("dated", models.SmallIntegerField(null=True)),
            ],
            options={
                "verbose_name": "number of a facet",
                "verbose_name_plural": "numbers of facets",
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["facet", "value"], name="census_facet")],
            },
        ),
        migrations.RunSQL((HERE / "census.sql").read_text(), [TALLY, EMPTIED]),
        migrations.RunSQL(migrations.RunSQL.noop, LOCK),
    ]
