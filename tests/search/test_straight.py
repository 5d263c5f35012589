"""A reference, an identifier, a number or an address leads to its one document."""

import pytest
from django.db import connection
from django.db.models import Q

from archive.models import DocumentIdentifier, Holding
from archive.search import index_words
from archive.search.straight import _identified, _key, _referred, straight
from tests import factories as make

pytestmark = pytest.mark.django_db
REFERENCE = "f. 558, op. 11, d. 331, ll. 1–2"


@pytest.fixture
def cable():
    cable = make.make_published(title="Cable")
    make.make_holding(document=cable, reference=REFERENCE)
    make.make_holding(document=cable, reference="793.00/1-955", order=1)
    make.make_document_identifier(document=cable, scheme="frus", value="frus1955-57v02/d5")
    make.make_published(title="Another")
    return cable


@pytest.mark.parametrize(
    "text",
    [
        REFERENCE,
        "F.558 OP.11 D.331 LL.1-2",
        "  f 558 – op 11 – d 331 – ll 1–2 ",
        "793.00/1-955",
        "793.00 / 1—955",
        "７９３.00/1-955",
        "frus1955-57v02/d5",
        "FRUS1955–57v02/d5",
        "frus:frus1955-57v02/d5",
        "Frus: frus1955-57v02/D5",
    ],
)
def test_every_way_of_writing_it_leads_there(cable, text):
    found = straight(text, None)
    assert (found.number, found.title, found.sure) == (cable.pk, "Cable", True)


def test_an_address_leads_there(cable, settings):
    path = cable.get_absolute_url()
    for text in (path, f"{settings.CHANCERY_URL}{path}", f"/documents/{cable.pk}", f"{path}?q=x#y"):
        assert straight(text, None).number == cable.pk
    assert straight(f"https://elsewhere.example{path}", None) is None


def test_a_number_may_be_a_word(cable):
    found = straight(f" {cable.pk} ", None)
    assert (found.number, found.sure) == (cable.pk, False)


@pytest.mark.parametrize("form", ["Chancery, no. {}", "no. {}", "No {}", "#{}", "№ {}"])
def test_a_number_is_found_as_it_is_cited(cable, form):
    found = straight(form.format(cable.pk), None)
    assert (found.number, found.sure) == (cable.pk, False)


def test_accents_and_other_scripts(cable):
    make.make_holding(document=cable, reference="Ф. 558, оп. 11, Dépôt 4", order=2)
    other = make.make_published()
    make.make_holding(document=other, reference="Ф. 558, оп. 12, Dépôt 4")
    assert straight("ф 558 оп 11 depot 4", None).number == cable.pk


def test_two_copies_of_one_document_are_one(cable):
    make.make_holding(document=cable, reference=REFERENCE, form="photocopy", order=3)
    assert straight(REFERENCE, None).number == cable.pk


def test_what_several_bear_leads_nowhere(cable):
    make.make_holding(document=make.make_published(), reference="F. 558 op. 11, d. 331 ll. 1-2")
    assert straight(REFERENCE, None) is None


def test_what_is_not_public_leads_only_curators(cable):
    hidden = make.make_document(title="Hidden")
    make.make_holding(document=hidden, reference="box 7")
    for text in ("box 7", str(hidden.pk), hidden.get_absolute_url()):
        assert straight(text, None) is None
        assert straight(text, make.make_curator()).number == hidden.pk
    make.make_holding(document=hidden, reference=REFERENCE)
    assert straight(REFERENCE, None).number == cable.pk


@pytest.mark.parametrize(
    "text", ["793.00/1-1355", "793.00 / 1–1355", "793.00/1—1355; Secret", "Files, 793.00/1-1355"]
)
def test_people_quote_the_end_of_a_reference(text):
    telegram, other = make.make_published(), make.make_published()
    make.make_holding(document=telegram, reference="Central;Files, 793.00/1–1355")
    make.make_holding(document=telegram, reference="Files，793.00/1–1355；Secret", order=1)
    make.make_holding(document=other, reference="Central Files, 793.00/1–13551")
    make.make_holding(document=other, reference="793.00/1–1355, Secret, copy", order=1)
    index_words()
    found = straight(text, None)
    assert (found.number, found.sure) == (telegram.pk, True)


def test_an_end_that_several_have_leads_nowhere():
    telegram, other, hidden = make.make_published(), make.make_published(), make.make_document()
    for document in (telegram, hidden):
        make.make_holding(document=document, reference="Central Files, 793.00/1–1355")
    index_words()
    assert straight("793.00/1-1355", None).number == telegram.pk
    assert straight("793.00/1-1355", make.make_curator()) is None
    make.make_holding(document=other, reference="793.00/1–1355")
    index_words()
    assert straight("793.00/1-1355", None) is None


def test_a_date_at_the_end_of_a_reference_may_be_a_date():
    telegram = make.make_published()
    make.make_holding(document=telegram, reference="Central Files, January 13, 1955")
    index_words()
    assert straight("13 January 1955", None) is None
    assert straight("January 13, 1955", None).sure is False
    assert straight("1955", None) is None


def test_an_end_that_very_many_share_is_not_looked_for(monkeypatch):
    telegram = make.make_published()
    make.make_holding(document=telegram, reference="Central Files, box 7")
    index_words()
    assert straight("box 7", None).number == telegram.pk
    monkeypatch.setattr("archive.search.straight._LOOKED_AT", 0)
    assert straight("box 7", None) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Moscow",
        "f. 558",
        "57 58",
        "0",
        "9" * 30,
        "1\x00",
        "\ud800 1",
        ":1",
        "1:",
        "::",
        "%1%",
        "'; 1",
        "1" * 600,
        "f. 558, op. 11, d. 331, ll. 1–2 gold",
        "/documents/99999999999999999999/",
    ],
)
def test_anything_else_leads_nowhere(cable, text):
    assert straight(text, None) is None


def test_it_costs_one_query_or_none(cable, django_assert_num_queries):
    for text, number in ((REFERENCE, 1), ("frus:a1", 1), ("1", 1), ("Moscow", 0)):
        with django_assert_num_queries(number):
            straight(text, None)


@pytest.mark.parametrize(
    ("found", "index"),
    [
        (_referred("793.00/1-955"), "holding_reference"),
        (_identified(Q(key=_key("a1"))), "documentidentifier_value"),
    ],
    ids=["references", "identifiers"],
)
def test_indexes_answer(cable, found, index):
    # Of an empty table any index would do.
    repository = cable.holdings.first().repository
    Holding.objects.bulk_create(
        Holding(document=cable, repository=repository, reference=f"Box {number}", order=number)
        for number in range(2, 500)
    )
    DocumentIdentifier.objects.bulk_create(
        DocumentIdentifier(document=cable, scheme="box", value=str(number)) for number in range(500)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE archive_holding, archive_documentidentifier")
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = found.explain()
    assert index in plan
    assert "Seq Scan" not in plan
