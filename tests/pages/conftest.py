"""A small archive to browse, and a stranger to browse it."""

from types import SimpleNamespace

import pytest


@pytest.fixture
def archive(db):
    """One cable of 4 February 1949 with everything a page can show, and its neighbours."""
    from archive.search import index_words  # models can be imported only once Django is set up
    from tests import factories as make

    stalin = make.make_correspondent(authorised_form="Joseph Stalin", status="published")
    make.make_name(correspondent=stalin, form="Filippov", kind="pseudonym")
    mikoyan = make.make_correspondent(authorised_form="Anastas Mikoyan", status="published")
    office = make.make_correspondent(kind="office", authorised_form="Chairman of the Council")
    fonds = make.make_collection(title="Fonds 558")
    file = make.make_collection(title="File 331", parent=fonds)
    cable = make.make_published(
        title="Cable, Stalin to Mikoyan",
        date="1949-02-04",
        summary="Asks that gold be moved.",
        genre=make.make_genre(name="Cable", slug="cable"),
        place=make.make_place(name="Moscow"),
    )
    cable.languages.add(make.make_language("ru", name="Russian"))
    make.make_participation(
        document=cable,
        correspondent=stalin,
        capacity=office,
        name_as_written="Filippov",
        certainty="probable",
        evidence="signed in his hand",
    )
    make.make_participation(document=cable, correspondent=mikoyan, role="recipient", order=1)
    holding = make.make_holding(document=cable, collection=file, reference="f. 558, op. 11, d. 331")
    make.make_text(document=cable, body=BODY)
    draft = make.make_published(title="Draft of the cable", date="1949-02")
    make.make_relation(source=draft, target=cable, kind="draft-of")
    later = make.make_published(title="A later cable", date="1949-03-01")
    visit = make.make_event(
        title="Visit to Xibaipo", date="1949-01-30/1949-02-08", status="published"
    )
    make.make_document_event(document=cable, event=visit)
    make.make_event_participation(event=visit, correspondent=mikoyan, role="guest")
    index_words()
    return SimpleNamespace(
        cable=cable,
        draft=draft,
        later=later,
        stalin=stalin,
        mikoyan=mikoyan,
        office=office,
        fonds=fonds,
        file=file,
        repository=holding.repository,
        visit=visit,
    )


BODY = (
    '<p>Your telegram<a class="noteref" id="ref-1" href="#note-1">1</a> arrived. '
    '<span class="pb" id="page-127">127</span> Move <span class="redaction">[3 lines not '
    'declassified]</span>.</p><ol class="notes"><li id="note-1"><span class="label">1</span> '
    "Not found.</li></ol>"
)
