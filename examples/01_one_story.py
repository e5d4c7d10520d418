"""One story: raw text in, and what newsparse reads in it."""

from pathlib import Path

import newsparse

raw = (Path(__file__).parent / "texts" / "harbour.txt").read_text(encoding="utf-8")
article = newsparse.parse(raw)

print("headline: ", article.headline.text if article.headline else None)
print("by:       ", ", ".join(author.name for byline in article.bylines for author in byline.authors))
print("places:   ", ", ".join(article.dateline.places) if article.dateline else None)
print("pictures: ", ", ".join(caption.credit.text for caption in article.captions if caption.credit))
print("links:    ", ", ".join(f"{link.text} <{link.url}>" for link in article.links))
print()
print(article.text)
print()

# Every word leads back to where it was printed: this sentence was cut by a page break.
for paragraph in article.paragraphs:
    at = paragraph.text.find("A day on which it falls")
    if at >= 0:
        for span in paragraph.to_raw(at, len(paragraph.text)):
            print(f"printed at {span.start}-{span.end}: {span.of(raw)!r}")
