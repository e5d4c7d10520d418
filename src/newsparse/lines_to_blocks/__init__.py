"""Step 2: what *is* this line? A page of lines in, labelled blocks out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.lines_to_blocks import (
    alt_texts,
    archive_fields,
    bylines,
    captions,
    credit_lines,
    decks,
    furniture,
    headlines,
    joins,
    jump_lines,
    links,
    mail_headers,
    markup,
    own_bylines,
    paragraphs,
    phrases,
    print_headers,
    prose,
    pull_quotes,
    running_heads,
    seams,
    taglines,
    timestamps,
)
from newsparse.lines_to_blocks.geometry import as_printed, measure
from newsparse.lines_to_blocks.glue import Glue
from newsparse.lines_to_blocks.triggers import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newsparse.models import Block, Line, Page
    from newsparse.options import ParseOptions
    from newsparse.rule import LineRule

    BlockPass = Callable[[list[Block], Page], None]

RULES: tuple[LineRule, ...] = (
    # Shape alone: such a line can be only one thing.
    print_headers.print_header,
    print_headers.print_title,
    links.related_part,  # before bare_url: the rest of an address may look like one
    furniture.bare_url,
    furniture.rule_line,
    alt_texts.image_name,
    furniture.invisible,
    # Fixed wording.
    jump_lines.jump_line,
    furniture.folio,
    links.url_part,
    links.reference,
    links.related,
    # Words that go with names and dates.
    bylines.byline,  # before credit, or "By Ana Ruiz/AP" is taken for a photographer
    bylines.byline_lead,
    bylines.byline_name,
    taglines.tagline,  # before credit: "(dpa)" alone is a sign-off
    credit_lines.credit,
    taglines.copyright_line,  # after credit: "© 2026 Ana Ruiz / AFP"
    credit_lines.credit_lead,
    credit_lines.credit_name,
    credit_lines.caption_end,
    credit_lines.caption_lead,
    credit_lines.caption_part,
    # Last, dates alone.
    timestamps.timestamp,
    timestamps.age,
)
"""The rules of this step, in order: the first to claim a line keeps it."""

PASSES: tuple[BlockPass, ...] = (
    # A pass gets all blocks in order and changes the kind and rule of those that it knows by their
    # neighbours: a caption by the credit line beside it, the headline by what follows, chrome by its density.
    taglines.relabel_taglines,
    links.relabel_related,
    bylines.relabel_bylines,
    alt_texts.relabel_alt_texts,
    captions.relabel_captions,
    prose.drop_chrome,  # before the headline, which is found by the body that follows it
    headlines.find_headline,
    own_bylines.find_names,
    decks.find_deck,  # after the byline, which may stand under it
    captions.keep_own_captions,
)
"""What is asked of whole blocks, in order, each a function of the blocks and the page."""

PARTS = (
    "archive_field",
    "archive_fields",
    "bare_credit",
    "byline_part",
    "columns",
    "credit_above",
    "credit_below",
    "credit_part",
    "furniture_line",
    "headline",
    "jump_head",
    "mail_header",
    "markup",
    "masthead",
    "name_field",
    "names",
    "names_part",
    "printed_twice",
    "pull_quote",
    "run_in_credit",
    "running_head",
    "tagline_part",
    "who_stands_where",
)
"""Names in the trace that are not those of a rule or a pass: marks on the whole page, and parts of passes."""


def rule_names() -> frozenset[str]:
    """Return the names by which rules can be left out."""
    return frozenset(PARTS).union((rule.name for rule in RULES), (relabel.__name__ for relabel in PASSES))


FLOWING = frozenset({"", "headline", "deck", "subhead", "caption", "caption_end", "related", "tagline"})
"""Kinds whose text may run on in the next line."""

ENDS = frozenset({"caption_end"})
"""Kinds of a line that a text may run on into, and that end it."""

SURE = 2.0
"""Log-odds beyond which a line that goes on in lower case is not what a rule takes it for."""


def label(page: Page, options: ParseOptions) -> None:
    """Let the rules claim lines: each line keeps its first claim."""
    rules = tuple(rule for rule in RULES if rule.name not in options.skip_rules) if options.skip_rules else RULES
    triggers = compiled(rules, page.lang)
    follows = triggers.follows
    above = ""
    for line, rules_of in zip(page.lines, triggers.asked(page), strict=True):
        if (rules_of or above) and not line.kind:
            asked = rules_of | follows.get(above, 0)
            rule = triggers.first_claim(asked, line, page) if asked else None
            if rule and archive_fields.may_be(line, rule.kind):
                line.kind, line.rule = rule.kind, rule.name
        above = line.kind


def _may_follow(above: Line, below: Line, score: float) -> bool:
    """Say whether a line that a rule claimed may go on with one of another kind."""
    return (below.kind in ENDS and above.kind in {"", "caption"}) or (score > SURE and below.text[0].islower())


def join(page: Page) -> tuple[list[Block], Glue]:
    """Join the lines that go on in each other; each block has the kind of its first line, '' if no rule claimed it."""
    lines = page.lines
    kinds = {line.kind for line in lines}
    flowing = lines if kinds <= FLOWING else [line for line in lines if line.kind in FLOWING]
    geometry = measure(flowing, as_printed(flowing, page))
    glue = Glue(page, flowing, geometry.wrapped, geometry.column if geometry.wrapped else 0.0)
    goes_on: set[int] = set()
    borders = markup.borders(page) if page.known else frozenset()
    for above, below, found in zip(flowing, flowing[1:], joins.joins(flowing, geometry, page.raw), strict=False):
        score = 2 * SURE if len(above.text) == 1 and glue.is_drop_cap(above, below) else found
        if score > 0:
            number = below.number
            if number > above.number + 1:
                glue.scores[above.number, number] = score
            elif number not in borders and (
                above.kind == below.kind == ""
                or (
                    above.kind not in ENDS
                    and (not below.kind or below.kind == above.kind or _may_follow(above, below, score))
                )
            ):
                goes_on.add(number)
    if not kinds.isdisjoint(archive_fields.RUNNING):
        goes_on |= archive_fields.continued(lines)
    if "pull_quote" in kinds:
        goes_on |= pull_quotes.continued(lines)
    return paragraphs.built(lines, goes_on, glue), glue


def _claims(
    things: Sequence[Line] | Sequence[Block], skip: frozenset[str], step: Callable[..., None], *args: object
) -> None:
    """Carry out a step; what it claimed by a rule that must not be asked is what it was before."""
    before = {id(thing): (thing, thing.kind, thing.rule) for thing in things} if skip else {}
    step(*args)
    if skip:
        for thing in things:
            if thing.rule in skip:
                _, thing.kind, thing.rule = before.get(id(thing), (thing, "paragraph", "paragraph"))


def labelled(page: Page, options: ParseOptions) -> tuple[list[Block], Glue]:
    """
    Label lines one by one, join them, then label them as blocks by the passes, which see the neighbours.

    Returns the blocks in reading order, and what joined their lines.
    """
    skip = options.skip_rules
    if not skip & {"archive_field", "archive_fields"}:
        _claims(page.lines, skip, archive_fields.mark, page)
    known = page.known and markup.MARKUP not in skip
    if known:
        markup.mark(page, markup.SURE)
    label(page, options)
    _claims(page.lines, skip, mail_headers.mark, page)
    _claims(page.lines, skip, running_heads.mark, page)
    _claims(page.lines, skip, jump_lines.mark, page)
    if phrases.FURNITURE_LINE not in skip:
        phrases.mark(page)
    if known:
        markup.mark(page, markup.LIKELY)
    if "pull_quote" not in skip:
        pull_quotes.mark(page)
    blocks, glue = join(page)
    for block in blocks:
        if not block.kind:
            block.kind, block.rule = "paragraph", "paragraph"
    if any(block.kind == "jump_line" for block in blocks):
        # Before the passes, which know prose by its full stop.
        blocks = seams.joined(blocks, glue, seams.is_continued)
    for relabel in PASSES:
        if relabel.__name__ not in skip:
            _claims(blocks, skip, relabel, blocks, page)
    archive_fields.restore(blocks)
    return blocks, glue


def run(page: Page, options: ParseOptions) -> list[Block]:
    """
    Return the blocks of *page* in reading order; together they hold all its lines.

    What is still a paragraph after all labels are given is made whole across what cut it.
    """
    blocks, glue = labelled(page, options)
    return seams.joined(blocks, glue)
