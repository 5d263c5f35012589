"""Cells that lost their text before the file was written, and files that are no tables."""

import pytest

from tests.exchange.test_csv import HEADER, read, refused, rows


@pytest.mark.parametrize("cell", ["#REF!", "#N/A", "#NV", "########", "#ССЫЛКА!", " #DIV/0! "])
def test_the_error_of_a_spreadsheet_is_an_error(cell):
    (row,) = rows(f"{HEADER}1,{cell},S\n")
    assert [problem.field for problem in row.errors] == ["title"]


@pytest.mark.parametrize("cell", ["#1", "No. #REF! 5", "#hashtag"])
def test_a_number_sign_alone_is_no_error(cell):
    (row,) = rows(f"{HEADER}1,{cell},S\n")
    assert row.errors == ()


@pytest.mark.parametrize("text", ["Zürich", "Письмо", "毛泽东", "“Été”"])
def test_utf8_that_was_read_as_another_encoding_is_told_with_what_was_meant(text):
    wrong = text.encode().decode("latin-1")
    (row,) = rows(f"{HEADER}1,{wrong},S\n")
    assert [f"“{text}”" in problem.found for problem in row.notes] == [True]
    assert row.errors == ()


@pytest.mark.parametrize("text", ["Ângela «Ã»", "Ā “x”", "naïve – Â", "ÄÖÜ £5", "São Tomé"])
def test_text_with_accents_is_not_taken_for_a_wrong_encoding(text):
    (row,) = rows(f"{HEADER}1,{text},S\n")
    assert row.notes == ()


@pytest.mark.parametrize("cell", ["NULL", "\\N"])
def test_the_sign_of_a_database_for_nothing_is_an_error(cell):
    (row,) = rows(f"{HEADER}1,T,{cell}\n")
    assert [(problem.field, problem.remedy) for problem in row.errors] == [
        ("sender", "Leave the cell empty.")
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"<html><table></table></html>",
        b'\n <?xml version="1.0"?>',
        b"<TEI xmlns=''>",
        b"\xd0\xcf\x11\xe0\xa1",
    ],
)
def test_markup_and_old_spreadsheets_are_called_what_they_are(content):
    assert "not CSV" in refused(content).reason


def test_a_title_in_markup_below_the_header_is_text():
    (row,) = rows(f"{HEADER}1,<html>,S\n")
    assert row.cells["title"] == "<html>"


def test_cells_that_are_parted_by_pipes_are_told_so():
    first = read("id|title\n1|T\n").problems[0]
    assert "commas, semicolons or tabs" in first.remedy
