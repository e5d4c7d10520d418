"""The commands that take files apart and show what is in them: split, quotes, view, schema."""

from __future__ import annotations

import json
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import evolve
from rich.console import Console
from rich.table import Table
from rich.text import Text

from newsparse.cli.forms import FORMS, no_one_file, rendered
from newsparse.cli.running import (
    emit,
    files_argument,
    language_option,
    on_terminal,
    output_option,
    run,
    target_of,
    tell,
    write,
)
from newsparse.errors import OptionsError
from newsparse.options import DEFAULTS
from newsparse.readers import Document, Source, documents
from newsparse.writers import json_schema, quote_rows, to_csv, to_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsparse.models import Article

SPLIT_FORMS = ("records", *(form for form in FORMS if form != "summary"))
QUOTE_FORMS = {"table": ".txt", "csv": ".csv", "jsonl": ".jsonl"}


def articles(name: str, sources: Iterable[Source], language: str, *, quotes: bool = True) -> Iterator[Article]:
    """Parse what a file holds."""
    options = evolve(DEFAULTS, quotes=quotes)
    for source in sources:
        if len(list(islice(documents(source.text), 2))) > 1:
            tell(f"{name}: this is an archive of several articles: newsparse split takes it apart")
        yield source.parse(language=language, options=options)


@click.command()
@files_argument
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(SPLIT_FORMS),
    default="jsonl",
    show_default=True,
    help="What to print of each article; 'records' gives its raw text and the fields of the export, unparsed.",
)
@language_option
@output_option
def split(files: tuple[str, ...], form: str, language: str, output: Path | None) -> None:
    """
    Take an archive apart: an article a line, or with -o FOLDER a file for each.

    FILE is an export of LexisNexis, Nexis Uni, ProQuest, Factiva, Europresse or Mediargus, or a file of a wire (ANPA
    1312, IPTC 7901); which of them is found out. A file of JSON lines is taken apart, too.

    \b
    Examples:
      newsparse split export.txt > articles.jsonl
      newsparse split export.txt -f records | jq .fields.section
      newsparse split export.txt -f markdown -o articles/
    """  # noqa: D301 - click takes the character \b, not the two
    numbers, shown = count(1), count()
    into = output if output and (output.is_dir() or not output.suffix) else None

    def render(name: str, sources: list[Source], colour: bool) -> str:  # noqa: FBT001 - the shape of a Render
        found = ((source, document) for source in sources for document in documents(source.text))
        if into:
            for (source, document), number in zip(found, numbers, strict=False):
                suffix = ".json" if form == "records" else FORMS[form]
                text = (
                    _record(name, document)
                    if form == "records"
                    else rendered(form, [_parsed(source, document, language)], name, colour=colour)
                )
                write(into / f"{target_of(name)}-{number:04}{suffix}", text)
            return ""
        if form == "records":
            return "".join(_record(name, document) for _, document in found)
        each = (_parsed(source, document, language) for source, document in found)
        return rendered(form, each, name, colour=colour, header=next(shown) == 0)

    run(files, render, None if into else output, ".jsonl")


def _parsed(source: Source, document: Document, language: str) -> Article:
    """Parse one of the articles of a source; what is no archive is as its reader gave it."""
    return (Source(document.text, "text") if document.archive else source).parse(language=language)


def _record(name: str, document: Document) -> str:
    record = {
        "file": name,
        "start": document.start,
        "archive": document.archive,
        "fields": document.fields,
        "text": document.text,
    }
    # Halves of surrogate pairs cannot be written otherwise.
    return json.dumps(record, ensure_ascii=not document.text.isprintable()) + "\n"


@click.command()
@files_argument
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(list(QUOTE_FORMS)),
    help="On a terminal a table if not given, otherwise CSV.",
)
@language_option
@output_option
def quotes(files: tuple[str, ...], form: str | None, language: str, output: Path | None) -> None:
    """
    Print who says what: a row for each quote.

    \b
    Examples:
      newsparse quotes story.txt
      newsparse quotes -f csv *.txt -o quotes/
      newsparse quotes -f jsonl story.txt | jq -r 'select(.kind == "direct") | .quote'
    """  # noqa: D301 - click takes the character \b, not the two
    form = form or ("table" if on_terminal() and output is None else "csv")
    shown = count()

    def render(name: str, sources: list[Source], colour: bool) -> str:  # noqa: FBT001 - the shape of a Render
        rows = [row for article in articles(name, sources, language) for row in quote_rows(article, name)]
        if form == "csv":
            # Several files in one stream are one table.
            return to_csv(rows, header=output is not None or next(shown) == 0)
        if form == "jsonl":
            return "".join(json.dumps(row) + "\n" for row in rows)
        return _table(rows, colour=colour)

    run(files, render, output, QUOTE_FORMS[form])


def _table(rows: list[dict[str, object]], *, colour: bool) -> str:
    console = Console(force_terminal=colour, no_color=not colour, highlight=False)
    table = Table.grid(padding=(0, 2))
    table.add_column(max_width=28, style="bold")
    table.add_column(style="bright_black")
    table.add_column(overflow="fold")
    for row in rows:
        table.add_row(Text(str(row["speaker"] or row["mention"] or "?")), str(row["kind"]), Text(str(row["quote"])))
    with console.capture() as capture:
        console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines() if line.strip())


@click.command()
@files_argument
@click.option("--open", "show", is_flag=True, help="Show the page in the browser once it is written.")
@language_option
@output_option
def view(files: tuple[str, ...], show: bool, language: str, output: Path | None) -> None:  # noqa: FBT001 - click's way
    """
    Write a page that shows the raw text with all that was found in it.

    One HTML file, without a script: each block with its kind, quotes and speakers marked, what was stripped in grey.
    Without -o it goes to standard output, with --open to a file beside the source.

    \b
    Examples:
      newsparse view story.txt -o story.html
      newsparse view --open story.txt
    """  # noqa: D301 - click takes the character \b, not the two

    def render(_name: str, sources: list[Source], colour: bool) -> str:  # noqa: ARG001, FBT001 - the shape of a Render
        if len(sources) > 1:
            raise OptionsError(no_one_file("html", len(sources)))
        return "".join(to_html(*source.parse_and_explain(language=language)) for source in sources)

    if show and output is None:
        if len(files) > 1:
            raise click.UsageError("--open of several files needs -o FOLDER for their pages")
        output = Path(files[0]).with_name(f"{target_of(files[0])}.html")
    run(files, render, output, ".html")
    if show and output:
        for name in files:
            page = output / f"{target_of(name)}.html" if output.is_dir() else output
            click.launch(page.resolve().as_uri())


@click.command()
@output_option
def schema(output: Path | None) -> None:
    """Print the JSON Schema of what "parse -f json" prints."""
    text = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    if output:
        write(output, text)
    else:
        emit(text)


COMMANDS = (split, quotes, view, schema)
"""What the group of commands takes in."""
