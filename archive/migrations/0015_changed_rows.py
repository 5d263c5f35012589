"""Tell which search rows have changed, and which are gone, since a moment: by later transactions.

What counts values remembers the rows, and reads only these again (archive.search.remembered). The
rows of a full table stay as they are, for they are read whole at first.
"""

from django.db import migrations, models

# The words of a row, and what they are due for, are not remembered.
COLUMNS = (
    "document_id, status, public_from, added, date_first, date_last, date_continuous, start,"
    " finish, year_first, year_last, genre_id, repositories, collections, languages, events,"
    " places, correspondents, parts, roles, names, has_text, has_translation"
)
CHANGED = f"""
CREATE FUNCTION archive_search_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed := pg_current_xact_id()::text::bigint;
    RETURN NEW;
END
$$;

CREATE TRIGGER search_changed BEFORE INSERT OR UPDATE OF {COLUMNS}
    ON archive_searchentry FOR EACH ROW EXECUTE FUNCTION archive_search_changed();

CREATE TABLE archive_searchgone (
    document_id bigint NOT NULL,
    changed bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint
);
CREATE INDEX searchgone_changed ON archive_searchgone (changed);

CREATE FUNCTION archive_search_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO archive_searchgone SELECT document_id FROM old_rows;
    RETURN NULL;
END
$$;

CREATE TRIGGER search_gone AFTER DELETE ON archive_searchentry REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION archive_search_gone();
"""
UNCHANGED = """
DROP TRIGGER search_gone ON archive_searchentry;
DROP FUNCTION archive_search_gone();
DROP TABLE archive_searchgone;
DROP TRIGGER search_changed ON archive_searchentry;
DROP FUNCTION archive_search_changed();
"""


class Migration(migrations.Migration):
    dependencies = [("archive", "0014_words_that_wait")]

    operations = [
        migrations.AddField("searchentry", "changed", models.BigIntegerField(null=True)),
        migrations.AddIndex(
            "searchentry", models.Index(fields=["changed"], name="searchentry_changed")
        ),
        migrations.RunSQL(CHANGED, UNCHANGED),
    ]
