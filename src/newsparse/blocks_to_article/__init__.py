"""Step 3 (provisional)."""
from newsparse.models import Article, Artifact, Paragraph


def run(blocks, page, options):
    made = tuple(
        Paragraph(b.text, b.spans, b.repairs) if b.kind == "paragraph" else Artifact(b.kind, b.text, b.spans, b.rule)
        for b in blocks
    )
    return Article(
        page.raw,
        page.lang.code,
        made,
        paragraphs=tuple(b for b in made if isinstance(b, Paragraph)),
        artifacts=tuple(b for b in made if isinstance(b, Artifact)),
    )
