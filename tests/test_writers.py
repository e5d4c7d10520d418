"""Articles in other forms: valid, safe, and true to the article."""

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta, timezone
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given, settings

import newsparse
from newsparse.models import (
    Article,
    Artifact,
    Author,
    Byline,
    Caption,
    Credit,
    Cue,
    Dateline,
    Deck,
    Headline,
    Kicker,
    Link,
    LinkKind,
    Paragraph,
    Quote,
    QuoteKind,
    Repair,
    Span,
    Speaker,
    SpeakerKind,
    Subhead,
    Tagline,
    Timestamp,
    TimestampKind,
)
from newsparse.testing import make_article
from newsparse.writers import (
    json_schema,
    quote_rows,
    to_brat,
    to_csv,
    to_html,
    to_jsonld,
    to_jsonld_text,
    to_markdown,
    to_ninjs,
    to_spacy,
    to_tei,
)
from newsparse.writers.html import to_notebook
from newsparse.writers.places import Place, Places
from newsparse.writers.safe import is_web, readable, valid
from newsparse.writers.schema import _type
from newsparse.writers.tables import COLUMNS
from strategies import news_pages

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.txt"))
STORIES = {path.stem: newsparse.parse(path.read_text(encoding="utf-8")) for path in GOLDEN}
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

NASTY = (
    "</script><script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "]]> --> <!-- {{7*7}} ${x} %0a &amp; &#0;",
    "\u202eright to left\u2066 unclosed",
    "NUL \0 bell \7 half \ud800 and \udfff, not a character \uffff",
    "=cmd|' /C calc'!A0",
    "javascript:alert(1)",
    "[x](javascript:alert(1)) `code` <https://a.example/>",
    "line\u2028separator\r\nand\x85next\x0bvertical\x0cfeed",
)


def hostile(nasty):
    """An article that has *nasty* wherever a text can stand."""
    raw = f"{nasty} said {nasty}."
    end = len(nasty)
    at = (Span(0, end),)
    after = (Span(end, len(raw)),)
    day = datetime(2021, 5, 2)  # noqa: DTZ001 - as a page without a zone gives it
    quotes = tuple(
        Quote(nasty, kind, at, Speaker(nasty, after, nasty, nasty, who), Cue(nasty, after, nasty), (0,), nasty)
        for kind, who in zip(QuoteKind, SpeakerKind, strict=False)
    )
    paragraph = Paragraph(raw, (Span(0, len(raw)),))
    blocks = (
        Headline(nasty, ()),
        Kicker(nasty, ()),
        Deck(nasty, ()),
        Byline(nasty, (Author(nasty, nasty, nasty, nasty, nasty, nasty),), nasty, ()),
        Timestamp(nasty, TimestampKind.PUBLISHED, day, has_time=True, source="text", spans=()),
        paragraph,
        Subhead(nasty, ()),
        Caption(nasty, Credit(nasty, (nasty,), (nasty,)), ()),
        Link(nasty, nasty, LinkKind.RELATED, ()),
        Link(None, nasty, LinkKind.RELATED, ()),
        Link(f"https://a.example/{nasty}", nasty, LinkKind.RELATED, ()),
        *(Tagline(nasty, role, (nasty,), nasty, ()) for role in ("editing", "reporting", "correction", "copyright")),
        Artifact(nasty, nasty, (), nasty),
    )
    return Article(
        raw,
        nasty,
        blocks,
        *blocks[:1],
        deck=blocks[2],
        kicker=blocks[1],
        bylines=(blocks[3],),
        dateline=Dateline(nasty, (nasty,), nasty, nasty, nasty, at),
        published=blocks[4],
        paragraphs=(paragraph,),
        captions=blocks[7:8],
        links=blocks[8:11],
        quotes=quotes,
        taglines=blocks[11:15],
        artifacts=blocks[15:],
    )


def parsed(xml):
    """What a parser of XML makes of a file."""
    return ET.fromstring(xml)  # noqa: S314 - our own files


class Seen(HTMLParser):
    """What a browser would make of a page."""

    VOID = ("meta", "br", "img")

    def __init__(self, page):
        super().__init__()
        self.tags, self.open, self.text, self.targets, self.ids = [], [], [], [], []
        self.feed(page)
        self.close()
        assert not self.open, "an element is left open"

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.append(tag)
        assert not [name for name in values if name.startswith("on")], "an attribute that runs"
        assert (values.get("href") or "#").startswith("#"), "an address that leads out"
        self.targets += [values["href"][1:]] if "href" in values else []
        self.ids += [values["id"]] if "id" in values else []
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert tag == self.open.pop()

    def handle_data(self, data):
        if "style" not in self.open:
            self.text.append(data)


@pytest.mark.parametrize("nasty", NASTY)
def test_html_is_safe_for_any_text(nasty):
    """Nothing of the text becomes markup; nothing can turn the page around."""
    page = to_html(hostile(nasty))
    seen = Seen(page)

    assert "script" not in seen.tags
    assert "img" not in seen.tags
    assert not set(page) & set("\0\7\ud800\udfff\u202e\u2066")
    page.encode()


@pytest.mark.parametrize("nasty", NASTY)
def test_markdown_is_safe_for_any_text(nasty):
    """Nothing of the text becomes a tag, a link or a break."""
    text = to_markdown(hostile(nasty))

    assert not re.search(r"(?<!\\)<(?!https://)", text)
    assert not re.search(r"(?<!\\)\]\(<?javascript", text)
    assert not set(text) & set("\0\7\ud800\u202e\u2066")
    text.encode()


@pytest.mark.parametrize("nasty", NASTY)
def test_tei_is_well_formed_for_any_text(nasty):
    """A parser of XML takes it, and finds the text."""
    root = parsed(to_tei(hostile(nasty)))

    assert root.find(f".//{TEI}body/{TEI}p") is not None
    assert valid(nasty).split() == "".join(root.find(f".//{TEI}title").itertext()).split()
    assert not [ref for ref in root.iter(f"{TEI}ref") if ref.get("target", "https:").startswith("javascript")]


@pytest.mark.parametrize("nasty", NASTY)
def test_csv_is_safe_for_any_text(nasty):
    """A spreadsheet sees no formula; a reader gets the cells back."""
    text = to_csv(quote_rows(hostile(nasty), nasty))
    rows = list(csv.reader(io.StringIO(text, newline="")))

    assert [len(COLUMNS)] * 4 == [len(row) for row in rows]
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@"))]
    text.encode()


@pytest.mark.parametrize("nasty", NASTY)
def test_json_forms_hold_any_text(nasty):
    """They can be written as UTF-8; JSON-LD can stand in a page; brat has its lines."""
    article = hostile(nasty)
    linked = to_jsonld_text(article)
    brat = to_brat(article)

    assert "<" not in linked
    assert json.loads(linked) == to_jsonld(article)
    linked.encode()
    json.dumps(to_ninjs(article), ensure_ascii=False).encode()
    brat.annotations.encode()
    assert all(re.fullmatch(r"[TR#]\d+\t.+", line) for line in brat.annotations.splitlines())
    assert len(brat.text) == len(article.text)


@pytest.mark.parametrize("name", STORIES)
def test_html_shows_all_of_the_text(name):
    """Every word of the raw text, in order; links lead to places of the page."""
    article = STORIES[name]
    page = to_html(article)
    seen = Seen(page)
    shown = "".join("".join(seen.text).partition("stripped\n\n")[2].partition("Who says what")[0].split())

    assert set(seen.targets) <= set(seen.ids)
    assert len(seen.ids) == len(set(seen.ids))
    if "Who says what" in page:
        for block in article.blocks:
            for span in block.spans:
                printed = span.of(article.raw)

                assert "".join(readable(printed).split())[:40] in shown or not printed.isascii()


def test_html_tells_rules_and_speakers():
    """The pointer on a block shows its rule, on a quote who said it, on a repair what it did."""
    raw = "“It rained on Mon-\nday,” said Ana Ruiz.\n\nhttps://norvik.example/ferry"
    page = to_html(*newsparse.parse_and_explain(raw))

    assert "url, by rule bare_url" in page
    assert "direct quote by Ana Ruiz" in page
    assert "reads as" in page
    assert "paragraph, by rule paragraph" in page


def test_html_marks_a_paragraph_that_goes_on():
    """What was injected stands between its halves, grey."""
    raw = "The ferry to Norvik did not sail, and nobody at\n\nhttps://norvik.example/ferry\n\nthe harbour knew why."
    page = to_html(newsparse.parse(raw))

    assert page.count("goes on") == 1
    assert page.index("nobody at") < page.index('class="row k-artifact out"') < page.index("the harbour knew")


def test_html_shows_what_cannot_be_seen():
    """Zero-width marks, controls and half characters have a mark with their name."""
    page = to_html(make_article("a\u200bb\x07c\ud800d\x0ce\rf"))

    for name in ("zero-width space", "control character", "half of a character"):
        assert name in page


def test_html_of_an_empty_article():
    """Nothing is something."""
    Seen(to_html(newsparse.parse("")))


def test_a_notebook_gets_a_part_of_a_page():
    """Two articles in one notebook do not share their ids."""
    one, two = (newsparse.parse(f"“It rained {n},” said Ana Ruiz.") for n in (1, 2))

    assert one._repr_html_() == to_notebook(one)
    assert "<html" not in to_notebook(one)
    assert not set(Seen(to_notebook(one)).ids) & set(Seen(to_notebook(two)).ids)
    assert one.to_html() == to_html(one)


@settings(max_examples=40)
@given(raw=news_pages())
def test_forms_take_any_page(raw):
    """Whatever the parser makes of a page, each writer takes."""
    article = newsparse.parse(raw)
    Seen(to_html(article))
    parsed(to_tei(article))
    to_markdown(article).encode()
    to_csv(quote_rows(article)).encode()
    places = Places(article)
    for quote in article.quotes:
        for place in places.of(quote.spans):
            assert 0 <= place.start < place.end <= len(article.text)


@pytest.mark.parametrize("name", STORIES)
def test_places_lead_to_the_same_words(name):
    """Letters of a span are letters of its place."""
    article = STORIES[name]
    places = Places(article)
    for paragraph in article.paragraphs:
        found = places.of(paragraph.spans)

        assert len(found) == len(paragraph.spans)
        assert (found[0].start, found[-1].end) == (found[0].start, found[0].start + len(paragraph.text))
        assert paragraph.text == article.text[found[0].start : found[-1].end]


def test_a_place_that_was_stripped_is_none():
    """Nothing of a folio stands in the clean text."""
    article = newsparse.parse("The ferry did not sail.\n\nhttps://norvik.example\n")

    assert Places(article).of([Span(25, 40)]) == []
    assert Places(article).of([Span(0, 3)]) == [Place(0, 0, 3)]


def test_places_step_over_repairs():
    """An inserted blank, a hyphen taken out: the ends are still right."""
    repairs = (Repair(Span(4, 6), "", "hyphen"), Repair(Span(9, 9), " ", "seam"))
    paragraph = Paragraph("informed all", (Span(0, 9), Span(9, 12)), repairs)
    article = Article("info-\nrmedall", "en", (paragraph,), paragraphs=(paragraph,))

    assert Places(article).of([Span(3, 12)])[0][1:] == (3, 11)


def test_subheads_count_in_places():
    """The clean text holds them, too."""
    head, body = Subhead("Head", (Span(0, 4),)), Paragraph("Body", (Span(5, 9),))
    article = Article("Head\nBody", "en", (head, body), paragraphs=(body,), subheads=(head,))

    assert Places(article).of([Span(5, 9)]) == [Place(0, 6, 10)]


@pytest.mark.parametrize("name", STORIES)
def test_json_is_as_its_schema_says(name):
    """The schema is that of what is written."""
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)

    jsonschema.Draft202012Validator(schema).validate(json.loads(STORIES[name].to_json()))


@pytest.mark.parametrize(
    "change",
    [{"schema_version": 2}, {"raw": 5}, {"extra": 1}, {"quotes": [{}]}, {"blocks": [["nowhere", 1]]}, {"blocks": [{}]}],
)
def test_the_schema_refuses_what_is_wrong(change):
    """It is strict, as the reader of JSON is."""
    data = newsparse.parse("It rained.").to_dict() | change

    assert list(jsonschema.Draft202012Validator(json_schema()).iter_errors(data))


def test_the_schema_knows_every_type():
    """A model that grows a field of a new kind is noticed here."""
    with pytest.raises(TypeError, match="no schema for"):
        _type(bytes)


def test_a_block_without_a_field_is_in_the_schema():
    """A date that is neither the first nor the last stands in the blocks alone."""
    stamp = Timestamp("Monday", TimestampKind.UPDATED, None, has_time=False, source="text", spans=(Span(0, 6),))
    data = Article("Monday", "en", (stamp,)).to_dict()

    jsonschema.Draft202012Validator(json_schema()).validate(data)


def test_jsonld_says_who_and_where():
    """People, agencies, places, pictures and corrections, each in its property."""
    article = hostile("Norvik")
    data = to_jsonld(article)

    assert data["author"][0]["jobTitle"] == "Norvik"
    assert data["sourceOrganization"] == [{"@type": "Organization", "name": "Norvik"}]
    assert data["locationCreated"] == [{"@type": "Place", "name": "Norvik, Norvik"}]
    assert data["image"][0]["creator"][0]["name"] == "Norvik"
    assert data["correction"][0]["@type"] == "CorrectionComment"
    assert [person["name"] for person in data["editor"] + data["contributor"]] == ["Norvik", "Norvik"]
    assert [part["@type"] for part in data["hasPart"]] == ["Quotation", "Quotation", "Claim"]
    assert data["hasPart"][0]["oa:hasSelector"] == [{"@type": "oa:TextPositionSelector", "oa:start": 0, "oa:end": 6}]


def test_jsonld_of_an_agency_and_of_nobody():
    """An agency writes if nobody else does; quotes without a known speaker have none."""
    byline = Byline("By Reuters", (), "Reuters", (Span(0, 10),))
    quote = Quote("x", QuoteKind.DIRECT, (), Speaker("he", (), None, None, SpeakerKind.PRONOUN), None, (), "r")
    ferries = Speaker("it", (), "Norvik Ferries", "x", SpeakerKind.ORGANISATION)
    company = Quote("y", QuoteKind.DIRECT, (), ferries, None, (), "r")
    caption = Caption("Rain", None, ())
    article = Article("By Reuters", "en", (byline,), bylines=(byline,), quotes=(quote, company), captions=(caption,))
    data = to_jsonld(article)

    assert data["author"] == [{"@type": "Organization", "name": "Reuters"}]
    assert "spokenByCharacter" not in data["hasPart"][0]
    assert data["hasPart"][1]["spokenByCharacter"] == {"@type": "Organization", "name": "Norvik Ferries"}
    assert data["image"] == [{"@type": "ImageObject", "caption": "Rain"}]


def stamp(value, *, has_time=True, kind=TimestampKind.PUBLISHED):
    return Timestamp("then", kind, value, has_time, "text", ())


def test_dates_say_no_more_than_the_text():
    """A day is a day; a zone is there if it was told; ninjs has no time without one."""
    day = datetime(2021, 5, 2, 9, 30)  # noqa: DTZ001 - as a page without a zone gives it
    east = day.replace(tzinfo=timezone(timedelta(hours=2)))

    assert to_jsonld(Article("", "en", published=stamp(day, has_time=False)))["datePublished"] == "2021-05-02"
    assert to_jsonld(Article("", "en", published=stamp(east)))["datePublished"] == "2021-05-02T09:30:00+02:00"
    assert "datePublished" not in to_jsonld(Article("", "en", published=stamp(None)))
    assert to_ninjs(Article("", "en", published=stamp(east)))["contentCreated"] == "2021-05-02T09:30:00+02:00"
    assert "contentCreated" not in to_ninjs(Article("", "en", published=stamp(day)))
    assert to_ninjs(Article("", "en", updated=stamp(day)), zone=UTC)["versionCreated"] == "2021-05-02T09:30:00+00:00"


def test_ninjs_has_what_it_asks_for():
    """An address of its own, the same each time; pictures as associations."""
    article = hostile("Norvik")
    data = to_ninjs(article)

    assert data["uri"] == to_ninjs(article)["uri"] != to_ninjs(make_article("x"))["uri"]
    assert (data["type"], data["located"], data["copyrightNotice"]) == ("text", "Norvik, Norvik", "Norvik")
    assert data["associations"][0]["uri"] == f"{data['uri']}#picture1"
    assert data["associations"][0]["by"] == "Norvik"
    bare = Article("", "en", captions=(Caption("", None, ()),))
    uri = f"{to_ninjs(bare)['uri']}#picture1"
    assert to_ninjs(bare)["associations"] == [{"name": "picture1", "uri": uri, "type": "picture"}]


def test_tei_marks_what_was_said():
    """Nested quotes nest, overlapping ones are left out, and the speaker is led to."""
    text = "He said she said it rained on Monday."
    speaker = Speaker("He", (), "Jo Berg", None, SpeakerKind.PERSON)
    company = Speaker("it", (), "Norvik Ferries", None, SpeakerKind.ORGANISATION)

    def quote(start, end, who, kind=QuoteKind.INDIRECT):
        return Quote(text[start:end], kind, (Span(start, end),), who, None, (0,), "r")

    paragraph = Paragraph(text, (Span(0, len(text)),))
    article = Article(
        text,
        "en",
        (paragraph,),
        paragraphs=(paragraph,),
        quotes=(
            quote(8, 36, speaker),
            quote(17, 26, company),
            quote(30, 37, None),
            quote(27, 29, None, QuoteKind.DIRECT),
        ),
    )
    root = parsed(to_tei(article))
    ids = {item.get(XML_ID): "".join(item.itertext()) for item in root.iter() if item.get(XML_ID)}
    (outer,) = (said for said in root.iter(f"{TEI}said") if len(said))

    assert ids == {"s1": "Jo Berg", "s2": "Norvik Ferries"}
    assert text == "".join(root.find(f".//{TEI}body/{TEI}p").itertext())
    assert (outer.get("who"), [inner.get("who") for inner in outer]) == ("#s1", ["#s2", None])
    assert {"true", "false"} == {said.get("direct") for said in root.iter(f"{TEI}said")}


def test_tei_of_a_headline_without_a_place():
    """Metadata stands at the head; a link without an address is a title."""
    link = Link(None, "More rain", LinkKind.RELATED, (Span(0, 9),))
    article = Article("More rain", "en", (link,), headline=Headline("Rain", ()), links=(link,))
    root = parsed(to_tei(article))

    assert root.find(f".//{TEI}body/{TEI}head").text == "Rain"
    assert root.find(f".//{TEI}body/{TEI}p/{TEI}ref").text == "More rain"


def test_tei_gives_links_their_target():
    """An address of the web leads there."""
    link = Link("https://norvik.example/?a=1&b=2", None, LinkKind.RELATED, (Span(0, 9),))
    root = parsed(to_tei(Article("x" * 9, "en", (link,), links=(link,))))

    assert root.find(f".//{TEI}ref").get("target") == "https://norvik.example/?a=1&b=2"


def test_brat_binds_each_stretch_once():
    """A speaker of two quotes is one annotation; parts of a quote are one, apart by a semicolon."""
    article = newsparse.parse("“It rained,” said Ana Ruiz, “and it rained.”")
    lines = to_brat(article).annotations.splitlines()
    bound = [line.split("\t") for line in lines if line.startswith("T")]

    assert len(bound) == len({where for _, where, _ in bound})
    for _, where, words in bound:
        ranges = [tuple(map(int, part.split())) for part in where.split(" ", 1)[1].split(";")]
        assert words == " ".join(article.text[start:end] for start, end in ranges)


def test_brat_leaves_out_what_is_not_in_the_text():
    """A quote with no place in the clean text is no annotation."""
    quote = Quote("x", QuoteKind.DIRECT, (Span(0, 1),), None, None, (), "r")
    speaker = Speaker("he", (Span(0, 1),), "Jo", None, SpeakerKind.PERSON)
    body = Paragraph("It rained.", (Span(2, 12),))
    said = Quote("It", QuoteKind.DIRECT, (Span(2, 4),), speaker, None, (0,), "r")
    article = Article("x It rained.", "en", (body,), paragraphs=(body,), quotes=(quote, said))

    assert to_brat(article).annotations == "T1\tDirectQuote 0 2\tIt\n"


def test_csv_rows_of_a_quote_without_anything():
    """Empty cells, not the word None."""
    quote = Quote("x", QuoteKind.DIRECT, (), None, None, (), "r")
    text = to_csv(quote_rows(Article("", "en", quotes=(quote,))))

    assert text.splitlines()[1] == ",0,direct,x,,,,,,,,,,r"


@pytest.mark.parametrize("url", ["HTTPS://norvik.example", "http://norvik.example/a?b=c&d"])
def test_web_addresses_may_be_links(url):
    """In any case."""
    assert is_web(url)


@pytest.mark.parametrize(
    "url", ["javascript:1", "data:text/html,x", "//norvik.example", 'https://a.example/"x', "https://a b", ""]
)
def test_other_addresses_may_not(url):
    """Nothing that runs, and nothing that breaks out."""
    assert not is_web(url)


def test_plain_text_is_left_alone():
    """Most texts hold nothing odd."""
    assert valid("Malmö “x”") == readable("Malmö “x”") == "Malmö “x”"
    assert readable("a\u200eb") == "a\u200eb"


class Doc:
    """As much of spaCy's as is used."""

    def __init__(self, text):
        self.text, self.spans = text, {}

    def char_span(self, start, end, label, span_id, alignment_mode):
        assert alignment_mode == "expand"
        return (self.text[start:end], label, span_id) if start else None


def test_spacy_gets_three_groups_of_spans():
    """Quotes by kind, speakers by name, cues by lemma; what has no token is left out."""
    doc = to_spacy(newsparse.parse("On Monday: “It rained,” said Ana Ruiz."), Doc)

    assert doc.spans["quotes"] == [("It rained,", "direct", "")]
    assert doc.spans["speakers"] == [("Ana Ruiz", "person", "Ana Ruiz")]
    assert doc.spans["cues"] == [("said", "cue", "say")]


def test_spacy_leaves_out_what_has_no_token():
    """And takes quotes that nobody said."""
    quote = Quote("It", QuoteKind.DIRECT, (Span(0, 2),), None, None, (0,), "r")
    paragraph = Paragraph("It rained.", (Span(0, 10),))
    article = Article("It rained.", "en", (paragraph,), paragraphs=(paragraph,), quotes=(quote,))

    assert to_spacy(article, Doc).spans == {"quotes": [], "speakers": [], "cues": []}
