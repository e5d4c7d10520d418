"""What tests are built from is itself right."""

import pytest

from newsparse.testing import make_article, make_line


def test_make_line_takes_one_line_only():
    """Two lines, or none, are a mistake in the test."""
    with pytest.raises(ValueError, match="not one line, but 2"):
        make_line("one\n\ntwo")


def test_make_article_is_lawful():
    """Its paragraphs tile the raw text."""
    article = make_article("It rained.", "Then it stopped.", "So they went.")

    assert article.unaccounted() == ()
    assert [p.text for p in article.paragraphs] == [p.spans[0].of(article.raw) for p in article.paragraphs]
