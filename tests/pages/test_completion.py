"""Names completed as one types them, and the choice that a page offers without JavaScript."""

import pytest
from django.test import Client

from tests import factories as make

pytestmark = pytest.mark.django_db
ADDRESS = "/complete/correspondents/"


@pytest.fixture
def cast():
    """Two of the name Dulles, one of whom has documents, and a draft."""
    foster = make.make_correspondent(
        kind="person",
        authorised_form="Dulles, John Foster",
        existed_from="1888-02-25",
        existed_to="1959-05-24",
        status="published",
    )
    make.make_name(correspondent=foster, form="Foster", kind="code-name")
    allen = make.make_correspondent(
        kind="person", authorised_form="Dulles, Allen W.", status="published"
    )
    make.make_correspondent(kind="person", authorised_form="Dulles, Canary")
    make.make_participation(document=make.make_published(), correspondent=foster)
    make.make_participation(document=make.make_document(), correspondent=foster)
    return foster, allen


def test_choices_tell_life_the_form_found_and_the_number_of_documents(client, cast):
    answer = client.get(ADDRESS, {"q": "foster"}).json()
    (choice,) = answer["choices"]
    assert choice["key"] == cast[0].address_key
    assert choice["address"] == cast[0].get_absolute_url()
    assert choice["name"] == "Dulles, John Foster"
    assert (choice["life"], choice["form"], choice["kind"]) == ("1888–1959", "Foster", "code-name")
    assert (choice["documents"], choice["derived_from"]) == (1, "")
    assert choice["notes"] == ["1888–1959", "found as “Foster”, a code name", "1 document"]
    assert answer["says"] == "1 correspondent"


def test_a_form_that_a_rule_has_made_says_from_which(client):
    make.make_correspondent(kind="person", authorised_form="毛泽东", status="published")
    (choice,) = client.get(ADDRESS, {"q": "mao tse"}).json()["choices"]
    assert choice["derived_from"] == "毛泽东"
    assert "found as “Mao Tse-tung”, derived from “毛泽东” (Wade–Giles)" in choice["notes"]


def test_no_more_than_ten_and_no_draft(client, cast):
    for number in range(12):
        make.make_correspondent(authorised_form=f"Dulles {number}", status="published")
    answer = client.get(ADDRESS, {"q": "dulles"})
    assert len(answer.json()["choices"]) == 10
    assert "Canary" not in answer.content.decode()


def test_a_curator_sees_drafts_and_nobody_keeps_what_was_sent(client, cast):
    client.force_login(make.make_curator())
    answer = client.get(ADDRESS, {"q": "canary"})
    assert [one["name"] for one in answer.json()["choices"]] == ["Dulles, Canary"]
    assert "no-store" in answer["Cache-Control"]


def test_strangers_may_keep_an_answer_for_a_minute(client, cast):
    answer = client.get(ADDRESS, {"q": "dulles"})
    assert "max-age=60" in answer["Cache-Control"]
    assert "Cookie" in answer["Vary"]


def test_nothing_typed_is_nothing_wrong(client, cast):
    for query in ("", "?q=", "?q=%20"):
        answer = client.get(ADDRESS + query)
        assert (answer.status_code, answer.json()["choices"]) == (200, [])


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("—", "no letter or digit"),
        ("x" * 301, "300"),
        ("a\x00b", "Null characters"),
        (" ".join(f"a{n}" for n in range(41)), "41 words"),
    ],
)
def test_what_is_no_name_is_answered_with_a_sentence(client, typed, sentence):
    answer = client.get(ADDRESS, {"q": typed})
    assert answer.status_code == 400
    assert sentence in answer.json()["error"]
    assert answer.json()["choices"] == []


def test_hostile_text_is_harmless(client, cast):
    for typed in ("'", "\\", "%", "a:*", "' OR 1=1 --", "\u202emao", "&|!()<->", "ﷺ" * 100):
        assert client.get(ADDRESS, {"q": typed}).status_code in (200, 400)
    assert client.get(f"{ADDRESS}?q=%ED%A0%80").status_code in (200, 400)


def test_only_reading_is_allowed(cast):
    assert Client().post(ADDRESS, {"q": "x"}).status_code == 405


def test_the_number_of_queries_stays_the_same(client, django_assert_num_queries):
    for number in (1, 9):
        for _one in range(number):
            make.make_correspondent(authorised_form=f"Name {_one}-{number}", status="published")
        with django_assert_num_queries(3):
            client.get(ADDRESS, {"q": "name"})


def test_a_name_that_several_bear_is_a_choice_on_the_page(client, cast):
    answer = client.get("/documents/", {"person": "Dulles"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Dulles, John Foster (1888–1959, 1 document)" in page
    assert f"?person={cast[0].address_key}" in page
    assert "Canary" not in page
    assert page.index("Dulles, John Foster (") < page.index("Dulles, Allen W. (")


@pytest.mark.parametrize("typed", ["Dulles %(x)s", "Dulles %", "100% Dulles", "{Dulles} %s"])
def test_signs_that_programs_fill_in_are_repeated_as_typed(client, cast, typed):
    answer = client.get("/documents/", {"person": typed})
    assert answer.status_code == 400
    assert f"“{typed}”" in answer.content.decode()


def test_the_exact_name_of_one_is_no_question(client, cast):
    make.make_correspondent(authorised_form="Fosterling", status="published")
    answer = client.get("/documents/", {"person": "Foster"})
    assert answer.status_code == 200
    assert answer.context["answer"].total == 1


def test_names_turned_round_and_initials_find_their_bearer(client, cast):
    for typed in ("John Foster Dulles", "J. F. Dulles", "DULLES,\u00a0JOHN FOSTER"):
        answer = client.get("/documents/", {"person": typed})
        assert (answer.status_code, answer.context["answer"].total) == (200, 1), typed


def test_the_list_of_correspondents_puts_the_best_first(client, cast):
    late = make.make_correspondent(kind="person", authorised_form="Zhou Enlai", status="published")
    make.make_name(correspondent=late, form="Dulles", kind="pseudonym")
    page = client.get("/correspondents/", {"q": "dulles"}).content.decode()
    assert page.index("Zhou Enlai") < page.index("John Foster") < page.index("Allen W.")
    assert "found as “Dulles”, a pseudonym" in page


def test_the_list_puts_a_recorded_form_before_a_derived_one(client):
    make.make_correspondent(kind="person", authorised_form="毛泽东", status="published")
    late = make.make_correspondent(kind="person", authorised_form="Zedong", status="published")
    make.make_name(correspondent=late, form="Mao Tse-tung", kind="other")
    page = client.get("/correspondents/", {"q": "Mao Tse-tung"}).content.decode()
    assert page.index(late.get_absolute_url()) < page.index("毛泽东")


def test_derived_forms_are_shown_nowhere_as_recorded(client):
    mao = make.make_correspondent(kind="person", authorised_form="毛泽东", status="published")
    for address in (
        mao.get_absolute_url(),
        "/correspondents/?format=json",
        "/correspondents/?format=csv",
    ):
        answer = client.get(address)
        content = b"".join(answer) if answer.streaming else answer.content
        assert answer.status_code == 200
        assert "毛泽东" in content.decode()
        assert "Tse-tung" not in content.decode()
    client.force_login(make.make_curator())
    desk = client.get(f"/admin/archive/correspondent/{mao.pk}/change/").content.decode()
    assert "Tse-tung" not in desk
