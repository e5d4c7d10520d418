"""Which cue and which subject a quoted segment belongs to: rules in order of trust."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsparse.article_to_quotes.clauses import Frame, Sentence
    from newsparse.article_to_quotes.quote_marks import Segment

MAX_SCARE_WORDS = 3
"""Up to so many words between marks need a cue to be speech: else they are a title, a name or a scare quote."""

_AFTER = re.compile(r"[,-]?[aIw]{0,3}")
_INTRO = re.compile(r"[^.!;\n]*[:,]")


@define(eq=False)
class Found:
    """A segment with what it was attributed to; ``frame`` is None where only the rule knows."""

    segment: Segment
    sentence: Sentence
    rule: str
    cue: Frame | None
    speaker: tuple[int, int] | None


@define(eq=False)
class Place:
    """Where a segment stands: what the rules are asked about."""

    letters: str
    segment: Segment
    sentence: Sentence
    before: list[Found]
    """Found in this paragraph before it."""
    last: Found | None
    """The last found in an earlier paragraph, if that is the one just before."""
    intro: Sentence | None
    """The sentence that ends the paragraph before it."""
    words: int


Answer = tuple["Frame | None", "tuple[int, int] | None"]


def after_quote(place: Place) -> Answer | None:
    """“…,” X said; “…,” said X."""
    end = place.segment.last + 1
    for frame in place.sentence.frames:
        if frame.start >= end:
            if frame.letter in "VR" and _AFTER.fullmatch(place.letters, end, frame.start):
                return frame, frame.subject
            return None
    return None


def before_quote(place: Place) -> Answer | None:
    """X said: “…”; X said, “…”; X said that “…”: the last cue before the quote in its sentence."""
    start = place.segment.first
    best = None
    for frame in place.sentence.frames:
        if frame.cue_end > start:
            break
        if frame.letter in "VRGBgL":
            best = frame
    return None if best is None else (best, best.subject)


def closing_cue(place: Place) -> Answer | None:
    """It was “…” for all, X said."""
    end = place.segment.last + 1
    for frame in place.sentence.frames:
        if frame.start >= end and frame.letter in "VRL" and place.letters[frame.start - 1] in ",z":
            return frame, frame.subject
    return None


def continued(place: Place) -> Answer | None:
    """“…,” X said. “…”: goes on in the same paragraph."""
    if place.before:
        last = place.before[-1]
        return last.cue, last.speaker
    return None


def introduced(place: Place) -> Answer | None:
    """X said: (new paragraph) “…”."""
    if place.intro is None or place.sentence.start != place.segment.first or place.letters[place.intro.end - 1] != ":":
        return None
    frames = [frame for frame in place.intro.frames if frame.letter in "VRGL"]
    if frames:
        return frames[-1], frames[-1].subject
    return None, place.intro.main


def subject_of_clause(place: Place) -> Answer | None:
    """X praised the “…” of the plan: a verb that is no cue, and its subject."""
    main = place.sentence.main
    if main is None or main[0] > place.segment.first or place.words <= 1:
        return None
    return None, main


def goes_on(place: Place) -> Answer | None:
    """A paragraph that opens with a quotation after one that held one."""
    if place.last is None or place.sentence.start != place.segment.first:
        return None
    return place.last.cue, place.last.speaker


RULES: tuple[Callable[[Place], Answer | None], ...] = (
    after_quote,
    before_quote,
    closing_cue,
    continued,
    introduced,
    goes_on,
    subject_of_clause,
)


def attribute(letters: str, segments: list[Segment], sentences: list[Sentence]) -> list[Found]:
    """Give each segment that is speech to a speaker, in order; the others are left out."""
    found: list[Found] = []
    here: list[Found] = []
    last: Found | None = None
    paragraph = -1
    at = 0
    for segment in segments:
        while at + 1 < len(sentences) and sentences[at].end <= segment.first:
            at += 1
        sentence = sentences[at]
        if sentence.paragraph != paragraph:
            last = here[-1] if here and sentence.paragraph == paragraph + 1 else None
            here = []
            paragraph = sentence.paragraph
        intro = sentences[at - 1] if at and sentences[at - 1].paragraph == paragraph - 1 else None
        words = letters.count("q", segment.first, segment.last + 1)
        place = Place(letters, segment, sentence, here, last, intro, words)
        answer: Answer | None = None
        name = "unattributed"
        for rule in RULES:
            answer = rule(place)
            if answer is not None:
                name = rule.__name__
                break
        if words <= MAX_SCARE_WORDS and name in {"unattributed", "continued", "subject_of_clause", "goes_on"}:
            continue
        frame, speaker = answer or (None, None)
        one = Found(segment, sentence, name, frame, speaker)
        found.append(one)
        here.append(one)
    return found
