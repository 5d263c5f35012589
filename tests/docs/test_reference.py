"""The reference tells of every model, field, command and setting, and of nothing else."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import load_command_class

from archive.curation.imports.tables.names import IDENTIFIED_BY
from archive.models import User

ROOT = Path(__file__).resolve().parent.parent.parent
REFERENCE = ROOT / "docs" / "reference"
# Given by the system or by make, not by whoever runs the archive.
OF_THE_SYSTEM = {"PATH", "MAKELEVEL", "DJANGO_SETTINGS_MODULE"}
MODELS = [
    model
    for model in apps.get_app_config("archive").get_models()
    if not model.__name__.endswith("Revision")
]
BASES = sorted(
    {
        base
        for model in MODELS
        for base in model.__mro__
        if base.__module__.startswith("archive.")
        and hasattr(base, "_meta")
        and base._meta.abstract
        and base.__name__ != "Deriving"  # it has no columns
    },
    key=lambda base: base.__name__,
)
COMMANDS = sorted(path.stem for path in (ROOT / "archive/management/commands").glob("[!_]*.py"))


def sections(name: str) -> dict[str, str]:
    """The text under each ### heading of a page of the reference."""
    text = (REFERENCE / name).read_text(encoding="utf-8")
    parts = re.split(r"^### (.+)$", text, flags=re.MULTILINE)
    return {
        heading: re.split(r"^## ", body, flags=re.MULTILINE)[0]
        for heading, body in zip(parts[1::2], parts[2::2], strict=True)
    }


def told(section: str) -> list[str]:
    """The names in code type in the first column of a section's table."""
    cells = re.findall(r"^\|([^|]*)\|", section, flags=re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def columns(model) -> set[str]:
    """The names of a model's own fields, without those of the abstract models it builds on."""
    inherited = {
        field.name
        for base in model.__mro__[1:]
        if hasattr(base, "_meta") and base._meta.abstract
        for field in base._meta.local_fields + base._meta.local_many_to_many
    }
    own = {field.name for field in model._meta.local_fields + model._meta.local_many_to_many}
    return own - inherited - {"id"}


def test_the_reference_tells_of_every_model_and_no_other():
    names = {model.__name__ for model in [*MODELS, *BASES]}
    assert set(sections("model.md")) == names


@pytest.mark.parametrize("model", [*MODELS, *BASES], ids=lambda model: model.__name__)
def test_the_reference_tells_of_every_field_once(model):
    fields = told(sections("model.md")[model.__name__])
    assert sorted(fields) == sorted(columns(model))


@pytest.mark.parametrize(
    "model", [model for model in MODELS if model is not User], ids=lambda model: model.__name__
)
def test_a_model_names_what_it_has_in_common_with_others(model):
    first_words = sections("model.md")[model.__name__].strip().partition(".")[0]
    named = {word for word in re.split(r"\W+", first_words) if word in {b.__name__ for b in BASES}}
    assert named == {base.__name__ for base in BASES if issubclass(model, base)}


@pytest.mark.parametrize("model", [*MODELS, *BASES], ids=lambda model: model.__name__)
def test_the_reference_lists_every_choice(model):
    section = sections("model.md")[model.__name__]
    choices = [
        value
        for name in columns(model)
        for value, _ in model._meta.get_field(name).choices or ()
        if not (name == "status" and model.__name__ == "Text")  # told of under Reviewed
    ]
    assert [value for value in choices if value not in section] == []


def test_the_reference_names_every_authority_file_whose_form_is_checked():
    section = sections("model.md")["Identifier"]
    assert [name for name in IDENTIFIED_BY if f"`{name}`" not in section] == []


def test_the_reference_says_which_tables_have_no_revisions():
    text = (REFERENCE / "model.md").read_text(encoding="utf-8")
    without = re.search(r"Only (.+?) have none", text.replace("\n", " ")).group(1)
    untracked = {model.__name__ for model in MODELS if not hasattr(model, "revisions")}
    assert set(re.findall(r"`(\w+)`", without)) == untracked


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.stem)
def test_what_a_page_says_a_model_has_it_has(page):
    models = {model.__name__: model for model in [*MODELS, *BASES]}
    spans = re.findall(r"`([A-Z]\w+)\.(\w+)", page.read_text(encoding="utf-8"))
    missing = [(name, part) for name, part in spans if name in models]
    missing = [(name, part) for name, part in missing if not hasattr(models[name], part)]
    assert missing == []


def test_the_reference_tells_of_every_command_and_no_other():
    assert sorted(sections("commands.md")) == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_the_reference_tells_of_every_option_of_a_command(name):
    command = load_command_class("archive", name)
    parser = command.create_parser("manage.py", name)
    common = {"--help", "--version", "--verbosity", "--settings", "--pythonpath", "--traceback"}
    common |= {"--no-color", "--force-color", "--skip-checks"}
    options = {text for action in parser._actions for text in action.option_strings[-1:]}
    documented = {word for cell in told(sections("commands.md")[name]) for word in cell.split()}
    assert {word for word in documented if word.startswith("--")} == options - common


def test_the_reference_tells_of_every_make_target_and_no_other():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):.*## ", makefile, flags=re.MULTILINE)
    commands = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `make ([a-z]+)`", commands, re.MULTILINE)) == sorted(targets)


def test_the_reference_tells_of_every_setting():
    read = r"""environ(?:\.get\(|\.pop\(|\[|\.setdefault\()\s*["']([A-Z_]+)["']"""
    asked = r"""["']([A-Z_]+)["'] (?:not )?in os\.environ"""
    variables = {
        name
        for path in [*(ROOT / "config").rglob("*.py"), ROOT / "manage.py"]
        for pattern in (read, asked)
        for name in re.findall(pattern, path.read_text(encoding="utf-8"))
    }
    settings = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    assert sorted(name for name in variables - OF_THE_SYSTEM if f"`{name}`" not in settings) == []


def test_the_defaults_of_the_reference_are_those_of_the_settings():
    text = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    told_of = dict(re.findall(r"^\| `(\w+)` \| `?(.+?)`? \|", text, re.MULTILINE))
    assert told_of["PORT"] == settings.PORT
    assert told_of["CHANCERY_URL"].replace("$PORT", told_of["PORT"]) == settings.CHANCERY_URL
    unset = {"CHANCERY_CONTACT": settings.CHANCERY_CONTACT, "CHANCERY_DEBUG": settings.DEBUG}
    assert [name for name in unset if told_of[name] != "unset"] == []
    assert not any(unset.values())
