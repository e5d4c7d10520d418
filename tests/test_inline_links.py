"""Links in the article's text: which marks of a text browser's references are its own, and which the page's."""

import pytest

from newsparse import parse
from newsparse.blocks_to_article.inline_links import is_share, is_teaser, site_of
from newsparse.lines_to_blocks import geometry
from newsparse.testing import make_page

LONG = (
    "The ferry to Torton came back on Monday after a year in the yard, and half the town stood on the pier to see it, "
    "said the mayor, who had waited there since six in the morning with her two sons."
)
OTHER = (
    "Nobody on the island had been to the dentist since autumn. The post came by a fishing boat, the bread by another, "
    "and the doctor did not come at all, which the council calls a scandal."
)
OWN = "https://www.harbour.example"


def links_of(text, *addresses):
    """Return the addresses of the inline links of *text*, whose marks from [1] on lead to *addresses*."""
    count = len(addresses)
    menu = "\n".join(f"     * [{count + n}]{name}" for n, name in enumerate(("Sport", "Boats", "Town", "Help"), 1))
    listed = [*addresses, *[f"{OWN}/page/{n}" for n in range(1, 5)]]
    lines = "\n".join(f"{n:4}. {url}" for n, url in enumerate(listed, 1))
    article = parse(f"{text}\n\n{menu}\n\nReferences\n\n{lines}", language="en")
    return [link.url for link in article.links if str(link.kind) == "inline" and "/page/" not in link.url]


def around(middle):
    return f"{LONG}\n\n{middle}\n\n{OTHER}"


def test_mark_in_a_paragraph_leads_to_its_address():
    """What the sentence says of another page is the article's link, wherever it leads."""
    text = around(f"[1]The yard in [2]Lowmoor was slow, said the mayor, and it cost a lot. {OTHER}")

    assert links_of(text, f"{OWN}/topic/yard", "https://lowmoor.example/") == [
        f"{OWN}/topic/yard",
        "https://lowmoor.example/",
    ]


@pytest.mark.parametrize(
    "url",
    [
        "https://social.example/share?url=https://www.harbour.example/ferry",
        "https://social.example/sharer.php?u=ferry",
        "https://pins.example/pin/create/button/?url=ferry",
        "https://twitter.example/intent/tweet?text=Ferry",
        "mailto:ann@harbour.example",
        "https://wa.me/?text=ferry",
        "https://harbour.disqus.com/?url=ferry",
        "https://pictures.harbour.example/ferry.JPG",
    ],
)
def test_tools_of_the_page_are_no_links_of_the_article(url):
    """To pass a page on, to talk about it, to see a picture of it is not what the article links to."""
    assert is_share(url)
    assert links_of(around(f"{OTHER} [1]Pass it on, she said."), url) == []


@pytest.mark.parametrize("url", ["https://harbour.example/share/of/the/ferry", "https://harbour.example/send-off"])
def test_words_of_a_title_are_no_tools(url):
    """An article may be about shares."""
    assert not is_share(url)


def test_title_of_another_article_is_no_link_of_this_one():
    """A teaser among the sentences leads where its own words say, on the same site."""
    teaser = f"{OTHER} [1]River rises over the old bridge in Torton market after the storm It was a bad night."
    slug = "river-rises-over-old-bridge-in-torton-market"

    assert links_of(around(teaser), f"{OWN}/{slug}") == []
    assert links_of(around(teaser), f"https://lowmoor.example/{slug}") == [f"https://lowmoor.example/{slug}"]


def test_teaser_needs_its_words_in_order():
    """What shares some words with an address is the article's own sentence."""
    slug = "https://harbour.example/ferry-returns-to-torton-harbour-after-year"

    assert is_teaser("Ferry returns to the Torton harbour, after one year", slug)
    assert not is_teaser("After a year in Torton the ferry returns", slug)
    assert not is_teaser("Ferry returns to Torton", "https://harbour.example/ferry-returns-to-torton")


def test_title_by_itself_is_no_link_of_the_article():
    """A short line that is all link and no sentence is a teaser, whatever its address says."""
    address = f"{OWN}/what-the-council-of-torton-did-in-spring-4711"
    text = f"[1]Boats and bread: spring of the council that nobody in all of Torton had asked for{{}}\n\n{LONG}"

    assert links_of(around(text.format("")), address) == []
    assert links_of(around(text.format(", he said.")), address) == [address]


def test_address_of_the_article_itself_is_none_of_its_links():
    """A page leads to itself in its share bar, its comments and its caption."""
    title = "Ferry returns to Torton harbour after a year"
    text = f"{title}\n\nBy Ann Holm\n\n{LONG}\n\n{OTHER} [1]All of it, she says, is true."
    address = f"{OWN}/ferry-returns-to-torton-harbour-after-a-year"

    assert links_of(text, address, address, address) == []
    assert links_of(text, address) == [address]


def test_address_that_a_share_button_carries_is_the_pages_own():
    """Whatever the headline says, a link to the page itself is none of the article's."""
    own = f"{OWN}/a-year-without-boats"
    text = around(f"{OTHER} All of it, she says in [1]her notes, is true.\n\n[2]Share")

    assert links_of(text, f"{own}/#notes", f"https://social.example/share?url={own}&t=x") == []
    assert links_of(text, f"{own}/#notes", "https://social.example/") == [f"{own}/#notes"]


@pytest.mark.parametrize("way", ["authors/ann-holm", "newsletter", "user/settings/", "kontakt"])
def test_pages_of_the_papers_own_people_are_no_links_of_the_article(way):
    """Its author's page belongs to the byline; that of another house's author is a source."""
    text = around(f"{OTHER} Ann Holm, it says in [1]her notes, was there.")

    assert links_of(text, f"{OWN}/{way}") == []
    assert links_of(text, f"https://lowmoor.example/{way}") == [f"https://lowmoor.example/{way}"]


def test_line_far_from_the_prose_links_for_the_page():
    """Below the article come the page's own lines."""
    gap = "\n\n".join(f"{n} July 2026" for n in range(1, 8))
    notice = "Please use a browser like [1]Lantern to read it."

    assert links_of(f"{LONG}\n\n{OTHER}\n\n{LONG}\n\n{gap}\n\n{notice}", "https://lantern.example/get") == []
    assert links_of(f"{LONG}\n\n{notice}\n\n{OTHER}", "https://lantern.example/get") == ["https://lantern.example/get"]


def test_caption_that_leads_to_another_site_links_for_the_article():
    """The page's own furniture leads to the page's own site."""
    text = around("Graphic: The price of bread on the island since autumn - [1]here")

    assert links_of(text, "https://graphics.example/bread") == ["https://graphics.example/bread"]
    assert links_of(text, f"{OWN}/bread") == []


def test_signature_of_a_post_is_no_link_of_the_article():
    """The address of a post stands behind its date."""
    text = around("— Harbour News (@harbournews) [1]July 18, 2026")

    assert links_of(text, "https://posts.example/harbournews/18") == []


def test_page_without_addresses_has_no_links():
    """Nothing is looked for where nothing is printed."""
    assert parse(around(OTHER), language="en").links == ()


def test_site_is_the_end_of_a_host():
    """A newspaper's sections have hosts of their own."""
    assert site_of("https://harbour.example/a") == site_of("http://sport.harbour.example?a") == "harbour.example"
    assert site_of("https://localhost/a") == ""


def test_marks_fill_the_column_too():
    """A text browser breaks its lines with the marks in them: without them, lines with many look short."""
    line = "the [{}]ferry and the [{}]boats of the [{}]harbour are old"
    marked = [line.format(n, n + 1, n + 2) for n in range(1, 25, 3)]
    raw = "\n".join([*marked, "as old as anything that stands around the harbour", "x" * 20])
    page = make_page(raw)
    plain = geometry.measure(page.lines)
    printed = geometry.measure(page.lines, geometry.as_printed(page.lines, page))

    assert printed.column > plain.column


def test_a_number_and_two_blanks_before_an_address_are_a_reference():
    """More blanks make the number a marker of its line, which stands before the block."""
    text = "The mill was sold on Monday.[1] It had stood by the weir for many years, the town said.[2]"
    listed = "Links:\n------\n[1]  https://example.org/mill\n[2] https://example.org/weir\n"

    found = [link.url for link in parse(f"{text}\n\n{listed}").links]
    assert found == ["https://example.org/mill", "https://example.org/weir"]
