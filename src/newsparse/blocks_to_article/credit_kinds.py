"""Kinds of credits: whose a picture is and how it came, as the words of the credit say."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.blocks_to_article.credit_looks import first_letters, holds_word
from newsparse.lang.labels import labels_of

if TYPE_CHECKING:
    from newsparse.lang import Language

MAX_WORDS = 8


@cache
def _kinds(lang: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
    labels = labels_of(lang)
    return (
        ("courtesy", labels.courtesy),
        ("handout", labels.handout),
        ("pool", labels.pool),
        ("file", labels.file),
        ("graphic", labels.graphic),
    )


@cache
def _kind_re(lang: Language) -> regex.Pattern[str]:
    words = [word for _, words in _kinds(lang) for word in words]
    return regex.compile(r"(?<![\p{L}\p{M}])(?i-f:\L<words>)(?![\p{L}\p{M}])", regex.V1, words=words)


@cache
def _kind_words(lang: Language) -> frozenset[str]:
    """The first runs of letters of what tells a kind: most credits hold none of them."""
    words = [word for _, words in _kinds(lang) for word in words]
    return frozenset(map(first_letters, words))


def kind_of(text: str, lang: Language) -> str:
    """
    Return the kind of a credit by its words: ``photo`` where none tells another.

    >>> from newsparse.lang import load
    >>> kind_of("Courtesy of Ana Ruiz", load("en")), kind_of("Ana Ruiz", load("en"))
    ('courtesy', 'photo')
    """
    if holds_word(text, _kind_words(lang)):
        found = {match[0].lower() for match in _kind_re(lang).finditer(text)}
        for kind, words in _kinds(lang):
            if not found.isdisjoint(words):
                return kind
    return "photo"


def opens_with_kind(text: str, lang: Language) -> bool:
    """
    Say whether a few words open with one that tells a kind.

    >>> from newsparse.lang import load
    >>> opens_with_kind("Courtesy Harbour Museum", load("en")), opens_with_kind("Harbour Museum", load("en"))
    (True, False)
    """
    return _kind_re(lang).match(text) is not None and len(text.split()) <= MAX_WORDS


@cache
def unnamed(lang: Language) -> frozenset[str]:
    """Return what stands in a credit and names nobody: whose it is, or that nobody is named."""
    words = [word for _, words in _kinds(lang) for word in words]
    return frozenset(word.casefold() for word in (*words, *labels_of(lang).unnamed))
