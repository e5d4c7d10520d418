"""The second reading: the whole article as tokens with one-letter classes."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING
from zlib import crc32

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsparse.lang import Language

CLASSES = {
    "determiner": "D",
    "pronoun": "P",
    "object": "M",
    "relative": "W",
    "that": "H",
    "of": "F",
    "by": "b",
    "to": "k",
    "preposition": "O",
    "coordinator": "C",
    "subordinator": "I",
    "adverb": "a",
    "auxiliary": "A",
    "time": "w",
    # Of verb-second languages:
    "particle": "j",
    "following": "p",
    "account": "e",
    "so": "E",
    "source_after": "l",
    "subjunctive": "K",
}
"""Function words, by their class in ``cues.toml``, and the letter each gets."""

NAME, TITLE, OWNER, OWNER_NOUN, ROLE, PARTICLE = "N", "T", "S", "s", "n", "u"
NAMED = NAME + TITLE + OWNER + ROLE
"""Letters of words that a name may be made of, or may stand beside."""
WORD, PAST, ING, NUMBER = "x", "y", "i", "#"
SPEECH, REPORT, THOUGHT, SPEECH_ING, THOUGHT_ING, NOUN_OR_CUE, SOURCE, SPLIT = "V", "R", "B", "G", "g", "v", "L", "U"
PUNCTUATION = {
    ",": ",", ".": ".", "!": "!", "?": "!", ":": ":", ";": ";", "—": "-", "–": "-", "―": "-", "-": "-", "--": "-",
    "(": "(", ")": ")", "[": "(", "]": ")", "\n": "\n",
    '"': '"', "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "「": '"', "」": '"',
    "『": '"', "』": '"', "''": '"', "``": '"',
    "&": "u",
    "‘": "'", "’": "'", "'": "'", "‚": "'", "‹": "'", "›": "'", "`": "'",
}  # fmt: skip
"""Punctuation that has a meaning here; any other is ``*``."""

OTHER = ord("*")
MAX_WIDTH = 255
"""Characters one token may take, blanks after it included; what is over goes to tokens of the class ``*``."""
BREAK = " \n "
"""What stands between two paragraphs: a token of its own, between blanks as every word is."""

MAX_LEARNT = 50_000
"""Words a table remembers before it forgets them all: memory stays bounded in a long-lived process."""


# The standard library's engine: possessive since Python 3.11 and three times as fast as `regex` in this one
# scan, which is most of this step's time. No alternative can give back what it took, so it is linear. A group is
# made possessive by an atomic group around it: `(?:…)*+` goes wrong in that engine before Python 3.11.5.
@cache
def _token_re() -> re.Pattern[str]:
    """A token with the blanks after it."""
    return re.compile(
        r"""
          [a-z]{2,}+ [ ] (?! [^\S\n] )         # most tokens, so first
        | (?: [^\W\d_] \w++ (?> (?: ['’&.-] (?! [^\W\d_] \. ) \w++ )* )   # "don’t", "co-founder", "AT&T"
          | [^\W\d_] (?> \. (?: [^\W\d_] \. )* | (?: ['’&-] \w++ )* )   # "U.S.", the initial in "Ana B. Ruiz"; "I’m"
          | \w++ (?> (?: [.,'’-] \w++ )* )         # "70,000", "20-year-old"
          | \n                                    # paragraphs are joined by one
          | ' (?= ''(?!') ) | '' | `` | -- | \.{2,}+
          | [^\w\s]
          )
        [^\S\n]*+                               # a token keeps the blanks after it, so that tokens tile the text
        """,
        re.VERBOSE,
    )


@cache
def _surname_re() -> re.Pattern[str]:
    """A title that stands last in a name which names a role: "the warden, Bo King,"."""
    return re.compile(r"(n,N{1,3})T(?=,)")


class _Letters(dict[str, str]):
    """Token to letter: the words of a language, and what their shape says of all others."""

    def __init__(self, lang: Language) -> None:
        cues = lang.cues
        words = {word: letter for name, letter in CLASSES.items() for word in cues.words.get(name, ())}
        words |= dict.fromkeys(lang.honorifics.roles, ROLE)
        words |= dict.fromkeys(lang.honorifics.particles, PARTICLE)
        participle = cues.endings.get("participle", ())
        for verbs, letter, ing in (
            (cues.thought, THOUGHT, THOUGHT_ING),
            (cues.report, REPORT, SPEECH_ING),
            (cues.speech, SPEECH, SPEECH_ING),
        ):
            for forms in verbs.values():
                words |= {form: ing if form.endswith(participle) else letter for form in forms}
        words |= dict.fromkeys(cues.nouns, NOUN_OR_CUE)
        words |= dict.fromkeys(cues.sources, SOURCE)
        self.words = words
        self.small = frozenset(word for name in CLASSES for word in cues.words.get(name, ())) | {*cues.sources}
        words |= dict.fromkeys(cues.split, SPLIT)
        self.endings = [
            (cues.endings[name], letter)
            for name, letter in (("past", PAST), ("participle", ING), ("adverb", "a"))
            if name in cues.endings
        ]
        self.adverb = cues.endings.get("adverb", ())
        self.titles = frozenset(lang.honorifics.titles)
        super().__init__(PUNCTUATION)

    def __missing__(self, token: str) -> str:
        if len(self) > MAX_LEARNT:
            self.clear()
            self.update(PUNCTUATION)
        letter = self[token] = self._classify(token)
        return letter

    def _classify(self, token: str) -> str:
        token = token.rstrip() or token
        if token in PUNCTUATION:
            return PUNCTUATION[token]
        low = token.lower().replace("’", "'")
        first = token[0]
        if first.isupper():
            if low in self.small and not (low in {"will", "may"} or (len(token) > 1 and token.isupper())):
                return self.words[low]
            if low.endswith(("'s", "s'")):
                return OWNER
            if low.rstrip(".") in self.titles:
                return TITLE
            if self.words.get(low) in {SPEECH_ING, THOUGHT_ING}:
                return self.words[low]
            return "a" if low.endswith(self.adverb) else NAME
        known = self.words.get(low)
        if known is not None:
            return known
        if first.isdigit():
            return NUMBER
        if not first.isalpha():
            return "*"
        if low.endswith("'s"):
            return OWNER_NOUN
        return next((letter for endings, letter in self.endings if low.endswith(endings)), WORD)


class _Codes(dict[bytes, bytes]):
    """
    What stands between two blanks to its tokens, in three bytes each.

    They are the letter, how many characters it takes, and the mark of a name.

    A page is read word by word in C then: split at its blanks, looked up, joined. The words are in UTF-8: a table of
    bytes keeps their hashes beside them and is smaller than one of strings, so a look-up waits less for memory.
    """

    def __init__(self, lang: Language) -> None:
        self.letters = _Letters(lang)
        self.shared: dict[bytes, bytes] = {}
        """Each code once: some thousand stand for all words."""
        super().__init__()

    def __missing__(self, word: bytes) -> bytes:
        if len(self) > MAX_LEARNT:
            self.clear()
        code = self.code(_token_re().findall(word.decode("utf-8", "surrogatepass") + " "))
        code = self[word] = self.shared.setdefault(code, code)
        return code

    def code(self, pieces: list[str]) -> bytes:
        """Return the code of tokens, each given with the blanks after it."""
        letters = self.letters
        code = bytearray()
        for piece in pieces:
            word = piece.rstrip()
            letter = letters[word or "\n"]
            mark = mark_of(bare(word) if letter == OWNER else word) if letter in NAMED else 0
            width = len(piece)
            if width <= MAX_WIDTH:
                code += bytes((ord(letter), width, mark))
                continue
            code += bytes((ord(letter), MAX_WIDTH, mark))
            while width > 2 * MAX_WIDTH:
                width -= MAX_WIDTH
                code += bytes((OTHER, MAX_WIDTH, 0))
            code += bytes((OTHER, width - MAX_WIDTH, 0))
        return bytes(code)


def bare(word: str) -> str:
    """
    Return a word of a name without its possessive.

    >>> bare("Ode’s"), bare("Ruiz"), bare("James’")
    ('Ode', 'Ruiz', 'James')
    """
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word.rstrip("'’")


def mark_of(word: str) -> int:
    """Return a number from 1 to 255 for a word of a name: what has another one is another word."""
    return 1 + crc32(word.encode("utf-8", "surrogatepass")) % 255


@cache
def _codes_of(lang: Language) -> _Codes:
    return _Codes(lang)


@frozen(eq=False)
class Tokens:
    """
    An article's paragraphs as tokens.

    Token *i*, with the blanks after it, is ``text[starts[i] : starts[i + 1]]`` and has the class ``letters[i]``.
    ``text`` is the paragraphs joined by `BREAK`; each line feed is a token of its own. ``marks`` holds the
    `mark_of` each word that may be a name or a role, its possessive off, and 0 for any other token.
    """

    text: str
    starts: list[int]
    letters: str
    marks: bytes

    def word(self, i: int) -> str:
        """Return token *i* without the blanks after it."""
        return self.text[self.starts[i] : self.starts[i + 1]].rstrip()

    def end(self, i: int) -> int:
        """Return where token *i* ends in ``text``."""
        start = self.starts[i]
        return start + len(self.text[start : self.starts[i + 1]].rstrip())

    def between(self, first: int, end: int) -> str:
        """Return the text of tokens [first, end)."""
        return self.text[self.starts[first] : self.starts[end]].rstrip()


def _starts(code: bytes, first: int) -> list[int]:
    return [*accumulate(code[1::3], initial=first)]


def scan(paragraphs: Iterable[str], lang: Language) -> Tokens:
    """
    Read paragraphs as tokens with classes.

    >>> from newsparse.lang import load
    >>> scan(["“No,” said Ms. Ode."], load("en")).letters
    '"D,"VT_N.'
    """
    parts = [paragraph.replace("\n", " ") for paragraph in paragraphs]
    text = BREAK.join(parts)
    codes = _codes_of(lang)
    get = codes.__getitem__
    # Paragraph by paragraph: all words of a page at once would fill the processor's cache.
    code = codes[b"\n"].join([b"".join(map(get, part.encode("utf-8", "surrogatepass").split(b" "))) for part in parts])
    starts = _starts(code, 0)
    if starts[-1] <= len(text):  # blanks side by side, or before the first word, belong to no word
        first = _token_re().search(text)
        code = codes.code(_token_re().findall(text + " "))
        starts = _starts(code, first.start() if first else 0)
    # The full stop of a title ends no sentence.
    letters = code[::3].decode("ascii").replace("T.", "T_")
    if "T," in letters:
        letters = _surname_re().sub(r"\1N", letters)
    return Tokens(text, starts, letters, code[2::3])
