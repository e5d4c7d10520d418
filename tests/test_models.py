"""The models: frozen, compared by their fields, with a way back to the raw text."""

from __future__ import annotations

import copy
import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Article, Artifact, Paragraph, Repair, Span, Subhead, models
from newsparse.models import reading

MODELS = [kind for kind in vars(models).values() if isinstance(kind, type) and attrs.has(kind)]
WORKING = {models.Line, models.Page, models.Block}  # what the steps hand on to each other
FACTS = [kind for kind in MODELS if kind not in WORKING]


@st.composite
def paragraphs(draw):
    """Draw a raw text and a paragraph of it, with repairs that take out, replace and insert."""
    raw = draw(st.text(alphabet="ab-\n\u00ad ", min_size=1, max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(raw)), min_size=2, max_size=6, unique=True)))
    spans = tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    repairs = []
    for span in spans:
        edges = sorted(draw(st.lists(st.integers(span.start, span.end), max_size=6, unique=True)))
        for a, b in zip(edges[::2], edges[1::2], strict=False):
            repairs.append(Repair(Span(a, b), draw(st.sampled_from(["", " ", "ffi"])), "test"))
    return raw, Paragraph(reading(raw, spans, tuple(repairs)), spans, tuple(repairs))


@pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.__name__)
def test_a_model_is_frozen_slotted_and_documented(kind):
    """Facts do not change, and take little room."""
    assert kind.__setattr__ is not object.__setattr__
    assert not hasattr(kind, "__dict__") or "__dict__" not in kind.__slots__
    assert kind.__doc__
    assert kind.__hash__ is not None


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 2), (-2, -1)])
def test_a_span_never_runs_backwards(start, end):
    """Neither before the text nor before its own start."""
    with pytest.raises(ValueError, match=f"not a span: start {start}, end {end}"):
        Span(start, end)


def test_a_span_has_a_length_and_an_order():
    """Spans sort by where they start, then by where they end."""
    assert len(Span(3, 7)) == 4
    assert [Span(0, 9), Span(2, 2), Span(2, 3)] == sorted([Span(2, 3), Span(0, 9), Span(2, 2)])


def test_a_reading_takes_slices_and_carries_out_repairs():
    """Taken out, replaced, inserted: in any of several spans, at their edges too."""
    raw = "the har-\nbour\n\n-- 3 --\n\nwas closed"
    spans = (Span(0, 14), Span(24, 34))
    repairs = (Repair(Span(7, 9), "", "hyphen"), Repair(Span(13, 14), " ", "block_join"))

    assert reading(raw, spans, repairs) == "the harbour was closed"


@given(paragraphs())
def test_to_raw_leads_back_to_the_raw_text(pair):
    """Each letter that no repair wrote leads to itself; all of the text leads into the paragraph's spans."""
    raw, paragraph = pair
    text = paragraph.text
    for i, letter in enumerate(text):
        for span in paragraph.to_raw(i, i + 1):
            repaired = [r for r in paragraph.repairs if r.span.start <= span.start and span.end <= r.span.end]
            assert span.of(raw) == letter or any(r.replacement for r in repaired)
    back = paragraph.to_raw(0, len(text))
    assert list(back) == sorted(back)
    assert all(any(s.start <= b.start and b.end <= s.end for s in paragraph.spans) for b in back)
    assert len(back) <= len(paragraph.spans)


def test_to_raw_of_nothing_is_nothing():
    """An empty stretch, one past the end, and one that a repair inserted were printed nowhere."""
    paragraph = Paragraph("a b", (Span(0, 1), Span(2, 3)), (Repair(Span(1, 1), " ", "block_join"),))

    assert paragraph.to_raw(1, 1) == ()
    assert paragraph.to_raw(3, 9) == ()
    assert paragraph.to_raw(1, 2) == ()


def test_to_raw_gives_one_span_for_each_part():
    """A stretch that a page break cuts comes back in two."""
    raw = "the har-\nbour\n\n-- 3 --\n\nwas closed"
    spans = (Span(0, 14), Span(24, 34))
    repairs = (Repair(Span(7, 9), "", "hyphen"), Repair(Span(13, 14), " ", "block_join"))
    paragraph = Paragraph(reading(raw, spans, repairs), spans, repairs)

    assert paragraph.text == "the harbour was closed"
    assert paragraph.to_raw(4, 15) == (Span(4, 14), Span(24, 27))
    assert paragraph.to_raw(4, 11) == (Span(4, 13),)


def test_the_cache_of_a_paragraph_is_no_part_of_it():
    """What `to_raw` keeps for the next time changes neither equality, hash, copies nor pickles."""
    one = Paragraph("a b", (Span(0, 3),), (Repair(Span(1, 2), " ", "line_break"),))
    other = copy.deepcopy(one)
    one.to_raw(0, 3)

    assert one == other
    assert hash(one) == hash(other)
    assert repr(one) == repr(other)
    assert pickle.loads(pickle.dumps(one)) == other  # noqa: S301 - our own pickle
    assert copy.copy(one).to_raw(0, 3) == other.to_raw(0, 3)
    assert attrs.asdict(one) == attrs.asdict(other)


def test_the_text_of_an_article_is_its_paragraphs_and_subheads():
    """In reading order, a blank line between; what was stripped is not in it."""
    blocks = (
        Subhead("Rain", (Span(0, 4),)),
        Artifact("folio", "3", (Span(6, 7),), "folio"),
        Paragraph("It rained.", (Span(9, 19),)),
    )
    article = Article("Rain\n\n3\n\nIt rained.", "en", blocks, paragraphs=blocks[2:], subheads=blocks[:1])

    assert article.text == "Rain\n\nIt rained."


@pytest.mark.parametrize(
    ("spans", "missing"),
    [
        ((Span(0, 4), Span(9, 19)), (Span(4, 9),)),
        ((Span(6, 7), Span(9, 19)), (Span(0, 6),)),
        ((Span(0, 4), Span(0, 7), Span(9, 16)), (Span(16, 19),)),
        ((Span(0, 19),), ()),
        ((), (Span(0, 19),)),
    ],
)
def test_unaccounted_finds_what_lies_in_no_block(spans, missing):
    """Blanks need not lie in a block; anything else must."""
    blocks = tuple(Paragraph("x", (span,)) for span in spans)

    assert missing == Article("Rain\n\n3\n\nIt rained.", "en", blocks).unaccounted()


def test_enums_are_their_words():
    """A kind compares with its word, and prints as it."""
    for enum in (models.LinkKind, models.QuoteKind, models.SpeakerKind, models.TimestampKind):
        assert [str(kind) for kind in enum] == [kind.name.lower() for kind in enum]
    assert models.LinkKind.RELATED == "related"
