"""Which cue and which subject a quoted segment belongs to: rules in order of trust."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from attrs import define

from newsparse.article_to_quotes.tokens import WORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsparse.article_to_quotes.clauses import Sentence
    from newsparse.article_to_quotes.frames import Frame
    from newsparse.article_to_quotes.quote_marks import Segment
    from newsparse.article_to_quotes.tokens import Tokens
    from newsparse.lang.cues import Cues

MAX_SCARE_WORDS = 3
"""Up to so many words between marks need a cue to be speech: else they are a title, a name or a scare quote."""

MAX_NAME_WORDS = 5
"""The same where all nouns are written with a capital: names between marks are many there, and long."""
MAX_TITLE_WORDS = 6
NEAR = 2
"""Tokens between a cue and a quotation that is surely its own: a comma, a colon, "that"."""
LOOSE = frozenset({"before_quote", "closing_cue", "subject_of_clause", "unattributed", "after_quote", "goes_on"})
"""Rules that a title between marks may meet by chance, standing in a clause with a cue."""

MAX_LABEL = 6
"""Letters of a name and its colon that open a turn of a transcript."""

FIRST = "PNT"
"""Letters of a subject that a sentence opens with."""

UNSURE = frozenset({"unattributed", "continued", "subject_of_clause", "goes_on"})
"""Rules without a cue: a word or two between marks needs one."""


@cache
def _after_re() -> re.Pattern[str]:
    """What may stand between a quotation and its cue."""
    return re.compile(r"[,-]?[aIwDMNTxn#OF]{0,8}(?:(?<=N)C|)")


@cache
def _to_pronoun_re() -> re.Pattern[str]:
    """What may stand between a cue and a pronoun for whoever speaks."""
    return re.compile(r"[MwHa]{0,4}I?|[^,:;Qz]{0,15}H")


@cache
def _next_re() -> re.Pattern[str]:
    """A subject right after a quotation."""
    return re.compile(r",?(?:[yB](?=[NT]|D[xn]))?(?P<subject>P|(?:D|M)?[NTn_]++(?:F[NT]+)?|Dx{1,3}(?=[yv]))")


@cache
def _label_re() -> re.Pattern[str]:
    """A name and a colon."""
    return re.compile(r"(?P<subject>(?:T_?)*[NT]{1,4}):")


@cache
def _signed_re() -> re.Pattern[str]:
    """A dash and the name of whoever signs."""
    return re.compile(r"-(?P<subject>(?:T_?)*[NT_]++(?:u{1,3}N+)?|(?P<more>D?[NnxT_]+))(?:,[^.Q\n]*)?[.!]?(?=Q|\n|$)")


@cache
def _turn_re() -> re.Pattern[str]:
    """A name and a colon that open a turn of a transcript."""
    return re.compile(r"(?P<subject>[NT_]{1,6})[:,(]")


MODE = {"V": 3, "R": 2, "G": 2, "L": 3, "B": 1, "g": 1, "v": 2}


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
    previous: Sentence | None
    """The sentence before its own, in its own paragraph."""
    words: int
    tokens: Tokens

    @property
    def governed(self) -> bool:
        """Whether it goes on in the words of a clause whose cue stands before it."""
        first = self.segment.first
        if first == self.sentence.start or self.letters[first - 1] in ",:-(":
            return False
        frames = self.sentence.frames
        return bool(frames) and frames[0].cue_end <= first


Answer = tuple["Frame | None", "tuple[int, int] | None"]


def after_quote(place: Place) -> Answer | None:
    """“…,” X said; “…,” said X."""
    frames = place.sentence.frames
    if not frames or place.governed:
        return None
    end = place.segment.last + 1
    for frame in frames:
        if frame.cue >= end and frame.start >= end:
            if frame.letter in "VRv" and _after_re().fullmatch(place.letters, end, frame.start):
                if frame.subject and place.letters[frame.start - 1] == "C":  # "Ruiz and Bell said"
                    return frame, (end + (place.letters[end] in ",-"), frame.subject[1])
                return frame, frame.subject
            return None
    return None


def subject_after_quote(place: Place) -> Answer | None:
    """“…,” X barked: whatever the verb is."""
    letters, end = place.letters, place.segment.last + 1
    before, after = letters[end - 2], letters[end : end + 1]
    if before != "," != after and before + after != "!y":
        return None  # "the “old brick wall” built by Doyle": no verb of his
    if place.words <= MAX_SCARE_WORDS or place.governed:
        return None
    match = _next_re().match(letters, end)
    return (None, match.span("subject")) if match else None


def name_before_colon(place: Place) -> Answer | None:
    """X: “…”, with nothing but a name before the colon."""
    letters, first = place.letters, place.segment.first
    if letters[first - 1] != ":":
        return None
    start = place.sentence.start
    dash = letters.rfind("-", start, first)
    match = _label_re().fullmatch(letters, max(start, dash + 1), first)
    return (None, match.span("subject")) if match else None


def before_quote(place: Place) -> Answer | None:
    """X said: “…”; X said, “…”; X said that “…”: the last cue before the quote in its sentence."""
    start = place.segment.first
    frames = place.sentence.frames
    if not frames or frames[0].cue_end > start:
        return None
    frames = [frame for frame in frames if frame.cue_end <= start]
    last = frames[-1]
    if place.letters[place.sentence.start] not in FIRST and last.letter != "L" and place.letters[last.cue] != "X":
        main = place.sentence.main
        if main is not None and last.cue < main[0] < start:
            return None, main  # "When X complained, Y shot back: “…”": the cue belongs to another clause
    best = last
    for frame in frames[-2::-1]:
        if _governs(place.letters, frame, best, start):
            best = frame
    return best, best.subject


def _governs(letters: str, outer: Frame, inner: Frame, quote: int) -> bool:
    """Tell whether a cue lies in the words that an earlier cue governs, and yields to it."""
    if outer.cue >= inner.cue or inner.subject is None:
        return False
    start = inner.subject[0]
    if letters[start] == "W" and letters[start - 1] != "," and quote - inner.cue_end > NEAR and outer.letter in "VRG":
        return True  # "told a man who complained that the roof …": he is only spoken of
    if letters[start] == "P":
        if outer.letter in "VRG" and _to_pronoun_re().fullmatch(letters, outer.cue_end, start):
            return True  # "Ode said she recalled": the pronoun stands for the one who speaks
        if letters[start - 1] == "W":
            return False  # "…, which she called": a clause of its own
    if inner.letter in "Gg" and letters[inner.cue - 1] == ",":
        return False  # "…, adding that": on the level of the cue before it
    return MODE[outer.letter] > MODE[inner.letter]


def signed(place: Place) -> Answer | None:
    """“…” — X: signed, as letters to the editor are."""
    end = place.segment.last + 1
    match = _signed_re().match(place.letters, end) if place.letters[end : end + 1] == "-" else None
    if match is None:
        return None
    if place.sentence.start != place.segment.first and (place.words <= MAX_TITLE_WORDS or match["more"]):
        return None
    return None, match.span("subject")


def turn(place: Place) -> Answer | None:
    """“ODE: Well, …”, ODE: Well, …: a turn of a transcript."""
    first = place.segment.first + 1
    if place.tokens.letters[first - 1] == ":":
        label = _turn_re().match(place.tokens.letters, place.sentence.start, first)
        return (None, label.span("subject")) if label else None
    if place.tokens.letters.find(":", first, first + MAX_LABEL) < 0:
        return None
    match = _turn_re().match(place.tokens.letters, first, place.segment.last)
    if match is None or place.tokens.letters[match.end() - 1] != ":":
        return None
    if not place.tokens.between(*match.span("subject")).isupper():
        return None
    return None, match.span("subject")


def after_cue(place: Place) -> Answer | None:
    """X said it was over. “…”: the sentence before told who speaks."""
    before = place.previous
    if before is None or place.sentence.start != place.segment.first:
        return None
    if place.before and place.before[-1].sentence is before:
        return None
    frames = [frame for frame in before.frames if frame.letter in "VRL" and frame.subject]
    return (frames[-1], frames[-1].subject) if frames else None


def closing_cue(place: Place) -> Answer | None:
    """It was “…” for all, X said."""
    end = place.segment.last + 1
    for frame in place.sentence.frames:
        if frame.cue >= end and frame.letter in "VRL" and frame.start >= end and place.letters[frame.start - 1] in ",z":
            return frame, frame.subject
    return None


def own_subject(place: Place) -> Answer | None:
    """X shot back, “…”: the clause that leads up to it has a subject, whatever its verb is."""
    main = place.sentence.main
    first = place.segment.first
    if main is None or main[1] > first or place.words <= MAX_SCARE_WORDS or place.letters[first - 1] not in ",:":
        return None
    return None, main


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
    if place.sentence.start != place.segment.first:
        return None
    if place.last is not None:
        return place.last.cue, place.last.speaker
    if place.intro is None:
        return None
    said = [(frame, frame.subject) for frame in place.intro.frames if frame.letter in "VRL" and frame.subject]
    if said:
        start, end = said[-1][1]
        if place.letters[start] in "NTn" and place.letters[end - 1] == "N":
            return said[-1]
    return None, None  # that the council met in the paragraph before does not tell who speaks now


RULES: tuple[Callable[[Place], Answer | None], ...] = (
    turn,
    after_quote,
    subject_after_quote,
    signed,
    name_before_colon,
    before_quote,
    closing_cue,
    after_cue,
    own_subject,
    continued,
    introduced,
    goes_on,
    subject_of_clause,
)


def attribute(
    tokens: Tokens, letters: str, segments: list[Segment], sentences: list[Sentence], cues: Cues
) -> list[Found]:
    """
    Give each segment that is speech to a speaker, in order; the others are left out.

    In a language without cue words nobody is named: the quotations are all that can be told.
    """
    nouns_capital = cues.verb_second
    rules = RULES if cues.speech else ()
    found: list[Found] = []
    here: list[Found] = []
    last: Found | None = None
    paragraph = -1
    at = 0
    most = len(sentences) - 1
    for segment in segments:
        first = segment.first
        while at < most and sentences[at].end <= first:
            at += 1
        sentence = sentences[at]
        if sentence.paragraph != paragraph:
            last = here[-1] if here and sentence.paragraph == paragraph + 1 else None
            here = []
            paragraph = sentence.paragraph
        intro = previous = None
        if at:
            before = sentences[at - 1]
            if before.paragraph == paragraph:
                previous = before
            elif before.paragraph == paragraph - 1:
                intro = before
        words = segment.words
        place = Place(letters, segment, sentence, here, last, intro, previous, words, tokens)
        answer: Answer | None = None
        name = "unattributed"
        for rule in rules:
            answer = rule(place)
            if answer is not None:
                name = rule.__name__
                break
        if words <= MAX_TITLE_WORDS and name in LOOSE and _is_title(tokens, segment, 1 if nouns_capital else 2):
            continue
        if (
            words <= (MAX_NAME_WORDS if nouns_capital else MAX_SCARE_WORDS)
            and name in UNSURE
            and not _is_sentence(letters, segment, sentence)
        ):
            continue
        frame, speaker = answer or (None, None)
        one = Found(segment, sentence, name, frame, speaker)
        found.append(one)
        here.append(one)
    return found


def _is_title(tokens: Tokens, segment: Segment, least: int) -> bool:
    """
    Tell whether the words between marks are capitalised as a title is: on “Morning Bell”.

    A title follows a word; what follows a comma or a colon is said, and what ends in ! or ? may be.
    """
    letters = tokens.letters
    if segment.first == 0 or letters[segment.first - 1] in ",:.!\n-":
        return False
    read = letters[segment.first + 1 : segment.last]
    if WORD in read or "!" in read:  # a word that is written small, and is none of those that are in a title too
        return False
    inside = range(segment.first + 1, segment.last)
    text, starts = tokens.text, tokens.starts
    words = [i for i in inside if text[starts[i]].isalpha()]
    if not words:
        return False
    small = [i for i in words if not text[starts[i]].isupper()]
    return len(words) >= least and not any(letters[i] not in "OFkbCDIa" for i in small)


def _is_sentence(letters: str, segment: Segment, sentence: Sentence) -> bool:
    """Tell whether the marks hold a whole sentence, full stop included."""
    whole = sentence.start == segment.first and sentence.end == segment.last + 1
    return whole and letters[segment.last - segment.closed] in ".!"
