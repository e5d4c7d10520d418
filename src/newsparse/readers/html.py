"""HTML: the article's text by trafilatura, or all text of the page if that is not installed."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser

import regex

from newsparse.readers.source import Source, of_pieces

_BLOCKS = """
address article aside blockquote body br button caption dd details dialog div dl dt fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 head header hr html label legend li main nav ol option p pre section select summary table tbody
td tfoot th thead title tr ul
"""
_APART = frozenset(_BLOCKS.split())
_OTHERS = "a b base center em font i iframe img link meta noscript script span strong style svg template u"
_SILENT = frozenset(["script", "style", "template", "noscript", "svg", "math", "iframe", "object", "head"])
_META = {
    "og:title": "title",
    "author": "author",
    "article:author": "author",
    "article:published_time": "published",
    "article:modified_time": "updated",
    "og:site_name": "site",
    "og:url": "url",
    "date": "published",
}


@cache
def _prologue() -> str:
    return r"[\s\ufeff]*+ (?: <\?xml\b [^>]{0,200}+ > \s*+ | <!-- (?: [^-] | -(?!->) )*+ --> \s*+ )*+"


@cache
def _html_re() -> regex.Pattern[str]:
    return regex.compile(
        rf"{_prologue()} < (?: !doctype\s++html | (?i-f:\L<tags>) ) (?= [\s/>] )",
        regex.VERBOSE | regex.V1 | regex.I,
        tags=sorted(_APART.union(_OTHERS.split())),
    )


@cache
def _xml_re() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?=\s*+<\?xml\b) {_prologue()} (?:<!doctype\b[^>]*+>\s*+)?+ < (?P<root>[\w:.-]{{1,40}})",
        regex.VERBOSE | regex.V1 | regex.I,
    )


def is_html(text: str) -> bool:
    """
    Say whether a text is HTML: whether one of its tags opens it.

    >>> is_html("<p>It rained."), is_html("<3 this ferry")
    (True, False)
    """
    return _html_re().match(text) is not None


def other_xml(text: str) -> str | None:
    """
    Return the first tag of a text that declares itself XML; None if it does not.

    >>> other_xml("<?xml version='1.0'?><rss><channel/></rss>"), other_xml("<rss>")
    ('rss', None)
    """
    match = _xml_re().match(text)
    return match["root"] if match else None


def read_html(text: str, encoding: str | None) -> Source:
    """
    Return the article of a page, a blank line between its blocks.

    With trafilatura (the extra ``newsparse[html]``) its text is the article's, and its captions and subheads are known;
    without, or where trafilatura finds none, it is all text of the page, and what is menu and what is article is left
    to `newsparse.parse`.
    """
    page = page_of(text, encoding)
    try:
        from newsparse.readers.html_article import article_of

        pieces, found = article_of(text)
    except ModuleNotFoundError:
        return page
    if not pieces:
        return page
    metadata = dict(page.metadata)
    names = (("title", "title"), ("author", "author"), ("date", "published"), ("url", "url"), ("sitename", "site"))
    for theirs, ours in names:
        if found.get(theirs) and ours not in metadata:
            metadata[ours] = str(found[theirs])
    # What the page says of itself goes before what was found in it; but a title with the site's name in it does not.
    if found.get("title"):
        metadata["title"] = str(found["title"])
    return of_pieces(((piece.kind, piece.text) for piece in pieces), "html", encoding, metadata)


def page_of(text: str, encoding: str | None) -> Source:
    r"""
    Return all text of a page, a blank line between its blocks, with what its head says.

    >>> source = page_of("<title>Rain</title><p>It <b>rained</b>.<p>A lot.<script>x()</script>", None)
    >>> source.text, source.metadata
    ('It rained.\n\nA lot.', {'title': 'Rain'})
    """
    parser = _Page()
    parser.feed(text.replace("\0", ""))
    parser.close()
    parser.end_block()
    return of_pieces((("", block) for block in parser.blocks), "html", encoding, parser.metadata())


class _Page(HTMLParser):
    """Collects the texts of blocks; line feeds stay only where they were typed, in ``<pre>``."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.parts: list[str] = []
        self.typed = 0
        self.silent = 0
        self.title: list[str] = []
        self.in_title = False
        self.meta: dict[str, str] = {}
        self.language = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "title" and not self.title:
            self.in_title = True
        elif tag == "meta":
            name = _META.get((values.get("property") or values.get("name") or "").lower())
            content = values.get("content", "").strip()
            # An author's page at a network is often all that ``article:author`` tells.
            if name and content and not (name == "author" and "://" in content):
                self.meta.setdefault(name, content)
        elif tag == "html":
            self.language = values.get("lang", "")
        elif tag == "body":
            self.silent = 0
        elif tag in _SILENT:
            self.silent += 1
        if tag in _APART:
            self.end_block()
        self.typed += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self.in_title = False
        elif tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        if tag in _APART:
            self.end_block()
        if tag == "pre":
            self.typed = max(0, self.typed - 1)

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.title.append(data)
        elif not self.silent:
            self.parts.append(data)

    def end_block(self) -> None:
        """Take what was collected for a block."""
        text = "".join(self.parts)
        self.parts.clear()
        text = text.strip("\n").rstrip() if self.typed else " ".join(text.split())
        if text.strip():
            self.blocks.append(text)

    def metadata(self) -> dict[str, str]:
        """Return what the head said."""
        title = " ".join("".join(self.title).split())
        found = {"title": title} if title else {}
        if self.language:
            found["language"] = self.language
        return found | self.meta
