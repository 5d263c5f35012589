"""Visits and journeys as events: recognised, compared, kept where they were edited."""

from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from archive.curation import withdraw
from archive.curation.imports.events import Refused, import_events
from archive.models import (
    Correspondent,
    Event,
    EventIdentifier,
    EventParticipation,
    Imported,
    ImportRun,
    Place,
    Status,
)
from tests.conftest import SHARED_DATA
from tests.exchange.test_visits import TRIP, VISIT, list_xml, write
from tests.factories import make_correspondent, make_place

pytestmark = pytest.mark.django_db
LISTS = SHARED_DATA / "events"


def bring(folder, kind: str, *entries: dict, **options):
    return import_events([write(folder, list_xml(kind, *entries), f"{kind}.xml")], **options)


def event(scheme: str = "travels", number: str = TRIP["id"]) -> Event:
    return EventIdentifier.objects.get(scheme=scheme, value=number).event


def everything() -> dict:
    kinds = (Event, EventParticipation, EventIdentifier, Place, Imported, ImportRun)
    return {kind: list(kind.objects.order_by("pk").values()) for kind in kinds}


def run(*arguments) -> str:
    out, err = StringIO(), StringIO()
    call_command("import_events", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue() + err.getvalue()


def test_a_journey_becomes_an_event_with_traveller_place_and_words(tmp_path):
    bring(tmp_path, "trip", TRIP)
    one = event()
    assert (one.kind, str(one.date), one.description) == ("journey", "1953-02-08", TRIP["remarks"])
    assert [str(place.within) for place in one.places.all()] == ["Luxembourg"]
    assert one.title == "Journey of John Foster Dulles to Luxembourg, Luxembourg"


def test_a_visit_happened_in_the_united_states(tmp_path):
    bring(tmp_path, "visit", VISIT)
    one = event("visits", VISIT["id"])
    assert [str(place) for place in one.places.all()] == ["United States"]
    assert one.title == "Visit of Prime Minister Menzies, Australia"


def test_visits_and_trips_of_one_number_are_two_events(tmp_path):
    paths = [
        write(tmp_path, list_xml("visit", {**VISIT, "id": "1"}), "a.xml"),
        write(tmp_path, list_xml("trip", {**TRIP, "id": "1"}), "b.xml"),
    ]
    assert import_events(paths).created == 2


@pytest.mark.parametrize(
    ("known", "written", "found"),
    [
        (["Dulles, John Foster"], "John Foster Dulles", True),
        (["John Foster Dulles"], "john foster dulles", True),
        (["U Nu"], "Prime Minister U Nu", True),
        (["Dulles, Allen W."], "John Foster Dulles", False),
        (["Menzies, Robert"], "Prime Minister Menzies", False),
        ([], "John Foster Dulles", False),
    ],
)
def test_a_name_that_one_correspondent_bears_is_theirs(tmp_path, known, written, found):
    for form in known:
        make_correspondent(kind="person", authorised_form=form)
    bring(tmp_path, "trip", {**TRIP, "name": written})
    part = event().participations.get()
    assert (part.correspondent is not None, part.name_as_written) == (found, written)


def test_a_name_that_two_bear_stays_as_written(tmp_path):
    for qualifier in ("elder", "younger"):
        make_correspondent(kind="person", authorised_form="John Foster Dulles", qualifier=qualifier)
    bring(tmp_path, "trip", TRIP)
    assert event().participations.get().correspondent is None


def test_a_withdrawn_correspondent_is_not_named_again(tmp_path):
    one = make_correspondent(
        kind="person", authorised_form="John Foster Dulles", status=Status.PUBLISHED
    )
    withdraw(one, reason="Mistaken")
    bring(tmp_path, "trip", TRIP)
    assert event().participations.get().correspondent is None


def test_the_office_of_the_traveller_is_their_capacity_where_it_is_known(tmp_path):
    office = make_correspondent(kind="office", authorised_form="Secretary of State")
    bring(tmp_path, "trip", TRIP)
    assert event().participations.get().capacity == office


def test_a_place_is_found_within_its_country_and_not_in_another(tmp_path):
    germany, texas = make_place(name="Germany"), make_place(name="Texas")
    bonn = make_place(name="Bonn", within=germany)
    make_place(name="Bonn", within=texas)
    bring(tmp_path, "trip", {**TRIP, "country": "Germany", "locale": "Bonn"})
    assert event().places.get() == bonn


def test_a_place_of_one_name_in_another_country_is_another_place(tmp_path):
    make_place(name="Vienna", within=make_place(name="Virginia"))
    bring(tmp_path, "trip", {**TRIP, "country": "Austria", "locale": "Vienna"})
    assert str(event().places.get().within) == "Austria"


def test_imported_events_are_drafts_unless_published(tmp_path):
    bring(tmp_path, "trip", TRIP)
    assert event() not in Event.objects.visible_to(AnonymousUser())
    assert bring(tmp_path, "trip", TRIP, publish=True).published == 1
    assert event().get_absolute_url().startswith("/events/journey-of-john-foster-dulles")


def test_a_dry_run_counts_as_the_run_does_and_writes_nothing(tmp_path):
    before = everything()
    dry = bring(tmp_path, "trip", TRIP, dry_run=True)
    assert everything() == before
    assert dry.created == bring(tmp_path, "trip", TRIP).created == 1


def test_a_second_run_changes_nothing_even_where_more_is_known_since(tmp_path):
    bring(tmp_path, "trip", TRIP)
    make_correspondent(kind="person", authorised_form="John Foster Dulles")
    before = everything()
    assert bring(tmp_path, "trip", TRIP).changes_nothing
    assert everything() == before


@pytest.mark.parametrize(
    ("field", "text", "attribute", "shown"),
    [
        ("remarks", "Met with nobody.", "description", "Met with nobody."),
        ("end-date", "1953-02-09", "date", "1953-02-08/1953-02-09"),
        ("name", "Dean Acheson", "title", "Journey of Dean Acheson to Luxembourg, Luxembourg"),
    ],
)
def test_a_changed_source_changes_the_event(tmp_path, field, text, attribute, shown):
    bring(tmp_path, "trip", TRIP)
    assert bring(tmp_path, "trip", {**TRIP, field: text}).changed == 1
    assert str(getattr(event(), attribute)) == shown


def test_a_changed_place_and_traveller_replace_the_old_ones(tmp_path):
    bring(tmp_path, "trip", TRIP)
    bring(tmp_path, "trip", {**TRIP, "name": "Dean Acheson", "locale": "Vianden"})
    assert event().participations.get().name_as_written == "Dean Acheson"
    assert event().places.get().name == "Vianden"


def test_a_curators_edit_is_kept_and_reported_at_every_run(tmp_path):
    bring(tmp_path, "trip", TRIP)
    mine = event()
    mine.title = "Dulles in Luxembourg"
    mine.save()
    changed = {**TRIP, "name": "J. F. Dulles"}
    for _ in range(2):
        report = bring(tmp_path, "trip", changed)
        assert [(c.record, c.field) for c in report.conflicts] == [("travels/744", "title")]
    assert event().title == "Dulles in Luxembourg"


def test_a_curators_identification_is_kept(tmp_path):
    bring(tmp_path, "trip", TRIP)
    part = event().participations.get()
    part.correspondent = make_correspondent(kind="person")
    part.evidence = "Only he was there."
    part.save()
    report = bring(tmp_path, "trip", {**TRIP, "name": "Mr. Dulles"})
    assert event().participations.get() == part
    assert "participants" in [conflict.field for conflict in report.conflicts]


def test_an_event_described_here_before_gets_only_what_it_lacks_and_is_told_once(tmp_path):
    mine = Event.objects.create(title="Dulles in Luxembourg")
    mine.identifiers.create(scheme="travels", value=TRIP["id"])
    first, second = (bring(tmp_path, "trip", TRIP) for _ in range(2))
    mine.refresh_from_db()
    assert (mine.title, str(mine.date)) == ("Dulles in Luxembourg", "1953-02-08")
    assert [one.field for one in first.described] == ["title"]
    assert not first.conflicts + second.conflicts + second.described


def test_one_bad_entry_keeps_all_files_out(tmp_path):
    good = write(tmp_path, list_xml("visit", VISIT), "good.xml")
    bad = write(tmp_path, list_xml("trip", TRIP, {**TRIP, "start-date": "1953-02-30"}), "bad.xml")
    with pytest.raises(Refused) as caught:
        import_events([good, bad])
    assert [problem.field for problem in caught.value.problems] == ["start-date", "id"]
    assert not Event.objects.exists()


def test_an_id_that_stands_twice_names_the_first(tmp_path):
    with pytest.raises(Refused) as caught:
        bring(tmp_path, "trip", TRIP, {**TRIP, "name": "Dean Acheson"})
    assert "the first is in" in str(caught.value.problems[0])


def test_the_command_says_what_it_did_and_what_it_refuses(tmp_path):
    path = write(tmp_path, list_xml("trip", TRIP))
    assert "Dry run, nothing was written: events: 1 created" in run(path, "--dry-run")
    assert "Imported: events: 1 created, 0 changed, 0 left as they are; 1 published" in run(
        path, "--publish"
    )
    assert "Nothing has changed: events: 0 created" in run(path, "--publish")
    with pytest.raises(CommandError, match="1 problem: nothing was written"):
        run(write(tmp_path, list_xml("trip", {**TRIP, "id": ""})))


@pytest.mark.parametrize("content", ["", "<TEI/>", "<!DOCTYPE x><visits/>", "<trips"])
def test_a_bad_file_is_one_message_with_file_line_and_reason(tmp_path, content):
    path = write(tmp_path, content)
    with pytest.raises(CommandError, match=f"^{path}, line 1: "):
        run(path)


def test_history_tells_the_door(tmp_path):
    bring(tmp_path, "trip", TRIP)
    revision = event().revisions.order_by("pgh_id").first()
    assert revision.pgh_context.metadata["door"] == "import_events"


@pytest.mark.skipif(not LISTS.exists(), reason="the shared data are not on this machine")
def test_the_three_lists_give_275_events_and_a_second_run_changes_nothing():
    paths = sorted(LISTS.glob("*.xml"))
    Correspondent.objects.create(kind="person", authorised_form="Eisenhower, Dwight D.")
    assert import_events(paths, publish=True).created == 275
    assert import_events(paths, publish=True).changes_nothing
    assert EventParticipation.objects.filter(correspondent__isnull=False).count() == 37


short = st.text("ab ,.", max_size=4)
names = st.sampled_from(["John Foster Dulles", "Dean Acheson", "U Nu"])
trips = st.builds(
    lambda name, locale, country, remarks: {
        **TRIP, "name": name, "locale": locale, "country": country, "remarks": remarks,
    },
    names, short, short, short,
)  # fmt: skip


class Laws(TestCase):
    """What holds for all lists."""

    @settings(max_examples=25)
    @given(st.lists(trips, min_size=1, max_size=4), st.lists(trips, min_size=1, max_size=4))
    def test_after_any_two_lists_the_last_one_stands_and_changes_nothing_again(self, old, new):
        old, new = ([{**e, "id": str(n)} for n, e in enumerate(some)] for some in (old, new))
        folder = self.folder
        bring(folder, "trip", *old)
        bring(folder, "trip", *new)
        before = everything()
        assert bring(folder, "trip", *new).changes_nothing
        assert everything() == before
        for entry in new:
            written = event("travels", entry["id"]).participations.get().name_as_written
            assert written == entry["name"]

    @pytest.fixture(autouse=True)
    def _in_a_folder(self, tmp_path):
        self.folder = tmp_path
