"""Articles to other forms: one module a form."""

from newsparse.writers.markdown import to_markdown

__all__ = ["to_markdown"]
