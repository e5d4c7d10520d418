"""The headline: the title near the prose that most speaks for, or none."""

import json
from pathlib import Path

import pytest

import newsparse
from newsparse import lines_to_blocks
from newsparse.blocks_to_article.headline import is_site
from newsparse.lines_to_blocks import headlines, title_joints
from newsparse.lines_to_blocks.own_address import own_address, own_stems
from newsparse.lines_to_blocks.title_looks import TABLES
from newsparse.lines_to_blocks.title_texts import Title, could_be_title, without_kicker
from newsparse.options import DEFAULTS
from newsparse.testing import make_page

HEAD = "Ferry to Skarholm stops for the winter"
PROSE = (
    "The ferry between Torton and Skarholm will not run again before April, its owner said on Monday.",
    "The ferry has crossed the sound every day since 1961. It carried 40,000 people last year, half as many as before.",
    "“We looked at every winter since the bridge was built, and not one of them paid,” said Odile Varga, the owner.",
    "Skarholm has a shop and a school. Its mayor said that the winter would be long, and that she had expected worse.",
)
MENU = ("Home", "News", "Sport", "Culture", "Weather", "Jobs", "Log in", "Subscribe", "Newsletters", "Contact")
FOOT = ("About us", "Terms of use", "Privacy", "Cookies", "Advertise", "Archive", "Imprint", "Help")


def page(*above: str, below: tuple[str, ...] = FOOT) -> str:
    """A whole page of a web site: a menu, what stands over the prose, the prose, a foot."""
    return "\n\n".join((*MENU, *above, *PROSE, *below))


def headline(raw: str) -> str | None:
    found = newsparse.parse(raw).headline
    return found.text if found else None


@pytest.mark.parametrize(
    "raw",
    [
        "\n\n".join((HEAD, *PROSE)),
        "\n\n".join((HEAD, "By Ana Ferreira", *PROSE)),
        "\n\n".join((HEAD.replace("stops ", "stops\n"), "By Ana Ferreira", "March 3, 2026", *PROSE)),
        page(HEAD, "By Ana Ferreira", "March 3, 2026"),
        page("Travel", HEAD, "By Ana Ferreira", "March 3, 2026"),
        page(f"{HEAD} | Torton Courier", HEAD, "By Ana Ferreira"),
        page(f"Home > News > {HEAD}", HEAD, "March 3, 2026"),
    ],
    ids=["alone", "byline", "wrapped", "page", "section", "repeated", "trail"],
)
def test_the_title_over_the_prose_is_the_headline(raw: str) -> None:
    assert headline(raw) == HEAD


def test_the_site_behind_a_title_is_no_part_of_it() -> None:
    assert headline(page(f"{HEAD} - Torton Courier", "By Ana Ferreira")) == HEAD


@pytest.mark.parametrize(
    "raw",
    [
        "\n\n".join(PROSE),
        "\n".join(PROSE),
        "It rained all day.\n\n" + "\n\n".join(PROSE),
        "Photographs by the family\n\n" + "\n\n".join(PROSE),
        "",
        "Home\nNews\nSport",
    ],
    ids=["prose", "lines", "sentence", "unrelated", "empty", "menu"],
)
def test_where_nothing_titles_the_prose_there_is_no_headline(raw: str) -> None:
    assert headline(raw) is None


def test_a_line_that_goes_on_in_lower_case_is_no_title() -> None:
    """Here the first lines of a caption are as short as a title, and say what the prose says."""
    caption = (
        "The ferry to Skarholm at the quay of Torton, which has been its home since 1961, while\nthe last guests leave."
    )

    assert headline("\n\n".join((caption, *PROSE))) is None


def test_the_copies_of_a_headline_are_no_prose() -> None:
    raw = page(HEAD, "By Ana Ferreira", "March 3, 2026", below=(HEAD, *FOOT))
    article = newsparse.parse(raw)

    assert article.headline
    assert HEAD not in article.text


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Ferry returns", True),
        ("Ferry returns.", False),
        ("Ferry returns...", True),
        ("Ferry", False),
        ("https://torton.example/ferry returns", False),
        ("[Ferry returns]", False),
        ("Write to @ferry today", False),
        ("渡船が戻る島の朝", True),
        ("word " * 200, False),
    ],
)
def test_a_title_is_known_by_length_and_edges(text: str, *, may: bool) -> None:
    assert could_be_title(text) is may


def test_the_table_of_headlines_is_read_in_full() -> None:
    """Each feature has as many weights as classes."""
    data = json.loads(Path(headlines.__file__).with_name("headlines.json").read_text(encoding="utf-8"))

    assert set(TABLES) <= set(data)
    assert len(headlines._weights()) == sum(len(data[name]) for name in TABLES)


ADDRESS = "https://torton.example/news/ferry-skarholm-stops-winter"


def printed(*above: str, title: str, address: str = ADDRESS) -> str:
    """A page as a browser prints it: its own title over the first sheet, its address under each."""
    head = f"5/2/26, 8:35 PM    {title}"
    first = "\n\n".join((head, *MENU, *above, *PROSE[:2]))
    second = "\n\n".join((head, *PROSE[2:], *FOOT))
    return f"{first}\n\n{address}    1/2\n\f{second}\n\n{address}    2/2\n"


def test_hyphens_that_lines_lost_are_those_of_the_printed_title() -> None:
    title = "Skarholm-Ferry stops for the winter"

    assert headline(printed("SkarholmFerry stops for the winter", "By Ana Ferreira", title=title)) == title


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        (f"Islands: {HEAD}", HEAD),
        (f"“We are late” {HEAD}", HEAD),
        (f"Home Islands {HEAD}", HEAD),
        (f"Nearly 300 of {HEAD}", None),
        (HEAD, None),
        ("Ferry returns to harbour", None),
        ("Islands: the Skarholm ferry stops for winter", None),
    ],
    ids=["colon", "quotation", "trail", "sentence", "whole", "another", "small"],
)
def test_a_kicker_is_what_the_address_does_not_have(text: str, bare: str | None) -> None:
    found = without_kicker(Title(0, 1, text), {"ferry", "skarh", "stops", "winte"})

    assert (found.text if found else None) == bare


def test_a_title_far_above_the_prose_is_found_by_the_printed_one() -> None:
    """A whole page of other stories lies between the two."""
    teasers = [f"{name} tells of {n} years at the mill" for n, name in enumerate(("Ann", "Bo", "Cy", "Di") * 14)]

    assert headline(printed(HEAD, *teasers, title=f"{HEAD} - Torton Courier")) == HEAD


def test_of_the_way_to_a_title_only_its_end_is_the_title() -> None:
    assert headline(page(f"You are here: Home » News » {HEAD}", "By Ana Ferreira", "March 3, 2026")) == HEAD


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("It rained.\nhttps://h.example/a 1/2\n\fStill.\nhttps://h.example/a 2/2", "https://h.example/a"),
        ("It rained.\n1. https://s.example/share?url=https%3A%2F%2Fh.example%2Fa%3Fid=3&t=x", "https://h.example/a"),
        ("It rained. See https://h.example/a", ""),
        ("It rained.\n\fStill.", ""),
        ("It rained.=http", ""),
    ],
    ids=["printed", "carried", "another's", "none", "nothing"],
)
def test_a_pages_own_address_is_printed_or_carried(raw: str, address: str) -> None:
    assert own_address(make_page(raw)) == address


def test_a_page_without_words_in_its_address_tells_nothing() -> None:
    assert own_stems(make_page("It rained.\nhttps://h.example/a12345 1/2\n\fStill.")) == set()
    assert own_stems(make_page(f"It rained.\n{ADDRESS} 1/2\n\fStill.")) == {"ferry", "skarh", "stops", "winte"}


def test_a_line_that_fills_the_column_goes_on() -> None:
    above, short, below = make_page(
        "The ferry between Torton and Skarholm will not\nThe ferry between\nrun again before April"
    ).lines
    full = title_joints.joint(above, below, wrapped=True, column=48, goes_on=False, same=False)
    loose = title_joints.joint(above, below, wrapped=True, column=80, goes_on=False, same=False)

    assert title_joints.must_go_on(full)
    assert title_joints.is_filled(full)
    assert not title_joints.must_go_on(loose)
    assert title_joints.joint(short, above, wrapped=True, column=80, goes_on=False, same=False) == 0


def test_where_too_few_lines_are_cut_there_is_no_column() -> None:
    lines = "\n".join(["The ferry has crossed the sound every day since", "1961, and it will not again."] * 2)
    blocks, _ = lines_to_blocks.labelled(make_page(lines), DEFAULTS)

    assert title_joints.column_of(blocks, 0, len(blocks)) == 0


@pytest.mark.parametrize(
    ("site", "mark", "is_one"),
    [
        ("Harbour News", "-", True),
        ("harbour.example", "-", True),
        ("渡船新聞", "|", True),
        ("Портовая газета", "|", True),
        ("Портовая газета", "-", False),
        ("and sinks", "|", False),
        ("It is late.", "|", False),
        ("The Harbour and the Town That Lives of It Still", "-", False),
    ],
)
def test_a_sites_name_behind_a_title(site: str, mark: str, *, is_one: bool) -> None:
    assert is_site(site, mark) is is_one
