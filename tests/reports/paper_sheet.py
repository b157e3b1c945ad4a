"""Pictures of every document for a person to look at, and the documents themselves.

Drawn by python -m tests.reports.paper_sheet OUT [--only bao-cao] [--ledger day] [--dots 45].
They are never compared by a program.
"""

import argparse
import sys
import time
from pathlib import Path

from PIL import Image

from app.desks.paper import Paper
from app.domain.guidance import load_default
from tests.reports.papers import LEDGERS, PAPERS

ACROSS, GAP, MOST = 8, 6, 48


def main() -> None:
    """Write OUT/<ledger>-<paper>.pdf and beside it one picture of its first pages."""
    asked = argparse.ArgumentParser()
    asked.add_argument("out", type=Path)
    asked.add_argument("--only", default="")
    asked.add_argument("--ledger", default="")
    asked.add_argument("--dots", type=int, default=45, help="to the inch")
    told = asked.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    guidance = load_default()
    for ledger_name, ledger in LEDGERS.items():
        contents = ledger(guidance)
        for name, render in PAPERS.items():
            if told.only in ("", name) and told.ledger in ("", ledger_name):
                started = time.perf_counter()
                data = render(contents, guidance)
                taken = time.perf_counter() - started
                file = told.out / f"{ledger_name}-{name}.pdf"
                file.write_bytes(data)
                pages = _draw(data, told.dots, file.with_suffix(".png"))
                sys.stdout.write(f"{file.name}: {pages} pages, {len(data) // 1000} kB, {taken:.2f} s\n")


def _draw(data: bytes, dots: int, file: Path) -> int:
    paper = Paper(data)
    drawn = [paper.draw(number, round(paper.sizes[number][0] * dots / 72)) for number in range(min(paper.pages, MOST))]
    pictures = [Image.frombytes("RGBA", (page.width, page.height), page.pixels, "raw", "BGRA") for page in drawn]
    wide, high = max(page.width for page in drawn) + GAP, max(page.height for page in drawn) + GAP
    rows = -(-len(pictures) // ACROSS)
    sheet = Image.new("RGB", (min(len(pictures), ACROSS) * wide, rows * high), "#888888")
    for at, picture in enumerate(pictures):
        sheet.paste(picture, (at % ACROSS * wide, at // ACROSS * high))
    sheet.save(file)
    pages = paper.pages
    paper.close()
    return pages


if __name__ == "__main__":
    main()
