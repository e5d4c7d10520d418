"""Reported speech without marks: the clause that a cue governs."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from attrs import define

if TYPE_CHECKING:
    from newsparse.article_to_quotes.attribution import Found
    from newsparse.article_to_quotes.clauses import Sentence
    from newsparse.article_to_quotes.frames import Frame

MIN_WORDS = 2
"""A clause of fewer words is no report."""
MAX_TAIL = 4
"""Tokens after the cue that still close a sentence: "he said on Monday"."""
MAX_GAP = 1
"""Sentences that may stand between a report and one that goes on in the subjunctive."""
TAIL = "OawMIk"
"""Letters such an end begins with."""
OPENERS = "OIGgib"
"""Letters of a phrase that only leads up to a clause: "In a statement, X said"."""


BESIDE, LED_TO_TIME = "OQ", "aDx#"
"""Letters that begin what only stands beside a cue; those that do only where it ends in a time."""
MAX_BEFORE_TIME = 4
"""Letters before a time that tells when it was said."""


@cache
def _time_re() -> re.Pattern[str]:
    """When it was said, at the end: "on Thursday, citing"; but what began before goes on in "on Thursday, is"."""
    return re.compile(r"[OaM]{0,2}[aD#]{0,2}w+#?,(?![Aa])")


@cache
def _time_that_re() -> re.Pattern[str]:
    """When it was said, before what was: "on Thursday that"."""
    return re.compile(r"[OaM]{0,2}[aD#]{0,2}w+#?H")


@cache
def _no_words_re() -> re.Pattern[str]:
    """The letter of a cue, and what tells when, where or of whom, and nothing that was said."""
    return re.compile(
        r"""
        . a? O? [aD\#x]{0,3} w++ \#?          # testified on Monday
        | R O [DxnNTwa\#*.]*+                 # spoke in the old hall
        | . O [xN] \* .*+                     # know at tips@paper.com
        | . Q .*+                             # called “Morning in Brack”: a title
        """,
        re.VERBOSE,
    )


@define(eq=False)
class Report:
    """Clauses, as token numbers, end excluded, and the frame that governs them."""

    parts: tuple[tuple[int, int], ...]
    sentence: Sentence
    frame: Frame
    rule: str


def find_indirect(letters: str, sentences: list[Sentence], direct: list[Found]) -> list[Report]:
    """Find the clauses that cues govern, where no attributed quotation stands in them."""
    used = {id(found.cue) for found in direct if found.cue is not None and found.cue in found.sentence.frames}
    quoted = {id(found.sentence): found.segment.first for found in reversed(direct)}
    reports: list[Report] = []
    goes_on = _GoesOn(direct, reports) if "K" in letters else None
    for number, sentence in enumerate(sentences):
        if goes_on is not None:
            frame = goes_on.speaker(number, sentences)
            report = _subjunctive(letters, sentence, frame) if frame and id(sentence) not in quoted else None
            if report is not None:
                reports.append(report)
                continue
        if not sentence.frames:
            continue
        limit = quoted.get(id(sentence))
        covered = sentence.start
        for frame in sentence.frames:
            if frame.cue < covered or id(frame) in used:
                continue
            if limit is None:
                report = _report(letters, sentence, frame)
            else:
                report = _before_quote(letters, sentence, frame, limit)
            if report is not None:
                reports.append(report)
                covered = max(covered, report.parts[-1][1])
                if report.rule != "clause_after":
                    break
    return reports


class _GoesOn:
    """Who spoke last, for sentences that go on in the subjunctive."""

    def __init__(self, direct: list[Found], reports: list[Report]) -> None:
        self.reports = reports
        self.found = {id(found.sentence): found.cue for found in direct}
        self.last: Frame | None = None
        self.number = 0

    def speaker(self, number: int, sentences: list[Sentence]) -> Frame | None:
        """Return the frame that a sentence may go on from; to be asked for each sentence in order."""
        if not number:
            return None
        before = sentences[number - 1]
        frame = self.reports[-1].frame if self.reports and self.reports[-1].sentence is before else None
        frame = frame or self.found.get(id(before))
        if frame is not None:
            self.last, self.number = frame, number - 1
        return self.last if number - self.number <= MAX_GAP else None


def _subjunctive(letters: str, sentence: Sentence, frame: Frame) -> Report | None:
    """Das Dach sei undicht: the mood alone says that it is reported, by whoever spoke before."""
    verb = letters.find("K", sentence.start, sentence.end)
    if verb < 0 or any(one.cue < verb for one in sentence.frames if one.letter in "VRBL"):
        return None
    return _made(((sentence.start, sentence.end - 1),), sentence, frame, "subjunctive")


def _before_quote(letters: str, sentence: Sentence, frame: Frame, limit: int) -> Report | None:
    """X said it was over, adding “…”: what is reported before the next cue goes to its quotation."""
    nexts = [one for one in sentence.frames if frame.cue_end < one.cue < limit and letters[one.start - 1] == ","]
    if not nexts or frame.letter not in "VR":
        return None
    return _clause_after(letters, sentence, frame, nexts[0].start - 1)


def _report(letters: str, sentence: Sentence, frame: Frame) -> Report | None:
    start, end = sentence.start, sentence.end
    if letters[end - 1] == ":":
        return None  # what was said stands in the next paragraph
    while end > frame.cue and letters[end - 1] in ".!\n)z":
        end -= 1
    if frame.order == "source":
        comma = letters.find(",", frame.end, end)
        if frame.start - start > MIN_WORDS:
            stop = frame.start - (letters[frame.start - 1] == ",")
            return _made(((start, stop),), sentence, frame, "source_after")
        return _made(((comma + 1 if comma > 0 else frame.end, end),), sentence, frame, "source_before")
    for one in sentence.frames:
        if one.order == "source" and one.cue > frame.cue:
            if letters[one.cue - 1] == ",":
                return None
            break
    first = frame.start
    if first > start + 1 and letters[first - 1] == "," and frame.letter in "VR":
        before = (start, first - 1)
        rest = letters[frame.end : frame.end + 1]
        if rest == "," and frame.end + 1 < end:
            # The mill, X said, should be saved.
            goes_on = letters[frame.end + 1] in "Aa"
            return _made((before, (frame.end + 1, end)) if goes_on else (before,), sentence, frame, "clause_around")
        if (
            end <= frame.end
            or (end - frame.end <= MAX_TAIL and rest in TAIL and letters[start] not in OPENERS)
            or (letters[start] not in OPENERS and _time_re().match(letters, frame.end, end))
        ):
            return _made((before,), sentence, frame, "clause_before")
    return _clause_after(letters, sentence, frame, end)


def _clause_after(letters: str, sentence: Sentence, frame: Frame, end: int) -> Report | None:
    if frame.letter not in "VRGBg":
        return None
    start = frame.end if frame.order == "cue-subject" else frame.cue_end
    while start < end and letters[start] in "MwH,":
        start += 1
    if letters.find("w", start, start + MAX_BEFORE_TIME + 1) >= 0:
        when = _time_that_re().match(letters, start, end)
        if when:
            start = when.end()
    if end - start < MIN_WORDS:
        return None
    first = letters[start]
    may_be_none = first in BESIDE or (first in LED_TO_TIME and letters[end - 1] in "w#")
    if may_be_none and _no_words_re().fullmatch(frame.letter + letters[start:end]):
        return None
    return _made(((start, end),), sentence, frame, "clause_after")


def _made(parts: tuple[tuple[int, int], ...], sentence: Sentence, frame: Frame, rule: str) -> Report | None:
    for start, end in parts:
        if end - start < MIN_WORDS:
            return None
    return Report(parts, sentence, frame, rule)
