"""How Sphinx builds these pages: sphinx-build -n -W docs docs/_build/html."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests")]

import built_pages  # noqa: E402

import newsparse  # noqa: E402

project = "newsparse"
author = "The newsparse developers"
copyright = author
release = version = newsparse.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.doctest", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"newsparse {release}"

# Names in single backticks are names of this library, and must exist.
default_role = "py:obj"
# There is no net where this is built, so nothing outside the library is linked.
nitpick_ignore_regex = [(r"py:.*", r"(?!newsparse\b).*")]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "separated"
autodoc_default_options = {"members": True, "undoc-members": True, "exclude-members": "__init__, __new__"}
python_use_unqualified_type_names = True
napoleon_google_docstring = True
napoleon_numpy_docstring = False

doctest_global_setup = "import newsparse"
# Those in docstrings are run by pytest, in their own modules.
doctest_test_doctest_blocks = ""

built_pages.write(HERE / "reference")
