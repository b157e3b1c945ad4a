import re

import pytest
from PySide6.QtGui import QColor

from app.paths import resource
from app.settings import THEMES
from ui.theme import (
    HIGH_CONTRAST,
    MINIMUM_CONTRAST,
    PALETTES,
    TEXT_PAIRS,
    Palette,
    Theme,
    contrast,
    drawn,
    font,
    style_sheet,
)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(palette: Palette, text: str, ground: str) -> None:
    least = HIGH_CONTRAST if palette.name.startswith("contrast") else MINIMUM_CONTRAST
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= least


def test_every_theme_of_the_settings_has_its_palette() -> None:
    assert set(THEMES) == {"auto", *PALETTES}


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
def test_style_sheet_uses_only_tokens_and_leaves_none_open(palette: Palette) -> None:
    template = resource("theme.qss").read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9A-Fa-f]{3,8}\b", template), "colours belong into ui/theme.py"
    assert "$" not in style_sheet(Theme(palette))


def test_sizes_follow_the_text() -> None:
    usual, large = Theme(), Theme(percent=150)
    assert large.row == round(usual.row * 1.5)
    assert large.points() == pytest.approx(usual.points() * 1.5)
    assert font(large).pointSizeF() == pytest.approx(15.75)
    assert "15.75pt" in style_sheet(large)


ICONS = sorted(path.stem for path in resource("icons").glob("*.svg") if not path.stem.startswith("box-"))


@pytest.mark.parametrize("name", ICONS)
def test_icons_are_drawn_in_the_colour_of_the_text(qapp, name: str) -> None:
    picture = drawn(name, "#0B5CAD", 20).toImage()
    seen = {
        picture.pixelColor(x, y).getRgb()[:3]
        for x in range(20)
        for y in range(20)
        if picture.pixelColor(x, y).alpha() > 200
    }
    assert seen, f"{name} draws nothing"
    assert all(QColor(*colour).hue() in range(200, 220) for colour in seen)


def test_palettes_know_every_role() -> None:
    roles = [role for role in Palette._fields if role != "name"]
    assert all(re.fullmatch(r"#[0-9A-F]{6}", getattr(palette, role)) for palette in PALETTES.values() for role in roles)
