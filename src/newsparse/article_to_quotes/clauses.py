"""Sentences, and the cue verbs in them with their subjects."""

from __future__ import annotations

import re
from functools import cache

from attrs import define

from newsparse.article_to_quotes.frames import Frame
from newsparse.article_to_quotes.verb_second import main_subject_re, verb_second_frames

MAX_APPOSITION = 40
"""Letters an apposition between subject and cue may have; it bounds what one subject can cost."""

# All patterns here read letters, not text, with the standard engine: runs are possessive and repeats are
# bounded, so each start costs a bounded number of steps. A group is made possessive by an atomic group around it,
# `(?>(?:…)*)`: `(?:…)*+` goes wrong in the standard engine before Python 3.11.5. What need not be there is written
# as the last branch, `(?:…|)`, which that engine enters by its first letter; `(?:…)?` takes it several times as long.
_IN = r"xyinNTSsuv\#_"
_RUN = rf"[DM]*+(?:a(?<=Da)|)[{_IN}]++"
_PHRASE = rf"{_RUN}(?>(?=[OFkb])(?:[OFkb]{_RUN}){{1,4}}|)"
_NOUN = rf"(?<![D{_IN}])(?<!Da){_PHRASE}"
_GAP = r"[aAwM]*+(?:(?=[OD\#x])(?>(?:[aAwM]|O?D*+\#?x?w++|ODx{1,2}|Ox)*)|)"
_LONG = rf"{{1,{MAX_APPOSITION}}}"
_APPOSITION = rf"""(?:
      ,(?: [WGgyi] [^.:;\nQ!]{_LONG}? | [^.:;\nQ!VRB]{_LONG}? ),   # ", who runs it," may hold a cue of its own
    | - [^.:;\nQ!-]{_LONG} -
    | (?: ,N\. | ) \( [^)\n]{{1,20}} \) ,?                  # "(R)"; ", Inc. (NASDAQ: XY)"
    | (?<! [OFkb]N ) (?<! [OFkb]NN ) ,N\. ,?               # ", R-Va.,"; but "of Brack, Va.," tells of the town
    | )"""


@cache
def _subject_cue_re() -> re.Pattern[str]:
    """
    A subject and the cue after it; the match ends before the cue.

    It begins with a letter that may stand before a noun phrase, or that is the subject itself: P, W. Most letters
    are neither, and the engine goes past them at once.
    """
    return re.compile(
        rf"""
        [^OFkbGgD{_IN}Qq]
        (?: (?<=[PW])
        |   (?= [DM{_IN}] )
            (?P<subject> (?<!I) (?<!Da) (?<![Gg]H) {_PHRASE} | (?<=I) {_PHRASE} (?= {_GAP} [VR] ) )
        )
        (?= [,(\-aAwMODVRBv] )                  # else neither an apposition nor a cue can follow
        {_APPOSITION}
        {_GAP}
        (?= [VRB] | (?<=[PAW]) v | (?<=[PAW]a) v )
        """,
        re.VERBOSE,
    )


@cache
def _with_re() -> re.Pattern[str]:
    """A subject that "with" leads up to, read from its end, as few words end in "ing": "with Ruiz saying"."""
    return re.compile(r"G(?P<subject>[NT_n]++[DM]?)[OA]")


@cache
def _cue_subject_re() -> re.Pattern[str]:
    """A cue after a quotation or a comma and its subject: the cue is the letter before it."""
    return re.compile(
        rf"""
        (?: z (?: a? [VR] | (?<=,z) v (?! [NTn_]++ (?: \( [^)\n]{{1,9}} \) | ) [aA]*+ [VRB] ) ) | , (?P<late> V ) | X )
        (?P<subject> P (?! [aA]*[VRBv] ) | {_PHRASE} )
        (?(late) (?= [,.;\n] ) )                # after a comma it must close the sentence: ", said Ruiz."
        """,
        re.VERBOSE,
    )


@cache
def _source_re() -> re.Pattern[str]:
    """A source and whoever it is: "according to Ruiz"."""
    return re.compile(rf"(?P<cue>Lk)(?P<subject>[PM]|{_PHRASE})")


@cache
def _cue_re() -> re.Pattern[str]:
    """Any cue; a `v` is one after "to" or an auxiliary verb only."""
    return re.compile(r"[VRBGgv](?<![^kA]v)")


@cache
def _sentence_end_re() -> re.Pattern[str]:
    """Where a sentence ends, or a paragraph."""
    return re.compile(
        r"""
        \. (?! [\#,);:xyinVRBs] ) (?! (?<=\#\.) w | (?<=,N\.) \( [^)\n]{1,20} \) [aA]*+ [VR] )
          [z)]*                                                 # not that of an abbreviation
        | ! (?! z-?a?A?V | z (?: P | (?:D|M)*[xnNTSs_y]+ (?:,[^\n.!,]{1,40},)? ) [aA]*[VR] ) [z)]*
        | \n
        """,
        re.VERBOSE,
    )


@cache
def _name_then_verb_re() -> re.Pattern[str]:
    """A name that runs into a verb which is not known here: "Ruiz joined"."""
    return re.compile(r"(?P<name>[DM]*[xin]*[NT_]*N(?:F[NT]++)?)[xya]")


@cache
def _clause_subject_re() -> re.Pattern[str]:
    """The subject of a clause inside a sentence."""
    return re.compile(rf"(?<=,)P|(?<=I)(?:P|{_NOUN})")


@cache
def _main_subject_re() -> re.Pattern[str]:
    """The first noun phrase that no preposition governs."""
    return re.compile(rf"P|(?<![OFkb]){_NOUN}")


@define(eq=False)
class Sentence:
    """Tokens ``start`` to ``end``, end excluded, of one paragraph, with their cues in order."""

    letters: str
    paragraph: int
    start: int
    end: int
    frames: list[Frame]
    verb_second: bool = False
    _main: tuple[int, int] | None = None
    _asked: bool = False

    @property
    def main(self) -> tuple[int, int] | None:
        """The subject of its main clause, or None; looked for when it is first asked for."""
        if not self._asked:
            self._asked = True
            self._main = _main_subject(self.letters, self.start, self.end, verb_second=self.verb_second)
        return self._main


def find_sentences(letters: str, *, verb_second: bool = False) -> list[Sentence]:
    """Cut an article's letters into sentences and find the cues of each."""
    frames = verb_second_frames(letters) if verb_second else _find_frames(letters)
    cues = [frame.cue for frame in frames]
    sentences: list[Sentence] = []
    paragraph = start = at = 0
    ends = [match.end() for match in _sentence_end_re().finditer(letters)]
    if letters and not (ends and ends[-1] == len(letters)):
        ends.append(len(letters))
    cues.append(len(letters))  # stands after the last sentence
    for end in ends:
        stop = end
        if letters[end - 1] == "\n":
            stop -= 1
        if stop > start:
            here: list[Frame] = []
            carries = False
            while cues[at] < stop:
                frame = frames[at]
                carries = carries or frame.subject is None
                here.append(frame)
                at += 1
            sentence = Sentence(letters, paragraph, start, stop, here, verb_second)
            if carries:
                _carry(sentence)
            sentences.append(sentence)
        start = end
        if stop < end:
            paragraph += 1
    return sentences


def _find_frames(letters: str) -> list[Frame]:
    """Find all cues with the subjects beside them, in order."""
    frames: dict[int, Frame] = {}
    # A line feed before the first letter stands for the end of the paragraph before it; so all is one further on.
    shifted = "\n" + letters
    for match in _subject_cue_re().finditer(shifted):
        cue = match.end() - 1
        start, end = match.span("subject")
        if start < 0:
            start = match.start()
            end = start + 1
        frames[cue] = Frame(cue, cue + 1, (start - 1, end - 1), letters[cue], "subject-cue")
    for match in _cue_subject_re().finditer(letters):
        subject = match.span("subject")
        cue = subject[0] - 1
        if cue not in frames:
            letter = letters[cue]
            frames[cue] = Frame(cue, cue + 1, subject, "V" if letter == "X" else letter, "cue-subject")
    if "G" in letters:
        size = len(letters)
        for match in _with_re().finditer(letters[::-1]):
            start, end = match.span("subject")
            cue = size - start
            frames[cue] = Frame(cue, cue + 1, (size - end, cue), "G", "subject-cue")
    if "L" in letters:
        for match in _source_re().finditer(letters):
            start, end = match.span("cue")
            frames[start] = Frame(start, end, match.span("subject"), "L", "source")
    for match in _cue_re().finditer(shifted):
        cue = match.start() - 1
        if cue not in frames:
            frames[cue] = Frame(cue, cue + 1, None, letters[cue], "carried")
    return [frames[cue] for cue in sorted(frames)]


def _carry(sentence: Sentence) -> None:
    """Give the cues without a subject of their own the one that carries on: "X came and said", "X left, saying"."""
    letters = sentence.letters
    last = None
    for frame in sentence.frames:
        subject = frame.subject
        if subject is None:
            subject = last or sentence.main
            if frame.letter in "VRB" and subject is not None and subject[1] < frame.cue:
                for match in _clause_subject_re().finditer(letters, subject[1], frame.cue):
                    subject = match.span()
            frame.subject = subject
        elif frame.order == "subject-cue" and letters[subject[0]] != "W":
            last = subject


def _main_subject(letters: str, start: int, end: int, *, verb_second: bool) -> tuple[int, int] | None:
    """Return the subject of the sentence's main clause, or None."""
    at = start
    if letters[at] == "P":
        return at, at + 1
    if verb_second:
        found = main_subject_re().search(letters, start, end)
        return found.span() if found else None
    if letters[at] in "OIGgikbC-":
        while at < end and letters[at] in "C-":
            at += 1
        if at < end and letters[at] in "OIGgikb":
            comma = letters.find(",", at, end)
            if comma > 0:
                at = comma + 1
    match = _main_subject_re().search(letters, at, end)
    if match is None:
        return None
    # A name runs into a verb that is not known here: "Ruiz joined".
    name = _name_then_verb_re().match(letters, *match.span())
    return (match.start(), name.end("name")) if name else match.span()
