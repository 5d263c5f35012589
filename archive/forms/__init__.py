"""The public forms: fields that read what people write, and say what they could not read.

Imports archive.models and below. Offers the fields from which archive.filters declares the
question to the list of documents, the forms of the plain lists, and the locale of dates.
"""

from archive.forms.described import found_words, life, notes_on
from archive.forms.fields import (
    MOST_CHARACTERS,
    MOST_VALUES,
    ChoicesField,
    DateWordsField,
    PageField,
    SpanEnd,
    WordsField,
    shortened,
)
from archive.forms.lists import CompletionForm, CorrespondentForm, FiledForm, ListForm
from archive.forms.locales import locale
from archive.forms.pairs import ExcludedField, Pair, PartsField
from archive.forms.records import Choice, PersonsField, RecordsField
from archive.forms.written import NamesField, QueryField

__all__ = [
    "MOST_CHARACTERS",
    "MOST_VALUES",
    "Choice",
    "ChoicesField",
    "CompletionForm",
    "CorrespondentForm",
    "DateWordsField",
    "ExcludedField",
    "FiledForm",
    "ListForm",
    "NamesField",
    "PageField",
    "Pair",
    "PartsField",
    "PersonsField",
    "QueryField",
    "RecordsField",
    "SpanEnd",
    "WordsField",
    "found_words",
    "life",
    "locale",
    "notes_on",
    "shortened",
]
