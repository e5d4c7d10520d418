"""
What the README shows is what comes out.

A block between ``<!-- output of: COMMAND -->`` or ``<!-- beside: FILE -->`` and ``<!-- end -->`` is written by
``pytest --update-goldens``, and compared by every other run.
"""

from __future__ import annotations

import html
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner

import newsparse
from newsparse.cli.commands import newsparse as command

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"(?s)(<!-- (?P<what>output of|beside): (?P<arg>[^\n]+?) -->\n)(?P<shown>.*?)(<!-- end -->)")
EXAMPLES = sorted((ROOT / "examples").glob("[0-9]*.py"))


def output_of(line):
    """The output of a command line, its first lines if it says so, in a fence."""
    line, _, count = line.partition(" (first ")
    done = CliRunner().invoke(command, line.split()[1:], env={"COLUMNS": "80"}, catch_exceptions=False)
    lines = done.stdout.rstrip().split("\n")
    kept = lines[: int(count.split()[0])] if count else lines
    return "```text\n" + "\n".join(kept).rstrip() + "\n```\n"


def beside(name):
    """The raw text of a file, and its clean text beside it."""
    raw = (ROOT / name).read_text(encoding="utf-8")
    # An empty line would end the table: Markdown goes on in HTML only as long as there is none.
    shown = [html.escape(text.strip("\n")).replace("\n\n", "\n&#8203;\n") for text in (raw, _wrapped(raw))]
    cells = "".join(f"<td><pre>\n{text}\n</pre></td>" for text in shown)
    return f"<table>\n<tr><th>in</th><th>out</th></tr>\n<tr valign=top>{cells}</tr>\n</table>\n"


def _wrapped(raw):
    """The clean text, wrapped for the table only."""
    return "\n\n".join(textwrap.fill(part, 46) for part in newsparse.clean(raw).split("\n\n"))


def rewritten(text):
    """The README as it should be."""

    def block(match):
        make = output_of if match["what"] == "output of" else beside
        return match[1] + make(match["arg"]) + match[5]

    return BLOCK.sub(block, text)


def test_the_readme_shows_what_comes_out(request, monkeypatch):
    """Every block is the output of its command."""
    monkeypatch.chdir(ROOT)
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    if request.config.getoption("update_goldens"):
        path.write_text(rewritten(text), encoding="utf-8")

    assert len(BLOCK.findall(text)) == text.count("<!-- end -->") >= 3
    assert path.read_text(encoding="utf-8") == rewritten(text)


def test_the_links_of_the_readme_lead_somewhere():
    """Files it names are there."""
    text = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md"))
    links = re.findall(r"\]\((?!http)([^)#]+)\)", text)

    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_runs_as_it_is(path, tmp_path):
    """From any folder, with a warning being an error."""
    done = subprocess.run(  # noqa: S603 - ours
        [sys.executable, "-W", "error", path], cwd=tmp_path, capture_output=True, check=False, encoding="utf-8"
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout
