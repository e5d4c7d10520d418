"""Step 3 (provisional)."""
from newsparse.models import Article, Paragraph, Repair, Span, reading


def run(blocks, page, options):
    paragraphs = []
    for lines in blocks:
        spans = (Span(lines[0].start, lines[-1].end),)
        repairs = tuple(Repair(Span(a.end, b.start), " ", "line_break") for a, b in zip(lines, lines[1:]))
        paragraphs.append(Paragraph(reading(page.raw, spans, repairs), spans, repairs))
    return Article(page.raw, page.lang.code, tuple(paragraphs), paragraphs=tuple(paragraphs))
