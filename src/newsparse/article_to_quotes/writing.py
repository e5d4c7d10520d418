"""From token numbers to quotes with spans of the raw text."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from newsparse.models.quote import Cue, Quote, QuoteKind
from newsparse.models.span import Span

if TYPE_CHECKING:
    from newsparse.article_to_quotes.attribution import Found
    from newsparse.article_to_quotes.frames import Frame
    from newsparse.article_to_quotes.indirect import Report
    from newsparse.article_to_quotes.speakers import Speakers
    from newsparse.article_to_quotes.tokens import Tokens
    from newsparse.lang import Language
    from newsparse.models import Article
    from newsparse.models.quote import Speaker


@cache
def lemmas(lang: Language) -> dict[str, str]:
    """
    Return the lemma of each form of a cue.

    >>> from newsparse.lang import load
    >>> lemmas(load("en"))["told"]
    'tell'
    """
    cues = lang.cues
    tables = (cues.thought, cues.report, cues.speech)
    return {form: lemma for table in tables for lemma, forms in table.items() for form in forms}


class Writer:
    """Leads tokens of an article back to its raw text."""

    def __init__(self, article: Article, tokens: Tokens, speakers: Speakers) -> None:
        self.article = article
        self.tokens = tokens
        self.speakers = speakers
        self.lemmas = lemmas(speakers.lang)
        self.offsets: list[int] = []
        self.known: dict[tuple[int, int], Speaker] = {}
        at = 0
        for paragraph in article.paragraphs:
            self.offsets.append(at)
            at += len(paragraph.text) + 1

    def place(self, paragraph: int, start: int, end: int) -> tuple[str, tuple[Span, ...]]:
        """Return the text of characters [start, end) of the joined text, and where it stands in the raw text."""
        offset = self.offsets[paragraph]
        source = self.article.paragraphs[paragraph]
        if not source.repairs and len(source.spans) == 1:
            shift = source.spans[0].start - offset
            return self.tokens.text[start:end], (Span(start + shift, end + shift),) if end > start else ()
        return self.tokens.text[start:end], source.to_raw(start - offset, end - offset)

    def words(self, paragraph: int, first: int, last: int) -> tuple[str, tuple[Span, ...]]:
        """Return the same for tokens *first* to *last*."""
        return self.place(paragraph, self.tokens.starts[first], self.tokens.end(last))

    def paragraph_of(self, token: int) -> int:
        """Return the paragraph a token stands in."""
        return bisect_right(self.offsets, self.tokens.starts[token]) - 1

    def cue(self, frame: Frame | None) -> Cue | None:
        """Return the cue of a frame."""
        if frame is None:
            return None
        text, spans = self.words(self.paragraph_of(frame.cue), frame.cue, frame.cue_end - 1)
        return Cue(text, spans, self.lemmas.get(text.lower()))

    def speaker(self, mention: tuple[int, int] | None) -> Speaker | None:
        """Return the speaker a mention names."""
        if mention is None:
            return None
        known = self.known.get(mention)
        if known is None:
            text, spans = self.words(self.paragraph_of(mention[0]), mention[0], mention[1] - 1)
            known = self.known[mention] = self.speakers.speaker(mention, spans, text)
        return known


def write_quotes(
    article: Article,
    tokens: Tokens,
    direct: list[Found],
    indirect: list[Report],
    speakers: Speakers,
) -> tuple[Quote, ...]:
    """Write quotes, in reading order."""
    writer = Writer(article, tokens, speakers)
    quotes: list[tuple[int, Quote]] = []
    for found in direct:
        segment = found.segment
        start = tokens.end(segment.first)
        end = tokens.starts[segment.last] if segment.closed else tokens.end(segment.last)
        start += len(tokens.text[start:end]) - len(tokens.text[start:end].lstrip())
        end = start + len(tokens.text[start:end].rstrip())
        paragraph = found.sentence.paragraph
        text, spans = writer.place(paragraph, start, end)
        kind = QuoteKind.MIXED if found.rule == "subject_of_clause" else QuoteKind.DIRECT
        quote = Quote(text, kind, spans, writer.speaker(found.speaker), writer.cue(found.cue), (paragraph,), found.rule)
        quotes.append((start, quote))
    for report in indirect:
        paragraph = report.sentence.paragraph
        parts = [writer.words(paragraph, start, end - 1) for start, end in report.parts]
        text = " ".join(part for part, _ in parts)
        spans = tuple(span for _, part in parts for span in part)
        speaker = writer.speaker(report.frame.subject)
        cue = writer.cue(report.frame)
        start = tokens.starts[report.parts[0][0]]
        quotes.append((start, Quote(text, QuoteKind.INDIRECT, spans, speaker, cue, (paragraph,), report.rule)))
    quotes.sort(key=lambda pair: pair[0])
    return tuple(quote for _, quote in quotes)
