"""Which byline is the article's: blocks as the passes before leave them."""

import pytest

from newsparse.lines_to_blocks import paragraphs
from newsparse.lines_to_blocks.glue import Glue
from newsparse.lines_to_blocks.own_bylines import find_names
from newsparse.testing import make_page

PROSE = "The river rose in Torton by two metres on Sunday night, and the mayor asked all who live near it to leave."


def labelled(*parts):
    """Return the kinds and texts of blocks, each given as a kind and its lines, after the pass."""
    page = make_page("\n".join(text for _, text in parts))
    glue = Glue(page, page.lines)
    lines = iter(page.lines)
    blocks = []
    for kind, text in parts:
        rule = {"chrome": "drop_chrome", "byline": "byline"}.get(kind, kind)
        blocks.append(paragraphs.build(kind, rule, [next(lines) for _ in text.split("\n")], glue))
    find_names(blocks, page)
    return [(block.kind, block.text) for block in blocks]


def kinds(*parts):
    return [kind for kind, _ in labelled(*parts)]


BODY = [("paragraph", PROSE), ("paragraph", PROSE)]


def test_page_without_prose_has_no_byline_to_choose():
    assert kinds(("byline", "By Ana Ruiz"), ("chrome", "Home")) == ["byline", "chrome"]


TITLE = "River rises by two metres in Torton\nand in all the towns farther down\nby the weir\n"


def test_name_at_the_end_of_a_headline_is_parted_from_it():
    found = labelled(("headline", TITLE + "Ana Ruiz"), ("timestamp", "3 May 2026"), *BODY)

    assert [kind for kind, _ in found] == ["headline", "byline", "timestamp", "paragraph", "paragraph"]
    assert found[1][1] == "Ana Ruiz"


@pytest.mark.parametrize(
    ("last", "below"),
    [
        ("Ana Ruiz", ("chrome", "Home")),  # neither a date nor the prose under it
        ("of rain", ("timestamp", "3 May 2026")),
        ("Upper Weir Bridge of Torton", ("timestamp", "3 May 2026")),  # there was no room for it above
    ],
)
def test_headline_keeps_its_last_line(last, below):
    assert kinds(("headline", TITLE + last), below, *BODY)[0] == "headline"
    assert "byline" not in kinds(("headline", TITLE + last), below, *BODY)


def test_lines_of_a_page_are_parted_to_find_a_name():
    found = labelled(
        ("chrome", "Home\nSport"),
        ("headline", "River rises"),
        ("chrome", "Share\nAna Ruiz"),
        ("timestamp", "3 May 2026"),
        *BODY,
    )

    assert ("byline", "Ana Ruiz") in found
    assert ("chrome", "Share") in found


def test_lead_inside_a_line_and_a_name_cut_off():
    found = labelled(
        ("headline", "River rises"), ("chrome", "Updated today | Written by Ana"), ("chrome", "Ruiz"), *BODY
    )

    assert [kind for kind, _ in found] == ["headline", "chrome", "byline", "byline", "paragraph", "paragraph"]


def test_lead_inside_a_line_without_a_whole_name_is_no_byline():
    assert "byline" not in kinds(("headline", "River rises"), ("chrome", "Updated | By Rain"), *BODY)


MENU = [
    ("chrome", name) for name in ("Sport", "Weather", "Harbour", "Ferries", "Bridges", "Boats", "Sea", "Fish", "Net")
]


def test_label_of_the_author_counts_far_below_too():
    assert kinds(*BODY, *MENU, ("byline", "Author: Ana Ruiz"))[-1] == "byline"


def test_byline_far_below_is_of_another_article():
    assert kinds(*BODY, *MENU, ("byline", "By Ana Ruiz"))[-1] == "other_byline"


def test_name_beside_the_author_box_under_the_article():
    found = kinds(*BODY, ("chrome", "Torton Weekly"), ("chrome", "Ana Ruiz"), ("author_box", "About the author"))

    assert found[-3:] == ["chrome", "byline", "author_box"]


def test_bylines_that_follow_each_other_are_kept():
    """What names somebody farther down is a credit, or a sentence cut by the layout."""
    found = kinds(
        ("headline", "River rises"),
        ("byline", "By Ana Ruiz"),
        ("byline", "By Bo Li"),
        BODY[0],
        ("byline", "By Jo Holm"),
        *BODY,
    )

    assert found == ["headline", "byline", "byline", "paragraph", "other_byline", "paragraph", "paragraph"]


def test_names_printed_with_nothing_between_are_parted_as_the_page_lists_them():
    found = labelled(
        ("headline", "River rises"),
        ("chrome", "Ana Ruiz Bo Holm 3 May"),
        ("timestamp", "3 May 2026"),
        *BODY,
        ("chrome", "By Ana Ruiz, Bo Holm"),
    )

    assert found[1:3] == [("byline", "Ana Ruiz"), ("byline", "Bo Holm 3 May")]


@pytest.mark.parametrize("below", ["Ana Ruiz Bo Holm", "Ana Ruiz, mayor of Torton"])
def test_names_that_the_page_lists_nowhere_stay_as_they_are(below):
    found = labelled(("headline", "River rises"), ("chrome", "Ana Ruiz Bo Holm"), *BODY, ("chrome", below))

    assert ("chrome", "Ana Ruiz Bo Holm") in found


def test_byline_right_under_the_article_is_its_own():
    assert kinds(("headline", "River rises"), *BODY * 8, ("byline", "By Ana Ruiz"))[-1] == "byline"


def test_one_word_far_down_is_no_author():
    """A sentence cut by the layout; a whole name there is one."""
    body = [("headline", "River rises"), *BODY * 4]

    assert kinds(*body, ("byline", "By Rain"), *BODY * 4)[9] == "other_byline"
    assert kinds(*body, ("byline", "By Ana Ruiz"), *BODY * 4)[9] == "byline"
