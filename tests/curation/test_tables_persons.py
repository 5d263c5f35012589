"""Tables of correspondents: names, qualifiers, numbers in authority files."""

import pytest

from archive.models import Correspondent, Name
from tests.curation.tables import load, table, told

pytestmark = pytest.mark.django_db


def test_names_come_with_kind_script_and_transliteration():
    content = table(
        ["1", "Kim Il Sung", "김일성|金日成", "Kim Ilsŏng (RR)", "Ким Ир Сен", "Kim Ir Sen", "Kim Ir Sen", "Kim Sŏng-ju 김성주 (birth name)", "Kim (German)"],
        header=["id", "name", "native_script", "wade_giles_or_other", "cyrillic", "ala_lc", "bgn_pcgn", "aliases", "code_names"],
    )  # fmt: skip
    assert load("correspondents", content).created == 1
    kept = {n.form: (n.kind, n.script, n.transliteration) for n in Name.objects.all()}
    assert kept == {
        "Kim Il Sung": ("authorised", "Latn", ""),
        "김일성": ("parallel", "Hang", ""),
        "金日成": ("parallel", "Hani", ""),
        "Kim Ilsŏng": ("parallel", "Latn", "Revised Romanization"),
        "Ким Ир Сен": ("parallel", "Cyrl", ""),
        "Kim Ir Sen": ("parallel", "Latn", "ALA-LC, BGN/PCGN"),
        "Kim Sŏng-ju": ("former", "Latn", ""),
        "김성주": ("former", "Hang", ""),
        "Kim": ("code-name", "Latn", ""),
    }
    assert Name.objects.get(form="Kim").language.tag == "de"


def test_a_remark_without_a_name_is_no_name():
    report = load(
        "correspondents", table(["1", "Dulles", "(other person)"], header=["id", "name", "aliases"])
    )
    assert "remark" in next(iter(report.notes)).found
    assert Name.objects.count() == 1


def test_a_form_to_file_by_is_kept_found_and_changed_with_the_table():
    header = ["id", "name", "Sort name"]
    assert (
        load("correspondents", table(["1", "Josip Broz", "Tito, J."], header=header)).created == 1
    )
    tito = Correspondent.objects.get()
    assert (tito.filed_as, tito.sort_key) == ("Tito, J.", "tito j")
    assert list(Correspondent.objects.named("tito")) == [tito]
    load("correspondents", table(["1", "Josip Broz", "Broz, Josip"], header=header))
    tito.refresh_from_db()
    assert (tito.filed_as, tito.sort_key) == ("Broz, Josip", "broz josip")
    assert not Name.objects.filter(form="Tito, J.").exists()


def test_the_same_table_with_a_form_to_file_by_changes_nothing_the_second_time():
    header = ["id", "name", "filed_as"]
    content = table(["1", "U Nu", ""], ["2", "Con O’Neill", "O’Neill, Con"], header=header)
    load("correspondents", content)
    assert load("correspondents", content).left == 2


def test_a_form_to_file_by_that_is_too_long_is_told_once():
    header = ["id", "name", "filed_as"]
    assert told(load("correspondents", table(["1", "A", "x" * 301], header=header))) == [
        (2, "filed_as")
    ]


def test_two_of_one_name_need_a_qualifier():
    header = ["id", "name", "qualifier"]
    report = load(
        "correspondents", table(["1", "Wang Ming", ""], ["2", "Wang Ming", ""], header=header)
    )
    [problem] = report.errors
    assert (problem.line, problem.field) == (3, "authorised_name")
    assert "line 2" in problem.found
    assert "qualifier" in problem.remedy
    two = table(["1", "Wang Ming", ""], ["2", "Wang Ming", "painter"], header=header)
    assert load("correspondents", two).created == 2


def test_numbers_in_authority_files_are_checked():
    header = ["id", "name", "wikidata", "viaf"]
    assert told(load("correspondents", table(["1", "A", "5816", "x"], header=header))) == [
        (2, "wikidata"),
        (2, "viaf"),
    ]
    twice = table(["1", "A", "Q1", ""], ["2", "B", "Q1", ""], header=header)
    assert told(load("correspondents", twice)) == [(3, "wikidata")]
    assert load("correspondents", table(["1", "A", "Q1", "12"], header=header)).created == 1
    assert set(Correspondent.objects.get().identifiers.values_list("scheme", "value")) == {
        ("csv", "1"),
        ("wikidata", "Q1"),
        ("viaf", "12"),
    }


@pytest.mark.parametrize("words", ["Wu Hao 伍豪", "伍豪 Wu", "Chou 周恩来", "जवाहरलाल", "नेहरू"])
def test_each_form_and_forms_of_several_scripts_find_their_bearer(client, words):
    header = ["id", "name", "native_script", "wade_giles", "pseudonyms"]
    row = ["1", "Zhou Enlai", "周恩来|जवाहरलाल नेहरू", "Chou En-lai", "Wu Hao 伍豪 (pseudonym)"]
    load("correspondents", table(row, header=header), publish=True)
    found = client.get("/correspondents/", {"q": words})
    assert "Zhou Enlai" in found.content.decode().partition("<main")[2]
    assert not Correspondent.objects.named("Wu Hao 周恩來 胡").exists()
