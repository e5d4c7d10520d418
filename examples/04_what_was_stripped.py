"""What is not part of the article: nothing is thrown away, so it can be looked at, and every character counted."""

from pathlib import Path

import newsparse

raw = (Path(__file__).parent / "texts" / "tramway.txt").read_text(encoding="utf-8")
article, trace = newsparse.parse_and_explain(raw)

print(f"{'kind':14} {'rule':18} text")
for artifact in article.artifacts:
    text = " / ".join(artifact.text.split("\n"))
    print(f"{artifact.kind:14} {artifact.rule:18} {text[:80]}")

# The first law: every character that is not blank lies in exactly one block.
print()
print("not accounted for:", article.unaccounted())

# Why is one line gone? Ask the trace about any place in the text.
place = raw.index("Advertisement")
for step in trace.at(place):
    print(f"character {place}: {step.stage}: {step.rule} made it {step.what!r}")
