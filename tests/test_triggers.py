"""Which rules a line calls for: the cheap looks before a rule is asked must let every hit through."""

import pytest

from newsparse import lines_to_blocks
from newsparse.lang import languages, load
from newsparse.lines_to_blocks.running_heads import mark
from newsparse.lines_to_blocks.triggers import compiled
from newsparse.options import DEFAULTS
from newsparse.testing import make_page


def asked_of(raw, language="en"):
    """The names of the rules that each line of a page calls for."""
    page = make_page(raw, language=language)
    triggers = compiled(lines_to_blocks.RULES, page.lang)
    return [{rule.name for i, rule in enumerate(triggers.rules) if asked >> i & 1} for asked in triggers.asked(page)]


def shouted(words):
    """In capitals, unless these say something else in small letters again ("ß", "ı")."""
    return words.upper() if words.upper().lower() == words else words


@pytest.mark.parametrize("code", languages())
def test_every_lead_calls_for_its_rule(code):
    """However it is written, and behind a sign too."""
    lang = load(code)
    for rule in lines_to_blocks.RULES:
        for lead in rule.leads(lang) if rule.leads else ():
            if lead[0].isalpha():
                for text in (f"{lead} Otto Quist", f"“{shouted(lead)} Otto Quist", f"[{lead}: Otto Quist"):
                    assert rule.name in asked_of(text, code)[0], (rule.name, text)


@pytest.mark.parametrize("code", languages())
def test_every_tail_calls_for_its_rule(code):
    """With marks behind it, and behind a slash or a bracket."""
    lang = load(code)
    for rule in lines_to_blocks.RULES:
        for tail in rule.tails(lang) if rule.tails else ():
            for text in (f"Otto Quist {tail}", f"Otto Quist / {shouted(tail)}.)", f"Otto Quist ({tail})"):
                assert rule.name in asked_of(text, code)[0], (rule.name, text)


def test_a_longer_word_is_no_lead():
    """ "Bystanders" does not open with "By"; a lead of several words must be there whole."""
    assert "byline" in asked_of("By Otto Quist")[0]
    assert "byline" not in asked_of("Bystanders saw Otto Quist.")[0]
    assert "related" not in asked_of("Read slowly, then again.")[0]


@pytest.mark.parametrize("code", languages())
def test_every_mark_calls_for_its_rule(code):
    """Also those that are looked for together; case counts."""
    lang = load(code)
    for rule in lines_to_blocks.RULES:
        for sign in rule.marks(lang) if rule.marks else ():
            page = make_page(f"Nothing here.\nNORDBY{sign}7\nNor here.", language=code)
            asked = compiled((rule,), lang).asked(page)

            assert asked[1] == 1, (rule.name, sign)


def test_a_printed_page_is_asked_about_at_its_tops_alone():
    """The first line and those behind a form feed may be a browser's header."""
    page = make_page("1/2/30, 9:15 AM\nThe mill\nIt burned.\n\f1/2/30, 9:15 AM\nThe mill\nIt stood.")
    lines_to_blocks.label(page, DEFAULTS)

    assert [line.rule for line in page.lines] == ["print_header", "print_title", "", "print_header", "print_title", ""]


def test_the_rest_of_a_cut_address_is_asked_about():
    """It stands under a line whose bracket is open, and may take several lines."""
    page = make_page("Read more: The mill burns (https://mill.example/the-\nold-mill-\nburns)\nIt rained.")
    lines_to_blocks.label(page, DEFAULTS)

    assert [line.rule for line in page.lines] == ["related", "related_part", "related_part", ""]


def test_a_head_that_counts_on_needs_no_form_feed():
    """A line of each page that differs in its number alone, at the distance of a page."""
    body = "\n".join(f"The mill stood {word}." for word in ("here", "there", "near", "far", "left", "up"))
    body = f"{body}\nIt rained.\nIt snowed."
    page = make_page(f"Mill Weekly 4\n{body}\nMill Weekly 5\n{body.replace('mill', 'barn')}")
    mark(page)

    assert [line.text for line in page.lines if line.kind == "running_head"] == ["Mill Weekly 4", "Mill Weekly 5"]


def test_a_refrain_is_no_head():
    """What repeats without a number, where no page turns, stays."""
    page = make_page("\n".join(["Row, row", *(f"verse {word}" for word in "abcdefghijk"), "Row, row"]))
    mark(page)

    assert {line.kind for line in page.lines} == {""}


def test_a_line_that_opens_with_a_digit_may_be_an_age():
    """However many digits and whatever the script; one that holds a number inside is not asked about."""
    assert "age" in asked_of("3 hours ago")[0]
    assert "age" in asked_of("12 Std. alt", "de")[0]
    assert "age" not in asked_of("Some 3 hours ago")[0]
