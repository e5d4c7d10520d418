"""Articles to JSON and back."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from enum import Enum
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import NoneType, UnionType
from typing import get_args, get_origin, get_type_hints

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import newsparse
from newsparse import Article, SchemaError, Span, Timestamp, TimestampKind, models

texts = st.text(st.characters(), max_size=12)
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 99), st.integers(0, 99))
times = st.datetimes(timezones=st.none() | st.just(UTC) | st.just(timezone(timedelta(hours=5, minutes=45))))
# Every field of every model is filled from its own type, so that a field added later is tested at once.
PLAIN = {str: texts, bool: st.booleans(), int: st.integers(), Span: spans, datetime: times, NoneType: st.none()}


def of_type(kind):
    """Draw a value of a type, as a model's annotation gives it."""
    if isinstance(kind, UnionType):
        return st.one_of([of_type(one) for one in get_args(kind)])
    if get_origin(kind) is tuple:
        return st.lists(of_type(get_args(kind)[0]), max_size=2).map(tuple)
    if kind in PLAIN:
        return PLAIN[kind]
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    return st.builds(kind, **{name: of_type(hint) for name, hint in fields_of(kind).items()})


@cache
def fields_of(kind):
    """The fields of a model, with their types."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in attrs.fields(kind)}


@st.composite
def articles(draw):
    """Draw an article with everything in it, its blocks shuffled and some of them in no field."""
    fields = {name: draw(of_type(hint)) for name, hint in fields_of(Article).items() if name != "blocks"}
    parts = [fields[name] for name in ("headline", "deck", "kicker", "published", "updated") if fields[name]]
    for name in ("bylines", "paragraphs", "subheads", "captions", "links", "taglines", "artifacts"):
        parts += fields[name]
    parts += draw(st.lists(of_type(models.Kicker | Timestamp | models.Link), max_size=2))
    blocks = draw(st.permutations(parts)) if parts else []
    return Article(**fields, blocks=tuple(blocks))


@settings(max_examples=25)
@given(articles())
def test_json_round_trips_exactly(article):
    """Everything comes back as it was, halves of surrogate pairs, zones and None included."""
    again = Article.from_json(article.to_json())

    assert again == article
    assert Article.from_dict(article.to_dict()) == article
    assert Article.from_json(article.to_json(indent=2)) == article
    for time, other in ((article.published, again.published), (article.updated, again.updated)):
        if time and time.value:
            assert time.value.utcoffset() == other.value.utcoffset()


@settings(max_examples=25)
@given(articles())
def test_blocks_are_the_objects_of_the_fields(article):
    """Loaded blocks are shared with the fields, as they were."""

    def shared(one):
        values = [getattr(one, name) for name in fields_of(Article) if name != "blocks"]
        inside = {id(value) for value in values}
        inside |= {id(item) for value in values if isinstance(value, tuple) for item in value}
        return [id(block) in inside for block in one.blocks]

    assert shared(Article.from_json(article.to_json())) == shared(article)


@settings(max_examples=25)
@given(articles())
def test_json_holds_nothing_twice(article):
    """A block is a path to where it stands; following the path finds it."""
    data = json.loads(article.to_json())
    for reference, block in zip(data["blocks"], article.blocks, strict=True):
        if isinstance(reference, list):
            found = data
            for step in reference:
                found = found[step]
            assert found["spans"] == [[span.start, span.end] for span in block.spans]
        else:
            assert list(reference) == [type(block).__name__.lower()]


@given(texts)
@example("\ud83d\ude00")
@example("\ude00\ud83d")
@example("a\ud800")
def test_json_of_broken_text_can_be_written_as_utf8(raw):
    """Only the second half of a pair that stands as two code points stays as it is."""
    text = Article(raw, "en").to_json()

    assert Article.from_json(text).raw == raw
    if not any("\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in pairwise(raw)):
        assert text.encode()


def test_the_version_stands_first():
    """A reader can tell the version before anything else."""
    article = newsparse.parse("It rained.")

    assert next(iter(article.to_dict())) == "schema_version"
    assert article.to_dict()["schema_version"] == newsparse.SCHEMA_VERSION


@pytest.fixture
def data():
    """A serialised article with one of most things."""
    span = (Span(0, 3),)
    published = Timestamp("now", TimestampKind.PUBLISHED, datetime(2026, 3, 3, tzinfo=UTC), True, "text", span)  # noqa: FBT003
    paragraph = models.Paragraph("It rained.", (Span(0, 10),))
    article = Article(
        "It rained.",
        "en",
        (published, paragraph),
        published=published,
        paragraphs=(paragraph,),
        bylines=(models.Byline("By Bo", (models.Author("Bo"),), None, span),),
    )
    return article.to_dict()


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["raw"], 5, r"expected str, got 5 @ \$\.raw"),
        (["headline"], "x", r"expected an object, got 'x' @ \$\.headline"),
        (["paragraphs", 0, "spans"], "xyz", r"expected a list, got 'xyz' @ \$\.paragraphs\[0\]\.spans"),
        (["paragraphs", 0, "spans"], [[0, "x"]], r"expected \[start, end\], got \[0, 'x'\] @ .*\.spans\[0\]"),
        (["paragraphs", 0, "spans"], [[0]], r"expected \[start, end\], got \[0\] @ "),
        (["paragraphs", 0, "spans"], [[0, True]], r"expected \[start, end\], got \[0, True\] @ "),
        (["paragraphs", 0, "spans"], [[3, 1]], r"not a span: start 3, end 1 @ "),
        (["paragraphs"], {"a": 1}, r"expected a list, got {'a': 1} @ \$\.paragraphs"),
        (["published", "value"], "soon", r"Invalid isoformat string: 'soon' @ \$\.published\.value"),
        (["published", "value"], 3, r"expected a time in ISO form, got 3 @ \$\.published\.value"),
        (["published", "kind"], "x", r"'x' is not a valid TimestampKind @ \$\.published\.kind"),
        (["published", "has_time"], 1, r"expected bool, got 1 @ \$\.published\.has_time"),
        (["bylines", 0, "authors", 0, "name"], None, r"expected str, got None @ \$\.bylines\[0\]\.authors\[0\]\.name"),
        (["unknown"], 1, r"Extra fields in constructor for Article: unknown @ \$"),
        (["blocks"], 3, r"expected a list, got 3 @ \$\.blocks"),
        (["blocks", 1], ["paragraphs", 7], r"\['paragraphs', 7\] leads to no block @ \$\.blocks\[1\]"),
        (["blocks", 1], ["paragraphs", True], r"leads to no block @ \$\.blocks\[1\]"),
        (["blocks", 1], ["quotes", 0], r"leads to no block @ \$\.blocks\[1\]"),
        (["blocks", 1], [[]], r"leads to no block @ \$\.blocks\[1\]"),
        (["blocks", 1], 7, r"7 leads to no block @ \$\.blocks\[1\]"),
        (["blocks", 1], {"kick": {}}, r"leads to no block @ \$\.blocks\[1\]"),
        (["blocks", 1], {"kicker": {"text": 3}}, r"@ \$\.blocks\[1\]\.kicker\.text; the field 'spans' is missing"),
        (["schema_version"], 99, r"schema_version is 99, this release reads 1"),
        (["schema_version"], True, r"schema_version is True, this release reads 1"),
        (["paragraphs"], [1, 2, 3, 4, 5], r"\$\.paragraphs\[2\] \(and 2 more\)$"),
    ],
)
def test_bad_data_is_told_with_its_path(data, path, value, message):
    """The message says what is wrong, and where."""
    *way, last = path
    place = data
    for step in way:
        place = place[step]
    place[last] = value

    with pytest.raises(SchemaError, match=message):
        Article.from_dict(data)


@pytest.mark.parametrize("field", ["raw", "language", "schema_version"])
def test_a_missing_field_is_told(data, field):
    """What every article has must be there."""
    del data[field]

    with pytest.raises(SchemaError, match=field):
        Article.from_dict(data)


def test_fields_with_nothing_in_them_may_be_left_out(data):
    """A hand-written article needs no empty lists."""
    short = {name: value for name, value in data.items() if value not in ([], None)}

    assert Article.from_dict(short) == Article.from_dict(data)


@pytest.mark.parametrize("text", ["", "{", "nope", "[" * 100_000, "\ud800", None])
def test_what_is_not_json_is_told(text):
    """One error for all of them."""
    with pytest.raises(SchemaError, match="not JSON"):
        Article.from_json(text)


@pytest.mark.parametrize("text", ["3", "[]", "null", '"x"'])
def test_json_that_is_no_object_is_told(text):
    """An article is an object."""
    with pytest.raises(SchemaError, match=r"expected an object, got \w+ @ \$"):
        Article.from_json(text)


def test_importing_newsparse_imports_neither_cattrs_nor_the_command_line():
    """What only some need is loaded on first use."""
    code = "import sys, newsparse; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - ours

    assert not {"cattrs", "click", "rich", "ftfy"} & set(done.stdout.split())


def test_the_golden_articles_load():
    """Articles written by an earlier run are read by this one."""
    for path in (Path(__file__).parent / "golden").glob("*.json"):
        text = path.read_text(encoding="utf-8")
        assert Article.from_json(text).to_json(indent=1) + "\n" == text
