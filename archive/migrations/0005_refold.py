"""Fold again: Chinese is simplified now, kana and Hangul stay whole, Arabic letters are one."""

from django.db import migrations

from archive.text import fold, sort_key

# Each model with its source columns (the first that is not empty counts), and what follows them.
FOLDED = [
    ("Document", ("title",), {"title_order": sort_key}),
    ("Correspondent", ("authorised_form",), {"folded": fold}),
    ("Correspondent", ("filed_as", "authorised_form"), {"sort_key": sort_key}),
    ("Name", ("form",), {"folded": fold}),
    ("Participation", ("name_as_written",), {"name_folded": fold}),
    ("EventParticipation", ("name_as_written",), {"name_folded": fold}),
    ("Place", ("name",), {"folded": fold, "sort_key": sort_key}),
]


def refold(apps, schema_editor):
    """Derive the columns anew where the text is more than ASCII, and write what differs."""
    for name, sources, derived in FOLDED:
        model = apps.get_model("archive", name)
        rows = model.objects.filter(**{f"{sources[-1]}__regex": r"[^\x01-\x7f]"})
        columns = ["pk", *sources, *derived]
        for pk, *values in rows.values_list(*columns).iterator():
            text = next(filter(None, values[: len(sources)]), "")
            wanted = {column: make(text) for column, make in derived.items()}
            if list(wanted.values()) != values[len(sources) :]:
                model.objects.filter(pk=pk).update(**wanted)


class Migration(migrations.Migration):

    dependencies = [
        ("archive", "0004_names"),
    ]

    operations = [migrations.RunPython(refold, migrations.RunPython.noop)]
