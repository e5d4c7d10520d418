"""The commands that take files apart and show what is in them."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as ET

import click
import jsonschema
import pytest
from click.testing import CliRunner

import newsparse
from newsparse.cli import commands, exchange, running
from newsparse.cli.forms import FORMS

EXPORT = """                               1 of 2 DOCUMENTS

                          The Courier

                      May 1, 2021 Sunday

Ferry to Norvik is cancelled

SECTION: NEWS

LENGTH: 14 words

“It rained,” said Ana Ruiz, who sells tickets at the quay.

LOAD-DATE: May 1, 2021

                               2 of 2 DOCUMENTS

                          The Courier

                      May 2, 2021 Monday

Ferry to Halsund is back

SECTION: NEWS

LENGTH: 14 words

“It stopped,” said Jo Berg. The ferry sails at noon.

LOAD-DATE: May 2, 2021
"""
STORY = "Rain in Norvik\n\nBy Ana Brandt\n\n“It rained,” said Ana Ruiz, who sells tickets at the quay.\n"


@pytest.fixture
def export(tmp_path):
    """An archive of two articles."""
    path = tmp_path / "export.txt"
    path.write_text(EXPORT, encoding="utf-8")
    return path


@pytest.fixture
def story(tmp_path):
    """One article."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def run(*args, stdin=None):
    """Run the command; both streams apart."""
    return CliRunner().invoke(commands.newsparse, [str(arg) for arg in args], input=stdin, catch_exceptions=False)


def test_split_prints_an_article_a_line(export):
    """Each is what parse would give for its part of the file."""
    articles = [newsparse.Article.from_json(line) for line in run("split", export).stdout.splitlines()]

    assert list(newsparse.parse_many(EXPORT)) == articles
    assert [article.headline.text for article in articles] == [
        "Ferry to Norvik is cancelled",
        "Ferry to Halsund is back",
    ]


def test_split_prints_the_fields_of_the_export(export):
    """Unparsed, with the place in the file; other commands read it."""
    done = run("split", export, "-f", "records")
    records = [json.loads(line) for line in done.stdout.splitlines()]

    assert [record["fields"]["section"] for record in records] == ["NEWS", "NEWS"]
    assert all(EXPORT.startswith(record["text"], record["start"]) for record in records)
    assert len(run("parse", "-", stdin=done.stdout).stdout.splitlines()) == 2


@pytest.mark.parametrize(("form", "suffix"), [("records", ".json"), ("markdown", ".md"), ("jsonl", ".jsonl")])
def test_split_writes_a_file_for_each(export, tmp_path, form, suffix):
    """Numbered, in a folder that is made."""
    folder = tmp_path / "articles"
    assert run("split", export, "-f", form, "-o", folder).stdout == ""

    assert [path.name for path in sorted(folder.iterdir())] == [f"export-0001{suffix}", f"export-0002{suffix}"]


def test_split_writes_one_file(export, tmp_path):
    """A path with a suffix is a file."""
    target = tmp_path / "articles.jsonl"
    run("split", export, "-o", target)

    assert len(target.read_text(encoding="utf-8").splitlines()) == 2


def test_split_takes_lone_halves_of_characters():
    """They are written as escapes."""
    done = run("split", "-", "-f", "records", stdin=b"It \xed\xa0\x80 rained.")

    assert done.exit_code == 0
    json.loads(done.stdout)


def test_quotes_prints_one_table_of_all_files(story):
    """CSV with one header, where nobody watches."""
    rows = list(csv.DictReader(io.StringIO(run("quotes", story, story).stdout)))

    assert [row["speaker"] for row in rows] == ["Ana Ruiz"] * 2
    assert rows[0]["id"] == str(story)


def test_quotes_writes_a_table_for_each_file(story, export, tmp_path):
    """Each with its header."""
    run("quotes", story, export, "-o", tmp_path / "quotes")
    tables = sorted((tmp_path / "quotes").iterdir())

    assert [path.name for path in tables] == ["export.csv", "story.csv"]
    assert all(path.read_text(encoding="utf-8").startswith("id,") for path in tables)


def test_quotes_prints_rows_of_json(story):
    """One a line."""
    (row,) = map(json.loads, run("quotes", "-f", "jsonl", story).stdout.splitlines())

    assert (row["quote"], row["kind"]) == ("It rained,", "direct")


def test_quotes_prints_a_table_to_people(story, monkeypatch):
    """Speaker, kind, words."""
    monkeypatch.setattr(exchange, "on_terminal", lambda: True)
    monkeypatch.setattr(running, "on_terminal", lambda: False)

    assert run("quotes", story).stdout.split() == ["Ana", "Ruiz", "direct", "It", "rained,"]


def test_view_writes_a_page(story, tmp_path):
    """With the rules that made each block."""
    page = tmp_path / "story.html"
    run("view", story, "-o", page)

    assert "paragraph, by rule paragraph" in page.read_text(encoding="utf-8")
    assert run("view", story).stdout == page.read_text(encoding="utf-8")


def test_view_opens_the_page(story, export, tmp_path, monkeypatch):
    """Beside the source if no path is given; several go to a folder."""
    opened = []
    monkeypatch.setattr(click, "launch", opened.append)
    monkeypatch.chdir(tmp_path)
    run("view", "--open", story)
    run("view", "--open", story, export, "-o", tmp_path / "pages")

    assert [name.rpartition("/")[2] for name in opened] == ["story.html", "story.html", "export.html"]
    assert (tmp_path / "story.html").exists()


def test_schema_prints_a_schema(tmp_path, story):
    """What parse prints is as it says."""
    schema = json.loads(run("schema").stdout)
    run("schema", "-o", tmp_path / "schema.json")

    assert json.loads((tmp_path / "schema.json").read_text(encoding="utf-8")) == schema
    jsonschema.Draft202012Validator(schema).validate(json.loads(run("parse", story).stdout))


@pytest.mark.parametrize("form", sorted(FORMS))
def test_parse_prints_every_form(story, form):
    """Each holds what was said."""
    done = run("parse", "-f", form, story)

    assert done.exit_code == 0
    assert "It rained," in done.stdout


def test_forms_are_what_they_say(story):
    """JSON is JSON, XML is XML."""
    assert json.loads(run("parse", "-f", "jsonld", story).stdout)["@type"] == "NewsArticle"
    assert json.loads(run("parse", "-f", "ninjs", story).stdout)["standard"]["name"] == "ninjs"
    ET.fromstring(run("parse", "-f", "tei", story).stdout)  # noqa: S314 - our own


def test_parse_reads_what_people_have(tmp_path):
    """HTML by its content, whatever its name; its metadata where the text is silent."""
    page = tmp_path / "page.dat"
    body = "<p>It rained on Monday in Norvik, and the ferry did not sail.</p>" * 3
    page.write_text(f"<!doctype html><title>Rain</title><body>{body}</body>", encoding="utf-8")

    assert json.loads(run("parse", page).stdout)["headline"]["text"] == "Rain"


def test_parse_tells_of_an_archive(export, story):
    """It is parsed as one article all the same."""
    done = run("parse", export, story)

    assert len(done.stdout.splitlines()) == 2
    assert done.stderr.removeprefix(f"newsparse: {export}: ") == (
        "this is an archive of several articles: newsparse split takes it apart\n"
    )


def test_a_file_that_cannot_be_read_is_told_in_one_line(tmp_path):
    """The exit code says so, too."""
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04")
    done = run("parse", broken)

    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert "unpack it first" in done.stderr
