"""Reading tables: encodings, separators, quotes, headers, limits, and no surprise whatever comes."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.exchange import SourceError, csv
from archive.exchange.csv.scripts import forms_in, script_of

HEADER = "id,title,sender\n"
DOCUMENTS = csv.TABLES["documents"]


def read(content, **options):
    content = content if isinstance(content, bytes) else content.encode()
    return csv.read_table(io.BytesIO(content), "t.csv", DOCUMENTS, **options)


def rows(content):
    return list(read(content).rows())


def refused(content):
    with pytest.raises(SourceError) as caught:
        rows(content)
    return caught.value


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_line_ends_and_separators_are_found_in_the_header(end, separator):
    lines = [separator.join(cells) for cells in (["id", "title", "sender"], ["1", "T", "S"])]
    found = rows(end.join(lines))
    assert [row.cells for row in found] == [{"id": "1", "title": "T", "sender": "S"}]
    assert found[0].line == 2


def test_a_separator_within_names_does_not_count():
    assert read("id;title;a,b,c,d\n").delimiter == ";"
    assert read("id\n").delimiter == ","


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_a_mark_are_read(encoding):
    row = rows((HEADER + "1,Телеграмма,毛泽东\n").encode(encoding))[0]
    assert row.cells == {"id": "1", "title": "Телеграмма", "sender": "毛泽东"}


def test_utf_16_with_the_great_end_first_is_read():
    assert rows(b"\xfe\xff" + (HEADER + "1,Ж,\n").encode("utf-16-be"))[0].cells["title"] == "Ж"


@pytest.mark.parametrize(
    ("encoding", "word"),
    [("cp1251", "Сталин"), ("gb18030", "毛泽东"), ("latin-1", "Müller"), ("shift-jis", "毛")],
)
def test_another_encoding_is_refused_at_its_first_byte(encoding, word):
    error = refused(
        HEADER.encode() + b"1,plain,x\r\n2,\xc3\xa4,x\r3," + word.encode(encoding) + b",x\n"
    )
    assert error.line == 4
    assert "is not UTF-8" in error.reason
    assert "CSV UTF-8" in error.reason


def test_the_wrong_byte_is_found_behind_many_chunks():
    content = HEADER.encode() + b"1,x,y\r\n" * 30_000 + b"\xff\n"
    assert refused(content).line == 30_002


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"\n \n,,\n", "blank"),
        (b"\xef\xbb\xbf", "blank"),
        (b"PK\x03\x04xlsx", "spreadsheet"),
        (HEADER.encode("utf-16-le"), "without a byte order mark"),
        (HEADER.encode("utf-32"), "UTF-32"),
        (b"\xff\xfe" + HEADER.encode("utf-16-le") + b"x", "UTF-16"),
    ],
)
def test_what_is_no_text_or_no_table_is_refused(content, word):
    assert word in refused(content).reason


def test_quotes_hold_separators_quotes_and_lines():
    content = HEADER + '1,"a ""b"", c\r\nd",x\n2,5" gun,y\n'
    assert [row.cells["title"] for row in rows(content)] == ['a "b", c\nd', '5" gun']
    assert [row.line for row in rows(content)] == [2, 4]


def test_a_quote_that_is_never_closed_is_named_where_it_opened():
    error = refused(HEADER + '1,ok,"two\nlines"\n2,"open,x\n3,y,z\n')
    assert error.line == 4
    assert "column “title”" in error.reason
    assert "never closed" in error.reason


def test_text_behind_a_closed_quote_is_named_where_the_quote_opened():
    error = refused(HEADER + '1,"open,x\n2,"open,x\n')
    assert error.line == 2
    assert "on line 3 before “open,x”" in error.reason


def test_blank_rows_are_skipped_and_ragged_ones_reported():
    found = rows(HEADER + "1,few\n\n,,\n2,a,b,,\n3,a,b,c\n")
    assert [(row.line, len(row.errors)) for row in found] == [(2, 1), (5, 0), (6, 1)]
    assert "2 cells, and 3 columns" in found[0].errors[0].found


@pytest.mark.parametrize(
    "heading",
    [
        "Sender",
        " SENDER ",
        "sent-by",
        "Sent_By",
        "sender(s)",
        "Senders",
        "se\u200bnder",
        "From",
        "Sént by",
    ],
)
def test_headings_are_taken_however_they_are_spelt(heading):
    assert rows(f"id,title,{heading}\n1,T,S\n")[0].cells["sender"] == "S"


def test_every_fault_of_a_header_is_told():
    table = read("Sender,sender,frobnicate,titel,,x\n")
    told = [(problem.field, problem.found) for problem in table.problems]
    assert [field for field, _ in told] == [
        "sender",
        "frobnicate",
        "titel",
        "column 5",
        "x",
        "id",
        "title",
    ]
    assert "same column" in told[0][1]
    assert "“title”" in table.problems[2].remedy
    assert not table.readable


def test_columns_can_be_passed_over():
    table = read("id,title,My Notes\n1,T,x\n", ignored=["my notes"])
    assert not table.problems
    assert next(table.rows()).cells == {"id": "1", "title": "T"}


@pytest.mark.parametrize("sign", ["\x00", "\ufffd"])
def test_what_cannot_be_kept_is_an_error_of_its_cell(sign):
    problem = rows(f"{HEADER}1,a{sign}b,x\n")[0].errors[0]
    assert (problem.line, problem.record, problem.field) == (2, "1", "title")
    assert "“a□b”" in problem.found


def test_signs_that_turn_the_text_are_flagged():
    assert "U+202E" in rows(HEADER + "1,a\u202eb,x\n")[0].notes[0].found


def test_limits_hold_and_are_told():
    assert "100,000" in refused(HEADER + "1," + "x" * 100_001 + ",y\n").reason
    assert "100,000" in refused(HEADER + '1,"' + "x\n" * 60_000 + '",y\n').reason
    assert "1,000,000" in refused(HEADER + "x" * 1_000_001).reason
    assert "at most 200" in refused(",".join(f"c{n}" for n in range(201)) + "\n").reason


def test_more_rows_than_are_taken_are_refused():
    table = read(HEADER + "1,x,y\n" * 200_001)
    with pytest.raises(SourceError, match="more than 200,000 rows"):
        table.count()


@given(
    st.binary(max_size=300)
    | st.text(max_size=300).map(lambda text: f"id,title\n{text}".encode("utf-8", "replace"))
)
def test_whatever_comes_gives_rows_or_a_clear_refusal(content):
    try:
        lines = [row.line for row in read(content).rows()]
    except SourceError as error:
        lines = [error.line]
    assert lines == sorted(lines)
    assert 0 not in lines


# A lone carriage return within a cell is a line end like any other, so it is not among these.
cell = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=20)


@given(st.lists(st.tuples(cell, cell, cell), max_size=8), st.sampled_from(",;\t"))
def test_what_was_written_is_read_again(records, separator):
    content = csv.written([["id", "title", "sender"], *records], separator)
    kept = [list(record) for record in records if any(one.strip() for one in record)]
    assert [list(row.cells.values()) for row in rows(content)] == kept


@pytest.mark.parametrize("kind", csv.TABLES)
def test_a_template_has_every_column_and_an_example(kind):
    columns = csv.TABLES[kind]
    table = csv.read_table(io.BytesIO(csv.template(columns).encode()), "t.csv", columns)
    assert list(table.present.values()) == list(columns.all)
    assert [len(row.errors + row.notes) for row in table.rows()] == [0]


@pytest.mark.parametrize("kind", csv.TABLES)
def test_no_heading_means_two_columns(kind):
    for column in csv.TABLES[kind].all:
        for heading in (column.name, *column.synonyms):
            assert csv.TABLES[kind].find(heading) is column, heading


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("毛泽东", "Hans"),
        ("毛澤東", "Hant"),
        ("朱德", "Hani"),
        ("김일성", "Hang"),
        ("Сталин, И. В.", "Cyrl"),
        ("Ėnʹlaĭ", "Latn"),
        ("नेहरू", "Deva"),
        ("12", ""),
        ("Ab Вг", ""),
        ("ᎠᎡ", ""),
    ],
)
def test_scripts_are_told_by_their_letters(text, script):
    assert script_of(text) == script


def test_a_name_in_two_scripts_is_two_forms():
    assert forms_in("Kim Sŏng-ju 김성주") == ["Kim Sŏng-ju", "김성주"]
    assert forms_in("V. M. Molotov") == ["V. M. Molotov"]


@pytest.mark.parametrize("told", ["sep=;", '"sep=;"', "SEP=;;;"])
def test_the_line_that_tells_excel_the_separator_is_passed_over(told):
    found = rows(f"{told}\r\nid;title\r\n1;T\r\n")
    assert [(row.line, row.cells) for row in found] == [(3, {"id": "1", "title": "T"})]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("scopeAndContent", "summary"),
        ("creators", "author"),
        ("Creation date(s)", "date"),
        ("DATE_AS-WRITTEN", "date_as_written"),
        ("Conditions of access", "access_note"),
        ("Addressees", "recipient"),
    ],
)
def test_a_column_is_known_however_its_words_are_put_together(heading, column):
    assert DOCUMENTS.find(heading).name == column


def test_unknown_columns_are_told_one_by_one_whatever_parts_them():
    told = [problem.field for problem in read("Titel;Datum\nBrief;1950\n").problems]
    assert told == ["Titel", "Datum", "id", "title"]


@pytest.mark.parametrize("heading", ["identifiers", "Titles"])
def test_a_column_that_must_be_there_has_no_plural(heading):
    assert DOCUMENTS.find(heading) is None
