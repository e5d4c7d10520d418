"""Sentences of the story that open as lines of the page do, told from those lines."""

from __future__ import annotations

import pytest

from newsparse.blocks_to_article.contributors import sections
from newsparse.lang import load
from newsparse.lines_to_blocks.told import in_prose, tells
from newsparse.models import Block


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Cookies are baked at dawn.", True),
        ("Log in at noon, the manual says.", True),
        ("Log in at noon", False),
        ("Log in at noon ...", False),
        ("Log in.", False),
        ("Advertisement: we sell boats.", False),
        ("Copyright Torton Post Ltd. All rights reserved.", False),
        ("Watch the boats, all of them.", False),
    ],
)
def test_what_tells_something_speaks_to_nobody(text, told):
    assert tells(text, load("en")) is told


def test_where_no_words_are_listed_nothing_is_told():
    assert not tells("Update: Vlak jede zase.", load("cs"))


def block(kind, text):
    return Block(kind, kind, [], text, ())


def test_prose_is_what_stands_between_sentences():
    prose, title, folio = block("paragraph", "It rained."), block("paragraph", "River rises"), block("folio", "7")
    asked = block("related", "More boats came.")

    assert in_prose([prose, folio, asked, prose], 2, inside=True)
    assert in_prose([title, asked, prose], 1)
    assert not in_prose([title, asked, prose], 1, inside=True)
    assert in_prose([prose, asked], 1)
    assert not in_prose([prose, asked], 1, inside=True)
    assert not in_prose([prose, asked, block("share", "Share.")], 1)


def test_what_is_no_tagline_has_no_parts():
    assert sections("It rained all night.", load("en")) == []
