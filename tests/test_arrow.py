"""Articles as rows of Arrow."""

import pytest

import newsparse
from newsparse.options import ParseOptions

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
arrow = pytest.importorskip("newsparse.writers.arrow")

STORY = "Rain in Norvik\n\nBy Ana Brandt\n\nMay 2, 2021\n\n“It rained,” said Ana Ruiz, who sells tickets at the quay."


def batch(texts):
    return pa.record_batch({"id": pa.array(range(len(texts)), pa.int32()), "text": pa.array(texts, pa.string())})


def test_rows_stay_as_many_and_in_order():
    """Whatever becomes of them."""
    results = list(arrow.parse_batches([batch(["One.", None]), batch([]), batch(["Three."])]))

    assert [result.num_rows for result in results] == [2, 0, 1]
    assert all(result.schema.names == ["id", "text", "article", "error", "newsparse"] for result in results)
    assert results[0].column("error").to_pylist() == [None, "no text"]
    assert all(result.schema.equals(results[0].schema) for result in results)


def test_a_row_holds_the_whole_article():
    """All fields but the raw text and the blocks."""
    article = newsparse.parse(STORY)
    (result,) = arrow.parse_batches([batch([STORY])])
    row = result.column("article")[0].as_py()

    assert row["bylines"][0]["authors"][0]["name"] == "Ana Brandt"
    assert row["published"]["value"] == "2021-05-02T00:00:00"
    assert row["quotes"][0]["speaker"]["name"] == "Ana Ruiz"
    assert row["quotes"][0]["kind"] == "direct"
    assert row["quotes"][0]["spans"] == [{"start": s.start, "end": s.end} for s in article.quotes[0].spans]
    assert row == arrow.to_row(article)


def test_parquet_takes_it(tmp_path):
    """And gives it back."""
    table = pa.Table.from_batches(arrow.parse_batches([batch([STORY, "It rained."])]))
    parquet.write_table(table, tmp_path / "articles.parquet")

    assert parquet.read_table(tmp_path / "articles.parquet").equals(table)


def test_an_error_stays_in_its_row():
    """One bad row stops nothing; columns of the same name are replaced."""
    rows = pa.record_batch({"body": [5], "error": ["old"]})
    (result,) = arrow.parse_batches([rows], column="body", options=ParseOptions(quotes=False))

    assert result.schema.names == ["body", "article", "error", "newsparse"]
    assert result.column("error")[0].as_py().startswith("NotTextError: parse() takes")


def test_half_characters_do_not_break_a_batch():
    """Arrow holds UTF-8."""
    article = newsparse.parse("It \ud800 rained.")

    pa.array([arrow.to_row(article)], arrow.arrow_schema().field("article").type)
