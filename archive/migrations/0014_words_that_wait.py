"""Let as many new words wait for their index as the server is set to, 4 MB where it is not.

Whoever builds many lets more of them wait (archive.search.indexing), which a setting of the index
would forbid.
"""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("archive", "0013_census")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "ALTER INDEX searchentry_words RESET (gin_pending_list_limit)",
                    "ALTER INDEX searchentry_words SET (gin_pending_list_limit = 1024)",
                )
            ],
            state_operations=[
                migrations.RemoveIndex("searchentry", "searchentry_words"),
                migrations.AddIndex(
                    "searchentry",
                    GinIndex(fields=["words"], name="searchentry_words", fastupdate=True),
                ),
            ],
        )
    ]
