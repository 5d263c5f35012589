"""Publishing and withdrawing, by the form and by the actions of the list."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from archive.models import Address, Correspondent, Document, Event
from tests import factories as make
from tests.admin.paper import add, address, errors_in, opened, page_of, sent, with_row

pytestmark = pytest.mark.django_db
LIST = "/admin/archive/document/"


def act(client, action, *records, **fields):
    chosen = [record.pk for record in records]
    return client.post(LIST, {"action": action, "_selected_action": chosen, "index": "0", **fields})


def said(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def status_of(record):
    record.refresh_from_db()
    return record.status


def choices_of(response, field):
    return page_of(response).xpath(f"//select[@name='{field}']/option/@value")


def test_the_form_publishes_and_gives_addresses_to_all_it_names(desk):
    part = make.make_participation(
        correspondent=make.make_correspondent(authorised_form="Mao Zedong")
    )
    response = sent(desk, address(part.document), status="published")
    assert response.status_code == 302
    assert status_of(part.document) == "published"
    assert Address.objects.filter(document=part.document).exists()
    assert Correspondent.objects.get().slug == "mao-zedong"


def test_a_new_document_can_be_published_at_once(desk):
    make.make_correspondent(authorised_form="Stalin, Joseph")
    values = with_row(
        opened(desk, reverse("admin:archive_document_add")),
        "participations",
        role="sender",
        correspondent=str(Correspondent.objects.get().pk),
        certainty="certain",
        order="0",
    )
    sent(desk, reverse("admin:archive_document_add"), values, title="Cable", status="published")
    assert Document.objects.get().status == "published"
    assert Correspondent.objects.get().slug == "stalin-joseph"


def test_who_is_named_later_gets_an_address_with_the_save(desk):
    document = make.make_published()
    named = make.make_correspondent(authorised_form="Zhou Enlai")
    values = with_row(
        opened(desk, address(document)),
        "participations",
        role="author",
        correspondent=str(named.pk),
        certainty="certain",
        order="0",
    )
    sent(desk, address(document), values)
    named.refresh_from_db()
    assert named.slug == "zhou-enlai"


def test_what_was_public_cannot_be_a_draft_again(desk):
    document = make.make_published()
    assert choices_of(desk.get(address(document)), "status") == ["published", "withdrawn"]
    response = sent(desk, address(document), status="draft")
    assert "Select a valid choice" in errors_in(response)
    assert status_of(document) == "published"


def test_a_draft_is_not_withdrawn(desk):
    document = make.make_document()
    offered = choices_of(desk.get(address(document)), "status")
    assert offered == ["draft", "in-review", "published"]


def test_the_form_withdraws_with_a_reason_only(desk):
    document = make.make_published()
    response = sent(desk, address(document), status="withdrawn", summary="New.")
    assert "Say why" in errors_in(response)
    sent(desk, address(document), status="withdrawn", withdrawn_reason="Closed.", summary="New.")
    assert status_of(document) == "withdrawn"
    assert (document.withdrawn_reason, document.summary) == ("Closed.", "New.")


def test_a_reason_without_withdrawal_is_an_error(desk):
    response = sent(desk, address(make.make_document()), withdrawn_reason="Closed.")
    assert "Only a withdrawn record has a reason" in errors_in(response)


def test_a_withdrawn_record_is_published_again_and_loses_the_reason(desk):
    document = make.make_document(status="withdrawn", withdrawn_reason="Closed.")
    sent(desk, address(document), status="published")
    assert status_of(document) == "published"
    assert document.withdrawn_reason == ""


def test_the_reason_of_a_withdrawn_record_can_be_corrected(desk):
    document = make.make_document(status="withdrawn", withdrawn_reason="Cloesd.")
    sent(desk, address(document), withdrawn_reason="Closed.")
    assert status_of(document) == "withdrawn"
    assert document.withdrawn_reason == "Closed."


def test_events_and_correspondents_are_published_the_same_way(desk):
    add(desk, Event, title="Yalta Conference", status="published")
    add(desk, Correspondent, kind="person", authorised_form="Mao Zedong", status="published")
    assert Event.objects.get().slug == "yalta-conference"
    assert Correspondent.objects.get().slug == "mao-zedong"


def test_a_renamed_correspondent_keeps_the_old_address_leading_on(desk):
    add(desk, Correspondent, kind="person", authorised_form="Mao Tse-tung", status="published")
    sent(desk, address(Correspondent.objects.get()), authorised_form="Mao Zedong")
    assert Correspondent.objects.get().slug == "mao-zedong"
    assert Address.objects.get(key="mao-tse-tung").state == "old"


def test_the_action_publishes_the_chosen_documents(desk):
    chosen, other = make.make_document(), make.make_document()
    response = act(desk, "publish_selected", chosen)
    assert "1 record published" in said(response)
    assert (status_of(chosen), status_of(other)) == ("published", "draft")
    assert chosen.changed_by.username == "alice"


def test_the_action_withdraws_after_asking_why(desk):
    document = make.make_published(title="Cable")
    asked = act(desk, "withdraw_selected", document)
    assert "Cable" in page_of(asked).text_content()
    assert "Say why" in page_of(act(desk, "withdraw_selected", document, reason=" ")).text_content()
    assert status_of(document) == "published"
    response = act(desk, "withdraw_selected", document, reason="Closed.")
    assert "1 record withdrawn" in said(response)
    assert status_of(document) == "withdrawn"


def test_withdrawing_is_all_or_none(desk):
    public, draft = make.make_published(), make.make_document()
    response = act(desk, "withdraw_selected", public, draft, reason="Closed.")
    assert "is not published" in said(response)
    assert (status_of(public), status_of(draft)) == ("published", "draft")


def test_who_may_only_look_has_no_such_actions(client, db):
    from django.contrib.auth.models import Permission

    reader = make.make_user(is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_document"))
    client.force_login(reader)
    document = make.make_document()
    act(client, "publish_selected", document)
    assert status_of(document) == "draft"
