from pathlib import Path

import pytest

from app.errors import UserError
from app.reports import fonts


def test_the_shipped_face_comes_first_with_its_licence() -> None:
    faces = fonts.locate()
    assert faces.regular.name == "Tinos-Regular.ttf"
    assert faces.regular.parent.parent.name == "resources"
    assert "SIL Open Font License" in (faces.regular.parent / "OFL.txt").read_text("utf-8")


def test_a_computer_without_any_face_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UserError) as told:
        fonts.locate([tmp_path])
    assert told.value.reason == "fonts"
    assert "Tinos" in told.value.sentence


def test_half_a_family_is_no_family(tmp_path: Path) -> None:
    (tmp_path / "times.ttf").touch()
    with pytest.raises(UserError):
        fonts.locate([tmp_path])
    for name in ("timesbd.ttf", "timesi.ttf", "timesbi.ttf"):
        (tmp_path / name).touch()
    assert fonts.locate([tmp_path]).bold.name == "timesbd.ttf"
