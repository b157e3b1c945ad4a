"""The face of every document: four cuts with the metrics of Times New Roman, always embedded.

Tinos is shipped under `resources/fonts` with its licence, so a document looks the same on every
computer. Where that folder is missing (a distribution that unbundles fonts), the system's own
metric-compatible faces are looked for. Liberation Serif must be 2.x: 1.07 lacks 92 Vietnamese
letters. TeX Gyre Termes is no choice: its outlines are CFF, which reportlab cannot embed.

An office that wants it prints with the computer's own Times New Roman, if it is whole: four cuts, every Vietnamese
letter, and as wide as ours, so that no line breaks elsewhere.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont, TTFontFile

from app import paths
from app.errors import UserError
from app.text.letters import vietnamese_letters

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


def system_folders(environment: Mapping[str, str] = os.environ) -> list[Path]:
    """Where Windows, macOS and Linux keep the faces of all users and of one."""
    windows, local = environment.get("WINDIR", "C:\\Windows"), environment.get("LOCALAPPDATA", "")
    home = Path.home()
    data = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    return [
        Path(windows) / "Fonts",
        *([Path(local) / "Microsoft" / "Windows" / "Fonts"] if local else []),
        Path("/System/Library/Fonts/Supplemental"),
        Path("/Library/Fonts"),
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        data / "fonts",
        home / ".fonts",
    ]


_TIMES = (
    ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
    (
        "times new roman.ttf",
        "times new roman bold.ttf",
        "times new roman italic.ttf",
        "times new roman bold italic.ttf",
    ),
)
"""How the four cuts are called on Windows and on macOS; packages for Linux use one or the other."""


def times_new_roman(places: Iterable[Path] | None = None) -> Faces | None:
    """The computer's own Times New Roman, where all of it is there; None to print with ours. Takes about 50 ms."""
    for folder in system_folders() if places is None else places:
        for found in _beside_each_other(folder):
            for names in _TIMES:
                cuts = [found[name] for name in names if name in found]
                if len(cuts) == len(names) and _as_wide_as_ours(Faces(*cuts)):
                    return Faces(*cuts)
    return None


def _beside_each_other(folder: Path) -> Iterator[dict[str, Path]]:
    """The files of a folder and of those below it, folder by folder, by their names in small letters."""
    for place, below, files in os.walk(folder):
        below.sort()
        yield {name.lower().replace("_", " "): Path(place) / name for name in files}


def _as_wide_as_ours(faces: Faces) -> bool:
    """Whether every letter that Vietnamese is written with is in each cut, as wide as in ours."""
    try:
        pairs = [
            (_widths(theirs), _widths(ours)) for theirs, ours in zip(astuple(faces), astuple(locate()), strict=True)
        ]
    except (TTFError, OSError):  # no face, or one that its maker lets nobody embed
        return False
    letters = [ord(letter) for letter in vietnamese_letters() + _ASCII]
    return all(
        letter in theirs and abs(theirs[letter] - ours[letter]) < 1 for theirs, ours in pairs for letter in letters
    )


_ASCII = "".join(map(chr, range(0x20, 0x7F)))


def _widths(file: Path) -> Mapping[int, float]:
    """The widths of a cut's letters in thousandths of their size. Raises TTFError, OSError."""
    face: Any = TTFontFile(str(file))
    return face.charWidths


class _Face(TTFont):
    """A face of which every code says what it means, also the one of the box for a missing letter (ISO 19005-3,
    §6.2.11.7.2: no code may mean nothing)."""

    def __init__(self, name: str, file: Path) -> None:
        base: Any = super()
        base.__init__(name, str(file))
        self.file = file

    def addObjects(self, doc: Any) -> None:
        base: Any = super()
        base.addObjects(doc)
        for font in doc.idToObject["BasicFonts"].dict.values():
            meanings = doc.idToObject.get(f"toUnicodeCMap:{font.BaseFont}")
            if meanings:  # a face that is not embedded has none
                meanings.content = meanings.content.replace("> <0000>", "> <FFFD>")


def register() -> None:
    """Make the four cuts known to reportlab under our own names; reading them takes about 20 ms, once."""
    metrics: Any = pdfmetrics  # its type stubs know the name, not what it takes
    if REGULAR not in metrics.getRegisteredFontNames():
        _use(locate())


def choose(*, system_times: bool) -> bool:
    """Whether documents are now drawn with the computer's own Times New Roman, as wanted; else it is with ours.

    A document that is being drawn meanwhile may have letters of both; it has the same lines.
    """
    metrics: Any = pdfmetrics
    theirs = _of_this_computer() if system_times else None
    faces = theirs or locate()
    if REGULAR not in metrics.getRegisteredFontNames() or metrics.getFont(REGULAR).file != faces.regular:
        _use(faces)
    return theirs is not None


@cache
def _of_this_computer() -> Faces | None:
    return times_new_roman()


_REGISTER = "_fonts"  # the library keeps the first face that came under a name, whatever is registered later


def _use(faces: Faces) -> None:
    metrics: Any = pdfmetrics
    settings: Any = rl_config
    # Plain deflated streams: a fifth smaller than the printable form that reportlab prefers by default.
    settings.useA85 = 0
    for name, file in zip((REGULAR, BOLD, ITALIC, BOLD_ITALIC), astuple(faces), strict=True):
        metrics.registerFont(_read(name, file))
        getattr(metrics, _REGISTER)[name] = _read(name, file)
    addMapping(REGULAR, 0, 0, REGULAR)
    addMapping(REGULAR, 1, 0, BOLD)
    addMapping(REGULAR, 0, 1, ITALIC)
    addMapping(REGULAR, 1, 1, BOLD_ITALIC)
    # What a page or a drawing begins with: else the library names Helvetica, which no file of ours carries.
    settings.canvas_basefontname = settings.defaultGraphicsFontName = REGULAR


@cache
def _read(name: str, file: Path) -> _Face:
    return _Face(name, file)
