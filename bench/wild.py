"""
Count the articles in real archive exports, beside how many there are.

    python bench/wild.py ../shared/wild          # a table
    python bench/wild.py ../shared/wild -v       # and the fields of each document

The files are not part of this repository. Expected counts were taken by eye.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from newsparse import parse
from newsparse.readers.archives import documents

EXPECTED = {
    "archive-factivia-amcat__az01.htm.txt": (9, "8 and a piece"),
    "archive-temis__europresse_test1.html.txt": (3, "3"),
    "archive-temis__factiva_test.html.txt": (2, "2"),
    "bbc__001.txt": (1, "no archive"),
    "lexisnexis-amcat__test.txt": (27, "27"),
    "lexisnexis-lnt__sample.TXT": (10, "10"),
    "mediargus-amcat-nl__head60k.txt": (100, "99 and a piece"),
    "nexisuni-example1.DOCX.txt": (17, "16 and a piece"),
    "proquest-importProquest__star_first8docs.txt": (8, "8"),
    "wire-superdesk__IPTC7901.txt": (1, "1"),
    "wire-superdesk__anpa-1.tst.txt": (1, "1"),
    "wire-superdesk__ap_anpa-1.tst.txt": (1, "1"),
    "wire-superdesk__ap_anpa-2.tst.txt": (1, "1"),
    "wire-superdesk__ap_anpa-3.tst.txt": (1, "1"),
}


def main() -> int:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/wild")
    wrong = 0
    print(f"{'file':46} {'archive':13} {'there':>5} {'found':>5} {'headline':>8} {'byline':>6} {'date':>5} {'body':>5}")
    for name, (count, remark) in EXPECTED.items():
        data = (folder / name).read_bytes()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("latin-1")
        found = list(documents(text))
        articles = [parse(one.text) for one in found]
        has = Counter()
        for article in articles:
            has["headline"] += article.headline is not None
            has["byline"] += bool(article.bylines)
            has["date"] += article.published is not None and article.published.value is not None
            has["body"] += bool(article.paragraphs)
            wrong += bool(article.unaccounted())
        wrong += len(found) != count
        counts = f"{has['headline']:8} {has['byline']:6} {has['date']:5} {has['body']:5}"
        verdict = "" if len(found) == count else "WRONG "
        form = found[0].archive if found else "-"
        print(f"{name[:46]:46} {form:13} {count:5} {len(found):5} {counts}  {verdict}{remark}")
        if "-v" in sys.argv:
            for one in found:
                print("   ", one.start, {key: value[:40] for key, value in one.fields.items()})
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
