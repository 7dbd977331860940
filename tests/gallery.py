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
GUIDES = [
    path.stem
    for folder in ("handouts", "posters")
    for path in sorted((ROOT / "guides" / folder).glob("*.yaml"))
]
# Pixels: the height of a page, and the paper-coloured space around it.
HEIGHT, SPACE = 360, 16
DESK = "#c9ced3"


def telling_pages(program: str, brand: str, folder: Path) -> list[Image.Image]:
    """Of each guide in a brand the second page, which has exercises, or its only one."""
    command = [program, "-C", ROOT, "build", *GUIDES, "--brand", brand, "--out", folder]
    subprocess.run([*command, "--quiet", "--png", "--dpi", "60"], check=True)
    pages = []
    for guide in GUIDES:
        pages_of = [folder / f"{guide}-{number}.png" for number in (2, 1)]
        page = Image.open(next(path for path in pages_of if path.exists())).convert("RGB")
        width = round(page.width * HEIGHT / page.height)
        pages.append(page.resize((width, HEIGHT), Image.Resampling.LANCZOS))
    return pages


def main() -> None:
    """Builds every guide in every brand and lays their first pages side by side."""
    program, target = sys.argv[1], Path(sys.argv[2])
    rows = []
    for brand in BRANDS:
        with tempfile.TemporaryDirectory() as folder:
            rows.append(telling_pages(str(Path(program).resolve()), brand, Path(folder)))
    width = max(sum(page.width + SPACE for page in row) for row in rows) + SPACE
    sheet = Image.new("RGB", (width, (HEIGHT + SPACE) * len(rows) + SPACE), DESK)
    for index, row in enumerate(rows):
        x, y = SPACE, SPACE + index * (HEIGHT + SPACE)
        for page in row:
            sheet.paste(page, (x, y))
            x += page.width + SPACE
    target.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(target, optimize=True, quality=86)
    print(f"{target}: {len(BRANDS)} brands, {len(GUIDES)} guides")


if __name__ == "__main__":
    main()
