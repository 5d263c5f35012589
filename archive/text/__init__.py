"""Text as the archive compares, orders and keeps it. Pure Python; imports nothing of ours.

    fold("Nguyễn Ái Quốc")      gives  "nguyen ai quoc"
    tokens("K'ang Sheng (康生)") gives  ["k", "ang", "sheng", "康生"]

Offers fold, tokens, sort_key, slug, natural_order, is_short_for, clean_line,
clean_markup, plain_text.
"""

from archive.text.folding import clean_line, fold, tokens
from archive.text.keys import slug, sort_key
from archive.text.markup import clean_markup, plain_text
from archive.text.names import is_short_for, natural_order

__all__ = [
    "clean_line",
    "clean_markup",
    "fold",
    "is_short_for",
    "natural_order",
    "plain_text",
    "slug",
    "sort_key",
    "tokens",
]
