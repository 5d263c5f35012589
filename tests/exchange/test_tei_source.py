import pytest

NOTE = "<note n='1' type='source'>{}</note>"


def with_source(read, text):
    return read(head="Telegram From A" + NOTE.format(text))


@pytest.mark.parametrize(
    ("text", "repository", "reference", "marking"),
    [
        (
            "Source: Department of State, Central Files, 793.00/1–955. Secret; Niact. Drafted by X.",
            "Department of State",
            "Central Files, 793.00/1–955",
            "Secret; Niact",
        ),
        (
            "Source: Eisenhower Library, Whitman File, NSC Records. Top Secret; Eyes Only.",
            "Eisenhower Library",
            "Whitman File, NSC Records",
            "Top Secret; Eyes Only",
        ),
        (
            "Source: JCS Records, CCS 381 Far East (11–28–50) Sec. 25. Top Secret.",
            "JCS Records",
            "CCS 381 Far East (11–28–50) Sec. 25",
            "Top Secret",
        ),
        (
            "Source; Department of State, Central Files, 993.61/11–1755; Secret. Received at noon.",
            "Department of State",
            "Central Files, 993.61/11–1755",
            "Secret",
        ),
        ("Source: Eisenhower Library, Hagerty Papers. Extract.", "Eisenhower Library",
         "Hagerty Papers", ""),
        ("Source: Presidential Correspondence: Lot 66 D 204. Secret.", "Department of State",
         "Presidential Correspondence: Lot 66 D 204", "Secret"),
        ("Source: Department of State Central Files, 1. Secret.", "Department of State",
         "Central Files, 1", "Secret"),
        ("Source: Kennedy Library, National Security Files. No classification marking.",
         "Kennedy Library", "National Security Files", "No classification marking"),
    ],
)  # fmt: skip
def test_source_note_gives_holding_and_marking(read, text, repository, reference, marking):
    document = with_source(read, text)
    assert (document.holding.repository, document.holding.reference) == (repository, reference)
    assert document.classification == marking


def test_marking_word_after_the_first_sentence_is_not_the_marking(read):
    document = with_source(
        read, "Source: Eisenhower Library, Papers. A copy is in JCS Files. Secret."
    )
    assert document.holding.reference == "Papers"
    assert document.classification == ""


def test_untyped_note_that_begins_with_source_counts(read):
    document = read(body="<p>x<note n='0'>Source: National Archives, RG 59. Secret.</note></p>")
    assert document.holding.repository == "National Archives"


def test_file_number_of_an_older_volume_is_the_departments_and_names_the_genre(read):
    document = read(
        head="The Chargé to the Secretary",
        body="<note rend='inline' type='source'>794A.5/1–1551: Telegram</note>"
        "<opener><seg><hi rend='smallcaps'>top secret</hi></seg></opener><p>x</p>",
    )
    assert document.holding.reference == "794A.5/1–1551"
    assert (document.genre, document.classification) == ("telegram", "Top Secret")


def test_files_of_another_department_are_its_own(read):
    body = "<note rend='inline' type='source'>Department of Defense Files: Telegram</note><p>x</p>"
    assert read(head="X to Y", body=body).holding.repository == "Department of Defense"


def test_document_without_a_source_note_has_no_holding(read):
    document = read()
    assert document.holding is None
    assert document.classification == ""


@pytest.mark.parametrize(
    ("clause", "names"),
    [
        ("Drafted by Clough.", ["Clough"]),
        ("Drafted and signed by Dulles; cleared with Robertson.", ["Dulles"]),
        ("Drafted on March 5 by McConaughy and approved by Robertson.", ["McConaughy"]),
        (
            "Drafted by Bowie, Phleger, and McConaughy. Notations.",
            ["Bowie", "Phleger", "McConaughy"],
        ),
        ("Drafted by Ann C. Whitman, the President’s secretary.", ["Ann C. Whitman"]),
        ("Drafted by Gleason on January 6.", ["Gleason"]),
        ("Drafted in CA and approved by Robertson.", []),
        ("The message was drafted in the White House.", []),
    ],
)
def test_drafters_are_those_named_as_such(read, clause, names):
    document = with_source(read, f"Source: Department of State, 1. Secret. {clause}")
    assert [part.name for part in document.parts if part.role == "drafter"] == names


def test_drafter_that_is_marked_up_has_their_reference(read):
    person = "<persName corresp='#p_RKL1'>Rankin</persName>"
    document = with_source(read, f"Source: Department of State, 1. Secret. Drafted by {person}.")
    assert [(p.role, p.ref) for p in document.parts] == [("drafter", "p_RKL1")]


def test_unnumbered_source_note_of_a_present_volume_stays_a_note(read):
    text = "Source: National Archives, RG 59, 611.93. Secret. Drafted by Clough; sent to Taipei."
    note = f"<note rend='inline' type='source'>{text}</note>"
    document = read(body=f"{note}<p>x</p>")
    assert document.holding.repository == "National Archives"
    assert "sent to Taipei" in document.body


def test_papers_named_alone_are_not_made_the_departments(read):
    document = read(body="<note rend='inline' type='source'>Roosevelt Papers : Telegram</note>")
    assert (document.holding.repository, document.genre) == ("Roosevelt Papers", "telegram")
