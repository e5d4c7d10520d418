"""From token numbers to quotes with spans of the raw text."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from operator import itemgetter
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
        self.known: dict[tuple[int, int], Speaker] = {}
        self.cues: dict[int, Cue] = {}
        self.offsets: list[int] = []
        """Where each paragraph starts in the joined text."""
        self.shifts: list[int | None] = []
        """What leads from the joined text to the raw one, where a paragraph was printed in one piece; else None."""
        at = 0
        for paragraph in article.paragraphs:
            self.offsets.append(at)
            whole = not paragraph.repairs and len(paragraph.spans) == 1
            self.shifts.append(paragraph.spans[0].start - at if whole else None)
            at += len(paragraph.text) + 1

    def place(self, paragraph: int, start: int, end: int) -> tuple[Span, ...]:
        """Return where characters [start, end) of the joined text stand in the raw text."""
        shift = self.shifts[paragraph]
        if shift is None:
            offset = self.offsets[paragraph]
            return self.article.paragraphs[paragraph].to_raw(start - offset, end - offset)
        return (Span(start + shift, end + shift),) if end > start else ()

    def words(self, paragraph: int, first: int, end: int) -> tuple[str, tuple[Span, ...]]:
        """Return the text of tokens [first, end), and where it stands in the raw text."""
        tokens = self.tokens
        start = tokens.starts[first]
        stop = tokens.starts[end - 1] + len(tokens.pieces[end - 1].rstrip())
        return tokens.text[start:stop], self.place(paragraph, start, stop)

    def paragraph_of(self, token: int) -> int:
        """Return the paragraph a token stands in."""
        return bisect_right(self.offsets, self.tokens.starts[token]) - 1

    def cue(self, frame: Frame | None) -> Cue | None:
        """Return the cue of a frame."""
        if frame is None:
            return None
        known = self.cues.get(frame.cue)
        if known is None:
            text, spans = self.words(self.paragraph_of(frame.cue), frame.cue, frame.cue_end)
            known = self.cues[frame.cue] = Cue(text, spans, self.lemmas.get(text.lower()))
        return known

    def speaker(self, mention: tuple[int, int] | None) -> Speaker | None:
        """Return the speaker a mention names."""
        if mention is None:
            return None
        known = self.known.get(mention)
        if known is None:
            text, spans = self.words(self.paragraph_of(mention[0]), *mention)
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
    starts, pieces = tokens.starts, tokens.pieces
    as_direct, as_mixed, as_indirect = QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.INDIRECT
    quotes: list[tuple[int, Quote]] = []
    for found in direct:
        segment = found.segment
        start = starts[segment.first] + len(pieces[segment.first].rstrip())
        inside = tokens.text[start : starts[segment.last] if segment.closed else tokens.end(segment.last)]
        text = inside.strip()
        if len(text) < len(inside):
            start += len(inside) - len(inside.lstrip())
        paragraph = found.sentence.paragraph
        spans = writer.place(paragraph, start, start + len(text))
        kind = as_mixed if found.rule == "subject_of_clause" else as_direct
        quote = Quote(text, kind, spans, writer.speaker(found.speaker), writer.cue(found.cue), (paragraph,), found.rule)
        quotes.append((start, quote))
    for report in indirect:
        paragraph = report.sentence.paragraph
        text, spans = writer.words(paragraph, *report.parts[0])
        for part in report.parts[1:]:
            more, places = writer.words(paragraph, *part)
            text += " " + more
            spans += places
        speaker = writer.speaker(report.frame.subject)
        cue = writer.cue(report.frame)
        quote = Quote(text, as_indirect, spans, speaker, cue, (paragraph,), report.rule)
        quotes.append((starts[report.parts[0][0]], quote))
    quotes.sort(key=itemgetter(0))
    return tuple([quote for _, quote in quotes])
