"""Word files: the text of their paragraphs, by the standard library."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.parsers import expat

from newsparse.errors import ReaderError
from newsparse.readers.source import Source, of_pieces

MAX_BYTES = 200_000_000
"""What a file may unpack to."""
MAX_LOWER = 0.25
"""Where more paragraphs than that begin in lower case, they are lines of a text that was pasted in."""
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, KeyError, NotImplementedError, EOFError, RuntimeError, ValueError)
"""What zipfile raises on files that are broken, or locked by a password."""
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
    Return the text of a Word file, a blank line between its paragraphs; headings and captions are known by their style.

    Where the paragraphs are lines, as in a text pasted in, only empty ones are blank lines.

    Raises:
        ReaderError: If the file is broken or locked, or unpacks to more than `MAX_BYTES`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            body = _unpacked(archive, "word/document.xml")
            core = _unpacked(archive, "docProps/core.xml") if "docProps/core.xml" in names else b""
            styles = _unpacked(archive, "word/styles.xml") if "word/styles.xml" in names else b""
        paragraphs = _Text().of(body)
        called = _Styles().of(styles) if styles else {}
        metadata = _Core().of(core) if core else {}
    except (*_BROKEN, expat.ExpatError) as error:
        raise ReaderError(f"not a Word file that can be read: {error}") from error
    texts = [text for _, text in paragraphs]
    if sum(text[:1].islower() for text in texts) > MAX_LOWER * sum(map(bool, texts)):
        return Source("\n".join(texts).strip("\n"), "docx", None, metadata)
    pieces: list[tuple[str, str]] = []
    for style, text in paragraphs:
        if text.strip():
            kind = _kind(called.get(style, style))
            pieces.append((kind if pieces or kind != "subhead" else "headline", text.strip("\n")))
    return of_pieces(pieces, "docx", None, metadata)


def _kind(style: str) -> str:
    """Return what a style makes of a paragraph; its name is English whatever the language of the program is."""
    name = style.lower().replace(" ", "")
    return "caption" if name == "caption" else "subhead" if name.startswith(("heading", "title")) else ""


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
    """Collects paragraphs, each with its style: text, tabs, breaks; deleted text is left out by its own tag."""

    def __init__(self) -> None:
        self.paragraphs: list[tuple[str, str]] = []
        self.parts: list[str] = []
        self.style = ""
        self.inside = 0

    def of(self, xml: bytes) -> list[tuple[str, str]]:
        parser = _parser()
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.data
        parser.Parse(xml, True)  # noqa: FBT003 - expat's own way to say that all is there
        return self.paragraphs

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag.removeprefix(_WORD):
            case "t":
                self.inside += 1
            case "pStyle":
                self.style = attributes.get(f"{_WORD}val", "")
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
                self.paragraphs.append((self.style, "".join(self.parts)))
                self.parts.clear()
                self.style = ""

    def data(self, text: str) -> None:
        if self.inside:
            self.parts.append(text)


class _Styles:
    """Collects the names of styles by their ids."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.id = ""

    def of(self, xml: bytes) -> dict[str, str]:
        parser = _parser()
        parser.StartElementHandler = self.start
        parser.Parse(xml, True)  # noqa: FBT003 - expat's own way to say that all is there
        return self.found

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag.removeprefix(_WORD):
            case "style":
                self.id = attributes.get(f"{_WORD}styleId", "")
            case "name":
                self.found.setdefault(self.id, attributes.get(f"{_WORD}val", ""))


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
