"""No edit is lost, and what the database refuses is an error of the form."""

import pytest
from django.urls import reverse

from archive.models import Document, Genre, Place
from tests import factories as make
from tests.admin.paper import add, address, errors_in, opened, page_of, sent, values_in, with_row

pytestmark = pytest.mark.django_db


def test_who_created_and_who_changed_is_noted(desk, next_desk, alice, bea):
    add(desk, title="Cable")
    document = Document.objects.get()
    assert (document.created_by, document.changed_by) == (alice, alice)
    sent(next_desk, address(document), summary="Gold.")
    document.refresh_from_db()
    assert (document.created_by, document.changed_by) == (alice, bea)


def test_a_stale_form_is_refused_says_who_and_keeps_what_was_typed(desk, next_desk):
    document = make.make_document(summary="Old.")
    at_alice = opened(desk, address(document))
    sent(next_desk, address(document), summary="Bea’s.")
    response = sent(desk, address(document), at_alice, summary="Alice’s.")
    assert "Bea Brown changed" in errors_in(response)
    assert values_in(response)["summary"].strip() == "Alice’s."
    document.refresh_from_db()
    assert document.summary == "Bea’s."


def test_a_stale_form_stays_stale_however_often_it_is_sent(desk, next_desk):
    document = make.make_document()
    at_alice = opened(desk, address(document))
    sent(next_desk, address(document), summary="Bea’s.")
    again = values_in(sent(desk, address(document), at_alice, summary="Alice’s."))
    assert "Bea Brown changed" in errors_in(sent(desk, address(document), again))


def test_a_change_of_the_parts_alone_is_protected_too(desk, next_desk):
    document = make.make_document()
    at_alice = opened(desk, address(document))
    part = {"role": "sender", "name_as_written": "Filippov", "certainty": "certain", "order": 0}
    sent(
        next_desk,
        address(document),
        with_row(opened(next_desk, address(document)), "participations", **part),
    )
    part["name_as_written"] = "Alyosha"
    response = sent(desk, address(document), with_row(at_alice, "participations", **part))
    assert "Bea Brown changed" in errors_in(response)
    assert [one.name_as_written for one in document.participations.all()] == ["Filippov"]


def test_a_form_without_its_version_is_refused(desk):
    document = make.make_document()
    values = opened(desk, address(document))
    del values["opened_version"]
    assert "after you opened it" in errors_in(sent(desk, address(document), values, summary="New."))


def test_two_saves_in_a_row_work(desk):
    document = make.make_document()
    response = desk.post(address(document), {**opened(desk, address(document)), "_continue": "1"})
    assert response.status_code == 302
    assert sent(desk, address(document), summary="Again.").status_code == 302


def test_a_form_to_file_by_orders_the_list_and_leaves_the_name(desk):
    person = make.make_correspondent(authorised_form="John Foster Dulles")
    assert sent(desk, address(person), filed_as="Dulles, John Foster").status_code == 302
    person.refresh_from_db()
    assert (str(person), person.sort_key) == ("John Foster Dulles", "dulles john foster")
    found = desk.get(reverse("admin:archive_correspondent_changelist"), {"q": "Dulles, J"})
    assert list(found.context["cl"].result_list) == [person]


def test_a_record_below_itself_is_an_error_of_the_form(desk):
    whole = make.make_place(name="Russia")
    part = make.make_place(name="Moscow", within=whole)
    response = sent(desk, address(whole), within=str(part.pk), latitude="", name="Rossiya")
    assert "cannot stand below itself" in errors_in(response)
    assert values_in(response)["name"] == "Rossiya"
    whole.refresh_from_db()
    assert (whole.name, whole.within) == ("Russia", None)


def test_what_the_database_cannot_store_is_an_error_of_the_form(desk):
    response = add(desk, Genre, name="Letter", slug="letter", translations='{"de": "\\u0000"}')
    assert "The archive refuses this" in errors_in(response)
    assert not Genre.objects.exists()


def test_a_second_place_of_one_name_is_an_error_of_the_form(desk):
    make.make_place(name="Moscow")
    assert "There is a place of this name" in errors_in(add(desk, Place, name="Moscow"))


@pytest.mark.parametrize("value", ["x", "[]", "9" * 40, "-1", "0"])
def test_a_relation_to_nonsense_is_an_error_of_the_form(desk, value):
    response = add(desk, title="Cable", place=value, languages=[value])
    assert "Select a valid choice" in errors_in(response)
    assert values_in(response)["title"] == "Cable"


@pytest.mark.parametrize("value", ["1", "[]", "[1]", "true", '{"de": 1}', '{"de": ""}', '"x"'])
def test_translations_are_names_by_language(desk, value):
    make_letter = {"name": "Letter", "slug": "letter"}
    response = add(desk, Genre, **make_letter, translations=value)
    refused = value != "[]"
    assert ("Give names by language" in response.content.decode()) is refused
    assert all(str(genre) == "Letter" for genre in Genre.objects.all())


def test_half_a_position_is_an_error_of_the_form(desk):
    assert "Give both coordinates" in errors_in(add(desk, Place, name="Moscow", latitude="55.7"))


def test_deleting_what_others_name_shows_the_stock_page(desk):
    part = make.make_participation()
    response = desk.get(address(part.correspondent, "delete"))
    assert "protected related objects" in page_of(response).text_content()
    assert desk.post(address(part.correspondent, "delete"), {"post": "yes"}).status_code == 200
    part.correspondent.refresh_from_db()


def test_a_draft_can_be_deleted_with_its_parts(desk):
    document = make.make_participation().document
    make.make_imported(document=document)
    assert desk.post(address(document, "delete"), {"post": "yes"}).status_code == 302
    assert not Document.objects.exists()


@pytest.mark.parametrize("number", ["0", "999", "x", "9" * 30, "%00", "1_0A"])
def test_a_record_that_is_not_there_leads_back_to_the_index(desk, number):
    for view in ("change", "delete", "history"):
        url = f"/admin/archive/document/{number}/{view}/"
        assert desk.get(url).status_code == 302
        assert desk.post(url, {"post": "yes"}).status_code in (302, 403)


def test_the_history_says_who_when_by_which_door_and_what(desk):
    add(desk, title="Cable")
    document = Document.objects.get()
    sent(desk, address(document), summary="Gold.")
    rows = page_of(desk.get(address(document, "history"))).xpath("//tbody/tr")
    newest = " ".join(rows[0].text_content().split())
    assert "Alice Adams" in newest
    assert "admin Document changed: summary" in newest
    assert "Document added" in rows[1].text_content()


def test_who_may_only_look_sees_the_form_without_its_version(db, client):
    from django.contrib.auth.models import Permission

    reader = make.make_user(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_document"))
    client.force_login(reader)
    response = client.get(address(make.make_document(title="Cable")))
    assert b"Cable" in response.content
    assert b"opened_version" not in response.content
    assert client.post(reverse("admin:archive_document_add"), {}).status_code == 403
