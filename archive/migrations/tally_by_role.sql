-- What a statement on search rows changes in the number of documents of each correspondent: in any
-- role (0), where a document counts once, and in each. A part is its role times 2^27 and the bearer.
CREATE OR REPLACE FUNCTION archive_tally() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    columns text := 'status, public_from, correspondents, parts';
    gone text := format('SELECT %s, -1 AS number FROM old_rows', columns);
    come text := format('SELECT %s, 1 AS number FROM new_rows', columns);
BEGIN
    EXECUTE format(
        'INSERT INTO archive_tally (correspondent_id, role, published, public_from, number) '
        'SELECT bearer, role, status = ''published'', public_from, sum(number) '
        'FROM (%s) changed CROSS JOIN LATERAL ('
        '    SELECT unnest(correspondents), 0'
        '    UNION ALL SELECT part %% 134217728, part / 134217728 FROM unnest(parts) AS part'
        ') AS taken(bearer, role) '
        'GROUP BY 1, 2, 3, 4 HAVING sum(number) <> 0 ORDER BY 2, 1',
        CASE TG_OP WHEN 'INSERT' THEN come
                   WHEN 'DELETE' THEN gone
                   ELSE come || ' UNION ALL ' || gone END
    );
    RETURN NULL;
END
$$;

INSERT INTO archive_tally (correspondent_id, role, published, public_from, number)
SELECT part % 134217728, part / 134217728, status = 'published', public_from, count(*)
FROM archive_searchentry CROSS JOIN unnest(parts) AS part GROUP BY 1, 2, 3, 4 ORDER BY 2, 1;
