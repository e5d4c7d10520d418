"""What all commands share: their arguments, and how files are read, rendered and written."""

from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

import newsparse as library
from newsparse.cli import MISUSE
from newsparse.lang import load
from newsparse.readers import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from newsparse.readers import Source

    # The name of a file, what it holds, and whether colours are wanted, to what is printed for it.
    Render: TypeAlias = Callable[[str, list[Source], bool], str]

STANDARD = "-"


def _given_output(_context: click.Context, _option: click.Parameter, value: str | None) -> Path | None:
    """Take a dash for standard output, as it is standard input among the sources."""
    if value == "":
        raise click.UsageError("-o is given an empty path")
    if value in {None, STANDARD, "/dev/stdout"}:
        return None
    if value.endswith("/"):
        Path(value).mkdir(parents=True, exist_ok=True)  # a folder, also of one file: "*.txt" may be one
    return Path(value)


def _given_language(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if value != "auto":
        load(value)
    return value


files_argument = click.argument("files", nargs=-1, required=True, metavar="FILE...")
language_option = click.option(
    "-l",
    "--language",
    default="auto",
    metavar="CODE",
    callback=_given_language,
    help=f"Language of the text; else found out. Codes: {', '.join(library.languages())}.",
)
output_option = click.option(
    "-o",
    "--output",
    metavar="PATH",
    callback=_given_output,
    help="Write there, not to standard output. With several files it is a folder, made if need be.",
)


def lines(text: str) -> str:
    """Return a text as lines: ended, if there is any."""
    return f"{text}\n" if text else ""


def run(files: tuple[str, ...], render: Render, output: Path | None, suffix: str) -> None:
    """Render each file; what cannot be read of one is told, and the others still done."""
    if files.count(STANDARD) > 1:
        raise click.UsageError("standard input can be read once")
    if output and len(files) > 1 and output.exists() and not output.is_dir():
        raise click.UsageError(f"{output} is a file: several articles need a folder to go to")
    targets = [_target(name, output, suffix, many=len(files) > 1) for name in files]
    for name, target in zip(files, targets, strict=True):
        if target and targets.count(target) > 1:
            raise click.UsageError(f"two articles would be written to {target}")
        if target and name != STANDARD and _are_same(target, Path(name)):
            raise click.UsageError(f"{target} would be written over its source")
    colour = output is None and on_terminal() and not os.environ.get("NO_COLOR")
    told: list[str] = []
    for name, target in zip(files, targets, strict=True):
        try:
            sources = list(read(_read(name)))
            told += [tell(f"{name}: {source.error}") for source in sources if source.error]
            text = render(name, [source for source in sources if not source.error], colour)
            if target:
                write(target, text)
            else:
                emit(text)
        except BrokenPipeError:
            raise  # the reader has had enough: click ends quietly
        except OSError as error:
            told.append(tell(f"{error.filename or name}: {error.strerror or error}"))
        except library.NewsparseError as error:
            told.append(tell(f"{name}: {error}"))
        except Exception as error:  # noqa: BLE001 - whatever it was, it belongs to this file alone
            told.append(tell(f"{name}: {type(error).__name__}: {error}"))
    if told:
        sys.exit(MISUSE)


def tell(what: str) -> str:
    """Say in one line on standard error what went wrong."""
    click.echo(f"newsparse: {' '.join(what.split())}".encode(errors="backslashreplace"), err=True)
    return what


def emit(text: str) -> None:
    """Write to standard output, all of it now, so that it is known if that fails."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed", "standard output")
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OSError(error.errno, error.strerror, "standard output") from error


def _are_same(target: Path, source: Path) -> bool:
    try:
        return target.samefile(source)
    except OSError:
        return False  # one of them is not there: what that means is told when it is read or written


def on_terminal() -> bool:
    """Say whether somebody watches."""
    return sys.stdout is not None and sys.stdout.isatty()


def _target(name: str, output: Path | None, suffix: str, *, many: bool) -> Path | None:
    """Say where a file's article goes: None is standard output."""
    if output and (many or output.is_dir()):
        return output / f"{target_of(name)}{suffix}"
    return output


def target_of(name: str) -> str:
    """Return what a file is called without its suffix."""
    return "stdin" if name == STANDARD else Path(name).stem


def _read(name: str) -> bytes:
    if name != STANDARD:
        return Path(name).read_bytes()
    if sys.stdin is None:
        raise OSError(errno.EBADF, "it is closed", "standard input")
    return sys.stdin.buffer.read()


def write(target: Path, text: str) -> None:
    """Write a file whole or not at all; an error names it."""
    data = text.encode("utf-8", "replace")
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(data)  # a device or a pipe, which nothing can take the place of
        else:
            _replace(target.resolve(), data)
    except BrokenPipeError:
        raise
    except OSError as error:
        why = "a part of its path is a file" if isinstance(error, FileExistsError) else error.strerror
        raise OSError(error.errno, why or str(error), str(target)) from error


def _replace(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    mode = target.stat().st_mode if target.exists() else 0o666 & ~_umask()
    handle, scratch = tempfile.mkstemp(dir=target.parent, prefix=".newsparse-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        Path(scratch).chmod(stat.S_IMODE(mode))
        Path(scratch).replace(target)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(scratch).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
