"""Word files: the text of their paragraphs, by the standard library."""

from __future__ import annotations

import io
import zipfile
from xml.parsers import expat

from newsparse.errors import ReaderError
from newsparse.readers.source import Source

MAX_BYTES = 200_000_000
"""What a file may unpack to."""
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_CORE = {
    "http://purl.org/dc/elements/1.1/ title": "title",
    "http://purl.org/dc/elements/1.1/ creator": "author",
}


def is_docx(data: bytes) -> bool:
    """Say whether these bytes are a zip file with a Word document in it."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        return "word/document.xml" in zipfile.ZipFile(io.BytesIO(data)).namelist()
    except zipfile.BadZipFile:
        return False


def read_docx(data: bytes) -> Source:
    """
    Return the text of a Word file, a line for each paragraph.

    Raises:
        ReaderError: If the file is broken, or unpacks to more than `MAX_BYTES`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _unpacked(archive, "word/document.xml")
            core = _unpacked(archive, "docProps/core.xml") if "docProps/core.xml" in archive.namelist() else b""
        text = _Text().of(body)
        metadata = _Core().of(core) if core else {}
    except (zipfile.BadZipFile, expat.ExpatError, OSError, KeyError, NotImplementedError, EOFError) as error:
        raise ReaderError(f"not a Word file that can be read: {error}") from error
    return Source(text, "docx", None, metadata)


def _unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ReaderError(f"{name} unpacks to more than {MAX_BYTES:,} bytes")
    return data


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.EntityDeclHandler = _no_entities
    parser.buffer_text = True
    return parser


def _no_entities(*_args: object) -> None:
    # Word declares none: whoever does wants them to grow.
    raise ReaderError("a Word file with entities of its own")


class _Text:
    """Collects paragraphs: text, tabs, breaks; deleted text is left out by its own tag."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.inside = 0

    def of(self, xml: bytes) -> str:
        parser = _parser()
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.data
        parser.Parse(xml, True)  # noqa: FBT003 - expat's own way to say that all is there
        return "".join(self.parts).strip("\n")

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        match tag.removeprefix(_WORD):
            case "t":
                self.inside += 1
            case "tab":
                self.parts.append("\t")
            case "br" | "cr":
                self.parts.append("\n")
            case "noBreakHyphen":
                self.parts.append("\N{NON-BREAKING HYPHEN}")

    def end(self, tag: str) -> None:
        match tag.removeprefix(_WORD):
            case "t":
                self.inside -= 1
            case "p":
                self.parts.append("\n")

    def data(self, text: str) -> None:
        if self.inside:
            self.parts.append(text)


class _Core:
    """Collects title and author of the file's properties."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.name = ""

    def of(self, xml: bytes) -> dict[str, str]:
        parser = _parser()
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.data
        parser.Parse(xml, True)  # noqa: FBT003 - expat's own way to say that all is there
        return {name: text.strip() for name, text in self.found.items() if text.strip()}

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        self.name = _CORE.get(tag, "")

    def end(self, _tag: str) -> None:
        self.name = ""

    def data(self, text: str) -> None:
        if self.name:
            self.found[self.name] = self.found.get(self.name, "") + text
