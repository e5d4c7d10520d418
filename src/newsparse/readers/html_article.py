"""The article of an HTML page by trafilatura: its blocks, and the captions of its pictures."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

MIN_OPENING = 20
"""Letters by which a paragraph is found again in its page."""
_TEASERS = ("a", "aside", "footer", "nav")
_BLOCKS = frozenset(["body", "code", "div", "head", "item", "list", "p", "quote", "row", "table"])
_BREAK = "lb"


@frozen
class Piece:
    """A block: ``kind`` is ``headline``, ``caption``, ``subhead`` or empty; only ``<pre>`` has line feeds in it."""

    kind: str
    text: str


def article_of(page: str) -> tuple[list[Piece], dict[str, Any]]:
    """
    Return the blocks of the article in a page, in reading order, and what trafilatura says of it.

    A caption is the ``<figcaption>`` of a picture in the article or between its headline and its text; one that is a
    link is a teaser's. The headline is an ``<h1>`` over the first paragraph, a subhead any heading below it.

    A page with no article gives no blocks.

    Raises:
        ModuleNotFoundError: If trafilatura (the extra ``newsparse[html]``) is not installed.
    """
    import trafilatura
    from trafilatura.utils import load_html

    tree = load_html(page)
    if tree is None:
        return [], {}
    captions = _lifted_captions(tree)
    found: Any = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=True)
    if found is None or found.body is None:
        return [], {}
    known = frozenset(captions.values())
    pieces = [
        Piece("caption", piece.text) if piece.text in known else piece
        for piece in _pieces(found.body, typed="<pre" in page.lower())
    ]
    first = next((i for i, piece in enumerate(pieces) if not piece.kind), len(pieces))
    if first == len(pieces):
        return [], {}
    # What else stands over the text may be a kicker or a deck.
    title = next((i for i, piece in enumerate(pieces[:first]) if piece.kind == "headline"), -1)
    for i, piece in enumerate(pieces):
        if piece.kind in {"headline", "subhead"} and i != title:
            pieces[i] = evolve(piece, kind="subhead" if i > first else "")
    lead = _lead_captions(tree, captions, pieces[first].text)
    taken = {piece.text for piece in pieces}
    return [*(Piece("caption", text) for text in lead if text not in taken), *pieces], found.as_dict()


def _lifted_captions(tree: Any) -> dict[Any, str]:
    """Put captions beside their pictures, which trafilatura leaves out with all that is in them, as paragraphs."""
    found: dict[Any, str] = {}
    for caption in list(tree.iter("figcaption")):
        text = _spaced(caption.itertext())
        links = sum(len(_flat("".join(link.itertext()))) for link in caption.iter("a"))
        if text and 2 * links <= len(text) and next(caption.iterancestors(*_TEASERS), None) is None:
            paragraph = caption.makeelement("p")
            paragraph.text = text
            around = list(caption.iterancestors("figure", "p"))
            (around[-1] if around else caption).addprevious(paragraph)
            caption.drop_tree()
            found[paragraph] = text
    return found


def _lead_captions(tree: Any, captions: dict[Any, str], opening: str) -> list[str]:
    """Return the captions between the headline and the paragraph that opens the article."""
    headed = False
    found: list[str] = []
    for element in tree.iter("h1", "p", "div", "span"):
        if element.tag == "h1":
            headed = True
        elif element in captions:
            if headed:
                found.append(captions[element])
        else:
            text = _flat(element.text or "")
            if len(text) >= min(MIN_OPENING, len(opening)) and opening.startswith(text):
                return found
    return []


def _spaced(parts: Iterator[str]) -> str:
    """Join the texts of elements: a blank goes where two sentences or names would touch."""
    texts = [part for part in parts if part]
    joined = "".join(
        f"{text} "
        if (text[-1:].islower() and after[:1].isupper()) or (text[-1:] in ".!?:)" and after[:1].isalpha())
        else text
        for text, after in pairwise((*texts, ""))
    )
    return _flat(joined)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _pieces(body: Any, *, typed: bool) -> Iterator[Piece]:
    """Give the blocks of what trafilatura found; items of lists and rows of tables are marked as it marks them."""
    from lxml.etree import iterwalk

    parts: list[str] = []
    tags: list[str] = []
    kind = ""
    rows = 0

    def closed() -> Iterator[Piece]:
        text = "".join(parts)
        parts.clear()
        inside = "quote" in tags or "code" in tags
        text = text.strip("\n").rstrip() if typed and inside else _flat(text)
        if text.strip(" -|\n"):
            yield Piece(kind if tags[-1:] == ["head"] else "", text)

    for event, element in iterwalk(body, events=("start", "end")):
        tag = element.tag
        apart = tag in _BLOCKS and not (tag == "code" and tags[-1:] == ["p"])
        if event == "end" and tag == "row":
            parts.append(" |")
        if apart and not (rows and tag != "row"):
            yield from closed()
        elif apart:
            parts.append(" ")
        if event == "start":
            if apart:
                tags.append(tag)
                kind = "headline" if element.get("rend") == "h1" else "subhead"
            rows += tag == "row"
            if tag == "cell":
                parts.append(" | " if parts else "| ")
            elif tag == "item":
                parts.append("- ")
            elif tag == _BREAK:
                if rows:
                    parts.append(" ")
                else:
                    yield from closed()
            parts.append(element.text or "")
        else:
            if apart:
                tags.pop()
            rows -= tag == "row"
            parts.append(element.tail or "")
