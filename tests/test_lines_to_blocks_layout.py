"""The second step's layout: lines become whole paragraphs, and what is printed between them is taken out."""

import json

import pytest

import newsparse
from casefiles import cases
from newsparse import lines_to_blocks
from newsparse.lang import load
from newsparse.lines_to_blocks import geometry, joins, open_quotes, pull_quotes, seams
from newsparse.lines_to_blocks.glue import Glue
from newsparse.lines_to_blocks.jump_lines import jump_line
from newsparse.models import reading
from newsparse.options import ParseOptions
from newsparse.testing import claims, make_page

LAYOUT_ONLY = ParseOptions(skip_rules=frozenset(one.__name__ for one in lines_to_blocks.PASSES))
FIELDS = {"raw", "language", "paragraphs", "artifacts"}


def blocks_of(raw, language="en"):
    """The blocks as the layout alone gives them: no pass looks at what they say."""
    page = make_page(raw, language=language)
    return page, lines_to_blocks.run(page, LAYOUT_ONLY)


@pytest.mark.parametrize("case", cases("layout", FIELDS))
def test_a_page_becomes_its_paragraphs(case):
    """Paragraphs come out whole, and what was printed between them is kept as what it is."""
    _, blocks = blocks_of(case["raw"], case.get("language", "en"))
    others = [f"{b.kind}: {' / '.join(line.text for line in b.lines)}" for b in blocks if b.kind != "paragraph"]

    assert case["paragraphs"] == [block.text for block in blocks if block.kind == "paragraph"]
    assert case.get("artifacts", []) == others


@pytest.mark.parametrize("case", cases("layout", FIELDS))
def test_blocks_hold_all_lines_and_their_spans_are_true(case):
    """No line is lost or taken twice, and a block's text is its slices after its repairs."""
    page, blocks = blocks_of(case["raw"], case.get("language", "en"))

    assert sorted(line.number for block in blocks for line in block.lines) == [line.number for line in page.lines]
    for block in blocks:
        assert block.text == reading(page.raw, block.spans, block.repairs)


@pytest.mark.parametrize("word", ["de", "fr", "es", "it", "pt", "nl", "sv", "no", "da", "pl", "en"])
def test_every_jump_word_sends_the_reader_on(word):
    """Each lead before each page word is a jump line; so is each mark behind a story's slug."""
    jumps = load(word).jumps
    assert jumps.leads
    for lead in jumps.leads:
        for page_word in (*jumps.page_words, ""):
            assert claims(jump_line, f"{lead.capitalize()} {page_word} 7".replace("  ", " "), language=word), lead
    for mark in jumps.marks:
        assert claims(jump_line, f"HARBOUR, {mark} {jumps.page_words[0]} 1", language=word), mark
    for before in jumps.before:
        assert claims(jump_line, f"{jumps.leads[-1]} HARBOUR {before} {jumps.page_words[0]} 1", language=word), before
    for named in jumps.pages:
        assert claims(jump_line, f"{jumps.leads[0].capitalize()} {named}", language=word), named


@pytest.mark.parametrize(
    "text",
    [
        "See FERRY, Page B6", "See FERRY on Page B6", "SEE FERRY ON PAGE B6", "Please see LATE FERRY, A6",
        "CONTINUED ON A6", "TURN TO FERRY, A6", "FERRY, Page 6", "FERRY, PAGE 6", "FERRY | From A1", "See FERRY / A6",
        "Continued from 1A", "(Continued on page 3)", "Continued on Page A7, Column 3", "Continued from Page One",
    ],
)  # fmt: skip
def test_a_line_that_sends_the_reader_on_is_a_jump_line(text):
    assert claims(jump_line, text)


@pytest.mark.parametrize(
    "text",
    [
        "See page 6 of the report for more on the bridge", "See 5 people at work", "See COVID 19 cases rise",
        "See NATO, which has 30 members", "NATO, page by page", "Turn to page 6 of the plan, he said.", "See John 3",
        "Continued on Thursday", "More on this story", "Continued from page to page",
    ],
)  # fmt: skip
def test_a_line_that_tells_something_is_no_jump_line(text):
    assert not claims(jump_line, text)


def test_fewer_than_four_wrapped_lines_show_no_column():
    """Nothing is measured where there is too little to measure."""
    lines = make_page("The ferry was late and\nnobody came.").lines
    found = geometry.measure(lines)

    assert not found.wrapped
    assert found.column == 0


def test_the_column_is_as_wide_as_the_lines_that_fill_it():
    """The width is told in characters, and the room at a line's end counts the next line's first word."""
    lines = make_page("the boats are here\n" * 3 + "they all came to the harbour at noon\n" * 6 + "late.").lines
    found = geometry.measure(lines)

    assert found.wrapped
    assert 30 < found.column < 40
    assert found.slack[5] < 0


def test_lines_of_any_width_fill_no_column():
    """The nodes of a web page are as long as they are."""
    words = (
        "the boats of the town are old and the harbour is older than the town itself they say in the house of mayors"
    )
    nodes = [words[:n] for n in (29, 51, 92, 40, 68)]
    found = geometry.measure(make_page("\n".join(nodes * 4)).lines)

    assert not found.wrapped


def test_a_line_of_any_length_is_as_wide_as_its_letters():
    """Widths add up, however long the line."""
    (short, long), (taken,) = geometry.printed_widths(["wide", "wide" * 500], [4, 4])

    assert geometry.printed_widths(["wide"], [4]) == ([short], [])
    assert long == 500 * short
    assert taken == 2 * short


@pytest.mark.parametrize(
    ("raw", "states"),
    [
        ("“We wait.\nWe wait,” he said.\nThen we go.", [True, False, False]),
        ("„Wir warten.\nWir warten“, sagte er.", [True, False]),
        ("« Nous attendons.\nNous attendons », dit-il.", [True, False]),
        ("»Wir warten.\nWir warten«, sagte er. «", [True, False]),
        ("Nobody\nwaits.", [False, False]),
        ("“Never closed.\n" + "and on\n" * 20, [True] * open_quotes.LONGEST_QUOTE + [False] * 7),
    ],
)
def test_an_open_quotation_is_known(raw, states):
    """Each line knows whether a quotation is open at its end; one never closed is forgotten."""
    assert states == open_quotes.open_quotes(make_page(raw).lines, raw)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("he said.", "."),
        ("he said.”", '."'),
        ("(so he said)", ")"),
        ("“so”", '"'),
        ("the well-", "-"),
        ("and so —", "—"),
        ("and,", ","),
        ("thus:", ":"),
        ("the town", "a"),
        ("in Nordby", "Aa"),
        ("in NATO", "A"),
        ("町", "x"),
        ("in 2026", "9"),
        ("so %", "?"),
    ],
)
def test_a_line_ends_in_one_of_few_ways(text, wanted):
    """The class of a line's end."""
    assert wanted == joins.ending(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the", "a"),
        ("The", "A"),
        ("町", "x"),
        ("12", "9"),
        ("“the", '"a'),
        ("“The", '"'),
        (", so", ","),
        ("– so", "-"),
        ("§ 4", "?"),
    ],
)
def test_a_line_begins_in_one_of_few_ways(text, wanted):
    """The class of a line's beginning."""
    assert wanted == joins.beginning(text)


def test_the_table_of_joins_is_read_in_full():
    """Every weight is a number, and the keys are those that evidence asks for: no table of another version."""
    table = json.loads((joins.Path(joins.__file__).with_name("joins.json")).read_text(encoding="utf-8"))

    assert "bias" in table
    assert all(isinstance(value, int | float) for value in table.values())
    assert any(key.startswith("quote") for key in table)


@pytest.mark.parametrize(
    ("above", "below", "between"),
    [
        ("the town of ", "Nordby", " "),
        ("the town of", " Nordby", " "),
        ("the town", ", they say", ""),
        ("a letter (", "from Nordby", ""),
        ("the Nordby", "-based firm", ""),
        ("the artist", "’s house", ""),
        ("May 3", "rd", ""),
        ("selon l’", "Office", ""),
        ('he said "', "yes", ""),
        ('he said "yes', '" and left', ""),
        ('he said "yes"', "and left", " "),
        ("the treat", "y of Nordby", " "),
        ("example.org/", "ferry", ""),
    ],
)
def test_between_nodes_stands_a_blank_or_nothing(above, below, between):
    """The blank is in the text if there was one; signs that touch a word touch it over a line end too."""
    page = make_page(f"{above}\n{below}\n\nend")
    glue = Glue(page, page.lines, wrapped=False)

    assert between == glue.between(page.lines[0], page.lines[1])[0]


def test_nodes_that_show_their_edges_show_cut_words_too():
    """Where blanks at the edges were kept and there is none, a word is cut."""
    page = make_page("a \nb \nc \nthe treat\ny of Nordby")
    glue = Glue(page, page.lines, wrapped=False)

    assert glue.between(page.lines[3], page.lines[4])[0] == ""


def test_a_dash_that_touches_its_word_touches_the_next():
    """A dash set tight stays tight over a line end."""
    page = make_page("it is tight\n—there")

    assert Glue(page, page.lines).between(*page.lines)[0] == ""


def test_a_comma_never_opens_a_line_after_a_blank():
    """A comma that a link's end pushed down belongs to the word above, in a column too; a number's point does not."""
    page = make_page("a letter from Nordby\n, they say\n.5 litres")
    glue = Glue(page, page.lines)

    assert glue.between(page.lines[0], page.lines[1])[0] == ""
    assert glue.between(page.lines[1], page.lines[2])[0] == " "


@pytest.mark.parametrize("mark", [",", "."])
def test_a_mark_at_the_head_of_a_wrapped_line_belongs_to_the_word_above(mark):
    """Also where the lines around it fill their column."""
    above = "The ferry was late on Monday and on\nTuesday, when it did not come at all"
    raw = f"{above}\n{mark} as the mayor of Torton had said she\nwould have it."
    article = newsparse.parse(raw)

    assert article.text.split("at all")[1].startswith(f"{mark} as the mayor")
    assert newsparse.clean(article.text) == article.text


def test_a_page_full_of_set_apart_quotes_has_no_pull_quote():
    """A list of quotes is a list, not forty inserts."""
    raw = "A4 NORDBY HERALD May 2, 2026\n\n\n\n" + "Now\n“We waited all night”\n" * 50
    page, blocks = blocks_of(raw)

    assert all(block.kind != "pull_quote" for block in blocks)
    assert pull_quotes._set_apart(page.lines) == []


def test_pull_quotes_can_be_left_in():
    """A rule's name in the options leaves it out."""
    raw = "A4 NORDBY HERALD May 2, 2026\n“We waited all\nnight”\nNobody came. “We waited all night,” he said.\n"
    page = make_page(raw)
    options = ParseOptions(skip_rules=LAYOUT_ONLY.skip_rules | {"pull_quote"})

    assert all(block.kind != "pull_quote" for block in lines_to_blocks.run(page, options))


def test_titles_are_never_cut():
    """A short line without a full stop is a title, and nothing goes on from it."""
    _, blocks = blocks_of("Ferry late\n\nhttps://example.org\n\nand nobody came to the harbour.")

    assert not seams.is_open(blocks[0])
    assert [block.kind for block in blocks] == ["paragraph", "url", "paragraph"]
