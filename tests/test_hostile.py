"""
Texts made to be slow, or to break a parser: each is parsed, and lawfully.

A pattern that backtracks would not come back from these within the time the whole suite takes, so none of the tests
looks at a clock. The languages with tables of their own get the same texts: their words go into the same patterns.
"""

from __future__ import annotations

import pytest

import newsparse
from test_laws import check_names_come_from_the_text, check_nothing_lost, check_quotes, check_spans_true

LENGTH = 50_000
UNITS = {
    # one character, over and over
    "letters": "x",
    "capitals": "Q",
    "spaces": " ",
    "no-break-spaces": "\N{NO-BREAK SPACE}",
    "tabs": "\t",
    "line-feeds": "\n",
    "carriage-returns": "\r",
    "form-feeds": "\f",
    "nuls": "\0",
    "digits": "7",
    "full-stops": ".",
    "commas": ",",
    "hyphens": "-",
    "dashes": "\N{EM DASH}",
    "underscores": "_",
    "slashes": "/",
    "brackets": "[",
    "open-parentheses": "(",
    "close-parentheses": ")",
    "apostrophes": "'",
    "straight-quotes": '"',
    "opening-quotes": "\N{LEFT DOUBLE QUOTATION MARK}",
    "closing-quotes": "\N{RIGHT DOUBLE QUOTATION MARK}",
    "low-quotes": "\N{DOUBLE LOW-9 QUOTATION MARK}",
    "guillemets": "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    "corner-brackets": "\N{LEFT CORNER BRACKET}",
    "backticks": "`",
    "soft-hyphens": "\N{SOFT HYPHEN}",
    "zero-widths": "\N{ZERO WIDTH SPACE}",
    "byte-order-marks": "\ufeff",
    "accents": "e\N{COMBINING ACUTE ACCENT}\N{COMBINING DIAERESIS}",
    "ligatures": "\N{LATIN SMALL LIGATURE FFI}",
    "replacements": "\N{REPLACEMENT CHARACTER}",
    "emoji": "\N{PILE OF POO}\N{ZERO WIDTH JOINER}",
    "right-to-left": "\N{HEBREW LETTER ALEF}\N{RIGHT-TO-LEFT MARK}",
    "han": "\N{CJK UNIFIED IDEOGRAPH-6C34}",
    "surrogates": "\ud800",
    "mojibake": "\u00e2\u20ac\u0153\u00c3\u00a9 ",
    # words and marks that open a pattern and never close it
    "nested-quotes": "\u201c\u2018",
    "quoted-words": '"a" ',
    "quote-comma": "\u201cah,\u201d ",
    "quote-said": "\u201cah,\u201d said ",
    "said": "said ",
    "said-names": "said Ana Brandt ",
    "names": "Ana Brandt ",
    "roles": "Foreign Minister ",
    "particles": "van der de la ",
    "initials": "J.P.",
    "according-to": "according to ",
    "colons": "Brandt: ",
    "by": "By ",
    "authors": "By Ana Brandt and ",
    "author-list": "Ana Brandt, ",
    "emails": "a@b.c",
    "handles": "@bo ",
    "credits": "Ana / Bo / ",
    "photo-by": "(Photo by ",
    "photo-colon": "Photo: ",
    "datelines": "LOWEN, ",
    "agency-brackets": "LOWEN (AP) ",
    "months": "March ",
    "dates": "3/3/26, ",
    "urls": "https://",
    "url-parts": "a.b/c-d/",
    "references": "[12]",
    "reporting-by": "(Reporting by Ana; ",
    "continued": "Continued on ",
    "published": "Published ",
    "copyright": "\N{COPYRIGHT SIGN} 2026 ",
    # lines
    "one-letter-lines": "a\n",
    "hyphen-lines": "ab-\n",
    "quote-lines": "\u201cAh.\n",
    "marked-lines": "> > > a\n",
    "bullet-lines": "* a\n",
    "folio-lines": "Page 3 of 400\n",
    "form-feed-lines": "\fPort Courier 3\nab\n",
    "url-lines": "https://a.example/b\n",
    "label-lines": "HEADLINE: a\n",
    "column-lines": "the bridge was closed on          the council would not\n",
    "indented-lines": "    The bridge was closed.\n",
    "same-paragraph": "The bridge was closed on Monday, the mayor said.\n\n",
}


def hostile(unit):
    """The unit, over and over, up to a length."""
    return (unit * (LENGTH // len(unit) + 1))[:LENGTH]


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_a_hostile_text_is_parsed_lawfully(unit):
    """It comes back, with nothing lost and nothing invented."""
    article = newsparse.parse(hostile(unit))

    check_nothing_lost(article)
    check_spans_true(article)
    check_quotes(article)
    check_names_come_from_the_text(article)


@pytest.mark.parametrize("language", [code for code in newsparse.languages() if code != "en"])
def test_every_language_stands_it(language):
    """The words of another language make no pattern slow: all the texts together, each cut shorter."""
    raw = "\n\n".join(hostile(unit)[:2000] for unit in UNITS.values())
    article = newsparse.parse(raw, language=language)

    check_nothing_lost(article)
    assert newsparse.clean(raw, language=language) == article.text


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_a_hostile_stretch_spoils_nothing_after_it(unit):
    """What stands beside it, a blank line between, is still read."""
    sentence = "The bridge over the Ellery was closed on Monday, and nobody knows when it will open again."
    stretch = hostile(unit)[:300]
    article = newsparse.parse(f"{stretch}\n\n{sentence}\n\n{stretch}")

    assert sentence in article.text


def test_very_long_words_and_lines():
    """No limit of a pattern is met by one long line, one long word or one long paragraph."""
    long = "Brandt" * 20_000
    sentence = "The bridge was closed on Monday, said Ana Brandt, and the ferry came back. "
    article = newsparse.parse(f"{long}\n\n{sentence * 2_000}\n\n\u201c{sentence * 500}\u201d")

    check_nothing_lost(article)
    check_spans_true(article)
