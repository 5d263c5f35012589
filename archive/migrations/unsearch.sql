-- Takes away what search.sql made, in the reverse of its order.
SET CONSTRAINTS ALL IMMEDIATE;
DO $$
DECLARE
    made record;
BEGIN
    FOR made IN SELECT tgname, tgrelid::regclass AS source FROM pg_trigger
        WHERE tgname IN ('search_insert', 'search_update', 'search_delete', 'stir', 'change_mark',
            'search_pending')
    LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', made.tgname, made.source);
    END LOOP;
END
$$;
DROP FUNCTION archive_change_mark(), archive_stir(), archive_search_trees(),
    archive_search_of_participation(), archive_search_of_holding(),
    archive_search_of_documentidentifier(), archive_search_of_text(),
    archive_search_of_document_languages(), archive_search_of_documentevent(),
    archive_search_documents(), archive_search_pending(),
    archive_search_settle(), archive_search_pend(bigint[], boolean), archive_search_due(bigint[]),
    archive_search_refresh(bigint[]);
DROP TABLE archive_searchpending, archive_stir;
DROP VIEW archive_searchtruth;
DROP FUNCTION archive_year(bigint);
