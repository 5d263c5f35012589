"""From the parameters of an address to a Question, and back to one canonical address."""

from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict

from archive.dates import parse
from archive.filters import DocumentFilter
from archive.models import Address
from archive.search import Question, Sort
from tests import factories as make

pytestmark = pytest.mark.django_db


def filters_of(question: str) -> DocumentFilter:
    return DocumentFilter(QueryDict(question), AnonymousUser())


def asked(question: str) -> Question:
    filters = filters_of(question)
    assert filters.is_valid(), filters.errors
    return filters.question()


def refused(question: str, name: str) -> str:
    """The message at the field of a question that cannot be read."""
    filters = filters_of(question)
    assert not filters.is_valid()
    assert list(filters.errors) == [name]
    [message] = filters.errors[name]
    return message


@pytest.mark.parametrize(
    "part",
    [
        "sender:joseph-stalin",
        "sender: Joseph Stalin",
        "Sender:Stalin",
        "\u202esender:Stalin",
        "sender:correspondent-{pk}",
    ],
)
def test_a_part_is_a_role_and_an_address_or_a_name(cast, part):
    question = asked("part=" + part.format(pk=cast.stalin.pk))
    assert question.parts == ((cast.stalin.pk, "sender"),)


def test_parts_are_the_same_in_any_order_and_once(cast):
    one = asked("part=any:anastas-mikoyan&part=sender:joseph-stalin&part=any:Mikoyan")
    assert one == asked("part=sender:joseph-stalin&part=any:anastas-mikoyan")
    assert set(one.parts) == {(cast.stalin.pk, "sender"), (cast.mikoyan.pk, "")}
    assert not one.any_part


def test_any_of_the_parts_makes_a_difference_only_to_several(cast):
    several = "part=sender:joseph-stalin&part=recipient:joseph-stalin&parts="
    assert asked(several + "any").any_part
    assert not asked(several + "all").any_part
    assert asked("part=sender:joseph-stalin&parts=any") == asked("part=sender:joseph-stalin")


def test_an_old_address_in_a_part_leads_to_the_heir(cast):
    Address.objects.create(
        kind="correspondent", key="dzhugashvili", correspondent=cast.stalin, state="old"
    )
    assert asked("part=sender:dzhugashvili").parts == ((cast.stalin.pk, "sender"),)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("joseph-stalin", "is not complete. Write it like sender:joseph-stalin"),
        ("sender:", "is not complete"),
        ("king:joseph-stalin", "“king” cannot stand before the colon. Possible are: any, author"),
        ("sender:nobody", "No correspondent is called “nobody”"),
        ("sender:correspondent-0", "No correspondent is called"),
        ("sender:…", "No correspondent is called"),
        ("sender:a%00", "Null characters"),
        ("sender:" + "a" * 300, "the longest have 300"),
    ],
)
def test_a_part_that_cannot_be_read_is_told(cast, part, words):
    assert words in refused(f"part={part}", "part")


def test_a_name_of_several_in_a_part_offers_the_bearers_in_that_role(cast):
    for name in ("Ivan Kovalev", "Pyotr Kovalev"):
        make.make_correspondent(
            authorised_form=name, status="published", slug=name.lower().replace(" ", "-")
        )
    filters = filters_of("part=sender:joseph-stalin&part=recipient:Kovalev")
    [error] = filters.errors.as_data()["part"]
    assert sorted(error.params["readings"]) == [
        ("recipient:ivan-kovalev", "Ivan Kovalev (0 documents)"),
        ("recipient:pyotr-kovalev", "Pyotr Kovalev (0 documents)"),
    ]
    assert list(filters.form.fields["part"].read) == ["sender:joseph-stalin"]


@pytest.mark.parametrize(
    ("kind", "of"),
    [
        ("genre", "slug"),
        ("language", "tag"),
        ("place", "address_key"),
        ("collection", "address_key"),
        ("repository", "address_key"),
        ("event", "address_key"),
    ],
)
def test_a_record_of_each_kind_can_be_left_out(cast, kind, of):
    record = getattr(cast, kind)
    assert asked(f"not={kind}:{getattr(record, of)}").excluded == {(kind, record.pk)}
    assert "is not known here" in refused(f"not={kind}:nothing", "not")


def test_persons_roles_and_texts_can_be_left_out(cast):
    question = asked("not=person:Mikoyan&not=role:sender&not=has:text&not=person:joseph-stalin")
    assert question.excluded == {
        ("person", cast.mikoyan.pk),
        ("person", cast.stalin.pk),
        ("role", "sender"),
        ("has", "text"),
    }


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("role:king", "“king” is not on the list"),
        ("has:scan", "Possible are: text, translation"),
        ("date:1949", "“date” cannot stand before the colon"),
        ("letter", "Write it like genre:letter"),
        ("person:Nobody", "No correspondent is called"),
    ],
)
def test_what_cannot_be_left_out_is_told(cast, value, words):
    assert words in refused(f"not={value}", "not")


def test_a_draft_that_is_left_out_is_not_betrayed(cast):
    draft = make.make_document(genre=make.make_genre(name="Secret", slug="secret"))
    event = make.make_event(title="Canary")
    make.make_document_event(document=draft, event=event)
    assert "is not known here" in refused("not=genre:secret", "not")
    assert "is not known here" in refused(f"not=event:{event.address_key}", "not")


def test_names_as_written_are_asked_folded(cast):
    assert asked("name=Comrade+X&name=COMRADE++x&name=Öst").names == {"comrade x", "ost"}
    assert "is no name" in refused("name=%E2%80%AE", "name")


def test_texts_are_asked_for(cast):
    assert asked("has=text&has=translation").has == {"text", "translation"}
    assert "is not on the list" in refused("has=scan", "has")


def test_words_are_listed_by_relevance_unless_another_order_is_asked(cast):
    assert asked("q=gold").sort is Sort.RELEVANCE
    assert asked("q=gold&sort=oldest").sort is Sort.OLDEST
    for nothing_to_rank_by in ("genre=letter", "q=-gold", "sort=relevance"):
        assert asked(nothing_to_rank_by).sort is Sort.OLDEST


def test_relevance_is_offered_only_where_there_are_words(cast):
    for question, offered in (("q=gold", True), ("genre=letter", False)):
        filters = filters_of(question)
        assert filters.is_valid()
        orders = {sort: present for sort, _name, present in filters.sorts}
        assert ("relevance" in orders) is offered
        assert [sort for sort, present in orders.items() if present] == [
            "relevance" if offered else "oldest"
        ]


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("February 1949", "1949-02"),
        ("1949-02", "1949-02"),
        ("1949..1953", "1949/1953"),
        ("before March 1950", "../1950-02"),
        ("spring 1956", "1956-03/1956-05"),
        ("1950s", "1950/1959"),
        ("19th century", "1800/1899"),
        ("‮1949", "1949"),
    ],
)
def test_one_box_takes_dates_of_every_form(words, span):
    from archive.dates import parse

    found = asked("date=" + words.replace(" ", "+")).span
    assert found == parse(span).span


@pytest.mark.parametrize("name", ["date", "date_from", "date_to"])
@pytest.mark.parametrize("words", ["99999", "31/12/99999", "Y9999999999", "1e400", "\ufffd", "٣"])
def test_dates_out_of_this_world_are_told(name, words):
    assert words in refused(f"{name}={words}", name)


def test_equal_questions_are_one_key(cast):
    one = asked("q=gold&genre=letter&part=any:joseph-stalin&not=has:text&name=X&date=1949")
    other = asked(
        "date=1949&name=x&not=has:text&part=any:Stalin&genre=letter&q=gold&sort=relevance"
    )
    assert len({one, other}) == 1


@pytest.mark.parametrize(
    ("question", "canonical"),
    [
        ("", ""),
        ("page=1&per_page=10&sort=oldest&q=&colour=red", ""),
        ("page=2&sort=newest", "sort=newest&page=2"),
        ("q=+gold++&sort=relevance", "q=gold"),
        ("sort=relevance", ""),
        ("q=gold&sort=oldest", "q=gold&sort=oldest"),
        ("date=February+1949", "date=1949-02"),
        ("date_to=1950s&date_from=1949", "date_from=1949&date_to=195X"),
        ("role=sender&person=Stalin", "person=joseph-stalin&role=sender"),
        (
            "part=recipient:Mikoyan&part=any:Stalin&parts=all",
            "part=any%3Ajoseph-stalin&part=recipient%3Aanastas-mikoyan",
        ),
        ("part=any:Stalin&parts=any", "part=any%3Ajoseph-stalin"),
        (
            "parts=any&part=any:Stalin&part=any:Mikoyan",
            "parts=any&part=any%3Aanastas-mikoyan&part=any%3Ajoseph-stalin",
        ),
        (
            "not=person:Stalin&not=genre:letter&has=text",
            "has=text&not=genre%3Aletter&not=person%3Ajoseph-stalin",
        ),
    ],
)
def test_every_spelling_of_a_question_has_one_address(cast, question, canonical):
    filters = filters_of(question)
    assert filters.is_valid(), filters.errors
    assert filters.canonical.urlencode() == canonical
    assert asked(canonical) == filters.question()


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("sort=newest&page=3&per_page=25", 0),
        ("genre=letter", 1),
        ("genre=letter&date=1949&certainty=certain", 3),
        ("not=genre:letter&not=has:text", 2),
    ],
)
def test_filters_in_force_are_counted(cast, question, number):
    filters = filters_of(question)
    assert filters.is_valid()
    assert filters.narrowed == number


def test_more_values_than_can_be_searched_are_told(cast):
    for name, value in (("part", "any:a{}"), ("not", "person:a{}"), ("name", "a{}")):
        many = "&".join(f"{name}={value.format(place)}" for place in range(51))
        assert "51 values are given here; at most 50" in refused(many, name)


def test_more_names_than_can_be_looked_up_are_told(cast, django_assert_max_num_queries):
    many = "&".join(f"part=any:a{place}" for place in range(6))
    more = "&".join(f"person=b{place}" for place in range(5))
    with django_assert_max_num_queries(1):
        filters = filters_of(f"{many}&{more}")
        assert list(filters.errors) == ["person", "part"]
    for name in ("person", "part"):
        assert "11 names are given here; at most 10" in filters.errors[name][0]
    addresses = "&".join(f"person={cast.stalin.address_key}" for _place in range(11))
    assert asked(addresses).correspondents == {cast.stalin.pk}


def test_a_thousand_parameters_are_read_or_refused_in_words(cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        assert asked("&".join(f"p{place}=x" for place in range(1000))) == asked("")
        many = "&".join(f"genre=g{place}" for place in range(1000))
        assert "1000 values are given here" in refused(many, "genre")
        twice = "&".join(f"q=g{place}" for place in range(1000))
        assert "more than once" in refused(twice, "q")


def test_words_beyond_those_that_are_searched_are_told_not_refused(cast):
    filters = filters_of("q=" + "+".join(f"word{place}" for place in range(23)))
    assert filters.is_valid()
    [remark] = filters.remarks
    assert "3 more words are not looked for" in remark
    assert filters_of("q=gold").is_valid()
    assert "10000 characters" in refused("q=" + "a+" * 5001, "q")


@pytest.mark.parametrize(
    "words",
    ["%22", "(", "a)", ":", "title:x", "x%27--", "/", "OR", "-", "*", "a*", "%E2%80%AE", "..."],
)
def test_anything_in_the_box_is_a_question_or_told(cast, words):
    filters = filters_of(f"q={words}")
    if filters.is_valid():
        assert filters.sentence.startswith("Documents")
    else:
        assert "no letter or digit" in refused(f"q={words}", "q")


def test_each_part_of_the_words_can_be_taken_away():
    filters = filters_of("q=gold+%22southern+cities%22+-Nanjing&page=3&genre=")
    assert filters.is_valid()
    assert {chip.label: chip.left.get("q") for chip in filters.chips} == {
        "“gold”": '"southern cities" -Nanjing',
        "The phrase “southern cities”": "gold -Nanjing",
        "Not “Nanjing”": 'gold "southern cities"',
    }


@pytest.mark.parametrize(
    ("date", "span"),
    [
        ("..1951", "../1951"),
        ("1951..", "1951/.."),
        ("..February 1951", "../1951-02"),
        ("3 February 1951 ..", "1951-02-03/.."),
        ("1949 or 1950", "1949/1950"),
    ],
)
def test_half_open_dates_and_neighbours_are_one_time(cast, date, span):
    assert asked(urlencode({"date": date})).span == parse(span).span


@pytest.mark.parametrize("date", ["1949 or 1957", "1949, 1950, 1957", "1955-XX-05", "19XX-12"])
def test_times_with_others_between_them_are_asked_back(cast, date):
    """Their span holds what was not asked for, and would list it as certain."""
    assert "several times with others between" in refused(urlencode({"date": date}), "date")


@pytest.mark.parametrize("date", ["..", "...", "..x", "x..", "..[1949..1950]", "..n.d."])
def test_half_open_dates_without_an_end_are_told(cast, date):
    refused(urlencode({"date": date}), "date")
