"""The header of a mail that was forwarded or printed: who sent it, to whom, about what."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.lang.labels import labels_of

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.models import Line, Page

MAIL_HEADER = "mail_header"
LEAST = 2
"""A line alone with such a label may be anything."""
MAX_LABEL = 16
TOP = 5
"""Lines at the top of a page of which one may be the subject alone."""
DATED = frozenset({"timestamp"})
"""What a header line may be besides: its date is the mail's."""


@cache
def _header_re(lang: Language) -> regex.Pattern[str]:
    return regex.compile(r"\*?(?P<label>(?i-f:\L<labels>))\*?\s?:\*?\s++(?=\S)", regex.V1, labels=labels_of(lang).mail)


@cache
def _forwarded_re() -> regex.Pattern[str]:
    """Match ``---------- Forwarded message ---------``."""
    return regex.compile(r"-{3,}+\s?\p{L}[^\d]{4,40}?-{3,}+", regex.V1)


@cache
def _answered_re(lang: Language) -> regex.Pattern[str]:
    """Match ``Subject: Fwd: `` in any language's words: a label and the short word that mail programs put behind it."""
    return regex.compile(r"\p{L}{2,10}+\s?:\s?(?i-f:\L<words>):\s", regex.V1, words=labels_of(lang).answered)


def _is_answered(text: str, lang: Language) -> bool:
    return ":" in text[:MAX_LABEL] and _answered_re(lang).match(text) is not None


def _label(line: Line, lang: Language) -> str:
    if ":" not in line.text[:MAX_LABEL]:
        return ""
    match = _header_re(lang).match(line.text)
    return match["label"].lower() if match else ""


def mark(page: Page) -> None:
    r"""
    Label the lines of a mail's header: several with a label of their own, below each other.

    The page must have an address, or the subject of a mail that was answered or sent on near its top.

    >>> from newsparse.testing import make_page
    >>> page = make_page("From: Ana Ruiz <ana@torton.example>\nSubject: Fwd: Ferry\n\nFrom: the harbour.")
    >>> mark(page)
    >>> [line.kind for line in page.lines]
    ['mail_header', 'mail_header', '']
    """
    if "@" not in page.raw and not any(_is_answered(line.text, page.lang) for line in page.lines[:TOP]):
        return
    run: list[Line] = []
    seen: set[str] = set()
    for line in page.lines:
        label = _label(line, page.lang)
        if run and (line.blanks or not label or label in seen):
            _claim(run, page)
            run, seen = [], set()
        if label:
            run.append(line)
            seen.add(label)
    _claim(run, page)


def _claim(run: list[Line], page: Page) -> None:
    if not run:
        return
    above = page.lines[run[0].number - 1] if run[0].number else run[0]
    if _forwarded_re().fullmatch(above.text):
        run = [above, *run]
    answered = any(_is_answered(line.text, page.lang) for line in run)
    if not answered and (len(run) < LEAST or not any("@" in line.text for line in run)):
        return
    for line in run:
        if line.kind not in DATED:
            line.kind, line.rule = MAIL_HEADER, MAIL_HEADER
