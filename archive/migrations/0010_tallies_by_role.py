"""Keep in how many documents each correspondent has a part by role, too."""

from pathlib import Path

from django.db import migrations, models

HERE = Path(__file__).parent
# Nobody changes a search row while its parts are counted.
LOCK = "LOCK TABLE archive_searchentry IN SHARE MODE"
# The function as migration 0004 made it.
FUNCTION = (HERE / "tally.sql").read_text().partition("CREATE TRIGGER")[0]
UNDO = "DELETE FROM archive_tally WHERE role <> 0;" + FUNCTION.replace(
    "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
)


class Migration(migrations.Migration):
    dependencies = [("archive", "0009_truncate")]

    operations = [
        migrations.RunSQL(LOCK, migrations.RunSQL.noop),
        migrations.RemoveIndex(model_name="tally", name="tally_most"),
        migrations.AddField(
            model_name="tally",
            name="role",
            field=models.SmallIntegerField(default=0, db_default=0),
        ),
        migrations.AlterField(
            model_name="tally",
            name="correspondent_id",
            field=models.IntegerField(),
        ),
        migrations.RunSQL((HERE / "tally_by_role.sql").read_text(), UNDO),
        migrations.AddIndex(
            model_name="tally",
            index=models.Index(fields=["role", "correspondent_id"], name="tally_role"),
        ),
        migrations.AddIndex(
            model_name="tally",
            index=models.Index(
                models.F("number").desc(),
                name="tally_most",
                condition=models.Q(public_from__isnull=True, published=True, role=0),
            ),
        ),
        migrations.RunSQL(migrations.RunSQL.noop, LOCK),
    ]
