-- What a statement on search rows changes in the number of documents of each correspondent.
CREATE FUNCTION archive_tally() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    gone text := 'SELECT status, public_from, correspondents, -1 AS number FROM old_rows';
    come text := 'SELECT status, public_from, correspondents, 1 AS number FROM new_rows';
BEGIN
    EXECUTE format(
        'INSERT INTO archive_tally (correspondent_id, published, public_from, number) '
        'SELECT bearer, status = ''published'', public_from, sum(number) '
        'FROM (%s) changed, unnest(correspondents) AS bearer GROUP BY 1, 2, 3 '
        'HAVING sum(number) <> 0 ORDER BY 1',
        CASE TG_OP WHEN 'INSERT' THEN come
                   WHEN 'DELETE' THEN gone
                   ELSE come || ' UNION ALL ' || gone END
    );
    RETURN NULL;
END
$$;

CREATE TRIGGER tally_insert AFTER INSERT ON archive_searchentry REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION archive_tally();
CREATE TRIGGER tally_update AFTER UPDATE ON archive_searchentry REFERENCING OLD TABLE AS old_rows
    NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION archive_tally();
CREATE TRIGGER tally_delete AFTER DELETE ON archive_searchentry REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION archive_tally();

INSERT INTO archive_tally (correspondent_id, published, public_from, number)
SELECT bearer, status = 'published', public_from, count(*)
FROM archive_searchentry, unnest(correspondents) AS bearer GROUP BY 1, 2, 3 ORDER BY 1;
