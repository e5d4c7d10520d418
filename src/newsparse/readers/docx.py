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
_WORD = frozenset(
    [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",  # of files in the strict form
    ]
)
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_CORE = {
    "http://purl.org/dc/elements/1.1/ title": "title",
    "http://purl.org/dc/elements/1.1/ creator": "author",
}


def is_docx(data: bytes) -> bool:
    """Say whether these bytes are a zip file with a Word document in it."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        return _document(zipfile.ZipFile(io.BytesIO(data)).namelist()) is not None
    except _BROKEN:
        return False


def _document(names: list[str]) -> str | None:
    """Return the part that holds the text: some programs count it."""
    return next((name for name in names if name.startswith("word/document") and name.endswith(".xml")), None)


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
            body = _unpacked(archive, _document(names) or "word/document.xml")
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
    """
    Collects paragraphs, each with its style: text, tabs, breaks; deleted text is left out by its own tag.

    A paragraph inside another (a text box) comes before it; what was moved away, or is there for old programs, is said
    elsewhere once more.
    """

    def __init__(self) -> None:
        self.paragraphs: list[tuple[str, str]] = []
        self.parts: list[str] = []
        self.style = ""
        self.around: list[tuple[str, list[str]]] = []
        self.inside = 0
        self.silent = 0

    def of(self, xml: bytes) -> list[tuple[str, str]]:
        parser = _parser()
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.data
        parser.Parse(xml, True)  # noqa: FBT003 - expat's own way to say that all is there
        return self.paragraphs

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _name(tag)
        if self.silent or name == "moveFrom" or tag == _FALLBACK:
            self.silent += 1
            return
        match name:
            case "p":
                self.around.append((self.style, self.parts))
                self.style, self.parts = "", []
            case "t":
                self.inside += 1
            case "pStyle":
                self.style = _value(attributes, "val")
            case "tab":
                if not attributes:  # else it is the place of one
                    self.parts.append("\t")
            case "br" | "cr":
                self.parts.append("\n")
            case "noBreakHyphen":
                self.parts.append("\N{NON-BREAKING HYPHEN}")

    def end(self, tag: str) -> None:
        if self.silent:
            self.silent -= 1
            return
        match _name(tag):
            case "t":
                self.inside -= 1
            case "p":
                self.paragraphs.append((self.style, "".join(self.parts)))
                self.style, self.parts = self.around.pop()

    def data(self, text: str) -> None:
        if self.inside and not self.silent:
            self.parts.append(text)


def _name(tag: str) -> str:
    """Return the name of one of Word's own tags, or nothing."""
    space, _, name = tag.rpartition(" ")
    return name if space in _WORD else ""


def _value(attributes: dict[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if _name(key) == name), "")


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
        match _name(tag):
            case "style":
                self.id = _value(attributes, "styleId")
            case "name":
                self.found.setdefault(self.id, _value(attributes, "val"))


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
