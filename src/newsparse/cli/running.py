"""What all commands share: their arguments, and how files are read, rendered and written."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

import newsparse as library
from newsparse.cli import MISUSE

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    # The name of a file, its bytes, and whether colours are wanted, to what is printed for it.
    Render: TypeAlias = Callable[[str, bytes, bool], str]

files_argument = click.argument("files", nargs=-1, required=True, metavar="FILE...")
language_option = click.option(
    "-l", "--language", default="auto", metavar="CODE", help="Language of the text, 'en' or another; else found out."
)
output_option = click.option(
    "-o",
    "--output",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Write there, not to standard output. With several files it is a folder, made if need be.",
)


def lines(text: str) -> str:
    """Return a text as lines: ended, if there is any."""
    return f"{text}\n" if text else ""


def run(files: tuple[str, ...], render: Render, output: Path | None, suffix: str) -> None:
    """Render each file; one that cannot be read is told, and the others still done."""
    if output and len(files) > 1 and output.exists() and not output.is_dir():
        raise click.UsageError(f"{output} is a file: several articles need a folder to go to")
    targets = [_target(name, output, suffix, many=len(files) > 1) for name in files]
    for name, target in zip(files, targets, strict=True):
        if target and targets.count(target) > 1:
            raise click.UsageError(f"two articles would be written to {target}")
        if target and name != "-" and target.exists() and target.samefile(name):
            raise click.UsageError(f"{target} would be written over its source")
    colour = output is None and on_terminal() and not os.environ.get("NO_COLOR")
    failed = False
    for name, target in zip(files, targets, strict=True):
        try:
            text = render(name, _read(name), colour)
            if target:
                write(target, text)
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


def on_terminal() -> bool:
    """Say whether somebody watches."""
    return sys.stdout.isatty()


def _target(name: str, output: Path | None, suffix: str, *, many: bool) -> Path | None:
    """Say where a file's article goes: None is standard output."""
    if output and (many or output.is_dir()):
        return output / f"{target_of(name)}{suffix}"
    return output


def target_of(name: str) -> str:
    """Return what a file is called without its suffix."""
    return "stdin" if name == "-" else Path(name).stem


def _read(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def write(target: Path, text: str) -> None:
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
