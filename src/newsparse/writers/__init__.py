"""Articles to other forms: one module a form."""

from newsparse.writers.brat import Brat, to_brat
from newsparse.writers.html import to_html
from newsparse.writers.jsonld import to_jsonld, to_jsonld_text
from newsparse.writers.markdown import to_markdown
from newsparse.writers.ninjs import to_ninjs
from newsparse.writers.schema import json_schema
from newsparse.writers.spacy import to_spacy
from newsparse.writers.tables import quote_rows, to_csv
from newsparse.writers.tei import to_tei

__all__ = [
    "Brat",
    "json_schema",
    "quote_rows",
    "to_brat",
    "to_csv",
    "to_html",
    "to_jsonld",
    "to_jsonld_text",
    "to_markdown",
    "to_ninjs",
    "to_spacy",
    "to_tei",
]
