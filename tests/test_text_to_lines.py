"""The first step: what the layout did to the characters, undone with repairs that say so."""

import pytest

from casefiles import cases
from newsparse.models import Span
from newsparse.testing import make_page
from newsparse.text_to_lines import characters, encoding, scan
from newsparse.text_to_lines.cut_words import CutWords
from newsparse.text_to_lines.decode import decode
from newsparse.text_to_lines.hyphens import MOST_SEARCHES, Hyphens

FIELDS = {"raw", "text", "rules", "left", "right", "page", "language", "goes", "why"}


def of_module(name):
    return [case for case in cases("text_to_lines", FIELDS) if case.values[0]["module"] == name]


@pytest.mark.parametrize("case", of_module("characters"))
def test_a_line_is_repaired(case):
    """The repaired reading is the line's text, and every change to it is recorded with its rule."""
    page = make_page(case["raw"])

    assert case["text"] == page.lines[0].text
    assert case["rules"] == [repair.rule for repair in page.repairs]


@pytest.mark.parametrize("case", of_module("hyphens"))
def test_a_hyphen_at_a_line_end_goes_or_stays(case):
    """The evidence decides in its order, and is named."""
    raw = f"{case.get('page', 'Nothing else.')}\n{case['left']}\n{case['right']}"
    page = make_page(raw, language=case.get("language", "en"))
    wanted = (case["goes"], case["why"]) if "goes" in case else None

    assert wanted == Hyphens(page, page.lines).decide(case["left"], case["right"])


def test_a_word_is_on_the_page_or_not_however_often_one_asks():
    """Looking for a word finds what gathering all words does: no part of a word, of a compound or of a cut one."""
    page = make_page("The well-known café at 9 o’clock: ferries, cafe\u0301s.\nThe ferry was re-\nbuilt.")
    words = {"café": True, "ferries": True, "ferry": True, "ferr": False, "known": False, "well": False, "built": False}
    words |= {"9": False, "o’clock": False, "clock": True, "cafe\u0301s": True, "cafe": False, "harbour": False}
    hyphens = Hyphens(page, page.lines)
    for _ in range(MOST_SEARCHES // len(words) + 2):
        assert words == {word: hyphens.has(word) for word in words}


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("https://example.org/ferry", "U"),
        ("www.example.org", "U"),
        ("12", "F"),
        ("- 4 -", "F"),
        ("Page 3 of 7", "F"),
        ("Seite 3", "F"),
        ("A7", "F"),
        ("3/7", "F"),
        ("-----", "R"),
        ("* * *", "R"),
        ("\N{ZERO WIDTH SPACE}", "I"),
        ("* Boats", "L"),
        ("• Boats", "L"),
        ("- Boats", "T"),
        ("See https://example.org", "T"),
        ("12 boats", "T"),
        ("boats", "T"),
    ],
)
def test_shape_gives_a_line_its_letter(text, letter):
    """A line's class is told by its shape alone."""
    assert letter == scan.letter_of(text)
    assert letter in scan.LETTERS


def test_lines_know_their_place():
    """Start, indent, blank lines above and pages are counted on the raw text, whatever ends a line."""
    raw = "One\r\n\r\n  two\fthree\n\n"
    lines, pages = scan.to_lines(raw)

    assert [raw[line.start : line.end] for line in lines] == ["One", "two", "three"]
    assert [(line.indent, line.blanks) for line in lines] == [(0, 0), (2, 1), (0, 0)]
    assert pages == [2]


def test_marks_of_a_quoted_mail_stand_outside():
    """The mark is no part of the lines, which take their class from what follows it."""
    page = make_page("> The ferry was late.\n>\n> --\n>> Nobody came.\n")

    assert [(line.text, line.letter, line.blanks) for line in page.lines] == [
        ("The ferry was late.", "T", 0),
        ("--", "R", 1),
        ("Nobody came.", "T", 0),
    ]


def test_one_mark_makes_no_quoted_mail():
    """A line with the mark among others keeps it."""
    page = make_page("> 12 boats\nare more than\nfour boats")

    assert page.lines[0].text == "> 12 boats"


def test_repairs_never_overlap():
    """Where two repairs want the same characters, the first one has them."""
    page = make_page("a Ã©\u00a0\u00a0 b  [1]x [2]y [3]z")
    ends = [repair.span.end for repair in page.repairs]
    starts = [repair.span.start for repair in page.repairs]

    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


def test_a_line_of_nothing_that_shows_is_invisible():
    """A line of which the repairs leave nothing keeps its text, so that no character is lost."""
    page = make_page("One\n[1]\n[2]\n[3]\ntwo")

    assert [line.letter for line in page.lines] == ["T", "I", "I", "I", "T"]


def test_mojibake_looks_at_a_bounded_number_of_pieces(monkeypatch):
    """A text that is wrong all over does not cost more than its length."""
    monkeypatch.setattr(encoding, "MAX_PIECES", 2)
    found = encoding.mojibake("aÃ©a bÃ©b cÃ©c")

    assert [repair.replacement for repair in found] == ["aéa", "béb"]


@pytest.mark.parametrize("lead", encoding.LEADS)
def test_every_lead_byte_is_looked_at(lead):
    """Each lead byte before a continuation byte is decoded where that gives a letter."""
    piece = lead.encode("cp1252", "replace") + b"\xa9"
    try:
        wanted = piece.decode("utf-8")
    except UnicodeDecodeError:
        wanted = None  # the first of three or four bytes

    found = encoding.mojibake(f"x {lead}©y z")
    assert wanted is None or not found or found[0].span == Span(2, 5)


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ("Málaga".encode(), ("Málaga", "utf-8")),
        ("Málaga".encode("cp1252"), ("Málaga", "cp1252")),
        ("Málaga".encode("utf-8-sig"), ("Málaga", "utf-8-sig")),
        ("Málaga".encode("utf-16"), ("Málaga", "utf-16")),
        ("Málaga".encode("utf-32"), ("Málaga", "utf-32")),
        (b"a\x81b", ("a\N{REPLACEMENT CHARACTER}b", "cp1252")),
    ],
)
def test_bytes_are_decoded_and_tell_how(data, wanted):
    """A mark decides, then UTF-8, then Windows-1252; nothing fails."""
    assert wanted == decode(data)


COLUMN = """The committee of the harbour discussed the regulations for
naviga
tion on Monday. Its naviga
tors complained of the regula
tions in the harbour, and the commit
tee promised better naviga
tion lights for the whole har
bour before the winter. A commit
tee member said that regulations
take time, and that navigation
lights cost money. Those navigators
who wait in the harbour want the
regula
tions changed before the commit
tee meets the fishermen again.
"""


def test_a_page_that_lost_its_hyphens_is_known_by_its_words():
    """Pieces that are one word elsewhere on the page prove it; then other pieces are judged by their letters."""
    page = make_page(COLUMN)
    cut = CutWords(page, page.lines)

    assert cut.lost
    assert cut.is_cut("Its naviga", "tors complained")
    assert not cut.is_cut("complained of the", "harbour and")
    assert not cut.is_cut("complained of 12", "harbours")
    assert not cut.is_cut("the fishermen wait in", "the harbour")
    assert not cut.is_cut("the whole", "Harbour")


@pytest.mark.parametrize(
    "raw",
    [
        "Two\nlines",
        COLUMN.replace("naviga\n", "naviga-\n").replace("commit\n", "commit-\n"),
        "The boats were late with\nin the harbour and with\nin the town, they say.\n" * 8,
    ],
    ids=["too short", "hyphens are there", "both pieces are words"],
)
def test_other_pages_lost_none(raw):
    """Short pages, pages with their hyphens and pages whose pieces are words have not lost any."""
    page = make_page(raw)

    assert not CutWords(page, page.lines).lost


def test_korean_columns_are_cut_between_syllables():
    """Where a column is cut anywhere, the page's own words tell which line ends lie inside one."""
    words = (
        "시장은 항구를 새로 짓는다고 밝혔다 주민들은 항구가 오래됐다고 말했다 시의회는 예산을 검토하고 있다고 전했다"
    )
    text = " ".join([words] * 6)
    raw = "\n".join(text[i : i + 23].strip() for i in range(0, len(text), 23))
    page = make_page(raw, language="ko")
    cut = CutWords(page, page.lines)

    assert cut.syllables
    assert cut.lost
    assert cut.is_cut("주민들은 항구", "가 오래됐다고")
    assert not cut.is_cut("새로 짓는다고", "밝혔다 주민들은")


def test_nothing_odd_costs_no_repair():
    """A clean page has none."""
    page = make_page("The ferry was late.\n\nNobody came.")

    assert characters.repair(page.raw, page.lines) == []


def test_no_blank_is_left_between_the_marks_of_a_mail_and_its_words():
    """A tab behind the marks lies outside the line, as blanks at its edges do; a mark inside a line stays."""
    raw = "> > \tThe ferry to Brack\n>\t``was late,'' she\n>\n> said > twice."
    page = make_page(raw)

    assert [line.text for line in page.lines] == ["The ferry to Brack", "“was late,” she", "said > twice."]
    assert [raw[line.start] for line in page.lines] == ["T", "`", "s"]
    assert [line.blanks for line in page.lines] == [0, 0, 1]
