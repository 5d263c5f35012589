"""Did you mean: other words that find more, with what they find."""

import time

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Vocabulary
from archive.search import Question, index_words
from archive.search.suggestions import suggestions
from archive.search.vocabulary import learn, nearby
from tests import factories as make

letters = st.text("abcdé", min_size=4, max_size=8)


@given(letters, st.integers(0, 7), st.sampled_from(["drop", "put", "swap", "change"]))
def test_words_a_letter_apart_have_a_form_in_common(word, place, slip):
    place %= len(word)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    slipped = {
        "drop": before + after,
        "put": before + "x" + letter + after,
        "swap": before + after[:1] + letter + after[1:],
        "change": before + "x" + after,
    }[slip]
    # A word of three letters has no forms; it is itself a form of the longer one.
    assert {*nearby(word)} & {slipped, *nearby(slipped)}


@pytest.fixture
def cables(db):
    """Two cables from Zedong, one of Правда, a draft, and the words of all."""
    titles = ["Gold for Mao Zedong", "Cable to Mao Zedong", "Статья в газете Правда"]
    documents = [make.make_published(title=title) for title in titles]
    documents.append(make.make_document(title="Secret of Zedung"))
    index_words()
    return documents


def found(words, user=None, **fields):
    return [(one.words, one.number) for one in suggestions(Question(words=words, **fields), user)]


@pytest.mark.django_db
def test_words_are_learnt_once():
    learn(["gold", "gold", "a", "1949", "毛泽东", "한국", "x" * 41, "mao", "правда"])
    learn(["gold", "cable"])
    assert list(Vocabulary.objects.values_list("word", flat=True)) == [
        "cable",
        "gold",
        "mao",
        "правда",
    ]
    assert {*Vocabulary.objects.get(word="gold").deletions} == {"gold", "gol", "god", "gld", "old"}


@pytest.mark.django_db
def test_learning_what_is_known_takes_one_query(django_assert_num_queries):
    learn(["gold", "cable"])
    with django_assert_num_queries(1):
        learn(["cable", "gold"])


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("zedogn", [("zedong", 2)]),
        ("Zedng", [("Zedong", 2)]),
        ("ZEEDONG", [("ZEDONG", 2)]),
        ("zedang", [("zedong", 2)]),
        ("Првада", [("Правда", 1)]),
        ("maozedong", [("mao zedong", 2)]),
        ("ze dong", [("zedong", 2)]),
        ("Gald zedogn", [("Gold zedong", 1)]),
        ("“zedogn” gold", [("“zedong” gold", 1)]),
    ],
)
def test_a_slip_is_put_right_with_the_number_it_gives(cables, asked, meant):
    assert found(asked) == meant


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Chiang Kai-shk", [("Chiang Kai-shek", 1)]),
        ("Chou En-lia", [("Chou En-lai", 1)]),
        ("Chou the zzz", []),
        ("En-lai the Chiang", []),
    ],
)
def test_a_short_word_that_nobody_knows_is_put_right(asked, meant):
    make.make_published(title="The cable to Chiang Kai-shek, then lost")
    make.make_published(title="Them and Chou En-lai")
    index_words()
    assert found(asked) == meant


@pytest.mark.django_db
def test_of_words_as_near_what_finds_most_comes_first():
    for title in (
        "a Straiten",
        "b Straitor",
        "c Straitor",
        "d Straitor",
        "e Ztraiter",
        "f Ztraiter",
    ):
        make.make_published(title=title)
    make.make_published(title="The Strai Ter")
    index_words()
    assert found("straiter") == [("straitor", 3), ("straiten", 1), ("ztraiter", 2)]


@pytest.mark.django_db
def test_the_rest_of_the_question_tells_which_word_is_meant():
    for number in range(9):
        make.make_published(title=f"Stra{'abcdefghk'[number]}ts and states in rates")
    make.make_published(title="Formosa Strait, the Straits")
    index_words()
    assert found("Formosa Strate") == [("Formosa Strait", 1)]  # not Straits as well


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("embasador", "ambassador"),
        ("comitee", "committee"),
        ("Mao Tse-tug", "Mao Tse-tung"),
        ("Robertsun", "Robertson"),
        ("negotation", "negotiation"),
    ],
)
def test_usual_slips_are_put_right(asked, meant):
    make.make_published(title="A tug; Roberts, un; Tse, Mao")
    make.make_published(title="Ambassador Robertson of the committee on a negotiation")
    make.make_published(title="Mao Tse-tung")
    index_words()
    assert found(asked)[0] == (meant, 1)


def test_what_differs_is_told(cables):
    (one,) = suggestions(Question(words="gold for zedogn!"), None)
    assert one.pieces == (("gold for ", False), ("zedong", True), ("!", False))


@pytest.mark.parametrize(
    "asked", ["", "zedong", "xylophone", "-zedogn", "zed*", "titel:", "OR", "毛泽東", "1949", "zdg"]
)
def test_nothing_is_suggested_for_what_finds_nothing_else(cables, asked):
    assert found(asked) == []


def test_the_rest_of_the_question_holds(cables):
    genre = make.make_genre()
    cables[0].genre = genre
    cables[0].save()
    assert found("zedogn", genres=frozenset({genre.pk}), page=9) == [("zedong", 1)]


def test_nothing_is_suggested_where_enough_is_found(cables):
    for number in range(3):
        make.make_published(title=f"Zedogn {number}")
    index_words()
    assert found("zedogn") == []


def test_a_word_of_drafts_is_suggested_to_curators_alone(cables):
    assert ("zedung", 1) in found("zedng", make.make_curator())
    assert found("zedng") == [("zedong", 2)]
    assert found("secrett") == []


def test_long_questions_are_put_right_in_time(cables, django_assert_num_queries):
    started = time.process_time()
    suggestions(
        Question(words=" ".join(f"{'abcdefghij' * 2}{one}" for one in "abcdefghij" * 2)), None
    )
    suggestions(Question(words="x" * 500), None)
    assert time.process_time() - started < 2


def test_a_suggestion_costs_three_queries(cables, django_assert_num_queries):
    for words in ("zedogn", "gald zedogn cabel prawda"):
        with django_assert_num_queries(3):
            suggestions(Question(words=words), None)


@pytest.mark.django_db
def test_words_of_names_are_learnt_by_whatever_door():
    name = make.make_name(form="Čapek-Öse, Молотов 毛泽东 2nd (Jr.) ni")
    learnt = dict(Vocabulary.objects.values_list("word", "deletions"))
    words = {"capek", "ose", "молотов", "jr", "ni"}
    assert words <= learnt.keys()
    assert not any("毛" in word or "2" in word for word in learnt)
    for word in words:
        assert sorted(learnt[word]) == sorted(nearby(word))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_name SET folded = 'gromyko' WHERE id = %s", [name.pk])
    assert Vocabulary.objects.filter(word="gromyko").exists()


@pytest.mark.django_db
def test_a_bearer_of_a_name_is_suggested():
    cable = make.make_published(title="Cable")
    person = make.make_correspondent(authorised_form="Vyacheslav Molotov", status="published")
    make.make_participation(document=cable, correspondent=person)
    index_words()
    assert found("Moltov") == [("Molotov", 1)]
