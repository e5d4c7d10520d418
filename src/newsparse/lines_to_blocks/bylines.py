"""Bylines: lines that say who wrote the article, and the lines that go on with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.blocks_to_article.byline import opens_byline, parse_byline
from newsparse.blocks_to_article.names import is_person
from newsparse.lang.labels import labels_of
from newsparse.lines_to_blocks import bare_names
from newsparse.lines_to_blocks.body import is_prose, is_wrapped, part_block
from newsparse.lines_to_blocks.leads import lead_above, text_below
from newsparse.rule import labels

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.models import Block, Line, Page

MAX_LINE = 160
MAX_PARTS = 14


@labels(
    "byline",
    leads=lambda lang: (*labels_of(lang).byline, *labels_of(lang).author),
    marks=lambda lang: labels_of(lang).byline_tail,
)
def byline(line: Line, page: Page) -> bool:
    """
    Claim a line that opens with ``By`` or its like and holds nothing but names, titles, places and agencies.

    >>> from newsparse.testing import claims
    >>> claims(byline, "By Ana Ruiz and Jo van der Berg")
    True
    >>> claims(byline, "By Monday the river had risen.")
    False
    """
    text = line.text
    if len(text) > MAX_LINE or text.endswith(("?", "!")) or text.count(")") > text.count("("):
        return False  # a bracket that was opened above is a credit's: "(Photo", and below it "by Ana Ruiz/AFP)"
    if text[0] == "(" and ")" not in text:
        return False  # one that goes on below is a wire's: "(Reporting by Ana Ruiz;", and below it "Editing by Bo Li)"
    return parse_byline(text, page.lang) is not None


@labels("byline", leads=lambda lang: (*labels_of(lang).byline, *labels_of(lang).author))
def byline_lead(line: Line, page: Page) -> bool:
    r"""
    Claim a line that holds a byline's lead alone, if names stand on the next one.

    >>> from newsparse.testing import claims
    >>> claims(byline_lead, "By\nAna Ruiz\n,\nEditor")
    True
    >>> claims(byline_lead, "By\nthe time it stopped")
    False
    """
    if not opens_byline(line.text, page.lang):
        return False
    below = text_below(line, page, MAX_LINE)
    return bool(below) and parse_byline(f"{line.text}\n{below}", page.lang) is not None


@labels("byline", follows=("byline",))
def byline_name(line: Line, page: Page) -> bool:
    r"""
    Claim the name under a byline's lead.

    >>> from newsparse.testing import make_page
    >>> page = make_page("By\nAna Ruiz\nIt rained.")
    >>> page.lines[0].rule = "byline_lead"
    >>> byline_name(page.lines[1], page), byline_name(page.lines[2], page)
    (True, False)
    """
    lead = lead_above(line, page, "byline_lead", MAX_LINE)
    return bool(lead) and parse_byline(f"{lead}\n{line.text}", page.lang) is not None


def relabel_bylines(blocks: list[Block], page: Page) -> None:
    """
    Let bylines go on over the next lines.

    A list of names goes on after a comma or an ``and``, and in a line that is a title. After a lead alone on its line,
    which is how pages print that have a node for each name, it goes on as long as there are names.
    """
    if not any(block.kind == "byline" for block in blocks):
        return
    lang = page.lang
    nodes = not is_wrapped(page)
    i = 0
    while i < len(blocks):
        block = blocks[i]
        i += 1
        if block.kind != "byline" or block.rule.endswith("_part"):
            continue
        text = block.text
        led = opens_byline(text, lang)
        between: list[tuple[Block, str, str]] = []
        for j in range(i, i + MAX_PARTS):
            if j >= len(blocks):
                break
            if nodes and led and len(blocks[j].lines) > 1 and blocks[j].kind == "paragraph" and not is_prose(blocks[j]):
                part_block(blocks, j, page)
            below = blocks[j]
            if below.kind not in {"paragraph", "credit", "byline"} or len(below.text) > MAX_LINE:
                break
            if below.kind == "byline" and not opens_byline(text, lang):
                break
            if bare_names.is_between_names(below.text.strip(), lang):
                continuing = True
                between.append((below, below.kind, below.rule))
            else:
                continuing = parse_byline(f"{text}\n{below.text}", lang) is not None and (
                    opens_byline(text, lang)
                    or _joins(text, below.text, lang)
                    or bare_names.is_title(below.text.strip(), lang)
                    or (led and is_person(below.text.strip(), lang))
                    or (not nodes and ends_cut_name(text, below.text, lang))
                )
                if continuing:
                    between.clear()
            if not continuing:
                break
            below.kind, below.rule, text = "byline", "byline_part", f"{text}\n{below.text}"
        for below, kind, rule in between:  # no name came behind it
            below.kind, below.rule = kind, rule


def ends_cut_name(above: str, below: str, lang: Language) -> bool:
    """Say whether a word alone is the rest of the name that the line above it ends with."""
    if not (below.isalpha() and below.istitle()):
        return False
    found = parse_byline(f"{above}\n{below}", lang)
    return found is not None and bool(found.authors) and found.authors[-1].name.endswith(f" {below}")


def _joins(above: str, below: str, lang: Language) -> bool:
    """Say whether a list of names goes on: one of the two ends or begins with what stands between names."""
    labels = labels_of(lang)
    last, first = above.rstrip().split()[-1].lower(), below.lstrip().split()[0].lower()
    return (
        above.rstrip()[-1] in ",&/|·"
        or below.lstrip()[0] in ",&/|·"
        or last in labels.joins
        or first in labels.joins
        or first in labels.with_agency
    )
