"""The third step: what each block says, and the labels that go with it."""

from __future__ import annotations

import pytest

from casefiles import cases
from newsparse import ParseOptions, parse, text_to_lines
from newsparse.blocks_to_article.byline import parse_byline
from newsparse.blocks_to_article.caption import credits_of, parse_caption
from newsparse.blocks_to_article.contributors import sections
from newsparse.blocks_to_article.credit import parse_credit
from newsparse.blocks_to_article.dateline import find_dateline
from newsparse.blocks_to_article.headline import is_site, same_title, without_site
from newsparse.blocks_to_article.links import goes_on_as_url, parse_related, reference_of, urls_in
from newsparse.blocks_to_article.names import is_agency, is_organisation, is_person
from newsparse.blocks_to_article.parts import merged, raw_spans
from newsparse.blocks_to_article.run_in_credit import split_run_in
from newsparse.blocks_to_article.slugs import best_url, slug_matches, slug_score, with_hyphens
from newsparse.blocks_to_article.tagline import parse_tagline
from newsparse.blocks_to_article.timestamps import ZONES, date_in_url, find_timestamps, is_age
from newsparse.lang import languages, load
from newsparse.lang.agencies import agencies
from newsparse.lang.calendar import month_numbers
from newsparse.lang.labels import labels_of
from newsparse.lang.places import places
from newsparse.lines_to_blocks import run
from newsparse.lines_to_blocks.caption_looks import shows_picture
from newsparse.models import Block, Span
from newsparse.options import DEFAULTS

PROSE = "The river rose in Torton by two metres on Sunday night, and the mayor asked all who live near it to leave."
MORE = "The water went down again on Monday evening, the mayor said, and most of those who had left came back."


def lang_of(case):
    return load(case.get("language", "en"))


BYLINE = {"raw", "language", "bare", "authors", "agency", "roles", "locations", "affiliations", "emails", "handles"}
CREDIT = {"raw", "language", "text", "photographers", "agencies", "kind", "words"}
DATELINE = {"raw", "language", "text", "places", "region", "agency", "date"}
TAGLINE = {"raw", "language", "role", "names", "agency"}
STAMPS = {"raw", "language", "found", "is_age"}
ALL = BYLINE | CREDIT | DATELINE | TAGLINE | STAMPS


@pytest.mark.parametrize("case", cases("blocks_to_article", ALL, "byline"))
def test_byline_says(case):
    found = parse_byline(case["raw"], lang_of(case), bare=case.get("bare", False))
    authors = found.authors if found else ()

    assert case["authors"] == [author.name for author in authors]
    assert case.get("agency") == (found.agency if found else None)
    assert case.get("roles", []) == [author.role for author in authors if author.role]
    assert case.get("locations", []) == [author.location for author in authors if author.location]
    assert case.get("affiliations", []) == [author.affiliation for author in authors if author.affiliation]
    assert case.get("emails", []) == [author.email for author in authors if author.email]
    assert case.get("handles", []) == [author.handle for author in authors if author.handle]


@pytest.mark.parametrize("case", cases("blocks_to_article", ALL, "credit"))
def test_credit_says(case):
    found = parse_credit(case["raw"], lang_of(case))

    assert case.get("text") == (found.text if found else None)
    if found:
        assert case.get("photographers", []) == list(found.photographers)
        assert case.get("agencies", []) == list(found.agencies)
        assert case.get("kind", "photo") == found.kind


@pytest.mark.parametrize("case", cases("blocks_to_article", ALL, "run_in"))
def test_caption_ends_in_a_credit(case):
    raw = case["raw"]
    found = split_run_in(raw, lang_of(case))

    assert case.get("text") == (found[2].text if found else None)
    if found:
        end, start, credit = found
        assert case["words"] == raw[:end]
        assert credit.text in raw[start:]


@pytest.mark.parametrize("case", cases("blocks_to_article", ALL, "dateline"))
def test_dateline_says(case):
    raw = case["raw"]
    found = find_dateline(raw, lang_of(case))

    assert case.get("text") == (found.text if found else None)
    if found:
        assert found.text == raw[found.start : found.end]
        assert case["places"] == list(found.places)
        assert case.get("region") == found.region
        assert case.get("agency") == found.agency
        assert case.get("date") == found.date


@pytest.mark.parametrize("case", cases("blocks_to_article", ALL, "tagline"))
def test_tagline_says(case):
    found = parse_tagline(case["raw"], lang_of(case))

    assert case.get("role") == (found.role if found else None)
    if found:
        assert case.get("names", []) == list(found.names)
        assert case.get("agency") == found.agency


@pytest.mark.parametrize("case", cases("blocks_to_article", ALL, "stamps"))
def test_timestamps_found(case):
    found = find_timestamps(case["raw"], lang_of(case))

    assert case["found"] == [f"{stamp.kind} {stamp.value.isoformat()}" for stamp in found]


@pytest.mark.parametrize("case", cases("blocks_to_article", ALL, "age"))
def test_age_is_told(case):
    assert case["is_age"] == is_age(case["raw"], lang_of(case))


@pytest.mark.parametrize("state", places().states + places().provinces, ids=lambda state: state.postal)
def test_every_state_makes_a_dateline(state):
    """Its name, its usual abbreviation and its postal code, all after a town."""
    for form in (state.name, state.ap, state.postal, *state.other):
        found = find_dateline(f"Torton, {form} — Rain fell.", load("en"))

        assert found is not None, form
        assert form == found.region
        assert found.places == ("Torton",)


@pytest.mark.parametrize("code", languages())
def test_every_month_is_read(code):
    """Every form of every month of every language, with the number it stands for."""
    lang = load(code)
    for form, number in month_numbers(lang).items():
        if form[0].isdigit():
            found = (
                find_timestamps(f"2026年{form}3日", lang)
                if code != "ko"
                else find_timestamps(f"2026년 {form} 3일", lang)
            )
        else:
            found = find_timestamps(f"3 {form} 2026, 10:05", lang)

        assert [number] == [stamp.value.month for stamp in found], form


@pytest.mark.parametrize("code", languages())
def test_every_language_has_all_months(code):
    assert {str(i) for i in range(1, 13)} == load(code).calendar.months.keys()


def test_united_states_are_complete():
    """Fifty states, the district and five territories, each abbreviation once."""
    states = places().states

    assert len(states) == 56
    assert len({state.postal for state in states}) == 56
    assert len({state.ap for state in states}) == 56


@pytest.mark.parametrize("zone", sorted(ZONES))
def test_every_zone_is_read(zone):
    (stamp,) = find_timestamps(f"3 May 2026 10:05 {zone.upper()}", load("en"))

    assert stamp.value.utcoffset().total_seconds() == ZONES[zone] * 60


@pytest.mark.parametrize("name", sorted(agencies().wire))
def test_every_agency_signs(name):
    """Each form of an agency is one alone, and signs a byline."""
    for form in agencies().wire[name]:
        assert is_agency(form), form

        found = parse_byline(f"By {form}", load("en"))
        assert found is not None, form
        assert (found.authors, found.agency) == ((), form)


@pytest.mark.parametrize("code", languages())
def test_every_byline_lead_opens_a_byline(code):
    lang = load(code)
    for lead in labels_of(lang).byline:
        if lead[0] < "\u2e80":
            assert parse_byline(f"{lead.title()} Beatrix Holm", lang), lead


@pytest.mark.parametrize("code", languages())
def test_every_related_lead_opens_a_related_line(code):
    lang = load(code)
    for lead in labels_of(lang).related:
        found = parse_related(f"{lead}: Ferry returns to the harbour", lang)

        assert found is not None, lead
        assert found.title == "Ferry returns to the harbour"


@pytest.mark.parametrize("code", languages())
def test_every_credit_lead_opens_a_credit(code):
    lang = load(code)
    for lead in labels_of(lang).credit:
        if lead in {"©", "(c)"}:
            continue
        found = parse_credit(f"{lead}: Beatrix Holm", lang)

        assert found is not None, lead
        assert found.photographers == ("Beatrix Holm",), lead


@pytest.mark.parametrize("code", languages())
def test_every_place_in_a_picture_makes_a_caption(code):
    lang = load(code)
    for place in labels_of(lang).picture_places:
        assert shows_picture(f"Beatrix Holm ({place}) in Torton", lang), place
        assert not shows_picture(f"Beatrix Holm {place} in Torton", lang), place
    for row in labels_of(lang).picture_rows:
        assert shows_picture(f"In Torton {row}: Beatrix Holm, Bo Li", lang), row
    for opening in labels_of(lang).picture_openings:
        assert shows_picture(f"{opening.capitalize()} Beatrix Holm in Torton", lang), opening


@pytest.mark.parametrize("code", languages())
def test_every_credit_tail_ends_a_credit(code):
    lang = load(code)
    for tail in labels_of(lang).credit_tail:
        found = parse_credit(f"Beatrix Holm {tail}", lang)

        assert found is not None, tail
        assert found.text == "Beatrix Holm", tail


@pytest.mark.parametrize("code", languages())
def test_nobody_is_called_what_agencies_write_for_no_name(code):
    lang = load(code)
    for word in labels_of(lang).unnamed:
        found = parse_credit(f"{word.capitalize()}/AP", lang)

        assert found is not None, word
        assert found.photographers == (), word
        assert found.agencies == ("AP",), word


def test_names_tell_people_from_organisations():
    en = load("en")

    assert all(is_person(name, en) for name in ("J. Ruiz", "Ana Ruiz III", "ANA O'NEILL", "Ana-María Ruiz", "von Ruiz"))
    assert not any(is_person(name, en) for name in ("Ana", "Ana von", "ana ruiz"))
    assert not is_person("Ana Ruiz.", en)
    assert not is_person("A Ruiz B Costa C Holm D", en)
    assert not is_person("x", en)
    assert is_person("松岡 大地", load("ja"))
    assert not is_person("東京新聞", load("ja"))
    assert is_organisation("The Harbour/News", en)
    assert is_organisation("東京新聞", load("ja"))
    assert not is_organisation("", en)
    assert not is_organisation("the news of the world", en)
    assert not is_organisation("One two three four five six seven eight News", en)
    assert not is_organisation("News that matters today", en)


def test_titles_lose_their_site():
    assert without_site("Ferry returns | Harbour News | harbour.example") == "Ferry returns"
    assert without_site("Ferry returns - at last") == "Ferry returns - at last"
    assert without_site("FERRY RETURNS - AT LAST") == "FERRY RETURNS - AT LAST"
    assert without_site("Ferry - Harbour News") == "Ferry - Harbour News"
    assert same_title("Ferry returns: at last", "Ferry returns at last")
    assert not is_site("A name that is far too long to be the name of a site or section")


@pytest.mark.parametrize(
    ("url", "title", "whole"),
    [
        (
            "https://h.example/a/nine-boatsleave-1234.html",
            "Nine boats leave",
            "https://h.example/a/nine-boats-leave-1234.html",
        ),
        ("https://h.example/how-tosurvive-snow", "How to survive the snow", "https://h.example/how-to-survive-snow"),
        ("https://h.example/howsurvive-snow", "How to survive the snow", "https://h.example/how-survive-snow"),
        ("https://h.example/faehrekehrt-zurueck", "Fähre kehrt zurück", "https://h.example/faehre-kehrt-zurueck"),
        ("https://h.example/ferry-timetable", "Ferry: the time table, and why it is a timetable", None),
        ("https://h.example/covid19-in-town", "Covid-19 in town", None),
        ("https://h.example/Nineboats", "Nine boats leave", None),
        ("https://nineboats.example", "Nine boats leave", None),
        ("https://h.example/?q=nineboats", "", None),
        ("https://h.example/nineboats", "Nine of all the other boats leave", None),
        ("https://h.example/many-more-words-in-front-nineboats", "Nine boats leave", None),  # too far to the right
        ("a.example/nineboats", "Nine boats leave", None),  # the line was not full there
    ],
)
def test_an_address_gets_back_the_hyphens_that_its_title_proves(url, title, whole):
    """What the title does not prove stays as it was printed."""
    assert with_hyphens(url, title, ["(", url], lambda: 28) == (whole or url)


def test_a_related_link_of_a_wrapped_page_gets_its_hyphens_back():
    """How long a full line is, the prose of the page tells."""
    prose = (
        "The ferry was late on Monday and on\nTuesday, when it did not come at all\n"
        "until the evening, the mayor said to\nthe paper."
    )
    raw = f"{prose}\nRelated: Nine boats leave Torton\n(https://h.example/nine-boats-leavetorton)\n{prose}\n"
    raw += prose.replace("Monday", "Sunday")
    links = [parse(text).links for text in (raw, raw.replace("\n", "\n\n"))]

    assert [link.url for link in links[0]] == ["https://h.example/nine-boats-leave-torton"]
    assert [link.url for link in links[1]] == ["https://h.example/nine-boats-leavetorton"]


def test_urls_and_their_titles():
    en = load("en")

    assert urls_in("(www.harbour.example/a).") == [(1, 22, "www.harbour.example/a")]
    assert slug_matches("Fähre kehrt zurück", "https://h.example/faehre-kehrt-zurueck")
    assert slug_matches("Паром вернулся в гавань", "https://h.example/parom-vernulsya-v-gavan")
    assert slug_score("Ferry returns", "https://h.example/a/b.html") == 0
    assert best_url("Ferry returns to harbour", []) is None
    assert reference_of(" 12. https://h.example/a") == ("12", "https://h.example/a")
    assert parse_related("Related: " + "x" * 600, en) is None
    assert parse_related("Related: " + "x" * 300, en) is None
    assert parse_related("Read more: Ferry (https://h.example/f)", en).url == "https://h.example/f"
    assert parse_related("* Read more: Ferry [3]", en).reference == "3"
    assert parse_related("Read more", en).title == ""
    assert not goes_on_as_url("https://h.example/a", "")
    assert goes_on_as_url("https://h.example/a", "b-c.html")
    assert not goes_on_as_url("https://h.example/a", "https://h.example/b")


def test_day_in_a_url():
    assert date_in_url("https://h.example/2026/04/21/a").day == 21
    assert date_in_url("https://h.example/2026/02/31/a") is None


def test_caption_with_leads_and_counters():
    en = load("en")

    assert parse_caption("CAPTION: Boats wait.", en) == ("Boats wait.", None)
    words, credit = parse_caption("[1/5] Boats wait.", en, "Photo: Ana Ruiz/AP")
    assert (words, credit.text) == ("Boats wait.", "Ana Ruiz/AP")
    assert parse_caption("[Image: Boats wait]", en)[0] == "Boats wait"


def block(kind, text, rule=""):
    return Block(kind, rule or kind, [], text, (Span(0, len(text)),))


def test_credit_belongs_to_the_caption_above_first():
    above, credit, below = block("caption", "Boats"), block("credit", "AP"), block("caption", "Cars", "credit_above")

    assert credits_of([above, credit, below]) == {id(above): credit}
    assert credits_of([block("paragraph", "x"), credit, below]) == {id(below): credit}
    assert credits_of([credit]) == {}


def test_parts_are_merged():
    blocks = [block("url", "https://h.example/a-"), block("url", "b", "url_part"), block("byline", "By", "byline_lead")]
    found = merged([*blocks, block("byline", "Ana Ruiz", "byline_part"), block("related_url", "x", "related_part")])

    assert [one.text for one in found] == ["https://h.example/a-b", "By\nAna Ruiz", "x"]


def test_raw_spans_of_a_stretch():
    assert raw_spans(block("timestamp", "3 May 2026"), 0, 10) == (Span(0, 10),)
    assert raw_spans(block("timestamp", "3 May 2026"), 2, 5) == (Span(2, 5),)


@pytest.mark.parametrize("case", cases("labelled_blocks", {"raw", "language", "kinds"}))
def test_blocks_are_labelled(case):
    page = text_to_lines.run(case["raw"], case.get("language", "en"), DEFAULTS)

    assert case["kinds"] == [block.kind for block in run(page, DEFAULTS)]


def article_of(raw):
    return parse(raw, language="en", options=ParseOptions(quotes=False))


def test_article_has_all_its_parts():
    article = article_of(
        "River rises in Torton\n\nBy Ana Ruiz and AFP\n\nPublished: 3 May 2026, 10:05 | Updated: 4 May 2026\n\n"
        "Boats wait in the harbour. Bo Li / AP / TASS\n\n"
        f"TORTON, Wis. (AP) — {PROSE}\n\nRead more: Ferry returns to the harbour\n\n{MORE}\n\n"
        "https://harbour.example/2026/05/03/ferry-returns-to-the-harbour\n\nAFP contributed reporting."
    )

    assert article.headline.text == "River rises in Torton"
    assert [author.name for author in article.bylines[0].authors] == ["Ana Ruiz"]
    assert article.bylines[0].agency == "AFP"
    assert article.published.value.isoformat() == "2026-05-03T10:05:00"
    assert article.updated.value.day == 4
    assert article.captions[0].text == "Boats wait in the harbour."
    assert article.captions[0].credit.agencies == ("AP", "TASS")
    assert article.dateline.region == "Wis."
    assert article.dateline.spans[0].of(article.raw) == "TORTON, Wis. (AP) —"
    assert [(link.text, link.url) for link in article.links] == [
        ("Ferry returns to the harbour", "https://harbour.example/2026/05/03/ferry-returns-to-the-harbour")
    ]
    assert article.taglines[0].agency == "AFP"
    assert article.unaccounted() == ()


def test_credit_on_its_line_goes_to_its_caption():
    article = article_of(f"{PROSE}\n\nBoats wait in the harbour\nPhoto by Ana Ruiz\n/\nAFP via Getty Images\n\n{MORE}")

    assert [(c.text, c.credit.text) for c in article.captions] == [
        ("Boats wait in the harbour", "Ana Ruiz / AFP via Getty Images")
    ]
    assert article.unaccounted() == ()


def test_credit_lead_alone_takes_the_name_below():
    article = article_of(f"{PROSE}\n\nBoats wait in the harbour\nImage:\nAna Ruiz\n\n{MORE}")

    assert [(c.text, c.credit.text) for c in article.captions] == [("Boats wait in the harbour", "Ana Ruiz")]


def test_references_are_anchored_in_their_paragraph():
    article = article_of(
        f"{PROSE}\n\nThe ferry [1] went down [2] again on Monday evening, the mayor [3] said, and all came home.\n\n"
        "* Read more: River rises in Torton [4]\n\n"
        "[1] https://h.example/ferry\n[2] https://h.example/down\n[3] https://h.example/mayor\n[4] https://h.example/river"
    )

    assert [(link.url, link.paragraph) for link in article.links if str(link.kind) == "inline"] == [
        ("https://h.example/ferry", 1),
        ("https://h.example/down", 1),
        ("https://h.example/mayor", 1),
    ]
    assert [link.url for link in article.links if str(link.kind) == "related"] == ["https://h.example/river"]


def test_address_in_brackets_is_put_together():
    article = article_of(
        f"{PROSE}\n\nRelated: River rises in Torton again (https://h.example/2026/the-\nriver-rises-\nagain)\n\n{MORE}"
    )

    assert [link.url for link in article.links] == ["https://h.example/2026/the-river-rises-again"]
    assert article.unaccounted() == ()


def test_title_that_goes_on_below_its_lead():
    article = article_of(f"{PROSE}\n\nRelated: Torton floods:\nRiver rises (https://h.example/river-rises)\n\n{MORE}")

    assert [link.url for link in article.links] == ["https://h.example/river-rises"]


def test_titles_and_addresses_left_over_go_together():
    article = article_of(f"{PROSE}\n\nRelated: Something else\n\n{MORE}\n\nhttps://h.example/item/123\n\n{PROSE}")

    assert [(link.text, link.url) for link in article.links] == [("Something else", "https://h.example/item/123")]


def test_address_in_the_text_is_an_inline_link():
    article = article_of(f"{PROSE} See https://h.example/river for more on it.")

    assert [(link.url, str(link.kind), link.paragraph) for link in article.links] == [
        ("https://h.example/river", "inline", 0)
    ]


def test_age_is_kept_as_text():
    article = article_of(f"River rises in Torton\n\n3 hours ago\n\n{PROSE}\n\n{MORE}")
    stamps = [one for one in article.blocks if type(one).__name__ == "Timestamp"]

    assert [(stamp.text, stamp.value) for stamp in stamps] == [("3 hours ago", None)]
    assert article.published is None


def test_date_of_the_running_head_is_better_than_none():
    pages = [
        f"Harbour News | May 3, 2026\n\n{PROSE}\n\n{MORE}\n\n{PROSE}\n\n{MORE}\n\nPage {n} of 3" for n in (1, 2, 3)
    ]
    article = article_of("\n\f".join(pages))

    assert article.published is not None
    assert article.published.value.isoformat() == "2026-05-03T00:00:00"
    assert article.published.spans[0].of(article.raw) == article.published.text


def test_address_of_the_page_tells_the_day_as_a_last_resort():
    article = article_of(
        f"River rises in Torton again\n\n{PROSE}\n\n{MORE}\n\nhttps://h.example/2026/05/03/river-rises-in-torton-again"
    )

    assert article.published.source == "url"
    assert article.published.value.day == 3


def test_print_date_is_no_date_of_the_article():
    page = f"5/4/26, 8:35 PM      River rises in Torton - Harbour News\n{PROSE}\n{MORE}\n"
    article = article_of(page + "\f" + page)

    assert article.published is None
    assert all(one.rule in {"print_header", "leftover"} for one in article.artifacts if one.kind == "running_head")


def test_bylines_of_teasers_are_let_go():
    teaser = "Ferry returns\nBy Bo Li\n"
    article = article_of(f"River rises in Torton\n\nBy Ana Ruiz\n\n{PROSE}\n\n{MORE}\n\n{PROSE}\n\n" + teaser * 6)

    assert [author.name for byline in article.bylines for author in byline.authors] == ["Ana Ruiz"]


MARKED = """The ferry is [1]late, the harbour board said on Sunday, and [2]Ana Ruiz asked all to wait.

   Read more: [3]

   — Bo Li (@boli) [4]May 3, 2026

References

   1. https://h.example/ferry-is-late-again
   2. mailto:ana@h.example
   3. https://h.example/more
   4. https://posts.example/boli/status/1
"""


def test_only_what_names_an_article_is_a_link():
    """Not a writer's address, not the address of a post itself, not a lead with nothing behind it."""
    article = parse(MARKED)

    assert [(link.url, link.text) for link in article.links] == [("https://h.example/ferry-is-late-again", None)]
    assert not article.unaccounted()


def test_a_wires_last_line_is_a_tagline_for_each_role():
    raw = "It rained.\n\n(Reporting by Ana Ruiz in Torton and Bo\nLi in Rome;\nWriting by Cy Do; Editing by Ed Fu)"
    article = parse(raw)

    assert [(tagline.role, tagline.names) for tagline in article.taglines] == [
        ("reporting", ("Ana Ruiz", "Bo Li")),
        ("writing", ("Cy Do",)),
        ("editing", ("Ed Fu",)),
    ]
    assert article.taglines[1].spans[0].of(article.raw) == "Writing by Cy Do;"
    assert article.bylines == ()


def test_a_tagline_with_a_part_nobody_can_read_stays_whole():
    raw = "(Reporting by Ana Ruiz; Editing by the night)"

    assert len(sections(raw, load("en"))) <= 1


def test_a_bare_date_in_the_body_is_not_the_articles():
    """A post in the body shows when it was sent; only a date with a label counts there."""
    told = [PROSE.replace("Sunday", day) for day in ("Monday", "Tuesday", "Friday", "Saturday", "Sunday")]
    body = "\n\n".join(["River rises in Torton", *told[:3], "{}", *told[3:]])

    assert parse(body.format("3:51 PM · Nov 12, 2015")).published is None
    assert parse(body.format("Published Nov 12, 2015")).published.value.year == 2015
