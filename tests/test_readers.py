"""Files of all kinds, told by their content."""

import gzip
import io
import sys
import zipfile
from email.message import EmailMessage

import pytest

import newsparse
from newsparse.errors import ReaderError
from newsparse.models import Span
from newsparse.readers import Source, read, read_path
from newsparse.readers import docx as docx_reader
from newsparse.readers import files as file_reader
from newsparse.readers.encodings import to_text
from newsparse.readers.html import page_of, read_html

TEXT = "The ferry to Norvik did not sail on Monday, the harbour office said. Nobody was hurt."
GERMAN = (
    "Die Fähre fuhr nicht, sagte der Bürgermeister. Über den Hafen fegte ein Sturm. Für die Gäste gab es Brötchen, "
    "Käse und Äpfel; die Straße blieb gesperrt. Größere Schäden wurden zunächst nicht gemeldet. Später öffnete der Kai."
)
CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy. Loď do přístavu nepřijela, řekl starosta v pondělí večer městské radě."

PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><title>Ferry to Norvik is cancelled | The Courier</title>
<meta property="og:title" content="Ferry to Norvik is cancelled">
<meta name="author" content="Beatrix Holm">
<meta property="article:published_time" content="2021-05-02T09:30:00+02:00">
<meta name="description" content="">
<style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav>
<article><h1>Ferry to Norvik is cancelled</h1>
<p>{TEXT}</p>
<p>Passengers waited all night at the quay. <b>Hot tea</b> was handed out by the harbour office on the quay.</p>
<p>The next ferry is to sail on Tuesday, if the wind allows, said the mayor, who had come to see for herself.</p>
</article><script>alert(1)</script></body></html>"""


def one(data, **kwargs):
    (source,) = read(data, **kwargs)
    return source


def word_file(body, core=None):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", body)
        if core:
            archive.writestr("docProps/core.xml", core)
    return file.getvalue()


SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD = f'<w:document xmlns:w="{SPACE}"><w:body>{{}}</w:body></w:document>'
CORE = (
    '<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>Rain</dc:title><dc:creator> Ana Ruiz </dc:creator><dc:subject>no</dc:subject></cp:coreProperties>"
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-32"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (GERMAN, "cp1252"),
        (CZECH, "cp1250"),
    ],
)
def test_text_in_any_encoding_comes_back(text, encoding):
    """With a mark, by its bytes or by a guess; how it was done is on record."""
    source = one(text.encode(encoding))

    assert text == source.text
    assert source.encoding
    assert text.encode(encoding) == source.text.encode(encoding)


def test_a_declared_encoding_is_believed_where_it_holds():
    """A page knows best, unless its bytes say otherwise."""
    page = '<html><meta charset="iso-8859-2"><p>Łódź'

    assert one(page.encode("iso-8859-2")).encoding == "iso8859-2"
    assert one(page.encode()).encoding == "utf-8"
    assert to_text(b"caf\xe9", "no-such-encoding") == ("café", "cp1252")
    assert to_text(b"caf\xe9", "utf-8") == ("café", "cp1252")
    assert to_text(b"\x81\x20", "shift_jis") == ("\ufffd ", "cp1252")


def test_without_charset_normalizer_it_is_windows_1252(monkeypatch):
    """A guess of the common case, on record."""
    monkeypatch.setattr("newsparse.readers.encodings._normaliser", lambda: None)

    assert one(GERMAN.encode("cp1252")).encoding == "cp1252"


def test_charset_normalizer_may_be_missing(monkeypatch):
    """It is asked for once, and done without."""
    from newsparse.readers.encodings import _normaliser

    _normaliser.cache_clear()
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)

    assert _normaliser() is None
    _normaliser.cache_clear()


def test_odd_bytes_are_text():
    """Whatever it is, it comes out as something; zero bytes alone make no UTF-16."""
    assert one(b"").text == ""
    assert one(b"\0\0\0\0").encoding == "utf-8"
    assert one(b"a\0b\0\xff\xdb").encoding == "cp1252"
    assert one(b"one\0two").text == "one\0two"


def test_html_gives_the_article_and_what_the_head_says():
    """The text is the article's, without its menu; metadata is apart."""
    source = one(PAGE.encode())

    assert source.kind == "html"
    assert TEXT in source.text
    assert "alert" not in source.text
    assert source.metadata["title"] == "Ferry to Norvik is cancelled"
    assert source.metadata["author"] == "Beatrix Holm"
    assert source.metadata["published"].startswith("2021-05-02")


def test_html_without_trafilatura_is_all_of_the_page(monkeypatch):
    """A blank line between its blocks, in order."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    source = one(PAGE.encode())

    assert source.text.split("\n\n")[:3] == ["Home", "Ferry to Norvik is cancelled", TEXT]
    assert source.metadata["language"] == "en"


def test_html_that_trafilatura_finds_nothing_in_is_all_of_the_page():
    """Better everything than nothing."""
    assert read_html("<html><body><p>It rained.</p></body></html>", None).text == "It rained."
    assert read_html("", None).text == ""


def test_page_survives_odd_markup():
    """Unclosed head, end tags without a start, a title in a drawing."""
    page = page_of("<head><style>x</style><body></script><p>It <i>rained</i><svg><title>t</title></svg>", None)

    assert page.text == "It rained"


@pytest.mark.parametrize(
    "data", [b"<p>not the first", b"<?xml version='1.0'?>\n<!-- a - b -->\n<html>", b"\xef\xbb\xbf\n<ARTICLE class=x>"]
)
def test_html_is_told_by_its_first_tag(data):
    """Also in capitals, behind a declaration and a comment."""
    assert one(data).kind == "html"


@pytest.mark.parametrize("data", [b"<3 this ferry", b"a <p> b", b"<pagan>", b"< p >"])
def test_a_bracket_makes_no_html(data):
    """Text may open with one."""
    assert one(data).kind == "text"


def test_pdf_gives_its_pages():
    """A form feed between pages, lines as printed, the file's properties apart."""
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    file = io.BytesIO()
    page = canvas.Canvas(file)
    page.setTitle("Rain")
    for text in ("The ferry did not", "sail on Monday."):
        page.drawString(72, 700, text)
        page.showPage()
    page.save()
    source = one(file.getvalue())

    assert (source.kind, source.text) == ("pdf", "The ferry did not\fsail on Monday.")
    assert source.metadata["title"] == "Rain"


MINI_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R"
    b"/Resources<</Font<</F1 5 0 R>>>>>>endobj "
    b"4 0 obj<</Length 59>>stream\nBT /F1 12 Tf 20 150 Td (It rained) Tj 0 -20 Td (a lot.) Tj ET\nendstream endobj "
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj trailer<</Root 1 0 R>>\n%%EOF"
)


def test_a_small_pdf_is_read():
    """Lines end where those of the page do."""
    pytest.importorskip("pypdfium2")

    assert one(MINI_PDF).text == "It rained\na lot."


def test_hyphens_of_a_pdf_are_for_the_parser():
    """What PDFium joined is parted again: the parser sees the line's end, and decides."""
    pytest.importorskip("pypdfium2")
    source = one(MINI_PDF.replace(b"(It rained)", b"(Much rain-)").replace(b"(a lot.)", b"(fall.)"))

    assert source.text == "Much rain-\nfall."
    assert source.parse().text == "Much rainfall."


def test_a_broken_pdf_is_told():
    """In one sentence."""
    pytest.importorskip("pypdfium2")
    with pytest.raises(ReaderError, match="not a PDF that can be read"):
        one(b"%PDF-1.7\nnothing")


def test_a_pdf_without_its_reader_says_what_to_install(monkeypatch):
    """The extra is named."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ReaderError, match=r"newsparse\[pdf\]"):
        one(b"%PDF-1.7\n")


def test_word_gives_a_line_for_each_paragraph():
    """Tabs and breaks are kept, deleted text is not; title and author are metadata."""
    body = WORD.format(
        "<w:p><w:r><w:t>It</w:t><w:tab/><w:t>rained.</w:t></w:r></w:p><w:p/>"
        "<w:p><w:r><w:t>A</w:t><w:br/><w:t>re</w:t><w:noBreakHyphen/><w:t>run.</w:t>"
        "<w:delText>gone</w:delText></w:r></w:p>"
    )
    source = one(word_file(body, CORE))

    assert source.text == "It\trained.\n\nA\nre\N{NON-BREAKING HYPHEN}run."
    assert source.metadata == {"title": "Rain", "author": "Ana Ruiz"}
    assert one(word_file(body)).metadata == {}


def test_word_that_grows_is_refused(monkeypatch):
    """Entities, and files that unpack to too much."""
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaa">]>' + WORD.format("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>")
    with pytest.raises(ReaderError, match="entities"):
        one(word_file(bomb))
    monkeypatch.setattr(docx_reader, "MAX_BYTES", 10)
    with pytest.raises(ReaderError, match="unpacks to more"):
        one(word_file(WORD.format("")))


def test_other_zip_files_are_refused():
    """A folder of files is no article; a broken file is told."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("story.txt", "It rained.")
    with pytest.raises(ReaderError, match="unpack it first"):
        one(file.getvalue())
    with pytest.raises(ReaderError, match="no Word file"):
        one(b"PK\x03\x04 and no more")
    with pytest.raises(ReaderError, match="not a Word file"):
        one(word_file("<broken"))


def mail(**parts):
    message = EmailMessage()
    message["Subject"] = "Ferry to Norvik is cancelled"
    message["From"] = "Beatrix Holm <holm@courier.example>"
    message["Date"] = "Sun, 02 May 2021 09:30:00 +0200"
    for subtype, text in parts.items():
        if message.is_multipart() or (message.get_content_maintype() == "text" and message.get_payload()):
            message.add_alternative(text, subtype=subtype)
        else:
            message.set_content(text, subtype=subtype, charset="iso-8859-1")
    return message.as_bytes()


def test_mail_gives_its_plain_text():
    """Subject, sender and date are metadata; the charset is the message's own."""
    source = one(mail(plain=GERMAN, html="<p>no</p>"))

    assert (source.kind, source.text.strip(), source.encoding) == ("eml", GERMAN, "iso8859-1")
    assert source.metadata == {
        "title": "Ferry to Norvik is cancelled",
        "author": "Beatrix Holm",
        "sender": "Beatrix Holm",
        "published": "2021-05-02T09:30:00+02:00",
    }


def test_mail_without_plain_text_gives_its_html():
    """Read as any page is."""
    source = one(mail(html=PAGE))

    assert source.kind == "eml"
    assert TEXT in source.text
    assert source.metadata["title"] == "Ferry to Norvik is cancelled"


def test_mail_without_text_is_empty():
    """Nothing raises; headers may be missing or odd."""
    data = b"MIME-Version: 1.0\r\nContent-Type: image/png\r\nDate: never\r\n\r\n\x89PNG"

    assert one(data) == Source("", "eml", None, {})
    assert one(b"Message-ID: <1>\nFrom: holm@courier.example\n\nIt rained.").metadata == {}


def test_printed_mail_is_text():
    """A text with From and Subject in it is a page like others: its head is for the parser."""
    assert one(b"From: Ana Ruiz\nSubject: Rain\n\nIt rained.").kind == "text"
    assert one(b"Received: with thanks\nSo it was.\n\nIt rained.").kind == "text"


def test_json_gives_its_records():
    """A list, lines, one object, strings; the field of the text is found or named."""
    lines = b'{"text": "One.", "authors": ["Ana Ruiz", "Jo Berg"], "id": 7, "date": ""}\n\n{"body": "Two."}\n'

    assert [source.text for source in read(lines)] == ["One.", "Two."]
    assert next(read(lines)).metadata == {"author": "Ana Ruiz; Jo Berg", "id": "7"}
    assert [source.text for source in read(b'["One.", {"content": "Two."}]')] == ["One.", "Two."]
    assert one(b'{"story_text": "One.", "text": "no"}', key="story_text").text == "One."


def test_json_without_text_is_told():
    """With the number of the record."""
    with pytest.raises(ReaderError, match=r"record 1 has no text: none of the fields raw, text.*1 more like it"):
        list(read(b'[{"title": "One"}, {"title": "Two"}]'))
    with pytest.raises(ReaderError, match="record 1 has no text: no field 'body'"):
        list(read(b"[5]", key="body"))


def test_what_only_looks_like_json_is_text():
    """News may open with a bracket."""
    assert one(b"[Updated] The ferry sails.").kind == "text"
    assert one(b"{}x").kind == "text"
    assert one(b"[" * 100_000).kind == "text"


def test_an_article_of_our_own_gives_its_raw_text():
    """What was serialised can be parsed anew; what it says of itself is not metadata."""
    article = newsparse.parse("Ferry late\n\nIt rained.")
    source = one(article.to_json().encode())

    assert (source.text, source.metadata) == (article.raw, {})


def test_gzip_is_unpacked():
    """Whatever is in it."""
    assert one(gzip.compress(b'{"text": "It rained."}')).kind == "json"
    with pytest.raises(ReaderError, match="not a gzip file"):
        one(gzip.compress(b"It rained.")[:-6])


def test_gzip_that_grows_is_refused(monkeypatch):
    """Some files unpack without end."""
    monkeypatch.setattr(file_reader, "MAX_BYTES", 5)
    with pytest.raises(ReaderError, match="unpacks to more"):
        one(gzip.compress(b"It rained."))


def test_a_path_is_read(tmp_path):
    """The name does not matter."""
    path = tmp_path / "story.pdf"
    path.write_text("It rained.")

    assert [source.text for source in read_path(path)] == ["It rained."]


def test_metadata_speaks_where_the_text_is_silent():
    """Headline, byline and dates without a place in the text; the text's own stay."""
    source = Source(
        "It rained on Monday, and the ferry to Norvik did not sail.",
        "html",
        "utf-8",
        {
            "title": " Rain \n again ",
            "author": "Ana Ruiz;",
            "published": "2021-05-02",
            "updated": "2021-05-03T08:00:00+00:00",
        },
    )
    article = source.parse()

    assert (article.headline.text, article.headline.spans) == ("Rain again", ())
    assert [author.name for author in article.bylines[0].authors] == ["Ana Ruiz"]
    assert (article.published.source, article.published.has_time) == ("metadata", False)
    assert article.updated.has_time
    assert article.encoding == "utf-8"
    assert newsparse.Article.from_json(article.to_json()) == article
    assert article.unaccounted() == ()


def test_the_text_goes_before_its_metadata():
    """What is printed is what was published."""
    raw = "Ferry late\n\nBy Beatrix Holm\n\nMay 3, 2021\n\n" + TEXT
    metadata = {"title": "Other", "author": "Jo Berg", "published": "2020-01-01", "updated": "soon"}
    source = Source(raw, "html", None, metadata)
    article = source.parse()

    assert [author.name for author in article.bylines[0].authors] == ["Beatrix Holm"]
    assert article.published.spans != ()
    assert article.updated is None
    assert all(isinstance(span, Span) for block in article.blocks for span in block.spans)
    assert Source("It rained.", "text").parse().bylines == ()
