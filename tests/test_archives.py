"""Archives of many articles: each format is found out, and cut where its articles begin and end."""

import pytest

import newsparse
from newsparse.batch import parse_many
from newsparse.readers.archives import documents

BODY = "The ferry to {name} did not sail on Monday, the harbour office said. Nobody was hurt.\n"
NAMES = ("Norvik", "Halsund", "Tessaly")

COVER = """
Download Request: Selected Items: 1-3
Time Of Request: Friday, March 20, 2020  16:51:31

Terms: ferry


"""

LEXIS = """                               {n} of 3 DOCUMENTS


                              The Courier

                          May {n}, 2021 Sunday

Ferry to {name} is cancelled

BYLINE: Beatrix Holm

LENGTH: 14 words

{body}
LOAD-DATE: May {n}, 2021

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


"""

NEXIS_COVER = """Date and Time: Sunday, May 9, 2021 1:45:00 PM
Job Number: 1234
Documents (3)
1. Ferry to Norvik is cancelled
Client/Matter: -None-
Search Terms: ferry
2. Ferry to Halsund is cancelled
Client/Matter: -None-
Search Terms: ferry




"""

NEXIS = """Ferry to {name} is cancelled
The Courier
May {n}, 2021 Sunday


Copyright 2021 Norvik Press All Rights Reserved
Section: NEWS; Pg. {n}
Length: 14 words
Byline: By Beatrix Holm
Body


{body}
Load-Date: May {n}, 2021


End of Document



"""

PROQUEST = """____________________________________________________________

Ferry to {name} is cancelled

Author: Holm, Beatrix

Publication info: The Courier ; 0{n} May 2021: A.4.

Abstract: None available.

Full text: {body}
Publication title: The Courier

ProQuest document ID: 12{n}

Database: Norvik Newsstream

"""

FACTIVA = """SE  Harbour
HD  Ferry to {name} is cancelled
WC  14 words
PD  {n} May 2021
SN  The Courier
LP
{body}
NS
gferry : Ferries
AN
Document NORV0000202105020e11200{n}

"""

FACTIVA_TEXT = """Ferry to {name} is cancelled
14 words
{n} May 2021
The Courier
NORV
English
(c) 2021 Norvik Press

{body}
Document norv0000202105020e11200{n}

"""

EUROPRESSE = """                      The Courier
                   dimanche {n} mai 2021
                Ferry to {name} is cancelled

{body}
             © 2021 Norvik Press. Tous droits réservés.

        Numéro de document : news·2021050{n}·NO·1
            Certificat émis à Norvik

"""

MEDIARGUS = """{n}. Ferry to {name} is cancelled

The Courier, zondag {n} mei 2021, p. 4, 14w.

{body}

"""

WIRE = (
    "\x16\x16\x01W123{n}\x1f_nor\nr n\x13\x11 BC-XX--Ferry     05-0{n} 0120\n\x02^BC-XX--Ferry,120<\n"
    "^Ferry to {name} is cancelled<\n^By BEATRIX HOLM=\n\t   {body}\n\t   \x03AP-WF-05-0{n}-21 1509GMT<\n\f\n\x04"
)

FORMATS = {
    "lexisnexis": (COVER, LEXIS, ""),
    "nexis_uni": (NEXIS_COVER, NEXIS, ""),
    "proquest": ("", PROQUEST, "_" * 60 + "\n\nContact us at: the library\n"),
    "factiva": ("Factiva\n\n", FACTIVA, ""),
    "factiva_text": ("", FACTIVA_TEXT, ""),
    "europresse": ("", EUROPRESSE, ""),
    "mediargus": ("\ufeff", MEDIARGUS, ""),
    "wire": ("", WIRE, ""),
}


def export(name, count=3):
    before, form, after = FORMATS[name]
    items = [form.format(n=n, name=town, body=BODY.format(name=town)) for n, town in enumerate(NAMES[:count], 1)]
    return before + "".join(items) + after


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_found_and_cut(name):
    """Three articles go in, three come out, each where it says that it stands."""
    file = export(name)
    found = list(documents(file))

    assert [name] * 3 == [one.archive for one in found]
    assert all(file.startswith(one.text, one.start) for one in found)
    assert [f"Ferry to {town} is cancelled" in one.text for one, town in zip(found, NAMES, strict=True)] == [True] * 3


@pytest.mark.parametrize("name", FORMATS)
def test_each_article_is_its_own(name):
    """Headline and body are those of one article, no more; nothing of it is lost."""
    articles = list(parse_many(export(name), language="en"))

    assert [BODY.format(name=town).strip() for town in NAMES] == [article.text for article in articles]
    assert [article.unaccounted() for article in articles] == [()] * 3
    assert [f"Ferry to {town} is cancelled" for town in NAMES] == [article.headline.text for article in articles]


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "wire"])
def test_one_article_is_an_archive_too(name):
    """What makes the format is the article's own marks."""
    assert [name] == [one.archive for one in documents(export(name, count=1))]


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("lexisnexis", {"length": "14 words", "load_date": "May 2, 2021", "publication": "The Courier"}),
        ("nexis_uni", {"section": "NEWS; Pg. 2", "byline": "By Beatrix Holm", "published": "May 2, 2021 Sunday"}),
        ("proquest", {"byline": "Holm, Beatrix", "document_id": "122", "end": None}),
        ("factiva", {"section": "Harbour", "subject": "gferry : Ferries", "publication": "The Courier"}),
        ("factiva_text", {"source_code": "NORV", "language": "English", "copyright": "(c) 2021 Norvik Press"}),
        ("mediargus", {"source_line": "The Courier, zondag 2 mei 2021, p. 4, 14w."}),
        ("europresse", {"published": "dimanche 2 mai 2021", "certificate": "Certificat émis à Norvik"}),
        ("wire", {"slug": "BC-XX--Ferry,120", "byline": "By BEATRIX HOLM"}),
    ],
)
def test_labels_become_fields(name, fields):
    """Each under one name, whatever the export calls it."""
    found = list(documents(export(name)))[1].fields

    assert fields == {key: found.get(key) for key in fields}


@pytest.mark.parametrize("name", ["nexis_uni", "factiva_text", "factiva"])
def test_a_file_may_end_inside_an_article(name):
    """A piece is an article as well."""
    file = export(name)

    assert len(list(documents(file[: file.rindex("Nobody")]))) == 3


def test_two_numbers_in_one_certificate_end_one_article():
    """The certificate runs to its blank line."""
    number = "Numéro de document : news·20210501·NO·1\n"

    assert len(list(documents(export("europresse", 1).rstrip() + "\n" + number))) == 1


def test_what_follows_the_last_article_is_none():
    """A colophon behind the last rule, and an address behind the last key, begin no article."""
    assert not any("Contact us" in one.text for one in documents(export("proquest")))
    assert len(list(documents(export("factiva_text") + "(c) Norvik Press\n"))) == 3


def test_a_page_is_one_document():
    """Most texts are no archive, and lose nothing by being asked."""
    text = "Ferry late\n\n_____________________\n\nThe ferry was late.\n\nSection: none.\n"
    found = list(documents(text))

    assert [(one.start, one.archive, one.fields) for one in found] == [(0, "", {})]
    assert text.rstrip() == found[0].text
    assert list(documents(" \n")) == []


def test_codes_without_an_end_are_no_archive():
    """One article whose end is not there is one document."""
    text = FACTIVA.format(n=1, name="Norvik", body=BODY.format(name="Norvik")).partition("AN\n")[0]

    assert [one.archive for one in documents(text)] == [""]


def test_the_index_is_not_the_first_article():
    """The cover of Nexis Uni lists all titles; the first article begins behind it."""
    first = next(documents(export("nexis_uni")))

    assert first.text.startswith("Ferry to Norvik is cancelled\nThe Courier")


def test_bytes_are_decoded():
    """A file is often handed over as it was read."""
    assert len(list(parse_many(export("europresse").encode("latin-1")))) == 3


def test_a_field_twice_is_two_lines():
    """Nothing is overwritten."""
    text = export("lexisnexis", 1) + "SECTION: One\n\nSECTION: Two\n"

    assert next(documents(text)).fields["section"] == "One\nTwo"


def test_it_is_public():
    """`parse_many` and `imap` are named at the top."""
    assert newsparse.parse_many is parse_many
