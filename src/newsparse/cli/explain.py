"""The source, line by line, with what each line became and which rule said so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from attrs import frozen
from rich.console import Console
from rich.text import Text

from newsparse.models import Artifact, Paragraph
from newsparse.writers.safe import readable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from newsparse.models import Article, ArticleBlock, Span
    from newsparse.trace import Trace

    # Names of rules, those of repairs with their places.
    _Rules: TypeAlias = tuple[tuple[int, str] | str, ...]

COLOURS = {
    "headline": "bold cyan",
    "kicker": "cyan",
    "deck": "cyan",
    "subhead": "bold",
    "byline": "magenta",
    "timestamp": "magenta",
    "caption": "blue",
    "link": "blue",
    "tagline": "magenta",
    "paragraph": "",
    "quote": "green",
}
STRIPPED = "bright_black"
# What happens at nearly every line end says nothing about a line.
_EVERYDAY = frozenset({"line_break"})
_STAGE = "lines_to_blocks"


@frozen
class ExplainedLine:
    """A line of the source: ``what`` names the blocks it became part of, ``rules`` what decided so."""

    number: int
    text: str
    what: tuple[str, ...]
    rules: tuple[str, ...]


def explained_lines(article: Article, trace: Trace) -> Iterator[ExplainedLine]:
    """Give each line of the raw text, blank ones too (nothing became of them: ``what`` is empty)."""
    claims: list[tuple[Span, str, _Rules]] = [
        (step.span, "", (step.rule,)) for step in trace.steps if step.stage == _STAGE
    ]
    claims += [(span, name, _rules(block)) for name, block in _named_blocks(article) for span in block.spans]
    claims.sort(key=lambda claim: claim[0])
    open_claims: list[tuple[Span, str, _Rules]] = []
    at = 0
    for number, line in enumerate(regex.finditer(r".*+(?:\r\n?+|\n|\f)|.++$", article.raw), 1):
        start, end = line.span()
        while at < len(claims) and claims[at][0].start < end:
            open_claims.append(claims[at])
            at += 1
        open_claims = [claim for claim in open_claims if claim[0].end > start]
        blank = not line[0].strip()
        what = () if blank else tuple(dict.fromkeys(name for _, name, _ in open_claims if name))
        rules = (
            rule if isinstance(rule, str) else rule[1]
            for _, _, names in open_claims
            for rule in names
            if isinstance(rule, str) or start <= rule[0] < end
        )
        yield ExplainedLine(number, line[0].strip(), what, () if blank else tuple(dict.fromkeys(rules)))


def show_lines(article: Article, trace: Trace, *, colour: bool) -> str:
    """Return the lines as a table of four columns: number, what, rules, text."""
    lines = list(explained_lines(article, trace))
    wide = max((len(" + ".join(line.what)) for line in lines), default=0)
    wider = max((len(", ".join(line.rules)) for line in lines), default=0)
    console = Console(force_terminal=colour, no_color=not colour, highlight=False, width=10_000, soft_wrap=True)
    with console.capture() as capture:
        for line in lines:
            what = " + ".join(line.what)
            style = COLOURS.get(what.split(" ")[0], STRIPPED)
            shown = Text(f"{line.number:>{len(str(len(lines)))}}  ", style=STRIPPED)
            shown.append(f"{what:{wide}}  ", style=style)
            shown.append(f"{', '.join(line.rules):{wider}}  ", style=STRIPPED)
            shown.append(readable(line.text), style=style)
            shown.rstrip()
            console.print(shown, soft_wrap=True)
    return capture.get()


def _named_blocks(article: Article) -> Iterator[tuple[str, ArticleBlock]]:
    """Name each block by its kind; paragraphs are numbered, artifacts go by their own kind."""
    paragraphs = 0
    for block in article.blocks:
        match block:
            case Paragraph():
                yield f"paragraph {paragraphs}", block
                paragraphs += 1
            case Artifact():
                yield block.kind, block
            case _:
                yield type(block).__name__.lower(), block


def _rules(block: ArticleBlock) -> _Rules:
    """Name the rules that a block itself knows of: an artifact's own, and repairs with their places."""
    match block:
        case Artifact():
            return (block.rule,)
        case Paragraph():
            return tuple((repair.span.start, repair.rule) for repair in block.repairs if repair.rule not in _EVERYDAY)
        case _:
            return ()
