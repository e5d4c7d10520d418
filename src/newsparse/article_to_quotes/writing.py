"""From token numbers to quotes with spans of the raw text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from functools import cache
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from newsparse.article_to_quotes.tokens import BREAK
from newsparse.models.quote import Cue, Quote, QuoteKind
from newsparse.models.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsparse.article_to_quotes.attribution import Found
    from newsparse.article_to_quotes.frames import Frame
    from newsparse.article_to_quotes.indirect import Report
    from newsparse.article_to_quotes.speakers import Speakers
    from newsparse.article_to_quotes.tokens import Tokens
    from newsparse.lang import Language
    from newsparse.models import Article, Paragraph, Repair
    from newsparse.models.quote import Speaker

    Words = tuple[str, tuple[Span, ...]]
    # Where it starts, its words, its kind, who says it, the cue, the paragraph, the rule.
    _Said = tuple[int, Words, QuoteKind, tuple[int, int] | None, Frame | None, int, str]


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


class Places:
    """
    Leads tokens of an article back to its raw text.

    The joined text is tiled by stretches: ``bounds`` tells where each starts, ``shifts`` what leads from there to the
    raw text, ``parts`` the number of the span that it lies in, or -1 if a repair wrote it. What begins and ends in one
    span stands in one piece in the raw text.
    """

    def __init__(self, article: Article, tokens: Tokens) -> None:
        self.paragraphs = article.paragraphs
        self.text = tokens.text
        self.starts = tokens.starts
        self.offsets = [*accumulate([len(one.text) + len(BREAK) for one in self.paragraphs], initial=0)]
        """Where each paragraph starts in the joined text."""
        self.bounds: list[int] = []
        self.shifts: list[int] = []
        self.parts: list[int] = []
        part = 0
        for paragraph, at in zip(self.paragraphs, self.offsets, strict=False):
            spans, repairs = paragraph.spans, paragraph.repairs
            if len(spans) == 1:
                shift = spans[0].start - at
                self._add(at, shift, part)
                if repairs:
                    self._change(repairs, shift, part)
                part += 1
            else:
                part = self._read(paragraph, at, part)

    def _add(self, bound: int, shift: int, part: int) -> None:
        self.bounds.append(bound)
        self.shifts.append(shift)
        self.parts.append(part)

    def _change(self, repairs: Iterable[Repair], shift: int, part: int) -> int:
        """Add the stretches that repairs make of one span, and return what leads to the raw text after the last one."""
        for repair in repairs:
            place = repair.span
            start, end = place.start, place.end
            if end - start == 1 == len(repair.replacement):
                continue  # one character for one, as a blank for a line feed, is as good as a copy
            at = start - shift
            if repair.replacement:
                self._add(at, 0, -1)
                at += len(repair.replacement)
            shift = end - at
            self._add(at, shift, part)
        return shift

    def _read(self, paragraph: Paragraph, at: int, part: int) -> int:
        """Add the stretches of a paragraph of several spans, and return the number of the next part."""
        todo = deque(paragraph.repairs)
        for span in paragraph.spans:
            here: list[Repair] = []
            while todo and todo[0].span.end <= span.end:
                here.append(todo.popleft())
            shift = span.start - at
            self._add(at, shift, part)
            at = span.end - self._change(here, shift, part)
            part += 1
        return part

    def words(self, first: int, end: int) -> Words:
        """Return the text of tokens [first, end), and where it stands in the raw text."""
        start = self.starts[first]
        text = self.text[start : self.starts[end]].rstrip()
        stop = start + len(text)
        bounds, parts = self.bounds, self.parts
        i = j = bisect_right(bounds, start)
        if i < len(bounds) and stop > bounds[i]:
            j = bisect_left(bounds, stop, i)
        part = parts[i - 1]
        if part != parts[j - 1] or part < 0 or not text:
            number = bisect_right(self.offsets, start) - 1
            offset = self.offsets[number]
            return text, self.paragraphs[number].to_raw(start - offset, stop - offset)
        return text, (Span(start + self.shifts[i - 1], stop + self.shifts[j - 1]),)


def write_quotes(
    article: Article,
    tokens: Tokens,
    direct: list[Found],
    indirect: list[Report],
    speakers: Speakers,
) -> tuple[Quote, ...]:
    """Write quotes, in reading order."""
    if not direct and not indirect:
        return ()
    words_of = Places(article, tokens).words
    as_direct, as_mixed, as_indirect = QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.INDIRECT
    said: list[_Said] = []
    for found in direct:
        segment, rule = found.segment, found.rule
        first = segment.first + 1
        kind = as_mixed if rule == "subject_of_clause" else as_direct
        words = words_of(first, segment.last + (not segment.closed))
        said.append((first, words, kind, found.speaker, found.cue, found.sentence.paragraph, rule))
    for report in indirect:
        frame = report.frame
        (first, end), *more = report.parts
        words = words_of(first, end)
        for part in more:
            text, spans = words_of(*part)
            words = f"{words[0]} {text}", words[1] + spans
        said.append((first, words, as_indirect, frame.subject, frame, report.sentence.paragraph, report.rule))
    lemma_of = lemmas(speakers.lang)
    known: dict[tuple[int, int], Speaker] = {}
    cues: dict[int, Cue] = {}
    quotes: list[tuple[int, Quote]] = []
    for first, (text, spans), kind, mention, by, paragraph, rule in said:
        speaker = cue = None
        if mention is not None:
            speaker = known.get(mention)
            if speaker is None:
                form, where = words_of(*mention)
                speaker = known[mention] = speakers.speaker(mention, where, form)
        if by is not None:
            cue = cues.get(by.cue)
            if cue is None:
                form, where = words_of(by.cue, by.cue_end)
                cue = cues[by.cue] = Cue(form, where, lemma_of.get(form.lower()))
        quotes.append((first, Quote(text, kind, spans, speaker, cue, (paragraph,), rule)))
    quotes.sort(key=itemgetter(0))
    return tuple([quote for _, quote in quotes])
