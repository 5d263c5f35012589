"""What help shows of the search: examples, each a question to the list and what it finds.

All of them find something in the sample; none names a record that another archive may not have.
"""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# What stands in the box, and what it finds, by the heading under which help shows it.
WORDS = {
    _("Words and phrases"): (
        ("Quemoy treaty", _("Both words, wherever they stand.")),
        ('"Security Council"', _("These words side by side and in this order; small words count.")),
        ("airmen -Geneva", _("The first word without the second.")),
        ('Bandung OR "peaceful means"', _("The word or the phrase or both. OR is in capitals.")),
        ("evacuat*", _("All words that begin like this.")),
        ('"cease-fire" Quemoy -Geneva', _("All of this together.")),
    ),
    _("Written in another way"): (
        ("negotiations", _("Negotiate and negotiating, too; what has the form itself comes first.")),
        ("hammarskjold", _("Capitals and accents make no difference: Hammarskjöld.")),
        ("cease fire", _("Nor do hyphens, dashes and apostrophes: cease-fire.")),
    ),
    _("In one place only"): (
        ("title:memorandum", _("In the title.")),
        ("summary:gold", _("In the summary.")),
        ("text:Shillock", _("In a transcription, translation, edited version or précis.")),
        ("note:volume", _("In a footnote or a note of the editor.")),
        ("ref:793", _("In a reference or identifier.")),
    ),
    _("Names of correspondents"): (
        ("Filippov", _("A pseudonym finds its bearer.")),
        ("Chou En-lai", _("So does another spelling, here of Zhou Enlai.")),
        ("毛澤東", _("And another script, in traditional or simplified characters.")),
        ("Dulles, John Foster", _("The names may stand in any order.")),
    ),
    _("References and numbers"): (
        ("793.00/5-1855", _("A whole reference leads straight to its document.")),
        ("frus1955-57v02/d251", _("So does an identifier.")),
    ),
}  # fmt: skip

# The parameters of the list, and what they find together.
FILTERS = (
    ({"q": "airmen", "date": "January 1955"}, _("A word within a month.")),
    ({"q": "Quemoy", "not": "role:drafter"}, _("A word, where no drafter is known.")),
    ({"not": "has:text", "date": "1955"}, _("Documents of a year whose text is not here.")),
    ({"certainty": "undated"}, _("What has no date at all.")),
    ({"role": "interpreter"}, _("Where somebody interprets.")),
)

# In which language examples are written that are not in that of the page.
_LANGUAGES = {"毛澤東": "zh"}


def examples() -> list[tuple]:
    """The headings, each with its examples: words, their language, what they find, the address."""
    return [
        (heading, [(one, _LANGUAGES.get(one, ""), said, _address(q=one)) for one, said in ones])
        for heading, ones in WORDS.items()
    ]


def filtered() -> list[tuple]:
    """Examples of filters: the end of the address, what they find, the address."""
    return [(urlencode(asked), said, _address(**asked)) for asked, said in FILTERS]


def _address(**asked: str) -> str:
    return f"{reverse('document_list')}?{urlencode(asked)}"
