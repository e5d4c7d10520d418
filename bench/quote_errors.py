#!/usr/bin/env python3
"""Show where quotes go wrong: misses by construction and by rule, as a table.

    python bench/quote_errors.py GOLD.jsonl.gz              # tables
    python bench/quote_errors.py GOLD.jsonl.gz --show wrong:before_quote --number 20

Gold rows are ``{id, text, quoted_segments, attributions}``, offsets into the text: a segment has ``start``,
``end``, ``inner``, ``words``, ``attributed``, ``attribution``; an attribution ``id``, ``kind``, ``source``, ``cue``,
``content`` (lists of spans) and ``in_quote``. It calls nothing but `newsparse.parse`.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import random
import re
from pathlib import Path


def read(path: Path) -> list[dict]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def shared(one, spans) -> int:
    return sum(max(0, min(one[1], end) - max(one[0], start)) for start, end in spans)


def construction(text: str, segment: dict, attribution: dict | None) -> str:
    """Name how the gold ties a segment to its speaker, by order and distance."""
    if attribution is None:
        return "no speech"
    if not attribution["source"]:
        return "no speaker"
    start, end = segment["start"], segment["end"]
    cue = attribution["cue"][0] if attribution["cue"] else attribution["source"][0]
    source = attribution["source"][0]
    before = text.rfind("\n\n", 0, start) + 2
    after = text.find("\n\n", end)
    after = len(text) if after < 0 else after
    if cue[0] >= after or cue[1] <= before:
        return "other paragraph"
    if "ccording" in text[cue[0] : cue[1]]:
        return "according to"
    if cue[0] >= end:
        if cue[0] - end <= 40 + (source[1] - source[0]) and not re.search(r"[.!?]\W*\s", text[end + 1 : cue[0]]):
            return "quote, subject cue" if source[0] < cue[0] else "quote, cue subject"
        return "cue later"
    if re.search(r"[.!?]['’”\")]*\s+[A-Z“\"'‘]", text[cue[1] : start]):
        return "continued"
    between = text[cue[1] : start].rstrip()
    if between.endswith(":"):
        return "cue: quote"
    if between.endswith(",") or not between:
        return "cue, quote"
    return "partial quote in the clause"


def examine(rows: list[dict], quotes_of) -> list[tuple[str, str, str, int, int, str]]:
    """Return (outcome, rule, construction, row, place, note) for each segment and each indirect attribution."""
    seen = []
    for number, row in enumerate(rows):
        text = row["text"]
        quotes = quotes_of(row)
        by_id = {one["id"]: one for one in row["attributions"]}
        parts = [(quote, (span.start, span.end)) for quote in quotes for span in quote.spans]
        for segment in row["quoted_segments"]:
            if segment["ignore"]:
                continue
            attribution = by_id.get(segment["attribution"]) if segment["attributed"] else None
            kind = construction(text, segment, attribution)
            inner = segment["inner"]
            best, overlap = None, 0
            for quote, span in parts:
                here = shared(inner, [span])
                if here > overlap:
                    best, overlap = quote, here
            hit = overlap >= 0.5 * (inner[1] - inner[0]) and best is not None
            rule = best.rule if hit else "-"
            note = ""
            if attribution is None:
                outcome = "false" if hit else "rightly left"
            elif not hit:
                outcome = "missed"
            elif not attribution["source"]:
                outcome = "no source"
            else:
                spans = best.speaker.mention_spans if best.speaker else ()
                right = any(shared((span.start, span.end), attribution["source"]) for span in spans)
                outcome = "right" if right else "wrong" if spans else "none"
                gold = text[attribution["source"][0][0] : attribution["source"][-1][1]]
                note = f"[{gold}] seen [{best.speaker and best.speaker.mention}]"
            seen.append((outcome, rule, kind, number, segment["start"], note))
        indirect = [quote for quote in quotes if str(quote.kind) == "indirect"]
        used = set()
        for attribution in row["attributions"]:
            if attribution["kind"] != "indirect" or attribution["in_quote"]:
                continue
            best = None
            for quote in indirect:
                spans = [(span.start, span.end) for span in quote.spans]
                here = sum(shared(span, attribution["content"]) for span in spans)
                least = min(sum(e - s for s, e in spans), sum(e - s for s, e in attribution["content"]))
                if here and here >= 0.5 * least and id(quote) not in used:
                    best = quote
                    break
            cue = attribution.get("cue_lemma") or "-"
            place = attribution["content"][0][0]
            if best is None:
                seen.append(("indirect missed", "-", cue, number, place, attribution.get("cue_text", "")))
                continue
            used.add(id(best))
            spans = best.speaker.mention_spans if best.speaker else ()
            right = any(shared((span.start, span.end), attribution["source"]) for span in spans)
            outcome = "indirect right" if right else "indirect wrong" if attribution["source"] else "indirect no source"
            note = f"[{attribution.get('source_text', '')}] seen [{best.speaker and best.speaker.mention}]"
            seen.append((outcome, best.rule, cue, number, place, note))
        for quote in indirect:
            if id(quote) not in used:
                mention = quote.speaker.mention if quote.speaker else ""
                cue = quote.cue.text if quote.cue else "-"
                seen.append(("indirect false", quote.rule, cue, number, quote.spans[0].start, mention))
    return seen


def table(title: str, counts: dict[str, collections.Counter], columns: list[str]) -> None:
    print(f"\n{title:32}" + "".join(f"{column:>14}" for column in columns))
    for name, counter in sorted(counts.items(), key=lambda item: -sum(item[1].values()))[:30]:
        print(f"{name:32}" + "".join(f"{counter[column]:14}" for column in columns))


def report(rows: list[dict], seen: list, show: str | None, number: int) -> None:
    direct = ["right", "wrong", "none", "missed", "false", "rightly left", "no source"]
    indirect = ["indirect right", "indirect wrong", "indirect no source", "indirect missed", "indirect false"]
    for title, column, columns in (
        ("by construction", 2, direct),
        ("by rule", 1, direct),
        ("indirect, by rule", 1, indirect),
        ("indirect, by cue", 2, indirect),
    ):
        counts: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
        for one in seen:
            if one[0] in columns:
                counts[one[column]][one[0]] += 1
        table(title, counts, columns)
    if show:
        outcome, _, rule = show.partition(":")
        hits = [one for one in seen if one[0] == outcome and (not rule or rule in one[1:3])]
        for one in random.Random(1).sample(hits, min(number, len(hits))):
            text = rows[one[3]]["text"]
            around = text[max(0, one[4] - 220) : one[4]] + "⟦" + text[one[4] : one[4] + 160]
            print(f"- {one[1]} / {one[2]} {one[5]}\n    " + around.replace("\n", "¶"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--language", default="auto")
    parser.add_argument("--show", help="OUTCOME or OUTCOME:RULE, such as wrong:before_quote")
    parser.add_argument("--number", type=int, default=20)
    args = parser.parse_args()
    from newsparse import parse

    rows = read(args.gold)
    seen = examine(rows, lambda row: parse(row["text"], language=args.language).quotes)
    report(rows, seen, args.show, args.number)


if __name__ == "__main__":
    main()
