"""The documentation holds together: its links lead somewhere, and the index to every page."""

import re
from pathlib import Path

import pytest

from archive.text import slug

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "archive" / "sample").glob("*.md"),
    ]
)


def links(page: Path) -> list[str]:
    text = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.findall(r"\]\(([^)\s]+)\)", text)


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {slug(heading) for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_within_the_project_lead_somewhere(page):
    for link in links(page):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.is_relative_to(ROOT), link
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("index", ["docs/README.md", "docs/decisions/README.md"])
def test_an_index_leads_to_every_page(index):
    page = ROOT / index
    linked = {(page.parent / link.partition("#")[0]).resolve() for link in links(page)}
    folders = [
        page.parent,
        *(page.parent / name for name in ("how-to", "reference", "explanation")),
    ]
    pages = {one for folder in folders for one in folder.glob("*.md")}
    assert pages - linked - {page} == set()


def test_requirements_are_all_accounted_for():
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    packages = [re.split(r"[=<>~\[ ]", line)[0] for line in lines if line and line[0] != "#"]
    table = (ROOT / "docs/decisions/dependencies.md").read_text(encoding="utf-8").casefold()
    assert [name for name in packages if f"| {name.casefold()}" not in table] == []


def test_layers_in_the_design_are_those_that_are_checked():
    contract = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("layers = [")[1]
    rooms = re.findall(r"archive\.\w+", contract.split("]")[0])
    design = (ROOT / "docs/explanation/design.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \d \| (.*?) \|", design, flags=re.MULTILINE)
    assert re.findall(r"archive\.\w+", " ".join(rows)) == rooms
