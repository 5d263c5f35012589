"""How stored markup becomes HTML, whatever it holds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.flows import tree_of
from archive.views.marked_text import blocks, rendered

PIECES = [
    '<a class="noteref" id="ref-1" href="#note-1">1</a>',
    '<ol class="notes"><li id="note-1">Note</li></ol>',
    '<span class="pb" id="page-1">1</span>',
    "<p>",
    "</p>",
    "<table><tr><td>",
    "</ol>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "a & b < c",
    "\x00",
    "毛泽东",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.sampled_from(["", "t1-"]))
def test_any_body_gives_harmless_html_in_which_every_link_arrives(body, prefix):
    shown = str(rendered(body, prefix))
    ids = re.findall(r' id="([^"]+)"', shown)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', shown)) <= set(ids)
    assert "<script" not in shown
    assert "<img" not in shown


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("", ""),
        ("plain & simple", "plain &amp; simple"),
        ("<p>a</p>tail", "<p>a</p>tail"),
        ('<p><a class="noteref" href="#note-9">9</a></p>', '<p><a class="noteref">9</a></p>'),
    ],
)
def test_simple_bodies(body, shown):
    assert rendered(body) == shown


def test_a_note_marked_twice_leads_back_to_the_first_mark():
    mark = '<a class="noteref" id="ref-{0}" href="#note-1">1</a>'
    body = (
        f'<p>{mark.format("1")}{mark.format("1b")}</p><ol class="notes"><li id="note-1">N</li></ol>'
    )
    assert 'href="#ref-1"' in rendered(body)
    assert 'href="#ref-1b"' not in rendered(body)


def test_headings_of_a_table_say_what_they_head():
    row = "<tr><th>{0}</th><td>{0}</td></tr>"
    shown = rendered(
        f"<table><tr><th>A</th><th scope='colgroup'>B</th></tr>{row.format(1)}</table>"
    )
    assert '<th scope="col">A</th><th scope="colgroup">B</th>' in shown
    assert '<th scope="row">1</th>' in shown


def test_a_redaction_is_told_to_those_who_hear_the_page():
    shown = rendered('<p>Of <span class="redaction">[<i>name</i> deleted]</span> said</p>')
    assert "Of " + '<span class="redaction"><span class="vh">Redaction: </span>[' in shown
    assert 'deleted]<span class="vh"> End of redaction.</span></span> said' in shown


@pytest.mark.parametrize(
    ("body", "number"),
    [
        ("<p>a</p><p>b</p>", 2),
        ('<p>a</p><ol class="notes"><li>n</li></ol>', 1),
        ("<p>a</p>loose", None),
        ("<em>a</em>", None),
        ("", 0),
    ],
)
def test_blocks_are_counted_where_all_words_stand_in_blocks(body, number):
    assert blocks(tree_of(body)) == number
