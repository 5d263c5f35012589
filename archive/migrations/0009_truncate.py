"""Keep search rows and tallies true when whole tables are emptied (TRUNCATE)."""

from django.db import migrations

TRIGGERS = """
-- Rows that belong to documents: nothing tells whose they were, so all are reckoned.
CREATE FUNCTION archive_search_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM archive_search_refresh(array_agg(document_id)) FROM archive_searchentry;
    IF TG_ARGV[0] = 'words' THEN
        PERFORM archive_search_due(array_agg(document_id)) FROM archive_searchentry;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER search_emptied AFTER TRUNCATE ON archive_participation
    FOR EACH STATEMENT EXECUTE FUNCTION archive_search_emptied('words');
CREATE TRIGGER search_emptied AFTER TRUNCATE ON archive_holding
    FOR EACH STATEMENT EXECUTE FUNCTION archive_search_emptied('words');
CREATE TRIGGER search_emptied AFTER TRUNCATE ON archive_documentidentifier
    FOR EACH STATEMENT EXECUTE FUNCTION archive_search_emptied('words');
CREATE TRIGGER search_emptied AFTER TRUNCATE ON archive_text
    FOR EACH STATEMENT EXECUTE FUNCTION archive_search_emptied('words');
CREATE TRIGGER search_emptied AFTER TRUNCATE ON archive_document_languages
    FOR EACH STATEMENT EXECUTE FUNCTION archive_search_emptied('');
CREATE TRIGGER search_emptied AFTER TRUNCATE ON archive_documentevent
    FOR EACH STATEMENT EXECUTE FUNCTION archive_search_emptied('');

-- Documents: their search rows are emptied with them (CASCADE).
CREATE FUNCTION archive_tally_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM archive_tally;
    RETURN NULL;
END
$$;
CREATE TRIGGER tally_emptied AFTER TRUNCATE ON archive_searchentry
    FOR EACH STATEMENT EXECUTE FUNCTION archive_tally_emptied();
"""
UNDO = """
DROP FUNCTION archive_search_emptied() CASCADE;
DROP FUNCTION archive_tally_emptied() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("archive", "0008_unfolded")]

    operations = [migrations.RunSQL(TRIGGERS, UNDO)]
