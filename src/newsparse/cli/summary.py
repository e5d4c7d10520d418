"""An article on a terminal: what was found, readable at a glance."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newsparse.models import Paragraph, Subhead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from newsparse.models import Article, Caption, Link, Quote

LABEL = "bright_black"
SAID = "green"
MAX_LINK = 100


def show_article(article: Article, *, colour: bool, width: int | None = None) -> str:
    """Return the summary as text, with colours if wanted, as wide as the terminal if no *width* is given."""
    console = Console(force_terminal=colour, no_color=not colour, highlight=False, width=width)
    with console.capture() as capture:
        console.print(Group(*_parts(article)))
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def _parts(article: Article) -> Iterator[RenderableType]:
    yield _fields(article)
    yield Text()
    for block in article.blocks:
        if isinstance(block, Subhead):
            yield Text(block.text + "\n", style="bold")
        elif isinstance(block, Paragraph):
            yield Text(block.text + "\n")
    for title, rows in (
        ("Who says what", [_quote(quote) for quote in article.quotes]),
        ("Pictures", [_caption(caption) for caption in article.captions]),
        ("Links", [_link(link) for link in article.links]),
        ("Taglines", [(tagline.role, Text(tagline.text)) for tagline in article.taglines]),
        ("Stripped", _stripped(article)),
    ):
        if rows:
            yield Text(title, style="bold cyan")
            yield Padding(_table(rows), (0, 0, 1, 2))


def _fields(article: Article) -> Table:
    rows: list[tuple[str, Text]] = []
    for label, part in (("kicker", article.kicker), ("headline", article.headline), ("deck", article.deck)):
        if part:
            rows.append((label, Text(part.text, style="bold" if label == "headline" else "")))
    for byline in article.bylines:
        names = [", ".join(filter(None, (one.name, one.role, one.affiliation))) for one in byline.authors]
        rows.append(("by", Text("; ".join(filter(None, [*names, byline.agency])) or byline.text)))
    if article.dateline:
        line = article.dateline
        where = ", ".join(filter(None, [*line.places, line.region]))
        rows.append(("from", Text(where + (f" ({line.agency})" if line.agency else ""))))
    for label, time in (("published", article.published), ("updated", article.updated)):
        if time:
            form = "%Y-%m-%d %H:%M" if time.has_time else "%Y-%m-%d"
            rows.append((label, Text(f"{time.value:{form}}" if time.value else time.text)))
    counts = (("paragraph", article.paragraphs), ("quote", article.quotes), ("caption", article.captions))
    found = ", ".join(f"{len(many)} {noun}{'' if len(many) == 1 else 's'}" for noun, many in counts)
    rows.append(("found", Text(f"{found} ({article.language})")))
    return _table(rows)


def _quote(quote: Quote) -> tuple[str, Text]:
    speaker = quote.speaker
    who = (speaker.name or speaker.mention) if speaker else "?"
    return who, Text(quote.text, style="" if quote.kind == "indirect" else SAID)


def _caption(caption: Caption) -> tuple[str, Text]:
    return (caption.credit.text if caption.credit else "no credit"), Text(caption.text)


def _link(link: Link) -> tuple[str, Text]:
    return link.kind, Text("\n".join(part[:MAX_LINK] for part in (link.text, link.url) if part))


def _stripped(article: Article) -> list[tuple[str, Text]]:
    counted = Counter((artifact.kind, artifact.rule) for artifact in article.artifacts)
    first = {(artifact.kind, artifact.rule): artifact.text for artifact in reversed(article.artifacts)}
    rows = []
    for key, count in counted.items():
        shown = " ".join(first[key].split())
        rows.append((key[0], Text(shown[:MAX_LINK] + (f"  (and {count - 1} more)" if count > 1 else ""))))
    return rows


def _table(rows: list[tuple[str, Text]]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style=LABEL, max_width=24)
    table.add_column(overflow="fold")
    for label, text in rows:
        table.add_row(label, text)
    return table
