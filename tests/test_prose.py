import json
from itertools import pairwise
from pathlib import Path

import pytest

import newsparse
from newsparse import lines_to_blocks
from newsparse.lines_to_blocks import looks, prose
from newsparse.lines_to_blocks.phrases import Hit
from newsparse.options import ParseOptions
from newsparse.testing import make_page

BEFORE = ParseOptions(skip_rules={"drop_chrome", "find_headline", "find_names"})
MENU = ["Home", "News", "Sport", "Weather", "Obituaries", "Culture", "Opinion", "Log in", "E-paper", "Jobs", "Events"]
SHEDS = ["Net", "Salt", "Tar", "Rope", "Ice", "Coal", "Herring", "Lamp", "Oar", "Barrel", "Sail", "Anchor"]
STORY = [
    "The ferry between Nordby and Marstrup will not sail this winter, the harbour board decided on Tuesday evening.",
    "Its engine, built in 1974, failed twice in October, and parts for it are no longer made anywhere, the board said.",
    "“We looked as far as Lisbon,” said Ida Brandvold, who chairs the board. “Nobody had so much as a gasket.”",
    "About 60 islanders take the boat to work every day. They will be offered seats on a fishing vessel until spring.",
    "A new ferry, powered by batteries, has been ordered and is to arrive in April, two years later than planned.",
]
TAIL = [
    "Comments (3)",
    "olivier77",
    "Typical!",
    "Reply",
    "Most read",
    "Baker of Marstrup wins...",
    "Storm takes roof off school",
    "About us",
    "Contact",
    "Privacy Policy",
    "© 2026 Nordby Post. All rights reserved.",
]


def blocks_of(raw):
    page = make_page(raw)
    return lines_to_blocks.labelled(page, BEFORE)[0], page


def test_a_story_is_told_from_the_page_around_it():
    """The paragraphs stay, menu and tail go, and each says by what it went."""
    blocks, page = blocks_of("\n\n".join(MENU + STORY + TAIL))

    prose.drop_chrome(blocks, page)

    assert [block.text for block in blocks if block.kind == "paragraph" and len(block.text) > 80] == STORY
    assert "comments" in {block.kind for block in blocks}
    assert not {"Home", "Contact", "Reply"} & {block.text for block in blocks if block.kind == "paragraph"}


def test_an_article_alone_is_left_alone():
    """Where nothing but an article is shown, only what says itself that it is furniture goes."""
    blocks, page = blocks_of("\n\n".join([*STORY, "Subscribe to our newsletter", "So it stays."]))

    prose.drop_chrome(blocks, page)

    assert [block.kind for block in blocks if block.kind != "paragraph"] == ["newsletter"]


def test_something_always_stays():
    """A page where every block is scored away keeps what it has: an empty article helps nobody."""
    blocks, page = blocks_of("\n\n".join(f"{shed} shed |" for shed in SHEDS))

    prose.drop_chrome(blocks, page)

    assert any(block.kind == "paragraph" for block in blocks)


@pytest.mark.parametrize("raw", ["", "\n\n", "-----"])
def test_nothing_to_drop(raw):
    """No blocks, or none that is a paragraph."""
    blocks, page = blocks_of(raw)

    prose.drop_chrome(blocks, page)

    assert all(block.kind != "paragraph" for block in blocks)


def test_codes_stay_in_their_tables():
    """Every code of every feature points into its own table, whatever the text is like."""
    raws = [
        "\n\n".join(MENU + STORY + TAIL),
        "x\n\n" * 400,
        "…\n\n12\n\n“\n\na@b.example\n\n© 2\n\n1. 2",
    ]
    own = [*looks.offsets(looks.OWN).values(), looks.OWN_SIZE]
    for raw in raws:
        blocks, page = blocks_of(raw)
        seen = looks.looks(blocks, page)
        for codes in filter(None, seen.codes):
            assert all(start <= code < end for code, (start, end) in zip(codes, pairwise(own), strict=True))
        context = [*looks.offsets(prose.CONTEXT).values(), prose.CONTEXT_SIZE]
        for score in (-4000, -350, 0, 4000):
            for codes in filter(None, prose.context_codes([score] * len(blocks), seen)):
                assert all(start <= code < end for code, (start, end) in zip(codes, pairwise(context), strict=True))


def test_tables_of_the_file_have_their_sizes():
    """The weights were fitted for the features as they are now."""
    data = json.loads(Path(prose.__file__).with_name("prose.json").read_text(encoding="utf-8"))

    assert {name: len(table) for name, table in data["own"]["tables"].items()} == looks.OWN
    assert {name: len(table) for name, table in data["context"]["own"].items()} == looks.OWN
    assert {name: len(table) for name, table in data["context"]["tables"].items()} == prose.CONTEXT


def test_the_hopeless_are_not_read_again():
    """A block that is no paragraph, or far from one, has no second reading; its first score stands."""
    blocks, page = blocks_of("\n\n".join(["https://example.org/nordby", "Share this article", *STORY]))
    seen = looks.looks(blocks, page)

    contexts = prose.context_codes([0] * 2 + [prose.HOPELESS - 1] + [0] * 4, seen)
    hopeless = prose.context_codes([prose.HOPELESS - 1] * 7, seen)

    assert [bool(codes) for codes in contexts] == [False, False, False, True, True, True, True]
    assert prose.scores(seen)[0] == prose.weights().kinds["url"]
    assert not any(hopeless)


@pytest.mark.parametrize(
    ("hit", "text", "said"),
    [
        (Hit("share", "whole"), "Share this article", True),
        (Hit("navigation", "whole"), "Business", False),
        (Hit("share", "starts"), "Share this article with the harbour", False),
        (Hit("consent", "contains"), "The Post uses cookies", False),
    ],
)
def test_only_wording_that_says_nothing_else_is_enough(hit, text, said):
    """What opens or holds a phrase may be prose; a section's name may be a sub-head."""
    assert looks.says_so(text, hit) is said


def test_main_run_of_nothing():
    """No prose, no run; one paragraph, one place."""
    assert prose.main_run([], []) == (0, 0)
    assert prose.main_run([1.0, 1.0], [0.1, 0.1]) == (0, 0)
    assert prose.main_run([1.0, 400.0], [0.1, 0.9]) == (1, 1)


def test_many_short_blocks_are_read_in_linear_time():
    """Ten thousand lines of a menu are no harder than a hundred, each by itself."""
    article = newsparse.parse("\n\n".join(STORY + ["Home page of the harbour"] * 10_000))

    assert [paragraph.text for paragraph in article.paragraphs if len(paragraph.text) > 80] == STORY
