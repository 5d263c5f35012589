"""Find the few correspondents that are withdrawn without reading all: every count leaves them out."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0010_tallies_by_role")]

    operations = [
        migrations.AddIndex(
            model_name="correspondent",
            index=models.Index(
                fields=["id"],
                name="correspondent_withdrawn",
                condition=models.Q(status="withdrawn"),
            ),
        ),
    ]
