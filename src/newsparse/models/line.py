"""The page as lines: what the first step hands to the second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.lang import Language
    from newsparse.models.span import Repair, Span


@define(eq=False)
class Line:
    """
    One non-blank line, its blank edges left out: ``raw[start:end]``.

    ``letter`` is its class by shape alone (`newsparse.text_to_lines.scan` lists them),
    ``indent`` counts the blanks before it, ``blanks`` the empty lines above it. ``kind`` and ``rule`` are set by the
    rule that claims it.
    """

    number: int
    start: int
    end: int
    text: str
    letter: str
    indent: int = 0
    blanks: int = 0
    kind: str = ""
    rule: str = ""


@define(eq=False)
class Page:
    """
    The whole text as lines, with what was measured on it.

    ``repairs`` are the changes inside lines (ligatures, invisible characters, double
    blanks), in order of their place; ``page_starts`` the numbers of lines after a form feed. ``known`` are
    the blocks of ``raw`` where its file parts them, in order, each with the kind that the file gives it or none.
    """

    raw: str
    lang: Language
    lines: list[Line]
    repairs: list[Repair] = field(factory=list)
    page_starts: list[int] = field(factory=list)
    known: Sequence[tuple[Span, str]] = ()


@define(eq=False)
class Block:
    """
    Lines that belong together, labelled: what the second step hands to the third.

    ``kind`` says what the block is (``paragraph``, ``headline``, ``byline``, ``caption``,
    ``credit``, ``related``, ``url``, ``tagline``, ``folio`` ...), ``rule`` what said so. ``text`` is the clean
    reading of ``spans`` after ``repairs``.
    """

    kind: str
    rule: str
    lines: list[Line]
    text: str
    spans: tuple[Span, ...]
    repairs: tuple[Repair, ...] = ()
