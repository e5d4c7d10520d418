"""Misuse is told, with advice; options are plain data."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import newsparse
from newsparse import NewsparseError, OptionsError, ParseOptions


def test_options_are_frozen_keyword_only_and_compare():
    """Two that say the same are the same."""
    assert ParseOptions(skip_rules=["folio"]) == ParseOptions(skip_rules={"folio"})
    assert hash(ParseOptions()) == hash(ParseOptions())
    with pytest.raises(TypeError):
        ParseOptions({"folio"})
    with pytest.raises(AttributeError):
        ParseOptions().quotes = False


@pytest.mark.parametrize("names", ["folio", 3, None])
def test_skip_rules_takes_a_collection_of_names(names):
    """A string is one name, or many letters: it is refused, and the error says what is wanted."""
    with pytest.raises(OptionsError, match="skip_rules takes a set of rule names"):
        ParseOptions(skip_rules=names)


@pytest.mark.parametrize(
    ("name", "advice"), [("runing_head", "did you mean 'running_head'?"), ("xyz", "parse_and_explain")]
)
def test_a_name_that_no_rule_has_is_told(name, advice):
    """A slip would else leave the rule at work, unseen."""
    with pytest.raises(OptionsError, match=re.escape(advice)):
        ParseOptions(skip_rules={name})


def test_each_rule_of_the_trace_can_be_left_out():
    """Under the name that the trace gives it; then no block has it."""
    seen = set()
    for story in sorted((Path(__file__).parent / "golden").glob("*.txt")):
        raw = story.read_text(encoding="utf-8")
        _, trace = newsparse.parse_and_explain(raw)
        rules = {step.rule for step in trace.steps if step.stage == "lines_to_blocks"} - {"paragraph"}
        for rule in rules - seen:
            article, without = newsparse.parse_and_explain(raw, options=ParseOptions(skip_rules={rule}))

            assert [step for step in without.steps if step.stage == "lines_to_blocks" and step.rule == rule] == []
            assert article.unaccounted() == ()
        seen |= rules
    assert len(seen) >= 15


PROSE = "It rained all day in Brack, and the harbour was shut, the mayor said on Monday, and nobody had asked why."


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("who_stands_where", f"{PROSE}\n\nAna Ruiz (left) and Bo Lind on the quay in Brack.\n\n{PROSE}"),
        ("bare_credit", f"{PROSE}\n\nAna Ruiz and Bo Lind met on the quay.\n\n(Brack Images)\n\n{PROSE}"),
        (
            "printed_twice",
            f"{PROSE}\n\nBoats wait in the port.\n\nBoats wait in the port. Ana Ruiz / AFP\n\n{PROSE}",
        ),
    ],
)
def test_a_part_of_a_pass_can_be_left_out(name, raw):
    """It is in the trace by its name, and is not where that is left out."""
    _, trace = newsparse.parse_and_explain(raw, language="en")
    _, without = newsparse.parse_and_explain(raw, language="en", options=ParseOptions(skip_rules={name}))

    assert name in {step.rule for step in trace.steps}
    assert name not in {step.rule for step in without.steps}


def test_quotes_can_be_left_out():
    """Then nothing else changes."""
    raw = "“It rained,” said Ana Brandt, the mayor of Lowen. “It always does when the ferry is late.”"
    with_quotes = newsparse.parse(raw)
    without = newsparse.parse(raw, options=ParseOptions(quotes=False))

    assert with_quotes.quotes
    assert without.quotes == ()
    assert without.blocks == with_quotes.blocks


@pytest.mark.parametrize("what", [None, 5, ["It rained."], object()])
def test_what_is_no_text_is_refused(what):
    """Neither text nor bytes: the message says what came instead."""
    with pytest.raises(NewsparseError, match=type(what).__name__) as caught:
        newsparse.parse(what)
    assert isinstance(caught.value, TypeError)


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_bytes_of_every_kind_are_taken(kind):
    """They are read as one."""
    article = newsparse.parse(kind("Die Fähre fährt.".encode()))

    assert article.raw == "Die Fähre fährt."
    assert article.encoding
    assert newsparse.parse("Die Fähre fährt.").encoding is None


def test_the_search_for_mojibake_can_be_left_out():
    """Who knows that a text was read rightly gets it as it is."""
    raw = "The cafÃ© in Norvik was full on Monday."

    assert newsparse.clean(raw) == "The café in Norvik was full on Monday."
    assert raw == newsparse.clean(raw, options=newsparse.ParseOptions(repair_encoding=False))
