"""Signs that a cell lost its text before the file was written."""

import re

_ERRORS = re.compile(
    r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|BEZUG!|NV|WERT!|ZAHL!|NOM\?|VALEUR!"
    r"|NOMBRE!|ССЫЛКА!|Н/Д|ИМЯ\?|ЗНАЧ!|ДЕЛ/0!|ЧИСЛО!|ПУСТО!|#{2,})"
)
# The first byte of a letter in UTF-8, read as a letter of its own, and a byte that follows.
_SUSPECT = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]")


def is_error_of_spreadsheet(text: str) -> bool:
    """Whether the cell is an error of Excel or LibreOffice, or the fence of a narrow column.

    Errors are known in English, German, French and Russian: “#REF!”, “#NV”, “########”.
    """
    return _ERRORS.fullmatch(text.strip()) is not None


def is_nothing(text: str) -> bool:
    """Whether the cell is what databases write for a value that is not there."""
    return text.strip() in ("NULL", "\\N")


def misread(text: str) -> str:
    """What was meant by UTF-8 that was read as Windows-1252 (“ZÃ¼rich”); empty if it was not."""
    if not _SUSPECT.search(text):
        return ""
    try:
        return b"".join(map(_byte, text)).decode()
    except (UnicodeEncodeError, UnicodeDecodeError):
        return ""


def _byte(sign: str) -> bytes:
    """The byte that Windows-1252 reads as this sign; those that it leaves free stand for themselves."""
    return sign.encode("latin-1") if "\x80" <= sign <= "\x9f" else sign.encode("cp1252")
