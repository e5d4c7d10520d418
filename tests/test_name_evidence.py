"""What speaks for names without a lead, and what against: every sign on a page where it holds and on one where not."""

import pytest

from newsparse.lines_to_blocks.bare_names import best_run, run_of_names
from newsparse.lines_to_blocks.name_evidence import MOST_OF_PAGE, WEIGHTS, Head, evidence, weight
from newsparse.models import Block, Span
from newsparse.testing import make_page

PROSE = "The river rose in Torton by two metres on Sunday night, and the mayor asked all who live near it to leave."
PAGE = [("headline", "River rises in Torton"), ("chrome", "Ana Ruiz"), ("paragraph", PROSE), ("paragraph", PROSE)]


def head_of(parts, low=0, language="en"):
    """Return the top of a page of blocks, each of one line: the prose is its paragraphs of some length."""
    page = make_page("\n".join(text for _, text in parts), language=language)
    blocks = [
        Block(kind, "drop_chrome" if kind == "chrome" else kind, [line], line.text, (Span(line.start, line.end),))
        for (kind, _), line in zip(parts, page.lines, strict=True)
    ]
    prose = [i for i, block in enumerate(blocks) if block.text.startswith(PROSE[:20])]
    kinds = [kind for kind, _ in parts]
    at = kinds.index("headline") if "headline" in kinds else -1
    return Head(blocks, page, low, at, prose[0], prose[-1])


def signs(parts, low=0):
    head = head_of(parts, low)
    for i in range(low, len(parts)):
        run = run_of_names(head, i, len(parts))
        if run.authors:
            return evidence(head, run)
    raise AssertionError("no names in this page")


def put(parts, i, *more):
    """Return the page with more blocks before block *i*."""
    return [*parts[:i], *more, *parts[i:]]


def named(text, kind="chrome"):
    return [PAGE[0], (kind, text), *PAGE[2:]]


HOLDS = {
    "date_below": put(PAGE, 2, ("timestamp", "3 May 2026")),
    "date_above": put(PAGE, 1, ("timestamp", "3 May 2026")),
    "date_beyond": put(PAGE, 2, ("chrome", "Torton"), ("timestamp", "3 May 2026")),
    "reading_time_below": put(PAGE, 2, ("reading_time", "3 min read")),
    "tools_below": put(PAGE, 2, ("share", "Share")),
    "credit_above": put(PAGE, 1, ("credit", "Photo: AFP")),
    "under_headline": PAGE,
    "near_headline": put(PAGE, 1, ("chrome", "12:05"), ("chrome", "3 of 5")),
    "above_headline": [PAGE[1], PAGE[0], *PAGE[2:]],
    "no_headline": PAGE[1:],
    "far": [PAGE[1], *[("chrome", "12:05")] * 30, *PAGE[2:]],
    "at_the_top": PAGE[1:],
    "near_prose": put(PAGE, 2, ("chrome", "12:05")),
    "below_prose": [PAGE[0], PAGE[2], PAGE[1], PAGE[3]],
    "several": named("Ana Ruiz, Bo Li"),
    "twice": put(PAGE, 2, ("chrome", "Ana Ruiz")),
    "capitals": named("ANA RUIZ"),
    "title": named("Ana Ruiz, Reporter"),
    "two_words": PAGE,
    "many_words": named("Ana Ruiz Kappel Holm"),
    "with_date": named("Ana Ruiz, 3 May 2026", "timestamp"),
    "in_credit": named("Ana Ruiz and AFP", "credit"),
    "page_word": named("Ana Share"),
    "page_words": named("Share Ruiz Comments"),
    "in_headline": named("River Ruiz"),
    "again_here": put(PAGE, 2, ("chrome", "more from Ana Ruiz")),
    "address": put(PAGE, 4, ("url", "https://harbour.example/staff/ana-ruiz")),
    "again_above": put(PAGE, 0, ("chrome", "Best of Ana Ruiz")),
    "in_small_letters": named("Mayor Ruiz"),
    "in_prose": named("Torton Ruiz"),
    "common_words": put(named("Tall Boats"), 2, ("chrome", "the tall boats of")),
    "a_list": named("Ana Ruiz, Bo Li, Cy Holm, Di Kappel, Ed Pearce, Flo Dole, Gus Amsel, Hal Kohl, Ida Sieber"),
}


@pytest.mark.parametrize("sign", WEIGHTS)
def test_sign_is_seen(sign):
    """Each sign that is weighed has a page that shows it."""
    parts = HOLDS[sign]
    low = 1 if sign == "again_above" else 0

    assert sign in signs(parts, low)


def test_plain_page_shows_nothing_else():
    """A name right between headline and prose: under the headline, of two words, and nothing against it."""
    assert {"under_headline", "two_words"} == set(signs(PAGE))


def test_what_a_layout_injects_is_no_neighbour():
    """A page's turn between the name and its date."""
    parts = put(PAGE, 2, ("url", "https://harbour.example/a"), ("folio", "2"), ("timestamp", "3 May 2026"))

    assert "date_below" in signs(parts)


def test_what_a_layout_injects_is_no_way():
    """The turn of a page between the headline and the name, and between the name and the prose."""
    turn = [("url", "https://harbour.example/a"), ("folio", "2"), ("running_head", "Harbour News")]

    assert set(signs(PAGE)) == set(signs(put(PAGE, 1, *turn))) == set(signs(put(PAGE, 2, *turn)))


@pytest.mark.parametrize(("below", "found"), [("Updated 15.59 | Published 14.14", True), ("Updated daily", False)])
def test_time_without_a_day_is_a_date(below, found):
    assert ("date_below" in signs(put(PAGE, 2, ("chrome", below)))) is found


def test_names_go_on_over_the_turn_of_a_page():
    turn = [("url", "https://harbour.example/a"), ("folio", "2")]
    parts = put(PAGE, 2, *turn, ("chrome", "Bo Li"))

    assert run_of_names(head_of(parts), 1, 5).places == [1, 4]


def test_the_same_name_on_the_next_page_is_no_second():
    parts = put(PAGE, 2, ("url", "https://harbour.example/a"), ("chrome", "Ana Ruiz"))

    assert run_of_names(head_of(parts), 1, 4).places == [1]


@pytest.mark.parametrize("line", ["Ana Ruiz / AFP", "Ana Ruiz/Harbour Pictures"])
def test_photographer_and_agency_are_no_authors(line):
    assert not run_of_names(head_of(named(line, "credit")), 1, 2).authors


def test_what_is_written_for_somebody_is_a_title():
    assert not run_of_names(head_of(named("Special Days for Harbour Workers")), 1, 2).authors


@pytest.mark.parametrize(
    ("line", "found"), [("Portrait of Ana Ruiz Ana Ruiz", True), ("Ana Ruiz – Reporter Reporter", True)]
)
def test_name_behind_what_its_portrait_is_called(line, found):
    run = run_of_names(head_of(named(line)), 1, 2)

    assert ([author.name for author in run.authors] == ["Ana Ruiz"]) is found


@pytest.mark.parametrize(
    ("line", "dated"), [("3 May 2026 Ana Ruiz", True), ("3 May 2026 | Ana Ruiz", True), ("Ana Ruiz", False)]
)
def test_name_behind_a_date(line, dated):
    run = run_of_names(head_of(named(line)), 1, 2)

    assert [author.name for author in run.authors] == ["Ana Ruiz"]
    assert run.dated is dated


def test_what_the_end_tells_of_the_author_does_not_count():
    """Four paragraphs of news, then one about who wrote them."""
    told = [*PAGE, ("paragraph", PROSE), ("paragraph", PROSE)]
    about = ("paragraph", f"Ana Ruiz is a reporter. {PROSE} Write to Ruiz, or call Ruiz.")
    head = head_of([*told, about])
    head.end = 6

    assert not head.speaks_of("Ana Ruiz")
    head = head_of([*told, about, ("paragraph", PROSE + " So Ruiz, and Ruiz again.")])
    head.end = 7
    assert head.speaks_of("Ana Ruiz")


@pytest.mark.parametrize("names", ["Share Comments", "Ana RuizKappelHolm"])
def test_words_of_menus_and_words_that_lost_their_blanks_are_no_names(names):
    assert not run_of_names(head_of(named(names)), 1, 2).authors


@pytest.mark.parametrize(("names", "found"), [("山田花子", True), ("東京・山", False)])
def test_names_in_signs_have_three(names, found):
    assert bool(run_of_names(head_of(named(names), language="ja"), 1, 2).authors) is found


def test_titles_and_agencies_go_with_the_names():
    """A run goes on over what stands between names, agencies and titles, and ends before anything else."""
    parts = put(PAGE, 2, ("chrome", "and"), ("chrome", "AFP"), ("chrome", "Reporter"), ("chrome", "Harbour Fair"))
    run = run_of_names(head_of(parts), 1, 6)

    assert run.places[:4] == [1, 2, 3, 4]
    assert run.titled


def test_run_does_not_end_between_names():
    parts = put(PAGE, 2, ("chrome", "and"), ("chrome", "3 of 5"))

    assert run_of_names(head_of(parts), 1, 4).places == [1]


def test_words_round_a_name_are_no_second_name():
    """A link to the author's other articles."""
    parts = put(PAGE, 2, ("chrome", "Follow Ana Ruiz"))

    assert run_of_names(head_of(parts), 1, 3).places == [1]


def test_people_that_the_prose_speaks_of_are_no_authors():
    told = [*PAGE, ("paragraph", PROSE + " Ana Ruiz said so, and Ruiz knows.")]

    assert not run_of_names(head_of(told), 1, 2).authors


def test_what_cannot_come_to_enough_is_not_looked_at_through():
    """The score stays what place and words give, where the rest of the page cannot change the outcome."""
    head = head_of(HOLDS["again_here"])
    run = run_of_names(head, 1, 2)
    full = weight(head, run, 0)

    assert WEIGHTS["again_here"] == full - weight(head, run, full + MOST_OF_PAGE + 1)


def test_the_most_likely_names_are_the_byline():
    """Of two runs the one beside a date."""
    parts = put(PAGE, 1, ("chrome", "Harbour Fair"), ("chrome", "Read on"))
    parts = put(parts, 4, ("timestamp", "3 May 2026"))
    head = head_of(parts)

    assert best_run(head, len(parts)) == [3]
    assert best_run(head, len(parts), 200) == []
