"""The headline: the title near the prose that most speaks for, or none."""

import json
from pathlib import Path

import pytest

import newsparse
from newsparse.lines_to_blocks import headlines
from newsparse.lines_to_blocks.title_looks import TABLES
from newsparse.lines_to_blocks.titles import could_be_title

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
