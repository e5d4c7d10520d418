"""The command line: ``newsparse parse``, ``clean``, ``explain`` and others. It needs the extra ``newsparse[cli]``."""

from __future__ import annotations

import sys

MISUSE = 2
INTERRUPTED = 130


def main() -> None:
    """Run the command line, or say what to install for it."""
    try:
        from newsparse.cli.commands import newsparse
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"click", "rich"}:
            raise
        sys.stderr.write("newsparse: the command line needs click and rich: pip install 'newsparse[cli]'\n")
        sys.exit(MISUSE)
    newsparse(prog_name="newsparse")
