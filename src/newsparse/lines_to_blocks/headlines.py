"""The headline, known by what follows it and by the words it shares with the body."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from newsparse.blocks_to_article.headline import same_title, without_site, words
from newsparse.lang.stopwords import StopWords
from newsparse.lang.tables import read_table
from newsparse.lines_to_blocks import paragraphs
from newsparse.lines_to_blocks.body import HEAD_KINDS, apart, is_open, is_prose, is_wrapped, main_run
from newsparse.lines_to_blocks.glue import Glue
from newsparse.lines_to_blocks.phrases import phrases_of
from newsparse.lines_to_blocks.print_headers import printed_title

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.models import Block, Line, Page

MIN_HEADLINE, MAX_HEADLINE = 10, 230
MAX_PARTS = 5
MIN_TITLE_WORDS = 7
"""A kicker has fewer words."""
SHORT_TITLE = 75
BODY_CHARS = 8000
MIN_CUT_LINE = 25
FIRST_SPACELESS = "\u2e80"
MIN_SCORE = 1.15
MIN_PLAIN_SCORE = 2.6
"""Where nothing but paragraphs is printed, a short line at the top is as often a sub-head or a list's first item."""
PRINTED = 1.6
TRAIL = 1.2
OUTDENTED = 0.9
MIN_INDENT = 2
HEAD_REACH = 10


@cache
def _stop_words(lang: Language) -> frozenset[str]:
    return frozenset(read_table("any", "stopwords", StopWords).words.get(lang.code, "").split())


@cache
def _spaceless_re() -> re.Pattern[str]:
    return re.compile("[\u2e81-\U0010ffff]")


def content(text: str, lang: Language) -> list[str]:
    """
    Return what a title and its article can share: words that say something, pairs of signs where no blanks part words.

    >>> from newsparse.lang import load
    >>> content("The ferry returns to the harbour", load("en"))
    ['ferry', 'returns', 'harbour']
    """
    stop = _stop_words(lang)
    if _spaceless_re().search(text) is None:
        return [word for word in words(text) if len(word) > 3 and word not in stop]
    found = []
    for word in words(text):
        if word[0] > FIRST_SPACELESS and word[0] < "\uac00":
            found += [word[i : i + 2] for i in range(len(word) - 1)]
        elif (len(word) > 3 or word[0] > FIRST_SPACELESS) and word not in stop:
            found.append(word)
    return found


@cache
def _no_headline_re() -> regex.Pattern[str]:
    return regex.compile(
        r"https?+://|^\W*+$|[.,;:]\s*+$|^\[|^\p{Ll}|@\w|^\d++\W*+$|\|.{0,30}\b(?:19|20)\d\d$|\.\.\.\d", regex.V1
    )


@cache
def _trail_re() -> regex.Pattern[str]:
    """The way from the front page to the article, printed in a row: ``Home » Sport » Sailing``."""
    return regex.compile(
        r"(?i:^(?:home|startseite|front|inicio|accueil|hjem|hem|strona główna)\b)|(?:\s[»›>/|]\s.*){2}", regex.V1
    )


class Title(NamedTuple):
    """A title that may be the headline: the blocks ``blocks[first:end]`` that hold it, and its words."""

    first: int
    end: int
    text: str


def could_be_headline(text: str) -> bool:
    """
    Say whether a text has the length and the edges of a title.

    >>> could_be_headline("Ferry returns to harbour"), could_be_headline("The ferry returned on Monday, they said.")
    (True, False)
    """
    if not MIN_HEADLINE <= len(text) <= MAX_HEADLINE or _no_headline_re().search(text):
        return False
    return text[0] > "\u2e80" or len(text.split()) >= 2


def titles_before(blocks: list[Block], start: int, page: Page, printed: frozenset[str] = frozenset()) -> list[Title]:
    """Return what could be a title among the first *start* blocks, lines that the layout cut joined."""
    phrases = phrases_of(page.lang)
    wrapped = bool(printed) or is_wrapped(page)
    found: list[Title] = []
    i = 0
    while i < start:
        block = blocks[i]
        if not is_open(block) or phrases.line_kind(block.text):
            i += 1
            continue
        end, text = i + 1, block.text
        while wrapped and end < start and end - i < MAX_PARTS and _goes_on(blocks[i:end], blocks[end], printed):
            text = f"{text} {blocks[end].text}"
            end += 1
        if could_be_headline(text):
            found.append(Title(i, end, text))
        i = end
    return found


def _goes_on(title: list[Block], below: Block, printed: frozenset[str]) -> bool:
    """Say whether a title goes on in the next block: the next word would not have fitted on the line."""
    above = title[-1]
    if (
        not is_open(below)
        or below.lines[0].blanks > 1
        or above.text[-1] in ".!?"
        or below.lines[0].number != above.lines[-1].number + 1
    ):
        return False
    last, first = above.lines[-1].text, below.lines[0].text
    # Large letters stand far apart: a blank line may part them. What the browser printed as the title tells.
    above_words, below_words = set(words(last)), set(words(below.text))
    if printed and printed.issuperset(above_words | below_words) and not above_words & below_words:
        return True
    if below.lines[0].blanks:
        return first[0].islower() and len(last) > MIN_CUT_LINE
    longest = max(len(line.text) for block in (*title, below) for line in block.lines)
    word = first.split(None, 1)[0]
    # Letters have their own widths in print, so that a little may be missing.
    return len(last) + 1 + len(word) > 0.92 * longest and (len(last) > 15 or first[0].islower())


def find_headline(blocks: list[Block], page: Page) -> None:
    """
    Find the headline above the main run of prose, and label its copies.

    Of what could be a title before the prose, the one counts that shares most words with the body, stands over
    byline, date or deck, and is printed more than once. If nothing speaks for any, there is no headline: none is
    made up.
    """
    start, end = main_run(blocks)
    if start < 0:
        return
    first = _into_the_prose(blocks, start, end)
    head = blocks[:first]
    apart(head, page)
    parted = head + blocks[first:]
    prose_at = blocks[start]
    start = next(i for i, block in enumerate(parted) if block is prose_at)
    title = choose(parted, (start, end + len(parted) - len(blocks), len(head)), page)
    if title is None:
        return
    place_headline(blocks, [line for block in parted[title.first : title.end] for line in block.lines], page)
    for block in blocks:
        # The first letters tell most apart, and cost less than all words.
        if (
            block.kind != "headline"
            and is_open(block)
            and len(block.text) <= MAX_HEADLINE
            and block.text[:3].casefold() == title.text[:3].casefold()
            and same_title(block.text, title.text)
        ):
            block.kind, block.rule = "headline_copy", "headline"


def choose(blocks: list[Block], places: tuple[int, int, int], page: Page) -> Title | None:
    """Return the title that is the headline of the prose from *start* to *end*, of those before block *first*."""
    start, end, first = places
    prose = "\n".join(block.text for block in blocks[start : end + 1] if block.kind == "paragraph")
    # A pull quote over the headline is printed again in the body, word for word.
    printed = frozenset(words(without_site(printed_title(page))))
    titles = [
        title for title in titles_before(blocks, first, page, printed) if title.text.strip("“”\"„«»‘’' ") not in prose
    ]
    plain = all(block.kind == "paragraph" for block in blocks[:start])
    if plain:
        # Nothing is printed here but an article: its headline is what it opens with, or stands under a kicker.
        titles = [title for title in titles if title.first <= 1]
    if not titles:
        return None
    body = frozenset(content(prose[:BODY_CHARS], page.lang))
    copies = Counter(block.text.casefold() for block in blocks if MIN_HEADLINE <= len(block.text) <= MAX_HEADLINE)
    outdented = _outdents_titles(page)
    scores = [
        headline_score(title, blocks, start, body=body, copies=copies, lang=page.lang)
        + _in_print_title(title.text, printed)
        + (OUTDENTED if outdented and not blocks[title.first].lines[0].indent else 0.0)
        for title in titles
    ]
    top = max(range(len(titles)), key=lambda i: (scores[i], -i))
    while (
        top
        and scores[top - 1] > 0.5 * scores[top]
        and _is_headline_of_deck(titles[top - 1], titles[top], body, page.lang)
    ):
        top -= 1
    if scores[top] < (MIN_PLAIN_SCORE if plain else MIN_SCORE):
        return None
    # "Home News River rises": where the title stands alone too, that is it.
    for title, score in zip(titles, scores, strict=True):
        if score > 0.5 * scores[top] and _is_within(title.text, titles[top].text):
            return title
    return titles[top]


def _is_within(title: str, longer: str) -> bool:
    """Say whether a longer title is that one with the way to it in front: ``Home News River rises``, but no kicker."""
    before = longer.removesuffix(title)
    return 0.5 * len(longer) < len(title) < len(longer) and before != longer and before.rstrip()[-1:] not in ":-–—"


def _is_headline_of_deck(upper: Title, lower: Title, body: frozenset[str], lang: Language) -> bool:
    """Say whether the upper of two neighbours is the headline and the lower its standfirst, with the same words."""
    return (
        upper.end >= lower.first - 1
        # A kicker is shorter than its headline, a headline than its standfirst.
        and (
            len(lower.text) > SHORT_TITLE
            or len(upper.text) > 0.9 * len(lower.text)
            or len(upper.text.split()) >= MIN_TITLE_WORDS
        )
        and not _is_kicker(upper.text)
        and any(word in body for word in content(upper.text, lang))
    )


def place_headline(blocks: list[Block], lines: list[Line], page: Page) -> None:
    """Make one block of the headline's lines; what stood in one block with them is parted from it."""
    low = next(i for i, block in enumerate(blocks) if block.lines[-1].number >= lines[0].number)
    high = next(i for i, block in enumerate(blocks) if block.lines[-1].number >= lines[-1].number)
    if low == high and len(blocks[low].lines) == len(lines):
        blocks[low].kind, blocks[low].rule = "headline", "headline"
        return
    glue = Glue(page, page.lines)
    above = [line for line in blocks[low].lines if line.number < lines[0].number]
    below = [line for line in blocks[high].lines if line.number > lines[-1].number]
    made = [paragraphs.build(blocks[low].kind, blocks[low].rule, above, glue)] if above else []
    made.append(paragraphs.build("headline", "headline", lines, glue))
    made += (paragraphs.build(blocks[high].kind, blocks[high].rule, [line], glue) for line in below)
    blocks[low : high + 1] = made


def _in_print_title(text: str, printed: frozenset[str]) -> float:
    """Return what the title over the printed page adds to the score of a title that it repeats."""
    its_words = words(text)
    if not printed or not its_words:
        return 0.0
    shared = sum(word in printed for word in its_words)
    return PRINTED * shared / max(len(its_words), 0.7 * len(printed))


def _outdents_titles(page: Page) -> bool:
    """Say whether the page indents its text, as text browsers do, so that what starts at the margin is a title."""
    indented = len([line for line in page.lines if line.indent >= MIN_INDENT])
    return indented > 0.7 * len(page.lines)


def _into_the_prose(blocks: list[Block], start: int, end: int) -> int:
    """
    Return how far a headline may stand: a notice in full sentences may have been taken for the first prose.

    So it may on a full page; where nothing was dropped, what follows prose is a sub-head.
    """
    if not any(block.rule == "drop_chrome" for block in blocks):
        return start
    seen = 0
    for i in range(start, min(start + HEAD_REACH, end)):
        seen += is_prose(blocks[i])
        if seen > 2:
            return i
    return start


def _is_kicker(text: str) -> bool:
    return len(text.split()) <= 3 or (text.isupper() and len(text.split()) <= 4)


def headline_score(
    title: Title, blocks: list[Block], start: int, *, body: frozenset[str], copies: Counter[str], lang: Language
) -> float:
    """Return how much speaks for *title* as the headline of the prose that starts at block *start*."""
    its_words = words(title.text)
    telling = content(title.text, lang)
    shared = sum(word in body for word in telling)
    score = 2.0 * shared / max(3, len(telling))
    score += min(len(its_words), 10) / 10
    below = range(title.end, min(title.end + HEAD_REACH, len(blocks)))
    for j in below:
        if blocks[j].kind in HEAD_KINDS:
            score += max(0.4, 1.2 - 0.1 * (j - title.end))
            break
        if blocks[j].kind == "rule_line" and j == title.end:
            score += 0.6
        if j == start:
            score += 0.5
        if j >= start:
            break
    # What stands under the date is a caption rather than the headline.
    if any(block.kind in HEAD_KINDS for block in blocks[max(0, title.first - 3) : title.first]):
        score -= 0.5
    if title.first > start:
        score -= 0.6
    if _trail_re().search(title.text):
        score -= TRAIL
    if title.first == 0 and shared:
        score += 0.5
    score += 0.4 * min(2, copies[title.text.casefold()] - (1 if title.end - title.first == 1 else 0))
    return score - 0.012 * max(0, start - title.end)
