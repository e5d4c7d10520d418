"""Step 2 (provisional): label lines by rules, join the others into paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.lines_to_blocks.triggers import compiled
from newsparse.models import Block, Repair, Span, reading

if TYPE_CHECKING:
    from newsparse.models import Line, Page
    from newsparse.options import ParseOptions
    from newsparse.rule import LineRule

RULES: tuple[LineRule, ...] = ()


def label(page: Page, options: ParseOptions) -> None:
    """Let the rules claim lines: each line keeps its first claim."""
    rules = tuple(rule for rule in RULES if rule.name not in options.skip_rules)
    triggers = compiled(rules, page.lang)
    marked = triggers.marked(page)
    for line in page.lines:
        asked = triggers.of(line) | marked.get(line.number, 0)
        if asked:
            rule = triggers.first_claim(asked, line, page)
            if rule:
                line.kind, line.rule = rule.kind, rule.name


def run(page: Page, options: ParseOptions) -> list[Block]:
    """Turn lines into labelled blocks."""
    label(page, options)
    groups: list[list[Line]] = []
    for line in page.lines:
        if line.blanks or not groups or line.kind != groups[-1][-1].kind:
            groups.append([])
        groups[-1].append(line)
    blocks = []
    for lines in groups:
        spans = (Span(lines[0].start, lines[-1].end),)
        repairs = tuple(Repair(Span(a.end, b.start), " ", "line_break") for a, b in zip(lines, lines[1:], strict=False))
        kind = lines[0].kind or "paragraph"
        blocks.append(Block(kind, lines[0].rule or "paragraph", lines, reading(page.raw, spans, repairs), spans, repairs))
    return blocks
