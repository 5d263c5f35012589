"""How a document is cited: what is known, and never more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import parse
from archive.exchange.citation import Citable, citable, cite
from tests import factories as make

ADDRESS = "https://archive.example.org/documents/57/x/"
FILE = ("Central Files, 793.00/1–1355", "Department of State")


def cited(**fields):
    """The citation without its end, which names the archive, number and address."""
    given = {"title": "Minute", "number": 57, "address": ADDRESS, **fields}
    said, end, rest = cite(Citable(**given)).partition(". Chancery, no. 57, ")
    assert end
    assert rest == ADDRESS
    return said


def of(document, *parts, holdings=(), printings=()):
    said = cite(citable(document, parts, holdings, printings, ADDRESS))
    return said.partition(". Chancery, ")[0]


def test_a_telegram_is_cited_by_sender_recipient_genre_place_date_and_source():
    said = cited(
        senders=("Karl Rankin",),
        recipients=("the Department of State",),
        genre="telegram",
        place="[Taipei]",
        date=parse("1955-01"),
        kept=FILE,
    )
    assert said == (
        "Karl Rankin to the Department of State, telegram, [Taipei], January 1955 [day unknown], "
        "Central Files, 793.00/1–1355, Department of State"
    )


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("1955-01-13", "13 January 1955"),
        ("1955-01-13T09:30:00", "13 January 1955"),
        ("1955-01", "January 1955 [day unknown]"),
        ("1956-22", "summer 1956 [day unknown]"),
        ("1955", "1955 [month and day unknown]"),
        ("195X", "1950s [year unknown]"),
        ("19XX", "20th century [year unknown]"),
        ("1955-01?", "January 1955? [day unknown]"),
        ("1949~", "about 1949 [month and day unknown]"),
        ("1955-01-13/1955-01-15", "13–15 January 1955"),
        ("[1949-02-03..1949-02-05]", "between 3 and 5 February 1949"),
        ("[..1950-02]", "before March 1950"),
        ("1949/..", "from 1949 onwards"),
        (None, "undated"),
    ],
)
def test_the_date_keeps_its_precision(date, said):
    assert cited(date=parse(date) if date else None) == f"“Minute”, {said}"


@pytest.mark.parametrize(
    ("senders", "recipients", "said"),
    [
        ((), (), "“Minute”"),
        ((), ("Zhou Enlai",), "[sender unknown] to Zhou Enlai"),
        (("Zhou Enlai",), (), "Zhou Enlai, “Minute”"),
        (("A", "B"), ("C",), "A and B to C"),
        (("A", "B", "C"), ("D",), "A, B and C to D"),
        (("A", "B", "C", "D"), ("E",), "A and others to E"),
    ],
)
def test_who_wrote_to_whom_is_said_as_far_as_it_is_known(senders, recipients, said):
    assert cited(senders=senders, recipients=recipients) == f"{said}, undated"


def test_a_printing_stands_in_where_no_original_is_known():
    printed = ("printed in Volume II", "no. 12")
    assert cited(printed=printed).endswith("undated, printed in Volume II, no. 12")
    assert "printed" not in cited(printed=printed, kept=FILE)


words = st.text(st.characters(categories=["L", "Nd", "Zs"]), min_size=1, max_size=8)
names = st.lists(words, max_size=5).map(tuple)


@given(names, names, st.sampled_from(["", "letter"]), names)
def test_any_citation_is_one_line_that_ends_with_the_address(senders, recipients, genre, kept):
    said = cite(Citable("Title", senders, recipients, genre, kept=kept, number=1, address=ADDRESS))
    assert said.endswith(f". Chancery, no. 1, {ADDRESS}")
    assert "\n" not in said


@pytest.mark.django_db
def test_persons_are_said_forenames_first_and_offices_and_bodies_with_their_article():
    document = make.make_document(genre=make.make_genre(name="Telegram"), date="1955-01-13")
    rankin = make.make_correspondent(authorised_form="Rankin, Karl Lott")
    body = make.make_correspondent(kind="corporate-body", authorised_form="Department of State")
    sender = make.make_participation(
        document=document, correspondent=rankin, name_as_written="Rankin"
    )
    recipient = make.make_participation(document=document, capacity=body, role="recipient")
    said = "Karl Lott Rankin to the Department of State, telegram, 13 January 1955"
    assert of(document, sender, recipient) == said


@pytest.mark.django_db
def test_a_pseudonym_stays_and_a_doubt_is_said():
    document = make.make_document(title="Note")
    stalin = make.make_correspondent(authorised_form="Joseph Stalin")
    part = make.make_participation(
        document=document, correspondent=stalin, name_as_written="Filippov"
    )
    assert of(document, part) == "Filippov [Joseph Stalin], “Note”, undated"
    part.certainty = "probable"
    assert of(document, part) == "Filippov [probably Joseph Stalin], “Note”, undated"
    part.name_as_written = ""
    assert of(document, part) == "[probably Joseph Stalin], “Note”, undated"


@pytest.mark.django_db
def test_a_bearer_that_is_hidden_is_not_named():
    part = make.make_participation(document=make.make_document(title="Note"))
    part.correspondent = None
    assert of(part.document, part) == "[name withheld], “Note”, undated"


@pytest.mark.django_db
def test_an_author_stands_for_the_sender_and_others_do_not():
    document = make.make_document(title="Speech")
    author = make.make_participation(document=document, role="author", name_as_written="Zhou")
    drafter = make.make_participation(document=document, role="drafter", name_as_written="Li")
    author.correspondent = drafter.correspondent = None
    assert of(document, author, drafter) == "Zhou, “Speech”, undated"
    assert of(document, drafter) == "“Speech”, undated"


@pytest.mark.django_db
def test_where_it_is_kept_comes_from_the_first_holding_and_a_supplied_place_is_bracketed():
    document = make.make_document(place=make.make_place(name="Taipei"), place_supplied=True)
    holding = make.make_holding(
        document=document,
        collection=make.make_collection(title="Central Files"),
        repository=make.make_repository(name="National Archives"),
        reference="793.00/1–1355",
        form="copy",
    )
    printing = make.make_printed_in(document=document, number="12", pages="3–4")
    kept = "[Taipei], undated, Central Files, 793.00/1–1355, National Archives, copy"
    assert of(document, holdings=[holding], printings=[printing]).endswith(kept)
    assert of(document, printings=[printing]).endswith(", no. 12, pp. 3–4")


@pytest.mark.django_db
def test_a_collection_that_the_reference_names_is_not_said_twice():
    papers = make.make_collection(title="Dulles Papers")
    holding = make.make_holding(
        collection=papers,
        repository=make.make_repository(name="Eisenhower Library"),
        reference="Dulles papers, White House Memoranda",
    )
    said = of(holding.document, holdings=[holding])
    assert said.endswith("undated, Dulles papers, White House Memoranda, Eisenhower Library")


@pytest.mark.django_db
def test_a_collection_whose_code_the_reference_has_is_not_said_twice():
    file = make.make_collection(title="793.00, political affairs of China", reference_code="793.00")
    holding = make.make_holding(collection=file, reference="Central Files, 793.00/1–1355")
    said = of(holding.document, holdings=[holding])
    assert "political affairs" not in said
    assert "Central Files, 793.00/1–1355" in said
    file.reference_code = "1"
    assert "political affairs" in of(holding.document, holdings=[holding])
