"""Captions and credits: a line that is a credit, and the block beside it that is its caption."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.blocks_to_article.credit import MAX_CREDIT, ends_in_agency, is_led, parse_credit, split_run_in
from newsparse.lang.agencies import agency_forms
from newsparse.lang.labels import labels_of
from newsparse.lang.small_words import small_words
from newsparse.lines_to_blocks.body import headline_at, is_prose, is_wrapped, main_run
from newsparse.lines_to_blocks.caption_looks import SENTENCE_ENDS, is_bare_credit, shows_picture
from newsparse.lines_to_blocks.leads import lead_above, text_below
from newsparse.rule import labels

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.models import Block, Line, Page

MAX_CAPTION = 600
MAX_UNMARKED = 360
MAX_REST = 2
LONG_PROSE = 220
MIN_CAPTION = 12
BEFORE, AFTER = 8, 4
JOINTS = frozenset({"/", ",", "|", "(", ")"})
PICTURED = frozenset({"paragraph", "caption"})
_LED_MARKS = (":", "by ", "By ", "©", "oto/", "：")
EDGES = " .,;:|/()[]（）©\u200b"


@cache
def _agency_words() -> frozenset[str]:
    """The first and last words of agencies' names, in lower case: one of them stands at an edge of most credits."""
    return frozenset(word for form in agency_forms() for word in (form.split()[0], form.split()[-1])) - {"the"}


@cache
def _lead_words(lang: Language) -> frozenset[str]:
    return frozenset(lead.split()[0].strip(EDGES) for lead in labels_of(lang).credit)


@labels(
    "credit",
    # "The Associated Press" is found by its last word: "the" would have every third line looked at.
    leads=lambda lang: (*labels_of(lang).credit, *(form for form in agency_forms() if not form.startswith("the "))),
    tails=lambda lang: agency_forms(),  # noqa: ARG005
    edges="©(（[",
)
def credit(line: Line, page: Page) -> bool:
    """
    Claim a line that is the credit of a picture and nothing else.

    >>> from newsparse.testing import claims
    >>> claims(credit, "Ana Ruiz / AFP via Getty Images")
    True
    >>> claims(credit, "Ana Ruiz told AFP so.")
    False
    """
    text = line.text
    if len(text) > MAX_CREDIT:
        return False
    # Agencies are too many to be looked for in every line: most credits have one at an edge, or a mark.
    words = text.lower().split()
    agencies = _agency_words()
    led = text[0] in "©(（[" or words[0].strip(EDGES) in _lead_words(page.lang)
    if (
        not led
        and words[-1].strip(EDGES).rpartition("/")[2] not in agencies
        and words[0].strip(EDGES).partition("/")[0] not in agencies
    ):
        return False
    if not led and (text.endswith((".", "?", "!", ":")) or _goes_on(line, page)):
        return False
    return parse_credit(text, page.lang) is not None


@labels("credit", leads=lambda lang: labels_of(lang).credit, edges="©(")
def credit_lead(line: Line, page: Page) -> bool:
    r"""
    Claim a credit's lead alone on its line, if a name stands on the next.

    >>> from newsparse.testing import claims
    >>> claims(credit_lead, "Image:\nAna Ruiz"), claims(credit_lead, "Image:\nThe boats that wait in the port for rain")
    (True, False)
    """
    text = line.text
    if len(text) > 30 or not (text.endswith((":", "：")) or text in {"©", "("}):
        return False
    below = text_below(line, page, MAX_CREDIT)
    if text == "(":
        return _is_lead(below, page.lang) or (below.endswith(")") and parse_credit(below, page.lang) is not None)
    return (text == "©" or _is_lead(text, page.lang)) and parse_credit(below, page.lang, led=True) is not None


@labels("credit", follows=("credit",))
def credit_name(line: Line, page: Page) -> bool:
    r"""
    Claim the name under a credit's lead.

    >>> from newsparse.testing import make_page
    >>> page = make_page("Image:\nAna Ruiz\nIt rained.")
    >>> page.lines[0].rule = "credit_lead"
    >>> credit_name(page.lines[1], page), credit_name(page.lines[2], page)
    (True, False)
    """
    lead = lead_above(line, page, "credit_lead", MAX_CREDIT)
    return bool(lead) and parse_credit(line.text, page.lang, led=True) is not None


def _is_lead(text: str, lang: Language) -> bool:
    return text.strip(" (:：").lower() in labels_of(lang).credit


def _goes_on(line: Line, page: Page) -> bool:
    """Say whether the line above stops where no sentence can."""
    if not line.number or line.blanks:
        return False
    above = page.lines[line.number - 1].text.rsplit(None, 1)[-1]
    return above.lower() in small_words("going_on") or above[-1] in ",–—-"


@labels(
    "caption_end",
    tails=lambda lang: agency_forms(),  # noqa: ARG005
    edges=")]）",
    # What stands before a name: "Photo: Ana Ruiz", "Photo by Ana Ruiz", "© Ana Ruiz".
    shapes=(r":\s?[^\W\d_a-z]", r"oto/[^\W\d_a-z]", r"：\s?[^\W\d_a-z]", r"by (?<=(?:oto|tos|age|ure|aph) by )[^\W\d_a-z]", "©"),
)
def caption_end(line: Line, page: Page) -> bool:
    """
    Claim a line at whose end stands a credit: there the caption ends.

    >>> from newsparse.testing import claims
    >>> claims(caption_end, "Boats wait in the harbour. Ana Ruiz / AFP")
    True
    >>> claims(caption_end, "Boats wait in the harbour, Ana Ruiz told AFP.")
    False
    """
    text = line.text
    if text[-1] not in ")]）" and not ends_in_agency(text):
        if _has_more(line, page):
            return False  # a name cut by the end of its line: the whole block will tell
        if not _credit_word_re(page.lang).search(text) or not _is_led(text):
            return False
    found = split_run_in(text, page.lang)
    return found is not None and found[0] > 0 and is_sure(text, found, page.lang)


def _may_end_in_credit(text: str) -> bool:
    return text[-1] in ")]）" or ends_in_agency(text) or _is_led(text)


def _is_led(text: str) -> bool:
    """Say whether a name may stand at the end behind what leads it in."""
    tail = text[-60:]
    return any(mark in tail for mark in _LED_MARKS) and _led_tail_re().search(tail) is not None


@cache
def _credit_word_re(lang: Language) -> re.Pattern[str]:
    """The words that lead in a credit, with a capital: a close look is not worth it without one."""
    words = {"©", *(lead.split()[0].title() for lead in labels_of(lang).credit)}
    return re.compile("|".join(map(re.escape, sorted(words))))


def _has_more(line: Line, page: Page) -> bool:
    """Say whether a line follows with no blank line between."""
    return line.number + 1 < len(page.lines) and not page.lines[line.number + 1].blanks


@cache
def _led_tail_re() -> regex.Pattern[str]:
    return regex.compile(r"©|\p{L}[:：]\s?\p{Lu}|\b[Bb]y \p{Lu}|[FPfp]h?oto/\p{Lu}", regex.V1)


def is_sure(text: str, found: tuple[int, int, object], lang: Language) -> bool:  # noqa: ARG001
    """Say whether a credit found at the end of a text is more than a name in brackets."""
    credit_at = text[found[1] :]
    return (
        "/" in credit_at
        or ends_in_agency(credit_at)
        or credit_at[0] in "(（["
        or any(mark in credit_at for mark in ":：©")
        or "by " in credit_at.lower()
    )


@labels("caption", leads=lambda lang: (*labels_of(lang).caption, "image"))
def caption_lead(line: Line, page: Page) -> bool:
    """
    Claim a line that says it is a caption.

    >>> from newsparse.testing import claims
    >>> claims(caption_lead, "[Image: Boats wait in the harbour]"), claims(caption_lead, "Image is everything.")
    (True, False)
    """
    text = line.text
    if text.lower().startswith(("[image:", "[bild:", "[photo:", "[foto:")):
        return True
    head, colon, rest = text.partition(":")
    return bool(colon) and bool(rest.strip()) and head.strip(" [(").lower() in labels_of(page.lang).caption


def relabel_captions(blocks: list[Block], page: Page) -> None:
    """
    Make captions of blocks that end in a credit, or that a credit stands beside.

    The credit of a caption follows it, or stands over it: blank lines tell which, and where they do not, the other
    credits of the page.
    """
    lang = page.lang
    credited = False
    for i, block in enumerate(blocks):
        kind, text = block.kind, block.text
        if kind == "paragraph":
            if len(text) <= MAX_CAPTION and (block.lines[-1].kind == "caption_end" or _is_run_in(text, lang)):
                block.kind, block.rule = "caption", "run_in_credit"
            elif len(text) <= MAX_UNMARKED and shows_picture(text, lang):
                block.kind, block.rule = "caption", "who_stands_where"
            elif i and blocks[i - 1].kind in PICTURED and is_bare_credit(text, blocks[i - 1].text, lang):
                block.kind, block.rule = "credit", "bare_credit"
                credited = True
        elif kind == "caption_end":
            block.kind, block.rule = "caption", "run_in_credit"
        elif kind == "credit":
            above = blocks[i - 1]
            if i and above.kind == "paragraph" and len(above.text) <= MAX_CAPTION and not block.lines[0].blanks:
                # A credit cut by the end of its line: "Ana Ruiz via AP /", then "TASS".
                found = split_run_in(f"{above.text}\n{text}", lang)
                if found and found[0] > 0 and found[1] < len(above.text):
                    above.kind, above.rule = "caption", "run_in_credit"
                    block.kind, block.rule = "caption", "credit_part"
            credited = credited or block.kind == "credit"
    if not credited:
        return
    nodes = not is_wrapped(page)
    _join_credits(blocks, lang, nodes=nodes)
    heads = [i for i, block in enumerate(blocks) if block.kind == "credit" and not block.rule.endswith("_part")]
    sides = {i: _side(blocks, i, _last(blocks, i), nodes=nodes) for i in heads}
    total = sum(sides.values())
    for i in heads:
        last = _last(blocks, i)
        side = sides[i] or (1 if total > 0 else -1)
        for step in (side, -side):
            j = last + 1 if step > 0 else i - 1
            if not 0 <= j < len(blocks):
                continue
            near = blocks[j]
            if near.kind == "caption":
                break
            if (
                _may_be_caption(near, MAX_CAPTION if step < 0 and is_led(blocks[i].text, lang) else MAX_UNMARKED)
                and not (blocks[i].rule == "credit" and _is_signed(blocks, i, last, lang))
                and not (_opens_article(blocks, i) if step < 0 else total <= sides[i] and _stands_apart(blocks, j))
            ):
                near.kind, near.rule = "caption", "credit_below" if step < 0 else "credit_above"
                break


def _opens_article(blocks: list[Block], i: int) -> bool:
    """Say whether what stands above a credit, a blank line between, is the first text and no sentence: a headline."""
    return (
        blocks[i].lines[0].blanks > 0
        and blocks[i - 1].text[-1] not in SENTENCE_ENDS
        and not any(block.kind == "paragraph" for block in blocks[: i - 1])
    )


def _stands_apart(blocks: list[Block], j: int) -> bool:
    """Say whether a paragraph below a credit, a blank line between, goes its own way: it is no caption."""
    return blocks[j].lines[0].blanks > 0 and is_prose(blocks[j])


def _is_run_in(text: str, lang: Language) -> bool:
    if not _may_end_in_credit(text):
        return False
    found = split_run_in(text, lang)
    return found is not None and found[0] > 0 and is_sure(text, found, lang)


def _ends_name(above: str, below: str, lang: Language) -> bool:
    """Say whether a line is the rest of the name that the line above begins."""
    found = (
        parse_credit(f"{above} {below}", lang, led=True)
        if below[0].isupper() and len(below.split()) <= MAX_REST
        else None
    )
    return found is not None and bool(found.photographers) and below in found.photographers[-1]


def _join_credits(blocks: list[Block], lang: Language, *, nodes: bool) -> None:
    """Join the parts of a credit: a lead, a name, a slash, an agency in nodes of their own, or cut lines."""
    for i, block in enumerate(blocks):
        if block.kind != "credit" or block.rule.endswith("_part"):
            continue
        j = i + 1
        while j < min(i + 5, len(blocks)) and _is_credit_part(blocks, i, j, lang, nodes=nodes):
            blocks[j].kind, blocks[j].rule = "credit", "credit_part"
            j += 1


def _is_credit_part(blocks: list[Block], i: int, j: int, lang: Language, *, nodes: bool) -> bool:
    """Say whether block *j* goes on with the credit that starts at block *i*."""
    above, below = blocks[j - 1].text.strip(), blocks[j]
    text = below.text.strip()
    opened = blocks[i].rule == "credit_lead" and all(
        not one.text.strip(" (©") or _is_lead(one.text, lang) for one in blocks[i:j]
    )
    cut = not nodes and not below.lines[0].blanks and not ends_in_agency(above)
    if below.kind == "credit":
        return opened or cut or above in JOINTS
    if text in JOINTS:
        return j + 1 < len(blocks) and blocks[j + 1].kind == "credit"
    if opened and below.kind in {"paragraph", "byline"} and len(text) <= MAX_CREDIT:
        return parse_credit(text, lang, led=True) is not None
    return cut and below.kind == "paragraph" and _ends_name(above, text, lang)


def _last(blocks: list[Block], i: int) -> int:
    while i + 1 < len(blocks) and blocks[i + 1].kind == "credit" and blocks[i + 1].rule == "credit_part":
        i += 1
    return i


def _is_signed(blocks: list[Block], i: int, last: int, lang: Language) -> bool:
    """Say whether an agency's name alone under a long paragraph, or under the last one, signs the article."""
    above = blocks[i - 1].text if i else ""
    if not above or above[-1] not in SENTENCE_ENDS or is_led(blocks[i].text, lang):
        return False
    found = parse_credit(blocks[i].text, lang)
    if found is None or found.photographers:
        return False
    return len(above) > LONG_PROSE or not any(map(is_prose, blocks[last + 1 : last + 1 + AFTER]))


def _may_be_caption(block: Block, longest: int = MAX_UNMARKED) -> bool:
    return (
        block.kind == "paragraph"
        and MIN_CAPTION <= len(block.text) <= longest
        and (" " in block.text.strip() or block.text[0] > "\u2e80")
    )


def _side(blocks: list[Block], i: int, last: int, *, nodes: bool) -> int:
    """Return where the caption of a credit stands: -1 above it, 1 below, 0 if nothing tells."""
    above = blocks[i - 1] if i else None
    below = blocks[last + 1] if last + 1 < len(blocks) else None
    if above is not None and above.kind == "caption":
        return -1
    if below is not None and below.kind == "caption":
        return 1
    up = above is not None and _may_be_caption(above)
    down = below is not None and _may_be_caption(below)
    if up != down:
        return -1 if up else 1
    if not up or above is None or below is None:
        return 0
    before, after = blocks[i].lines[0].blanks, below.lines[0].blanks
    if before != after and not nodes:
        return -1 if before < after else 1
    if len(above.text) > LONG_PROSE > len(below.text):
        return 1
    if nodes or len(below.text) > LONG_PROSE > len(above.text):
        return -1
    return 0


def keep_own_captions(blocks: list[Block], page: Page) -> None:  # noqa: ARG001
    """Let go of captions and credits far from the article: they belong to teasers and imprints."""
    kinds = [block.kind for block in blocks]
    if "caption" not in kinds and "credit" not in kinds:
        return
    start, end = main_run(blocks)
    if start < 0:
        return
    at = headline_at(blocks)
    at = start if at < 0 else at
    low, high = max(0, min(at, start) - BEFORE), end + AFTER
    for i, kind in enumerate(kinds):
        if kind in {"caption", "credit"} and not low <= i <= high:
            # A box may part the article's first paragraphs from the rest.
            if not any(map(is_prose, blocks[max(0, i - AFTER) : i + AFTER + 1])):
                blocks[i].kind = f"other_{kind}"
