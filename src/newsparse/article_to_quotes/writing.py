"""From token numbers to quotes with spans of the raw text."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from newsparse.article_to_quotes.tokens import BREAK
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
        self.raw = article.raw
        self.paragraphs = article.paragraphs
        self.text = tokens.text
        self.starts = tokens.starts
        self.speakers = speakers
        self.lemmas = lemmas(speakers.lang)
        self.known: dict[tuple[int, int], Speaker] = {}
        self.cues: dict[int, Cue] = {}
        self.offsets = [*accumulate([len(one.text) + len(BREAK) for one in self.paragraphs], initial=0)]
        """Where each paragraph starts in the joined text."""
        self.shifts = [
            None if paragraph.repairs or len(paragraph.spans) != 1 else paragraph.spans[0].start - offset
            for paragraph, offset in zip(self.paragraphs, self.offsets, strict=False)
        ]
        """What leads from the joined text to the raw one where a paragraph was printed as it is read, else None."""
        self.repaired: set[int] = set()
        """Paragraphs whose repairs were looked at and are more than blanks for line feeds."""

    def words(self, first: int, end: int) -> tuple[str, tuple[Span, ...]]:
        """Return the text of tokens [first, end), and where it stands in the raw text."""
        starts = self.starts
        start = starts[first]
        text = self.text[start : starts[end]].rstrip()
        number = bisect_right(self.offsets, start) - 1
        shift = self.shifts[number]
        if shift is None or not text:
            return text, self._place(number, start, len(text))
        start += shift
        return text, (Span(start, start + len(text)),)

    def _place(self, number: int, start: int, size: int) -> tuple[Span, ...]:
        """Return where a stretch of the joined text stands; it lies in a paragraph with repairs."""
        paragraph = self.paragraphs[number]
        start -= self.offsets[number]
        if number in self.repaired:
            return paragraph.to_raw(start, start + size)
        self.repaired.add(number)
        spans = paragraph.spans
        at = spans[0].start
        if len(spans) > 1 or self.raw[at : spans[0].end].replace("\n", " ") != paragraph.text:
            return paragraph.to_raw(start, start + size)
        self.shifts[number] = at - self.offsets[number]
        return (Span(at + start, at + start + size),) if size else ()

    def cue(self, frame: Frame) -> Cue:
        """Return the cue of a frame."""
        cue = self.cues.get(frame.cue)
        if cue is None:
            text, spans = self.words(frame.cue, frame.cue_end)
            cue = self.cues[frame.cue] = Cue(text, spans, self.lemmas.get(text.lower()))
        return cue

    def speaker(self, mention: tuple[int, int]) -> Speaker:
        """Return the speaker a mention names."""
        speaker = self.known.get(mention)
        if speaker is None:
            text, spans = self.words(*mention)
            speaker = self.known[mention] = self.speakers.speaker(mention, spans, text)
        return speaker


def write_quotes(
    article: Article,
    tokens: Tokens,
    direct: list[Found],
    indirect: list[Report],
    speakers: Speakers,
) -> tuple[Quote, ...]:
    """Write quotes, in reading order."""
    writer = Writer(article, tokens, speakers)
    as_direct, as_mixed, as_indirect = QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.INDIRECT
    quotes: list[tuple[int, Quote]] = []
    for found in direct:
        segment, rule = found.segment, found.rule
        first = segment.first + 1
        text, spans = writer.words(first, segment.last + (not segment.closed))
        kind = as_mixed if rule == "subject_of_clause" else as_direct
        speaker = writer.speaker(found.speaker) if found.speaker else None
        cue = writer.cue(found.cue) if found.cue else None
        quotes.append((first, Quote(text, kind, spans, speaker, cue, (found.sentence.paragraph,), rule)))
    for report in indirect:
        frame = report.frame
        (first, end), *more = report.parts
        text, spans = writer.words(first, end)
        for part in more:
            words, places = writer.words(*part)
            text += " " + words
            spans += places
        speaker = writer.speaker(frame.subject) if frame.subject else None
        paragraphs = (report.sentence.paragraph,)
        quotes.append((first, Quote(text, as_indirect, spans, speaker, writer.cue(frame), paragraphs, report.rule)))
    quotes.sort(key=itemgetter(0))
    return tuple([quote for _, quote in quotes])
