"""Exports of archives: fields are fields, and what carries content is that."""

import pytest
from tests.casefiles import cases

import newsparse
from newsparse import ParseOptions
from newsparse.errors import LanguageDataError
from newsparse.lang.archive import archive, bare_labels, codes, inverted, labels
from newsparse.lines_to_blocks import archive_fields
from newsparse.lines_to_blocks.archive_labels import hits_of, label_at
from newsparse.models import Artifact
from newsparse.testing import make_page

EXPORTS = [case.values[0] for case in cases("archive_fields", {"raw", "kinds"})]
CONTROLS = dict.fromkeys(n for n in range(32) if chr(n) not in "\t\n\r")
RULES = {"_" * 60: "rule_line"}


@pytest.mark.parametrize("case", cases("archive_fields", {"raw", "kinds"}))
def test_each_line_of_an_export_gets_its_kind(case):
    """Labels are cut off from content, and the body is left to the rules that follow."""
    page = make_page(case["raw"])
    archive_fields.mark(page)

    assert case["kinds"] == [RULES.get(line.text, line.kind) for line in page.lines]
    assert list(range(len(page.lines))) == [line.number for line in page.lines]


def test_a_field_of_its_own_is_the_dateline():
    """Where the body opens without a place, the field tells it."""
    assert _export("labels-in-capitals").dateline.places == ("NORVIK",)


def test_a_date_may_be_in_another_language():
    """The labels and dates of an export are in the language of whoever made it."""
    raw = next(case["raw"] for case in EXPORTS if case["id"] == "codes-in-the-margin")
    article = newsparse.parse(raw.replace("2 May 2021", "2 août 2021"), language="en")

    assert article.published.value.timetuple()[:3] == (2021, 8, 2)


def test_an_unreadable_dateline_is_none():
    """Better none than a wrong one."""
    raw = next(case["raw"] for case in EXPORTS if case["id"] == "labels-in-capitals")

    assert newsparse.parse(raw.replace("DATELINE: NORVIK", "DATELINE: see above, or not")).dateline is None


@pytest.mark.parametrize("case", EXPORTS, ids=[case["id"] for case in EXPORTS])
def test_nothing_is_lost_and_lines_are_where_they_say(case):
    """A line cut in two is still two stretches of the raw text."""
    page = make_page(case["raw"])
    archive_fields.mark(page)

    for line in page.lines:
        printed, text = (s.translate(CONTROLS).split() for s in (page.raw[line.start : line.end], line.text))

        assert printed == text
    assert newsparse.parse(case["raw"]).unaccounted() == ()


def _export(name):
    return newsparse.parse(next(case["raw"] for case in EXPORTS if case["id"] == name))


def test_content_becomes_what_it_is():
    """Headline, byline, date, caption and standfirst hold their value without its label."""
    article = _export("labels-in-capitals")

    assert article.headline.text == "Ferry to Norvik is cancelled; Third time this month"
    assert [author.name for line in article.bylines for author in line.authors] == ["Beatrix Holm"]
    assert article.published.value.timetuple()[:3] == (2021, 5, 2)
    assert article.deck.text == "Passengers waited all night."
    assert [caption.text for caption in article.captions] == ["The empty quay."]
    assert [p.text for p in article.paragraphs] == ["The ferry did not sail.", "Company: nobody answered."]


def test_fields_are_kept_as_artifacts():
    """What was stripped says which field it was, as it was printed."""
    stripped = {block.text: block.kind for block in _export("labels-that-stand-alone").artifacts}

    assert stripped["Section: NEWS; Pg. 4"] == "field"
    assert stripped["The Norvik Courier"] == "masthead"
    assert stripped["End of Document"] == "end"
    assert stripped["Copyright 2021 Norvik Press Ltd All Rights Reserved"] == "copyright"


def test_the_body_on_its_labels_line_is_body():
    """Text behind "Full text:" or "TD" belongs to the article."""
    assert "The ferry did not sail." in _export("full-text-on-the-label").text
    assert "Nobody came." in _export("codes-in-the-margin").text


def test_the_body_of_an_export_is_text():
    """What looks like a caption or a related link there is none: those have fields."""
    body = "The ferry did not sail.\n\nRead more: the quay is closed\n\nThe empty quay. (Ana Brandt/AP)"
    article = newsparse.parse(f"HD Ferry\nWC 2 words\nSN Courier\nPD 2 May 2021\nLP\n{body}\n\nAN Document 1")

    assert body == article.text
    assert article.captions == article.links == ()


def test_a_headline_without_a_field_may_stand_in_the_body():
    """Some exports have none."""
    body = "Ferry to Norvik cancelled\n\nBy Beatrix Holm\n\n" + "The ferry to Norvik did not sail on Sunday. " * 5
    head = "SECTION: NEWS\nLENGTH: 22 words\nLOAD-DATE: May 2, 2021\n\n"
    article = newsparse.parse(f"{head}{body}")

    assert [author.name for byline in article.bylines for author in byline.authors] == ["Beatrix Holm"]


def test_it_can_be_switched_off():
    """With the rule left out, an export is read like any other page."""
    raw = next(case["raw"] for case in EXPORTS if case["id"] == "codes-without-a-headline")
    article = newsparse.parse(raw, options=ParseOptions(skip_rules={"archive_fields"}))

    assert not [block for block in article.blocks if isinstance(block, Artifact) and block.rule == "archive_field"]


def test_labels_survive_double_blanks_and_page_breaks():
    """A repair before the value, and the pages of a long export, count in the cut lines too."""
    head = "HD   Ferry  late\nWC 22 words\nSN Courier\nPD 2 May 2021\n"
    page = make_page(f"{head}LP\nIt rained.\f\nNobody came.\nAN Document 1")
    archive_fields.mark(page)

    assert [line.text for line in page.lines[:2]] == ["HD", "Ferry late"]
    assert page.raw[page.lines[1].start : page.lines[1].end] == "Ferry  late"
    assert page.lines[page.page_starts[0]].text == "Nobody came."


@pytest.mark.parametrize("table", [labels(), bare_labels()], ids=["labels", "bare"])
def test_labels_are_written_as_lines_are_compared(table):
    """Lower case, no hyphens at their edges, no colon: else a label is never found."""
    for label in table:
        assert label == label.lower().strip(" :-"), label
        assert "-" not in label, label


def test_every_label_is_found():
    """Each in its place: before a colon, alone on a line, in the margin."""
    assert all((field, len(label) + 2) == label_at(f"{label.upper()}: x") for label, field in labels().items())
    assert all((field, len(label)) == label_at(label.title()) for label, field in bare_labels().items())
    assert all((field, len(code) + 1) == label_at(f"{code} x", margin=True) for code, field in codes().items())
    assert label_at("HDMI cable", margin=True) is None
    assert label_at(f"{'x' * 50}: y") is None


def test_sure_fields_exist():
    """A name in ``sure`` that no label has would never prove anything."""
    fields = {*archive().labels, *archive().bare, *archive().codes}

    assert set(archive().sure) <= fields


def test_a_label_of_two_fields_is_an_error():
    """The table says what is wrong with it."""
    with pytest.raises(LanguageDataError, match="'author' is byline and credit"):
        inverted({"byline": ("author",), "credit": ("author",)}, "labels")


def test_no_lines_no_export():
    """An empty page has no fields."""
    assert hits_of([], "") == []
