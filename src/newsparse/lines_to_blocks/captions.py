"""Captions: the block beside a credit, or one that ends in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.blocks_to_article.credit import MAX_CREDIT, is_led, parse_credit
from newsparse.blocks_to_article.credit_looks import ends_in_agency
from newsparse.blocks_to_article.run_in_credit import split_run_in
from newsparse.lines_to_blocks.body import headline_at, is_prose, is_wrapped, main_run
from newsparse.lines_to_blocks.caption_looks import (
    MAX_BARE,
    MIN_CAPTION,
    SENTENCE_ENDS,
    is_bare_credit,
    may_show_pictures,
    shows_picture,
)
from newsparse.lines_to_blocks.credit_lines import is_lead, is_sure, may_end_in_credit

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.models import Block, Page

MAX_CAPTION = 600
MAX_UNMARKED = 360
MAX_REST = 2
LONG_PROSE = 220
BEFORE, AFTER = 8, 4
JOINTS = frozenset({"/", ",", "|", "(", ")"})
PICTURED = frozenset({"paragraph", "caption"})


def relabel_captions(blocks: list[Block], page: Page) -> None:
    """
    Make captions of blocks that end in a credit, or that a credit stands beside.

    The credit of a caption follows it, or stands over it: blank lines tell which, and where they do not, the other
    credits of the page.
    """
    lang = page.lang
    credited = False
    pictures = may_show_pictures(page.raw, lang)
    for i, block in enumerate(blocks):
        kind, text = block.kind, block.text
        if kind == "paragraph":
            size = len(text)
            if size > MAX_CAPTION:
                continue
            if block.lines[-1].kind == "caption_end" or (may_end_in_credit(text) and _is_run_in(text, lang)):
                block.kind, block.rule = "caption", "run_in_credit"
            elif pictures and size <= MAX_UNMARKED and shows_picture(text, lang):
                block.kind, block.rule = "caption", "who_stands_where"
            elif (
                size <= MAX_BARE
                and i
                and blocks[i - 1].kind in PICTURED
                and is_bare_credit(text, blocks[i - 1].text, lang)
            ):
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
    found = split_run_in(text, lang)
    return found is not None and found[0] > 0 and is_sure(text, found)


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
        not one.text.strip(" (©") or is_lead(one.text, lang) for one in blocks[i:j]
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


def keep_own_captions(blocks: list[Block], page: Page) -> None:
    """Let go of captions and credits far from the article: they belong to teasers and imprints."""
    if any(kind == "caption" for _, kind in page.known):
        return  # the file says which are its own
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
        # A box may part the article's first paragraphs from the rest.
        if (
            kind in {"caption", "credit"}
            and not low <= i <= high
            and not any(map(is_prose, blocks[max(0, i - AFTER) : i + AFTER + 1]))
        ):
            blocks[i].kind = f"other_{kind}"
