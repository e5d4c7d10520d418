"""What a reader gives: the raw text of an article, and what the file knows of it besides."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

import regex
from attrs import evolve, field, frozen

from newsparse.blocks_to_article.byline import parse_byline
from newsparse.errors import ReaderError
from newsparse.lang import load
from newsparse.models import Author, Byline, Headline, Span, Timestamp, TimestampKind
from newsparse.options import DEFAULTS, ParseOptions
from newsparse.pipeline import explain_known, parse_known

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsparse.lang import Language
    from newsparse.models import Article
    from newsparse.trace import Trace

MAX_AUTHORS = 40
BLANK_LINE = "\n\n"


@frozen
class Source:
    """
    The raw text of one article.

    ``kind`` is what the file is: ``text``, ``html``, ``pdf``, ``docx``, ``eml`` or ``json``; ``encoding`` how its bytes
    were read. ``metadata`` holds what the file says outside its text, all as strings: ``title``, ``author`` (several
    apart by ``;``), ``published``, ``updated`` (ISO), ``url``, ``language``, ``site``, ``id``, of mail the ``sender``;
    only what is there.

    ``known`` are the blocks of the text where the file itself parts them, in order, each with what it calls it:
    ``headline``, ``caption``, ``subhead`` or nothing.

    ``error`` tells why one record of many could not be read: then there is no text, and the others are still given.
    """

    text: str
    kind: str
    encoding: str | None = None
    metadata: dict[str, str] = field(factory=dict)
    known: tuple[tuple[Span, str], ...] = ()
    error: str | None = None

    def parse(self, *, language: str = "auto", options: ParseOptions = DEFAULTS) -> Article:
        """
        Parse the text, and let the metadata speak where the text is silent.

        Of its authors only those count that have the form of a person's or an agency's name.

        A headline, byline or date that comes from the metadata has no spans, since it stands nowhere in the text; the
        ``source`` of such a date is ``metadata``.

        >>> article = Source("It rained.", "html", metadata={"title": "Rain", "author": "Ana Ruiz; Jo Berg"}).parse()
        >>> article.headline, [author.name for author in article.bylines[0].authors]
        (Headline(text='Rain', spans=()), ['Ana Ruiz', 'Jo Berg'])
        >>> Source("It rained.", "text").parse().headline is None
        True

        Takes and raises what `newsparse.parse` does, and `ReaderError` if there is an ``error``.
        """
        return self._completed(parse_known(self._sound(), self.known, language=language, options=options))

    def parse_and_explain(self, *, language: str = "auto", options: ParseOptions = DEFAULTS) -> tuple[Article, Trace]:
        """
        Do as `parse`, and tell which rule did what.

        Takes and raises what `newsparse.parse_and_explain` does, and `ReaderError` if there is an ``error``.
        """
        article, trace = explain_known(self._sound(), self.known, language=language, options=options)
        return self._completed(article), trace

    def _sound(self) -> str:
        if self.error:
            raise ReaderError(self.error)
        return self.text

    def _completed(self, article: Article) -> Article:
        if self.encoding:
            article = evolve(article, encoding=self.encoding)
        return with_metadata(article, self.metadata)


def of_pieces(pieces: Iterable[tuple[str, str]], kind: str, encoding: str | None, metadata: dict[str, str]) -> Source:
    r"""
    Return the source of blocks that the file parts: a blank line between, and what each was called.

    >>> source = of_pieces([("", "It rained."), ("subhead", "Who pays")], "html", None, {})
    >>> source.text, source.known
    ('It rained.\n\nWho pays', ((Span(start=0, end=10), ''), (Span(start=12, end=20), 'subhead')))
    """
    texts: list[str] = []
    known: list[tuple[Span, str]] = []
    start = 0
    for name, text in pieces:
        known.append((Span(start, start + len(text)), name))
        texts.append(text)
        start += len(text) + len(BLANK_LINE)
    return Source(BLANK_LINE.join(texts), kind, encoding, metadata, tuple(known))


def with_metadata(article: Article, metadata: dict[str, str]) -> Article:
    """Return the article with headline, byline and dates of *metadata* where it has none of its own."""
    changes: dict[str, object] = {}
    title = " ".join(metadata.get("title", "").split())
    if title and article.headline is None and not _file_name_re().fullmatch(title):
        changes["headline"] = Headline(title, ())
    if metadata.get("author") and not article.bylines:
        byline = _byline(metadata["author"], load(article.language))
        if byline:
            changes["bylines"] = (byline,)
    for kind in TimestampKind:
        stamp = _stamp(metadata.get(str(kind), ""), kind)
        if stamp and getattr(article, str(kind)) is None:
            changes[str(kind)] = stamp
    return evolve(article, **changes) if changes else article  # type: ignore[arg-type]


def _byline(text: str, lang: Language) -> Byline | None:
    """
    Return the byline of names apart by semicolons, if one is a person's or an agency's.

    Programs write what they know: an account (``admin``), a desk (``News``), an address.
    """
    authors: list[Author] = []
    agencies: list[str] = []
    said: list[str] = []
    for name in [" ".join(part.split()) for part in text.split(";")][:MAX_AUTHORS]:
        found = parse_byline(name, lang, bare=True)
        if found:
            authors += found.authors
            agencies += [found.agency] if found.agency else []
        elif name.lower() == name.upper() and name.replace(" ", "").isalpha():
            authors.append(Author(name))  # letters without case: nothing tells a name from other words
        else:
            continue
        said.append(name)
    return Byline("; ".join(said), tuple(authors), next(iter(agencies), None), ()) if said else None


@cache
def _file_name_re() -> regex.Pattern[str]:
    """What word processors and layout programs write where no title was given."""
    return regex.compile(
        r"(?i)Microsoft \w++ - .*+|untitled(?:[ -]?\w{1,3})?+|[^/]{1,200}\.(?:docx?|indd|odt|pdf|qx[dp]|rtf|txt)",
        regex.V1,
    )


def _stamp(text: str, kind: TimestampKind) -> Timestamp | None:
    """Read a date in ISO form."""
    try:
        value = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return Timestamp(text.strip(), kind, value, len(text.strip()) > len("2021-05-02"), "metadata", ())
