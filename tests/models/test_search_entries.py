"""The search rows: true after every change, through the ORM and through SQL."""

import pytest
from django.db import connection, transaction
from django.utils import timezone

from archive.curation import withdraw
from archive.dates import day_from_number, parse
from archive.models import (
    ROLE_CODES,
    Collection,
    Document,
    Event,
    Holding,
    Participation,
    Place,
    Role,
    SearchEntry,
    current_mark,
    part_code,
)
from tests import factories as make

pytestmark = pytest.mark.django_db

UNTOLD = {"words", "words_due", "changed"}  # of these the records say nothing
COLUMNS = [field.attname for field in SearchEntry._meta.fields if field.attname not in UNTOLD]


def sql(statement, *params):
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return cursor.fetchall() if cursor.description else None


def entry(document):
    return SearchEntry.objects.get(pk=document.pk)


def untrue():
    """The rows that are not what the records say, from either side."""
    columns = ", ".join(COLUMNS)
    return sql(
        f"(SELECT {columns} FROM archive_searchentry EXCEPT SELECT {columns} FROM archive_searchtruth)"
        f" UNION ALL (SELECT {columns} FROM archive_searchtruth EXCEPT SELECT {columns} FROM"
        " archive_searchentry)"
    )


def test_a_row_holds_what_the_records_say():
    fonds = make.make_collection()
    file = make.make_collection(parent=fonds)
    city = make.make_place()
    house = make.make_place(within=city)
    english = make.make_language("en")
    document = make.make_published(date="1949-02/..", place=house, genre=make.make_genre())
    document.languages.add(english)
    repository = make.make_holding(document=document, collection=file).repository
    person, office = make.make_correspondent(), make.make_correspondent(kind="office")
    make.make_participation(document=document, role="sender", correspondent=person, capacity=office)
    make.make_participation(document=document, role="recipient", name_as_written="Dr. Müller")
    whole = make.make_event()
    part = make.make_event(part_of=whole)
    make.make_document_event(document=document, event=part)
    make.make_text(document=document, kind="translation", status="published")
    row = entry(document)
    assert row.status == "published"
    assert (row.year_first, row.year_last) == (1949, None)
    assert row.start == row.finish == row.date_first == parse("1949-02").span.first
    assert row.genre_id == document.genre_id
    assert (row.repositories, row.languages) == ([repository.pk], [english.pk])
    assert row.collections == sorted([fonds.pk, file.pk])
    assert row.places == sorted([city.pk, house.pk])
    assert row.events == sorted([whole.pk, part.pk])
    assert row.correspondents == sorted([person.pk, office.pk])
    assert row.parts == sorted(part_code("sender", one.pk) for one in (person, office))
    assert row.roles == sorted([ROLE_CODES["sender"], ROLE_CODES["recipient"]])
    assert row.names == ["dr. muller"]
    assert row.has_text
    assert row.has_translation
    assert not untrue()


def test_every_change_by_sql_counts_at_once():
    document = make.make_published(date="1949")
    person = make.make_correspondent()
    part = make.make_participation(document=document, correspondent=person)
    holding = make.make_holding(document=document, collection=make.make_collection())
    event = make.make_event()
    make.make_document_event(document=document, event=event)
    text = make.make_text(document=document, status="draft")
    whole, above = make.make_collection(), make.make_event()
    for statement, *params in (
        ("UPDATE archive_participation SET role = 'via' WHERE id = %s", part.pk),
        ("DELETE FROM archive_participation WHERE id = %s", part.pk),
        ("UPDATE archive_text SET status = 'published' WHERE id = %s", text.pk),
        (
            "UPDATE archive_collection SET parent_id = %s WHERE id = %s",
            whole.pk,
            holding.collection_id,
        ),
        ("UPDATE archive_event SET part_of_id = %s WHERE id = %s", above.pk, event.pk),
        (
            "UPDATE archive_event SET status = 'withdrawn', withdrawn_reason = 'x' WHERE id = %s",
            event.pk,
        ),
        (
            "UPDATE archive_document SET date = NULL, date_first = NULL, date_last = NULL,"
            " date_reckoned = NULL, date_continuous = false WHERE number = %s",
            document.pk,
        ),
        (
            "UPDATE archive_document SET status = 'withdrawn', withdrawn_reason = 'x'"
            " WHERE number = %s",
            document.pk,
        ),
        ("DELETE FROM archive_holding WHERE id = %s", holding.pk),
    ):
        before = SearchEntry.objects.filter(pk=document.pk).values(*COLUMNS).get()
        sql(statement, *params)
        after = SearchEntry.objects.filter(pk=document.pk).values(*COLUMNS).get()
        assert after != before, statement
        assert not untrue(), statement


def test_a_document_takes_its_row_along():
    document = make.make_document()
    pk = document.pk
    document.delete()
    assert not SearchEntry.objects.filter(pk=pk).exists()
    sql("DELETE FROM archive_document WHERE number = %s", make.make_document().pk)
    assert not SearchEntry.objects.exists()


def test_documents_of_a_withdrawn_part_leave_the_whole_and_stay_with_the_part():
    whole = make.make_event(status="published")
    part = make.make_event(part_of=whole, status="published")
    document = make.make_published()
    make.make_document_event(document=document, event=part)
    withdraw(part, reason="A mistake.")
    assert entry(document).events == [part.pk]


def test_role_codes_are_those_of_the_database():
    document = make.make_document()
    person = make.make_correspondent()
    for role in Role:
        make.make_participation(document=document, role=role, correspondent=person)
    assert entry(document).parts == [part_code(role, person.pk) for role in Role]


def test_what_changes_no_word_leaves_the_words():
    document = make.make_document(title="Letter")
    SearchEntry.objects.update(words_due=None)
    make.make_participation(document=document, correspondent=make.make_correspondent())
    document.public_from = timezone.now()
    document.save()
    assert not SearchEntry.objects.due().exists()


def test_words_are_due_after_each_change_of_words():
    document = make.make_document(title="Letter", summary="")
    person = make.make_correspondent()
    part = make.make_participation(document=document, correspondent=person)
    holding = make.make_holding(document=document, reference="f. 1")
    text = make.make_text(document=document)
    for change in (
        lambda: Document.objects.filter(pk=document.pk).update(title="Cable"),
        lambda: Document.objects.filter(pk=document.pk).update(summary="Gold."),
        lambda: Participation.objects.filter(pk=part.pk).update(name_as_written="Filippov"),
        lambda: Participation.objects.filter(pk=part.pk).delete(),
        lambda: Holding.objects.filter(pk=holding.pk).update(reference="f. 2"),
        lambda: text.delete(),
        lambda: make.make_document_identifier(document=document),
    ):
        SearchEntry.objects.update(words_due=None)
        change()
        assert SearchEntry.objects.due().filter(pk=document.pk).exists()


@pytest.mark.parametrize("year", [-1000000000, -4713, -401, -1, 0, 1, 4, 100, 400, 1949, 10**9])
def test_years_of_days_are_those_of_the_calendar(year):
    first = parse(f"Y{year}" if abs(year) > 9999 else f"{'-' if year < 0 else ''}{abs(year):04}")
    days = [first.span.first - 1, first.span.first, first.span.last, first.span.last + 1]
    asked = sql(
        "SELECT archive_year(day) FROM unnest(%s::bigint[]) WITH ORDINALITY AS d(day, n) ORDER BY n",
        days,
    )
    assert [row[0] for row in asked] == [day_from_number(day).year for day in days]


def test_trees_move_with_all_below_them():
    top, other = make.make_collection(), make.make_collection()
    middle = make.make_collection(parent=top)
    low = make.make_collection(parent=middle)
    document = make.make_document()
    make.make_holding(document=document, collection=low)
    Collection.objects.filter(pk=middle.pk).update(parent=other)
    assert entry(document).collections == sorted([low.pk, middle.pk, other.pk])
    city, land = make.make_place(), make.make_place()
    written = make.make_document(place=city)
    Place.objects.filter(pk=city.pk).update(within=land)
    assert entry(written).places == sorted([city.pk, land.pk])
    whole, part = make.make_event(), make.make_event()
    make.make_document_event(document=document, event=part)
    Event.objects.filter(pk=part.pk).update(part_of=whole)
    assert entry(document).events == sorted([whole.pk, part.pk])
    assert not untrue()


@pytest.mark.django_db(transaction=True)
def test_the_mark_changes_at_the_commit_of_a_change_and_only_then():
    before = current_mark()
    with transaction.atomic():
        make.make_document()
        make.make_document()
        assert current_mark() is None
    after = current_mark()
    assert after != before
    assert current_mark() == after
    with transaction.atomic():
        make.make_document()
        transaction.set_rollback(True)
    assert current_mark() == after
    assert not sql("SELECT * FROM archive_stir")


@pytest.mark.django_db(transaction=True)
def test_the_mark_changes_when_an_embargo_ends():
    document = make.make_published(public_from=timezone.now() + timezone.timedelta(days=1))
    before = current_mark()
    assert before.endswith("/")
    sql("ALTER TABLE archive_searchentry DISABLE TRIGGER stir")
    sql("UPDATE archive_searchentry SET public_from = now() WHERE document_id = %s", document.pk)
    sql("ALTER TABLE archive_searchentry ENABLE TRIGGER stir")
    assert current_mark() != before


def test_a_document_is_added_when_strangers_can_see_it_first():
    document = make.make_document(created_at=timezone.now() - timezone.timedelta(days=1))
    made = entry(document).added
    assert made == document.created_at
    later = timezone.now() + timezone.timedelta(days=1)
    Document.objects.filter(pk=document.pk).update(status="published")
    published = entry(document).added
    assert published > made
    Document.objects.filter(pk=document.pk).update(title="Another")
    assert entry(document).added == published
    Document.objects.filter(pk=document.pk).update(public_from=later)
    assert entry(document).added == later


@pytest.mark.django_db(transaction=True)
def test_a_document_with_many_parts_is_reckoned_once_and_is_right_at_the_commit():
    person = make.make_correspondent()
    with transaction.atomic():
        document = make.make_document()
        for number in range(20):
            make.make_participation(
                document=document, correspondent=person, name_as_written=f"name {number}"
            )
        assert not SearchEntry.objects.filter(pk=document.pk).exists()
        [(writes,)] = sql(
            "SELECT n_tup_ins + n_tup_upd FROM pg_stat_xact_user_tables WHERE relname = 'archive_searchentry'"
        )
    assert writes == 0
    assert entry(document).correspondents == [person.pk]
    assert not untrue()
    assert not sql("SELECT * FROM archive_searchpending")
    Participation.objects.filter(document=document).delete()
    assert not untrue()


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_is_not_reckoned():
    document = make.make_document()
    with transaction.atomic():
        make.make_participation(document=document, correspondent=make.make_correspondent())
        transaction.set_rollback(True)
    assert not untrue()
    assert entry(document).correspondents == []
