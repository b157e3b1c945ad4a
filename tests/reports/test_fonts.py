import shutil
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics

from app.errors import UserError
from app.reports import fonts, page, style
from app.text.letters import vietnamese_letters
from tests.reports.ward import text_of


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


# --- the computer's own Times New Roman: none where the tests run, so ours plays its part ---------------------------

CUTS = ("Regular", "Bold", "Italic", "BoldItalic")
ON_WINDOWS = ("times.ttf", "timesbd.ttf", "timesi.ttf", "TIMESBI.TTF")
IN_WORDS = (
    "Times_New_Roman.ttf", "Times_New_Roman_Bold.ttf", "Times_New_Roman_Italic.ttf", "Times_New_Roman_Bold_Italic.ttf"
)  # fmt: skip


def laid(folder: Path, names: Sequence[str]) -> Path:
    folder.mkdir(parents=True)
    for cut, name in zip(CUTS, names, strict=True):
        shutil.copy(fonts.locate().regular.parent / f"Tinos-{cut}.ttf", folder / name)
    return folder


@pytest.mark.parametrize("names", [ON_WINDOWS, IN_WORDS])
def test_the_computers_own_face_is_found_by_either_kind_of_name(tmp_path: Path, names: Sequence[str]) -> None:
    folder = laid(tmp_path / "fonts" / "truetype" / "ms", names)
    found = fonts.times_new_roman([tmp_path / "nowhere", tmp_path / "fonts"])
    assert found is not None
    assert [found.regular, found.bold, found.italic, found.bold_italic] == [folder / name for name in names]


def test_a_face_that_lacks_a_cut_or_is_none_is_not_taken(tmp_path: Path) -> None:
    folder = laid(tmp_path / "a", ON_WINDOWS)
    (folder / "timesi.ttf").unlink()
    assert fonts.times_new_roman([folder]) is None
    (folder / "timesi.ttf").write_bytes(b"no face")
    assert fonts.times_new_roman([folder]) is None


def test_a_face_of_other_widths_is_not_taken(tmp_path: Path) -> None:
    folder = laid(tmp_path / "a", ON_WINDOWS)
    shutil.copy(folder / "timesbd.ttf", folder / "times.ttf")
    assert fonts.times_new_roman([folder]) is None


def test_the_folders_of_each_system_are_known() -> None:
    places = fonts.system_folders({"WINDIR": "D:\\Win", "LOCALAPPDATA": "D:\\Toi", "XDG_DATA_HOME": "/nha"})
    assert {Path("D:\\Win") / "Fonts", Path("D:\\Toi") / "Microsoft" / "Windows" / "Fonts", Path("/nha/fonts")} <= set(
        places
    )
    assert Path("/usr/share/fonts") in fonts.system_folders({})


def test_where_there_is_no_such_face_ours_is_chosen() -> None:
    assert not fonts.choose(system_times=False)
    assert vars(pdfmetrics.getFont(fonts.REGULAR))["file"] == fonts.locate().regular


# --- what is printed comes back ------------------------------------------------------------------

WORDS = st.lists(
    st.text(st.sampled_from(vietnamese_letters()), min_size=1, max_size=12).flatmap(
        lambda word: st.sampled_from([word, unicodedata.normalize("NFD", word), word.upper()])
    ),
    min_size=1,
    max_size=40,
)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS, st.sampled_from([style.BODY, style.HEADING, style.SUBHEADING, style.FOOTNOTE]))
def test_whatever_vietnamese_is_printed_is_read_back(tmp_path: Path, words: list[str], form: ParagraphStyle) -> None:
    fonts.register()
    text = " ".join(words)
    pdf = page.build([style.line(text, form)], page.About("Chữ"))
    assert text_of(pdf, tmp_path, raw=True) == unicodedata.normalize("NFC", text)


def test_documents_are_drawn_with_the_computers_own_face_and_then_with_ours_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drawn() -> bytes:
        return page.build([style.line("Đoàn kết", style.BODY)], page.About("Chữ"))

    fonts.register()
    ours = drawn()
    folder = laid(tmp_path / "microsoft" / "fonts", ON_WINDOWS)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "microsoft"))
    fonts._of_this_computer.cache_clear()
    try:
        assert fonts.choose(system_times=True)
        assert vars(pdfmetrics.getFont(fonts.REGULAR))["file"] == folder / "times.ttf"
        assert drawn() == ours  # the same face under another name
    finally:
        fonts._of_this_computer.cache_clear()
        fonts.choose(system_times=False)
