"""Labels of an archive's export: which lines have one, and whether together they make the text an export."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

import regex
from attrs import frozen

from newsparse.lang.archive import archive, bare_labels, codes, labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.models import Line

MAX_LABEL = 40
MIN_FIELDS = 3
MIN_CODES = 4
SOURCE = frozenset({"length", "publication", "source_code"})


KINDS = {
    "headline": "headline",
    "byline": "byline",
    "deck": "deck",
    "dateline": "dateline",
    "published": "timestamp",
    "caption": "caption",
    "copyright": "copyright",
    "end": "end",
    "database": "end",
    "slug": "kicker",
    "source_line": "timestamp",
    "publication_line": "masthead",
    "counter": "counter",
    "body": "",
}
"""What a field's block is; any other field is a ``field``."""

CONTENT = frozenset({"headline", "byline", "deck", "dateline", "timestamp", "caption"})
"""Kinds whose label is cut off and kept apart."""


@frozen
class Hit:
    """A label: on which line, of which field, and where its value begins in the line's text."""

    number: int
    field: str
    offset: int
    sure: bool = False


@frozen
class Part:
    """Lines ``first`` to ``last`` (excluded) of one field; the value begins at ``offset`` in the first one's text."""

    field: str
    first: int
    last: int
    offset: int = 0
    marks: str = ""
    """What to leave outside at both ends of each line."""

    @property
    def kind(self) -> str:
        """The kind of block it makes."""
        return KINDS.get(self.field, "field")


@cache
def counter_re() -> regex.Pattern[str]:
    """Return the pattern of ``3 of 27 DOCUMENTS`` and ``Document 3 of 27``, a line of their own."""
    return regex.compile(
        r"""
        [^\w\n]*+
        (?: (?P<n> \d{1,6}+ ) \s++ (?i-f: \L<between> ) \s++ (?P<of> \d{1,6}+ ) \s++ (?i-f: \L<documents> )
          | (?i-f: \L<documents> ) \s++ (?P<n> \d{1,6}+ ) \s++ (?i-f: \L<between> ) \s++ (?P<of> \d{1,6}+ )
        )
        [^\w\n]*+
        """,
        regex.VERBOSE | regex.V1,
        between=archive().number_words,
        documents=archive().document_words,
    )


def label_at(text: str, *, margin: bool = False) -> tuple[str, int] | None:
    """
    Return the field that a line's label names and where its value begins, or None.

    >>> label_at("LOAD-DATE: May 2, 2021"), label_at("End of Document"), label_at("HD Ferry late", margin=True)
    (('load_date', 11), ('end', 15), ('headline', 3))
    >>> label_at("The mayor: no comment"), label_at("HD Ferry late")
    (None, None)

    Args:
        text: The line.
        margin: Whether to look for Factiva's codes, and for nothing else.
    """
    if margin:
        code = text[:4].split(None, 1)[0]
        field = codes().get(code)
        if field is None or (len(text) > len(code) and not text[len(code)].isspace()):
            return None
        return field, len(text) - len(text[len(code) :].lstrip())
    colon = text.find(":", 0, MAX_LABEL)
    if colon > 0:
        field = labels().get(text[:colon].strip().lower().replace("-", " "))
        if field is None:
            return None
        return field, len(text) - len(text[colon + 1 :].lstrip())
    if len(text) < MAX_LABEL:
        field = bare_labels().get(text.lower())
        if field is not None:
            return field, len(text)
    return None


def hits_of(lines: Sequence[Line], raw: str) -> list[Hit]:
    """
    Return the labels of an export, in order; ``[]`` where the lines are none.

    Three fields of which one is sure make an export, or four of Factiva's margin codes with a headline.
    """
    found: list[Hit] = []
    if _has_labels(lines, raw):
        sure = archive().sure
        found = [Hit(line.number, *hit, hit[0] in sure) for line in lines if (hit := label_at(line.text))]
    fields = {hit.field for hit in found}
    if (len(fields) >= MIN_FIELDS and any(hit.sure for hit in found)) or (fields and _counted(lines)):
        # An export that shouts its labels does so always: "Source: ..." in its body is no field.
        shouted = [_is_shouted(line.text) for line in (lines[hit.number] for hit in found) if ":" in line.text]
        if sum(shouted) > len(shouted) / 2:
            found = [hit for hit in found if _is_shouted(lines[hit.number].text)]
        return found
    if _source_re().search(raw):
        by_code = [Hit(line.number, *hit) for line in lines if (hit := label_at(line.text, margin=True))]
        distinct = {hit.field for hit in by_code}
        if len(distinct) >= MIN_CODES and distinct & {"headline", "end"} and distinct & SOURCE:
            return by_code
    return []


def _has_labels(lines: Sequence[Line], raw: str) -> bool:
    """Say whether two lines open with a label and its colon, or one under a counter: any export has more."""
    starts = [line.start for line in lines]
    found = 0
    at = raw.find(":")
    while at >= 0:
        number = bisect_right(starts, at)
        # No label is damaged so much that its colon stands twice as far, and none is the scheme of an address.
        if (
            number
            and at - starts[number - 1] < 2 * MAX_LABEL
            and not raw.startswith("//", at + 1)
            and label_at(lines[number - 1].text)
        ):
            found += 1
            if found > 1:
                return True
        # The first colon of a line decides.
        at = raw.find(":", starts[number]) if number < len(starts) else -1
    return found > 0 and _counted(lines)


@cache
def _source_re() -> re.Pattern[str]:
    """Return the pattern of a line with one of the codes that a margin never lacks."""
    words = "|".join(code for code, field in codes().items() if field in SOURCE)
    return re.compile(rf"\n[ \t]*(?:{words})\s")


def _is_shouted(text: str) -> bool:
    return text.partition(":")[0].isupper()


def _counted(lines: Sequence[Line]) -> bool:
    return any(counter_re().fullmatch(line.text) for line in lines[:3])
