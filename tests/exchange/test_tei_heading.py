import pytest

from archive.exchange import tei


def parts(document, role):
    return [(part.name, part.office) for part in document.parts if part.role == role]


def test_offices_are_parties_without_a_name(read):
    document = read()
    assert parts(document, "sender") == [("", "Secretary of State")]
    assert parts(document, "recipient") == [("", "Embassy in India")]


def test_name_in_brackets_after_an_office_is_one_part_in_that_capacity(read):
    document = read(
        head="3. Telegram From the Ambassador in India (<persName type='from'>Cooper</persName>) "
        "to the Director of the Office of Near Eastern, South Asian, and African Affairs "
        "(<persName type='to'><hi>Jernegan</hi></persName>)"
    )
    office = "Director of the Office of Near Eastern, South Asian, and African Affairs"
    assert parts(document, "sender") == [("Cooper", "Ambassador in India")]
    assert parts(document, "recipient") == [("Jernegan", office)]


def test_typed_office_beside_a_typed_name_is_one_part(read):
    document = read(
        head="The <hi><gloss type='from'>Secretary of State</gloss></hi> "
        "(<persName type='from'>Dulles</persName>) to <persName type='to'>Rankin</persName>"
    )
    assert parts(document, "sender") == [("Dulles", "Secretary of State")]
    assert parts(document, "recipient") == [("Rankin", "")]


def test_two_recipients_keep_their_offices_apart(read):
    document = read(
        head="Telegram From the <gloss type='from'>Joint Chiefs of Staff</gloss> to the Commander "
        "in Chief, Far East (<persName type='to'>Hull</persName>) and the Commander in Chief, "
        "Pacific (<persName type='to'>Stump</persName>)"
    )
    assert parts(document, "recipient") == [
        ("Hull", "Commander in Chief, Far East"),
        ("Stump", "Commander in Chief, Pacific"),
    ]


def test_title_has_neither_number_nor_notes(read):
    document = read(head="12. Letter From\n <persName>A</persName><note n='1'>Not this.</note>")
    assert document.title == "Letter From A"


@pytest.mark.parametrize(
    ("head", "genre"),
    [
        ("1. Telegram From A to B", "telegram"),
        ("1. Memorandum of a Conversation, Taipei", "memorandum of conversation"),
        ("Memorandum of Telephone Conversation", "memorandum of telephone conversation"),
        ("Memorandum by the Secretary", "memorandum"),
        ("Editorial Note", "editorial note"),
        ("Special National Intelligence Estimate", "special national intelligence estimate"),
        ("Copy of a Telegram From X", "telegram"),
        ("The Chargé in India to the Secretary of State", ""),
        ("Letterhead", ""),
    ],
)
def test_genre_is_what_the_head_begins_with(read, head, genre):
    assert read(head=head).genre == genre


def test_subtype_of_the_present_encoding_marks_editorial_notes(read):
    assert read(head="Untitled", attributes="subtype='editorial-note'").genre == "editorial note"


@pytest.mark.parametrize(
    "office",
    [
        "Secretary of State",
        "Consul General at Calcutta",
        "Republic of China Defense Minister",
        "Commander Naval Forces, Far East",
        "President’s Special Assistant for National Security Affairs",
        "Legal Adviser",
    ],
)
def test_office_is_told_by_its_ruling_word(office):
    assert tei.is_office(office) is True


@pytest.mark.parametrize(
    "body", ["Department of State", "Embassy in India", "Joint Chiefs of Staff", "Congress",
             "Consulate General at Hong Kong", "Office of Chinese Affairs"]
)  # fmt: skip
def test_body_is_no_office(body):
    assert tei.is_office(body) is False


def test_signature_under_a_record_makes_a_signatory_not_a_sender(read):
    document = read(
        head="Memorandum of Conversation",
        body="<p>x</p><closer><signed>[<persName corresp='#p_RKL1'>Rankin</persName>]</signed>"
        "</closer>",
    )
    assert parts(document, "signatory") == [("Rankin", "")]
    assert parts(document, "sender") == []


def test_letter_without_a_marked_sender_is_sent_by_who_signed(read):
    document = read(
        head="Letter From the Ambassador (Bohlen) to the <gloss type='to'>Secretary</gloss>",
        body="<closer><signed>Bohlen</signed></closer>",
    )
    assert parts(document, "sender") == [("Bohlen", "")]


def test_participants_are_interlocutors_as_the_list_words_them(read):
    document = read(
        head="Memorandum of Conversation",
        body="<list type='participants'><head>PARTICIPANTS</head><item>The Secretary</item><item>"
        "Mr. <persName corresp='#p_RKL1'>Rankin</persName>, Taipei<note n='2'>x</note></item></list>",
    )
    named = [part for part in document.parts if part.role == "interlocutor"]
    assert [part.name for part in named] == ["The Secretary", "Mr. Rankin, Taipei"]
    assert [part.ref for part in named] == ["", "p_RKL1"]


def test_participants_in_a_table_end_at_the_next_heading(read):
    rows = [
        ("Subject:", "Trade"),
        ("Participants:", "Mr. Koo;"),
        ("", "Mr. Rusk"),
        ("Copies:", "FE"),
    ]
    cells = "".join(f"<row><cell>{a}</cell><cell>{b}</cell></row>" for a, b in rows)
    document = read(head="Memorandum of Conversation", body=f"<table>{cells}</table>")
    assert parts(document, "interlocutor") == [("Mr. Koo", ""), ("Mr. Rusk", "")]


def test_persons_in_text_and_notes_are_mentioned_once(read):
    mention = "<persName corresp='#p_YGKC1'>Yeh</persName>"
    document = read(body=f"<p>{mention} and {mention}<note n='2'>{mention}</note></p>")
    assert [part.ref for part in document.parts if part.role == "mentioned"] == ["p_YGKC1"]


def test_unknown_reference_is_a_problem_and_the_name_stays(read):
    document = read(head="Memorandum by <persName corresp='#p_X' type='from'>Nobody</persName>")
    assert parts(document, "sender") == [("Nobody", "")]
    assert "#p_X" in document.problems[0].found
