"""Put new words into their index in portions, so that a word of many documents costs once, not often.

What waits, 1 MB at most, is read by every search, so nothing is found later. An index need not be
built anew for that.
"""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("archive", "0011_withdrawn")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    "ALTER INDEX searchentry_words"
                    " SET (fastupdate = on, gin_pending_list_limit = 1024)",
                    "ALTER INDEX searchentry_words SET (fastupdate = off);"
                    "ALTER INDEX searchentry_words RESET (gin_pending_list_limit);"
                    "SELECT gin_clean_pending_list('searchentry_words')",
                )
            ],
            state_operations=[
                migrations.RemoveIndex("searchentry", "searchentry_words"),
                migrations.AddIndex(
                    "searchentry",
                    GinIndex(
                        fields=["words"],
                        name="searchentry_words",
                        fastupdate=True,
                        gin_pending_list_limit=1024,
                    ),
                ),
            ],
        )
    ]
