"""Reported speech without marks: the clause that a cue governs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

if TYPE_CHECKING:
    from newsparse.article_to_quotes.attribution import Found
    from newsparse.article_to_quotes.clauses import Frame, Sentence

MIN_WORDS = 2
"""A clause of fewer words is no report."""


@define(eq=False)
class Report:
    """A clause ``start`` to ``end`` and the frame that governs it."""

    start: int
    end: int
    sentence: Sentence
    frame: Frame
    rule: str


def find_indirect(letters: str, sentences: list[Sentence], direct: list[Found]) -> list[Report]:
    """Find the clauses that cues govern in sentences without attributed quotations."""
    used = {id(found.cue) for found in direct}
    quoted = {id(found.sentence) for found in direct}
    reports: list[Report] = []
    for sentence in sentences:
        if id(sentence) in quoted:
            continue
        end = sentence.end
        covered = sentence.start
        for frame in sentence.frames:
            if id(frame) in used or frame.cue < covered:
                continue
            report = _report(letters, sentence, frame)
            if report is not None and report.end - report.start >= MIN_WORDS:
                reports.append(report)
                covered = report.end
    return reports


def _report(letters: str, sentence: Sentence, frame: Frame) -> Report | None:
    end = sentence.end
    while end > frame.cue and letters[end - 1] in ".!\n)z":
        end -= 1
    if frame.order == "source":
        if frame.start > sentence.start and letters[frame.start - 1] == ",":
            return Report(sentence.start, frame.start - 1, sentence, frame, "source_after")
        comma = letters.find(",", frame.end, end)
        if comma > 0:
            return Report(comma + 1, end, sentence, frame, "source_before")
        return Report(sentence.start, frame.start, sentence, frame, "source_after")
    # …, X said.
    if frame.start > sentence.start + 1 and letters[frame.start - 1] == "," and end - frame.end <= 4 and frame.letter in "VR":
        return Report(sentence.start, frame.start - 1, sentence, frame, "clause_before")
    start = frame.cue_end
    while start < end and letters[start] in "MwH,":
        start += 1
    if end - start < MIN_WORDS:
        return None
    if frame.letter in "VRGBg":
        return Report(start, end, sentence, frame, "clause_after")
    return None
