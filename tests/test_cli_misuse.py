"""The command line with odd sources, targets and options: one line says what is wrong, nothing is half-written."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from newsparse.cli import commands, running
from newsparse.cli.commands import newsparse as command

TEXT = "It rained in Norvik on Monday.\n"
COMMANDS = ["parse", "clean", "explain", "quotes", "split", "view"]


@pytest.fixture
def story(tmp_path):
    """A file with a text."""
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*args, stdin=None):
    """Run the command; both streams apart."""
    return CliRunner().invoke(command, [str(arg) for arg in args], input=stdin, catch_exceptions=False)


def told(done):
    """Return the one line that says what is wrong."""
    (line,) = done.stderr.splitlines()
    assert done.exit_code == 2
    return line.removeprefix("newsparse: ")


def shell(line):
    """Run ``$NP`` in a shell, where streams can be closed."""
    python = f"{sys.executable} -m newsparse"
    command = ["/bin/sh", "-c", line]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"NP": python})  # noqa: S603 - ours


@pytest.mark.parametrize("name", COMMANDS)
def test_a_source_that_is_not_there_leaves_the_target(name, story, tmp_path):
    """Whatever the command."""
    assert told(run(name, tmp_path / "nope.txt", "-o", story)) == f"{tmp_path / 'nope.txt'}: No such file or directory"
    assert story.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(
    "data", [b"\x7fELF\2\1\1" + bytes(range(32)) * 9, b'{"text": "Tw', b"%PDF-1.4", b"PK\3\4", b"\x1f\x8b"]
)
def test_a_source_that_is_no_text_is_told(name, data, tmp_path):
    """Whatever the command; nothing is written."""
    path = tmp_path / "odd"
    path.write_bytes(data)
    done = run(name, path)

    assert told(done).startswith(f"{path}: ")
    assert done.stdout in {"", "\n"}


def test_a_bad_record_is_told_and_the_others_are_done(tmp_path):
    """The good ones are written whole, and the exit code tells of the bad one."""
    path = tmp_path / "records.jsonl"
    path.write_text('{"text":"One."}\n{"text":null}\n{"text":"Three."}\n{"text":"Fo', encoding="utf-8")
    done = run("clean", path, "-o", tmp_path / "out.txt")

    assert done.exit_code == 2
    assert [line.split(": ")[2].split(",")[0] for line in done.stderr.splitlines()] == [
        "record 2 has no text",
        "no JSON in line 4",
    ]
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "One.\n\nThree.\n"


def test_what_fails_in_one_file_is_told_and_the_others_are_done(story, monkeypatch):
    """Even a mistake of ours."""

    def fails_once(*_args, **_kwargs):
        monkeypatch.undo()
        raise ZeroDivisionError("ours")

    monkeypatch.setattr(commands, "rendered", fails_once)
    done = run("clean", story, story)

    assert told(done) == f"{story}: ZeroDivisionError: ours"
    assert done.stdout == TEXT


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("$NP clean - <&-", "standard input: it is closed"),
        ('$NP clean "{story}" >&-', "standard output: it is closed"),
        ("$NP schema >&-", "standard output: it is closed"),
        ("$NP schema -o /proc/nowhere/x", "/proc/nowhere/x: No such file or directory"),
    ],
)
def test_closed_streams_are_told(line, what, story):
    """Without a traceback."""
    done = shell(line.format(story=story))

    assert (done.returncode, done.stderr) == (2, f"newsparse: {what}\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told(story):
    """Also where the output is small enough to be written at the end."""
    for line in (f'$NP clean "{story}" > /dev/full', "$NP schema > /dev/full"):
        done = shell(line)
        assert (done.returncode, done.stderr) == (2, "newsparse: standard output: No space left on device\n")


def test_streams_that_are_closed_or_full_are_named(monkeypatch):
    """The same in this process; a reader that has had enough is no error of ours."""

    class Stream:
        def __init__(self, error):
            self.buffer, self.error = self, error

        def write(self, _data):
            raise self.error

    for stream in (None, Stream(OSError(28, "No space left on device"))):
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(OSError, match="standard output"):
            running.emit("x")
    monkeypatch.setattr(sys, "stdout", Stream(BrokenPipeError()))
    with pytest.raises(BrokenPipeError):
        running.emit("x")
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(OSError, match="standard input"):
        running._read("-")


def test_a_target_that_cannot_be_written_is_named(story):
    """As it was given, not the scratch file beside it."""
    target = story / "x.json"

    assert told(run("parse", story, "-o", target)) == f"{target}: a part of its path is a file"


def test_a_device_is_written_to_and_not_replaced(story, tmp_path):
    """A pipe stands for all that is no file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    run("clean", story, "-o", pipe)

    assert os.read(reader, 100).decode() == TEXT
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    os.close(reader)


def test_a_target_keeps_its_rights_and_a_link_its_file(story, tmp_path):
    """Only the text of it is new."""
    private, link = tmp_path / "private.txt", tmp_path / "link.txt"
    private.touch(mode=0o600)
    link.symlink_to(private)
    run("clean", story, "-o", link)

    assert private.read_text(encoding="utf-8") == TEXT
    assert (link.is_symlink(), stat.S_IMODE(private.stat().st_mode)) == (True, 0o600)


def test_a_dash_is_standard_output(story, tmp_path, monkeypatch):
    """As it is standard input among the sources."""
    monkeypatch.chdir(tmp_path)

    assert run("clean", story, "-o", "-").stdout == TEXT
    assert [path.name for path in tmp_path.iterdir()] == ["story.txt"]


def test_a_slash_makes_a_folder(story, tmp_path):
    """Of one file too: where a pattern is given nobody knows how many it finds."""
    run("clean", story, "-o", f"{tmp_path / 'new.d'}/")
    run("split", story, "-o", f"{tmp_path / 'articles.d'}/")

    assert (tmp_path / "new.d" / "story.txt").read_text(encoding="utf-8") == TEXT
    assert [path.name for path in (tmp_path / "articles.d").iterdir()] == ["story-0001.jsonl"]
    assert told(run("clean", story, "-o", f"{story}/")) == f"{story}: File exists"


@pytest.mark.parametrize("args", [["parse", "-f", "tei"], ["parse", "-f", "brat"], ["split", "-f", "html"], ["view"]])
def test_several_articles_make_no_one_file(args, tmp_path):
    """Of a form that holds one; split makes a file of each."""
    path = tmp_path / "two.jsonl"
    path.write_text('{"text":"One."}\n{"text":"Two."}\n', encoding="utf-8")
    done = run(*args, path, "-o", tmp_path / "x.out")

    assert "2 articles make no one file of" in told(done)
    assert not (tmp_path / "x.out").exists()
    run("split", "-f", "html", path, path, "-o", f"{tmp_path / 'out'}/")
    assert sorted(found.name for found in (tmp_path / "out").iterdir()) == [f"two-000{n}.html" for n in (1, 2, 3, 4)]


@pytest.mark.parametrize("args", [["parse", "-f", "csv"], ["split", "-f", "csv"], ["quotes", "-f", "csv"]])
def test_a_stream_of_tables_has_one_header(args, story):
    """As one table has."""
    assert run(*args, story, story).stdout.count("speaker,") == 1


def test_split_knows_what_the_file_knows(tmp_path):
    """Title and author of a record are those of its article."""
    path = tmp_path / "one.jsonl"
    path.write_text('{"text":"It rained in Norvik.","title":"Rain","author":"Ana Ruiz"}\n', encoding="utf-8")

    assert run("split", path).stdout == run("parse", path).stdout


def test_a_terminal_is_not_written_to_by_a_text(tmp_path):
    """Escape sequences of a text stay there."""
    path = tmp_path / "esc.txt"
    path.write_bytes(b"It \x1b]0;x\x07rained, said Ana Ruiz.\n")
    for args in (["explain"], ["parse", "-f", "summary"], ["quotes", "-f", "table"]):
        assert "\x1b" not in run(*args, path).stdout


@pytest.mark.parametrize(
    ("args", "what"),
    [
        (["--nope"], "No such option '--nope'. (newsparse --help shows how)"),
        (["parse", "x", "--nope"], "No such option '--nope'. (newsparse parse --help shows how)"),
        (["prase", "x"], "No such command 'prase'."),
        (["parse"], "Missing argument 'FILE...'."),
        (["parse", "-f", "x", "x"], "Invalid value for '-f' / '--format': 'x' is not one of"),
        (["clean", "-", "-"], "standard input can be read once"),
        (["clean", "x", "-o", ""], "-o is given an empty path"),
        (["view", "--open", "x", "y"], "--open of several files needs -o FOLDER"),
        (["clean", "x", "-l", "german"], "no data for 'german'. Did you mean 'de'?"),
    ],
)
def test_misuse_is_told_in_one_line(args, what):
    """What is wrong, and where to look."""
    assert told(run(*args)).startswith(what.partition("'.")[0])


def test_no_command_shows_the_help():
    """It is what somebody wants who gives none."""
    done = run()

    assert done.exit_code == 2
    assert "Commands:" in done.stderr


def test_who_stops_it_stops_it(story, monkeypatch):
    """Without a traceback, with the exit code of an interrupt."""

    def stop(_name):
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "_read", stop)

    assert run("clean", story).exit_code == 130


def test_names_of_files_may_be_odd(tmp_path, story):
    """Bytes that are no text, and line feeds, still make one line."""
    name = os.fsdecode(bytes(tmp_path) + b"/b\xff\n.txt")
    assert told(run("clean", name)).endswith(r"b\udcff .txt: No such file or directory")

    story.rename(name)
    assert run("clean", name).stdout == TEXT
    assert run("quotes", name).exit_code == run("split", "-f", "records", name).exit_code == 0


def test_the_page_that_is_opened_stands_beside_its_source(story, tmp_path, monkeypatch):
    """Wherever the command is run."""
    monkeypatch.setattr(click, "launch", lambda _: None)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    run("view", "--open", story)

    assert (tmp_path / "story.html").exists()


@pytest.mark.parametrize("name", ["clean", "explain"])
def test_help_says_what_is_read(name):
    """All that parse reads."""
    assert 'FILE is what "parse" reads' in run(name, "--help").stdout
