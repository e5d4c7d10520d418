"""Files that know their blocks: what is a paragraph, a subhead, a caption in HTML and Word."""

import io
import sys
import zipfile

import pytest

import newsparse
from newsparse.readers import Source, read
from newsparse.readers.html import page_of

FIRST = "The night ferry to Norvik did not sail on Monday, the harbour office said. Nobody was hurt in the storm."
SAID = "“We do,” said Ana Ruiz, who sells tickets at the quay and has done so for twenty years."
LAST = "The next ferry is to sail on Tuesday, if the wind allows, said the mayor, who had come to see for herself."
CREDITED = "The ferry <i>Velm</i> at the quay on Monday.<span>Jonas Pell / AFP</span>"

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ferry to Norvik is cancelled</title></head><body>
<nav><figure><figcaption>Weather map</figcaption></figure></nav>
<h1>Ferry to Norvik is cancelled</h1>{lead}
<div class="story"><p>{first}</p>
<h2>Who pays</h2><p>{said}</p>
<ul><li>A pier</li><li>A lamp</li><li>An oak rail</li></ul>
{figure}tail of the picture<p>{last}</p>
<table><tr><td>Route</td><td><p>Price</p><p>in euros</p></td></tr>
<tr><td>Norvik<br>and back</td><td>12</td></tr></table>
</div>
<aside><h3>Most read</h3><figure><figcaption>Dog wins prize</figcaption></figure></aside></body></html>"""


def page(figure="", lead=""):
    pytest.importorskip("trafilatura")
    text = PAGE.format(first=FIRST, said=SAID, last=LAST, figure=figure, lead=lead)
    (source,) = read(text.encode())
    return source


def caption(text):
    return f"<figure><img src=a.jpg><figcaption>{text}</figcaption></figure>"


def word_file(*paragraphs, styles=""):
    """A Word file of pairs of style and text."""
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for style, text in paragraphs
    )
    return word_zip(body, styles=styles)


def word_zip(body, more="", *, styles="", space=SPACE, name="word/document.xml"):
    """A Word file of this body."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, f'<w:document xmlns:w="{space}" {more}><w:body>{body}</w:body></w:document>')
        if styles:
            archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{space}">{styles}</w:styles>')
    return file.getvalue()


def word(*paragraphs, styles=""):
    (source,) = read(word_file(*paragraphs, styles=styles))
    return source


def test_blocks_of_a_page_stay_apart():
    """A subhead does not run into its paragraph, nor an item of a list into the next."""
    article = page().parse()
    texts = article.text.split("\n\n")

    assert [subhead.text for subhead in article.subheads] == ["Who pays"]
    assert SAID in texts
    assert [text for text in texts if text.startswith("- ")] == ["- A pier", "- A lamp", "- An oak rail"]
    assert [text for text in texts if text.startswith("|")] == [
        "| Route | Price in euros |",
        "| Norvik and back | 12 |",
    ]
    assert article.unaccounted() == ()


def test_a_caption_is_one_with_or_without_a_credit():
    """It stands where its picture stood, and not in the text."""
    article = page(caption(CREDITED) + caption("Passengers wait in the hall.")).parse()

    assert [(one.text, one.credit and one.credit.text) for one in article.captions] == [
        ("The ferry Velm at the quay on Monday.", "Jonas Pell / AFP"),
        ("Passengers wait in the hall.", None),
    ]
    assert "Passengers" not in article.text
    assert "tail of the picture" in article.text
    assert article.raw.index("oak rail") < article.raw.index("Jonas Pell") < article.raw.index(LAST)


@pytest.mark.parametrize(
    "form",
    [
        '<div class="wp-caption"><img src=a><p class="wp-caption-text">{}</p></div>',
        '<div class="media"><img src=a><span class="image__caption">{}</span></div>',
        '<dl><dt><img src=a><dd class="Caption big">{}</dl>',
        '<figure><div class="caption"><figcaption>{}</figcaption></div></figure>',
    ],
)
def test_a_caption_may_be_one_by_its_class(form):
    """As content systems name it; once, however many elements stand around it."""
    article = page(form.format(CREDITED)).parse()

    assert [(one.text, one.credit.text) for one in article.captions] == [
        ("The ferry Velm at the quay on Monday.", "Jonas Pell / AFP")
    ]
    assert article.raw.count("Velm") == 1


@pytest.mark.parametrize(
    "form",
    [
        '<div class="captions">{}</div>',
        '<div class="nocaption">{}</div>',
        '<div class="caption"><h3>A dog</h3>{}</div>',
        '<div class="caption">{}' + "It was a long night. " * 30 + "</div>",
    ],
)
def test_a_class_may_look_like_one_of_captions(form):
    """Buttons of players, teasers with titles, long texts."""
    assert "caption" not in {name for _, name in page(form.format("Passengers wait in the hall.")).known}


def test_a_long_caption_is_not_lost():
    """As of an essay in pictures; programs in it are no text."""
    text = "It was a long night. " * 50
    source = page(caption(f"{text}<!-- ad --><script>x()</script><button>Open</button>"))

    assert [span.of(source.text) for span, name in source.known if name == "caption"] == [text.strip()]


def test_parts_of_a_caption_do_not_touch():
    """Whatever parts them in the page."""
    source = page(caption("<p>the quay</p><p>at noon</p>by day<br>and night.<b>Ana Ruiz</b>"))

    assert "the quay at noon by day and night. Ana Ruiz" in source.text


def test_the_caption_of_the_lead_picture_is_read():
    """It stands between headline and text, outside of what holds the text."""
    source = page(lead=caption("The quay in the morning."))

    assert [one.text for one in source.parse().captions] == ["The quay in the morning."]


def test_the_headline_is_the_h1_over_the_text():
    """A kicker may stand above it, a deck below; it may stand outside of what holds the text. A logo is none."""
    pytest.importorskip("trafilatura")
    head = "<p>Transport</p><h1>Ferry to Norvik is cancelled</h1><h2>Passengers wait all night as a storm hits</h2>"
    text = f"<p>{FIRST}</p><h1>Who pays</h1><p>{SAID}</p><p>{LAST}</p>"
    title = "<title>Ferry to Norvik is cancelled | The Courier</title>"
    for body in (
        f"<article>{head}{text}</article>",
        f"<div><h1><a href=/>The Courier</a></h1></div><div>{head}</div><article>{text}</article>",
    ):
        (source,) = read(f"<!doctype html><html>{title}<body>{body}</body></html>".encode())
        article = source.parse()

        assert article.headline.text == "Ferry to Norvik is cancelled"
        assert article.headline.spans
        assert [subhead.text for subhead in article.subheads] == ["Who pays"]


def test_a_heading_far_down_is_no_headline():
    """Then the title is the page's."""
    pytest.importorskip("trafilatura")
    text = f"<title>Ferry is late</title><article><p>{FIRST}</p><h1>Who pays</h1><p>{SAID}</p><p>{LAST}</p></article>"
    (source,) = read(f"<!doctype html><html>{text}</html>".encode())

    assert [name for _, name in source.known] == ["", "subhead", "", ""]


@pytest.mark.parametrize(
    "teaser",
    ['<figcaption><a href="/dog">Dog wins prize</a></figcaption>', "<figcaption> </figcaption>", "<img src=a>"],
)
def test_a_teaser_has_no_caption(teaser):
    """What is a link leads to another article; menus and asides are not of this one."""
    source = page(f"<figure>{teaser}</figure>")

    assert "caption" not in {name for _, name in source.known}
    assert "Weather" not in source.text
    assert "Dog" not in source.text


def test_a_caption_without_a_figure_is_read():
    """As old pages have it; what follows it is not lost."""
    source = page("<p>x <figcaption>Passengers wait in the hall.</figcaption> and more words here</p>")

    assert [span.of(source.text) for span, name in source.known if name == "caption"] == [
        "Passengers wait in the hall."
    ]
    assert "and more words here" in source.text


def test_a_table_of_layout_is_no_table():
    """Old pages are laid out by one: its cells hold blocks."""
    pytest.importorskip("trafilatura")
    text = f"{FIRST}<br><br><b>Who pays</b><br><br>{SAID}<br><br>{LAST}"
    (source,) = read(f"<html><body><table><tr><td>Home</td><td>{text}</td></tr></table></body></html>".encode())

    assert source.parse().text.split("\n\n")[-4:] == [FIRST, "Who pays", SAID, LAST]


def test_lines_that_were_typed_stay_lines():
    """``<pre>`` keeps its line ends, for the parser to join; other line ends of the source are blanks."""
    pytest.importorskip("trafilatura")
    typed = "\n".join([FIRST[:50], FIRST[50:], "", LAST])
    (source,) = read(
        f"<html><body><article><h1>Ferry</h1><p>It\nrained in Norvik</p><pre>{typed}</pre></article>".encode()
    )

    assert typed in source.text
    assert "It rained in Norvik\n\n" in source.text


def test_a_page_of_headings_alone_is_all_of_the_page():
    """No paragraph, no article."""
    pytest.importorskip("trafilatura")
    (source,) = read(b"<html><body><h2>Ferry to Norvik</h2><h2>Cancelled</h2></body></html>")

    assert source.text == "Ferry to Norvik\n\nCancelled"


def test_without_trafilatura_blocks_stay_apart_too(monkeypatch):
    """Typed lines stay; an end tag without a start does no harm."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    text = "</pre><h2>Who pays</h2><p>It\nrained.<br>A lot.<ul><li>A pier<li>A lamp</ul><pre>\nIt\nrained.\n</pre>"

    assert page_of(text, None).text.split("\n\n") == [
        "Who pays",
        "It rained.",
        "A lot.",
        "A pier",
        "A lamp",
        "It\nrained.",
    ]
    (source,) = read(f"<html>{text}".encode())
    assert source.parse().paragraphs[-1].text == "It rained."


def test_paragraphs_of_word_stay_apart():
    """Headings and captions are known by their style, whatever the language of its id; the first is the headline."""
    source = word(
        ("berschrift1", "Ferry to Norvik is cancelled"),
        ("", FIRST),
        ("", ""),
        ("berschrift1", "Who pays"),
        ("", SAID),
        *(("", item) for item in ("A pier", "A lamp", "An oak rail")),
        ("caption", "Passengers wait in the hall."),
        ("", LAST),
        styles='<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>',
    )
    article = source.parse()

    assert article.headline.text == "Ferry to Norvik is cancelled"
    assert [subhead.text for subhead in article.subheads] == ["Who pays"]
    assert [one.text for one in article.captions] == ["Passengers wait in the hall."]
    assert article.text.split("\n\n") == [FIRST, "Who pays", SAID, "A pier", "A lamp", "An oak rail", LAST]


def test_word_says_some_things_twice():
    """What was moved away, what old programs show, places of tabs; a box in a paragraph is one of its own."""
    body = (
        "<w:p><w:pPr><w:tabs><w:tab w:pos='9'/></w:tabs></w:pPr><w:moveFrom>"
        "<w:r><w:t>It rained.</w:t></w:r></w:moveFrom>"
        "<w:r><w:t>Nobody </w:t></w:r><m:AlternateContent><m:Choice><w:p><w:r><w:t>A box.</w:t></w:r></w:p></m:Choice>"
        "<m:Fallback><w:p><w:r><w:t>A box.</w:t></w:r></w:p></m:Fallback></m:AlternateContent>"
        "<w:r><w:t>came.</w:t></w:r></w:p><w:p><w:moveTo><w:r><w:t>It rained.</w:t></w:r></w:moveTo></w:p>"
    )
    more = 'xmlns:m="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    (source,) = read(word_zip(body, more))

    assert source.text == "A box.\n\nNobody came.\n\nIt rained."


def test_word_has_a_strict_form():
    """Of another namespace, and its document may have a number."""
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = "<w:p><w:r><w:t>It rained.</w:t></w:r></w:p>"
    (source,) = read(word_zip(body, space=strict, name="word/document2.xml"))

    assert (source.kind, source.text) == ("docx", "It rained.")


def test_lines_pasted_into_word_are_joined():
    """Where paragraphs go on in lower case they are lines."""
    source = word(
        ("", "The night ferry to Norvik did not sail on"),
        ("", "monday, the office said."),
        ("", ""),
        ("", "It rained."),
    )

    assert source.parse().text == "The night ferry to Norvik did not sail on monday, the office said.\n\nIt rained."


def test_what_is_known_can_be_left_out_and_explained():
    """The rule has a name, and the trace tells of it."""
    text = "It rained in Norvik on Monday.\n\nWho pays"
    source = Source(text, "html", known=((newsparse.Span(0, 30), ""), (newsparse.Span(32, 40), "subhead")))
    article, trace = source.parse_and_explain()

    assert [subhead.text for subhead in article.subheads] == ["Who pays"]
    assert "markup" in {step.rule for step in trace.at(32)}
    assert source.parse(options=newsparse.ParseOptions(skip_rules={"markup"})).subheads == ()
