"""The text of a title: what could be one, and a title without what stands before and behind it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsparse.blocks_to_article.headline import without_site
from newsparse.lines_to_blocks.own_address import as_spelled
from newsparse.lines_to_blocks.stems import SIGNS, STEM
from newsparse.lines_to_blocks.title_rows import MAX_TITLE, MIN_TITLE

MIN_SIGNS = 5
"""Letters of a title in a script that writes a word with one sign or two."""
HANGUL = "\uac00"
QUOTES = "“”\"„«»‘’' "
"""What stands at the ends of a pull quote, which the prose says again word for word."""
MIN_QUOTED = 3
"""Blanks in a quotation that is more than a name."""
MIN_NAMED = 0.6
"""Share of the stems of a page's address that its title has."""


@cache
def _no_title_re() -> re.Pattern[str]:
    return re.compile(
        r"https?://|^\W*$|(?<!\.)[.,;:]$|^\[|@\w|^\d+\W*$|\|.{0,30}\b(?:19|20)\d\d$|\.\.\.\d",
    )


@cache
def _step_re() -> re.Pattern[str]:
    return re.compile(r"\s[|»›>/]\s+")


@cache
def _seam_re() -> re.Pattern[str]:
    """What may stand between a kicker and its title."""
    return re.compile(r":\s?|[\"”»“]\s?|\s[–—|-]\s|\.\s")


@cache
def _word_re() -> re.Pattern[str]:
    return re.compile(r"\w+")


@cache
def _lost_re() -> re.Pattern[str]:
    """What the ends of lines may lose or add."""
    return re.compile("[ -]+")


def could_be_title(text: str) -> bool:
    """
    Say whether a text has the length and the edges of a title.

    >>> could_be_title("Ferry returns to harbour"), could_be_title("The ferry returned on Monday, they said.")
    (True, False)
    """
    size = len(text)
    if size > MAX_TITLE:
        return False
    first = text[0]
    if first > SIGNS:
        return size >= MIN_SIGNS
    if size < MIN_TITLE or " " not in text:
        return False
    # Most begin with a letter, end with none of these marks, and hold nothing that the pattern looks for.
    plain = (
        first.isalpha()
        and text[-1] not in ".,;:"
        and not ("|" in text or "@" in text or "..." in text or "://" in text)
    )
    return plain or _no_title_re().search(text) is None


class Title(NamedTuple):
    """
    What may be the headline: ``rows[first:end]`` of a `Shelf`, without what stands before and behind it.

    ``before`` and ``behind`` count the letters left out at its two ends; ``spelled`` says that the text is as the
    browser printed it elsewhere, with hyphens that the lines lost.
    """

    first: int
    end: int
    text: str
    before: int = 0
    behind: int = 0
    spelled: bool = False


def joined(above: str, below: str) -> str:
    """Return two lines of a title as one text: no blank stands before a stop, nor in a script that has none."""
    if below[0] in ":,." or (below[0] > SIGNS and SIGNS < above[-1] < HANGUL):
        return above + below
    return f"{above} {below}"


def trimmed(title: Title) -> list[Title]:
    """Return a title with and without the site behind it; of a line that is the way to a title, that at its end."""
    text = title.text
    steps = list(_step_re().finditer(text))
    # A bar parts a title from its site as often as the steps of the way to it.
    if len(steps) > 1 and ("|" not in steps[-1][0] or steps[0].start() < len(text) - steps[-1].end()):
        before = steps[-1].end()
        text = text[before:]
        title = title._replace(text=text, before=title.before + before)
        if not could_be_title(text):
            return []
    found = [title]
    bare = without_site(text)
    if bare != text and could_be_title(bare):
        found.append(title._replace(text=bare, behind=len(text) - len(bare)))
    return found


def without_kicker(title: Title, own: set[str]) -> Title | None:
    """Return a title without the words before it that its page's address does not have; None if it has them."""
    text = title.text
    words = list(_word_re().finditer(text))
    long = [(word.start(), bool(as_spelled({word[0][:STEM].lower()}) & own)) for word in words if len(word[0]) > 3]
    hits = [start for start, hit in long if hit]
    if not hits or long[0][1] or len(hits) < MIN_NAMED * len(own):
        return None
    start = hits[0]
    seams = [seam.end() for seam in _seam_re().finditer(text, 0, start)]
    if seams:
        start = seams[-1]
    elif not all(word[0][0].isupper() for word in words if word.end() < start):
        return None
    if not text[start].isupper() or not could_be_title(text[start:]):
        return None
    return title._replace(text=text[start:], before=title.before + start)


def spelled(titles: list[Title], printed: str) -> list[Title]:
    """Return the titles with the hyphens and blanks that the browser printed: those at lines' ends may be lost."""
    lost = _lost_re()
    letters = lost.sub("", printed)
    return [
        one._replace(text=printed, spelled=True)
        if one.text != printed and not (one.before or one.behind) and lost.sub("", one.text) == letters
        else one
        for one in titles
    ]


def is_pull_quote(title: str, body: str) -> bool:
    """Say whether a text in quotation marks is what the prose, *body*, says too."""
    return title[0] in QUOTES and title.count(" ") >= MIN_QUOTED and title.strip(QUOTES) in body
