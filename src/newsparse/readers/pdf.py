"""PDF: the text of each page by pypdfium2, with a form feed between pages."""

from __future__ import annotations

from newsparse.errors import ReaderError
from newsparse.readers.source import Source


def read_pdf(data: bytes) -> Source:
    """
    Return the text of a PDF, as it was printed: its lines are those of the page.

    Raises:
        ReaderError: If the file is broken or locked, has pictures of text only, or pypdfium2 (the extra
            ``newsparse[pdf]``) is not installed.
    """
    try:
        import pypdfium2
    except ModuleNotFoundError as error:
        raise ReaderError("a PDF needs pypdfium2: pip install 'newsparse[pdf]'") from error
    try:
        with pypdfium2.PdfDocument(data) as document:
            pages = [_text(page) for page in document]
            known = document.get_metadata_dict(skip_empty=True)
    except pypdfium2.PdfiumError as error:
        raise ReaderError(f"not a PDF that can be read: {error}") from error
    if not any(page.strip() for page in pages):
        raise ReaderError(f"a PDF without text, pages: {len(pages)}; pictures of text need OCR first")
    metadata = {ours: known[theirs] for theirs, ours in (("Title", "title"), ("Author", "author")) if theirs in known}
    return Source("\f".join(pages), "pdf", None, metadata)


def _text(page: object) -> str:
    # pypdfium2 is not typed.
    text: str = page.get_textpage().get_text_bounded()  # type: ignore[attr-defined]
    # PDFium joins words that were cut at a line's end, "post-war" to "postwar", and leaves a mark where it did so.
    # Whether the hyphen is real is for the parser to say, by all of the text.
    return text.replace("\r\n", "\n").replace("\x02", "-\n").replace("\ufffe", "-\n")
