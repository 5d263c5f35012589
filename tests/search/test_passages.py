"""The best passage of each document for the words of a question."""

import pytest
from django.utils.html import linebreaks
from hypothesis import example, given
from hypothesis import strategies as st

from archive.search import Question
from archive.search.passages import passages, told_as
from archive.text.flows import flows, tree_of
from tests import factories as make

pytestmark = pytest.mark.django_db
FILLER = "Of the other matters nothing was said, and the talk went on. " * 12


def marked(passage):
    """The passage with brackets around its hits."""
    return "".join(f"[{words}]" if hit else words for words, hit in passage.pieces)


def best(document, words, user=None):
    return passages(Question(words=words), [document.pk], user).get(document.pk)


def told(document, words):
    found = best(document, words)
    return found and (found.where, marked(found))


@pytest.fixture
def cable():
    """A cable in two languages, with everything that words are found in."""
    cable = make.make_published(
        title="Cable on gold", summary="Asks for ships.\n\nAnd <grain>.", editor_note="Torn below."
    )
    note = '<ol class="notes"><li id="note-1"><span class="label">3.</span> A margin.</li></ol>'
    make.make_text(
        document=cable,
        kind="translation",
        body=f"<p>{FILLER}</p><p>Negotiations over <i>silver</i> &amp; gold went on.</p>{note}",
        language=make.make_language("en", name="English"),
    )
    make.make_text(
        document=cable,
        body="<p>在南京市的談話</p>",
        language=make.make_language("zh", name="Chinese"),
        order=1,
    )
    make.make_text(document=cable, body="<p>A secret.</p>", status="draft", order=2)
    make.make_participation(document=cable, name_as_written="Filippov")
    make.make_holding(document=cable, reference="f. 558, op. 11")
    make.make_document_identifier(document=cable, value="box9/d5")
    return cable


@pytest.mark.parametrize(
    ("words", "where", "shown"),
    [
        ("gold", "title", "Cable on [gold]"),
        ("ships", "summary", "Asks for [ships]. And <grain>."),
        ("torn", "editor's note", "[Torn] below."),
        ("margin", "note 3", "A [margin]."),
        ("南京", "Chinese transcription", "在[南京]市的談話"),
        ("谈话", "Chinese transcription", "在南京市的[談話]"),
        ("filippov", "name as written", "[Filippov]"),
        ("ref:558", "reference", "f. [558], op. 11"),
        ('"op. 11"', "reference", "f. 558, [op. 11]"),
        ("box9", "identifier", "test:[box9]/d5"),
    ],
)
def test_the_place_is_said_and_the_hit_marked(cable, words, where, shown):
    assert told(cable, words) == (where, shown)


def test_most_words_together_come_before_the_title(cable):
    where, shown = told(cable, "negotiation gold")
    assert where == "English translation"
    assert shown.startswith("… ")
    assert "[Negotiations] over silver & [gold] went on." in shown


def test_a_phrase_a_prefix_and_a_field_are_kept(cable):
    assert told(cable, '"the other matters"')[1].startswith("Of [the other matters] nothing")
    assert "[silver]" in told(cable, "silv*")[1]
    assert told(cable, "text:gold")[0] == "English translation"
    assert told(cable, "note:gold") is None


def test_what_is_not_wanted_is_not_marked(cable):
    assert told(cable, "-silver gold") == ("title", "Cable on [gold]")
    assert told(cable, "-silver") is None


def test_the_key_and_the_anchor_lead_to_it(cable):
    found = best(cable, "silver")
    assert found.key == "translation-en"
    assert found.anchor.startswith("hit-text-")
    assert best(cable, "margin").anchor.startswith("hit-note1-")
    assert best(cable, "filippov").anchor == "participants"


def test_drafts_are_not_quoted(cable):
    assert told(cable, "secret") is None
    hidden = make.make_document(title="Hidden gold")
    assert best(hidden, "gold") is None
    assert marked(best(hidden, "gold", make.make_curator())) == "Hidden [gold]"


@pytest.mark.parametrize("words", ["", "…", "-gold", "x" * 600, '"', "\ud800"])
def test_nothing_is_found_for_no_words(cable, words):
    assert told(cable, words) is None


def test_a_long_text_gives_a_short_passage():
    long = make.make_published()
    make.make_text(document=long, body=f"<p>{FILLER * 300} gold {FILLER * 2000}</p>")
    found = best(long, "gold")
    assert 100 < len("".join(words for words, _hit in found.pieces)) < 320


@pytest.mark.parametrize("number", [2, 20])
def test_three_queries_at_most(django_assert_num_queries, number):
    documents = [make.make_published(title="Gold") for _one in range(number)]
    for document in documents:
        make.make_text(document=document, body="<p>Silver</p>")
    numbers = [document.pk for document in documents]
    for words, queries in (("gold", 1), ("silver", 2), ("filippov", 3), ("", 0)):
        with django_assert_num_queries(queries):
            passages(Question(words=words), numbers, None)


@given(st.text(min_size=1))
@example("Aid & loans <b>for</b> &#233; and &amp;")
@example("One paragraph.\n\nAnother\none.")
def test_a_summary_is_searched_as_its_page_has_it(summary):
    drawn = flows(tree_of(linebreaks(summary, autoescape=True)))[0].text
    assert told_as(summary) == drawn
