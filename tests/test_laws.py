"""The laws that every parse obeys, on generated news pages and on any text at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import newsparse
from newsparse import Article, Paragraph, ParseOptions
from newsparse.lines_to_blocks import rule_names
from newsparse.models import reading
from newsparse.reading_order import in_reading_order
from strategies import any_text, clean_prose, news_pages, raw_texts

GOLDEN = Path(__file__).parent / "golden"
STORIES = [path.read_text(encoding="utf-8") for path in sorted(GOLDEN.glob("*.txt"))]


def all_spans(thing):
    """Every span in a model, at any depth."""
    if isinstance(thing, newsparse.Span):
        yield thing
    elif isinstance(thing, tuple):
        for item in thing:
            yield from all_spans(item)
    elif hasattr(thing, "__attrs_attrs__"):
        for field in thing.__attrs_attrs__:
            yield from all_spans(getattr(thing, field.name))


def check_nothing_lost(article):
    """Each character that is not blank lies in exactly one block."""
    times = [0] * len(article.raw)
    for block in article.blocks:
        for span in block.spans:
            for i in range(span.start, span.end):
                times[i] += 1

    assert article.unaccounted() == ()
    assert [i for i, n in enumerate(times) if n != 1 and not article.raw[i].isspace()] == []


def check_spans_true(article):
    """Every span lies in the raw text, and every paragraph is its slices after its repairs."""
    assert all(0 <= span.start <= span.end <= len(article.raw) for span in all_spans(article))
    reordered = in_reading_order(article.raw) is not None
    for paragraph in article.paragraphs:
        assert reading(article.raw, paragraph.spans, paragraph.repairs) == paragraph.text
        places = [repair.span for repair in paragraph.repairs]
        assert reordered or list(paragraph.spans) == sorted(paragraph.spans)
        assert reordered or places == sorted(places)
        assert all(any(s.start <= p.start and p.end <= s.end for s in paragraph.spans) for p in places)
        assert paragraph.text.strip() == paragraph.text != ""
        for back in paragraph.to_raw(0, len(paragraph.text)):
            assert any(span.start <= back.start and back.end <= span.end for span in paragraph.spans)


def check_reading_order(article):
    """Blocks stand in the order in which they begin, but where columns stand side by side."""
    begins = [block.spans[0].start for block in article.blocks]

    assert begins == sorted(begins) or in_reading_order(article.raw)


def check_fields_show_the_blocks(article):
    """What a field shows is one of the blocks, and in their order."""
    whole = {id(block) for block in article.blocks}
    for name in ("paragraphs", "subheads", "artifacts", "bylines", "captions", "taglines"):
        many = getattr(article, name)
        assert all(id(part) in whole for part in many)
        begins = [part.spans[0].start for part in many]
        assert begins == sorted(begins) or in_reading_order(article.raw)
    singles = (article.headline, article.deck, article.kicker)
    assert all(part is None or id(part) in whole for part in singles)
    assert [block for block in article.blocks if isinstance(block, Paragraph)] == list(article.paragraphs)


def check_quotes(article):
    """A quote has words, and they stand in the paragraphs it names."""
    for quote in article.quotes:
        assert quote.text
        assert quote.spans
        assert all(span.start < span.end for span in quote.spans)
        assert all(0 <= index < len(article.paragraphs) for index in quote.paragraphs)


def check_names_come_from_the_text(article):
    """No name holds a word that the text does not: nothing is guessed."""
    credit_lines = [caption.credit.text for caption in article.captions if caption.credit]
    read = " ".join([article.raw, *credit_lines, *(block.text or "" for block in article.blocks)]).casefold()
    names = [author.name for byline in article.bylines for author in byline.authors]
    names += [quote.speaker.name for quote in article.quotes if quote.speaker and quote.speaker.name]
    names += [name for caption in article.captions if caption.credit for name in caption.credit.photographers]
    names += [name for tagline in article.taglines for name in tagline.names]

    assert all(name.strip() for name in names)
    assert [word for name in names for word in name.casefold().split() if word not in read] == []


def check_json(article):
    """JSON gives an equal article back, whose blocks are the objects of its fields."""
    again = Article.from_json(article.to_json())

    assert again == article
    assert Article.from_dict(article.to_dict()) == article
    check_fields_show_the_blocks(again)


LAWS = [check for name, check in list(globals().items()) if name.startswith("check_")]


@pytest.mark.parametrize("law", LAWS)
@given(raw=raw_texts)
@example(raw="")
@example(raw="\ud83d")
@example(raw="\ud83d\ude00")
def test_every_parse_is_lawful(law, raw):
    """The law holds on generated pages and on any text."""
    law(newsparse.parse(raw))


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("raw", STORIES)
def test_every_story_is_lawful(law, raw):
    """The law holds on the golden stories, also read backwards, line by line."""
    law(newsparse.parse(raw))
    law(newsparse.parse("\n".join(reversed(raw.splitlines()))))


@given(raw=raw_texts)
def test_parsing_again_gives_an_equal_article(raw):
    """Same text, same article."""
    assert newsparse.parse(raw) == newsparse.parse(raw)


def test_every_process_gives_the_same_article():
    """Nothing hangs on the order of a set, which differs from process to process."""
    code = (
        "import json, sys, newsparse\n"
        "print(json.dumps([newsparse.parse(raw).to_json() for raw in json.load(sys.stdin)]))"
    )
    runs = [
        subprocess.run(  # noqa: S603 - our own Python, our own code
            [sys.executable, "-c", code],
            input=json.dumps(STORIES),
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert runs[0] == runs[1]
    assert [newsparse.parse(raw).to_json() for raw in STORIES] == json.loads(runs[0])


@given(raw=clean_prose)
def test_clean_prose_is_left_alone(raw):
    """Prose with nothing to repair is its own clean text, but for the quotation marks of old wires."""
    once = newsparse.clean(raw)

    assert newsparse.clean(once) == once


@given(raw=st.binary(max_size=200) | news_pages().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_bytes_are_decoded_and_said_how(raw):
    """Any bytes give a lawful article, with the encoding they were read in."""
    article = newsparse.parse(raw)

    assert article.encoding
    assert article.unaccounted() == ()


@given(raw=any_text, options=st.builds(ParseOptions, quotes=st.booleans(), repair_encoding=st.booleans()))
def test_options_never_break_a_law(raw, options):
    """Leaving out a step loses nothing."""
    article = newsparse.parse(raw, options=options)

    check_nothing_lost(article)
    check_spans_true(article)


@given(raw=raw_texts)
def test_the_trace_tells_of_the_same_article(raw):
    """Explaining changes nothing; every artifact is there with its rule, and every step has its place."""
    article, trace = newsparse.parse_and_explain(raw)

    assert article == newsparse.parse(raw)
    assert all(0 <= step.span.start <= step.span.end <= len(raw) for step in trace.steps)
    named = {step.rule for step in trace.steps if step.stage == "lines_to_blocks"}
    assert named <= rule_names() | {"paragraph"}
    told = {(step.rule, step.span) for step in trace.steps}
    assert [artifact for artifact in article.artifacts if (artifact.rule, artifact.spans[0]) not in told] == []


@pytest.mark.parametrize("name", sorted(rule_names()))
def test_a_rule_can_be_left_out(name):
    """By its name: then it claims nothing, and nothing is lost."""
    for raw in STORIES:
        article, trace = newsparse.parse_and_explain(raw, options=ParseOptions(skip_rules={name}))
        check_nothing_lost(article)
        check_spans_true(article)
        assert not [step for step in trace.steps if step.stage == "lines_to_blocks" and step.rule == name]
