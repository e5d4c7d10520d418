"""The last line of a wire's report: who reported, wrote and edited it, a line for each role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.blocks_to_article.parts import raw_spans
from newsparse.blocks_to_article.tagline import CONTRIBUTORS, TaglineParts, parse_tagline, section_re
from newsparse.models import Tagline

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.models import Block, Page


SECTION_ENDS = frozenset(";.,")


def sections(text: str, lang: Language) -> list[tuple[int, int, TaglineParts]]:
    """
    Read the parts of a wire's last line one by one, each with its own role.

    >>> from newsparse.lang import load
    >>> text = "(Reporting by Ana Ruiz; Editing by Bo Li)"
    >>> [(text[start:end], part.role, part.names) for start, end, part in sections(text, load("en"))]
    [('(Reporting by Ana Ruiz; ', 'reporting', ('Ana Ruiz',)), ('Editing by Bo Li)', 'editing', ('Bo Li',))]

    Returns:
        Start, end and reading of each in order of place, which tile the text: one for all of it if it has no parts,
        or if one of them cannot be read; none if it is no tagline.
    """
    whole = parse_tagline(text, lang)
    if whole is None:
        return []
    may_be_cut = whole.role in CONTRIBUTORS and not SECTION_ENDS.isdisjoint(text)
    cuts = [match.end() for match in section_re(lang).finditer(text)] if may_be_cut else []
    if not cuts:
        return [(0, len(text), whole)]
    found = []
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        part = parse_tagline(text[start:end], lang)
        if part is None:
            return [(0, len(text), whole)]
        found.append((start, end, part))
    return found


def taglines_of(block: Block, page: Page) -> list[Tagline]:
    """Return a block as contributor, agency or correction lines, one for each part; none if it is no such line."""
    text = block.text
    return [
        Tagline(
            text[start:end].strip(),
            part.role,
            part.names,
            part.agency,
            raw_spans(block, start, start + len(text[start:end].rstrip())),
        )
        for start, end, part in sections(text, page.lang)
    ]
