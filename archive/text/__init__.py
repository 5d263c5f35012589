"""Text as the archive compares, orders and keeps it. Pure Python; imports nothing of ours.

    fold("Nguyễn Ái Quốc")      gives  "nguyen ai quoc"
    tokens("K'ang Sheng (康生)") gives  ["k", "ang", "sheng", "康生"]

Offers fold, tokens, sort_key, slug, natural_order, is_short_for, clean_line,
clean_markup, plain_text, derived_forms (of a name), name_vector, NameQuestion and recorded (what a
name is found by).
"""

from archive.text.folding import clean_line, fold, tokens
from archive.text.keys import slug, sort_key
from archive.text.markup import clean_markup, plain_text
from archive.text.name_words import NameQuestion, name_vector, recorded
from archive.text.names import is_short_for, natural_order
from archive.text.romanization import Derived, derived_forms
from archive.text.stems import language_of, languages_of, stems
from archive.text.vectors import Vector

__all__ = [
    "Derived",
    "NameQuestion",
    "Vector",
    "clean_line",
    "clean_markup",
    "derived_forms",
    "fold",
    "is_short_for",
    "language_of",
    "languages_of",
    "name_vector",
    "natural_order",
    "plain_text",
    "recorded",
    "slug",
    "sort_key",
    "stems",
    "tokens",
]
