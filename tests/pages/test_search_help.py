"""Every example of help finds in the sample what help says of it, reckoned here with plain words."""

import re
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from archive.curation.sample import load_sample
from archive.models import Document
from archive.search import index_words
from archive.text import fold, plain_text
from archive.views.examples import FILTERS, WORDS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]
EXAMPLES = [words for examples in WORDS.values() for words, _said in examples]

# What a document must hold, as patterns for its folded words: (where, pattern) pairs by example.
FOUND = {
    "Quemoy treaty": lambda one: one.has(r"quemoy") and one.has(r"treat(y|ies)"),
    '"Security Council"': lambda one: one.has(r"security council"),
    "airmen -Geneva": lambda one: one.has(r"airm[ae]n") and not one.has(r"geneva"),
    'Bandung OR "peaceful means"': lambda one: one.has(r"bandung|peaceful means"),
    "evacuat*": lambda one: one.has(r"evacuat\w*"),
    '"cease-fire" Quemoy -Geneva': lambda one: (
        one.has(r"cease[- ]fire") and one.has(r"quemoy") and not one.has(r"geneva")
    ),
    "negotiations": lambda one: one.has(r"negotiat(e[sd]?|ing|ions?)"),
    "hammarskjold": lambda one: one.has(r"hammarskjolds?"),
    "cease fire": lambda one: one.has(r"ceas(e|ed|es|ing)") and one.has(r"fir(e|es|ed|ing)"),
    "title:memorandum": lambda one: one.has(r"memorand(um|ums)", "title"),
    "summary:gold": lambda one: one.has(r"gold", "summary"),
    "text:Shillock": lambda one: one.has(r"shillock", "text"),
    "note:volume": lambda one: one.has(r"volumes?", "note"),
    "ref:793": lambda one: one.has(r"793", "ref"),
    "Filippov": lambda one: one.names("Joseph Stalin"),
    "Chou En-lai": lambda one: one.names("Zhou Enlai"),
    "毛澤東": lambda one: one.names("Mao Zedong") or "毛泽东" in one.everything,
    "Dulles, John Foster": lambda one: one.names("John Foster Dulles"),
    urlencode(FILTERS[0][0]): lambda one: one.has(r"airm[ae]n") and one.date[:7] == "1955-01",
    urlencode(FILTERS[1][0]): lambda one: one.has(r"quemoy") and "drafter" not in one.roles,
    urlencode(FILTERS[2][0]): lambda one: one.date[:4] == "1955",
    urlencode(FILTERS[3][0]): lambda one: not one.date,
    urlencode(FILTERS[4][0]): lambda one: "interpreter" in one.roles,
}


@pytest.fixture(scope="module")
def sample(django_db_setup, django_db_blocker):
    """The sample, loaded once for all tests here: none of them changes it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_sample()
        index_words()
        yield
        transaction.set_rollback(True)


class Plain:
    """A document as its words, folded, and the names of its correspondents."""

    def __init__(self, document):
        parts = list(document.participations.select_related("correspondent", "capacity"))
        texts = document.texts.filter(status="published")
        notes = [document.editor_note, document.date_note]
        holdings = document.holdings.values_list("reference", flat=True)
        identifiers = document.identifiers.values_list("value", flat=True)
        self.number = document.pk
        self.date = str(document.date or "")
        self.roles = {part.role for part in parts}
        self.people = {
            str(one) for part in parts for one in (part.correspondent, part.capacity) if one
        }
        written = " ".join(part.name_as_written for part in parts)
        self.words = {
            "title": fold(document.title),
            "summary": fold(document.summary),
            "text": fold(" ".join(plain_text(text.body) for text in texts)),
            "note": fold(" ".join(notes)),
            "ref": fold(" ".join([*holdings, *identifiers])),
            "name": fold(" ".join([written, *self.people])),
        }
        self.everything = " | ".join(self.words.values())

    def has(self, pattern: str, where: str = "") -> bool:
        words = self.words[where] if where else self.everything
        return re.search(rf"(?<!\w)(?:{pattern})(?!\w)", words) is not None

    def names(self, person: str) -> bool:
        return any(name == person or name.startswith(f"{person} (") for name in self.people)


@pytest.fixture(scope="module")
def plain(sample, django_db_blocker):
    with django_db_blocker.unblock():
        return [Plain(one) for one in Document.objects.visible_to(AnonymousUser())]


def found(client, address):
    response = client.get(address, {"per_page": "100"} if "?" not in address else {})
    assert response.status_code == 200
    return {hit.number for hit in response.context["answer"].hits}


@pytest.mark.parametrize("example", FOUND)
def test_an_example_finds_what_help_says(client, plain, example):
    asked = example if "=" in example else urlencode({"q": example})
    expected = {one.number for one in plain if FOUND[example](one)}
    assert expected
    assert found(client, f"/documents/?{asked}&per_page=100") == expected


@pytest.mark.parametrize("reference", ["793.00/5-1855", "frus1955-57v02/d251"])
def test_a_reference_leads_straight_to_its_document(client, reference):
    response = client.get("/documents/", {"q": reference}, follow=True)
    assert response.context["document"].title == (
        "Letter, John Foster Dulles to Dwight D. Eisenhower"
    )


def test_no_example_goes_unproved():
    straight = {"793.00/5-1855", "frus1955-57v02/d251"}
    assert set(FOUND) | straight == {*EXAMPLES, *(urlencode(asked) for asked, _said in FILTERS)}


def test_every_example_is_a_link_of_help(client):
    page = client.get("/help/").content.decode()
    asked = [urlencode({"q": words}) for words in EXAMPLES]
    for query in [*asked, *(urlencode(one) for one, _said in FILTERS)]:
        assert f'href="/documents/?{query.replace("&", "&amp;")}"' in page, query
