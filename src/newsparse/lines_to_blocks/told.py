"""
Sentences of the story that open as lines of the page do, as in ``Most read the letter and wept``.

A lead word alone decides for a label, a title, a request. It does not where the block goes on as a sentence to its
full stop, speaks neither to the reader nor of the page, and stands in prose: losing a sentence is the worst error.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.lang import load
from newsparse.lines_to_blocks.geometry import CLOSERS, ends_sentence
from newsparse.lines_to_blocks.phrases import phrases_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.lang import Language
    from newsparse.models import Block

MIN_WORDS = 3
MAX_SPEAKER = 5
"""Words between the comma that closes what was said and its verb: ``the head of the school said``."""
STOPS = (".", "。")
BETWEEN = frozenset({"folio", "running_head", "rule_line", "invisible", "jump_line"})
"""What may lie between a sentence and the prose it stands in."""
STORY = frozenset({"paragraph", "byline", "timestamp", "caption", "credit", "dateline", "tagline", "pull_quote"})
"""What may stand above the first sentence of a story."""
EDGES = "\"'“”„«»‘’()[]*•—–-"


@cache
def _to_reader_re(lang: Language) -> regex.Pattern[str] | None:
    """Words that speak to the reader or of the page; None where the language has no list of them."""
    words = lang.furniture.to_reader
    if not words:
        return None
    return regex.compile(
        r"(?<!\p{L})(?:\L<words>)(?!\p{L})", regex.V1, words=dict.fromkeys((*words, *load("en").furniture.to_reader))
    )


@cache
def _cue_words(lang: Language) -> frozenset[str]:
    """The forms of the verbs of speech but the bare one, which is that of a request: ``says``, ``told``."""
    cues = lang.cues
    return frozenset(form for lemma, forms in cues.speech.items() for form in forms if form != lemma) - set(cues.nouns)


@cache
def _requests(lang: Language) -> frozenset[str]:
    return frozenset((*lang.furniture.requests, *load("en").furniture.requests))


def tells(text: str, lang: Language) -> bool:
    """
    Say whether a block that opens as a line of the page does is a sentence that tells something.

    >>> from newsparse.lang import load
    >>> en = load("en")
    >>> [tells(text, en) for text in ("Most read the letter and wept.", "Click here, the message said.")]
    [True, True]
    >>> [tells(text, en) for text in ("Most read this week", "Click here for more.", "Watch our films.")]
    [False, False, False]
    """
    if not ends_sentence(text) or not text.rstrip(CLOSERS).endswith(STOPS) or text.endswith("..."):
        return False
    to_reader = _to_reader_re(lang)
    if to_reader is None:
        return False
    low = text.lower().replace("’", "'")
    words = low.split()
    # The lead itself is no evidence: "All rights reserved for men".
    if len(words) < MIN_WORDS or phrases_of(lang).inside(" ".join(words[MIN_WORDS:]), text):
        return False
    said = _cue(words, lang)
    if said and any(word[-1] == "," for word in words[max(0, said - MAX_SPEAKER) : said]):
        return True
    if not said and words[0].strip(EDGES + ":,") in _requests(lang):
        return False
    # A capital of the list is the word's own: German "Sie" is not "sie".
    return to_reader.search(low) is None and to_reader.search(text) is None


def _cue(words: Sequence[str], lang: Language) -> int:
    """Return the place of the first verb of speech, 0 if there is none."""
    cues = _cue_words(lang)
    return next((i for i, word in enumerate(words) if i and word.strip(EDGES + ".,;:") in cues), 0)


def _beside(blocks: Sequence[Block], i: int, step: int) -> Block | None:
    """Return the next block that is more than a page's turn."""
    i += step
    while 0 <= i < len(blocks) and blocks[i].kind in BETWEEN:
        i += step
    return blocks[i] if 0 <= i < len(blocks) else None


def in_prose(blocks: Sequence[Block], i: int, *, inside: bool = False) -> bool:
    """
    Say whether block *i* stands in prose: between two sentences, or where prose begins or ends, unless *inside*.

    Args:
        blocks: All of the page.
        i: The place of the one that is asked about.
        inside: Whether there must be prose on both sides.
    """
    above, below = _beside(blocks, i, -1), _beside(blocks, i, 1)
    if below is None or above is None:
        return not inside and (above is None or _is_sentence(above)) and (below is None or _is_sentence(below))
    return _is_sentence(below) and (_is_sentence(above) or (not inside and above.kind in STORY))


def _is_sentence(block: Block) -> bool:
    return block.kind == "paragraph" and ends_sentence(block.text)
