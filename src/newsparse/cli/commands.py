"""The commands, their options and their help."""

from __future__ import annotations

import sys
from itertools import count
from typing import TYPE_CHECKING, Any, NoReturn

import click

import newsparse as library
from newsparse.cli import INTERRUPTED, MISUSE, exchange
from newsparse.cli.explain import show_lines
from newsparse.cli.forms import FORMS, rendered
from newsparse.cli.running import files_argument, language_option, on_terminal, output_option, run, tell

if TYPE_CHECKING:
    from pathlib import Path

    from newsparse.readers import Source


class OneLine(click.Group):
    """A group of commands that tells misuse in one line, as all errors are told."""

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run a command and end."""
        try:
            code = super().main(*args, **{**kwargs, "standalone_mode": False})
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            sys.exit(error.exit_code)
        except click.UsageError as error:
            help_of = f" ({error.ctx.command_path} --help shows how)" if error.ctx else ""
            tell(f"{error.format_message()}{help_of}")
            sys.exit(MISUSE)
        except library.NewsparseError as error:
            tell(str(error))
            sys.exit(MISUSE)
        except OSError as error:
            tell(f"{error.filename or 'standard output'}: {error.strerror or error}")
            sys.exit(MISUSE)
        except click.Abort:
            sys.exit(INTERRUPTED)
        sys.exit(code if isinstance(code, int) else 0)


@click.group(cls=OneLine, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(library.__version__, message="%(prog)s %(version)s")
def newsparse() -> None:
    """
    Plain text of a scraped news article in, a typed article out.

    \b
    Examples:
      newsparse parse story.txt
      newsparse parse -f json *.txt > stories.jsonl
      curl -s "$FEED" | newsparse clean -
      newsparse explain story.txt | less -R
    """  # noqa: D301 - click takes the character \b, not the two


@newsparse.command()
@files_argument
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    help="What to print. On a terminal a summary if not given, otherwise JSON, one article a line.",
)
@language_option
@output_option
def parse(files: tuple[str, ...], form: str | None, language: str, output: Path | None) -> None:
    """
    Read articles and print all that is in them.

    FILE is text, HTML, PDF, Word, mail, JSON or JSON lines, also gzipped, told by its content; "-" is standard input.
    An archive of many articles is for "split".

    \b
    Examples:
      newsparse parse story.txt
      newsparse parse -f markdown story.txt -o story.md
      newsparse parse -f json *.txt -o parsed/
      newsparse parse -f json story.txt | jq -r '.quotes[] | .speaker.name + ": " + .text'
      newsparse parse -f jsonld page.html
      newsparse parse -f tei edition.pdf -o edition.xml
    """  # noqa: D301 - click takes the character \b, not the two
    if form is None:
        form = "json" if output or not on_terminal() else "summary"
    shown = count()

    def render(name: str, sources: list[Source], colour: bool) -> str:  # noqa: FBT001 - the shape of a Render
        articles = exchange.articles(name, sources, language)
        # Several files in one stream are one table.
        return rendered(form, articles, name, colour=colour, header=output is not None or next(shown) == 0)

    run(files, render, output, FORMS[form])


@newsparse.command()
@files_argument
@language_option
@output_option
def clean(files: tuple[str, ...], language: str, output: Path | None) -> None:
    """
    Print the clean text: paragraphs and subheads, a blank line between.

    FILE is what "parse" reads; "-" is standard input.

    \b
    Examples:
      newsparse clean story.txt
      newsparse clean *.txt -o cleaned/
    """  # noqa: D301 - click takes the character \b, not the two

    def render(name: str, sources: list[Source], colour: bool) -> str:  # noqa: FBT001 - the shape of a Render
        return rendered("text", exchange.articles(name, sources, language, quotes=False), name, colour=colour)

    run(files, render, output, FORMS["text"])


@newsparse.command()
@files_argument
@language_option
@output_option
def explain(files: tuple[str, ...], language: str, output: Path | None) -> None:
    """
    Print each line of the source with what it became, and which rule said so.

    FILE is what "parse" reads, shown as its text; "-" is standard input.

    \b
    Example:
      newsparse explain story.txt | less -R
    """  # noqa: D301 - click takes the character \b, not the two

    def render(_name: str, sources: list[Source], colour: bool) -> str:  # noqa: FBT001 - the shape of a Render
        return "\n".join(show_lines(*one.parse_and_explain(language=language), colour=colour) for one in sources)

    run(files, render, output, FORMS["text"])


for one in exchange.COMMANDS:
    newsparse.add_command(one)
