"""The words of search rows: from what they are taken, and when."""

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.curation.sample import load_sample
from archive.models import Document, SearchEntry, Vocabulary
from archive.search import index_words, indexing
from archive.search.words import parse
from tests import factories as make
from tests.admin.conftest import alice, desk  # noqa: F401
from tests.admin.paper import add, address, opened, sent, with_row
from tests.curation.tables import load, table

pytestmark = pytest.mark.django_db


def found(words):
    """The documents in whose search rows the words are."""
    rows = SearchEntry.objects.all()
    for clause in parse(words).clauses:
        (term,) = clause.terms
        rows = rows.extra(where=["words @@ %s::tsquery"], params=[term.entry_query()])
    return {row.document_id for row in rows}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": "Cable on gold"}, 'title:gold "cable on gold"'),
        ({"summary": "About gold."}, "summary:gold"),
        ({"editor_note": "Found in gold."}, "note:gold"),
        ({"date_note": "By the gold."}, "note:gold"),
        ({"access_note": "Under gold."}, "note:gold"),
    ],
)
def test_a_document_is_found_by_its_own_words(fields, words):
    document = make.make_document(**fields)
    make.make_document(title="Something else")
    index_words()
    assert found(words) == found("gold") == {document.pk}


@pytest.mark.parametrize(
    ("part", "fields", "words"),
    [
        (make.make_text, {"body": "<p>Much gold.</p>"}, "text:gold"),
        (make.make_text, {"body": "<p>Much gold.</p>", "kind": "translation"}, '"much gold"'),
        (make.make_participation, {"name_as_written": "Old gold"}, "gold"),
        (make.make_holding, {"reference": "f. 558, op. 11, d. gold"}, 'ref:gold "558 op 11"'),
        (make.make_document_identifier, {"scheme": "frus", "value": "v2/gold"}, "ref:frus:v2/gold"),
    ],
)
def test_a_document_is_found_by_the_words_of_its_parts(part, fields, words):
    document = part(**fields).document
    make.make_document()
    index_words()
    assert found(words) == found("gold") == {document.pk}


def test_a_document_is_found_by_its_number():
    document = make.make_document(number=987_654)
    index_words()
    assert found("ref:987654") == found("987654") == {document.pk}


def test_footnotes_are_notes_and_marks_within_the_text_are_no_words():
    body = (
        '<p>Much <b>g</b>old<a class="noteref" href="#note-1">1</a> in south<span class="pb" '
        'id="page-127">127</span>ern cities</p><ol class="notes"><li id="note-1">Silver</li></ol>'
    )
    document = make.make_text(body=body).document
    index_words()
    assert found('text:"much gold in southern cities"') == found("note:silver") == {document.pk}
    assert found("text:silver") == found("note:gold") == found("127") == set()


def test_words_of_a_text_are_stemmed_in_its_language():
    document = make.make_text(body="<p>о договоре</p>", language=make.make_language("ru")).document
    index_words()
    assert found("договоры") == {document.pk}


@pytest.mark.parametrize("status", ["draft", "in-review", "withdrawn"])
def test_a_text_that_is_not_public_is_not_found(status):
    make.make_text(body="<p>gold</p>", status=status)
    index_words()
    assert found("gold") == set()


def test_a_text_is_found_once_it_is_published():
    text = make.make_text(body="<p>gold</p>", status="draft")
    index_words()
    text.status = "published"
    text.save()
    index_words()
    assert found("gold") == {text.document_id}


def test_what_is_deleted_is_found_no_more():
    text = make.make_text(body="<p>gold</p>")
    index_words()
    text.delete()
    assert index_words() == 1
    assert found("gold") == set()


def test_only_what_this_transaction_changed_is_indexed():
    other = make.make_document(title="Gold")
    SearchEntry.objects.update(words_due=1)
    mine = make.make_document(title="Gold")
    assert index_words() == 1
    assert found("gold") == {mine.pk}
    assert index_words() == 0
    assert index_words([other.pk]) == 1
    assert found("gold") == {mine.pk, other.pk}
    assert not SearchEntry.objects.due().exists()


def test_what_another_changes_meanwhile_stays_due(monkeypatch):
    document = make.make_document(title="Gold")
    read = indexing.contents

    def read_slowly(numbers):
        yield from read(numbers)
        SearchEntry.objects.update(words_due=1)

    monkeypatch.setattr(indexing, "contents", read_slowly)
    index_words()
    assert found("gold") == set()
    assert SearchEntry.objects.get(pk=document.pk).words_due == 1


@pytest.mark.parametrize(
    ("tag", "written", "asked"),
    [
        ("ru", "Договор о сотрудничестве", "сотрудничества"),
        ("de", "Über Verhandlungen", "Verhandlung"),
        ("ru", "Two agreements", "agreement"),
    ],
)
def test_titles_and_summaries_have_the_forms_of_the_languages_of_the_document(tag, written, asked):
    language = make.make_language(tag=tag)
    for field in ("title", "summary"):
        document = make.make_document(**{field: written})
        document.languages.add(language)
        index_words()
        assert found(asked) & found(f"{field}:{asked}") == {document.pk}
        document.delete()


def test_another_language_of_a_document_gives_its_title_other_forms():
    document = make.make_document(title="Verhandlungen")
    index_words()
    document.languages.add(make.make_language(tag="de"))
    index_words()
    assert found("Verhandlung") == {document.pk}
    document.languages.clear()
    index_words()
    assert found("Verhandlung") == set()


def test_queries_do_not_grow_with_the_documents():
    numbers = []
    for number in (1, 2, 20):  # the first has words that are new
        for _each in range(number):
            document = make.make_document(title="Gold")
            make.make_text(document=document, body="<p>silver</p>")
            make.make_holding(document=document, reference="f. 1")
        with CaptureQueriesContext(connection) as queries:
            index_words()
        numbers.append(len(queries))
    assert numbers[1] == numbers[2]


def test_the_archive_learns_its_words():
    make.make_document(title="Cabbages and kings")
    index_words()
    assert set(Vocabulary.objects.values_list("word", flat=True)) >= {"cabbages", "and", "kings"}


def test_texts_that_memory_could_not_hold_are_read_apart(monkeypatch):
    monkeypatch.setattr(indexing, "_CHARACTERS", 20)
    portions = []
    read = indexing.contents
    monkeypatch.setattr(indexing, "contents", lambda some: portions.append(some) or read(some))
    documents = [make.make_text(body="<p>nine signs</p>").document_id for _each in range(3)]
    index_words()
    assert portions == [documents[:1], documents[1:2], documents[2:]]
    assert found("signs") == set(documents)


def test_a_change_in_the_admin_is_found_at_once(desk):  # noqa: F811
    add(desk, title="Cable on gold")
    document = Document.objects.get()
    assert found("gold") == {document.pk}
    text = {"kind": "transcription", "language": make.make_language().pk, "body": "<p>silver</p>"}
    values = with_row(
        opened(desk, address(document)), "texts", **text, status="published", order="0"
    )
    sent(desk, address(document), values, title="Cable on tin")
    assert (found("gold"), found("tin silver")) == (set(), {document.pk})


def test_an_imported_table_is_found_at_once():
    load("documents", table(("1", "Cable on gold")))
    assert found("gold") == {Document.objects.get().pk}


def test_the_sample_is_found_at_once():
    load_sample()
    assert not SearchEntry.objects.due().exists()
    assert found("stalin")


def test_indexing_keeps_pace_with_an_import():
    """300 documents of 300 words in a second is the aim; a busy machine gets three."""
    words = " ".join(f"negotiation{number % 90} of-cities" for number in range(150))
    numbers = [make.make_text(body=f"<p>{words}</p>").document_id for _each in range(60)]
    started = time.process_time()
    index_words(numbers)
    assert time.process_time() - started < 0.6


def test_a_body_with_signs_that_markup_may_not_hold_is_indexed():
    text = make.make_text()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_text SET body = %s", ["<p>\x01 gold &#1; < & <b>"])
    assert index_words() == 1
    assert found("gold") == {text.document_id}


@pytest.mark.parametrize(("batch", "waiting"), [(3, False), (4, True)])
def test_many_new_words_do_not_go_on_waiting_for_their_index(monkeypatch, batch, waiting):
    """What waits is read by every search, so a large import has it taken in at its end."""
    monkeypatch.setattr(indexing, "BATCH", batch)
    for number in range(3):
        make.make_document(title=f"Cable {number}")
    index_words()
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('searchentry_words')")
        [(pages,)] = cursor.fetchall()
    assert bool(pages) == waiting
    assert len(found("cable")) == 3
