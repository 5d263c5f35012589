"""Which texts the words of a question find, as PostgreSQL sees it."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from archive.search.words import parse
from archive.text import Vector
from tests.search.words.strategies import PIECES, boxes

pytestmark = pytest.mark.django_db
with_database = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150
)


def vector_of(text, language="en", weight="C", space=""):
    vector = Vector()
    vector.add(text, weight, language, space)
    return vector.literal()


def holds(vector, question, *, exactly=False):
    """Whether the vector holds all that the question asks."""
    for clause in parse(question).clauses:
        queries = [term.exact_query() if exactly else term.entry_query() for term in clause.terms]
        with connection.cursor() as cursor:
            asked = " | ".join(f"({query})" for query in queries)
            cursor.execute("SELECT %s::tsvector @@ %s::tsquery", [vector, asked])
            if cursor.fetchone()[0] is clause.negative:
                return False
    return True


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("O vinho de Açaí chega", "acai"),
        ("O vinho de Açaí chega", '"de acai chega"'),
        ("o vinho de Ac\u0327ai\u0301 chega", "açaí"),
        ("Cable, Filippov [Stalin] to Mao - draft", "Cable, Filippov [Stalin] to Mao - draft"),
        ("793.00/1-955: telegram", "793.00/1-955"),
        ("793.00/1-955: telegram", "telegram 793.00"),
        ("not found attached", '"not found attached"'),
        ("not found attached", "not found attached"),
        ("the Sino-Soviet split", "sino-soviet"),
        ("the Sino-Soviet split", '"Sino Soviet split"'),
        ("the Sino–Soviet split", "Sinosoviet"),
        ("the Sino Soviet split", "Sino-Soviet"),
        ("the Sinosoviet split", '"the Sino-Soviet split"'),
        ("economic co-operation agreement", '"economic cooperation agreement"'),
        ("economic co-operation agreement", "cooperations"),
        ("economic co-operation agreement", "coop*"),
        ("economic cooperation agreement", '"co-operation agreement"'),
        ("the U.S.S.R. and the U-2", "USSR U2"),
        ("the USSR", "U.S.S.R."),
        ("K’ang Sheng’s", "kang shengs"),
        ("K’ang Sheng’s", "sheng"),
        ("Chou Ts’ao-p'eng", "Peng tsao"),
        ("Chou Ts’ao-p'eng", "tsaopeng"),
        ("Dün İstanbul'da görüşüldü", "istanbul"),
        ("Stalin’s and Mao's replies", "stalin mao"),
        ("Istanbul and Stalin", "İstanbul'dan Stalin's"),
        ("K'ang Sheng", "K’ang Sheng"),
        ("co\u00adoper\u00adation", "cooperation"),
        ("ＭＡＯ　Ｚｅｄｏｎｇ", '"mao zedong"'),
        ("毛泽东同志访问莫斯科", "毛泽东"),
        ("毛泽东同志访问莫斯科", "访问"),
        ("毛泽东同志访问莫斯科", "科"),
        ("毛泽东同志访问莫斯科", "東同"),
        ("毛澤東同志訪問莫斯科", "毛泽东 访问"),
        ("毛泽东会见Stalin于莫斯科", '"会见 Stalin"'),
        ("毛泽东会见Stalin于莫斯科", "见Stalin于"),
        ("ソビエト連邦のガンダム", "ガンダム"),
        ("ｿﾋﾞｴﾄ", "ソビエト"),
        ("佐々木のコーヒー", "佐々木"),
        ("한국 전쟁", "전쟁"),
        ("한국전쟁", "전쟁"),
        ("한국".encode().decode(), "한국"),
        ("مُحَمَّد أحمد", "محمد احمد"),
        ("תֵּל־אָבִיב שָׁלוֹם", "שלום"),
        ('צה"ל', "צהל"),
        ("צה״ל", 'צה"ל'),
        ("Ὀδυσσεύς", "οδυσσευς"),
        ("ΟΔΥΣΣΕΥΣ", "Ὀδυσσεύς"),
        ("Хрущёв", "хрущев"),
        ("Straße", "STRASSE"),
        ("gold", "gold OR silver"),
        ("gold", "gold -silver"),
        ("negotiations", "negotia*"),
        ("№5 and ½", "no5 1"),
    ],
)
def test_found(text, question):
    assert holds(vector_of(text), question)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("southern and other cities", '"southern cities"'),
        ("cities southern", '"southern cities"'),
        ("negotiations", '"negotiation"'),
        ("gold silver", "gold -silver"),
        ("1955", "1-955"),
        ("毛主席 泽东", "毛泽东"),
        ("economic cooperation and agreement", '"economic co-operation agreement"'),
        ("か", "が"),
        ("goldsmith", "gold"),
    ],
)
def test_not_found(text, question):
    assert not holds(vector_of(text), question)


@pytest.mark.parametrize(
    ("text", "language", "question"),
    [
        ("the negotiations failed", "en", "negotiation"),
        ("the negotiation failed", "en", "negotiations"),
        ("alte Städte", "de", "Stadt"),
        ("die Stadt", "de", "Städten"),
        ("русский договор", "ru", "русского договоры"),
        ("о русском договоре", "ru", "русский договор"),
        ("les étés", "fr", "été"),
    ],
)
def test_a_word_is_found_by_its_other_forms(text, language, question):
    vector = vector_of(text, language)
    assert holds(vector, question)
    assert not holds(vector, question, exactly=True)


def test_the_exact_form_can_be_ranked_apart():
    assert holds(vector_of("negotiations"), "negotiations", exactly=True)
    assert holds(vector_of("Sino-Soviet"), "Sino-Soviet", exactly=True)


@pytest.mark.parametrize(
    ("field", "weight", "space"),
    [
        ("title", "A", "t/"),
        ("summary", "B", "s/"),
        ("text", "C", ""),
        ("note", "D", "n/"),
        ("ref", "D", "r/"),
    ],
)
def test_a_field_is_asked_alone(field, weight, space):
    vector = vector_of("southern gold", "", weight, space)
    for other in ("title", "summary", "text", "note", "ref"):
        assert holds(vector, f'{other}:gold {other}:"southern gold"') is (other == field)
    assert holds(vector, "gold")


def test_no_phrase_reaches_from_one_field_into_the_other():
    vector = Vector()
    vector.add("southern", "A")
    vector.add("cities", "B")
    assert not holds(vector.literal(), '"southern cities"')


words = st.lists(st.sampled_from([piece for piece in PIECES if piece.strip()]), min_size=1)


@given(boxes)
@with_database
@example("gold " + "OR x " * 200)
@example("毛" * 500)
@example("a-b-c-d " * 60)
@example('"' + "a-b " * 100 + '"')
def test_every_question_is_one_to_postgresql(text):
    for clause in parse(text).clauses:
        for term in clause.terms:
            queries = [term.entry_query(), term.exact_query(), term.name_query() or ""]
            with connection.cursor() as cursor:
                cursor.execute("SELECT numnode(unnest(%s::text[])::tsquery)", [queries])
                assert all(nodes for (nodes,) in cursor.fetchall()[:2])


@given(words, st.data())
@with_database
def test_any_words_of_a_text_find_it(pieces, data):
    first = data.draw(st.integers(0, len(pieces) - 1))
    last = data.draw(st.integers(first, len(pieces) - 1))
    some = " ".join(pieces[first : last + 1]).translate({ord(quote): " " for quote in '"“”«「'})
    vector = vector_of(" ".join(pieces))
    phrase = parse(f'"{some}"')
    if phrase.dropped:
        return
    assert holds(vector, f'"{some}"')


@given(st.text(max_size=200), st.sampled_from(["", "en", "ru"]))
@with_database
def test_every_text_is_a_vector_to_postgresql(text, language):
    with connection.cursor() as cursor:
        cursor.execute("SELECT length(%s::tsvector)", [vector_of(text, language)])


def test_a_phrase_at_the_end_of_a_long_text_is_found():
    text = " ".join(f"the word{number}" for number in range(15_000)) + " of the southern cities"
    vector = vector_of(text)
    for question in ("cities", '"southern cities"', '"of the southern cities"', '"the word2"'):
        assert holds(vector, question)
        assert holds(vector, question.replace('"', "").split()[-1])
    assert holds(vector, '"word14999 of the southern"')
    assert not holds(vector, '"cities southern"')


def test_a_whole_library_of_words_fits():
    vector = Vector()
    vector.add("The title", "A", "en", "t/")
    vector.add(" ".join(f"wort{number}x{number}" for number in range(120_000)), "C", "de")
    with connection.cursor() as cursor:
        cursor.execute("SELECT length(%s::tsvector)", [vector.literal()])
        assert cursor.fetchone()[0] > 30_000
    assert holds(vector.literal(), "title:title wort17x17")
