"""Files that are broken, hold no text, or hold it in an odd place: what can be read is, the rest is told."""

import gzip
import io
import json
import zipfile

import pytest

import newsparse
from newsparse.errors import NotTextError, ReaderError
from newsparse.readers import Source, documents, read, read_path
from newsparse.readers import docx as docx_reader
from newsparse.readers.not_text import _MAGIC

GOOD, BAD = b'{"text": "One."}', b'{"text": "Tw'


def texts_and_errors(data):
    return [source.error or source.text for source in read(data)]


def one(data):
    (source,) = read(data)
    return source


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (GOOD + b"\n" + BAD, ["One.", "no JSON in line 2, column 10: Unterminated string"]),
        (
            GOOD + b"\n" + BAD + b"\n" + GOOD,
            ["One.", "no JSON in line 2, column 13: Invalid control character", "One."],
        ),
        (BAD + b"\r\n\r\n" + GOOD, ["no JSON in line 1, column 13: Invalid control character", "One."]),
        (b"[\n" + GOOD + b",\n" + BAD, ["One.", "no JSON in line 3, column 10: Unterminated string"]),
        (GOOD + b",\n" + GOOD + b",\n", ["One.", "One."]),
        (json.dumps({"text": "One.", "id": 1}, indent=1).encode() + b"\n" + GOOD, ["One.", "One."]),
    ],
    ids=["cut_off", "in_the_middle", "first", "list_cut_off", "commas", "several_lines_each"],
)
def test_a_broken_record_leaves_the_others(data, expected):
    """It is told with its line, in its place."""
    assert texts_and_errors(data) == expected


def test_a_record_without_text_leaves_the_others():
    """In its place, with its number; to parse it is an error."""
    first, second, third = read(b'{"text":"One."}\n{"text":null}\n{"text":"Three."}')

    assert (first.text, second.text, third.text) == ("One.", "", "Three.")
    assert second.error.startswith("record 2 has no text")
    with pytest.raises(ReaderError, match="record 2"):
        second.parse()
    with pytest.raises(ReaderError, match="record 2"):
        second.parse_and_explain()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"a": 1', "no JSON in line 1, column 8"),
        (b'[{"a": 1', "no JSON in line 1, column 9"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"a": ' + b"1" * 5000 + b"}", "no JSON that can be read"),
    ],
    ids=["object", "list", "deep", "long_number"],
)
def test_json_that_is_broken_is_no_prose(data, message):
    """No prose begins with an object's first key."""
    with pytest.raises(ReaderError, match=message):
        list(read(data))


@pytest.mark.parametrize(
    "data", [b"{It rained.}", b'["It rained," said Ana Ruiz] in Norvik', b'{"It rained," she said}']
)
def test_prose_in_brackets_is_no_json(data):
    """A bracket and a quotation mark make none."""
    assert (one(data).kind, one(data).text) == ("text", data.decode())


def test_the_text_of_a_record_is_found_where_it_is():
    """An empty field says nothing; a list is one of paragraphs; people are objects with names."""
    assert one(b'{"text": " ", "body": "It rained."}').text == "It rained."
    assert one(b'{"text": "", "title": "Rain"}').text == ""
    assert one(b'{"text": ["It rained.", "A lot."]}').text == "It rained.\n\nA lot."
    source = one(b'{"articleBody": "It rained.", "author": [{"@type": "Person", "name": "Ana Ruiz"}, {"x": 1}, 5.0]}')
    assert source.metadata == {"author": "Ana Ruiz"}


def test_the_text_of_a_record_may_be_html():
    """As content systems give it: all of it, a blank line between its blocks; our own raw text is left as it is."""
    source = one(b'{"title": "Rain", "content": "<h2>Who pays</h2><p>It <b>rained</b>.</p>"}')

    assert (source.text, source.metadata) == ("Who pays\n\nIt rained.", {"title": "Rain"})
    assert one(b'{"raw": "<p>It rained."}').text == "<p>It rained."


@pytest.mark.parametrize("tag", ["h2", "span class=x", "ul", "script", "center", "!-- x --><b", "!DOCTYPE html"])
def test_html_may_open_with_any_of_its_tags(tag):
    """Pieces of pages do."""
    assert one(f"<{tag}> It rained.".encode()).kind == "html"


def test_xml_of_other_kinds_is_told():
    """Its tags are no prose."""
    with pytest.raises(ReaderError, match=r"XML of another kind \(rss\)"):
        one(b'<?xml version="1.0"?>\n<!DOCTYPE rss SYSTEM "x">\n<rss><title>It rained.</title></rss>')
    assert one(b"<rss>It rained.</rss>").kind == "text"
    assert one(b"<?xml version='1.0'?> It rained.").kind == "text"


@pytest.mark.parametrize("magic", [magic for magic, _ in _MAGIC])
def test_files_of_other_kinds_are_told(magic):
    """By name, whatever follows."""
    with pytest.raises(ReaderError, match="not text, but"):
        one(magic + bytes(range(256)))


@pytest.mark.parametrize(
    "text", ["BZhang met the mayor.", "GIF89a is a format.", "RIFF, the band, sang.", "PAR1 and PAR2 é"]
)
def test_letters_that_open_other_files_may_open_a_text(text):
    """Then text follows."""
    assert one(text.encode()).text == text


def test_bytes_by_chance_are_no_text():
    """Control characters tell, in any encoding that was guessed."""
    by_chance = bytes((n * n * 31 + n // 7 * 57 + n // 256) % 256 for n in range(4096))
    for data in (by_chance, b"\x00\x01\x02\x03" * 99, gzip.compress(by_chance)):
        with pytest.raises(ReaderError, match="too many control characters"):
            one(data)


@pytest.mark.parametrize(
    "text",
    [
        "\x1b[1mIt rained.\x1b[0m\n" * 9,
        "I\bIt\bt r\bra\ba\n" * 9,
        "It rained." + "\0" * 500,
        "\x01\x02\x03",
        "It\x1f rained in Norvik.",
    ],
    ids=["terminal", "overstruck", "filled_up", "few", "one"],
)
def test_some_control_characters_are_text(text):
    """Of terminals, line printers, fields of fixed length, wires."""
    assert one(text.encode()).text == text


def test_control_characters_make_no_archive():
    """A wire's header is text, and counts."""
    for text in (
        "\x01\x00\x07\x02\x01\xff\x00\x02" * 50,
        "\x01a\x02b" * 50,
        "\x01header\x02The ferry did not sail today." * 2,
    ):
        assert [found.archive for found in documents(text)] == [""]


def test_a_short_text_with_a_zero_byte_is_no_utf_16():
    """One zero proves nothing."""
    assert one(b"<p>x\0y").text == "xy"


def test_a_text_about_pdf_is_a_text():
    """Something may stand before a PDF, but then its end is one's, too."""
    assert one(b"A file that opens with %PDF-1.4 is one, she said.").kind == "text"
    pytest.importorskip("pypdfium2")
    with pytest.raises(ReaderError, match="not a PDF that can be read"):
        one(b"junk %PDF-1.4 nothing %%EOF")


EMPTY_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj trailer<</Root 1 0 R>>\n%%EOF"
)


def test_a_pdf_of_pictures_says_so():
    """Nothing found is not the same as nothing there."""
    pytest.importorskip("pypdfium2")
    with pytest.raises(ReaderError, match="pages: 1; pictures of text need OCR first"):
        one(EMPTY_PDF)


def test_a_gzip_file_in_a_gzip_file_is_told():
    """Files may be made that hold themselves."""
    with pytest.raises(ReaderError, match="gzip file in a gzip file"):
        one(gzip.compress(gzip.compress(b"It rained.")))


def test_a_locked_or_damaged_word_file_is_told():
    """Whatever zipfile raises."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<x>It rained.</x>" * 50)
    data = bytearray(file.getvalue())
    locked = data.copy()
    locked[6] |= 1
    locked[data.index(b"PK\x01\x02") + 8] |= 1
    data[60:70] = bytes(10)
    of_tomorrow = bytearray(file.getvalue())
    of_tomorrow[of_tomorrow.index(b"PK\x01\x02") + 6] = 250
    with pytest.raises(ReaderError, match="no Word file"):
        one(bytes(of_tomorrow))
    for broken in (locked, data):
        with pytest.raises(ReaderError, match="not a Word file that can be read"):
            docx_reader.read_docx(bytes(broken))


HEAD = b"Subject: Rain\nMIME-Version: 1.0\n"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            b"alternative; boundary=b\n\n--b\n\n \n--b\nContent-Type: text/html\n\n<p>It rained.</p>\n--b--",
            "It rained.",
        ),
        (
            b"alternative; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>A lot.</p>\n--b\n\nIt rained.\n--b--",
            "It rained.",
        ),
        (b"mixed; boundary=b\n\n--b\n\nIt rained.\n--b\n\nA lot.\n--b--", "It rained.\n\nA lot."),
        (
            b"mixed; boundary=b\n\n--b\n\nIt rained.\n--b\nContent-Disposition: attachment\n\nA note.\n--b--",
            "It rained.",
        ),
        (b"mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\nSubject: x\n\nIt rained.\n--b--", "It rained."),
        (b"mixed\n\nIt rained.", "It rained."),
        (b"alternative; boundary=b\n\n--b\n\n--b--", ""),
    ],
    ids=["empty_plain", "html_first", "two_parts", "attachment", "forwarded", "no_border", "nothing"],
)
def test_no_text_of_a_mail_is_lost(body, text):
    """Wherever in the message it stands; attachments are left out."""
    assert one(HEAD + b"Content-Type: multipart/" + body).text.strip() == text


@pytest.mark.parametrize(
    ("sender", "names"),
    [
        ("Beatrix Holm <b.holm@courier.example>", ["Beatrix Holm"]),
        ("News <news@courier.example>", []),
        ("The Courier <newsletter@courier.example>", []),
        ("Beatrix Holm <x@courier.example>", []),
    ],
)
def test_who_sends_a_mail_need_not_have_written_it(sender, names):
    """Only an address that is made of the name makes its owner the author; the sender is on record."""
    source = one(f"From: {sender}\n".encode() + HEAD + b"\nIt rained in Norvik on Monday.")

    assert [author.name for byline in source.parse().bylines for author in byline.authors] == names
    assert source.metadata["sender"] == sender.partition(" <")[0]


@pytest.mark.parametrize(
    ("author", "names", "agency"),
    [
        ("Ana Ruiz; admin", ["Ana Ruiz"], None),
        ("By Ana Ruiz and Jo Berg", ["Ana Ruiz", "Jo Berg"], None),
        ("Ana Ruiz, Reporter", ["Ana Ruiz"], None),
        ("Administrator", [], None),
        ("https://courier.example/ana-ruiz", [], None),
        ("News", [], None),
        ("Reuters", [], "Reuters"),
        ("山田太郎", ["山田太郎"], None),
        ("ليلى حداد", ["ليلى حداد"], None),
    ],
)
def test_only_names_make_a_byline(author, names, agency):
    """Accounts, desks and addresses are none."""
    bylines = Source("It rained in Norvik on Monday.", "html", metadata={"author": author}).parse().bylines

    assert [one.name for byline in bylines for one in byline.authors] == names
    assert [byline.agency for byline in bylines] == ([agency] if names or agency else [])


def test_the_address_of_an_author_hides_no_name():
    """Pages give both."""
    tags = '<meta property="article:author" content="https://x.example/ana"><meta name="author" content="Ana Ruiz">'

    assert one(f"<html><head>{tags}</head><p>It rained.</p>".encode()).metadata == {"author": "Ana Ruiz"}


@pytest.mark.parametrize("title", ["Microsoft Word - ferry_final.doc", "untitled", "Untitled-1", "ferry page 3.indd"])
def test_a_file_name_is_no_headline(title):
    """What a program writes where nobody gave a title."""
    assert Source("It rained in Norvik on Monday.", "pdf", metadata={"title": title}).parse().headline is None


def test_misuse_is_told_with_advice(tmp_path):
    """At the call, by an error of our own."""
    for wrong in ("It rained.", None):
        with pytest.raises(NotTextError, match="takes the bytes of a file"):
            read(wrong)
    with pytest.raises(NotTextError, match="takes the text of a file"):
        documents(b"It rained.")
    with pytest.raises(FileNotFoundError):
        list(read_path(tmp_path / "nope"))
    assert one(bytearray(b"It rained.")).text == newsparse.parse(memoryview(b"It rained.")).raw
