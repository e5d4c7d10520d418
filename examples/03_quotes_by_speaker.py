"""Who says what, over several stories, by speaker."""

from collections import defaultdict
from pathlib import Path

import newsparse

said = defaultdict(list)
for path in sorted((Path(__file__).parent / "texts").glob("*.txt")):
    article = newsparse.parse(path.read_bytes())
    for quote in article.quotes:
        # `name` is the fullest name the article gives, found through "he", "she" and surnames; None if not sure.
        speaker = quote.speaker.name if quote.speaker and quote.speaker.name else "(no name)"
        said[speaker].append((path.stem, quote))

for speaker, quotes in sorted(said.items()):
    print(speaker)
    for story, quote in quotes:
        mark = " " if quote.kind == "indirect" else '"'
        print(f"    {story:12} {mark}{quote.text}{mark}")
