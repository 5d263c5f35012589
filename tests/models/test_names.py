"""Names: what they are found by is reckoned on every path, and leaves no trace in the history."""

import pytest
from django.core.management import call_command
from django.db import connection

from archive.models import Language, Name
from archive.models.names import NameQuerySet
from archive.text import NameQuestion
from tests import factories as make

pytestmark = pytest.mark.django_db


def bearers_of(words: str) -> set[str]:
    found = Name.objects.answering(NameQuestion(words).start)
    return set(found.values_list("correspondent__authorised_form", flat=True))


def revisions() -> int:
    return Name._meta.get_field("revisions").related_model.objects.count()


def test_a_saved_name_is_found_by_its_derived_forms():
    make.make_correspondent(authorised_form="Хрущёв, Никита Сергеевич")
    for written in ("Khrushchev", "Chruščëv", "Xruščev", "Hruščev", "Nikita Khrushchev"):
        assert bearers_of(written) == {"Хрущёв, Никита Сергеевич"}, written
    assert bearers_of("Molotov") == set()


def test_names_made_in_bulk_have_their_words():
    mao = make.make_correspondent(authorised_form="M.")
    zh = Language.objects.create(tag="zh", name="Chinese")
    Name.objects.bulk_create([Name(correspondent=mao, form="毛泽东", language=zh)])
    assert bearers_of("Mao Tse-tung") == {"M."}


def test_words_follow_the_form_on_every_path():
    mao = make.make_correspondent(authorised_form="M.")
    name = make.make_name(correspondent=mao, form="毛泽东")
    for change in (
        lambda: Name.objects.filter(pk=name.pk).update(form="朱德"),
        lambda: Name.objects.bulk_update([Name(pk=name.pk, form="朱德")], ["form"]),
        lambda: Name(pk=name.pk, correspondent=mao, form="朱德").save(update_fields=["form"]),
    ):
        Name.objects.filter(pk=name.pk).update(form="毛泽东")
        assert bearers_of("Mao Zedong") == {"M."}
        change()
        assert bearers_of("Mao Zedong") == set()
        assert bearers_of("Chu Te") == {"M."}


def test_the_transliteration_decides_what_is_derived():
    kang = make.make_correspondent(authorised_form="K.")
    name = make.make_name(correspondent=kang, form="Kang Sheng")
    assert bearers_of("Gang Sheng") == {"K."}
    Name.objects.filter(pk=name.pk).update(transliteration="pinyin")
    assert bearers_of("Gang Sheng") == set()


def test_renaming_a_correspondent_lets_the_old_derived_forms_go():
    zhu = make.make_correspondent(authorised_form="毛泽东")
    zhu.authorised_form = "朱德"
    zhu.save()
    assert bearers_of("Mao Zedong") == set()
    assert bearers_of("Zhu De") == {"朱德"}


def test_derived_forms_are_no_rows():
    stalin = make.make_correspondent(authorised_form="Сталин, Иосиф")
    assert list(stalin.names.values_list("form", flat=True)) == ["Сталин, Иосиф"]


def test_deriving_anew_fills_what_is_empty_and_leaves_no_history():
    make.make_correspondent(authorised_form="毛泽东")
    make.make_correspondent(authorised_form="Stalin")
    super(NameQuerySet, Name.objects.all()).update(words="")
    before = revisions()
    assert bearers_of("Mao") == set()
    assert Name.objects.due().count() == 2
    assert Name.objects.derive() == 2
    assert bearers_of("Mao") == {"毛泽东"}
    assert Name.objects.derive() == 0
    assert not Name.objects.due().exists()
    assert revisions() == before


def test_names_changed_by_sql_are_due():
    mao = make.make_correspondent(authorised_form="M.")
    make.make_name(correspondent=mao, form="毛泽东")
    assert not Name.objects.due().exists()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE archive_name SET form = '朱德' WHERE form = '毛泽东'")
    assert [name.form for name in Name.objects.due()] == ["朱德"]
    call_command("reindex", stale=True, verbosity=0)
    assert not Name.objects.due().exists()
    assert bearers_of("Zhu De") == {"M."}
    assert bearers_of("Mao") == set()


def test_deriving_many_names_costs_a_query_a_batch(django_assert_num_queries):
    stalin = make.make_correspondent(authorised_form="Stalin")
    ru = Language.objects.create(tag="ru", name="Russian")
    names = [Name(correspondent=stalin, form=f"Иванов {n}", language=ru) for n in range(20)]
    with django_assert_num_queries(1):  # the language is at hand
        Name.objects.bulk_create(names)
    with django_assert_num_queries(2):
        Name.objects.derive()
