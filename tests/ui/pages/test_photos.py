from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.conference import Conference
from app.domain.correspondence import Attachment
from app.domain.enclosures import Document, Photo
from app.office import Office
from tests.photographing import HEIC, photo
from tests.ui.dropping import drop, urls, welcomes
from ui.pages.entries import conferences
from ui.pages.records import RecordsPage
from ui.photos.strip import PhotoStrip
from ui.session import Session


@pytest.fixture
def page(qtbot: QtBot, session: Session, office: Office) -> RecordsPage:
    office.ledger.put(Conference(uid="a", title="Một", held_on="2024-05-06", state="complete"))
    office.ledger.put(Conference(uid="b", title="Hai", held_on="2024-03"))
    page = conferences(session)
    qtbot.addWidget(page.widget)
    page.widget.resize(1180, 620)
    page.widget.show()
    page.refresh()
    page.open("a")
    return page


@pytest.fixture
def strip(page: RecordsPage) -> PhotoStrip:
    strip = page.pane.photos
    assert strip is not None
    return strip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two pictures, one of them lying, and what telephones leave besides."""
    folder = tmp_path / "USB"
    folder.mkdir()
    (folder / "1.jpg").write_bytes(photo(800, 600, seed=1, turned=6, taken="2024:05:06 09:00:00"))
    (folder / "2.jpg").write_bytes(photo(seed=2))
    (folder / "3 hỏng.jpg").write_bytes(photo(seed=3)[:300])
    (folder / "4.heic").write_bytes(HEIC)
    return folder


def photos(office: Office, owner: str = "a") -> list[Photo]:
    return list(office.ledger.parts(Photo, owner))


@pytest.fixture
def filled(strip: PhotoStrip, folder: Path, session: Session, finish: Callable[[Session], None]) -> PhotoStrip:
    drop(strip, urls(folder))
    finish(session)
    return strip


def test_a_dropped_folder_becomes_photos_and_says_what_did_not(filled: PhotoStrip, office: Office) -> None:
    first, second = photos(office)
    assert (first.taken_on, second.taken_on) == ("2024-05-06", None)
    picture = QImage.fromData(office.ledger.blob(first.file or "") or b"")
    assert (picture.width(), picture.height()) == (600, 800), "turned as it was taken"
    assert b"Exif" not in (office.ledger.blob(first.file or "") or b"")
    assert filled.note.text().startswith("Đã thêm 2 ảnh.")
    assert "3 hỏng.jpg" in filled.faults.text()
    assert "HEIC" in filled.faults.text()
    assert filled.state.text() == "2 ảnh chưa có chú thích."
    assert filled.tiles.current() == 0


def test_captions_are_typed_one_after_the_other(
    filled: PhotoStrip, office: Office, qtbot: QtBot, typing: Callable[[QWidget, str], None]
) -> None:
    filled.form.focus_field("caption")
    box = filled.form.rows["caption"].editor.focusProxy()
    assert isinstance(box, QPlainTextEdit)
    typing(box, "Quang cảnh hội nghị")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert filled.tiles.current() == 1
    typing(box, "Đại biểu phát biểu")
    filled.flush()
    assert [one.caption for one in photos(office)] == ["Quang cảnh hội nghị", "Đại biểu phát biểu"]
    assert not filled.state.isVisible()


def test_a_photo_without_caption_blocks_the_report(filled: PhotoStrip, office: Office) -> None:
    first, second = photos(office)
    problems = [each for each in office.check("2024-NAM") if each.record_kind == "photo"]
    assert {(each.level, each.record_uid, each.field) for each in problems} == {
        ("error", first.uid, "caption"),
        ("error", second.uid, "caption"),
    }


def test_going_to_a_photo_from_the_checks(filled: PhotoStrip, page: RecordsPage, office: Office) -> None:
    page.show_record(photos(office)[1].uid, "caption")
    assert filled.tiles.current() == 1


def test_the_same_picture_is_noticed(
    filled: PhotoStrip, folder: Path, office: Office, session: Session, finish: Callable[[Session], None]
) -> None:
    drop(filled.tiles.viewport(), urls(folder / "2.jpg"))
    finish(session)
    assert len(photos(office)) == 2
    assert "2.jpg đã có ở đây rồi (ảnh số 2)" in filled.faults.text()


def test_moved_and_removed_by_keys_and_taken_back(
    filled: PhotoStrip, page: RecordsPage, office: Office, qtbot: QtBot
) -> None:
    first, second = photos(office)
    filled.tiles.choose(0)
    qtbot.keyClick(filled.tiles, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert [one.uid for one in photos(office)] == [second.uid, first.uid]
    assert filled.tiles.current() == 1
    qtbot.keyClick(filled.tiles, Qt.Key.Key_Delete)
    assert [one.uid for one in photos(office)] == [second.uid]
    office.past.undo()
    page.refresh()
    assert [one.uid for one in filled.rows.photos] == [second.uid, first.uid]
    office.past.undo()
    office.past.undo()
    page.refresh()
    assert filled.rows.photos == [], "the third step back takes the photos away, not the files kept for them"
    assert len(office.ledger.all(Attachment)) == 2


def test_a_picture_is_pasted(strip: PhotoStrip, office: Office, session: Session, finish, qtbot: QtBot) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.green)
    QGuiApplication.clipboard().setImage(picture)
    strip.tiles.paste()
    finish(session)
    (pasted,) = photos(office)
    kept = QImage.fromData(office.ledger.blob(pasted.file or "") or b"")
    assert (kept.width(), kept.height()) == (40, 30)
    QGuiApplication.clipboard().setText("chữ")
    strip.tiles.paste()
    assert "Chưa có ảnh nào được chép" in strip.note.text()


def test_photos_belong_to_the_record_they_were_dropped_on(
    strip: PhotoStrip, page: RecordsPage, folder: Path, office: Office, session: Session, finish
) -> None:
    drop(strip, urls(folder / "1.jpg"))
    page.open("b")
    finish(session)
    assert len(photos(office, "a")) == 1
    assert photos(office, "b") == []
    assert strip.rows.photos == []


def test_photos_bring_a_new_record_into_being(
    page: RecordsPage, strip: PhotoStrip, folder: Path, office: Office, session: Session, finish
) -> None:
    page.add()
    drop(strip, urls(folder / "1.jpg"))
    finish(session)
    (made,) = [each for each in office.ledger.all(Conference) if each.uid not in ("a", "b")]
    assert len(photos(office, made.uid)) == 1


def test_photos_survive_a_window_made_anew(
    strip: PhotoStrip, page: RecordsPage, folder: Path, office: Office, session: Session, finish
) -> None:
    drop(strip, urls(folder / "1.jpg"))
    delete(strip)
    finish(session)
    assert len(photos(office)) == 1


def test_thumbnails_are_read_when_they_are_first_drawn(filled: PhotoStrip, session: Session, qtbot: QtBot) -> None:
    shelf = session.shelf
    digest = filled.rows.photos[0].file or ""
    assert shelf.thumbnails.picture(digest, 90) is None
    with qtbot.waitSignal(shelf.thumbnails.arrived):
        pass
    qtbot.waitUntil(lambda: shelf.thumbnails.picture(digest, 90) is not None)
    small = shelf.thumbnails.picture(digest, 90)
    assert small is not None
    assert max(small.width(), small.height()) == 90


def test_the_viewer_goes_on_zooms_turns_and_closes_by_keys(
    filled: PhotoStrip, office: Office, session: Session, finish, qtbot: QtBot, typing
) -> None:
    filled.tiles.choose(0)
    qtbot.keyClick(filled.tiles, Qt.Key.Key_Return)
    viewer = filled.viewer
    assert viewer is not None
    assert viewer.isVisible()
    assert not viewer.isModal()
    qtbot.keyClick(viewer.picture, Qt.Key.Key_Right)
    assert (viewer.row(), filled.tiles.current()) == (1, 1)
    qtbot.keyClick(viewer.picture, Qt.Key.Key_Right)
    assert viewer.row() == 1, "the last one"
    qtbot.keyClick(viewer.picture, Qt.Key.Key_Plus)
    assert viewer.picture.nearness > 1
    qtbot.keyClick(viewer.picture, Qt.Key.Key_0)
    assert viewer.picture.nearness == 1
    box = viewer.form.rows["caption"].editor.focusProxy()
    assert box is not None
    typing(box, "Ảnh")
    viewer.turn(1)
    finish(session)
    turned = photos(office)[1]
    assert turned.caption == "Ảnh"
    picture = QImage.fromData(office.ledger.blob(turned.file or "") or b"")
    assert (picture.width(), picture.height()) == (300, 400)
    qtbot.keyClick(viewer.picture, Qt.Key.Key_Escape)
    assert filled.viewer is None


def test_the_meter_says_how_heavy_the_report_is(filled: PhotoStrip, page: RecordsPage, qtbot: QtBot) -> None:
    def said() -> bool:
        page.pane.area.ensureWidgetVisible(filled.meter)
        return "trong 14 MB" in filled.meter.sentence.text()

    qtbot.waitUntil(said)


def test_documents_are_dropped_onto_their_table(
    page: RecordsPage, office: Office, session: Session, finish, tmp_path: Path
) -> None:
    (tmp_path / "Giấy mời.pdf").write_bytes(b"%PDF-1.7 x")
    (tmp_path / "game.exe").write_bytes(b"MZ")
    table = page.pane.table("document")
    around = table.parentWidget()
    assert around is not None
    drop(around, urls(tmp_path / "Giấy mời.pdf", tmp_path / "game.exe"))
    finish(session)
    (document,) = office.ledger.parts(Document, "a")
    assert document.abstract == "Giấy mời"
    assert office.ledger.blob(document.file or "") == b"%PDF-1.7 x"
    assert table.model.part(0) == document


def test_what_is_only_read_takes_nothing(strip: PhotoStrip, page: RecordsPage, folder: Path) -> None:
    page.pane.set_read_only(True)
    assert not welcomes(strip, urls(folder))
    assert not welcomes(strip.tiles.viewport(), urls(folder))
    assert strip.empty.text() == "Không có ảnh."
