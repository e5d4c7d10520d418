"""Bylines: lines that say who wrote the article, and names alone where a byline stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.blocks_to_article.byline import opens_byline, parse_byline
from newsparse.blocks_to_article.headline import words
from newsparse.blocks_to_article.names import is_person
from newsparse.lang.labels import labels_of
from newsparse.lines_to_blocks.body import apart, is_prose, is_wrapped, main_run, part_block
from newsparse.lines_to_blocks.headlines import FIRST_SPACELESS
from newsparse.lines_to_blocks.phrases import phrases_of
from newsparse.rule import labels

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.models import Block, Line, Page

MAX_LINE = 160
MAX_PARTICLE = 3
MAX_SMALL = 4
"""Words in small letters, particles apart, that a line of names and titles may have."""
MAX_PARTS = 14
MAX_ROLE_WORDS = 7
AFTER = 8
MIN_NAMES = 2
SEPARATORS = frozenset({",", "&", "|", "·", "•", "/", "-", "–", "0"})


@labels(
    "byline",
    leads=lambda lang: (*labels_of(lang).byline, *labels_of(lang).author),
    marks=lambda lang: labels_of(lang).byline_tail,
)
def byline(line: Line, page: Page) -> bool:
    """
    Claim a line that opens with ``By`` or its like and holds nothing but names, titles, places and agencies.

    >>> from newsparse.testing import claims
    >>> claims(byline, "By Ana Ruiz and Jo van der Berg")
    True
    >>> claims(byline, "By Monday the river had risen.")
    False
    """
    text = line.text
    if len(text) > MAX_LINE or text.endswith(("?", "!")):
        return False
    return parse_byline(text, page.lang) is not None


@labels("byline", leads=lambda lang: (*labels_of(lang).byline, *labels_of(lang).author))
def byline_lead(line: Line, page: Page) -> bool:
    r"""
    Claim a line that holds a byline's lead alone, if names stand on the next one.

    >>> from newsparse.testing import claims
    >>> claims(byline_lead, "By\nAna Ruiz\n,\nEditor")
    True
    >>> claims(byline_lead, "By\nthe time it stopped")
    False
    """
    if not opens_byline(line.text, page.lang):
        return False
    number = line.number + 1
    if number >= len(page.lines):
        return False
    below = page.lines[number].text
    return len(below) <= MAX_LINE and parse_byline(f"{line.text}\n{below}", page.lang) is not None


@labels("byline", follows=("byline",))
def byline_name(line: Line, page: Page) -> bool:
    r"""
    Claim the name under a byline's lead.

    >>> from newsparse.testing import make_page
    >>> page = make_page("By\nAna Ruiz\nIt rained.")
    >>> page.lines[0].rule = "byline_lead"
    >>> byline_name(page.lines[1], page), byline_name(page.lines[2], page)
    (True, False)
    """
    if not line.number or len(line.text) > MAX_LINE:
        return False
    above = page.lines[line.number - 1]
    return above.rule == "byline_lead" and parse_byline(f"{above.text}\n{line.text}", page.lang) is not None


def relabel_bylines(blocks: list[Block], page: Page) -> None:
    """
    Let bylines go on over the next lines.

    A list of names goes on after a comma or an ``and``, and in a line that is a title. After a lead alone on its line,
    which is how pages print that have a node for each name, it goes on as long as there are names.
    """
    if not any(block.kind == "byline" for block in blocks):
        return
    lang = page.lang
    nodes = not is_wrapped(page)
    i = 0
    while i < len(blocks):
        block = blocks[i]
        i += 1
        if block.kind != "byline" or block.rule.endswith("_part"):
            continue
        text = block.text
        led = opens_byline(text, lang)
        for j in range(i, i + MAX_PARTS):
            if j >= len(blocks):
                break
            if nodes and led and len(blocks[j].lines) > 1 and blocks[j].kind == "paragraph" and not is_prose(blocks[j]):
                part_block(blocks, j, page)
            below = blocks[j]
            if below.kind not in {"paragraph", "credit", "byline"} or len(below.text) > MAX_LINE:
                break
            if below.kind == "byline" and not opens_byline(text, lang):
                break
            if below.text.strip() in SEPARATORS or below.text.strip().lower() in labels_of(lang).joins:
                continuing = True
            else:
                continuing = parse_byline(f"{text}\n{below.text}", lang) is not None and (
                    opens_byline(text, lang)
                    or _joins(text, below.text, lang)
                    or _is_role_line(below.text, lang)
                    or (led and is_person(below.text.strip(), lang))
                )
            if not continuing:
                break
            below.kind, below.rule, text = "byline", "byline_part", f"{text}\n{below.text}"


def _joins(above: str, below: str, lang: Language) -> bool:
    """Say whether a list of names goes on: one of the two ends or begins with what stands between names."""
    labels = labels_of(lang)
    last, first = above.rstrip().split()[-1].lower(), below.lstrip().split()[0].lower()
    return (
        above.rstrip()[-1] in ",&/|·"
        or below.lstrip()[0] in ",&/|·"
        or last in labels.joins
        or first in labels.joins
        or first in labels.with_agency
    )


def _is_role_line(text: str, lang: Language) -> bool:
    found = [word.strip(",.").lower() for word in text.split()]
    roles = labels_of(lang).roles
    return 0 < len(found) <= MAX_ROLE_WORDS and text[0] not in ".!?" and (found[-1] in roles or found[0] in roles)


def find_names(blocks: list[Block], page: Page) -> None:
    """
    Find names without a lead where a byline stands, and let go of bylines that stand elsewhere.

    Between the headline and the prose a name, or several, is a byline if a date, a title or the headline stands beside
    it and the prose does not speak of it. Bylines far from the article belong to others.
    """
    start, end = main_run(blocks)
    if start < 0:
        return
    at = next((i for i, block in enumerate(blocks) if block.kind == "headline"), -1)
    low = max(0, at - 3) if at >= 0 else max(0, start - 25)
    zone = blocks[low:start]
    if not any(block.kind == "byline" for block in zone):
        apart(zone, page)
        added = len(zone) - (start - low)
        blocks[low:start] = zone
        start, end = start + added, end + added
        at = next((i for i, block in enumerate(blocks) if block.kind == "headline"), -1)
    high = start + 2
    if not any(block.kind == "byline" for block in blocks[low:high]):
        _label_names(blocks, page, (low, start, end), at)
    if not any(block.kind == "byline" for block in blocks[low:high]):
        low, high = end + 1, end + 1 + AFTER
    for i, block in enumerate(blocks):
        if (
            block.kind == "byline"
            and not low <= i < high
            and not (block.rule.endswith("_part") and blocks[i - 1].kind == "byline")
        ):
            block.kind = "other_byline"


def _label_names(blocks: list[Block], page: Page, places: tuple[int, int, int], at: int) -> None:
    low, start, end = places
    lang = page.lang
    prose = [block.text for block in blocks[start : end + 1] if block.kind == "paragraph"]
    best: list[int] = []
    top = 0
    i = low
    while i <= min(start, len(blocks) - 1):
        run = _run_of_names(blocks, i, start, prose, lang)
        if run:
            score = _names_score(blocks, run, at, start, lang)
            if score > max(top, MIN_NAMES - 1):
                best, top = run, score
            i = run[-1]
        i += 1
    for step, i in enumerate(best):
        blocks[i].kind, blocks[i].rule = "byline", "names_part" if step else "names"


def _run_of_names(blocks: list[Block], i: int, start: int, prose: list[str], lang: Language) -> list[int]:
    """Return the blocks from *i* on that hold names, what stands between them, titles; none if *i* holds no name."""
    run: list[int] = []
    for j in range(i, min(i + MAX_PARTS, start + 1)):
        block = blocks[j]
        text = block.text.strip()
        if not (block.kind == "paragraph" or block.rule == "drop_chrome") or len(text) > MAX_LINE:
            break
        if run and (text in SEPARATORS or text.lower() in labels_of(lang).joins or _is_role_line(text, lang)):
            run.append(j)
            continue
        if not _could_be_names(text, lang):
            break
        found = parse_byline(text, lang, bare=True)
        if found is None or not found.authors or any(_is_spoken_of(author.name, prose) for author in found.authors):
            break
        run.append(j)
    while run and blocks[run[-1]].text.strip() in SEPARATORS:
        run.pop()
    return run


def _could_be_names(text: str, lang: Language) -> bool:
    """Say whether a line may hold names alone: capitals, or enough signs in scripts without, and no menu's wording."""
    if text[0] > FIRST_SPACELESS:
        # Words of two signs are sections more often than names; Korean names have three.
        return len(text) == 3 if text[0] >= "\uac00" else 3 <= len(text) <= 8
    if not text[0].isupper() or sum(word.islower() and len(word) > MAX_PARTICLE for word in text.split()) > MAX_SMALL:
        return False
    return not phrases_of(lang).line_kind(text)


def _is_spoken_of(name: str, prose: list[str]) -> bool:
    """Say whether the prose speaks of somebody more than once: then the name is no byline."""
    found = words(name)
    last = found[-1] if found else ""
    return sum(words(text).count(last) for text in prose if last in text.casefold()) > 1


def _names_score(blocks: list[Block], run: list[int], at: int, start: int, lang: Language) -> int:
    """Return how much speaks for a run of names as the byline: a date beside it above all."""
    score = 0
    for j in (run[0] - 2, run[0] - 1, run[-1] + 1, run[-1] + 2):
        if 0 <= j < len(blocks):
            near = blocks[j]
            weight = 2 if j in {run[0] - 1, run[-1] + 1} else 1
            if near.kind == "timestamp":
                score += 2 * weight
            elif near.kind in {"headline", "rule_line"}:
                score += weight
    if any(_is_role_line(blocks[j].text, lang) for j in run[1:]):
        score += 2
    if at >= 0 and run[0] > at and run[0] - at <= 3:
        score += 1
    if run[-1] + 1 == start:
        score += 1
    return score
