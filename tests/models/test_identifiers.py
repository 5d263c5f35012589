"""Identifiers of authority files have the form that the file gives them."""

import pytest
from django.core.exceptions import ValidationError

from archive.models import CorrespondentIdentifier, DocumentIdentifier
from tests.factories import make_correspondent

pytestmark = pytest.mark.django_db


def check(scheme, value):
    CorrespondentIdentifier(
        correspondent=make_correspondent(), scheme=scheme, value=value
    ).validate_constraints()


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("wikidata", "Q5816"),
        ("viaf", "9847974"),
        ("gnd", "118577417"),
        ("gnd", "11857741X"),
        ("gnd", "4079163-4"),
        ("gnd", "1086206-X"),
        ("lcnaf", "n79021164"),
        ("lcnaf", "no2001012345"),
        ("isni", "000000012117600X"),
        ("snac", "w6qr52n5"),
        ("frus", "anything/goes"),
    ],
)
def test_forms_that_are_right(scheme, value):
    check(scheme, value)


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("wikidata", "5816"),
        ("wikidata", "Q05"),
        ("viaf", "viaf/9847974"),
        ("gnd", "X118577417"),
        ("lcnaf", "79021164"),
        ("isni", "0000 0001 2117 6002"),
        ("snac", "w6"),
    ],
)
def test_forms_that_are_wrong(scheme, value):
    with pytest.raises(ValidationError, match="form"):
        check(scheme, value)


@pytest.mark.parametrize(
    ("scheme", "value", "address"),
    [
        (
            "frus",
            "frus1955-57v02/d5",
            "https://history.state.gov/historicaldocuments/frus1955-57v02/d5",
        ),
        (
            "frus",
            "frus1955-57v02/p_DJF1",
            "https://history.state.gov/historicaldocuments/frus1955-57v02/persons#p_DJF1",
        ),
        ("frus", "office:secretary of state", ""),
        ("wikidata", "Q5816", "https://www.wikidata.org/wiki/Q5816"),
        ("doi", '10.1000/"><b>', "https://doi.org/10.1000/%22%3E%3Cb%3E"),
        ("shelfmark", "A 12", ""),
    ],
)
def test_an_identifier_leads_to_the_public_page_of_its_scheme(scheme, value, address):
    assert DocumentIdentifier(scheme=scheme, value=value).public_address == address
