"""Bylines behind something else on their line: a date, a bar, the name of a picture."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from newsparse.blocks_to_article.byline import dated_lead_re, inner_lead_re, opens_byline, parse_byline
from newsparse.blocks_to_article.timestamps import find_timestamps
from newsparse.lang.labels import labels_of
from newsparse.lines_to_blocks.body import parted
from newsparse.lines_to_blocks.bylines import MAX_LINE, ends_cut_name

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.models import Block

BARS = ("|", "•", "·", ".jp", ".png", ".webp")
"""What stands before a lead inside a line, see `inner_lead_re`."""


@cache
def _lead_signs(lang: Language) -> tuple[str, ...]:
    """Return the shortest parts of the leads: one of these stands in every text that has one."""
    leads = {word.lower() for word in labels_of(lang).byline}
    return tuple(one for one in sorted(leads) if not any(other in one for other in leads - {one}))


def led_inside(blocks: list[Block], first: int, end: int, lang: Language) -> tuple[int, int] | None:
    """
    Find a byline behind something else on its line: ``Updated today | Written by Ana Ruiz``; part and label it.

    Returns:
        The place of the byline and the one behind it, of the first between *first* and *end*; None if there is none.
    """
    for i in range(first, min(end, len(blocks))):
        block = blocks[i]
        text = block.text
        if len(text) > MAX_LINE or not (block.kind in {"paragraph", "timestamp"} or block.rule == "drop_chrome"):
            continue
        at = _lead_inside(text, lang)
        if not at:
            continue
        signed = text[at:]
        below = blocks[i + 1].text if i + 1 < len(blocks) else ""
        cut = bool(below) and (opens_byline(signed, lang) or ends_cut_name(signed, below, lang))
        said = parse_byline(f"{signed}\n{below}" if cut else signed, lang)
        if said and any(" " in author.name for author in said.authors):
            if cut:
                blocks[i + 1].kind, blocks[i + 1].rule = "byline", "byline_part"
            blocks[i : i + 1] = parted(block, at)
            blocks[i + 1].kind, blocks[i + 1].rule = "byline", "byline"
            return i + 1, i + 2 + cut
    return None


def _lead_inside(text: str, lang: Language) -> int:
    """Return where a byline's lead stands behind a mark or a date; 0 if nowhere."""
    low = text.lower()
    if not any(sign in low for sign in _lead_signs(lang)):
        return 0
    match = inner_lead_re(lang).search(text) if any(mark in text for mark in BARS) else None
    if match is not None and not _is_credit_lead(text[: match.start()], lang):
        return int(match.start())
    dated = dated_lead_re(lang).search(text, 1)
    stamps = find_timestamps(text, lang) if dated else ()
    return int(dated.start("lead")) if dated and stamps and stamps[-1].end == dated.start() else 0


def _is_credit_lead(before: str, lang: Language) -> bool:
    """Say whether what stands before a ``By`` makes a credit of it: ``Photo By Ana Ruiz``."""
    said = before.split()
    return bool(said) and said[-1].lower() in labels_of(lang).credit
