"""An XML file as a stream of events, trusting nothing: the only place that opens such sources."""

import gzip
import stat
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat

from lxml import etree

from archive.exchange.errors import SourceError

MAX_BYTES = 256 * 1024 * 1024  # uncompressed; the largest volume in print is about 12 MB
MAX_DEPTH = 128  # real volumes stay under 20
_CHUNK = 64 * 1024
Require = Callable[[etree._Element, Path], None]
_BROKEN = (EOFError, zlib.error, gzip.BadGzipFile)


class _Counted:
    """A byte stream that knows its line and refuses to run past MAX_BYTES."""

    def __init__(self, raw: IO[bytes], name: str) -> None:
        self.raw, self.name, self.line, self.size = raw, name, 1, 0

    def read(self, size: int = _CHUNK) -> bytes:
        """The next bytes; SourceError where the compression is damaged or the file too long."""
        try:
            chunk = self.raw.read(min(size, _CHUNK) if size > 0 else _CHUNK)
        except _BROKEN as error:
            reason = f"the gzip file is damaged or cut short ({error}). Fetch it again."
            raise SourceError(self.name, self.line, reason) from error
        except OSError as error:
            raise SourceError(self.name, self.line, f"cannot be read: {error.strerror}.") from error
        self.size += len(chunk)
        self.line += chunk.count(b"\n")
        if self.size > MAX_BYTES:
            reason = f"is longer than {MAX_BYTES // 1024**2} MB unpacked, the most that is read."
            raise SourceError(self.name, self.line, reason)
        return chunk


@contextmanager
def opened(path: Path) -> Iterator[_Counted]:
    """The file's bytes, unpacked where it is gzip (told by its first bytes, not by its name)."""
    name = str(path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise SourceError(name, 1, "is a directory; an XML file was expected.")
        if not stat.S_ISREG(mode):
            raise SourceError(name, 1, "is not an ordinary file; an XML file was expected.")
        with path.open("rb") as raw:
            magic = raw.read(2)
            raw.seek(0)
            if not magic:
                raise SourceError(name, 1, "the file is empty; an XML file was expected.")
            stream: Any = gzip.GzipFile(fileobj=raw) if magic == b"\x1f\x8b" else raw
            yield _Counted(stream, name)
    except (OSError, ValueError) as error:
        if isinstance(error, SourceError):
            raise
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(name, 1, f"cannot be read: {reason}.") from error


def _refuse_doctype(path: Path) -> None:
    """SourceError where the file declares a document type, which is where entities come from.

    Expat reports the declaration before it reads what is in it, so nothing is ever expanded.
    """
    parser = expat.ParserCreate()
    seen_root: list[str] = []

    def doctype(*_: object) -> None:
        reason = "has a DOCTYPE, which may define entities. Remove it: such files need none."
        raise SourceError(str(path), parser.CurrentLineNumber, reason)

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = lambda name, _: seen_root.append(name)
    with opened(path) as stream:
        while not seen_root:
            chunk = stream.read()
            try:
                parser.Parse(chunk, not chunk)
            except expat.ExpatError as error:
                reason = f"is not well-formed XML: {expat.ErrorString(error.code)}."
                raise SourceError(str(path), error.lineno, reason) from error
            if not chunk:
                return


def events(path: Path, require: Require) -> Iterator[tuple[str, etree._Element]]:
    """Start and end events of all elements of the file, in order.

    ``require`` sees the outermost element first, and raises SourceError where the file is of
    another format. SourceError as well for a file that is malformed, too deep or too long.
    """
    _refuse_doctype(path)
    with opened(path) as stream:
        context = etree.iterparse(
            stream,
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            yield from _checked(context, path, require)
        except etree.XMLSyntaxError as error:
            reason = f"is not well-formed XML: {error.msg}"
            raise SourceError(str(path), error.lineno or 1, reason) from error


def _checked(
    context: Iterator[tuple[str, etree._Element]], path: Path, require: Require
) -> Iterator[tuple[str, etree._Element]]:
    depth = 0
    for event, element in context:
        if event == "start":
            if not depth:
                require(element, path)
            depth += 1
            if depth > MAX_DEPTH:
                reason = f"elements lie more than {MAX_DEPTH} deep; no real volume does that."
                raise SourceError(str(path), element.sourceline or 1, reason)
        else:
            depth -= 1
        yield event, element
