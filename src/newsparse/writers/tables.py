"""Quotes as rows of a table: CSV, or whatever takes dicts."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from newsparse.writers.safe import readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsparse.models import Article

COLUMNS = (
    *("id", "number", "kind", "quote"),
    *("speaker", "mention", "speaker_kind", "role", "cue", "cue_lemma"),
    *("paragraph", "start", "end", "rule"),
)
"""The columns: ``start`` and ``end`` count code points of the raw text, ``number`` and ``paragraph`` from 0."""

FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What opens a formula, also in full width."""


def quote_rows(article: Article, name: str = "") -> Iterator[dict[str, Any]]:
    """
    Give a dict of `COLUMNS` for each quote, in order; what is not there is None.

    >>> from newsparse import parse
    >>> rows = list(quote_rows(parse("“It rained,” said Ana Ruiz."), "rain.txt"))
    >>> rows[0]["id"], rows[0]["quote"], rows[0]["speaker"], rows[0]["cue"]
    ('rain.txt', 'It rained,', 'Ana Ruiz', 'said')

    Args:
        article: The article.
        name: What the article is known by: the first column.
    """
    for number, quote in enumerate(article.quotes):
        speaker, cue = quote.speaker, quote.cue
        yield {
            "id": name,
            "number": number,
            "kind": str(quote.kind),
            "quote": quote.text,
            "speaker": speaker and speaker.name,
            "mention": speaker and speaker.mention,
            "speaker_kind": speaker and str(speaker.kind),
            "role": speaker and speaker.role,
            "cue": cue and cue.text,
            "cue_lemma": cue and cue.lemma,
            "paragraph": quote.paragraphs[0] if quote.paragraphs else None,
            "start": quote.spans[0].start if quote.spans else None,
            "end": quote.spans[-1].end if quote.spans else None,
            "rule": quote.rule,
        }


def to_csv(rows: Iterable[dict[str, Any]], *, header: bool = True) -> str:
    r"""
    Return rows of `quote_rows` as CSV, safe to open in a spreadsheet.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.

    >>> to_csv([{"id": "=1+1", "number": 0}], header=False)
    "'=1+1,0,,,,,,,,,,,,\r\n"
    """
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="")
    if header:
        writer.writeheader()
    for row in rows:
        writer.writerow({key: _cell(value) for key, value in row.items()})
    return out.getvalue()


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = readable(value)
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text
