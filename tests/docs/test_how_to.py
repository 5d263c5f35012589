"""What the how-to guides, tutorial and glossary claim is so: commands, statuses, dates, messages."""

import re
from pathlib import Path

import pytest
from django.contrib.admin import site
from django.core.management import call_command, get_commands, load_command_class
from django.utils import timezone

from archive.admin.publishing import STEPS
from archive.dates import parse, read
from archive.models import Document
from docs.images import make_screenshots
from tests import factories as make

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
HOW_TO = DOCS / "how-to"
GUIDES = sorted([ROOT / "README.md", *DOCS.rglob("*.md")])


def told(page, heading=""):
    """A page, or what stands under one of its headings."""
    text = page.read_text(encoding="utf-8")
    return text.split(f"## {heading}\n")[1].split("\n## ")[0] if heading else text


def rows(text):
    """The cells of the tables in a text, without their headings."""
    lines = re.findall(r"^\|(.+)\|$", text, re.MULTILINE)
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    marks = [number for number, one in enumerate(cells) if set(one[0]) <= set("-: ")]
    headings = {number - 1 for number in marks} | set(marks)
    return [one for number, one in enumerate(cells) if number not in headings]


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_every_command_of_ours_that_is_told_exists_with_its_options(page):
    wrong = []
    for name, rest in re.findall(r"manage\.py ([a-z]\w+)([^\n`]*)", told(page)):
        assert name in get_commands(), name
        if get_commands()[name] != "archive":
            continue
        parser = load_command_class("archive", name).create_parser("manage.py", name)
        known = {text for action in parser._actions for text in action.option_strings}
        wrong += [one for one in re.findall(r"(?<!\S)--[a-z][\w-]*", rest) if one not in known]
    assert wrong == []


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_every_make_target_that_is_told_exists(page):
    targets = set(re.findall(r"^([a-z]+):", told(ROOT / "Makefile"), re.MULTILINE))
    named = re.findall(r"(?:^    |`|&& |-- )make ([a-z]+)", told(page), re.MULTILINE)
    assert set(named) - targets == set()


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_every_module_that_is_told_can_be_run(page):
    modules = re.findall(r"\.venv/bin/python -m ([\w.]+)", told(page))
    ours = [one.replace(".", "/") for one in modules if one.startswith(("config.", "docs."))]
    assert [one for one in ours if not (ROOT / f"{one}.py").exists()] == []


def test_every_picture_is_shown_is_small_and_can_be_taken_again():
    pictures = {path.stem: path for path in (DOCS / "images").glob("*.*") if path.suffix != ".py"}
    shown = {
        Path(link).stem
        for page in GUIDES
        for link in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", told(page))
    }
    taken = {name for name, *_rest in make_screenshots.PUBLIC} | {"june-1748", "date-field"}
    assert shown == set(pictures) == taken
    assert [one for one in pictures.values() if one.stat().st_size > 150_000] == []


def test_the_steps_of_a_status_are_those_that_the_form_offers():
    steps = [row for row in rows(told(HOW_TO / "publish.md")) if len(row) == 2]
    for before, after in steps:
        for status in before.replace("in review", "in-review").split(", "):
            said = set(after.replace("in review", "in-review").split(", "))
            assert said | {status} == {str(one) for one in STEPS[status]}


@pytest.mark.django_db
def test_each_status_answers_strangers_as_the_guide_says(client):
    answers = {row[0]: row[2] for row in rows(told(HOW_TO / "publish.md")) if len(row) == 3}
    tomorrow = timezone.now() + timezone.timedelta(days=1)
    records = {
        ("draft", "404"): make.make_document(),
        ("in review", "404"): make.make_document(status="in-review"),
        ("published", "the page"): make.make_published(),
        ("published", "404"): make.make_published(public_from=tomorrow),
        ("withdrawn", "410"): make.make_withdrawn(make.make_document, "Closed."),
    }
    codes = {"404": 404, "the page": 200, "410": 410}
    for (status, said), record in records.items():
        assert said in answers[status]
        answer = client.get(f"/documents/{record.pk}/", follow=True)
        assert answer.status_code == codes[said], (status, said)


@pytest.mark.django_db
def test_the_sample_never_comes_into_an_archive_that_holds_a_document():
    make.make_document()
    call_command("load_sample", if_empty=True)
    assert Document.objects.count() == 1


def test_every_action_of_the_desk_is_told():
    told_of = told(HOW_TO / "publish.md")
    actions = {
        str(function.short_description)
        for desk in site._registry.values()
        for function, name, _words in desk._get_base_actions()
        if name != "delete_selected"
    }
    assert actions
    assert [one for one in actions if f"**{one}**" not in told_of] == []


def test_the_dates_of_the_guide_are_read_as_it_says():
    page = HOW_TO / "correct-a-date.md"
    examples = [one for row in rows(told(page, "One")) for one in row[1].split("; ")]
    assert len(examples) >= 10
    assert [one for one in examples if len(read(one)) != 1] == []
    said = re.search("“(between .+?)” is `(.+?)`", told(page).replace("\n", " "))
    assert str(read(said[1])[0].date) == said[2]


def test_julian_dates_of_the_guide_are_converted():
    words = re.findall(
        "“([^”]*\\d{4}[^”]*)”", told(HOW_TO / "correct-a-date.md", "Julian or Gregorian")
    )
    assert len(words) == 3
    assert {read(" ".join(one.split()))[0].calendar for one in words} == {"julian"}


def test_the_fields_of_a_date_are_those_of_a_document():
    names = [row[0] for row in rows(told(HOW_TO / "correct-a-date.md"))[:5]]
    fields = [Document._meta.get_field(name.lower().replace(" ", "_")) for name in names]
    assert len(fields) == 5


def test_every_obstacle_of_the_guide_is_told_by_the_program():
    said = " ".join(
        re.sub(r'"\s*f?"|\s+', " ", path.read_text(encoding="utf-8")).replace("  ", " ")
        for path in [*(ROOT / "config").rglob("*.py"), ROOT / "Makefile"]
    )
    for message, _remedy in rows(told(HOW_TO / "run.md", "When it does not start")):
        for part in re.split(r"\s*[…;]\s*", message):
            assert part in said, message


def test_the_glossary_is_in_order_and_says_each_term_once():
    terms = re.findall(r"^\| \*\*(.+?)\*\*", told(DOCS / "glossary.md"), re.MULTILINE)
    assert terms == sorted(terms, key=str.casefold)
    assert len(set(terms)) == len(terms)


@pytest.mark.parametrize(
    ("model", "field"),
    [("Participation", "role"), ("Text", "kind"), ("Collection", "level"), ("Document", "status")],
)
def test_the_glossary_explains_every_choice(model, field):
    from django.apps import apps

    glossary = told(DOCS / "glossary.md").casefold()
    choices = apps.get_model("archive", model)._meta.get_field(field).choices
    labels = [str(label).casefold() for _value, label in choices]
    assert [one for one in labels if one not in glossary] == []


def test_edtf_in_the_glossary_is_edtf():
    spans = re.findall(r"`([\[\d][^`]*)`", told(DOCS / "glossary.md"))
    dates = [one for one in spans if re.search(r"\d{3}", one)]
    assert len(dates) >= 6
    assert all(str(parse(one)) == one for one in dates)
