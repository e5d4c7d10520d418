"""
Strategies that write news: prose as newsrooms write it, and pages as scrapers leave it.

All names, towns and papers are invented. `news_pages` damages what it writes the way real layouts do;
`clean_prose` gives paragraphs with nothing to repair; `any_text` is anything at all, halves of surrogate
pairs included.
"""

from __future__ import annotations

import textwrap

from hypothesis import strategies as st

FIRST = ("Ana", "Bo", "Chiara", "Dmitri", "Élodie", "Femi", "Greta", "Hanna-Lee", "J.", "Zoë")
LAST = ("Lindqvist", "O'Hara", "van der Meer", "Okafor", "Šimek", "Brandt", "de Souza", "McAllister")
ROLES = ("Mayor", "Foreign Minister", "Dr.", "police spokesman", "chief executive", "Judge")
PLACES = ("PORT ELLERY", "LOWEN, Ore.", "Tessaly", "NETHER HOLLIN/VELM", "Grünau", "ST. BRENN")
AGENCIES = ("AP", "Reuters", "AFP", "dpa", "NPA")
MONTHS = ("January", "Feb.", "March", "Sept.", "December")
VERBS = ("said", "told reporters", "added", "warned", "asked", "according to", "denied that")
NOUNS = ("bridge", "council", "post-war treaty", "harbour", "self-employed baker", "election", "co-operative", "ferry")
ENDS = ("was closed on Monday", "had cost 1,200.50 crowns", "would not be repaired", "is \u201cno gift\u201d", "fell")
SITES = ("www.portcourier.example", "wealdgazette.example", "t.example")

names = st.builds(lambda first, last: f"{first} {last}", st.sampled_from(FIRST), st.sampled_from(LAST))
officials = st.builds("{} {}".format, st.sampled_from(ROLES), names)
speakers = names | officials | st.sampled_from(["he", "She", "the mayor"])
clauses = st.builds("the {} {}".format, st.sampled_from(NOUNS), st.sampled_from(ENDS))
quote_marks = st.sampled_from(
    [("\u201c", "\u201d"), ('"', '"'), ("\u201e", "\u201c"), ("\u00ab", "\u00bb"), ("``", "''")],
)
urls = st.builds(
    "https://{}/{}/{}".format,
    st.sampled_from(SITES),
    st.sampled_from(["2026/03/03", "news", "a"]),
    st.lists(st.sampled_from(NOUNS), min_size=1, max_size=4).map(lambda words: "-".join(words).replace(" ", "-")),
)


@st.composite
def sentences(draw):
    """One sentence: plain, reported or quoted."""
    said = draw(clauses)
    who, cue = draw(speakers), draw(st.sampled_from(VERBS))
    opening, closing = draw(quote_marks)
    forms = (
        f"{said[0].upper()}{said[1:]}.",
        f"{who} {cue} {said}.",
        f"{opening}{said[0].upper()}{said[1:]},{closing} {who} {cue}.",
        f"{opening}{said[0].upper()}{said[1:]},{closing} {cue} {who}. {opening}And {draw(clauses)}.{closing}",
        f"{who} {cue} that {said}, {draw(clauses)}.",
    )
    return draw(st.sampled_from(forms))


prose = st.lists(sentences(), min_size=1, max_size=5).map(" ".join)
# What is printed twice in a row is read as a picture's text and its caption: that is damage, and none is meant here.
clean_prose = st.lists(prose, min_size=1, max_size=6, unique=True).map("\n\n".join)

bylines = st.builds(
    "{}{}{}".format, st.sampled_from(["By ", "by ", "BY ", ""]), names, st.sampled_from(["", ", Staff Writer"])
)
datelines = st.builds(
    "{} ({}) {} ".format, st.sampled_from(PLACES), st.sampled_from(AGENCIES), st.sampled_from(["\u2014", "-", "_"])
)
dates = st.builds("{} {}, 2026".format, st.sampled_from(MONTHS), st.integers(1, 31))
credit_lines = st.builds("{} / {}".format, names, st.sampled_from(AGENCIES)) | st.builds("(Photo by {})".format, names)
captions = st.builds("{} near the {}. {}".format, names, st.sampled_from(NOUNS), credit_lines)
folios = st.integers(1, 400).flatmap(
    lambda n: st.sampled_from([f"{n}", f"- {n} -", f"Page {n} of 400", f"A{n}", f"{n}/400", f"Seite {n}"])
)
furniture = st.one_of(
    urls,
    folios,
    captions,
    credit_lines,
    bylines,
    dates,
    prose,
    names.map(str.upper),
    st.sampled_from(
        [
            "",
            "\f",
            "* * *",
            "________________",
            "Continued on Page A7",
            "Advertisement",
            "Share  Tweet  Email",
            "Sign up for our newsletter",
            "Related article: Who Pays for the Ferry?",
            "READ MORE:",
            "3/3/26, 9:41 AM      Harbour bridge to close - The Port Courier",
            "Port Courier - Tuesday 3 March 2026          2",
            "   [12]Skip to content",
            "References",
            "AFP contributed reporting.",
            "(Reporting by Ana Brandt; Editing by Bo Okafor)",
            "HEADLINE: Bridge closes",
            "LOAD-DATE: March 3, 2026",
            "\u00a9 2026 The Port Courier. All rights reserved.",
            "Correction: An earlier version misstated the price.",
            "BesitzQuelle: dpa",
            "Ana BrandtPublished Mar 3, 2026",
            "\u2014 Bo Okafor (@bo) March 3, 2026",
        ]
    ),
    st.text(max_size=40),
)


@st.composite
def news_pages(draw):
    """An article, wrapped, hyphenated, indented, quoted, and interrupted by what else is printed on a page."""
    head = draw(st.lists(st.one_of(names.map(str.title), bylines, dates, captions, clauses), max_size=4))
    body = draw(st.lists(prose, min_size=1, max_size=5))
    body[0] = draw(datelines | st.just("")) + body[0]
    width = draw(st.sampled_from([24, 40, 60, 80, 95, 100_000]))
    indent = draw(st.sampled_from(["", "", "   ", "\t"]))
    gap = draw(st.sampled_from(["\n\n", "\n", "\n\n\n", "\r\n\r\n"]))
    lines = []
    for paragraph in [*head, *body]:
        wrapped = textwrap.wrap(paragraph, width, initial_indent=indent) or [""]
        lines += [*"\n".join(wrapped).split("\n"), None]
    lines = [_hyphenated(line, draw) for line in lines]
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(lines)))
        around = draw(st.sampled_from(["", "\n"]))
        lines.insert(at, around + draw(furniture) + around)
    mark = draw(st.sampled_from(["", "", "", "> ", "  "]))
    end = "\r\n" if "\r" in gap else "\n"
    text = "".join(gap if line is None else f"{mark}{line}{end}" for line in lines)
    return draw(st.sampled_from(["", "\ufeff", "\n\n"])) + text


@st.composite
def columns(draw):
    """Two or three articles side by side, as an extractor that keeps the layout writes them; a line over them."""
    width = draw(st.sampled_from([24, 40]))
    indent = draw(st.sampled_from(["", "   "]))
    texts = draw(st.lists(st.lists(prose, min_size=2, max_size=4), min_size=2, max_size=3))
    sides = [[row for text in side for row in textwrap.wrap(text, width, initial_indent=indent)] for side in texts]
    height = max(map(len, sides))
    gutter = draw(st.integers(2, 6))
    rows = ["".join((side[i] if i < len(side) else "").ljust(width + gutter) for side in sides) for i in range(height)]
    head, foot = draw(clauses), draw(folios)
    return "\n".join(
        [head, "", *(row.rstrip() for row in rows), "", "", foot, draw(st.sampled_from(["", "\f"])), *rows[:4]]
    )


def _hyphenated(line, draw):
    """Cut a long word of the line with a hyphen, soft or hard, now and then: what follows starts a line of its own."""
    if line is None or len(line) < 20 or draw(st.integers(0, 3)):
        return line
    at = draw(st.integers(3, len(line) - 3))
    if not line[at - 2 : at + 2].isalpha():
        return line
    return line[:at] + draw(st.sampled_from(["-\n", "\u00ad\n", "\u00ad", "\u200b", "-\n\n"])) + line[at:]


PUNCTUATION = " \t\n\f\r\u00a0\u2028aA1.,:;-\u00ad\u2013\u2014\"'\u2018\u2019\u201c\u201d\u00ab\u00bb()[]/@|*>_"
any_text = st.one_of(
    st.text(max_size=300),
    st.text(st.characters(), max_size=60),  # with halves of surrogate pairs
    st.text(st.sampled_from(PUNCTUATION), max_size=120),
    st.lists(furniture, max_size=12).map("\n".join),
)
raw_texts = news_pages() | columns() | any_text
