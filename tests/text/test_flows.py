"""The running text of markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.flows import flows, tree_of

PIECES = [
    '<a class="noteref" id="ref-1" href="#note-1">1</a>',
    '<ol class="notes"><li id="note-1">Note</li></ol>',
    '<span class="pb">1</span>',
    "<p>",
    "</p>",
    "<ul><li>",
    "<i>",
    "</i>",
    "<!-- c -->",
    "a & b",
    "毛",
    " ",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_each_run_stands_where_it_says(markup):
    for flow in flows(tree_of(markup)):
        for run in flow.runs:
            assert flow.text[run.start :].startswith(run.text)
            assert (run.element.tail if run.after else run.element.text) == run.text


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("gold", ["gold"]),
        ("<p>One</p><p>two</p>", ["One two"]),
        ("<p>K<i>ang</i> Sheng</p>", ["Kang Sheng"]),
        ("<p>a<br>b</p>", ["a b"]),
        ('<p>Telegram<a class="noteref" href="#note-1">1</a> arrived</p>', ["Telegram arrived"]),
        ('<p>go<span class="pb">[127]</span>ld</p>', ["gold"]),
        (
            '<p>x</p><ol class="notes"><li><span class="label">1</span> One</li><li>Two</li></ol>y',
            ["x y", "One", "Two"],
        ),
        ("<table><tr><td>a</td><td>b</td></tr></table>", ["a b"]),
        ("", [""]),
    ],
)
def test_the_text_reads_on_and_notes_stand_alone(markup, texts):
    assert [" ".join(flow.text.split()) for flow in flows(tree_of(markup))] == texts


def test_notes_are_counted():
    markup = '<ol class="notes"><li><span class="label">3.</span> a</li></ol>'
    markup += '<ol class="notes"><li>b</li></ol>'
    found = [(flow.note, flow.label) for flow in flows(tree_of(markup))]
    assert found == [(0, ""), (1, "3"), (2, "")]


def test_deep_markup_is_read():
    assert "end" in flows(tree_of("<i>" * 200 + "end"))[0].text
