import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.text import clean_markup, plain_text


@pytest.mark.parametrize(
    ("tei", "html"),
    [
        ("<p>One <hi rend='italic'>two</hi>.</p>", "<p>One <em>two</em>.</p>"),
        ("<p><hi rend='strong'>a</hi><hi rend='superscript'>b</hi></p>",
         "<p><strong>a</strong><sup>b</sup></p>"),
        ("<p rend='center'>x<lb/>y</p>", '<p class="centre">x<br>y</p>'),
        ("<p>a</p><quote><p>b</p></quote>", "<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>"),
        ("<list><head>Who</head><item>a</item></list>", "<h4>Who</h4>\n<ul>\n<li>a</li>\n</ul>"),
        ("<list><label>1.</label><item>a</item></list>", "<ul>\n<li>1. a</li>\n</ul>"),
        ("<p>See: <list><item>a</item></list> end</p>",
         "<p>See:</p>\n<ul>\n<li>a</li>\n</ul>\n<p>end</p>"),
        ("<table><row role='label'><cell cols='2'>h</cell></row><row><cell>a</cell></row></table>",
         '<table>\n<tbody>\n<tr><th colspan="2">h</th></tr>\n<tr><td>a</td></tr>\n</tbody>\n</table>'),
        ("<p>a &lt;script&gt; &amp; b</p>", "<p>a &lt;script&gt; &amp; b</p>"),
        ("<p>a <persName corresp='#p_RKL1'>R</persName> <gloss target='#t'>CA</gloss></p>",
         "<p>a R CA</p>"),
        ("<p><foreign xml:lang='fr'>note</foreign></p>", '<p><span lang="fr">note</span></p>'),
        ("<p>(<persName>\n <hi>A</hi>\n</persName>)</p>", "<p>(A)</p>"),
        ("<closer><signed>Rankin</signed></closer>", '<p class="signed">Rankin</p>'),
        ("<div><head>Part</head><p>x</p></div>", "<h3>Part</h3>\n<p>x</p>"),
        ("<p><choice><sic>teh</sic><corr>the</corr></choice></p>", "<p>the</p>"),
        ("<unheard><p>kept</p></unheard>", "<p>kept</p>"),
    ],
)  # fmt: skip
def test_structure_is_marked_up(read, tei, html):
    body = read(body=tei).body
    if "<unheard>" in tei:
        assert plain_text(body) == "kept"
    else:
        assert body == html


def test_footnotes_stand_at_the_end_with_their_label(read):
    body = read(body="<p>a<note n='2' xml:id='d1fn2'>See <hi rend='italic'>b</hi>.</note></p>").body
    assert '<p>a<a class="noteref" id="ref-2" href="#note-2">2</a></p>' in body
    notes = '<ol class="notes">\n<li id="note-2"><span class="label">2</span> See <em>b</em>.</li>'
    assert notes in body


def test_notes_with_one_label_get_anchors_of_their_own(read):
    body = read(body="<p>a<note n='*'>x</note> b<note n='*'>y</note></p>").body
    anchors = re.findall(r'id="(note-[^"]+)"', body)
    assert len(anchors) == len(set(anchors)) == 2


def test_note_in_the_head_is_kept_though_the_head_is_not_repeated(read):
    body = read(head="Telegram<note n='1' type='source'>Source: Here, 1. Secret.</note>").body
    assert "Telegram" not in body
    assert 'href="#note-1"' in body
    assert "Source: Here, 1. Secret." in body


def test_page_break_stands_inside_a_word(read):
    body = read(body="<p>declas<pb n='127' facs='x'/>sified</p>").body
    assert 'declas<span class="pb" id="page-127">127</span>sified' in body


@pytest.mark.parametrize(
    "redacted",
    [
        "[3 lines not declassified]",
        "[<hi rend='italic'>3 lines not declassified</hi>]",
        "<hi rend='italic'>[3 lines not declassified]</hi>",
    ],
)
def test_redaction_is_marked(read, redacted):
    body = read(body=f"<p>He said {redacted} then.</p>").body
    assert '<span class="redaction">[3 lines not declassified]</span>' in body


def test_reference_leads_only_to_what_is_in_the_text(read):
    body = read(
        body="<p><ref target='#d1fn9'>note 9</ref> <ref target='#pg_9'>p. 9</ref> "
        "<ref target='frus1950v06#pg_587'>vol. VI</ref><note n='9' xml:id='d1fn9'>x</note>"
        "<pb n='9' xml:id='pg_9'/></p>"
    ).body
    assert '<a href="#note-9">note 9</a> <a href="#page-9">p. 9</a> vol. VI' in body


def test_heading_dateline_and_marking_are_not_repeated(read):
    opener = "<opener><seg><hi rend='smallcaps'>secret</hi></seg></opener>"
    body = read(body=f"{opener}<p>Words.</p>").body
    assert body == "<p>Words.</p>"


def test_enclosure_is_a_document_of_its_own_not_part_of_the_text(read):
    inner = "<frus:attachment><head>Tab A</head><p>inner</p><frus:attachment xml:id='d1at9'><p>deep"
    document = read(body=f"<p>outer</p>{inner}</p></frus:attachment></frus:attachment>")
    assert [each.id.split("/", 1)[1] for each in document.family()] == ["d1", "d1/a1", "d1at9"]
    assert [plain_text(each.body) for each in document.family()] == ["outer", "inner", "deep"]


def test_pages_are_those_on_which_the_words_stand(read):
    assert read(body="<p>a<pb n='2'/>b</p><pb n='3'/>").pages == ("1", "2")
    assert read(head="<pb n='2'/>Telegram", dateline="", body="<p>a</p>").pages == ("2",)


def test_doubled_page_labels_get_anchors_of_their_own(read):
    body = read(body="<p>a<pb n='2'/>b<pb n='2'/>c</p>").body
    assert 'id="page-2"' in body
    assert 'id="page-2-2"' in body


_inline = st.text("ab <&é漢", max_size=8).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
)
_names = st.sampled_from(
    ["p", "hi", "list", "item", "table", "row", "cell", "note", "quote", "lb", "head", "ref", "pb",
     "persName", "label", "closer", "div", "figure"]
)  # fmt: skip
_trees = st.recursive(
    _inline,
    lambda inner: st.tuples(_names, st.lists(inner, max_size=4)).map(
        lambda made: (
            f"<{made[0]} n='1'>{''.join(made[1])}</{made[0]}>"
            if made[0] not in ("pb", "lb")
            else f"<{made[0]} n='1'/>"
        )
    ),
    max_leaves=25,
)


@given(_trees)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_markup_gives_well_formed_html_with_all_its_words(read, tree):
    document = read(body=f"<p>{tree}</p>")
    cleaned = clean_markup(document.body)
    anchors = re.findall(r' id="([^"]+)"', cleaned)
    assert len(anchors) == len(set(anchors))
    assert clean_markup(cleaned) == cleaned
    for letter in "é漢":
        assert cleaned.count(letter) == tree.count(letter)


def test_the_mark_of_a_note_in_the_head_leads_the_first_paragraph(read):
    head = "1. Telegram<note n='1' type='source'>Source: Department of State.</note>"
    mark = '<a class="noteref" id="ref-1" href="#note-1">1</a>'
    assert read(head=head, body="<p>One.</p>").body.startswith(f"<p>{mark} One.</p>")
    listed = read(head=head, body="<list><item>a</item></list>").body
    assert listed.startswith(f'<p class="dateline">{mark}</p>\n<ul>')
