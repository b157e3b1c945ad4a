"""The dialogs and side windows of the contact sheet: each is opened as a person would meet it, and handed on."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.domain.conference import Conference
from app.office import Office
from app.text.legacy import Legacy
from tests.text.test_legacy import encode
from tests.ui.conftest import Answers
from ui.first_start.first_start import FirstStart
from ui.forms.date_editor import DateEditor
from ui.forms.parts_table import PartsTable
from ui.lock import Lock
from ui.messages import PassphraseDialog, TextDialog, WindowMessages
from ui.opening import window_for
from ui.pages.campaigns import CampaignsPage
from ui.pages.conferences import ConferencesPage
from ui.pages.indicators import IndicatorsPage
from ui.pages.tasks import TasksPage
from ui.start import Welcome
from ui.theme import Theme
from ui.window import Window

SCREEN = QSize(1366, 768)
HOME, CONFERENCES, CAMPAIGNS, TASKS, INDICATORS = range(5)
LOCAL = "đảng uỷ phường\t\t\t12\t10\nhội liên hiệp phụ nữ\t\t\t8\t8"
Settle = Callable[[], None]


def scenes(ward: Office, theme: Theme, settle: Settle) -> Iterator[tuple[str, QWidget]]:
    """Every dialog and side window by a name of its own; what is handed on is closed when the next is asked for."""
    yield from _before_the_office(ward.folder, theme, settle)
    window = window_for(ward, theme, Answers())
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    settle()
    for scene in (_looking_up, _conferences, _campaigns, _tasks, _figures):
        for name, shown in scene(window, settle):
            settle()
            yield name, shown
    yield from _boxes(ward, theme, window, settle)
    window.close()
    window.deleteLater()


def _before_the_office(folder: Path, theme: Theme, settle: Settle) -> Iterator[tuple[str, QWidget]]:
    welcome = Welcome(folder / "moi", theme, Answers())
    start = FirstStart(folder / "moi", theme, Answers())
    start.resize(QSize(theme.pixels(860), theme.pixels(600)).boundedTo(SCREEN * 0.9))  # not that of the pictures
    for name, shown in (("chao", welcome), ("lap-so-0", start)):
        shown.show()
        settle()
        yield name, shown
    welcome.close()
    welcome.deleteLater()
    start.unit.find_box.setText("hoa mau")
    settle()
    yield "lap-so-0-tim", start
    for step in range(1, len(start.steps)):
        start._go_to(step)
        settle()
        yield f"lap-so-{step}", start
    start.close()
    start.deleteLater()


def _looking_up(window: Window, settle: Settle) -> Iterator[tuple[str, QWidget]]:
    window.find_box.setFocus()
    window.find_box.setText("ho ngheo")
    window.find_box.look()
    yield "tim-kiem", window.find_box.popup
    window.find_box.popup.hide()
    window.find_box.clear()
    window.show_help()
    help_window = window.beside.help
    assert help_window is not None
    yield "huong-dan", help_window
    help_window.close()


def _conferences(window: Window, settle: Settle) -> Iterator[tuple[str, QWidget]]:
    window.open(CONFERENCES)
    page = window.page()
    assert isinstance(page, ConferencesPage)
    (first, *_) = window.session.office.ledger.all(Conference)
    window.session.office.ledger.put(replace(first, ordinal="Lần thứ hai"))
    page.open(first.uid)
    settle()
    date = page.widget.findChild(DateEditor)
    assert date is not None
    date.open_calendar()
    yield "lich", date.calendar
    date.calendar.hide()
    page.list.narrow.click()
    settle()
    yield "loc", page.list.filter_box
    page.list.filter_box.hide()
    page.pane.go_to_section("photo")
    yield "anh", window
    strip = page.pane.photos
    assert strip is not None
    strip.open_viewer()
    settle()
    viewer = strip.viewer
    assert viewer is not None
    viewer.resize(SCREEN * 0.9)
    yield "xem-anh", viewer
    viewer.close()
    table: PartsTable = page.pane.table("body_present")
    page.pane.go_to_section("body_present")
    settle()
    copied = QMimeData()
    copied.setText(encode(LOCAL, Legacy.TCVN3))
    QGuiApplication.clipboard().setMimeData(copied)
    table.view.setCurrentIndex(table.model.index(len(table.model.parts), 0))
    QTest.keyClick(table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    yield "dan-chu", window
    window.show_history()
    history = window.beside.history
    assert history is not None
    yield "lich-su", history
    history.close()
    page.show_tasks()
    yield "viec-duoc-giao", window


def _campaigns(window: Window, settle: Settle) -> Iterator[tuple[str, QWidget]]:
    window.open(CAMPAIGNS)
    page = window.page()
    assert isinstance(page, CampaignsPage)
    page.add()
    yield "danh-muc", window


def _tasks(window: Window, settle: Settle) -> Iterator[tuple[str, QWidget]]:
    window.open(TASKS)
    page = window.page()
    assert isinstance(page, TasksPage)
    page.open("NV1")
    yield "nhiem-vu", window
    page.bank.open()
    settle()
    yield "cau-mau", page.bank.list
    page.bank.list.close()


def _figures(window: Window, settle: Settle) -> Iterator[tuple[str, QWidget]]:
    window.open(INDICATORS)
    page = window.page()
    assert isinstance(page, IndicatorsPage)
    settle()
    page.grid.view.setFocus()
    page.grid.view.setCurrentIndex(page.grid.rows.index(1, 3))
    yield "chi-tieu-chon", window


def _boxes(ward: Office, theme: Theme, window: Window, settle: Settle) -> Iterator[tuple[str, QWidget]]:
    messages = WindowMessages(window)
    asked = messages.question(
        "Xóa hội nghị “Hội nghị sơ kết 6 tháng”?", "Xóa", "Thôi", "Lấy lại được ở Cài đặt.", False
    )
    danger = messages.question("Bỏ khóa của đơn vị?", "Bỏ khóa", "Thôi", "Không lấy lại được.", True)
    told = messages._box("warning", "Ổ đĩa đã đầy.", "Hãy xóa bớt tệp rồi làm lại.", "OSError: [Errno 28]")
    menu = QMenu(window)
    for text in ("Hoàn tác", "Cắt", "Chép", "Dán"):
        menu.addAction(text)
    menu.addSeparator()
    menu.addAction("Chọn hết").setEnabled(False)
    passphrase = PassphraseDialog("Khóa niêm phong", "Đặt mật khẩu niêm phong của đơn vị.", True, window)
    passphrase.first.setText("ngan")
    for name, shown in (
        ("hoi", asked),
        ("hoi-ky", danger),
        ("bao-loi", told),
        ("thuc-don", menu),
        ("mat-khau", passphrase),
        ("mot-dong", TextDialog("Tên ảnh", "Ghi chú cho ảnh này", "Toàn cảnh hội nghị", window)),
        ("ma-pin", Lock(ward, theme, Answers())),
    ):
        shown.show()
        settle()
        yield name, shown
        shown.close()
        shown.deleteLater()
    QApplication.processEvents()
