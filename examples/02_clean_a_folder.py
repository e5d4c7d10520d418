"""Clean a folder of texts into another folder: what a corpus needs before anything else."""

import sys
import tempfile
from pathlib import Path

import newsparse

source = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "texts"
with tempfile.TemporaryDirectory() as scratch:
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(scratch)
    for path in sorted(source.glob("*.txt")):
        # Bytes are fine: newsparse finds out how they are encoded.
        clean = newsparse.clean(path.read_bytes())
        (target / path.name).write_text(clean + "\n", encoding="utf-8")
        print(f"{path.name}: {path.stat().st_size} bytes in, {(target / path.name).stat().st_size} bytes out")
