"""Links inside the article's text: the marks of a text browser's references, and addresses printed in the text."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from newsparse.blocks_to_article.links import urls_in
from newsparse.blocks_to_article.slugs import slug_score, slug_words, words_of
from newsparse.lines_to_blocks.body import STOPS, main_run
from newsparse.lines_to_blocks.own_address import own_address
from newsparse.models import Link, LinkKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsparse.models import Block, Page, Paragraph, Repair, Span

MIN_LONG = 150
"""Characters of a paragraph that is the article's own."""
NEAR = 5
"""So many blocks from one of these the article has ended, and what is kept there is the page's."""
OFTEN = 3
"""So often a page leads to itself, with its share bar and its comments."""
MIN_LETTERS = 3
MIN_TITLE_WORDS = 5
MIN_TEASER_WORDS = 6
MIN_SAME = 0.7
"""Share of an address's words that the title shows it was made from."""
SKIPPED = 1.5
"""Words of a title for each of its address, which leaves small ones out."""
MAX_TITLE = 300
CLOSERS = "\"'”’»“)] "
BESIDE_KINDS = {"chrome": 60, "caption": 35, "other_caption": 35}
"""What may have been taken for the page's though it is the article's: from so many characters it is no menu."""
MESSENGERS = ("mailto:", "sms:", "whatsapp:", "fb-messenger:", "http://wa.me/", "https://wa.me/")
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg")
REACH = 3
"""So many blocks from a paragraph these may be the article's."""


@cache
def _mark_re() -> regex.Pattern[str]:
    return regex.compile(r"\[\d{1,4}+\]", regex.V1)


@cache
def _share_re() -> regex.Pattern[str]:
    """Forms that pass a page on."""
    return regex.compile(
        r"/(?:share(?:r(?:\.php)?+|Article|-offsite)?+|send|submit|intent/\w{1,9}|pin/create/button/?+)\?",
        regex.V1 | regex.I,
    )


@cache
def _service_re() -> regex.Pattern[str]:
    """Pages of a newspaper on its own people and services, and those of a reader's account."""
    return regex.compile(
        r"""
        / (?: authors? | autor (?: en | e | a )?+ | auteurs? | staff | contributors? | columnists? | people | redaktion
            | newsletters? | subscribe | login | sign-?in | register | accounts? | settings | contact (?: -us )?+
            | kontakt | privacy | imprint | impressum )
        (?: / | \Z )
        """,
        regex.VERBOSE | regex.V1 | regex.I,
    )


def is_share(url: str) -> bool:
    """
    Say whether an address is a tool of the page: it shares the article, opens its discussion or shows a picture.

    >>> is_share("https://twitter.com/share?text=Ferry+returns"), is_share("https://twitter.com/harbour/status/12")
    (True, False)
    """
    low = url.lower()
    return (
        low.startswith(MESSENGERS)
        or low.endswith(PICTURES)
        or ".disqus.com/" in low
        or ("?" in low and _share_re().search(url) is not None)
    )


def site_of(url: str) -> str:
    """
    Return the site that an address belongs to, the empty string for none.

    That is the last two parts of its host: a newspaper's sections have hosts of their own.

    >>> site_of("https://sport.harbour.example/ferry?id=3"), site_of("mailto:ann@harbour.example")
    ('harbour.example', '')
    """
    if not url.startswith(("http://", "https://")):
        return ""
    host = url.split("/", 3)[2].partition("?")[0].partition("#")[0]
    above, _, top = host.rpartition(".")
    name = above.rpartition(".")[2]
    return f"{name}.{top}".lower() if name and top else ""


def is_teaser(title: str, url: str) -> bool:
    """
    Say whether the text at a link is the title of what it leads to: an article's own links say less.

    >>> slug = "https://harbour.example/ferry-returns-to-torton-harbour-after-year"
    >>> is_teaser("Ferry returns to Torton harbour after a year It", slug), is_teaser("ferry that left Torton", slug)
    (True, False)
    """
    slug = [word for word in slug_words(url) if word.isalpha()]
    if len(slug) < MIN_TEASER_WORDS:
        return False
    words = words_of(title[:MAX_TITLE])[: int(SKIPPED * len(slug)) + 2]
    found = at = 0
    for word in slug:
        if word in words[at:]:
            at = words.index(word, at) + 1
            found += 1
    return found >= MIN_SAME * len(slug)


class _References(NamedTuple):
    """A page's list of references: addresses by their numbers, the page's own site and address, what it repeats."""

    urls: dict[str, str]
    site: str
    own: str
    repeated: frozenset[str]


def inline(
    paragraphs: Sequence[Paragraph], blocks: Sequence[Block], listed: dict[str, str], headline: str, page: Page
) -> Iterator[Link]:
    """
    Yield the links of the article's text: by the marks of their references, and addresses printed in the text.

    Args:
        paragraphs: The article's paragraphs.
        blocks: All blocks of the page in reading order.
        listed: The addresses of a list of references by their numbers.
        headline: The article's title, which tells its own address.
        page: The page.

    Yields:
        Links in the order of their paragraphs, then those of blocks beside them, which belong to no paragraph.
    """
    raw = page.raw
    printed = "http" in raw or "www." in raw
    if not printed and not listed:
        return
    references = _References(listed, "", "", frozenset())
    near: set[int] = set()
    if listed:
        site = Counter(map(site_of, listed.values())).most_common(1)[0][0]
        often = Counter(listed.values())
        repeated = frozenset(url for url, count in often.items() if count >= OFTEN)
        references = _References(listed, site, _plain(own_address(page)), repeated)
        near = _near(blocks)
    for index, paragraph in enumerate(paragraphs):
        if paragraph.spans[0].start in near and not _signs_post(paragraph.text):
            for span, url in _marked(paragraph.repairs, references, page):
                if site_of(url) != references.site or _is_own(url, span, paragraph, headline, references, page):
                    yield Link(url, None, LinkKind.INLINE, (span,), index)
        text = paragraph.text
        for start, end, url in urls_in(text) if printed and ("http" in text or "www." in text) else ():
            yield Link(url, None, LinkKind.INLINE, paragraph.to_raw(start, end), index)
    if listed:
        yield from _beside(blocks, references, page)


def _marked(repairs: Sequence[Repair], references: _References, page: Page) -> Iterator[tuple[Span, str]]:
    """Yield the marks that the first step took out of a text, with their addresses."""
    for repair in repairs:
        if repair.rule == "reference":
            url = references.urls.get(repair.span.of(page.raw).strip(" []"))
            if url and not is_share(url):
                yield repair.span, url


def _is_own(  # noqa: PLR0917 - what is known of a link
    url: str, span: Span, paragraph: Paragraph, headline: str, references: _References, page: Page
) -> bool:
    """Say whether a link to the page's own site is the article's: not to itself, its authors, another by its title."""
    if _plain(url) == references.own or _service_re().search(url):
        return False
    if url in references.repeated and slug_score(headline, url) >= MIN_SAME:
        return False
    text = paragraph.text
    if (
        len(text) < MIN_LONG
        and span.start - paragraph.spans[0].start < MIN_LETTERS
        and text.rstrip(CLOSERS)[-1:] not in STOPS
        and len(slug_words(url)) >= MIN_TITLE_WORDS
    ):
        return False  # a title by itself
    after = page.raw[span.end : span.end + 2 * MAX_TITLE].partition("\n\n")[0]
    return not is_teaser(_mark_re().sub("", after), url)


def _plain(url: str) -> str:
    """Return an address without its query, its scheme and its last slash."""
    return url.partition("#")[0].partition("?")[0].partition("://")[2].rstrip("/")


def _near(blocks: Sequence[Block]) -> set[int]:
    """
    Return where the paragraphs begin that are long, or stand in the main run of prose or near it.

    Where most of the text stands elsewhere, the run says nothing, and all paragraphs count.
    """
    start, end = main_run(blocks)
    sizes = [len(block.text) if block.kind == "paragraph" else 0 for block in blocks]
    if 2 * sum(sizes[start : end + 1]) < sum(sizes):
        start, end = 0, len(blocks)
    return {
        block.spans[0].start
        for i, (block, size) in enumerate(zip(blocks, sizes, strict=True))
        if size >= MIN_LONG or (size and start - NEAR < i < end + NEAR)
    }


def _beside(blocks: Sequence[Block], references: _References, page: Page) -> Iterator[Link]:
    """Yield the links of blocks near a paragraph that are no menu: what leads to other sites is the article's."""
    kinds = [block.kind for block in blocks]
    for i, block in enumerate(blocks):
        text = block.text
        if (
            len(text) >= BESIDE_KINDS.get(block.kind, MAX_TITLE)
            and "paragraph" in kinds[max(0, i - REACH) : i + REACH + 1]
            and not text.startswith("IFRAME")
            and not _signs_post(text)
        ):
            marked = list(_marked(block.repairs, references, page))
            if len(marked) == 1:
                span, url = marked[0]
                other = site_of(url) not in {references.site, ""} and "=http" not in url  # that only passes on
                if (other or urls_in(text)) and _is_inside(span, block, page):
                    yield Link(url, None, LinkKind.INLINE, (span,))


def _is_inside(span: Span, block: Block, page: Page) -> bool:
    """Say whether words of its block stand before a mark: a menu's entry begins with it."""
    before = page.raw[block.spans[0].start : span.start]
    return sum(map(str.isalpha, _mark_re().sub("", before))) > MIN_LETTERS


def _signs_post(text: str) -> bool:
    """Say whether a line is the end of a post shown on the page: its own address stands behind the date there."""
    return text[:1] in "—–-" and "(@" in text
