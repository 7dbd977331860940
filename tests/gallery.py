"""Draws the gallery: a page of every guide of the library, a row for each brand.

    python tests/gallery.py target/release/carepress dist/gallery.png

Needs Pillow. README.md shows the picture as tests/pictures/gallery.jpg.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parent.parent
BRANDS = sorted(path.stem for path in (ROOT / "guides/brands").glob("*.yaml"))
HANDOUTS, POSTERS = (
    [path.stem for path in sorted((ROOT / "guides" / folder).glob("*.yaml"))]
    for folder in ("handouts", "posters")
)
# Pixels: the height of a row, the most width of a page, and the space around it.
HEIGHT, WIDTH, SPACE = 360, 400, 16
DESK = "#c9ced3"


def telling_pages(program: str, brand: str, folder: Path) -> list[Image.Image]:
    """Of each handout in a brand the second page, which has exercises; of each poster the first."""
    command = [program, "-C", ROOT, "build", *HANDOUTS, *POSTERS, "--brand", brand, "--out", folder]
    subprocess.run([*command, "--quiet", "--png", "--dpi", "120"], check=True)
    pages = []
    for guide in HANDOUTS + POSTERS:
        number = 2 if guide in HANDOUTS else 1
        page = Image.open(folder / f"{guide}-{number}.png").convert("RGB")
        page.thumbnail((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        pages.append(page)
    return pages


def columns(pages: list[Image.Image]) -> list[list[Image.Image]]:
    """Low pages that follow one another stand in one column."""
    out = [[]]
    for page in pages:
        if out[-1] and sum(above.height + SPACE for above in out[-1]) + page.height > HEIGHT:
            out.append([])
        out[-1].append(page)
    return out


def across(column: list[Image.Image]) -> int:
    """The width of a column's widest page."""
    return max(page.width for page in column)


def main() -> None:
    """Builds every guide in every brand and lays their first pages side by side."""
    program, target = sys.argv[1], Path(sys.argv[2])
    rows = []
    for brand in BRANDS:
        with tempfile.TemporaryDirectory() as folder:
            pages = telling_pages(str(Path(program).resolve()), brand, Path(folder))
            rows.append(columns(pages))
    width = max(sum(across(column) + SPACE for column in row) for row in rows) + SPACE
    sheet = Image.new("RGB", (width, (HEIGHT + SPACE) * len(rows) + SPACE), DESK)
    for index, row in enumerate(rows):
        x, y = SPACE, SPACE + index * (HEIGHT + SPACE)
        for column in row:
            down = (HEIGHT + SPACE - sum(page.height + SPACE for page in column)) // 2
            for page in column:
                sheet.paste(page, (x, y + down))
                down += page.height + SPACE
            x += across(column) + SPACE
    target.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(target, optimize=True, quality=86)
    print(f"{target}: {len(BRANDS)} brands, {len(HANDOUTS + POSTERS)} guides")


if __name__ == "__main__":
    main()
