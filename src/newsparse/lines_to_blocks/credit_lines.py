"""Lines that are a credit, or end in one; lines that say that they are a caption."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.blocks_to_article.credit import MAX_CREDIT, parse_credit
from newsparse.blocks_to_article.credit_looks import ends_in_agency
from newsparse.blocks_to_article.run_in_credit import MAX_SLASHED, split_run_in
from newsparse.lang.agencies import agency_forms
from newsparse.lang.labels import labels_of
from newsparse.lang.small_words import small_words
from newsparse.lines_to_blocks.leads import lead_above, text_below
from newsparse.rule import labels

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.models import Line, Page

MAX_CAPTION = 600
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
    first = words[0].partition("...")[0].partition("…")[0].strip(EDGES)
    led = text[0] in "©(（[" or first in _lead_words(page.lang)
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
    if len(text) > 30 or not (text.endswith((":", "：", ",")) or text in {"©", "("}):
        return False
    below = text_below(line, page, MAX_CREDIT)
    if text == "(":
        return is_lead(below, page.lang) or (below.endswith(")") and parse_credit(below, page.lang) is not None)
    return (text == "©" or is_lead(text, page.lang)) and parse_credit(below, page.lang, led=True) is not None


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


def is_lead(text: str, lang: Language) -> bool:
    """Say whether a text is the lead of a credit and nothing else: ``Photo:``, ``Image source,``."""
    lead = text.strip(" (:：").lower()
    return lead.rstrip(",") in labels_of(lang).credit and (lead[-1] != "," or " " in lead)


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
    shapes=(
        r":\s?[^\W\d_a-z]",
        r"/(?<=oto/)[^\W\d_a-z]",
        r"：\s?[^\W\d_a-z]",
        r"b(?<=(?:oto|tos|age|ure|aph) b)y [^\W\d_a-z]",
        "©",
    ),
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
    return found is not None and found[0] > 0 and is_sure(text, found)


def may_end_in_credit(text: str) -> bool:
    """Say whether a credit may be found at the end of a text: a cheap look before a close one."""
    return text[-1] in ")]）" or "/" in text[-MAX_SLASHED:] or _is_led(text) or ends_in_agency(text)


def _is_led(text: str) -> bool:
    """Say whether a name may stand at the end behind what leads it in."""
    tail = text[-MAX_SLASHED:]
    # One after the other: that is quicker than any pattern.
    return (
        ":" in tail
        or "by " in tail
        or "By " in tail
        or "/" in tail
        or "..." in tail
        or (not tail.isascii() and ("©" in tail or "：" in tail))
    ) and _led_tail_re().search(tail) is not None


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
    return regex.compile(r"©|\p{L}[:：]\s?\p{Lu}|\b[Bb]y \p{Lu}|redit(?:\.\.\.|…)\p{Lu}|[FPfp]h?oto/\p{Lu}", regex.V1)


def is_sure(text: str, found: tuple[int, int, object]) -> bool:
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
    leads = labels_of(page.lang).caption
    if colon and head.strip(" [(").lower() in leads:
        return bool(rest.strip())
    head, comma, rest = text.partition(",")
    # "Image caption, Boats in port"; what the lead alone on its line leads stands on the next.
    return bool(comma) and " " in head and head.lower() in leads and bool(rest or text_below(line, page, MAX_CAPTION))


@labels("caption", follows=("caption",))
def caption_part(line: Line, page: Page) -> bool:
    r"""
    Claim the words under a caption's lead.

    >>> from newsparse.testing import make_page
    >>> page = make_page("Image caption,\nBoats wait in the harbour\nIt rained.")
    >>> page.lines[0].rule = "caption_lead"
    >>> caption_part(page.lines[1], page), caption_part(page.lines[2], page)
    (True, False)
    """
    return lead_above(line, page, "caption_lead", MAX_CAPTION)[-1:] == ","
