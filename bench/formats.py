"""
Check what the writers make of real articles: ninjs by its schema, JSON-LD by the properties that schema.org has.

    python bench/formats.py ../shared        # 200 texts of its bench, and all golden stories

Schemas and texts are not part of this repository.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema

from newsparse import parse
from newsparse.writers import json_schema, to_csv, to_html, to_jsonld, to_markdown, to_ninjs, to_tei
from newsparse.writers.tables import quote_rows

HERE = Path(__file__).parent
OURS = {"oa:hasSelector", "oa:start", "oa:end", "@type", "@context"}
TEXTS = 200


def texts(shared: Path):
    for path in sorted((HERE.parent / "tests" / "golden").glob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8")
    files = sorted((shared / "bench" / "layout").glob("*.jsonl.gz"))
    for path in files:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number >= TEXTS / len(files):
                    break
                row = json.loads(line)
                yield f"{path.stem} {row['id']}", row["text"]


def unknown(value, kinds):
    """Give the properties that their type does not have."""
    if isinstance(value, list):
        for item in value:
            yield from unknown(item, kinds)
    elif isinstance(value, dict) and "@type" in value:
        kind = value["@type"]
        allowed = set()
        todo = [kind]
        while todo:
            entry = kinds.get(todo.pop(), {"properties": {}, "subClassOf": []})
            allowed |= entry["properties"].keys()
            todo += entry["subClassOf"]
        # Thing, Comment and the selectors are not in the subset.
        allowed |= {"name", "url", "description", "alternateName", "image"} | OURS
        allowed |= {"text"} if kind == "CorrectionComment" else set()
        for key, item in value.items():
            if key not in allowed:
                yield f"{kind}.{key}"
            yield from unknown(item, kinds)


def main() -> int:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    ninjs = jsonschema.Draft202012Validator(
        json.loads((shared / "schemas" / "ninjs-schema_3.1.json").read_text(encoding="utf-8")),
        format_checker=jsonschema.FormatChecker(),
    )
    own = jsonschema.Draft202012Validator(json_schema())
    kinds = json.loads((shared / "schemas" / "schemaorg-30.0-news-subset.json").read_text(encoding="utf-8"))
    wrong: Counter[str] = Counter()
    count = 0
    for name, text in texts(shared):
        article = parse(text)
        count += 1
        for error in ninjs.iter_errors(to_ninjs(article)):
            wrong[f"ninjs: {error.message[:80]}"] += 1
        for error in own.iter_errors(json.loads(article.to_json())):
            wrong[f"json: {error.message[:80]} @ {error.json_path}"] += 1
        for key in unknown(to_jsonld(article), kinds):
            wrong[f"jsonld: {key} is no property"] += 1
        try:
            ET.fromstring(to_tei(article))
        except ET.ParseError as error:
            wrong[f"tei: {error} in {name}"] += 1
        for made in (to_html(article), to_markdown(article), to_csv(quote_rows(article))):
            made.encode()
    print(f"{count} articles, {sum(wrong.values())} complaints")
    for message, times in wrong.most_common():
        print(f"{times:5} {message}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
