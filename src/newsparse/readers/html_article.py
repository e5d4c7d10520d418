"""The article of an HTML page by trafilatura: its blocks, and the captions of its pictures."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import regex
from attrs import evolve, frozen

from newsparse.blocks_to_article.headline import same_title

if TYPE_CHECKING:
    from collections.abc import Iterator

MIN_OPENING = 20
"""Letters by which a paragraph is found again in its page."""
MIN_PROSE = 100
"""Letters of a paragraph that is no kicker."""
MAX_CELL = 160
"""Letters of a cell that holds an entry and no text."""
_TEASERS = ("a", "aside", "footer", "nav")
_MAY_BE_CAPTIONS = ("dd", "div", "p", "span")
MAX_CAPTION = 600
"""Letters of a caption that only its class tells."""
_BLOCKS = frozenset(["body", "cell", "code", "div", "head", "item", "list", "p", "quote", "row", "table"])
_BREAK = "lb"


@frozen
class Piece:
    """A block: ``kind`` is ``headline``, ``caption``, ``subhead`` or empty; only ``<pre>`` has line feeds in it."""

    kind: str
    text: str


def article_of(page: str) -> tuple[list[Piece], dict[str, Any]]:
    """
    Return the blocks of the article in a page, in reading order, and what trafilatura says of it.

    A caption is a ``<figcaption>``, or an element of such a class, in the article or between its headline and its
    text; one that is a link is a teaser's. The headline is an ``<h1>`` over the text, a subhead any heading below its
    first paragraph.

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
    paragraphs = [i for i, piece in enumerate(pieces) if not piece.kind]
    if not paragraphs:
        return [], {}
    prose = next((i for i in paragraphs if len(pieces[i].text) >= MIN_PROSE), len(pieces))
    title = next((i for i, piece in enumerate(pieces[:prose]) if piece.kind == "headline"), -1)
    first = next((i for i in paragraphs if i > title), paragraphs[0])
    for i, piece in enumerate(pieces):
        if piece.kind in {"headline", "subhead"} and i != title:
            # What else stands over the text may be a kicker or a deck.
            pieces[i] = evolve(piece, kind="subhead" if i > first else "")
    taken = {piece.text for piece in pieces}
    lead = _lead(tree, captions, pieces[paragraphs[0]].text, found.title or "")
    # A headline of the text is the better one.
    missed = [piece for piece in lead if piece.text not in taken and not (piece.kind == "headline" and title >= 0)]
    return [*missed, *pieces], found.as_dict()


def _lifted_captions(tree: Any) -> dict[Any, str]:
    """Put captions beside their pictures, which trafilatura leaves out with all that is in them, as paragraphs."""
    found: dict[Any, str] = {}
    lifted: set[Any] = set()
    for caption in [one for one in tree.iter("figcaption", *_MAY_BE_CAPTIONS) if _is_caption(one)]:
        if not lifted.isdisjoint(caption.iterancestors()):
            continue  # a part of one
        for code in list(caption.iter("button", "script", "style")):
            code.drop_tree()
        for inner in caption.iterdescendants("br", "div", "figcaption", "li", "p"):
            inner.text, inner.tail = f" {inner.text or ''}", f" {inner.tail or ''}"
        text = _spaced(caption.itertext())
        links = sum(len(_flat("".join(link.itertext()))) for link in caption.iter("a"))
        if (
            text
            and (caption.tag == "figcaption" or len(text) <= MAX_CAPTION)
            and 2 * links <= len(text)
            and next(caption.iterancestors(*_TEASERS), None) is None
        ):
            paragraph = caption.makeelement("p")
            paragraph.text = text
            around = list(caption.iterancestors("figure", "p"))
            (around[-1] if around else caption).addprevious(paragraph)
            caption.drop_tree()
            lifted.add(caption)
            found[paragraph] = text
    return found


def _is_caption(element: Any) -> bool:
    """Say whether an element is a caption by its tag or its class (``wp-caption-text``); a teaser has a title."""
    if element.tag == "figcaption":
        return True
    classes = element.get("class")
    return (
        classes is not None
        and _class_re().search(classes) is not None
        and next(element.iter("h1", "h2", "h3", "h4", "h5", "h6"), None) is None
    )


@cache
def _class_re() -> regex.Pattern[str]:
    return regex.compile(r"(?i)(?<![^\s_-])caption(?:[_-]*+text)?+(?!\S)", regex.V1)


def _lead(tree: Any, captions: dict[Any, str], opening: str, title: str) -> list[Piece]:
    """Return what stands over the paragraph that opens the article: the headline that is the title, and captions."""
    found: list[Piece] = []
    for element in tree.iter("h1", "p", "div", "span"):
        if element.tag == "h1":
            text = _flat("".join(element.itertext()))
            found = [Piece("headline" if same_title(text, title) else "", text)]
        elif element in captions:
            if found:
                found.append(Piece("caption", captions[element]))
        else:
            text = _flat(element.text or "")
            if len(text) >= min(MIN_OPENING, len(opening)) and opening.startswith(text):
                return [piece for piece in found if piece.kind]
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

    def closed() -> Iterator[Piece]:
        text = "".join(parts)
        parts.clear()
        inside = "quote" in tags or "code" in tags
        text = text.strip("\n").rstrip() if typed and inside else _flat(text)
        if text.strip(" -"):
            yield Piece(kind if tags[-1:] == ["head"] else "", text)

    walk = iterwalk(body, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        apart = tag in _BLOCKS and not (tag == "code" and tags[-1:] == ["p"])
        if apart or tag == _BREAK:
            yield from closed()
        if event == "end":
            if apart:
                tags.pop()
            parts.append(element.tail or "")
            continue
        if apart:
            tags.append(tag)
            kind = "headline" if element.get("rend") == "h1" else "subhead"
        row = _row(element) if tag == "row" else ""
        if row:
            yield Piece("", row)
            walk.skip_subtree()
        else:
            parts.append(f"- {element.text or ''}" if tag == "item" else element.text or "")


def _row(row: Any) -> str:
    """Return a row of a table as a line; nothing if it is one of a layout, where the cells are parts of the page."""
    cells = [_flat(" ".join(cell.itertext())) for cell in row]
    return f"| {' | '.join(cells)} |" if any(cells) and max(map(len, cells)) <= MAX_CELL else ""
