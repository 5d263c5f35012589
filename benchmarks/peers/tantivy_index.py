"""Fills a tantivy index from flat documents, one a line of JSON on standard input.

    python -m benchmarks.peers.tantivy_index FOLDER

Runs in the environment of requirements-bench.txt.
"""

import json
import shutil
import sys
from pathlib import Path

import tantivy

TEXTS = ("title", "summary", "text")
NUMBERS = ("genre", "place", "decade", "has_text", "has_translation", "first", "last", "start")
LISTS = ("languages", "repositories", "collections", "events", "persons", "roles", "parts")
ROLES = """author sender recipient intended-for via copied-to signatory drafter speaker interlocutor
interpreter note-taker translator editor mentioned""".split()


def schema() -> tantivy.Schema:
    """Stemmed text, and numbers as fast columns."""
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", stored=True, fast=True)
    for name in TEXTS:
        builder.add_text_field(name, stored=name == "title", tokenizer_name="en_stem")
    for name in (*NUMBERS, *LISTS):
        builder.add_integer_field(name, indexed=True, fast=True)
    return builder.build()


def part(role: str, person: int) -> int:
    """A role and a person in one number."""
    return (ROLES.index(role) << 40) + person


def main(folder: Path) -> None:
    """Index every line of standard input."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    index = tantivy.Index(schema(), str(folder))
    writer = index.writer(heap_size=500_000_000, num_threads=1)
    for line in sys.stdin:
        writer.add_document(_document(json.loads(line)))
    writer.commit()
    writer.wait_merging_threads()


def _document(flat: dict) -> tantivy.Document:
    document = tantivy.Document()
    document.add_integer("number", flat["number"])
    for name in TEXTS:
        document.add_text(name, flat[name])
    flat["decade"] = None if flat["year"] is None else flat["year"] // 10
    for name in NUMBERS:
        if flat[name] is not None:
            document.add_integer(name, int(flat[name]))
    parts = flat["parts"]
    flat["persons"] = {person for _role, person, _name in parts if person}
    flat["roles"] = {ROLES.index(role) for role, _person, _name in parts}
    flat["parts"] = {part(role, person) for role, person, _name in parts if person}
    for name in LISTS:
        for value in flat[name]:
            document.add_integer(name, value)
    return document


if __name__ == "__main__":
    main(Path(sys.argv[1]))
