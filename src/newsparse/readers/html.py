"""HTML: the article's text by trafilatura, or all text of the page if that is not installed."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from newsparse.readers.source import Source

_BLOCKS = """
address article aside blockquote body br button caption dd details dialog div dl dt fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 head header hr html label legend li main nav ol option p pre section select summary table tbody
td tfoot th thead title tr ul
"""
_APART = frozenset(_BLOCKS.split())
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


def read_html(text: str, encoding: str | None) -> Source:
    """
    Return the article of a page.

    With trafilatura (the extra ``newsparse[html]``) its text is the article's; without, it is all text of the page,
    a line for each block, and what is menu and what is article is left to `newsparse.parse`.
    """
    try:
        import trafilatura
    except ModuleNotFoundError:
        return page_of(text, encoding)
    found = trafilatura.bare_extraction(text, include_comments=False, with_metadata=True)
    page = page_of(text, encoding)
    if found is None:
        return page
    data: dict[str, Any] = found if isinstance(found, dict) else found.as_dict()
    if not data.get("text"):
        return page
    metadata = dict(page.metadata)
    names = (("title", "title"), ("author", "author"), ("date", "published"), ("url", "url"), ("sitename", "site"))
    for theirs, ours in names:
        if data.get(theirs) and ours not in metadata:
            metadata[ours] = str(data[theirs])
    # What the page says of itself goes before what was found in it; but a title with the site's name in it does not.
    if data.get("title"):
        metadata["title"] = str(data["title"])
    return Source(str(data["text"]), "html", encoding, metadata)


def page_of(text: str, encoding: str | None) -> Source:
    r"""
    Return all text of a page, a line for each block, with what its head says.

    >>> source = page_of("<title>Rain</title><p>It <b>rained</b>.<p>A lot.<script>x()</script>", None)
    >>> source.text, source.metadata
    ('It rained.\nA lot.', {'title': 'Rain'})
    """
    parser = _Page()
    parser.feed(text.replace("\0", ""))
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return Source("\n".join(line for line in lines if line), "html", encoding, parser.metadata())


class _Page(HTMLParser):
    """Collects text; what opens or closes a block is a line break."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
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
            if name and values.get("content", "").strip():
                self.meta.setdefault(name, values["content"].strip())
        elif tag == "html":
            self.language = values.get("lang", "")
        elif tag == "body":
            self.silent = 0
        elif tag in _SILENT:
            self.silent += 1
        if tag in _APART:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self.in_title = False
        elif tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        if tag in _APART:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.title.append(data)
        elif not self.silent:
            self.parts.append(data.replace("\n", " "))

    def metadata(self) -> dict[str, str]:
        """Return what the head said."""
        title = " ".join("".join(self.title).split())
        found = {"title": title} if title else {}
        if self.language:
            found["language"] = self.language
        return found | self.meta
