"""How the program looks: tokens, two palettes, the type scale, icons in the colour of the text.

Every colour, space and size of the window is decided here; `resources/theme.qss` is the one
place that says which control wears which token. Nothing else in the program writes a style.
"""

import functools
from dataclasses import dataclass
from string import Template
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from app.paths import resource
from app.settings import Settings

SPACES = {"hair": 4, "near": 8, "apart": 12, "block": 16, "group": 24, "page": 32}
FAMILIES = ["Segoe UI", "Noto Sans", "Liberation Sans", "Arimo"]
BASE_POINTS = 10.5
ROW_HEIGHT = 30
SIGN_SIZES = (16, 24, 32, 48, 128)  # pixels: what title bars, task bars and lists of windows ask for
RADIUS = 6
MINIMUM_CONTRAST = 4.5  # WCAG 2.2, level AA
HIGH_CONTRAST = 7.0  # level AAA: what the two palettes of high contrast promise


class Palette(NamedTuple):
    """The colours by their role, never by their hue."""

    name: str
    paper: str  # behind everything
    surface: str  # what is written on
    raised: str  # hovered rows, table headers, chips
    ink: str
    quiet: str  # help, units, what is secondary
    line: str
    edge: str  # the border of a box that can be typed into
    accent: str  # what can be acted on
    on_accent: str
    accent_soft: str  # behind what is selected
    danger: str  # refused, blocking
    danger_soft: str
    warning: str  # to look at
    warning_soft: str
    done: str
    done_soft: str


LIGHT = Palette(
    name="light",
    paper="#FAFAF8",
    surface="#FFFFFF",
    raised="#F1F3F5",
    ink="#1D2129",
    quiet="#5B6472",
    line="#DDE1E6",
    edge="#B4BBC5",
    accent="#0B5CAD",
    on_accent="#FFFFFF",
    accent_soft="#E3EEF9",
    danger="#B3261E",
    danger_soft="#FBEAE9",
    warning="#8A5D00",
    warning_soft="#FCF3DE",
    done="#1A7F4B",
    done_soft="#F0F8F4",
)

DARK = Palette(
    name="dark",
    paper="#16191E",
    surface="#1E2228",
    raised="#272C34",
    ink="#E8EBEF",
    quiet="#A7B0BC",
    line="#343B45",
    edge="#56606D",
    accent="#7DB7F0",
    on_accent="#0B1B2B",
    accent_soft="#223448",
    danger="#F2A19B",
    danger_soft="#3A2422",
    warning="#E5B85C",
    warning_soft="#382F1B",
    done="#7CCBA0",
    done_soft="#1E3329",
)

CONTRAST = Palette(
    name="contrast",
    paper="#FFFFFF",
    surface="#FFFFFF",
    raised="#F2F2F2",
    ink="#000000",
    quiet="#2B2B2B",
    line="#5C5C5C",
    edge="#000000",
    accent="#00338A",
    on_accent="#FFFFFF",
    accent_soft="#DCE8FF",
    danger="#8A0000",
    danger_soft="#FFECEC",
    warning="#553900",
    warning_soft="#FFF5D6",
    done="#00481F",
    done_soft="#E8FBEF",
)

CONTRAST_DARK = Palette(
    name="contrast-dark",
    paper="#000000",
    surface="#000000",
    raised="#1A1A1A",
    ink="#FFFFFF",
    quiet="#E0E0E0",
    line="#9A9A9A",
    edge="#FFFFFF",
    accent="#FFE14D",
    on_accent="#000000",
    accent_soft="#333000",
    danger="#FFB3AD",
    danger_soft="#330A08",
    warning="#FFCC66",
    warning_soft="#332600",
    done="#8CF0B4",
    done_soft="#00331A",
)

PALETTES = {palette.name: palette for palette in (LIGHT, DARK, CONTRAST, CONTRAST_DARK)}
"""By the name that the settings keep."""

# Every pair in which one is written on the other: the test holds each to MINIMUM_CONTRAST, or to HIGH_CONTRAST.
TEXT_PAIRS = [
    *[(text, ground) for text in ("ink", "quiet", "accent") for ground in ("paper", "surface", "raised")],
    *[(text, ground) for text in ("danger", "warning", "done") for ground in ("paper", "surface")],
    ("on_accent", "accent"),
    ("ink", "accent_soft"),
    ("quiet", "accent_soft"),
    ("accent", "accent_soft"),
    ("danger", "danger_soft"),
    ("warning", "warning_soft"),
    ("done", "done_soft"),
    ("ink", "danger_soft"),
    ("ink", "warning_soft"),
    ("ink", "done_soft"),
]


@dataclass(frozen=True, slots=True)
class Theme:
    """A palette and a text size (per cent of the usual): all that drawing has to know."""

    palette: Palette = LIGHT
    percent: int = 100

    def points(self, of_usual: float = BASE_POINTS) -> float:
        """A type size in points, grown with the text."""
        return round(of_usual * self.percent / 100, 2)

    def pixels(self, of_usual: int) -> int:
        """A length in pixels that has to grow with the text: rows, targets, icons."""
        return round(of_usual * self.percent / 100)

    @property
    def row(self) -> int:
        """The height of a row of a table or list, in pixels."""
        return self.pixels(ROW_HEIGHT)

    def colour(self, role: str) -> QColor:
        """A colour of the palette by its role."""
        return QColor(getattr(self.palette, role))

    def icon(self, name: str, role: str = "ink", selected_role: str = "accent") -> QIcon:
        """An icon of `resources/icons`, drawn in the colours of the text it stands beside."""
        size = self.pixels(20)
        made = QIcon()
        for mode, colour in (
            (QIcon.Mode.Normal, getattr(self.palette, role)),
            (QIcon.Mode.Selected, getattr(self.palette, selected_role)),
            (QIcon.Mode.Disabled, self.palette.line),
        ):
            for ratio in (1.0, 2.0):
                made.addPixmap(drawn(name, colour, size, ratio), mode)
        made.addPixmap(drawn(name, self.palette.accent, size, 1.0), QIcon.Mode.Normal, QIcon.State.On)
        return made


def drawn(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """One icon as a picture of `size` logical pixels on a screen with this many dots a pixel; Qt keeps it."""
    kept = f"{name} {colour} {size} {ratio}"
    picture = QPixmap()
    if not QPixmapCache.find(kept, picture):
        picture = _drawn(name, colour, size, ratio)
        QPixmapCache.insert(kept, picture)
    return picture


def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_outline(name).replace("currentColor", colour).encode()))
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@functools.cache
def _outline(name: str) -> str:
    return (resource("icons") / f"{name}.svg").read_text(encoding="utf-8")


def luminance(colour: str) -> float:
    """Relative luminance, 0 for black to 1 for white (WCAG 2.2)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, 1 to 21 (WCAG 2.2); text needs 4.5."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def sign() -> QIcon:
    """The sign of the program, for the title bar and the task bar."""
    renderer = QSvgRenderer(resource("mark.svg").as_posix())
    made = QIcon()
    for size in SIGN_SIZES:
        picture = QPixmap(size, size)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        made.addPixmap(picture)
    return made


def style_sheet(theme: Theme) -> str:
    """The style of every control: the template with this theme's tokens filled in."""
    tokens: dict[str, object] = {**theme.palette._asdict(), **SPACES}
    tokens.update(
        radius=RADIUS,
        text=f"{theme.points()}pt",
        small=f"{theme.points(9.5)}pt",
        heading=f"{theme.points(13)}pt",
        title=f"{theme.points(16)}pt",
        target=theme.pixels(28),
        row=theme.row,
        arrow=theme.pixels(12),
        sign=theme.pixels(18),
        words=theme.pixels(320),
        on="light" if theme.colour("on_accent").lightness() > 127 else "dark",
        icons=resource("icons").as_posix(),
    )
    return Template(resource("theme.qss").read_text(encoding="utf-8")).substitute(tokens)


def font(theme: Theme) -> QFont:
    """The system's own face, with figures of one width so that numbers stand under each other."""
    face = QFont(FAMILIES)
    face.setPointSizeF(theme.points())
    face.setFeature(QFont.Tag("tnum"), 1)
    return face


def colours(theme: Theme) -> QPalette:
    """The palette for what the style sheet does not draw: selection, check boxes, text cursors."""
    roles = QPalette.ColorRole
    made = QPalette()
    for role, name in (
        (roles.Window, "paper"),
        (roles.Base, "surface"),
        (roles.AlternateBase, "raised"),
        (roles.Button, "raised"),
        (roles.WindowText, "ink"),
        (roles.Text, "ink"),
        (roles.ButtonText, "ink"),
        (roles.ToolTipText, "ink"),
        (roles.ToolTipBase, "surface"),
        (roles.PlaceholderText, "quiet"),
        (roles.Link, "accent"),
        (roles.Accent, "accent"),
        (roles.Highlight, "accent"),
        (roles.HighlightedText, "on_accent"),
        (roles.Mid, "line"),
    ):
        made.setColor(role, theme.colour(name))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("quiet"))
    return made


def theme_of(application: QApplication, settings: Settings) -> Theme:
    """The theme the settings ask for; "auto" follows the system."""
    system = DARK if application.palette().window().color().lightness() < 128 else LIGHT
    return Theme(PALETTES.get(settings.theme, system), settings.text_size)


def wear(application: QApplication, theme: Theme) -> None:
    """Dress the whole program in a theme; may be called again when the settings change."""
    application.setStyle("Fusion")
    application.setFont(font(theme))
    application.setPalette(colours(theme))
    application.setStyleSheet(style_sheet(theme))


def begin_as(widget: QWidget, **properties: object) -> None:
    """Give a new widget the properties by which the style sheet knows it; it is drawn with them from the beginning."""
    for name, value in properties.items():
        widget.setProperty(name, value)


def mark(widget: QWidget, **properties: object) -> None:
    """Give a widget the properties by which the style sheet knows it, and draw it anew where it was drawn already."""
    from PySide6.QtCore import Qt  # loaded when first needed: its enumerations take 10 ms

    begin_as(widget, **properties)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
