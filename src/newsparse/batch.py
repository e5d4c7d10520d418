"""Many articles: those of one archive, and those of a stream, on several processors."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from attrs import frozen

from newsparse.errors import NotTextError, OptionsError
from newsparse.options import DEFAULTS, ParseOptions
from newsparse.pipeline import check, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from newsparse.models import Article

CHUNK = 16
"""Texts that one worker gets at a time: news is short, and handing it over costs as much as half a parse."""
AHEAD = 3
"""Chunks that wait for each worker."""


def parse_many(text: str | bytes, *, language: str = "auto", options: ParseOptions = DEFAULTS) -> Iterator[Article]:
    r"""
    Parse the articles of an archive, one after the other.

    It is an export of LexisNexis, Nexis Uni, ProQuest, Factiva, Europresse or Mediargus, or a file of a wire. The
    format is found out; any other text is one article.

    The raw text of each article is its own slice of the file, and spans count from its beginning:
    `newsparse.readers.archives.documents` gives where each slice starts, and the fields of the export.

    >>> file = "1 of 2 DOCUMENTS\n\nFerry late\n\nSECTION: News\n\nIt rained.\n\n"
    >>> file += "2 of 2 DOCUMENTS\n\nFerry back\n\nLENGTH: 2 words\n"
    >>> [article.headline.text for article in parse_many(file)]
    ['Ferry late', 'Ferry back']

    Args:
        text: The whole file, or its bytes.
        language: As for `newsparse.parse`, for all of them.
        options: As for `newsparse.parse`.

    Returns:
        The articles in the order of the file; none for an empty one.

    Raises:
        NotTextError: If *text* is neither a string nor bytes.
        LanguageNotFoundError: If there is no data for *language*.
        OptionsError: If *options* is no `ParseOptions`.
    """
    from newsparse.readers.archives import documents
    from newsparse.text_to_lines.decode import decode

    check(language, options)
    if not isinstance(text, str):
        if not isinstance(text, bytes | bytearray | memoryview):
            raise NotTextError(f"parse_many() takes the text of a file, or its bytes, not {type(text).__name__}")
        text, _ = decode(bytes(text))
    return (parse(document.text, language=language, options=options) for document in documents(text))


@frozen
class Result:
    """
    What became of one text of `imap`: its ``article``, or None and the ``error`` that stopped it.

    ``index`` counts the texts from 0.
    """

    index: int
    article: Article | None
    error: str | None = None


def imap(
    texts: Iterable[str | bytes],
    *,
    workers: int | None = None,
    language: str = "auto",
    options: ParseOptions = DEFAULTS,
) -> Iterator[Result]:
    """
    Parse a stream of texts, in order, and give a `Result` for each.

    One bad text never stops the others: its error becomes a row. Texts are taken from the stream only as fast as
    results are taken from it, so that neither need fit into memory.

    >>> [result.article.text for result in imap(["It rained.", "It stopped."], workers=1)]
    ['It rained.', 'It stopped.']
    >>> [(result.index, result.error) for result in imap(["It rained.", None], workers=1)]
    [(0, None), (1, 'NotTextError: parse() takes the text of an article, or its bytes, not NoneType')]

    Args:
        texts: Texts or their bytes; any iterable, also one without end.
        workers: Processes; the number of processors if None. With 1, all is done in this process.
        language: As for `newsparse.parse`.
        options: As for `newsparse.parse`.

    Yields:
        A result for each text, in the order of the texts.

    Raises:
        NotTextError: If *texts* is one text, or nothing that texts can be taken from.
        OptionsError: If *workers* is not a positive number, or *options* no `ParseOptions`.
        LanguageNotFoundError: If there is no data for *language*.
    """
    check(language, options)
    if isinstance(texts, str | bytes | bytearray | memoryview) or not hasattr(texts, "__iter__"):
        raise NotTextError(f"imap() takes many texts, such as a list of them, not {type(texts).__name__}")
    if workers is not None and (not isinstance(workers, int) or workers < 1):
        raise OptionsError(f"workers is the number of processes, at least 1, not {workers!r}")
    return _imap(texts, workers, partial(_chunk, language=language, options=options))


def _imap(texts: Iterable[str | bytes], workers: int | None, job: partial[list[Result]]) -> Iterator[Result]:
    chunks = _chunks(texts)
    if workers == 1:
        for start, chunk in chunks:
            # One by one: a caller that stops early has not waited for the rest of its chunk.
            for i, text in enumerate(chunk):
                yield from job(start + i, [text])
        return
    import os
    from concurrent.futures import ProcessPoolExecutor

    count = workers or os.cpu_count() or 1
    with ProcessPoolExecutor(count) as pool:
        waiting: deque[tuple[Future[list[Result]], int, list[str | bytes]]] = deque()
        try:
            for start, chunk in chunks:
                waiting.append((pool.submit(job, start, chunk), start, chunk))
                if len(waiting) >= AHEAD * count:
                    yield from _done(job, *waiting.popleft())
            while waiting:
                yield from _done(job, *waiting.popleft())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _done(
    job: partial[list[Result]], future: Future[list[Result]], start: int, chunk: list[str | bytes]
) -> list[Result]:
    """Return the results of a chunk; one that cannot be handed to another process (a memoryview) is done in this."""
    from concurrent.futures import BrokenExecutor

    try:
        return future.result()
    except BrokenExecutor:
        raise
    except Exception:  # noqa: BLE001 - whatever it was, each text of the chunk has its row
        return job(start, chunk)


def _chunks(texts: Iterable[str | bytes]) -> Iterator[tuple[int, list[str | bytes]]]:
    chunk: list[str | bytes] = []
    start = 0
    for text in texts:
        chunk.append(text)
        if len(chunk) == CHUNK:
            yield start, chunk
            start += CHUNK
            chunk = []
    if chunk:
        yield start, chunk


def _chunk(start: int, texts: list[str | bytes], *, language: str, options: ParseOptions) -> list[Result]:
    """Parse some texts where it is called, in this process or another."""
    results = []
    for index, text in enumerate(texts, start):
        try:
            results.append(Result(index, parse(text, language=language, options=options)))
        except Exception as error:  # noqa: BLE001 - whatever it was belongs to this text alone
            results.append(Result(index, None, f"{type(error).__name__}: {error}"))
    return results
