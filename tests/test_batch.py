"""Streams of articles."""

from itertools import count, islice

import pytest

import newsparse
from newsparse.batch import CHUNK, Result, imap
from newsparse.errors import OptionsError

TEXTS = [f"The ferry {n} did not sail." for n in range(2 * CHUNK + 5)]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_order(workers):
    """A result for each text, in the order of the texts, whoever did the work."""
    results = list(imap(TEXTS, workers=workers))

    assert list(range(len(TEXTS))) == [result.index for result in results]
    assert [newsparse.parse(text) for text in TEXTS] == [result.article for result in results]


def test_an_error_is_a_row():
    """One bad text stops nothing."""
    results = list(imap(["It rained.", 5, "It stopped."], workers=1))

    assert results[1] == Result(1, None, "NotTextError: parse() takes the text of an article, or its bytes, not int")
    assert [result.article is None for result in results] == [False, True, False]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_no_other_process_takes_is_a_row_too(workers):
    """Some things cannot be handed over; the texts beside them are parsed."""
    results = list(imap(["It rained.", (n for n in "x"), memoryview(b"It stopped.")], workers=workers))

    assert [result.article and result.article.raw for result in results] == ["It rained.", None, "It stopped."]
    assert "NotTextError" in results[1].error


@pytest.mark.parametrize("workers", [1, 2])
def test_it_takes_no_more_than_it_must(workers):
    """A stream without end can be read from its beginning."""
    taken = []
    texts = (taken.append(n) or f"Ferry {n}." for n in count())

    assert [result.index for result in islice(imap(texts, workers=workers), 3)] == [0, 1, 2]
    assert len(taken) <= CHUNK * 10


def test_nothing_gives_nothing():
    """No texts, no results."""
    assert list(imap([], workers=2)) == []


def test_options_reach_the_parser():
    """They are those of parse()."""
    options = newsparse.ParseOptions(quotes=False)
    (result,) = imap(["“It rained,” said Ana Ruiz."], workers=1, language="de", options=options)

    assert (result.article.quotes, result.article.language) == ((), "de")


def test_workers_are_at_least_one():
    """Misuse is told at the call, not at the first result."""
    with pytest.raises(OptionsError, match="at least 1"):
        imap([], workers=0)
