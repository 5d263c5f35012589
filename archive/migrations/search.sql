-- Search rows: what they must hold, and the triggers that keep them so.
-- Run by migration 0003. A change of a rule goes into a new migration.

-- Words are kept beside the rows, uncompressed: compressed they would stay in and widen them, and
-- counting reads every row but never its words.
ALTER TABLE archive_searchentry ALTER words SET STORAGE EXTERNAL;

-- The year of a day number (1 = 1 January of the year 1, as date.toordinal counts); null for an
-- open end. Years are reckoned from March, so that the leap day ends them, and from cycles of 400
-- years so long ago that no number is negative, for division rounds towards zero.
CREATE FUNCTION archive_year(day bigint) RETURNS integer LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
DECLARE
    cycles CONSTANT bigint := 2600000;
    days bigint;
    of_cycle bigint;
    years bigint;
BEGIN
    IF day IS NULL OR abs(day) >= 4611686018427387904 THEN
        RETURN NULL;
    END IF;
    days := day + 305 + cycles * 146097;
    of_cycle := days % 146097;
    years := (of_cycle - of_cycle / 1460 + of_cycle / 36524 - of_cycle / 146096) / 365;
    IF of_cycle - (365 * years + years / 4 - years / 100) >= 306 THEN
        years := years + 1;
    END IF;
    RETURN (days / 146097 - cycles) * 400 + years;
END
$$;

-- What the search row of each document must hold, reckoned from the records.
CREATE VIEW archive_searchtruth AS
SELECT
    document.number AS document_id,
    document.status,
    document.public_from,
    -- When strangers could see it first; before that, when it was made.
    greatest(
        coalesce(
            (SELECT min(revision.pgh_created_at) FROM archive_documentrevision revision
             WHERE revision.pgh_obj_id = document.number AND revision.status = 'published'),
            document.created_at
        ),
        document.public_from
    ) AS added,
    document.date_first,
    document.date_last,
    document.date_continuous,
    coalesce(nullif(document.date_first, -4611686018427387904), document.date_last) AS start,
    coalesce(nullif(document.date_last, 4611686018427387904), document.date_first) AS finish,
    archive_year(document.date_first) AS year_first,
    archive_year(document.date_last) AS year_last,
    document.genre_id::integer AS genre_id,
    holdings.repositories,
    ARRAY(
        WITH RECURSIVE upward(id) AS (
            SELECT held.collection_id FROM archive_holding held
            WHERE held.document_id = document.number AND held.collection_id IS NOT NULL
            UNION
            SELECT lower.parent_id FROM archive_collection lower JOIN upward ON lower.id = upward.id
            WHERE lower.parent_id IS NOT NULL
        )
        SELECT id::integer FROM upward ORDER BY id
    ) AS collections,
    ARRAY(
        SELECT language_id::integer FROM archive_document_languages
        WHERE document_id = document.number ORDER BY language_id
    ) AS languages,
    -- With a withdrawn part its documents are out of the whole, and stay with the part itself.
    ARRAY(
        WITH RECURSIVE upward(id, counts) AS (
            SELECT event.id, event.status <> 'withdrawn'
            FROM archive_documentevent joined JOIN archive_event event ON event.id = joined.event_id
            WHERE joined.document_id = document.number
            UNION
            SELECT lower.part_of_id, true FROM archive_event lower JOIN upward ON lower.id = upward.id
            WHERE lower.part_of_id IS NOT NULL AND upward.counts
        )
        SELECT DISTINCT id::integer FROM upward ORDER BY 1
    ) AS events,
    ARRAY(
        WITH RECURSIVE upward(id) AS (
            SELECT document.place_id WHERE document.place_id IS NOT NULL
            UNION
            SELECT lower.within_id FROM archive_place lower JOIN upward ON lower.id = upward.id
            WHERE lower.within_id IS NOT NULL
        )
        SELECT id::integer FROM upward ORDER BY id
    ) AS places,
    taken.correspondents,
    taken.parts,
    taken.roles,
    taken.names,
    texts.has_text,
    texts.has_translation
FROM archive_document document
CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(DISTINCT held.repository_id::integer), '{}') AS repositories
    FROM archive_holding held WHERE held.document_id = document.number
) holdings
CROSS JOIN LATERAL (
    SELECT
        coalesce(array_agg(DISTINCT bearer) FILTER (WHERE bearer IS NOT NULL), '{}') AS correspondents,
        coalesce(
            array_agg(DISTINCT code * 134217728 + bearer) FILTER (WHERE bearer IS NOT NULL), '{}'
        ) AS parts,
        coalesce(array_agg(DISTINCT code), '{}') AS roles,
        coalesce(
            array_agg(DISTINCT part.name_folded) FILTER (
                WHERE part.correspondent_id IS NULL AND part.capacity_id IS NULL
            ), '{}'
        ) AS names
    FROM archive_participation part
    CROSS JOIN LATERAL array_position(
        ARRAY['author', 'sender', 'recipient', 'intended-for', 'via', 'copied-to', 'signatory',
              'drafter', 'speaker', 'interlocutor', 'interpreter', 'note-taker', 'translator',
              'editor', 'mentioned'],
        part.role::text
    ) AS code
    CROSS JOIN LATERAL (
        VALUES (part.correspondent_id::integer), (part.capacity_id::integer)
    ) AS bearers(bearer)
    WHERE part.document_id = document.number
) taken
CROSS JOIN LATERAL (
    SELECT
        coalesce(bool_or(kind <> 'precis'), false) AS has_text,
        coalesce(bool_or(kind = 'translation'), false) AS has_translation
    FROM archive_text WHERE document_id = document.number AND status = 'published'
) texts;

-- Make the rows of these documents true. The rows are locked first and reckoned after, so that of
-- two transactions the later sees what the earlier did. A row that is true is left alone. Plans by
-- index alone: within a long import nobody has counted the tables, and they look empty; and once a
-- session, for planning takes longer than the work for one document.
CREATE FUNCTION archive_search_refresh(documents bigint[]) RETURNS void LANGUAGE plpgsql
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET plan_cache_mode = force_generic_plan AS $$
BEGIN
    PERFORM 1 FROM archive_searchentry
        WHERE document_id = ANY(documents) ORDER BY document_id FOR UPDATE;
    INSERT INTO archive_searchentry AS kept (
        document_id, status, public_from, added, date_first, date_last, date_continuous, start,
        finish, year_first, year_last, genre_id, repositories, collections, languages, events,
        places, correspondents, parts, roles, names, has_text, has_translation, words, words_due
    )
    SELECT truth.*, ''::tsvector, pg_current_xact_id()::text::bigint
    FROM archive_searchtruth truth WHERE document_id = ANY(documents) ORDER BY document_id
    ON CONFLICT (document_id) DO UPDATE SET (
        status, public_from, added, date_first, date_last, date_continuous, start, finish,
        year_first, year_last, genre_id, repositories, collections, languages, events, places,
        correspondents, parts, roles, names, has_text, has_translation
    ) = ROW (
        excluded.status, excluded.public_from, excluded.added, excluded.date_first,
        excluded.date_last, excluded.date_continuous, excluded.start, excluded.finish,
        excluded.year_first, excluded.year_last, excluded.genre_id, excluded.repositories,
        excluded.collections, excluded.languages, excluded.events, excluded.places,
        excluded.correspondents, excluded.parts, excluded.roles, excluded.names,
        excluded.has_text, excluded.has_translation
    )
    WHERE (
        kept.status, kept.public_from, kept.added, kept.date_first, kept.date_last,
        kept.date_continuous, kept.start, kept.finish, kept.year_first, kept.year_last,
        kept.genre_id, kept.repositories, kept.collections, kept.languages, kept.events,
        kept.places, kept.correspondents, kept.parts, kept.roles, kept.names, kept.has_text,
        kept.has_translation
    ) IS DISTINCT FROM (
        excluded.status, excluded.public_from, excluded.added, excluded.date_first,
        excluded.date_last, excluded.date_continuous, excluded.start, excluded.finish,
        excluded.year_first, excluded.year_last, excluded.genre_id, excluded.repositories,
        excluded.collections, excluded.languages, excluded.events, excluded.places,
        excluded.correspondents, excluded.parts, excluded.roles, excluded.names,
        excluded.has_text, excluded.has_translation
    );
END
$$;

-- The words of these documents have to be built anew. The number of the transaction tells its own
-- rows from those that others left.
CREATE FUNCTION archive_search_due(documents bigint[]) RETURNS void LANGUAGE sql AS $$
    UPDATE archive_searchentry SET words_due = pg_current_xact_id()::text::bigint
    WHERE document_id = ANY(documents)
        AND words_due IS DISTINCT FROM pg_current_xact_id()::text::bigint
$$;

-- Documents whose rows are to be made true before the transaction commits, however many statements
-- touch them: a document that is saved with sixty parts is reckoned once. ``due`` tells that the
-- words have changed, too. Rows are there only while their transaction runs.
CREATE TABLE archive_searchpending (
    transaction bigint NOT NULL,
    document_id bigint NOT NULL,
    due boolean NOT NULL,
    PRIMARY KEY (transaction, document_id)
);

CREATE FUNCTION archive_search_pend(documents bigint[], words boolean) RETURNS void LANGUAGE sql AS $$
    INSERT INTO archive_searchpending AS pending
    SELECT DISTINCT pg_current_xact_id()::text::bigint, document, words
    FROM unnest(documents) AS document
    ON CONFLICT (transaction, document_id) DO UPDATE SET due = true
        WHERE excluded.due AND NOT pending.due
$$;

-- Make the rows true of all documents that this transaction left pending.
CREATE FUNCTION archive_search_settle() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    documents bigint[];
    of_words bigint[];
BEGIN
    WITH settled AS (
        DELETE FROM archive_searchpending
        WHERE transaction = pg_current_xact_id()::text::bigint RETURNING document_id, due
    )
    SELECT array_agg(document_id), array_agg(document_id) FILTER (WHERE due)
    FROM settled INTO documents, of_words;
    IF documents IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock_shared(1952802163); -- see archive_search_trees
        PERFORM archive_search_refresh(documents);
        PERFORM archive_search_due(of_words);
    END IF;
END
$$;

-- At the commit the first of the pending documents settles all of them.
CREATE FUNCTION archive_search_pending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM archive_searchpending
               WHERE transaction = NEW.transaction AND document_id = NEW.document_id) THEN
        PERFORM archive_search_settle();
    END IF;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER search_pending AFTER INSERT ON archive_searchpending
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION archive_search_pending();

-- Documents themselves.
CREATE FUNCTION archive_search_documents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM archive_search_pend(array_agg(number), true) FROM new_rows;
    ELSIF TG_OP = 'UPDATE' THEN
        PERFORM archive_search_pend(array_agg(number), false) FROM (
            SELECT number, status, public_from, created_at, date_first, date_last, date_continuous,
                genre_id, place_id FROM new_rows
            EXCEPT
            SELECT number, status, public_from, created_at, date_first, date_last, date_continuous,
                genre_id, place_id FROM old_rows
        ) changed;
        PERFORM archive_search_pend(array_agg(number), true) FROM (
            SELECT number, title, summary, date_note, access_note, editor_note FROM new_rows
            EXCEPT
            SELECT number, title, summary, date_note, access_note, editor_note FROM old_rows
        ) changed;
    ELSE
        DELETE FROM archive_searchentry WHERE document_id IN (SELECT number FROM old_rows);
    END IF;
    RETURN NULL;
END
$$;

-- Trees: the documents below a record that moved. The first argument names the column of search
-- rows that holds the tree, the second the columns of a record that decide.
-- Until it commits others reckon no rows, lest they do so by the tree as it was; and it waits for
-- those who have, for only what they have committed can be seen and reckoned anew.
CREATE FUNCTION archive_search_trees() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moved integer[];
BEGIN
    EXECUTE format(
        'SELECT array_agg(DISTINCT id::integer) FROM ('
        'SELECT id, %1$s FROM new_rows EXCEPT SELECT id, %1$s FROM old_rows) changed', TG_ARGV[1]
    ) INTO moved;
    IF moved IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock(1952802163);
        EXECUTE format(
            'SELECT archive_search_pend(array_agg(document_id), false) FROM archive_searchentry '
            'WHERE %I && $1', TG_ARGV[0]
        ) USING moved;
    END IF;
    RETURN NULL;
END
$$;

-- Rows that belong to a document: a function for each table, so that PostgreSQL plans it once.
-- ``words`` tells whether a row has words that its document is found by.
DO $$
DECLARE
    source record;
BEGIN
    FOR source IN SELECT * FROM (VALUES
        ('participation', 'name_as_written <> '''''),
        ('holding', 'reference <> '''''),
        ('documentidentifier', 'true'),
        ('text', 'true'),
        ('document_languages', 'true'),
        ('documentevent', 'false')
    ) AS sources(name, words) LOOP
        EXECUTE format($made$
            CREATE FUNCTION archive_search_of_%1$s() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN
                IF TG_OP = 'INSERT' THEN
                    PERFORM archive_search_pend(array_agg(document_id), words)
                    FROM (SELECT document_id, %2$s AS words FROM new_rows) changed GROUP BY words;
                ELSIF TG_OP = 'DELETE' THEN
                    PERFORM archive_search_pend(array_agg(document_id), words)
                    FROM (SELECT document_id, %2$s AS words FROM old_rows) changed GROUP BY words;
                ELSE
                    PERFORM archive_search_pend(array_agg(document_id), words) FROM (
                        SELECT document_id, %2$s AS words FROM (
                            (SELECT * FROM new_rows EXCEPT ALL SELECT * FROM old_rows)
                            UNION ALL
                            (SELECT * FROM old_rows EXCEPT ALL SELECT * FROM new_rows)
                        ) either
                    ) changed GROUP BY words;
                END IF;
                RETURN NULL;
            END
            $body$
        $made$, source.name, source.words);
    END LOOP;
END
$$;

DO $$
DECLARE
    source record;
BEGIN
    FOR source IN SELECT * FROM (VALUES
        ('archive_document', 'archive_search_documents()'),
        ('archive_participation', 'archive_search_of_participation()'),
        ('archive_holding', 'archive_search_of_holding()'),
        ('archive_documentidentifier', 'archive_search_of_documentidentifier()'),
        ('archive_text', 'archive_search_of_text()'),
        ('archive_document_languages', 'archive_search_of_document_languages()'),
        ('archive_documentevent', 'archive_search_of_documentevent()')
    ) AS sources(name, kept_by) LOOP
        EXECUTE format('CREATE TRIGGER search_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS '
            'new_rows FOR EACH STATEMENT EXECUTE FUNCTION %s', source.name, source.kept_by);
        EXECUTE format('CREATE TRIGGER search_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS '
            'old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION %s',
            source.name, source.kept_by);
        EXECUTE format('CREATE TRIGGER search_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS '
            'old_rows FOR EACH STATEMENT EXECUTE FUNCTION %s', source.name, source.kept_by);
    END LOOP;
    FOR source IN SELECT * FROM (VALUES
        ('archive_collection', 'archive_search_trees(''collections'', ''parent_id'')'),
        ('archive_place', 'archive_search_trees(''places'', ''within_id'')'),
        ('archive_event', 'archive_search_trees(''events'', ''part_of_id, status'')')
    ) AS sources(name, kept_by) LOOP
        EXECUTE format('CREATE TRIGGER search_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS '
            'old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION %s',
            source.name, source.kept_by);
    END LOOP;
END
$$;

-- The mark of the last change. Statements leave the number of their transaction, once; at commit
-- a deferred trigger sets the mark, so that nobody waits for the row while another is at work.
CREATE TABLE archive_stir (transaction bigint PRIMARY KEY);

CREATE FUNCTION archive_stir() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO archive_stir VALUES (pg_current_xact_id()::text::bigint) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

CREATE FUNCTION archive_change_mark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Search rows are locked before the mark by everybody, so that no two wait for each other.
    PERFORM archive_search_settle();
    INSERT INTO archive_changemark (id, mark) VALUES (1, gen_random_uuid())
        ON CONFLICT (id) DO UPDATE SET mark = excluded.mark;
    DELETE FROM archive_stir WHERE transaction = NEW.transaction;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER change_mark AFTER INSERT ON archive_stir
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION archive_change_mark();

DO $$
DECLARE
    source text;
BEGIN
    FOREACH source IN ARRAY ARRAY[
        'address', 'collection', 'correspondent', 'correspondentidentifier', 'document',
        'document_languages', 'documentevent', 'documentidentifier', 'event', 'event_places',
        'eventidentifier', 'eventparticipation', 'genre', 'holding', 'language', 'link', 'name',
        'page', 'participation', 'place', 'placeidentifier', 'placename', 'printedin',
        'publication', 'relation', 'repository', 'searchentry', 'text'
    ] LOOP
        EXECUTE format('CREATE TRIGGER stir AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I '
            'FOR EACH STATEMENT EXECUTE FUNCTION archive_stir()', 'archive_' || source);
    END LOOP;
END
$$;

-- Rows for the documents that are here already.
SELECT archive_search_refresh(array_agg(number)) FROM archive_document;
