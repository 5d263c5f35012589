"""Small TEI volumes for tests: name only what the test is about."""

TEI = "http://www.tei-c.org/ns/1.0"
OLD_FRUS = "http://history.state.gov/ns/1.0"
NEW_FRUS = "http://history.state.gov/frus/ns/1.0"
PERSONS = (
    '<item><persName xml:id="p_RKL1">Rankin, Karl Lott</persName>, Ambassador</item>'
    '<item><persName xml:id="p_YGKC1">Yeh, George K.C. (Yeh Kung-ch’ao)</persName>, '
    "Foreign Minister</item>"
)
SOURCE = (
    '<note n="1" xml:id="d1fn1" type="source">Source: Department of State, Central Files, '
    "793.00/1–955. Secret; Niact. Drafted by Clough.</note>"
)


def document_xml(
    head="1. Telegram From the <gloss type='from'>Secretary of State</gloss> to the "
    "<gloss type='to'>Embassy in India</gloss>",
    dateline="<placeName>Washington</placeName>, <date when='1955-01-10'>January 10, 1955</date>",
    body="<p>Words.</p>",
    xml_id="d1",
    n="1",
    attributes="",
):
    """A document element."""
    opener = f"<opener><dateline>{dateline}</dateline></opener>" if dateline else ""
    return (
        f'<div type="document" xml:id="{xml_id}" n="{n}" {attributes}>'
        f"<head>{head}</head>{opener}{body}</div>"
    )


def volume_xml(*documents, persons=PERSONS, idno="frus1955v01", title="A Volume", frus=OLD_FRUS):
    """A whole volume."""
    number = f'<idno type="frus">{idno}</idno>' if idno else ""
    return (
        f'<TEI xmlns="{TEI}" xmlns:frus="{frus}"><teiHeader><fileDesc><titleStmt>'
        f'<title type="complete">{title}</title><editor role="primary">Ann Editor</editor>'
        f"</titleStmt><publicationStmt><publisher>Printer</publisher><date>1986</date>{number}"
        "</publicationStmt></fileDesc></teiHeader><text><front>"
        f'<div type="section" xml:id="persons"><list>{persons}</list></div></front><body>'
        f'<pb n="1"/>{"".join(documents)}</body></text></TEI>'
    )


def write_volume(folder, *documents, name="volume.xml", **header):
    """A file with a whole volume; its path."""
    path = folder / name
    path.write_text(volume_xml(*documents, **header), encoding="utf-8")
    return path
