"""Learn the words of names by whatever door they come, for “did you mean”."""

from django.db import migrations

# As archive.search.vocabulary: words of letters alone; from four letters on, forms without one.
# In order, lest two transactions that learn the same words lock each other out.
LEARN = r"""
INSERT INTO archive_vocabulary (word, deletions)
SELECT word, CASE WHEN length(word) < 4 THEN ARRAY[]::text[] ELSE ARRAY(
    SELECT word UNION
    SELECT left(word, place - 1) || substr(word, place + 1)
    FROM generate_series(1, length(word)) AS place
) END
FROM (
    SELECT DISTINCT found.word
    FROM {names} AS name, regexp_split_to_table(
        name.folded, '[\u0001-\u002f\u003a-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f]+'
    ) AS found (word)
    WHERE length(found.word) BETWEEN 2 AND 40
    AND found.word !~ '[0-9\u1100-\u11ff\u2e80-\u9fff\ua960-\ud7ff\uf900-\ufaff]'
    AND NOT EXISTS (SELECT FROM archive_vocabulary AS known WHERE known.word = found.word)
) AS learnt
ORDER BY word
ON CONFLICT DO NOTHING
"""
TRIGGERS = f"""
CREATE FUNCTION archive_learn_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {LEARN.format(names="changed")};
    RETURN NULL;
END
$$;
CREATE TRIGGER learn_inserted AFTER INSERT ON archive_name
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION archive_learn_names();
CREATE TRIGGER learn_updated AFTER UPDATE ON archive_name
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION archive_learn_names();
{LEARN.format(names="archive_name")};
"""
UNDO = """
DROP TRIGGER learn_inserted ON archive_name;
DROP TRIGGER learn_updated ON archive_name;
DROP FUNCTION archive_learn_names();
"""


class Migration(migrations.Migration):
    dependencies = [("archive", "0006_references")]

    operations = [migrations.RunSQL(TRIGGERS, UNDO)]
