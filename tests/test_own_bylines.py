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


@pytest.mark.parametrize(
    "line",
    [
        "Monday 18 May 2026, 7:45 am by Ana Ruiz",
        "18 May 2026 | Posted by: Ana Ruiz",
        "7:45 AM 5/18/2026 By Ana Ruiz",
    ],
)
def test_lead_behind_a_date(line):
    found = labelled(("headline", "River rises"), ("timestamp", line), *BODY)

    assert [kind for kind, _ in found] == ["headline", "timestamp", "byline", "paragraph", "paragraph"]


def test_lead_at_the_end_of_its_line_with_the_name_below():
    found = kinds(("headline", "River rises"), ("chrome", "Torton | Updated today | Written by\nAna Ruiz"), *BODY)

    assert found == ["headline", "chrome", "byline", "byline", "paragraph", "paragraph"]


def test_name_behind_a_date():
    found = labelled(("headline", "River rises"), ("chrome", "18 May 2026 Ana Ruiz"), ("chrome", "Weather"), *BODY)

    assert found[1:3] == [("timestamp", "18 May 2026"), ("byline", "Ana Ruiz")]


def test_name_before_a_date():
    found = labelled(("headline", "River rises"), ("timestamp", "Ana Ruiz - 18 May 2026"), *BODY)

    assert found[1:3] == [("byline", "Ana Ruiz -"), ("timestamp", "18 May 2026")]


FAR = [("chrome", "Home"), ("byline", "By Ana Ruiz"), *MENU * 3]


def test_only_byline_far_above_the_prose():
    """What is taken for the headline may be that of a video or a link between."""
    assert kinds(*FAR, ("headline", "River rises"), ("chrome", "Play"), *BODY)[1] == "byline"
    assert kinds(*FAR, ("byline", "By Bo Li"), *MENU, ("headline", "River rises"), *BODY)[1] == "other_byline"


def test_headline_in_the_prose_is_not_where_the_byline_stands():
    found = kinds(("byline", "By Ana Ruiz"), BODY[0], ("headline", "Ferry sinks"), ("byline", "By Bo Li"), *BODY * 2)

    assert found[0] == "byline"
    assert found[3] == "other_byline"


def test_headline_that_is_names_over_a_date_is_the_byline():
    assert kinds(("headline", "Ana Ruiz and Bo Li"), ("timestamp", "18 May 2026"), *BODY)[0] == "byline"


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("Ana Ruiz and Bo Li", ("chrome", "Home")),  # no date
        ("Ana River and Bo Torton", ("timestamp", "18 May 2026")),  # words of the text
        ("River Rises Two Metres", ("timestamp", "18 May 2026")),
        ("Prize for the Mayor", ("timestamp", "18 May 2026")),
    ],
)
def test_headline_that_is_no_names_over_a_date_stays(title, below):
    assert kinds(("headline", title), below, *BODY)[0] == "headline"


def test_name_over_the_word_for_a_reporter_under_the_article():
    page = make_page(f"{PROSE}\n{PROSE}\n토턴\n홍길동\n기자\n토턴일보", language="ko")
    glue = Glue(page, page.lines)
    blocks = [paragraphs.build("paragraph", "paragraph", [line], glue) for line in page.lines[:2]]
    blocks.append(paragraphs.build("chrome", "drop_chrome", page.lines[2:], glue))
    find_names(blocks, page)

    assert [block.kind for block in blocks] == ["paragraph", "paragraph", "chrome", "byline", "byline", "chrome"]


def test_word_for_a_reporter_without_a_name_is_no_byline():
    page = make_page(f"{PROSE}\n{PROSE}\n토턴 소식 모음\n기자", language="ko")
    glue = Glue(page, page.lines)
    blocks = [paragraphs.build("paragraph", "paragraph", [line], glue) for line in page.lines[:2]]
    blocks.append(paragraphs.build("chrome", "drop_chrome", page.lines[2:], glue))
    find_names(blocks, page)

    assert [block.kind for block in blocks] == ["paragraph", "paragraph", "chrome"]


def test_what_a_page_offers_beside_a_name_is_parted_from_it():
    found = labelled(("headline", "River rises"), ("chrome", "Ana Ruiz Share"), ("timestamp", "3 May 2026"), *BODY)

    assert found[1:3] == [("byline", "Ana Ruiz"), ("chrome", "Share")]


@pytest.mark.parametrize(("below", "parted"), [(("timestamp", "3 May 2026"), True), (("chrome", "Home"), False)])
def test_name_that_a_caption_over_a_date_swallowed(below, parted):
    found = kinds(("headline", "River rises"), ("caption", "The weir. / Bo Li\nBo Li"), below, *BODY)

    assert found[1:3] == (["caption", "byline"] if parted else ["caption", "chrome"])


def test_names_on_two_pages_are_one_byline():
    turn = [("url", "https://harbour.example/a"), ("folio", "2")]
    found = kinds(("headline", "River rises"), ("chrome", "Ana Ruiz"), *turn, ("chrome", "Bo Li"), *BODY)

    assert found == ["headline", "byline", "url", "folio", "byline", "paragraph", "paragraph"]


def test_names_without_a_lead_need_more_where_a_byline_stands_far_above():
    names = ("chrome", "Harbour Fair")

    assert kinds(("chrome", "Home"), ("chrome", "Ana Ruiz"), *MENU * 3, names, MENU[0], *BODY).count("byline") == 1
    found = kinds(*FAR, names, MENU[0], *BODY)
    assert found[1] == "byline"
    assert found.count("byline") == 1


def test_name_under_a_standfirst_over_a_date():
    standfirst = "Nobody was hurt, says the mayor.\nAna Ruiz"

    assert kinds(("paragraph", standfirst), ("timestamp", "3 May 2026"), *BODY)[:3] == [
        "paragraph",
        "byline",
        "timestamp",
    ]
    assert "byline" not in kinds(("paragraph", standfirst), ("chrome", "Home"), *BODY)


def test_name_in_capitals_under_a_title_that_is_not():
    title = "River rises by two metres\nin Torton and the towns\nANA RUIZ"

    assert kinds(("headline", title), ("timestamp", "3 May 2026"), *BODY)[:2] == ["headline", "byline"]
    assert kinds(("headline", title.upper()), ("timestamp", "3 May 2026"), *BODY)[:2] == ["headline", "timestamp"]
