"""The parts of documents and correspondents on their forms."""

import pytest

from archive.models import Correspondent, Document, Name
from tests import factories as make
from tests.admin.paper import add, address, errors_in, opened, page_of, sent, values_in, with_row

pytestmark = pytest.mark.django_db
PART = {"role": "sender", "certainty": "certain", "order": "0"}


def with_part(client, document, **fields):
    values = with_row(opened(client, address(document)), "participations", **{**PART, **fields})
    return sent(client, address(document), values)


def test_somebody_unidentified_is_kept_as_written(desk):
    document = make.make_document()
    with_part(desk, document, name_as_written="Filippov", date="early February 1949")
    part = document.participations.get()
    assert (part.name_as_written, part.correspondent) == ("Filippov", None)
    assert str(part.date) == "[1949-02-01..1949-02-10]"


def test_a_part_of_nobody_is_refused_in_words(desk):
    response = with_part(desk, make.make_document())
    assert "Give a correspondent, a capacity or the name as written" in errors_in(response)


def test_an_ambiguous_date_of_a_part_asks_in_its_row(desk):
    response = with_part(desk, make.make_document(), name_as_written="X", date="5.3.1953")
    choices = page_of(response).xpath("//input[@name='participations-0-date_reading']/@value")
    assert choices == ["1953-03-05", "1953-05-03"]


def test_the_same_part_twice_is_refused_in_words(desk):
    document = make.make_document()
    with_part(desk, document, name_as_written="Filippov")
    response = with_part(desk, document, name_as_written="Filippov")
    assert "This part is recorded already" in errors_in(response)
    assert document.participations.count() == 1


def test_the_markup_of_a_text_is_cleaned(desk):
    document = make.make_document()
    text = {"kind": "transcription", "status": "draft", "order": "0"}
    text |= {"language": str(make.make_language().pk), "body": "<p onclick='x()'>Gold</p>"}
    values = with_row(opened(desk, address(document)), "texts", **text)
    sent(desk, address(document), values)
    assert document.texts.get().body == "<p>Gold</p>"


def test_a_relation_is_shown_from_both_ends(desk):
    draft, final = make.make_document(title="The draft"), make.make_document(title="The cable")
    row = {"kind": "draft-of", "target": str(final.pk)}
    sent(desk, address(draft), with_row(opened(desk, address(draft)), "relations", **row))
    other_end = page_of(desk.get(address(final))).get_element_by_id("relations_to-group")
    assert "final form of" in other_end.text_content()
    assert other_end.xpath(".//a[text()='The draft']")


def test_a_document_of_a_hundred_and_fifty_correspondents_can_be_saved(desk):
    document = make.make_document()
    for number in range(150):
        make.make_participation(document=document, role="mentioned", name_as_written=f"N{number}")
    response = sent(desk, address(document), summary="Many.")
    assert response.status_code == 302
    assert document.participations.count() == 150


def test_languages_are_chosen(desk):
    languages = [make.make_language("ru"), make.make_language("zh")]
    add(desk, title="Cable", languages=[str(one.pk) for one in languages])
    assert set(Document.objects.get().languages.all()) == set(languages)


def test_view_on_site_leads_to_the_page(desk):
    document = make.make_published(title="Cable")
    link = page_of(desk.get(address(document))).xpath("//a[@class='viewsitelink']/@href")[0]
    assert desk.get(link).url.endswith(f"/documents/{document.pk}/cable/")


def test_the_authorised_name_follows_the_authorised_form(desk):
    mao = make.make_correspondent(authorised_form="Mao Tse-tung")
    sent(desk, address(mao), authorised_form="Mao Zedong")
    assert [name.form for name in mao.names.all()] == ["Mao Zedong"]


def test_the_authorised_name_keeps_in_step_when_its_row_is_changed_too(desk):
    mao = make.make_correspondent(authorised_form="Mao Tse-tung")
    changes = {"authorised_form": "Mao Zedong", "names-0-script": "Latn"}
    sent(desk, address(mao), **changes)
    name = mao.names.get()
    assert (name.form, name.script, name.folded) == ("Mao Zedong", "Latn", "mao zedong")


def test_the_authorised_name_is_not_changed_in_its_row(desk):
    mao = make.make_correspondent(authorised_form="Mao Tse-tung")
    response = sent(desk, address(mao), **{"names-0-form": "Mao Zedong"})
    assert "change the authorised form above" in errors_in(response)
    assert values_in(response)["names-0-form"] == "Mao Zedong"


def test_the_authorised_name_comes_back_when_deleted(desk):
    mao = make.make_correspondent(authorised_form="Mao Zedong")
    sent(desk, address(mao), **{"names-0-DELETE": "on"})
    assert Name.objects.get(correspondent=mao).form == "Mao Zedong"


def test_a_second_authorised_name_is_refused_in_words(desk):
    mao = make.make_correspondent()
    values = opened(desk, address(mao))
    row = {"form": "Li Desheng", "kind": "authorised"}
    response = sent(desk, address(mao), with_row(values, "names", **row))
    assert "There is one authorised name" in errors_in(response)


def test_a_script_is_four_letters(desk):
    mao = make.make_correspondent()
    row = {"form": "毛泽东", "kind": "parallel", "script": "chinese"}
    response = sent(desk, address(mao), with_row(opened(desk, address(mao)), "names", **row))
    assert "at most 4 characters" in errors_in(response)


def test_a_correspondent_with_names_and_links_is_added_at_once(desk):
    other = make.make_correspondent()
    values = opened(desk, "/admin/archive/correspondent/add/")
    values = with_row(values, "names", form="毛泽东", kind="parallel", in_use="1893..1976")
    values = with_row(values, "links", kind="superior-of", target=str(other.pk), date="1949")
    sent(
        desk,
        "/admin/archive/correspondent/add/",
        values,
        kind="person",
        authorised_form="Mao Zedong",
        existed_from="26 December 1893",
    )
    mao = Correspondent.objects.get(authorised_form="Mao Zedong")
    assert str(mao.existed_from) == "1893-12-26"
    assert {str(name.in_use) for name in mao.names.all()} == {"None", "1893/1976"}
    assert mao.links.get().target == other
