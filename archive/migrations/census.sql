-- What a statement on search rows changes: in the number of documents of each correspondent, in any
-- role (0), where a document counts once, and in each (a part is its role times 2^27 and the bearer);
-- and in the number of documents of the whole archive that have each value of each facet.
CREATE OR REPLACE FUNCTION archive_tally() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    columns text := 'status, public_from, correspondents, parts, year_first, year_last, '
        'date_continuous, date_first, genre_id, repositories, collections, languages, places, '
        'events, roles, has_text, has_translation';
    gone text := format('SELECT %s, -1 AS number FROM old_rows', columns);
    come text := format('SELECT %s, 1 AS number FROM new_rows', columns);
    changed text := CASE TG_OP WHEN 'INSERT' THEN come
                               WHEN 'DELETE' THEN gone
                               ELSE come || ' UNION ALL ' || gone END;
BEGIN
    EXECUTE format(
        'INSERT INTO archive_tally (correspondent_id, role, published, public_from, number) '
        'SELECT bearer, role, status = ''published'', public_from, sum(number) '
        'FROM (%s) changed CROSS JOIN LATERAL ('
        '    SELECT unnest(correspondents), 0'
        '    UNION ALL SELECT part %% 134217728, part / 134217728 FROM unnest(parts) AS part'
        ') AS taken(bearer, role) '
        'GROUP BY 1, 2, 3, 4 HAVING sum(number) <> 0 ORDER BY 2, 1',
        changed
    );
    EXECUTE format(
        'INSERT INTO archive_census'
        ' (facet, value, last_year, continuous, dated, published, public_from, number) '
        'SELECT facet, value, last_year, continuous, dated, status = ''published'', public_from,'
        '    sum(number) '
        'FROM (%s) changed CROSS JOIN LATERAL ('
        '    SELECT ''timeline'', year_first, year_last, date_continuous::int,'
        '        (date_first IS NOT NULL)::int'
        '    UNION ALL SELECT facet, value, NULL::int, NULL::int, NULL::int FROM ('
        '        SELECT ''genre'', genre_id WHERE genre_id IS NOT NULL'
        '        UNION ALL SELECT ''repository'', unnest(repositories)'
        '        UNION ALL SELECT ''collection'', unnest(collections)'
        '        UNION ALL SELECT ''language'', unnest(languages)'
        '        UNION ALL SELECT ''place'', unnest(places)'
        '        UNION ALL SELECT ''event'', unnest(events)'
        '        UNION ALL SELECT ''role'', unnest(roles)'
        '        UNION ALL SELECT ''has'', 1 WHERE has_text'
        '        UNION ALL SELECT ''has'', 2 WHERE has_translation'
        '    ) AS single(facet, value)'
        ') AS taken(facet, value, last_year, continuous, dated) '
        'GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(number) <> 0 ORDER BY 1, 2',
        changed
    );
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION archive_tally_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM archive_tally;
    DELETE FROM archive_census;
    RETURN NULL;
END
$$;

INSERT INTO archive_census
    (facet, value, last_year, continuous, dated, published, public_from, number)
SELECT facet, value, last_year, continuous, dated, status = 'published', public_from, count(*)
FROM archive_searchentry CROSS JOIN LATERAL (
    SELECT 'timeline', year_first, year_last, date_continuous::int, (date_first IS NOT NULL)::int
    UNION ALL SELECT facet, value, NULL::int, NULL::int, NULL::int FROM (
        SELECT 'genre', genre_id WHERE genre_id IS NOT NULL
        UNION ALL SELECT 'repository', unnest(repositories)
        UNION ALL SELECT 'collection', unnest(collections)
        UNION ALL SELECT 'language', unnest(languages)
        UNION ALL SELECT 'place', unnest(places)
        UNION ALL SELECT 'event', unnest(events)
        UNION ALL SELECT 'role', unnest(roles)
        UNION ALL SELECT 'has', 1 WHERE has_text
        UNION ALL SELECT 'has', 2 WHERE has_translation
    ) AS single(facet, value)
) AS taken(facet, value, last_year, continuous, dated)
GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2;
