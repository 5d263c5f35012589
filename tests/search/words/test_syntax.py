"""What stands in the box, as it is understood."""

import time
import unicodedata

import pytest
from hypothesis import example, given

from archive.search.words import parse
from tests.search.words.strategies import boxes


def understood(text):
    """The clauses in short: (kind, field, tokens) of each term, and a minus."""
    return [
        ("-" if clause.negative else "")
        + "|".join(
            f"{term.kind[0]}:{term.field}{'.' if term.field else ''}{' '.join(term.tokens)}"
            for term in clause.terms
        )
        for clause in parse(text).clauses
    ]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("gold silver", ["w:gold", "w:silver"]),
        ('"southern cities"', ["p:southern cities"]),
        ("“southern cities” «золото»", ["p:southern cities", "p:золото"]),
        ("「南方」城市", ["p:南方", "w:城市"]),
        ("gold -Nanjing", ["w:gold", "-w:nanjing"]),
        ('-"southern cities"', ["-p:southern cities"]),
        ("gold OR silver", ["w:gold|w:silver"]),
        ("gold OR silver OR tin iron", ["w:gold|w:silver|w:tin", "w:iron"]),
        ("gold or silver", ["w:gold", "w:or", "w:silver"]),
        ("gold AND silver", ["w:gold", "w:silver"]),
        ("gold AND silver OR tin", ["w:gold", "w:silver|w:tin"]),
        ("gold AND -tin", ["w:gold", "-w:tin"]),
        ("gold and silver", ["w:gold", "w:and", "w:silver"]),
        ("gold AND", ["w:gold", "w:and"]),
        ("AND gold", ["w:and", "w:gold"]),
        ('gold "AND" silver', ["w:gold", "p:and", "w:silver"]),
        ("negotia*", ["p:negotia"]),
        ("title:gold", ["w:title.gold"]),
        ('Ref:558 note:"a word" -text:x', ["w:ref.558", "p:note.a word", "-w:text.x"]),
        ("title: gold", ["w:title", "w:gold"]),
        ("other:gold", ["w:other", "w:gold"]),
        ("not found attached", ["w:not", "w:found", "w:attached"]),
        ("Sino-Soviet", ["w:sino soviet"]),
        ("Sino–Sov*", ["p:sino sov"]),
        ("793.00/1-955", ["w:793 00 1 955"]),
        ("U.S.S.R.", ["w:u s s r"]),
        ("and/or", ["w:and", "w:or"]),
        ("K’ang O'Neill", ["w:kang", "w:oneill"]),
        ("毛澤東 會見", ["w:毛泽东", "w:会见"]),
        ("會見Stalin", ["w:会见 stalin"]),
        ('צה"ל', ["w:צה ל"]),
        ("gold GOLD ＧＯＬＤ góld", ["w:gold"]),
    ],
)
def test_words_are_understood(text, clauses):
    assert understood(text) == clauses


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "Cable, Filippov [Stalin] to Mao Zedong - 11 January 1949",
            ["cable", "filippov", "stalin", "to", "mao", "zedong", "11", "january", "1949"],
        ),
        ("Letter - “Stalin", ["letter", "stalin"]),
        ("Memorandum: gold (draft)", ["memorandum", "gold", "draft"]),
        ("Temperature -5", ["temperature", "5"]),
        ("well -", ["well"]),
        ("--gold", ["gold"]),
        ("gold-", ["gold"]),
    ],
)
def test_a_title_can_be_pasted(text, clauses):
    assert understood(text) == [f"w:{word}" for word in clauses]


@pytest.mark.parametrize(
    "text", ["", "   ", '"', '""', "-", "*", "()", "\x00", "\u202e", "\ud83d", "' -- ;"]
)
def test_what_means_nothing_asks_nothing(text):
    assert not parse(text)
    assert parse(text).sentence() == ""


def test_an_or_between_no_two_terms_is_a_word():
    assert understood("OR gold") == ["w:or", "w:gold"]
    assert understood("gold OR") == ["w:gold", "w:or"]
    assert understood("gold OR -tin") == ["w:gold", "w:or", "-w:tin"]


def test_a_beginning_of_one_letter_is_a_word_and_that_is_said():
    query = parse("s*")
    assert [term.kind for clause in query.clauses for term in clause.terms] == ["word"]
    assert "two letters" in query.remarks()[0]


@pytest.mark.parametrize("text", ["title: gold", "Title： gold", "title: gold title: x"])
def test_a_field_with_a_space_behind_it_is_a_word_and_that_is_said(text):
    (remark,) = parse(text).remarks()
    assert remark.startswith("“title:” is looked for as a word")


@pytest.mark.parametrize("text", ["title:gold", "gold title:", '"title:" gold', "other: gold"])
def test_nothing_else_is_said_of_fields(text):
    assert parse(text).remarks() == ()


def test_no_more_than_20_words_are_looked_for_and_that_is_said():
    query = parse(" ".join(f"w{number}" for number in range(23)))
    assert (len(query.clauses), query.dropped) == (20, 3)
    assert "3 more words are not looked for" in query.remarks()[0]


def test_a_phrase_that_is_too_long_is_cut():
    query = parse('gold "' + " ".join(f"w{number}" for number in range(25)) + '" tin')
    assert [term.tokens for clause in query.clauses for term in clause.terms] == [
        ("gold",),
        tuple(f"w{number}" for number in range(19)),
    ]
    assert query.dropped == 7
    assert query.clauses[1].source.endswith('w18"')


def test_no_more_than_500_characters_are_read():
    query = parse("abcdefghij " * 60)
    assert (len(query.clauses), query.dropped) == (1, 15)
    assert parse("x" * 2000).clauses[0].terms[0].tokens == ("x" * 100,)


def test_ten_thousand_ors_are_read_at_once():
    started = time.process_time()
    query = parse("gold " + "OR " * 10_000 + "x" * 100_000)
    assert query.clauses
    assert time.process_time() - started < 0.5


def asked(clauses):
    """What PostgreSQL is asked for the clauses."""
    return [
        (clause.negative, [(term.asked, term.entry_query()) for term in clause.terms])
        for clause in clauses
    ]


@given(boxes)
@example('"a "b" c" «')
@example("-a/🅰")
@example("a OR or")
@example('"' + "a-b " * 99 + '"')
@example("a-b-" * 99 + "c*")
def test_whatever_is_typed_can_be_said_and_asked_again(text):
    query = parse(text)
    assert not {*map(unicodedata.category, query.source + query.sentence())} & {"Cc", "Cf", "Cs"}
    assert asked(parse(query.source).clauses) == asked(query.clauses)


@given(boxes)
def test_each_part_can_be_left_out(text):
    query = parse(text)
    for place, part in enumerate(query.describe()):
        others = query.clauses[:place] + query.clauses[place + 1 :]
        assert asked(parse(part.without).clauses) == asked(others)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            'gold "southern cities" -Nanjing',
            "documents with “gold” and the phrase “southern cities”, not “Nanjing”",
        ),
        ("a b c", "documents with “a”, “b” and “c”"),
        ("gold OR silver", "documents with “gold” or “silver”"),
        ("title:gold ref:558", "documents with “gold” in the title and “558” in references"),
        ("negotia*", "documents with words beginning with “negotia”"),
        ("-gold", "documents without “gold”"),
        ("-gold -title:tin", "documents without “gold” or “tin” in the title"),
        ("", ""),
    ],
)
def test_the_question_is_said_in_words(text, sentence):
    assert parse(text).sentence() == sentence


def test_an_or_before_what_is_cut_off_is_no_word():
    query = parse("ab OR " * 5_000)
    assert [term.text for clause in query.clauses for term in clause.terms] == ["ab"]


def test_an_alternative_to_what_is_asked_already_changes_nothing():
    assert parse("gold silver gold OR tin").source == "gold silver"
    assert parse("gold OR tin gold").source == "gold OR tin gold"
