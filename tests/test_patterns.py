"""What the patterns must keep to, whoever writes them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import newsparse

SOURCES = sorted(Path(newsparse.__file__).parent.rglob("*.py"))
STANDARD = [path for path in SOURCES if re.search(r"(?m)^import re$", path.read_text(encoding="utf-8"))]
# In a comment it may be named.
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{+\d*,?\d*\}+)\+(?!\S*`)")


@pytest.mark.parametrize("path", STANDARD, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_standard_engine_gets_no_possessive_group(path):
    """
    Before Python 3.11.5 it loses its place in one that gives up half-way, and matches what it should not.

    Debian 12 has 3.11.2. An atomic group around the repeat, ``(?>(?:…)*)``, says the same; ``x++`` of one
    character is sound.
    """
    lines = path.read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if POSSESSIVE_GROUP.search(line)] == []


def test_a_possessive_group_is_seen():
    """The test above finds each form, and lets the sound ones be."""
    unsound = ("(?:ab)*+", "(?:ab)++", "(ab)?+", "(?:ab){0,4}+", "(?:ab){{0,4}}+")
    sound = ("x++", "[ab]*+", r"\)?+", "(?>(?:ab)*)", "(?:ab)*", "`(?:…)*+`")

    assert all(POSSESSIVE_GROUP.search(text) for text in unsound)
    assert not any(POSSESSIVE_GROUP.search(text) for text in sound)
