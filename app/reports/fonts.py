"""The face of every document: four cuts with the metrics of Times New Roman, always embedded.

Tinos is shipped under `resources/fonts` with its licence, so a document looks the same on every
computer. Where that folder is missing (a distribution that unbundles fonts), the system's own
metric-compatible faces are looked for. Liberation Serif must be 2.x: 1.07 lacks 92 Vietnamese
letters. TeX Gyre Termes is no choice: its outlines are CFF, which reportlab cannot embed.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app import paths
from app.errors import UserError

REGULAR = "SoMatTran"
BOLD = "SoMatTran-Bold"
ITALIC = "SoMatTran-Italic"
BOLD_ITALIC = "SoMatTran-BoldItalic"


@dataclass(frozen=True, slots=True)
class Faces:
    """The files of the four cuts."""

    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path


_FILE_NAMES = (
    ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf"),
    (
        "LiberationSerif-Regular.ttf",
        "LiberationSerif-Bold.ttf",
        "LiberationSerif-Italic.ttf",
        "LiberationSerif-BoldItalic.ttf",
    ),
    ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
)


def folders() -> list[Path]:
    """Where the cuts may lie: the program's own resources first, then the system."""
    return [
        paths.resource("fonts"),
        Path("/usr/share/fonts/truetype/croscore"),
        Path("/usr/share/fonts/truetype/liberation2"),
        Path(os.environ.get("WINDIR", "C:\\Windows")) / "Fonts",
    ]


def locate(places: Iterable[Path] | None = None) -> Faces:
    """The first folder that holds all four cuts; `UserError` ("fonts") when there is none."""
    for folder in folders() if places is None else places:
        for names in _FILE_NAMES:
            files = [folder / name for name in names]
            if all(file.is_file() for file in files):
                return Faces(*files)
    raise UserError(
        "Không tìm thấy bộ chữ để in văn bản. Hãy cài lại Sổ Mặt trận, hoặc cài gói phông chữ Tinos "
        "(fonts-croscore) hay Liberation 2 (fonts-liberation2) rồi thử lại.",
        reason="fonts",
    )


@cache
def register() -> None:
    """Make the four cuts known to reportlab under our own names; reading them takes about 20 ms, once."""
    faces = locate()
    metrics: Any = pdfmetrics  # its type stubs know the name, not what it takes
    # Plain deflated streams: a fifth smaller than the printable form that reportlab prefers by default.
    rl_config.useA85 = 0
    metrics.registerFont(TTFont(REGULAR, str(faces.regular)))
    metrics.registerFont(TTFont(BOLD, str(faces.bold)))
    metrics.registerFont(TTFont(ITALIC, str(faces.italic)))
    metrics.registerFont(TTFont(BOLD_ITALIC, str(faces.bold_italic)))
    addMapping(REGULAR, 0, 0, REGULAR)
    addMapping(REGULAR, 1, 0, BOLD)
    addMapping(REGULAR, 0, 1, ITALIC)
    addMapping(REGULAR, 1, 1, BOLD_ITALIC)
