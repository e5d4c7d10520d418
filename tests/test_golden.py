"""
Whole stories, each damaged in another way.

``golden/<story>.txt`` is the damaged text, ``<story>.toml`` what an editor reads in it, written by hand, and
``<story>.json`` the whole article as parsed, looked through when it was written. The second tells whether the parser
is right; the third tells of any change, also where nobody thought to look. ``pytest --update-goldens`` writes it anew.

What the parser does not read as the editor does is listed under ``[known_failures]`` of the story, with the reason.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

import newsparse

FOLDER = Path(__file__).parent / "golden"
STORIES = sorted(path.stem for path in FOLDER.glob("*.txt"))
LISTS = ("authors", "places", "paragraphs", "subheads", "stripped", "captions", "links", "quotes", "taglines")
KNOWN = {"language", "kicker", "headline", "deck", "dateline_agency", "published", "known_failures", *LISTS}


@cache
def expected(story):
    """What the editor reads; a list that is not there is empty."""
    table = tomllib.loads((FOLDER / f"{story}.toml").read_text(encoding="utf-8"))
    assert not table.keys() - KNOWN, "a typo"
    return {name: [] for name in LISTS} | table


@cache
def parsed(story):
    """What the parser reads."""
    return newsparse.parse((FOLDER / f"{story}.txt").read_text(encoding="utf-8"))


def text_of(part):
    """The text of a part that may be missing."""
    return part and part.text


def read_language(article, wanted):
    """The language is found out."""
    assert wanted["language"] == article.language


def read_head(article, wanted):
    """Kicker, headline and deck; none is invented."""
    seen = {name: text_of(getattr(article, name)) for name in ("kicker", "headline", "deck")}

    assert {name: wanted.get(name) for name in seen} == seen


def read_authors(article, wanted):
    """Who wrote it, in the order of the byline; capitals are the printer's business."""
    assert [name.casefold() for name in wanted["authors"]] == [
        author.name.casefold() for byline in article.bylines for author in byline.authors
    ]


def read_dateline(article, wanted):
    """The place it was written, and the agency if the dateline names one."""
    places = list(article.dateline.places) if article.dateline else []

    assert [name.casefold() for name in wanted["places"]] == [name.casefold() for name in places]
    assert wanted.get("dateline_agency") == (article.dateline and article.dateline.agency)


def read_published(article, wanted):
    """The day it was published."""
    value = article.published and article.published.value

    assert wanted.get("published") == (value and f"{value:%Y-%m-%d}")


def read_paragraphs(article, wanted):
    """Every paragraph, whole and clean, and nothing besides."""
    assert wanted["paragraphs"] == [paragraph.text for paragraph in article.paragraphs]


def read_subheads(article, wanted):
    """Lines over parts of the body."""
    assert wanted["subheads"] == [subhead.text for subhead in article.subheads]


def read_captions(article, wanted):
    """What the captions say, and whose the pictures are."""
    seen = [(caption.text, text_of(caption.credit)) for caption in article.captions]

    assert [(caption["text"], caption.get("credit")) for caption in wanted["captions"]] == seen


def read_links(article, wanted):
    """Related links, with their addresses."""
    seen = [(link.text, link.url) for link in article.links if link.kind == "related"]

    assert [(link.get("text"), link.get("url")) for link in wanted["links"]] == seen


def read_quotes(article, wanted):
    """Who says what: each of these words is in one quote, with its speaker."""
    seen = []
    for quote in wanted["quotes"]:
        hits = [one for one in article.quotes if quote["words"] in one.text]
        speakers = [one.speaker and one.speaker.name for one in hits]
        kinds = [str(one.kind) for one in hits] if "kind" in quote else [None]
        seen.append((quote["words"], speakers, kinds))

    assert [(quote["words"], [quote.get("speaker")], [quote.get("kind")]) for quote in wanted["quotes"]] == seen


def read_taglines(article, wanted):
    """Who else had a hand in it."""
    assert [tagline["text"] for tagline in wanted["taglines"]] == [tagline.text for tagline in article.taglines]


def read_stripped(article, wanted):
    """What is not part of the article is an artifact."""
    texts = [artifact.text for artifact in article.artifacts]

    assert not [line for line in wanted["stripped"] if not any(line in text for text in texts)]


READINGS = {name.removeprefix("read_"): check for name, check in list(globals().items()) if name.startswith("read_")}


def readings():
    """Every story, read for one thing at a time."""
    for story in STORIES:
        failures = expected(story).get("known_failures", {})
        assert not failures.keys() - READINGS.keys(), "a known failure of nothing"
        for what in READINGS:
            marks = [pytest.mark.xfail(strict=True, reason=failures[what])] if what in failures else []
            yield pytest.param(story, what, id=f"{story}-{what}", marks=marks)


@pytest.mark.parametrize(("story", "what"), list(readings()))
def test_a_story_is_read_as_an_editor_reads_it(story, what):
    """The expectation file of the story holds, in this respect."""
    READINGS[what](parsed(story), expected(story))


@pytest.mark.parametrize("story", STORIES)
def test_a_story_gives_the_same_article_as_before(story, request):
    """Nothing changes unseen: the diff of the JSON file is part of the change."""
    path = FOLDER / f"{story}.json"
    text = parsed(story).to_json(indent=1) + "\n"
    if request.config.getoption("update_goldens"):
        path.write_text(text, encoding="utf-8")

    assert path.read_text(encoding="utf-8") == text


def test_every_story_has_its_three_files():
    """No expectation without its story, no story without its expectation."""
    assert len(STORIES) >= 12
    for suffix in (".toml", ".json"):
        assert sorted(path.stem for path in FOLDER.glob(f"*{suffix}")) == STORIES
