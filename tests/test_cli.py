"""The command line, as its users meet it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner

import newsparse
from newsparse import cli
from newsparse.cli.commands import newsparse as command
from newsparse.cli.explain import explained_lines, show_lines
from newsparse.cli.summary import show_article

STORY = """Night ferry returns

By Ana Brandt

The night ferry to Velm will run again from May, the har-
bour master said on Monday.

- 7 -

"It is slow, and it is cheap," said Bo Okafor, who runs the ferry. "That is
all it ever was."
"""


@pytest.fixture
def story(tmp_path):
    """A file with a story."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def run(*args, stdin=None):
    """Run the command; both streams apart."""
    return CliRunner().invoke(command, [str(arg) for arg in args], input=stdin, catch_exceptions=False)


def test_parse_prints_json_where_nobody_watches(story):
    """In a pipe each article is one line of JSON, which gives the article back."""
    done = run("parse", story, story)

    assert done.exit_code == 0
    articles = [newsparse.Article.from_json(line) for line in done.stdout.splitlines()]
    assert articles == [newsparse.parse(STORY.encode())] * 2


def test_parse_reads_standard_input():
    """A dash is standard input."""
    assert json.loads(run("parse", "-", stdin=STORY).stdout)["raw"] == STORY


def test_clean_prints_the_clean_text(story):
    """The same as `newsparse.clean`, and as the text form of parse."""
    done = run("clean", story)

    assert done.stdout == newsparse.clean(STORY) + "\n"
    assert run("parse", "-f", "text", story).stdout == done.stdout
    assert "harbour master" in done.stdout


def test_parse_prints_markdown(story):
    """What can be published, and nothing that was stripped."""
    done = run("parse", "-f", "markdown", story)

    assert "the harbour master said on Monday." in done.stdout
    assert "- 7 -" not in done.stdout


def test_parse_prints_a_summary(story):
    """Without colours where nobody watches."""
    done = run("parse", "-f", "summary", story)

    assert "harbour" in done.stdout
    assert "\x1b" not in done.stdout
    assert not [line for line in done.stdout.splitlines() if line != line.rstrip()]


def test_a_terminal_gets_a_summary_in_colours(story, monkeypatch):
    """Unless NO_COLOR says otherwise."""
    monkeypatch.setattr(cli.commands, "on_terminal", lambda: True)
    monkeypatch.setattr(cli.running, "on_terminal", lambda: True)

    assert "\x1b[" in run("parse", story).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("parse", story).stdout


def test_explain_tells_of_each_line(story):
    """Number, what it became, which rule said so, and the line itself."""
    lines = run("explain", story).stdout.splitlines()

    assert len(lines) == len(STORY.splitlines())
    assert [line for line in lines if "paragraph" in line and "har-" in line]
    assert [line for line in lines if "folio" in line and "- 7 -" in line]


@pytest.mark.parametrize("args", [["parse", "-f", "json"], ["parse", "-f", "summary"], ["clean"], ["explain"]])
@pytest.mark.parametrize("raw", [b"", b"\n\n", b"\xff\xfe", b"\xed\xa0\x80", b"\0", "\N{PILE OF POO}\u2028\f".encode()])
def test_no_text_is_an_error(args, raw):
    """Whatever the bytes, there is an answer."""
    assert run(*args, "-", stdin=raw).exit_code == 0


def test_output_goes_to_a_file(story, tmp_path):
    """Whole, with the usual rights, and nothing else is left there."""
    target = tmp_path / "new" / "story.json"
    done = run("parse", story, "-o", target)

    assert done.stdout == ""
    assert json.loads(target.read_text(encoding="utf-8"))["raw"] == STORY
    assert list(target.parent.iterdir()) == [target]
    plain = tmp_path / "plain"
    plain.touch()
    assert target.stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize(
    ("args", "suffix"),
    [(["parse", "-f", "markdown"], "md"), (["parse"], "json"), (["clean"], "txt"), (["explain"], "txt")],
)
def test_output_of_several_files_goes_to_a_folder(story, tmp_path, args, suffix):
    """Each in a file of its own, named for its source."""
    other = tmp_path / "other.txt"
    other.write_text("It rained.", encoding="utf-8")
    done = run(*args, story, other, "-", "-o", tmp_path / "out", stdin="x")

    assert done.exit_code == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [f"other.{suffix}", f"stdin.{suffix}", f"story.{suffix}"]


def test_a_bad_file_is_told_and_the_others_are_done(story, tmp_path):
    """One line for each on standard error, and an exit code that says so."""
    done = run("clean", tmp_path / "nope.txt", story, tmp_path)

    assert done.exit_code == 2
    assert done.stdout == newsparse.clean(STORY) + "\n"
    assert done.stderr.splitlines() == [
        f"newsparse: {tmp_path / 'nope.txt'}: No such file or directory",
        f"newsparse: {tmp_path}: Is a directory",
    ]


def test_an_unknown_language_is_told(story):
    """Once for all files, with the library's own advice."""
    done = run("clean", story, story, "-l", "eng")

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("newsparse: no data for 'eng'. Did you mean 'en'? Codes are auto, cs, ")
    assert len(done.stderr.splitlines()) == 1


def test_several_articles_do_not_go_to_one_file(story, tmp_path):
    """The file is left as it was."""
    target = tmp_path / "one.json"
    target.write_text("mine", encoding="utf-8")
    done = run("parse", story, "-", "-o", target, stdin="x")

    assert done.exit_code == 2
    assert "several articles need a folder" in done.stderr
    assert target.read_text(encoding="utf-8") == "mine"


def test_two_articles_are_not_written_over_each_other(story, tmp_path):
    """Files of the same name from two folders would be."""
    (tmp_path / "sub").mkdir()
    twin = tmp_path / "sub" / "story.txt"
    twin.write_text("It rained.", encoding="utf-8")
    done = run("clean", story, twin, "-o", tmp_path / "out")

    assert done.exit_code == 2
    assert "two articles would be written to" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_source_is_not_written_over(story):
    """Neither as the file named nor as one of the folder named."""
    for target in (story, story.parent):
        done = run("clean", story, "-o", target)
        assert done.exit_code == 2
        assert "would be written over its source" in done.stderr
    assert story.read_text(encoding="utf-8") == STORY


def test_a_file_that_cannot_be_written_leaves_nothing_behind(story, tmp_path, monkeypatch):
    """Nothing half-written, no scratch file, one line that names the file that was asked for."""

    def full(*_args):
        raise OSError(28, "No space left on device", "/scratch/.newsparse-x")

    monkeypatch.setattr(Path, "replace", full)
    done = run("clean", story, "-o", tmp_path / "out" / "story.txt")

    assert done.exit_code == 2
    assert done.stderr == f"newsparse: {tmp_path / 'out' / 'story.txt'}: No space left on device\n"
    assert list((tmp_path / "out").iterdir()) == []


def test_a_reader_may_stop_reading(story):
    """As `head` does: no traceback."""
    command = [sys.executable, "-c", "from newsparse.cli import main; main()", "clean", *[story] * 2000]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""


def test_help_shows_examples_and_the_version_is_the_packages():
    """For the group and for each command."""
    for args in ([], ["parse"], ["clean"], ["explain"]):
        done = run(*args, "--help")
        assert done.exit_code == 0
        assert "newsparse clean" in done.stdout or "Example" in done.stdout
        assert "\\b" not in done.stdout
    assert run("--version").stdout == f"newsparse {newsparse.__version__}\n"
    assert run("parse").exit_code == 2


@pytest.mark.parametrize("missing", ["click", "rich"])
def test_without_the_extra_one_line_says_what_to_install(missing):
    """The library works without it; the command says what it lacks."""
    code = f"import sys; sys.modules[{missing!r}] = None; import newsparse; from newsparse.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603 - ours

    assert done.returncode == 2
    assert done.stderr == "newsparse: the command line needs click and rich: pip install 'newsparse[cli]'\n"


def test_the_message_comes_from_main_itself(monkeypatch, capsys):
    """The same in this process, with the module that needs them not loaded yet."""
    monkeypatch.delitem(sys.modules, "newsparse.cli.commands")
    monkeypatch.setitem(sys.modules, "click", None)

    with pytest.raises(SystemExit) as caught:
        cli.main()

    assert caught.value.code == 2
    assert "pip install 'newsparse[cli]'" in capsys.readouterr().err


def test_main_runs_the_command(monkeypatch, capsys):
    """What the installed script calls."""
    monkeypatch.setattr(sys, "argv", ["newsparse", "--version"])

    with pytest.raises(SystemExit) as caught:
        cli.main()

    assert caught.value.code == 0
    assert capsys.readouterr().out == f"newsparse {newsparse.__version__}\n"


def test_another_missing_module_is_not_hidden(monkeypatch):
    """A broken installation says what is broken."""
    monkeypatch.setitem(sys.modules, "newsparse.cli.commands", None)

    with pytest.raises(ModuleNotFoundError, match=r"newsparse\.cli\.commands"):
        cli.main()


def test_the_command_is_installed(story):
    """`newsparse` and its output through a real pipe."""
    script = Path(sys.executable).parent / "newsparse"
    ascii_only = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run([script, "clean", story], capture_output=True, check=True, env=ascii_only)  # noqa: S603 - ours

    assert done.stdout.decode() == newsparse.clean(STORY) + "\n"


SPAN = (newsparse.Span(0, 1),)
FULL = newsparse.Article(
    raw="x",
    language="en",
    kicker=newsparse.Kicker("TRANSPORT", SPAN),
    headline=newsparse.Headline("Night ferry *returns*", SPAN),
    deck=newsparse.Deck("Eleven years on", SPAN),
    bylines=(newsparse.Byline("By Ana Brandt", (newsparse.Author("Ana Brandt", role="Reporter"),), "NPA", SPAN),),
    dateline=newsparse.Dateline("VELM (NPA)", ("VELM",), None, "NPA", None, SPAN),
    published=newsparse.Timestamp(
        "two hours ago", newsparse.TimestampKind.PUBLISHED, None, has_time=False, source="text", spans=SPAN
    ),
    blocks=(
        newsparse.Subhead("How it ended", SPAN),
        newsparse.Caption("The ferry.", newsparse.Credit("Bo Okafor/NPA"), SPAN),
        newsparse.Caption("The quay", None, SPAN),
        newsparse.Link("https://a.example", "Who pays?", newsparse.LinkKind.RELATED, SPAN),
        newsparse.Link(None, "No address", newsparse.LinkKind.RELATED, SPAN),
        newsparse.Link("https://b.example", None, newsparse.LinkKind.SOURCE, SPAN),
        newsparse.Tagline("Editing by Cy Dahl", "editing", (), None, SPAN),
        newsparse.Artifact("folio", "7", SPAN, "folio"),
        newsparse.Artifact("folio", "8", SPAN, "folio"),
    ),
)


def test_the_summary_shows_every_kind_of_thing():
    """Each with its label; the same kind of artifact once, counted."""
    article = attrs.evolve(
        FULL,
        captions=FULL.blocks[1:3],
        links=FULL.blocks[3:6],
        taglines=FULL.blocks[6:7],
        artifacts=FULL.blocks[7:],
        quotes=(newsparse.Quote("It is slow", newsparse.QuoteKind.DIRECT, SPAN, None, None, (0,), "x"),),
    )
    shown = show_article(article, colour=False, width=90)

    heads = ("TRANSPORT", "Night ferry *returns*", "Eleven years on", "Ana Brandt, Reporter; NPA", "VELM (NPA)")
    parts = ("two hours ago", "How it ended", "Bo Okafor/NPA", "no credit", "Who pays?", "https://b.example")
    for words in (*heads, *parts, "It is slow", "Editing by Cy Dahl", "(and 1 more)"):
        assert words in shown


def test_markdown_has_a_form_for_every_kind_of_thing():
    """Headings, lists, quotations; what Markdown would read as more than text is escaped."""
    from newsparse.writers import to_markdown

    assert to_markdown(FULL) == (
        "*TRANSPORT*\n\n# Night ferry \\*returns\\*\n\n**Eleven years on**\n\nBy Ana Brandt\\\ntwo hours ago\n\n"
        "## How it ended\n\n> The ferry. (Bo Okafor/NPA)\n\n> The quay\n\n"
        "- [Who pays?](<https://a.example>)\n- No address\n- [https://b.example](<https://b.example>)\n\n"
        "*Editing by Cy Dahl*\n"
    )


def test_explained_lines_know_blocks_repairs_and_rules():
    """A line in two blocks names both; a hyphen is told where it was taken out; blank lines are nothing."""
    article, trace = newsparse.parse_and_explain(STORY)
    lines = list(explained_lines(article, trace))

    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert [line.text for line in lines] == [line.strip() for line in STORY.splitlines()]
    assert all(bool(line.what) == bool(line.text) for line in lines)
    assert all(line.rules for line in lines if line.text)
    assert "\x1b[" in show_lines(article, trace, colour=True)
