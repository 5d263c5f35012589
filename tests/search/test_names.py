"""Finding correspondents by any of their names, the best first."""

import csv

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.models import Correspondent, Name, Participation, Tally
from archive.search import Question, answer, bearers, complete, found_as, index_words, names
from archive.text import NameQuestion
from config.tidying import tidy
from tests import factories as make
from tests.conftest import SHARED_DATA
from tests.search.ways_of_typing import ways

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()
LIST = SHARED_DATA / "person_names.csv"
FORMS = (
    "authorised_name",
    "native_script",
    "wade_giles_or_other",
    "cyrillic",
    "ala_lc",
    "bgn_pcgn",
)


@pytest.fixture
def curator():
    return make.make_user(is_staff=True, is_superuser=True)


def person(form: str, *others: str, documents: int = 0, **fields):
    found = make.make_correspondent(
        authorised_form=form, **{"status": "published", "kind": "person"} | fields
    )
    for other in others:
        make.make_name(correspondent=found, form=other, kind="pseudonym")
    for _number in range(documents):
        make.make_participation(document=make.make_published(), correspondent=found)
    return found


def order(text: str, user=NOBODY) -> list[int]:
    return [one.found.correspondent for one in complete(text, user)]


@pytest.mark.skipif(not LIST.exists(), reason="the shared list of names is not here")
def test_every_form_of_the_list_finds_its_bearer_first():
    call_command("import_csv", "correspondents", LIST, publish=True, verbosity=0)
    recorded = Name.objects.values_list("correspondent", "form")
    known: dict[tuple, list[int]] = {}  # most ways of typing ask the same question

    def first(typed: str) -> list[int]:
        asked = tuple((one.exact, one.whole, one.start) for one in NameQuestion(typed).parts)
        if asked not in known:
            known[asked] = order(typed)[:1]
        return known[asked]

    wrong = [
        (form, how, typed)
        for bearer, form in recorded
        for how, typed in ways(form).items()
        if first(typed) != [bearer]
    ]
    assert wrong == []
    assert len(recorded) > 300
    forms = {form for _bearer, form in recorded}
    with LIST.open(encoding="utf-8") as rows:
        written = {
            form.partition(" (")[0]
            for row in csv.DictReader(rows)
            for column in FORMS
            for form in row[column].split("|")
            if form
        }
    assert written <= forms


@pytest.mark.parametrize(
    ("form", "typed"),
    [
        ("Wałęsa, Lech", "Lech Walesa"),
        ("Nagy Imre", "Imre Nagy"),
        ("Gaulle, Charles de", "Charles de Gaulle"),
        ("de Gaulle, Charles", "degaulle"),
        ("Nguyễn Văn Thiệu", "nguyen van thieu"),
        ("Ngô Đình Diệm", "Ngo Dinh Diem"),
        ("ʿAbd al-Nāṣir, Jamāl", "Jamal Abd al Nasir"),
        ("جمال عبد الناصر", "عبد الناصر"),
        ("김일성", "김 일성"),
        ("Kim Ir-sen", "Kim Irsen"),
        ("Brandt, Willy", "W. Brandt"),
        ("Müller, Hans", "Hans Mueller"),
        ("Mueller, Hans", "Hans Müller"),
        ("Günther, Jörg", "joerg guenther"),
        ("O’Neill, Tip", "ONeill"),
        ("St. Laurent, Louis", "Saint-Laurent"[6:]),
        ("Чан Кайши", "chan kajši"),
        ("Щербаков", "Shcherbakov"),
        ("周恩来", "Chou En-lai"),
        ("周恩来", "Chou Enlai"),
        ("Deng Xiaoping", "Teng Hsiao-ping"),
        ("Gao Gang", "Гао Ган"),
        ("Αλέξανδρος Παπάγος", "παπαγοσ"),
        ("山田太郎", "山田"),
    ],
)
def test_names_of_many_peoples_are_found(form, typed):
    one = person(form)
    person("Somebody Else")
    assert order(typed) == [one.pk]


def test_the_whole_name_comes_before_all_words_and_these_before_beginnings():
    begins = person("Maotang, Hans", documents=4)
    holds = person("Mao Anying", documents=3)
    whole = person("Zedong", "Mao", documents=1)
    assert order("Mao") == [whole.pk, holds.pk, begins.pk]


def test_more_documents_come_first():
    few, many = person("Ivanov, A.", documents=1), person("Ivanov, B.", documents=3)
    assert order("Ivanov") == [many.pk, few.pk]
    assert [one.documents for one in complete("Ivanov", NOBODY)] == [3, 1]


@pytest.mark.parametrize(
    "typed",
    ["J. F. Dulles", "Dulles, J. F.", "F\u00a0Dulles", "letters of J. F. Dulles", "J.F. Dulles"],
)
def test_initials_find_the_documents_of_their_bearer(typed):
    one = make.make_published(title="Letters of his")
    make.make_participation(document=one, correspondent=person("Dulles, John Foster"))
    other = make.make_published(title="Letters of another")
    make.make_participation(document=other, correspondent=person("Dulles, Allen W."))
    far = make.make_published(title="Letters of a third")
    make.make_participation(document=far, correspondent=person("Jones, Frank"))
    index_words()
    found = answer(Question(words=typed), NOBODY)
    assert [hit.number for hit in found.hits] == [one.pk]


def test_an_initial_stands_beside_a_double_surname():
    one = make.make_published()
    make.make_participation(document=one, correspondent=person("Mendès France, Pierre"))
    index_words()
    for typed in ("P. Mendès-France", "Mendes-France, P."):
        assert answer(Question(words=typed), NOBODY).total == 1


@pytest.mark.parametrize(
    ("form", "typed"),
    [
        ("Skłodowska-Curie, Maria", "Maria Curie-Sklodowska"),
        ("Said, Nuri al-", "Nuri as-Said"),
        ("Said, Nuri", "Nuri as-Said"),
        ("Nuri as-Said", "al-Said"),
        ("Peng Dehuai", "Peng Teh-huai"),
        ("P'eng Te-huai", "Peng Teh-huai"),
        ("Peng Teh-huai", "P'eng Te-huai"),
        ("Червенков, Вълко", "Vulko Chervenkov"),
        ("Lü Zhengcao", "Lyu Zhengcao"),
        ("吕正操", "Lue Zhengcao"),
        ("Lü Zhengcao", "Lu Zhengcao"),
        ("Lü Zhengcao", "LV Zhengcao"),
        ("Mueller, Hans", "Hans Müller"),
        ("Müller, Hans", "Hans Mueller"),
        ("Вышинский", "Wyschinski"),
        ("Martín Artajo Álvarez, Alberto", "Martín-Artajo Álvarez"),
        ("Martín Artajo Álvarez, Alberto", "Martín-Artajo y Álvarez"),
        ("Щербицький, Володимир", "Shcherbytsky"),
        ("Soong, T. V.", "Tse-ven Soong"),
        ("Mao Tse-tung", "Maotsetung"),
        ("Dulles, John Foster", "JohnFosterDulles"),
        ("赛福鼎·艾则孜", "赛福鼎艾则孜"),
        ("Lodge, Henry Cabot", "H.C.Lodge"),
        ("Eden, Anthony", "A.Eden"),
        ("Жуков, Георгий Константинович", "Г.К.Жуков"),
        ("Van Fleet, James Alward", "J.A. Van Fleet"),
        ("Chou En-lai", "Tchou En-lai"),
        ("Чжоу Эньлай", "Zhou Enlai"),
        ("Васильев, Сергей", "Vasiliev, Sergei"),
        ("Đilas, Milovan", "Milovan Djilas"),
    ],
)
def test_the_boxes_of_words_and_of_persons_find_the_same(form, typed):
    one, found = make.make_published(title="Telegram"), person(form)
    make.make_participation(document=one, correspondent=found)
    index_words()
    assert order(typed) == [found.pk]
    assert answer(Question(words=typed), NOBODY).total == 1


def test_words_with_a_hyphen_are_forenames_only_where_all_initials_are_there():
    one = person("Soong, T. L.")
    make.make_participation(document=make.make_published(), correspondent=one)
    index_words()
    assert answer(Question(words="Tse-ven Soong"), NOBODY).total == 0


def test_the_surname_does_not_stand_for_an_initial():
    dean, allen = person("Dulles, Dean"), person("Dulles, Allen W.")
    for one in (dean, allen):
        make.make_participation(document=make.make_published(), correspondent=one)
    index_words()
    assert order("Dulles, D.") == order("D. Dulles") == [dean.pk]
    assert answer(Question(words="Dulles, D."), NOBODY).total == 1


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("General Giap", "Võ Nguyên Giáp"),
        ("Marshal Zhukov", "Жуков, Георгий"),
        ("Chairman Mao", "Mao Zedong"),
        ("Chairman 毛泽东", "毛泽东"),
        ("毛主席", "毛泽东"),
        ("蔣總統", "蒋介石"),
        ("Secretary-General Hammarskjöld", "Hammarskjöld, Dag"),
        ("Marshal of the Soviet Union Zhukov", "Жуков, Георгий"),
        ("Premier Zhou", "周恩来"),
        ("Comrade Filippov", "Filippov"),
        ("Dr. Kissinger", "Kissinger, Henry"),
        ("Vice President Nixon", "Nixon, Richard"),
        ("Маршал Жуков", "Жуков, Георгий"),
        ("Martín-Artajo y Álvarez", "Martín Artajo Álvarez, Alberto"),
        ("Anwar es-Sadat", "Sadat, Anwar el-"),
        ("Lt. Gen. Hull", "Hull, John E."),
        ("Deputy Prime Minister Chen Yi", "Chen Yi"),
        ("le maréchal Joukov", "Жуков, Георгий"),
        ("marechal Joukov", "Жуков, Георгий"),
        ("Prince Sihanouk", "Sihanouk, Norodom"),
        ("毛先生", "毛泽东"),
    ],
)
def test_titles_and_particles_need_not_be_in_the_name(typed, form):
    one = person(form)
    person("Somebody Else")
    assert order(typed) == [one.pk]
    assert [found.pk for found in Correspondent.objects.named(typed)] == [one.pk]


def test_a_name_with_its_title_comes_before_one_that_needs_none():
    husband = person("Chiang Kai-shek", documents=3)
    wife = person("Soong Mei-ling", "Madame Chiang Kai-shek", documents=1)
    assert order("Madame Chiang Kai-shek") == [wife.pk, husband.pk]


def test_a_surname_with_an_initial_comes_before_beginnings():
    person("Kingston Embassy", documents=3)
    one = person("King, Ernest", documents=1)
    assert order("King, E.")[0] == order("E. King")[0] == one.pk


def test_initials_without_a_space_are_those_of_no_other():
    for one in (person("Lodge, Henry"), person("Lodge, Cabot H."), person("Dulles, Dean")):
        make.make_participation(document=make.make_published(), correspondent=one)
    index_words()
    assert answer(Question(words="D.Dulles"), NOBODY).total == 1
    assert answer(Question(words="H.C.Lodge"), NOBODY).total == 1
    assert answer(Question(words="A.Dulles"), NOBODY).total == 0


def test_an_initial_in_cyrillic_is_one_too():
    one = make.make_published()
    make.make_participation(document=one, correspondent=person("Вышинский, Андрей Януарьевич"))
    index_words()
    assert answer(Question(words="А. Я. Вышинский"), NOBODY).total == 1
    assert answer(Question(words="Б. Вышинский"), NOBODY).total == 0


def test_a_recorded_form_comes_before_a_derived_one():
    person("毛泽东", documents=2)
    recorded = person("Mao Tse-tung")
    assert order("Mao Tse-tung")[0] == recorded.pk


def test_the_form_that_was_found_is_told_with_its_source():
    stalin = person("Stalin, Iosif", "Filippov", "Филиппов")
    mao = person("毛泽东")
    (found,) = complete("filippov", NOBODY)
    assert (found.found.form, found.found.kind, found.found.source) == ("Filippov", "pseudonym", "")
    assert found.exact
    (derived,) = complete("Mao Tse-tung", NOBODY)
    assert (derived.found.form, derived.found.source) == ("Mao Tse-tung", "毛泽东")
    assert derived.found.system == "Wade–Giles"
    assert (derived.found.correspondent, found.found.correspondent) == (mao.pk, stalin.pk)


def test_words_of_two_scripts_may_be_two_names_of_one():
    zhou = person("Zhou Enlai", "Wu Hao", "伍豪")
    person("Wu Hao")
    assert order("Wu Hao 伍豪") == [zhou.pk]


def test_hidden_correspondents_show_to_curators_only(curator):
    draft = person("Canary Draft", status="draft")
    withdrawn = person("Canary Withdrawn", status="withdrawn", withdrawn_reason="Privacy.")
    named = person("Canary Named", status="draft", documents=1)
    hidden = make.make_document()
    make.make_participation(document=hidden, correspondent=draft)
    for one in (withdrawn,):
        make.make_participation(document=make.make_published(), correspondent=one)
    assert order("Canary") == [named.pk]
    assert set(order("Canary", curator)) == {draft.pk, withdrawn.pk, named.pk}
    assert {one.documents for one in complete("Canary", curator)} == {1}


def test_documents_that_a_stranger_may_not_see_are_not_counted(curator):
    one = person("Known, Well", documents=1)
    make.make_participation(document=make.make_document(), correspondent=one)
    assert complete("Known", NOBODY)[0].documents == 1
    assert complete("Known", curator)[0].documents == 2


def test_short_beginnings_of_very_many_names_give_those_with_most_documents(monkeypatch):
    monkeypatch.setattr(names, "MOST_RANKED", 5)
    people = [person(f"M{letter}rin") for letter in "abcdefghijkl"]
    known = person("Mzz", documents=2)
    also = person("Mzy", documents=1)
    Tally.objects.compact()
    assert order("m")[:2] == [known.pk, also.pk]
    # Of those without documents as many as were looked at, with the two or beside them.
    assert 5 <= len(order("m")) <= 7
    assert len(people) == 12


def test_completing_costs_two_queries(django_assert_num_queries):
    for number in range(12):
        person(f"Ivanov {number}")
    with django_assert_num_queries(2):
        assert len(complete("Ivan", NOBODY)) == 10


@pytest.mark.parametrize("typed", ["", " ", "—", "'\"()&|!:*", "\\", "\u202e"])
def test_what_is_no_name_finds_nobody(typed):
    person("Mao Zedong")
    assert complete(typed, NOBODY) == []
    assert found_as(typed, NOBODY) == []


@settings(max_examples=60)
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60))
def test_any_text_is_a_question(typed):
    complete(typed, NOBODY)
    found_as(typed, NOBODY)


def test_bearers_of_several_questions_in_one_query(django_assert_num_queries, curator):
    mao, zhou = person("Mao Zedong"), person("Zhou Enlai")
    gone = person("Mao Anying", status="withdrawn", withdrawn_reason="Privacy.")
    asked = [NameQuestion(words).whole for words in ("Mao", "Nobody", "Enlai Zhou")]
    with django_assert_num_queries(1):
        assert bearers(asked, NOBODY) == [[mao.pk], [], [zhou.pk]]
    assert bearers(asked, curator) == [[mao.pk, gone.pk], [], [zhou.pk]]
    with django_assert_num_queries(0):
        assert bearers([], NOBODY) == []


def told(words: str) -> list[str]:
    return [one.form for one in found_as(words, NOBODY)]


def test_the_other_name_by_which_somebody_was_found_is_told():
    person("Stalin, Iosif", "Filippov", "Fyn Si", documents=1)
    person("Mao Zedong", "毛泽东", documents=2)
    person("Gold, Ernest")
    assert told("filippov") == ["Filippov"]
    assert told("gold from Filippov to Mao Tse-tung") == ["Mao Tse-tung", "Filippov"]
    assert told('"Fyn Si" OR gold') == ["Fyn Si"]
    assert told("Fyn") == ["Fyn Si"]
    assert told("Stalin") == []
    assert told("Mao Zedong") == []
    assert told("-Filippov gold") == []
    assert told("F.") == []


def test_nobody_hidden_is_told():
    person("Canary", "Filippov", status="draft")
    person("Withdrawn", "Filippov", status="withdrawn", withdrawn_reason="Privacy.")
    assert told("Filippov") == []


def test_tallies_follow_every_change_and_stay_when_compacted():
    one = person("Ivanov", documents=2)
    part, other = one.participations.order_by("pk")

    def number(role: str = "") -> int:
        tallies = Tally.objects.visible_to(NOBODY).in_role(role).filter(correspondent_id=one.pk)
        return sum(tallies.values_list("number", flat=True))

    def numbers() -> dict:
        return Tally.objects.visible_to(NOBODY).numbers([one.pk])

    assert (number(), numbers(), number(part.role)) == (2, {one.pk: 2}, 2)
    part.delete()
    assert (number(), numbers(), number(other.role)) == (1, {one.pk: 1}, 1)
    Participation.objects.filter(pk=other.pk).update(role="interpreter")
    assert (number(), number(other.role), number("interpreter")) == (1, 0, 1)
    Tally.objects.compact()
    assert (number(), number("interpreter")) == (1, 1)
    assert Tally.objects.filter(correspondent_id=one.pk).count() == 2
    assert Tally.objects.wrong() == []
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE archive_document SET status = 'withdrawn', withdrawn_reason = 'Privacy.'"
        )
    assert number() == 0
    Tally.objects.compact()
    assert Tally.objects.visible_to(NOBODY).numbers([one.pk]) == {}


def test_a_start_of_the_site_leaves_one_row_of_a_number_and_touches_no_other():
    person("Petrov", documents=1)
    before = set(Tally.objects.values_list("pk", flat=True))
    one = person("Ivanov", documents=3)
    assert Tally.objects.filter(correspondent_id=one.pk).in_role().count() == 3
    tidy()
    assert Tally.objects.filter(correspondent_id=one.pk).in_role().count() == 1
    assert before <= set(Tally.objects.values_list("pk", flat=True))
    assert Tally.objects.wrong() == []
