"""Trees kept by a column that points to the parent: no record stands below itself."""

import pgtrigger


def no_cycle(column: str) -> pgtrigger.Trigger:
    """A trigger that refuses a parent which would put the record below itself."""
    return pgtrigger.Trigger(
        name=f"no_cycle_{column}",
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(f"{column}_id"),
        when=pgtrigger.After,
        condition=pgtrigger.Q(**{f"new__{column}__isnull": False}),
        func=pgtrigger.Func(
            f"""
            IF EXISTS (
                WITH RECURSIVE above(id) AS (
                    SELECT NEW.{column}_id
                    UNION
                    SELECT parent.{column}_id FROM {{meta.db_table}} parent
                    JOIN above ON parent.id = above.id WHERE parent.{column}_id IS NOT NULL
                )
                SELECT 1 FROM above WHERE id = NEW.id
            ) THEN
                RAISE EXCEPTION 'A record cannot stand below itself.'
                    USING ERRCODE = 'check_violation', CONSTRAINT = '{{meta.db_table}}_no_cycle';
            END IF;
            RETURN NULL;
            """  # noqa: S608 (column names of our own models)
        ),
    )
