"""Links: related titles and their addresses, numbered references and their list, addresses broken over lines."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

import regex

from newsparse.blocks_to_article.slugs import best_url, with_hyphens
from newsparse.lang.labels import labels_of
from newsparse.models import Link, LinkKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newsparse.lang import Language
    from newsparse.models import Block, Page

MAX_TITLE = 260
REACH = 4
SCHEMES = ("http://", "https://", "www.", "mailto:", "file://", "sms:", "tel:", "whatsapp:", "javascript:")
MAX_DIGITS = 4
MIN_WRAPPED = 8
"""Lines from which it is told how long a full one is."""


class RelatedLine(NamedTuple):
    """A line that points to another article: where its title stands in the text, and its address, if printed there."""

    start: int
    end: int
    title: str
    url: str | None
    reference: str | None = None


@cache
def _related_re(lang: Language) -> regex.Pattern[str]:
    return regex.compile(
        r"""
        [\s*•◦▪>►▶→»–—【\[(|·-]*+
        (?P<lead> (?i-f: \L<leads> ) )
        (?: \s*+ [】\])]?+ \s*+ (?: [:：>»→|] | (?: [–—-] (?=\s) ) ) | \s*+ [】] | \s*+ \Z )
        \s*+
        """,
        regex.VERBOSE | regex.V1,
        leads=labels_of(lang).related,
    )


@cache
def _trailer_re() -> regex.Pattern[str]:
    """What follows a title: its address in brackets, or the number of its reference."""
    return regex.compile(
        r"\s*+(?:[(<\[]?+(?P<url>https?+://[^\s<>()\]]++(?:\([^\s()]*+\)[^\s<>()\]]*+)*+)[)>\]]?+|\[(?P<reference>\d{1,4}+)\])\W*+\Z",
        regex.V1,
    )


def parse_related(text: str, lang: Language) -> RelatedLine | None:
    """
    Read a line that sends the reader to another article.

    >>> from newsparse.lang import load
    >>> en = load("en")
    >>> parse_related("Read more: Ferry returns to the harbour", en).title
    'Ferry returns to the harbour'
    >>> parse_related("Read more than one book a week", en) is None
    True

    Returns:
        The line's parts, an empty title if the lead stands alone, or None.
    """
    if len(text) > MAX_TITLE + 300:
        return None
    match = _related_re(lang).match(text)
    if match is None:
        return None
    rest = text[match.end() :]
    trailer = _trailer_re().search(rest)
    end = match.end() + (trailer.start() if trailer else len(rest.rstrip()))
    title = text[match.end() : end].rstrip()
    if len(title) > MAX_TITLE:
        return None
    if trailer and trailer["url"]:
        return RelatedLine(match.end(), end, title, trailer["url"])
    return RelatedLine(match.end(), end, title, None, trailer["reference"] if trailer else None)


@cache
def _url_re() -> regex.Pattern[str]:
    return regex.compile(r"(?:https?+://|www\.)[^\s<>\"”“»«\[\]{}|\\^`]++", regex.V1)


def urls_in(text: str) -> list[tuple[int, int, str]]:
    """
    Find the web addresses of *text*, the punctuation after them left out.

    >>> urls_in("See https://harbour.example/a_(b), or ask.")
    [(4, 33, 'https://harbour.example/a_(b)')]

    Returns:
        Start, end and address of each, in order.
    """
    found: list[tuple[int, int, str]] = []
    for match in _url_re().finditer(text):
        url = match[0].rstrip(".,;:!?'’")
        while url.endswith(")") and url.count("(") < url.count(")"):
            url = url[:-1].rstrip(".,;:!?")
        found.append((match.start(), match.start() + len(url), url))
    return found


def reference_of(text: str) -> tuple[str, str] | None:
    """
    Read one line of a list of references: its number and its address.

    >>> reference_of("[12] https://harbour.example/ferry"), reference_of("12 boats")
    (('12', 'https://harbour.example/ferry'), None)
    """
    # A page of a text browser ends in a hundred of these: no pattern.
    parts = text.split(None, 2)
    if len(parts) < 2 or parts[0][-1] not in "].":
        return None
    number, url = parts[0].removeprefix("[")[:-1], parts[1]
    sound = url.startswith(SCHEMES) and url not in SCHEMES and len(number) <= MAX_DIGITS and number.isdecimal()
    return (number, url) if sound else None


def goes_on_as_url(url: str, below: str) -> bool:
    """
    Say whether the line below holds the rest of an address cut by the layout.

    >>> goes_on_as_url("https://harbour.example/a-long-", "way-home.html")
    True
    >>> goes_on_as_url("https://harbour.example/a", "The mayor")
    False
    """
    if not below or any(c.isspace() for c in below) or "://" in below or not below.isascii():
        return False
    if url[-1:] in "-/_=&?%.+":
        return True
    return below[0] in "-/_=&?%.#" or (
        any(mark in below for mark in "-/_=&%.") and below[0].islower() and below[-1] not in ".,;"
    )


def references(blocks: Sequence[Block], page: Page) -> dict[str, str]:
    """Return the addresses of a list of references by their numbers, which only the raw text shows."""
    found: dict[str, str] = {}
    raw = page.raw
    for block in blocks:
        if block.kind == "reference":
            # The rule that claimed it has seen to its form. More blanks make a marker of the number, before the block.
            start, end = block.spans[0].start, block.spans[0].end
            words = raw[start:end].split(None, 2)
            if len(words) < 2:
                words = raw[raw.rfind("\n", 0, start) + 1 : end].split()[-2:]
            if len(words) > 1:
                found[words[0].strip("[].")] = words[1]
    return found


def titled(blocks: Sequence[Block], listed: dict[str, str], page: Page) -> dict[int, tuple[Link, list[Block]]]:
    """
    Join the titles of related articles with their addresses.

    An address may stand in the line itself, in the list of references (*listed*), or anywhere on the page: then its
    slug says which title is its own. As many titles as addresses that are left go together in their order.

    Returns:
        By the ``id`` of the title's block the link, without spans, and the blocks of the address, if it has its own.
    """
    found: dict[int, tuple[Link, list[Block]]] = {}
    if "related" not in [block.kind for block in blocks]:
        return found
    free = {block.text.strip("<>()"): block for block in blocks if block.kind == "url"}
    left: list[tuple[Block, RelatedLine]] = []
    full = partial(_full_line, blocks)
    body = [i for i, block in enumerate(blocks) if block.kind == "paragraph"]
    # What lies farther from the body is the page's own list of stories.
    low, high = (body[0] - REACH, body[-1] + REACH) if body else (0, len(blocks))
    for i, block in enumerate(blocks):
        line = parse_related(block.text, page.lang) if block.kind == "related" and low <= i <= high else None
        if line is None:
            continue
        if not line.title and "http" not in block.text:
            continue  # a lead with nothing behind it names no article
        url = _own_url(block, line, listed, page)
        parts: list[Block] = []
        if url is None and line.title:
            url = best_url(line.title, free)
            if url is None:
                if listed:
                    continue  # where every link has its mark, a line without one is none
                left.append((block, line))
            else:
                parts = [free.pop(url)]
        found[id(block)] = (_related(line, url, parts or [block], full), parts)
    if len(left) == len(free):
        for (block, line), url in zip(left, list(free), strict=True):
            found[id(block)] = (_related(line, url, [free[url]], full), [free.pop(url)])
    return found


def _related(line: RelatedLine, url: str | None, blocks: list[Block], full: Callable[[], int]) -> Link:
    """Return the link of a title; its address is printed in *blocks*."""
    if url and line.title:
        url = with_hyphens(url, line.title, [part.text for block in blocks for part in block.lines], full)
    return Link(url, line.title or None, LinkKind.RELATED, ())


def _full_line(blocks: Sequence[Block]) -> int:
    """Return how many characters a full line of the body holds; 0 if its paragraphs are not wrapped."""
    lengths = sorted(len(line.text) for block in blocks if block.kind == "paragraph" for line in block.lines[:-1])
    return lengths[len(lengths) * 9 // 10] if len(lengths) >= MIN_WRAPPED else 0


def _own_url(block: Block, line: RelatedLine, listed: dict[str, str], page: Page) -> str | None:
    """Return the address that a related line prints itself, or that its reference mark leads to."""
    if "http" in block.text and len(block.lines) > 1:
        # The layout cut it: what joins words would put blanks into it, and take its hyphens.
        cut = _bracketed_url_re().search("\n".join(span.of(page.raw) for span in block.spans))
        if cut:
            return "".join(cut["url"].split())
    if line.url is not None:
        return line.url
    number = line.reference or next(_marks(block, page), None)
    return listed.get(number) if number else None


@cache
def _bracketed_url_re() -> regex.Pattern[str]:
    """An address in brackets, cut anywhere by the ends of lines: the closing bracket says where it ends."""
    return regex.compile(r"[(<\[]\s*+(?P<url>https?+://[^()<>\[\]]++)[)>\]]", regex.V1)


def _marks(block: Block, page: Page) -> Iterator[str]:
    """Yield the numbers of the reference marks in a block, which the first step took out of its text."""
    for repair in block.repairs:
        if repair.rule == "reference":
            yield repair.span.of(page.raw).strip(" []")
