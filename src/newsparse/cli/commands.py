"""The commands, their options and their help."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

import newsparse as library
from newsparse.cli import MISUSE
from newsparse.cli.explain import show_lines
from newsparse.cli.summary import show_article
from newsparse.writers import to_markdown

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    # Bytes of a file, and whether colours are wanted, to what is printed for it.
    Render: TypeAlias = Callable[[bytes, bool], str]

SUFFIXES = {"json": ".json", "text": ".txt", "markdown": ".md", "summary": ".txt"}

_files = click.argument("files", nargs=-1, required=True, metavar="FILE...")
_language = click.option(
    "-l", "--language", default="auto", metavar="CODE", help="Language of the text, 'en' or another; else found out."
)
_output = click.option(
    "-o",
    "--output",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Write there, not to standard output. With several files it is a folder, made if need be.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
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
@_files
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(list(SUFFIXES)),
    help="What to print. On a terminal a summary if not given, otherwise JSON, one article a line.",
)
@_language
@_output
def parse(files: tuple[str, ...], form: str | None, language: str, output: Path | None) -> None:
    """
    Read articles and print all that is in them.

    FILE is a text file; "-" is standard input.

    \b
    Examples:
      newsparse parse story.txt
      newsparse parse -f markdown story.txt -o story.md
      newsparse parse -f json *.txt -o parsed/
      newsparse parse -f json story.txt | jq -r '.quotes[] | .speaker.name + ": " + .text'
    """  # noqa: D301 - click takes the character \b, not the two
    if form is None:
        form = "json" if output or not _on_terminal() else "summary"
    _run(files, partial(_article, form, language), output, SUFFIXES[form])


@newsparse.command()
@_files
@_language
@_output
def clean(files: tuple[str, ...], language: str, output: Path | None) -> None:
    """
    Print the clean text: paragraphs and subheads, a blank line between.

    FILE is a text file; "-" is standard input.

    \b
    Examples:
      newsparse clean story.txt
      newsparse clean *.txt -o cleaned/
    """  # noqa: D301 - click takes the character \b, not the two

    def render(data: bytes, colour: bool) -> str:  # noqa: ARG001, FBT001 - the shape of a Render
        return _lines(library.clean(data, language=language))

    _run(files, render, output, SUFFIXES["text"])


@newsparse.command()
@_files
@_language
@_output
def explain(files: tuple[str, ...], language: str, output: Path | None) -> None:
    """
    Print each line of the source with what it became, and which rule said so.

    FILE is a text file; "-" is standard input.

    \b
    Example:
      newsparse explain story.txt | less -R
    """  # noqa: D301 - click takes the character \b, not the two

    def render(data: bytes, colour: bool) -> str:  # noqa: FBT001 - the shape of a Render
        return show_lines(*library.parse_and_explain(data, language=language), colour=colour)

    _run(files, render, output, SUFFIXES["text"])


def _article(form: str, language: str, data: bytes, colour: bool) -> str:  # noqa: FBT001 - the shape of a Render
    article = library.parse(data, language=language)
    match form:
        case "json":
            return article.to_json() + "\n"
        case "markdown":
            return to_markdown(article)
        case "text":
            return _lines(article.text)
        case _:
            return show_article(article, colour=colour)


def _lines(text: str) -> str:
    return f"{text}\n" if text else ""


def _run(files: tuple[str, ...], render: Render, output: Path | None, suffix: str) -> None:
    """Render each file; one that cannot be read is told, and the others still done."""
    if output and len(files) > 1 and output.exists() and not output.is_dir():
        raise click.UsageError(f"{output} is a file: several articles need a folder to go to")
    targets = [_target(name, output, suffix, many=len(files) > 1) for name in files]
    for name, target in zip(files, targets, strict=True):
        if target and targets.count(target) > 1:
            raise click.UsageError(f"two articles would be written to {target}")
        if target and name != "-" and target.exists() and target.samefile(name):
            raise click.UsageError(f"{target} would be written over its source")
    colour = output is None and _on_terminal() and not os.environ.get("NO_COLOR")
    failed = False
    for name, target in zip(files, targets, strict=True):
        try:
            text = render(_read(name), colour)
            if target:
                _write(target, text)
            else:
                sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise  # the reader has had enough: click ends quietly
            failed = True
            click.echo(f"newsparse: {error.filename or name}: {error.strerror or error}", err=True)
        except library.NewsparseError as error:
            failed = True
            click.echo(f"newsparse: {name}: {error}", err=True)
    if failed:
        sys.exit(MISUSE)


def _on_terminal() -> bool:
    return sys.stdout.isatty()


def _target(name: str, output: Path | None, suffix: str, *, many: bool) -> Path | None:
    """Say where a file's article goes: None is standard output."""
    if output and (many or output.is_dir()):
        return output / f"{'stdin' if name == '-' else Path(name).stem}{suffix}"
    return output


def _read(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def _write(target: Path, text: str) -> None:
    """Write a file whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, scratch = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(text.encode("utf-8", "replace"))
        Path(scratch).chmod(0o666 & ~_umask())
        Path(scratch).replace(target)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(scratch).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
