from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.correspondence import Attachment, Directive
from app.office import Office
from tests.ui.dropping import drop, urls
from ui.forms.file_editor import FileEditor, icon_of
from ui.kept_files import KeptFiles
from ui.session import Session


@pytest.fixture
def editor(qtbot: QtBot, session: Session, answers) -> FileEditor:
    session.files = KeptFiles(session.office, answers)
    editor = FileEditor(Directive.description.by_key["file"], session.context)
    qtbot.addWidget(editor)
    editor.show()
    return editor


def test_a_dropped_file_is_kept_and_named(
    editor: FileEditor, session: Session, office: Office, tmp_path: Path, finish: Callable[[Session], None]
) -> None:
    (tmp_path / "Công văn 12.pdf").write_bytes(b"%PDF-1.7")
    told: list[bool] = []
    editor.edited.connect(lambda: told.append(True))
    drop(editor, urls(tmp_path / "Công văn 12.pdf"))
    finish(session)
    assert editor.name.text() == "Công văn 12.pdf · 1 KB"
    assert office.ledger.get(Attachment, str(editor.value())) is not None
    assert told
    assert editor.remark() == ""


def test_a_program_is_refused_in_words(
    editor: FileEditor, session: Session, tmp_path: Path, finish: Callable[[Session], None]
) -> None:
    (tmp_path / "Công văn.exe").write_bytes(b"MZ")
    drop(editor, urls(tmp_path / "Công văn.exe"))
    finish(session)
    assert editor.value() is None
    assert "chương trình" in editor.remark()


def test_a_heavy_file_is_worth_a_word(
    editor: FileEditor, session: Session, answers, tmp_path: Path, finish: Callable[[Session], None]
) -> None:
    (tmp_path / "quét.pdf").write_bytes(bytes(range(256)) * 4096 * 7)
    answers.paths.append(tmp_path / "quét.pdf")
    editor.choose.click()
    finish(session)
    assert editor.remark().startswith("Tệp nặng 7 MB")


def test_a_file_for_another_record_does_not_land_here(
    editor: FileEditor, session: Session, tmp_path: Path, finish: Callable[[Session], None]
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 a")
    drop(editor, urls(tmp_path / "a.pdf"))
    editor.set_value(None)  # the next record, which has none either
    finish(session)
    assert editor.value() is None


def test_a_kept_file_is_called_differently(editor: FileEditor, session: Session, answers) -> None:
    editor.set_value(session.office.attach(b"%PDF-1.7", "scan.pdf"))
    answers.texts.append("Giấy mời")
    editor.rename.click()
    assert editor.name.text() == "Giấy mời.pdf · 1 KB"


def test_what_is_only_read_can_be_opened_and_nothing_else(editor: FileEditor, session: Session) -> None:
    editor.set_value(session.office.attach(b"%PDF-1.7", "scan.pdf"))
    editor.set_read_only(True)
    visible = [button.isVisible() for button in (editor.open, editor.choose, editor.rename, editor.remove)]
    assert visible == [True, False, False, False]


@pytest.mark.parametrize(
    ("name", "icon"),
    [
        ("a.JPG · 2 MB", "picture"),
        ("số liệu.xlsx", "sheet"),
        ("x.zip", "archive"),
        ("a.pdf", "document"),
        ("", "document"),
    ],
)
def test_each_kind_of_file_has_its_icon(name: str, icon: str) -> None:
    assert icon_of(name) == icon
