"""Columns that stand side by side are read one after the other, and all places lead back."""

import pytest

import newsparse
from newsparse import ParseOptions, Span
from newsparse.models import reading
from newsparse.reading_order import in_reading_order
from newsparse.text_to_lines.columns import rows_in_reading_order
from test_golden import FOLDER

LEFT = """\
The last ferry of the year left
Tormund at noon, with a dog and two
hundred crates of onions on deck.
The captain, Odile Varga, said the
engine would be taken apart over
the winter. It has run since 1961,
and nobody makes its parts."""
RIGHT = """\
Passengers were fewer than in any
summer since the bridge was built.
The company blamed the rain. Hotels
on the island blamed the timetable,
which was printed with a mistake on
every page. In spring there will be
a new one."""
NARROW = """\
A museum in the old
customs house wants
to buy the engine,
if it can be got
up the stairs. The
town has said that
it will not pay."""


def beside(*columns: str, gutter: int = 4) -> str:
    """Print columns side by side."""
    rows = [column.splitlines() for column in columns]
    widths = [max(map(len, column)) + gutter for column in rows]
    height = max(map(len, rows))
    lines = [
        "".join((column[i] if i < len(column) else "").ljust(width) for column, width in zip(rows, widths, strict=True))
        for i in range(height)
    ]
    return "\n".join(line.rstrip() for line in lines)


def prose(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("gutter", [2, 3, 8])
def test_two_columns_are_read_one_after_the_other(gutter: int) -> None:
    raw = "Ferry ends its year\n\n" + beside(LEFT, RIGHT, gutter=gutter)

    found = in_reading_order(raw)

    assert found
    assert found.text == f"Ferry ends its year\n\n{LEFT}\n{RIGHT}"


def test_a_row_whose_left_side_is_full_is_parted_like_those_around_it() -> None:
    left, right = f"{LEFT}\n{LEFT}", f"{RIGHT}\n{RIGHT}"

    found = in_reading_order(beside(left, right, gutter=1))

    assert found
    assert found.text == f"{left}\n{right}"


def test_a_column_that_begins_higher_than_the_other_is_taken_whole() -> None:
    rows = beside(LEFT, RIGHT).splitlines()
    above = " " * rows[0].index("Passengers")
    raw = f"Ferry ends its year\n\n{above}A line above that\n\n{above}and one more, which\n" + "\n".join(rows)

    found = in_reading_order(raw)

    assert found
    assert found.text == f"Ferry ends its year\n\n{LEFT}\nA line above that\n\nand one more, which\n{RIGHT}"


BOX = """\
MOST READ
Mayor Resigns Over Bridge
Storm Forecast
Ferry Fares
Onion Prices
Museum Hours
Letters"""


def test_a_box_beside_prose_is_a_column_of_its_own() -> None:
    right, left = in_reading_order(beside(LEFT, BOX)), in_reading_order(beside(BOX, LEFT))

    assert right
    assert left
    assert right.text == f"{LEFT}\n{BOX}"
    assert left.text == f"{BOX}\n{LEFT}"


@pytest.mark.parametrize("label", ["VARGA", "Mayor:"])
def test_an_entry_with_its_own_sentence_beside_it_stays_with_it(label: str) -> None:
    """Speakers of a transcript, terms of a table."""
    answers = [
        "We took the ferry because",
        "the bridge was shut.",
        "It cost nine crowns, and",
        "nobody complained.",
    ] * 4
    labels = [label if answer[0].isupper() else "" for answer in answers]

    assert rows_in_reading_order(beside("\n".join(labels), "\n".join(answers), gutter=20)) is None


def test_three_columns_are_read_one_after_the_other() -> None:
    found = in_reading_order(beside(LEFT, NARROW, RIGHT))

    assert found
    assert found.text == f"{LEFT}\n{NARROW}\n{RIGHT}"


def test_lines_that_are_not_level_are_no_blank_lines() -> None:
    rows = [row for pair in zip(LEFT.splitlines(), RIGHT.splitlines(), strict=True) for row in pair]
    raw = "\n".join(row if i % 2 == 0 else " " * 40 + row for i, row in enumerate(rows))
    raw = raw.replace("left\n" + " " * 40, "left".ljust(13))

    found = in_reading_order(raw)

    assert found
    assert found.text == f"{LEFT}\n{RIGHT}"


def test_a_blank_row_of_one_column_stays_where_the_lines_are_level() -> None:
    left = LEFT.replace("The captain", "\nThe captain")

    found = in_reading_order(beside(left, RIGHT))

    assert found
    assert found.text == f"{left}\n{RIGHT}"


def test_a_full_row_parts_the_columns_above_from_those_below() -> None:
    raw = beside(LEFT, RIGHT) + "\n\n" + "A line as wide as the page, about the winter timetable of the ferry\n\n"

    found = in_reading_order(raw + beside(RIGHT, LEFT))

    assert found
    assert prose(found.text) == prose(
        f"{LEFT} {RIGHT} A line as wide as the page, about the winter timetable of the ferry {RIGHT} {LEFT}"
    )


def test_the_foot_of_a_page_stays_below_the_columns() -> None:
    found = in_reading_order(beside(LEFT, RIGHT) + "\n\n\nThe Tormund Post      4")

    assert found
    assert found.text.endswith("every page. In spring there will be\na new one.\n\n\nThe Tormund Post      4")


def test_a_short_last_page_is_read_by_the_gutter_of_the_others() -> None:
    gutter = beside(LEFT, RIGHT).splitlines()[0].index("Passengers")
    last = "Nobody has said when it\ngoes back into service."
    short = "\n".join(
        row.ljust(gutter) + more
        for row, more in zip(last.splitlines(), ("She hopes for a", "place in mid-April."), strict=True)
    )

    found = in_reading_order(f"{beside(LEFT, RIGHT)}\n\f{short}")

    assert found
    assert found.text == f"{LEFT}\n{RIGHT}\n\f{last}\nShe hopes for a\nplace in mid-April."
    assert in_reading_order(short) is None


@pytest.mark.parametrize(
    "raw",
    [
        "\n".join(f"Ward {n}          1,2{n}0        48.{n}%      held" for n in range(12)),
        "\n".join(f"HOST {n}:                and then what did the mayor say to you" for n in range(12)),
        "\n".join(("Home     News     Sport      Culture",) * 12),
        LEFT + "\n\n" + "\n".join(" " * 20 + row for row in RIGHT.splitlines()),
        "\n".join(row.replace(" ", "    ", 1) for row in (LEFT + "\n" + RIGHT).splitlines()),
        "Ferry    late\n" * 3,
        "\n".join("   " + row for row in (LEFT + "\n" + RIGHT).splitlines()),
        "",
        " " * 400,
        "a    " * 400,
    ],
    ids=["table", "transcript", "menu", "quoted", "justified", "too_few", "indented", "empty", "blanks", "one_row"],
)
def test_what_looks_like_columns_is_left_alone(raw: str) -> None:
    assert rows_in_reading_order(raw) is None


def test_every_place_leads_back() -> None:
    raw = (FOLDER / "side_by_side.txt").read_text(encoding="utf-8")
    article, trace = newsparse.parse_and_explain(raw)
    second = article.paragraphs[2]
    third = next(quote for quote in article.quotes if "It is quiet for eleven minutes" in quote.text)

    assert article == newsparse.parse(raw)
    assert article.raw == raw
    assert article.unaccounted() == ()
    for paragraph in article.paragraphs:
        assert reading(raw, paragraph.spans, paragraph.repairs) == paragraph.text
        for word in set(paragraph.text.split()):
            at = paragraph.text.index(word)
            back = "".join(span.of(raw) for span in paragraph.to_raw(at, at + len(word)))
            assert "".join(back.split()) in {word, word.replace("-", "-\n"), "".join(word.split())}
    assert [prose(span.of(raw)) for span in second.to_raw(0, len(second.text))][-2:] == [
        "there are forty boats and all of them",
        "are in a hurry,” Maddern said.",
    ]
    assert second.spans != tuple(sorted(second.spans))  # from the foot of a column to the head of the next
    assert prose(" ".join(span.of(raw) for span in third.spans)) == third.text.removesuffix(",") + ","
    assert {step.rule for step in trace.at(raw.index("are in a hurry"))} >= {"paragraph"}
    assert all(isinstance(step.span, Span) for step in trace.steps)
    assert [step.what for step in trace.at(raw.index("are in a hurry")) if step.rule == "columns"] == ["column"]
    assert [step for step in trace.at(raw.index("Lock-keeper leaves")) if step.rule == "columns"] == []


def test_the_columns_can_be_left_as_they_are() -> None:
    raw = beside(LEFT, RIGHT)

    assert newsparse.clean(raw).startswith("The last ferry of the year left Tormund at noon")
    left = ParseOptions(skip_rules={"columns", "find_headline"})
    assert "left Passengers" in prose(newsparse.clean(raw, options=left))
