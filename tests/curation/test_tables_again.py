"""Tables loaded again: what the source changed, what curators changed, who was here before."""

import pytest

from archive.curation import publish
from archive.models import (
    Correspondent,
    Document,
    Event,
    ImportRun,
    Name,
    Participation,
)
from tests import factories as make
from tests.curation.tables import FULL, load, one, table, told

pytestmark = pytest.mark.django_db
EVENT = ["id", "title", "date", "place", "participants", "part_of"]


def test_a_second_run_changes_nothing_and_leaves_no_trace():
    load("documents", one(**FULL))
    before = Document.objects.get().version, ImportRun.objects.count()
    report = load("documents", one(**FULL))
    assert report.changes_nothing
    assert not report.written
    assert (report.left, len(report.conflicts)) == (1, 0)
    assert (Document.objects.get().version, ImportRun.objects.count()) == before


@pytest.mark.parametrize(
    ("column", "value", "read"),
    [
        ("title", "New", lambda d: d.title == "New"),
        ("date", "1950", lambda d: str(d.date) == "1950" and d.date_as_written == ""),
        ("language", "zh", lambda d: [one.tag for one in d.languages.all()] == ["zh"]),
        ("place", "Canton", lambda d: str(d.place) == "Canton" and not d.place_supplied),
        ("sender", "Zhou", lambda d: d.participations.filter(role="sender").count() == 1),
        ("recipient", "", lambda d: not d.participations.filter(role="recipient").exists()),
        ("reference", "", lambda d: not d.holdings.exists()),
        ("summary", "", lambda d: d.summary == ""),
        ("public_from", "", lambda d: d.public_from is None),
    ],
)
def test_each_field_follows_the_file_and_nothing_else_changes(column, value, read):
    load("documents", one(**FULL))
    report = load("documents", one(**{**FULL, column: value}))
    assert (report.changed, len(report.conflicts)) == (1, 0)
    assert read(Document.objects.get())
    assert load("documents", one(**{**FULL, column: value})).changes_nothing


def test_a_column_that_is_not_there_is_left_alone():
    load("documents", one(**FULL))
    assert load("documents", one(title="New")).changed == 1
    assert Document.objects.get().summary == "Words."
    assert load("documents", one(**{**FULL, "title": "New"})).changes_nothing


def test_a_curators_edit_is_kept_and_told_until_both_agree():
    load("documents", one(**FULL))
    kept = Document.objects.get()
    kept.summary = "Mine."
    kept.save()
    [conflict] = load("documents", one(**{**FULL, "summary": "Theirs."})).conflicts
    assert (conflict.record, conflict.field, conflict.here) == ("L-1", "summary", "Mine.")
    assert len(load("documents", one(**{**FULL, "summary": "Theirs."})).conflicts) == 1
    report = load("documents", one(**{**FULL, "summary": "Mine."}))
    assert len(report.conflicts) == 0
    assert Document.objects.get().summary == "Mine."


def test_what_a_curator_found_out_about_a_part_is_kept():
    load("documents", one(sender="Filippov"))
    Participation.objects.update(evidence="See f. 558.", correspondent=make.make_correspondent())
    report = load("documents", one(sender="Fillipov"))
    assert [conflict.field for conflict in report.conflicts] == ["sender"]
    assert Participation.objects.get().evidence == "See f. 558."


def test_drafts_are_published_when_asked_and_withdrawn_ones_stay_so():
    load("documents", one(**FULL))
    assert load("documents", one(**FULL), publish=True).published == 1
    assert Document.objects.get().addresses.exists()
    assert load("documents", one(**FULL), publish=True).changes_nothing
    load("correspondents", table(["1", "A"], header=["id", "name"]), publish=True)
    assert Correspondent.objects.get().slug == "a"


def test_dry_run_writes_nothing_and_tells_the_same():
    told_before = load("documents", one(**FULL), dry_run=True)
    assert not Document.objects.exists()
    told_after = load("documents", one(**FULL))
    for count in ("rows", "created", "changed", "left", "published", "made", "unidentified"):
        assert getattr(told_before, count) == getattr(told_after, count)


def test_history_tells_the_door_the_file_and_who():
    user = make.make_curator()
    load("documents", one(**FULL), by=user, name="letters.csv")
    document = Document.objects.get()
    context = document.revisions.get().pgh_context.metadata
    assert context == {"door": "import_csv", "comment": "letters.csv", "user": user.pk}
    assert (document.created_by, ImportRun.objects.get().by) == (user, user)


def person(*cells, header=("id", "name", "history", "aliases", "wikidata", "birth")):
    return table(list(cells), header=header)


def test_somebody_who_is_here_is_recognised_and_only_gets_what_is_lacking():
    mao = make.make_correspondent(authorised_form="Mao Zedong", history="Ours.")
    make.make_name(correspondent=mao, form="Mao Tse-tung", kind="parallel")
    content = person("1", "Mao Zedong", "Theirs.", "Mao Tse-tung|Li Desheng", "Q5816", "1893")
    report = load("correspondents", content)
    assert (report.created, report.changed) == (0, 1)
    assert [conflict.field for conflict in report.conflicts] == ["history"]
    assert "is here already" in next(iter(report.notes)).found
    mao.refresh_from_db()
    assert (mao.history, str(mao.existed_from)) == ("Ours.", "1893")
    assert set(mao.names.values_list("form", "kind")) == {
        ("Mao Zedong", "authorised"),
        ("Mao Tse-tung", "parallel"),
        ("Li Desheng", "other"),
    }
    assert load("correspondents", content).changes_nothing


def test_somebody_is_recognised_by_a_number_under_another_name():
    stalin = make.make_correspondent(authorised_form="Joseph Stalin")
    make.make_correspondent_identifier(correspondent=stalin, scheme="wikidata", value="Q855")
    content = person("1", "Stalin, Iosif", "", "", "Q855", "")
    load("correspondents", content)
    assert Correspondent.objects.get().authorised_form == "Joseph Stalin"
    assert stalin.names.get(form="Stalin, Iosif").kind == "other"
    report = load("correspondents", content)
    assert report.changes_nothing
    assert [conflict.field for conflict in report.conflicts] == ["authorised_form"]


def test_somebody_is_recognised_by_another_name_and_both_dates_and_else_only_told():
    known = make.make_correspondent(
        authorised_form="John Dulles", existed_from="1888", existed_to="1959"
    )
    make.make_name(correspondent=known, form="Dulles, John")
    header = ["id", "name", "birth", "death"]
    only_told = load("correspondents", table(["1", "Dulles, John", "1888", ""], header=header))
    assert only_told.created == 1
    assert "a name of “John Dulles”, too" in next(iter(only_told.notes)).found
    load("correspondents", table(["2", "DULLES, John", "1888", "1959"], header=header))
    assert known.identifiers.get().value == "2"


def test_a_namesake_of_another_time_needs_a_qualifier():
    make.make_correspondent(authorised_form="Wang Ming", existed_from="1904")
    report = load("correspondents", person("1", "Wang Ming", "", "", "", "1850"))
    assert told(report) == [(2, "authorised_name")]


def test_names_follow_the_file_one_by_one():
    load("correspondents", person("1", "A", "", "B|C", "", ""))
    Name.objects.filter(form="C").update(source="mine")
    report = load("correspondents", person("1", "A2", "", "D", "Q1", ""))
    assert [conflict.field for conflict in report.conflicts] == ["name: C"]
    kept = set(Name.objects.values_list("form", "kind"))
    assert kept == {("A2", "authorised"), ("C", "other"), ("D", "other")}
    assert load("correspondents", person("1", "A2", "", "D", "Q1", "")).changes_nothing


def test_events_come_with_places_participants_and_wholes():
    zhou = make.make_correspondent(authorised_form="Zhou Enlai")
    rows = [
        ["1", "Plenary", "1954-06", "Geneva", "host: Zhou Enlai|Eden", "2"],
        ["2", "Conference", "April–July 1954", "Geneva|Bern", "", ""],
    ]
    assert load("events", table(*rows, header=EVENT)).created == 2
    plenary = Event.objects.get(title="Plenary")
    assert str(plenary.part_of) == "Conference"
    assert str(plenary.part_of.date) == "1954-04/1954-07"
    roles = plenary.participations.values_list("role", "correspondent", "name_as_written")
    assert list(roles) == [("host", zhou.pk, "Zhou Enlai"), ("", None, "Eden")]
    assert load("events", table(*rows, header=EVENT)).changes_nothing
    rows[0][-1] = ""
    assert load("events", table(*rows, header=EVENT)).changed == 1
    assert Event.objects.get(title="Plenary").part_of is None


@pytest.mark.parametrize(
    "rows",
    [
        [["1", "A", "2"]],
        [["1", "A", "1"]],
        [["1", "A", "2"], ["2", "B", "3"], ["3", "C", "1"]],
    ],
)
def test_a_whole_that_is_missing_or_a_part_of_its_part_is_an_error(rows):
    report = load("events", table(*rows, header=["id", "title", "part_of"]))
    assert told(report) == [(line, "part_of") for line in range(2, 2 + len(rows))]
    assert not Event.objects.exists()


def test_a_circle_with_what_is_here_is_an_error():
    load("events", table(["1", "A", ""], ["2", "B", "1"], header=["id", "title", "part_of"]))
    report = load("events", table(["1", "A", "2"], header=["id", "title", "part_of"]))
    assert told(report) == [(2, "part_of")]


def test_the_public_sees_only_what_was_published():
    load("documents", one(**FULL))
    publish([Document.objects.get()])
    assert Document.objects.visible_to(None).count() == 0  # public from 2030
