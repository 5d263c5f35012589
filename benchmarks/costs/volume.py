"""A made-up TEI volume to import."""

from html import escape
from pathlib import Path
from random import Random

from benchmarks.collection.people import bearers
from benchmarks.collection.vocabulary import vocabularies

_VOLUME = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title type="complete">A made-up volume</title><editor role="primary">Nobody</editor></titleStmt>
<publicationStmt><publisher>Nobody</publisher><date>2000</date><idno type="frus">bench1</idno>
</publicationStmt></fileDesc></teiHeader><text><front><div type="section" xml:id="persons"><list>
{persons}</list></div></front><body>{documents}</body></text></TEI>"""
_PERSON = '<item><persName xml:id="p_{number}">{name}</persName>, Ambassador</item>'
_DOCUMENT = """<div type="document" xml:id="d{number}" n="{number}"><head>{number}. Letter From
<persName corresp="#p_{sender}" type="from">{sender_name}</persName> to
<persName corresp="#p_{recipient}" type="to">{recipient_name}</persName></head>
<opener><dateline><placeName>Geneva</placeName>, <date when="1955-{month:02}-{day:02}">1955</date>
</dateline></opener>{body}</div>"""


def write_volume(path: Path, documents: int) -> Path:
    """Write a volume of so many letters between forty persons; returns its path."""
    chance = Random("volume")
    people = [one.form for one in bearers(60) if one.kind == "person"][:40]
    english = vocabularies()["en"]
    told = []
    for number in range(1, documents + 1):
        sender, recipient = chance.sample(range(len(people)), 2)
        paragraphs = english.paragraphs(chance, 220)
        told.append(
            _DOCUMENT.format(
                number=number,
                sender=sender,
                sender_name=people[sender],
                recipient=recipient,
                recipient_name=people[recipient],
                month=chance.randint(1, 12),
                day=chance.randint(1, 28),
                body="".join(f"<p>{escape(words)}</p>" for words in paragraphs),
            )
        )
    persons = [_PERSON.format(number=n, name=name) for n, name in enumerate(people)]
    path.write_text(_VOLUME.format(persons="".join(persons), documents="".join(told)))
    return path
