"""
What a title looks like: its words, its place, its neighbours, in classes.

Every feature is a small table of classes; all tables lie in one row (`TABLES`), and a title's codes are its places in
it. The weights are fitted (``tools/fit_headlines.py``) and stored in ``headlines.json``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from newsparse.lang.labels import labels_of
from newsparse.lang.stopwords import stop_words
from newsparse.lines_to_blocks.looks import offsets
from newsparse.lines_to_blocks.own_address import as_spelled
from newsparse.lines_to_blocks.stems import SIGNS, said_in, telling
from newsparse.lines_to_blocks.title_rows import CAPTION, EDGE, MIN_TITLE, OPEN, PROSE, SIGNED
from newsparse.lines_to_blocks.title_texts import QUOTES

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.lines_to_blocks.title_texts import Title
    from newsparse.lines_to_blocks.titles import Shelf
    from newsparse.models import Page

CLASSES = 15
LEDE_CHARS = 500
FAR = 12
"""A byline or date further below is another's."""
NEAR = 4
"""Lines above and below that are a title's neighbours."""
FEW = 12
LAST = {".": 2, "?": 3, "!": 4, "…": 5, ":": 6, ",": 6, ";": 6}
CLOSING, OPENING_MARKS, DASHES = frozenset("\"”»“’'«)"), frozenset("\"“„«»‘'"), frozenset("-–—")
STOPS = frozenset(".!?")
MARKS = "|»›>/©"
TABLES = {
    "words": 9, "shared": 8 * 2, "lede": 6, "distance": 10, "kind": CLASSES, "below": CLASSES, "above": 2 * CLASSES,
    "above2": CLASSES, "signed": 8 * 2, "copies": 4, "printed": 8, "indent": 4 * 2, "blanks_above": 3,
    "blanks_below": 3, "last": 10, "first": 7, "capitals": 5 * 2, "marks": 8, "weightier_below": 4 * 4 * 3,
    "weightier_above": 4 * 4 * 3, "length_below": 5 * 2, "length_above": 5 * 2, "joint_in": 48, "joint_out": 48,
    "in_prose": 2, "cut": 4, "lines": 5, "none": 4, "slug": 7,
}  # fmt: skip
(
    _WORDS, _SHARED, _LEDE, _DISTANCE, _KIND, _BELOW, _ABOVE, _ABOVE2, _SIGNED, _COPIES, _PRINTED, _INDENT,
    _BLANKS_ABOVE, _BLANKS_BELOW, _LAST, _FIRST, _CAPITALS, _MARKS, _WEIGHTIER_BELOW, _WEIGHTIER_ABOVE,
    _LENGTH_BELOW, _LENGTH_ABOVE, _JOINT_IN, _JOINT_OUT, _IN_PROSE, _CUT, _LINES, _NONE, _SLUG,
) = offsets(TABLES).values()  # fmt: skip
SIZE = sum(TABLES.values())


@cache
def _trail_re(lang: Language) -> re.Pattern[str]:
    """The way from the front page to the article, printed in a row: ``Home » Sport » Sailing``."""
    return re.compile(rf"(?i:^(?:{'|'.join(labels_of(lang).front_page)})\b)|(?:\s[»›>/|]\s.*){{2}}")


@cache
def _front_pages(lang: Language) -> tuple[str, ...]:
    return tuple(word.lower() for word in labels_of(lang).front_page)


def none_code(shown: Shelf) -> int:
    """Return the code of a page without a headline."""
    return _NONE + 2 * shown.dump + shown.wrapped


def codes(shown: Shelf, page: Page) -> list[list[int]]:
    """Return the codes of each title of *shown*: the same for two that differ in nothing that is looked at."""
    lang = page.lang
    prose, shared = shown.body, shown.shared
    lede = said_in(set().union(*shared), prose[:LEDE_CHARS], lang)
    weights = list(map(len, shared))
    copies = _copies(shown, page)
    nearest = _nearest(shown)
    above: dict[int, list[int]] = {}
    below: dict[int, list[int]] = {}
    result = []
    for title in shown.titles:
        i, j = title.first, title.end - 1
        if i not in above:
            above[i] = _above(shown, i, copies)
        if j not in below:
            below[j] = _below(shown, j, nearest[j])
        if title.before or title.behind:
            stems = telling(title.text, lang)
            mine = stems & set().union(*shared[i : j + 1])
        elif i == j:
            stems, mine = shown.stems[i], shared[i]
        else:
            stems = set().union(*shown.stems[i : j + 1])
            mine = set().union(*shared[i : j + 1])
        size = len(stems) or 1
        found = [
            *above[i],
            *below[j],
            *_own(title.text, lang),
            _SHARED + 8 * shown.dump + min(7, len(mine)),
            _LEDE + bisect_right((0.01, 0.2, 0.4, 0.6, 0.8), len(mine & lede) / size),
            _weightier(shown, weights, range(j + 1, min(len(weights), j + 1 + NEAR)), title, len(mine)),
            _weightier(shown, weights, range(i - 1, max(-1, i - 1 - NEAR), -1), title, len(mine)),
            _IN_PROSE + (title.text.strip(QUOTES) in prose),
            _LINES + j - i,
        ]
        if shown.printed:
            share = len(stems & shown.printed) / max(size, len(shown.printed))
            found.append(_PRINTED + 1 + bisect_right((0.01, 0.3, 0.5, 0.7, 0.9, 0.999), share))
        else:
            found.append(_PRINTED)
        if shown.own:
            hit = len(shown.own & as_spelled(stems))
            found.append(_SLUG + bisect_right((0.01, 0.3, 0.5, 0.7, 0.99), hit / max(size, len(shown.own))) + 1)
        else:
            found.append(_SLUG)
        if i < j:
            found += [_JOINT_IN + joint for joint in shown.joints[i:j]]
        if title.before or title.behind:
            found.append(_CUT + (1 if title.before else 0) + (2 if title.behind else 0))
        result.append(found)
    return result


def _copies(shown: Shelf, page: Page) -> dict[str, int]:
    """Return how often the first line of each title stands on the page."""
    firsts = {shown.texts[title.first] for title in shown.titles}
    texts = [line.text for line in page.lines]
    return {text: texts.count(text) for text in firsts} if len(firsts) < FEW else Counter(texts)


def _nearest(shown: Shelf) -> list[int]:
    """Return, for each line, where the next prose below it stands."""
    found = []
    here = shown.prose
    for i in range(len(shown.rows) - 1, -1, -1):
        if i < shown.prose and shown.kinds[i] == PROSE:
            here = i
        found.append(here)
    return found[::-1]


def _above(shown: Shelf, i: int, copies: dict[str, int]) -> list[int]:
    """Return the codes of a title's first line and of what stands above it."""
    line, text, kinds = shown.rows[i], shown.texts[i], shown.kinds
    away = line.indent - shown.indent
    found = [
        _KIND + kinds[i],
        _ABOVE + CLASSES * shown.dump + (kinds[i - 1] if i else EDGE),
        _ABOVE2 + (kinds[i - 2] if i > 1 else EDGE),
        _COPIES + (min(3, copies[text]) if len(text) >= MIN_TITLE else 1),
        _INDENT + 4 * (shown.indent > 1) + (0 if away < -1 else 1 if away < 2 else 2 if away < 8 else 3),
        _BLANKS_ABOVE + (min(2, line.blanks) if line.number else 2),  # the top of the page is loose
    ]
    if i:
        found.append(_LENGTH_ABOVE + _length(shown.texts[i - 1]))
    return found


def _below(shown: Shelf, j: int, nearest: int) -> list[int]:
    """Return the codes of what stands below a title's last line."""
    rows, kinds = shown.rows, shown.kinds
    signed = 0
    for step, kind in enumerate(kinds[j + 1 : j + FAR], 1):
        if kind in SIGNED:
            signed = step
            break
    found = [
        _BELOW + (kinds[j + 1] if j + 1 < len(rows) else EDGE),
        _SIGNED + 8 * shown.dump + bisect_right((1, 2, 3, 4, 6, 9), signed),
        _DISTANCE + (1 + bisect_right((1, 2, 3, 5, 9, 15, 24, 35), nearest - j) if j < shown.prose else 0),
    ]
    if j + 1 < len(rows):
        found += _BLANKS_BELOW + min(2, rows[j + 1].blanks), _LENGTH_BELOW + _length(shown.texts[j + 1])
        if shown.joints[j] >= 0:
            found.append(_JOINT_OUT + shown.joints[j])
    return found


def _length(text: str) -> int:
    return 2 * bisect_right((25, 60, 110, 170), len(text)) + (text[-1] in STOPS)


def _weightier(shown: Shelf, weights: list[int], near: range, title: Title, mine: int) -> int:
    """Return the code of the neighbour that shares most with the prose: more than the title? how far? how long?"""
    kinds = shown.kinds
    best = -1
    for i in near:
        if (kinds[i] in OPEN or kinds[i] == CAPTION) and (best < 0 or weights[i] > weights[best]):
            best = i
    table = _WEIGHTIER_BELOW if near.step > 0 else _WEIGHTIER_ABOVE
    if best < 0:
        return table
    more = 0 if not weights[best] else 1 if weights[best] < mine else 2 if weights[best] == mine else 3
    ratio = len(shown.texts[best]) / len(title.text)
    return table + 12 * more + 3 * abs(best - near.start) + (0 if ratio < 0.7 else 1 if ratio < 1.4 else 2)


def _own(text: str, lang: Language) -> list[int]:
    """Return the codes of a title by itself."""
    first, last = text[0], text[-1]
    words = text.split()
    size = len(words) if first < SIGNS else len(text) // 4
    long = [word[0] for word in words[1:] if len(word) > 3]
    capitals = 4 if text.isupper() else bisect_right((0.3, 0.6, 0.95), sum(map(str.isupper, long)) / (len(long) or 1))
    if words[-1].casefold() in stop_words(lang):
        ending = 9
    elif last.isalpha():
        ending = 0
    elif last.isdigit():
        ending = 1
    else:
        ending = LAST.get(last, 7 if last in CLOSING else 8)
    if first.isupper():
        beginning = 0
    elif first.islower():
        beginning = 1
    elif first.isdigit():
        beginning = 2
    else:
        beginning = 3 if first in OPENING_MARKS else 4 if first in DASHES else 5 if first > SIGNS else 6
    found = [
        _WORDS + bisect_right((1, 2, 3, 5, 8, 12, 17, 25), size),
        _LAST + ending,
        _FIRST + beginning,
        _CAPITALS + 2 * capitals + (len(words) > 4),
    ]
    marks = [_MARKS + i for i, mark in enumerate(MARKS) if mark in text]
    found += marks
    if (marks or text.lower().startswith(_front_pages(lang))) and _trail_re(lang).search(text):
        found.append(_MARKS + 6)
    if ". " in text:
        found.append(_MARKS + 7)
    return found
