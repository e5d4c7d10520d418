"""
Take the pictures of the HTML view that the documentation shows: light, dark, and at phone width.

    python tools/screenshots.py             # writes docs/_static/view-*.png

It needs Chromium, and Pillow to make the files small. The text is one of the project's own examples.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from PIL import Image, ImageChops

from newsparse import parse_and_explain
from newsparse.writers import to_html

ROOT = Path(__file__).parent.parent
TEXT = ROOT / "examples" / "texts" / "harbour.txt"
TARGET = ROOT / "docs" / "_static"
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
DARK = ["--blink-settings=preferredColorScheme=0"]
PHONE = 390
COLOURS = 96


def shoot(chromium: str, page: Path, target: Path, size: tuple[int, int], options: list[str]) -> None:
    """Take one picture, cut off what is empty below, and store it with few colours."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                chromium,
                *QUIET,
                *options,
                f"--user-data-dir={profile}",
                f"--window-size={size[0]},{size[1]}",
                f"--screenshot={target}",
                page.resolve().as_uri(),
            ],
            check=True,
            capture_output=True,
        )
    picture = Image.open(target).convert("RGB")
    corner = picture.getpixel((picture.width - 1, picture.height - 1))
    # What differs from the empty corner ends where the page does.
    box = ImageChops.difference(picture, Image.new("RGB", picture.size, corner)).getbbox()
    last = box[3] if box else picture.height
    picture = picture.crop((0, 0, picture.width, min(picture.height, last + 24)))
    picture.quantize(COLOURS).save(target, optimize=True)


def main() -> int:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("Chromium is not installed", file=sys.stderr)
        return 1
    TARGET.mkdir(exist_ok=True)
    page = to_html(*parse_and_explain(TEXT.read_text(encoding="utf-8")))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "view.html"
        whole.write_text(page, encoding="utf-8")
        # A browser window cannot be as narrow as a phone; a frame in it can.
        phone = Path(folder) / "phone.html"
        frame = f'<iframe srcdoc="{escape(page, quote=True)}" style="width:{PHONE}px;height:2400px;border:0">'
        phone.write_text(f"<body style='margin:0'>{frame}</iframe>", encoding="utf-8")
        shoot(chromium, whole, TARGET / "view-light.png", (900, 1700), [])
        shoot(chromium, whole, TARGET / "view-dark.png", (900, 1700), DARK)
        shoot(chromium, phone, TARGET / "view-phone.png", (500, 2300), [])
        narrow = Image.open(TARGET / "view-phone.png")
        narrow.crop((0, 0, PHONE, narrow.height)).save(TARGET / "view-phone.png", optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
