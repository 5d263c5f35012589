"""From the bytes of a file to its lines: which encoding it is in, and that all of it is."""

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from archive.exchange.errors import SourceError

LONGEST_LINE = 1_000_000
_CHUNK = 1 << 16
_BREAK = re.compile(r"\r\n|\r|\n")
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods; .xls
_MARKUP = re.compile(r"\ufeff?\s*<(?:[?!]\w|(?:html|table|tei)\b)", re.IGNORECASE)
_SAVE = "Save the file as “CSV UTF-8” in the spreadsheet, or convert it to UTF-8, and try again."


def encoding_of(file: BinaryIO, name: str) -> str:
    """The encoding of the whole file: UTF-8, or UTF-16 where a byte order mark says so.

    Raises SourceError for an empty file, for what is no text, and at the first byte that is not
    of the encoding: nothing is ever decoded by guess.
    """
    file.seek(0)
    start = file.read(4)
    if not start:
        raise SourceError(name, 1, "the file is empty. Begin it with a line of column names.")
    if start in _SPREADSHEETS:
        raise SourceError(name, 1, f"this is a spreadsheet or archive, not CSV. {_SAVE}")
    if start in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE):
        raise SourceError(name, 1, f"the byte order mark says UTF-32. {_SAVE}")
    if start.startswith(codecs.BOM_UTF16_LE):
        encoding = "utf-16-le"
    elif start.startswith(codecs.BOM_UTF16_BE):
        encoding = "utf-16-be"
    elif len(start) == 4 and (start[0] == start[2] == 0 or start[1] == start[3] == 0):
        raise SourceError(
            name, 1, f"this looks like UTF-16 or UTF-32 without a byte order mark. {_SAVE}"
        )
    else:
        encoding = "utf-8"
    _check(file, encoding, name)
    file.seek(0)
    if _MARKUP.match(file.read(1000).decode(encoding, "ignore")):
        raise SourceError(name, 1, f"this is a page or a text in markup, not CSV. {_SAVE}")
    return encoding


def _check(file: BinaryIO, encoding: str, name: str) -> None:
    """Decode the whole file, a piece at a time, or raise SourceError at the first wrong byte."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    line, held, chunk = 1, "", b" "
    while chunk:
        chunk = file.read(_CHUNK)
        try:
            text = held + decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            before = held + error.object[: error.start].decode(encoding, "replace")
            line += len(_BREAK.findall(before))
            raise SourceError(name, line, _wrong(error, encoding)) from error
        # The end of a chunk may part a carriage return from its line feed.
        held = "\r" if text.endswith("\r") and chunk else ""
        line += len(_BREAK.findall(text.removesuffix(held)))


def _wrong(error: UnicodeDecodeError, encoding: str) -> str:
    shown = encoding[:6].upper()
    byte = error.object[error.start]
    if encoding != "utf-8":
        return f"the file is not {shown} from here on, though its byte order mark says so. {_SAVE}"
    return (
        f"the byte 0x{byte:02X} is not {shown}: the file is in another encoding, such as "
        f"Windows-1252, Windows-1251 or GB 18030. {_SAVE}"
    )


def lines(file: BinaryIO, encoding: str, name: str) -> Iterator[str]:
    """The lines of the file with their ends: CR, LF or CRLF. Raises SourceError for a huge one."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    number = 0
    try:
        while line := text.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE:
                reason = f"is longer than {LONGEST_LINE:,} characters. Shorten its cells."
                raise SourceError(name, number, reason)
            yield line.removeprefix("\ufeff") if number == 1 else line
    finally:
        if not file.closed:
            text.detach()  # else the file would be closed with it
