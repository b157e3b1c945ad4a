"""What the pictures of the help show: the sample offices at work, each topic at the moment that explains it best."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app import sample_folder
from app.desks.outbox import Stick
from app.domain.assessment import score_uid
from app.domain.conference import Conference, TaskGiven
from app.domain.enclosures import Photo
from app.domain.fields import NOT_ARISEN
from app.domain.indicator_figure import figure_uid
from app.domain.report import Report, report_uid
from app.office import Office, Remarked
from app.text.legacy import Legacy
from tests.text.test_legacy import encode
from tests.ui.accepting import send_receipt
from tests.ui.conftest import Answers
from tests.ui.studio import HEIGHT, WIDTH, Studio
from ui.first_start.first_start import FirstStart
from ui.lock import Lock
from ui.pages.bin import BinPage
from ui.pages.campaigns import CampaignsPage
from ui.pages.conferences import ConferencesPage
from ui.pages.indicators import IndicatorsPage
from ui.pages.own_key import OwnKeyPage
from ui.pages.replies import RepliesPage
from ui.pages.send import SendPage
from ui.pages.tasks import TasksPage
from ui.pages.trust import TrustPage

PERIOD = "2024-NAM"
PASSPHRASE = "bốn từ dễ nhớ"
WHO = "Trần Thị Mẫu"
HOME, CONFERENCES, CAMPAIGNS, TASKS, INDICATORS, DIRECTIVES, REPORTING, RECEIVING = range(8)
WARD_SETTINGS, TOTALS, DISTRICT_SETTINGS = 8, 8, 9
WITH_LIST = WIDTH + 320
"""Pixels of a page whose right half alone is to be seen, beside its list."""
LOCAL = "đảng uỷ phường\t\t\t12\t10\nhội liên hiệp phụ nữ\t\t\t8\t8"


class OneStick:
    """A stick that is always there."""

    def __init__(self, root: Path) -> None:
        root.mkdir(exist_ok=True)
        self._root = root

    def sticks(self) -> list[Stick]:
        """The one."""
        return [Stick(self._root, "KINGSTON", 14_200_000_000)]

    def let_go(self, stick: Stick) -> bool:
        """It may always be pulled."""
        return True


def draw_all(studio: Studio, folders: Path) -> None:
    """Every picture."""
    _start(studio, folders)
    with sample_folder.create(folders / "phuong", "hoa-mau") as ward:
        ward.save_settings(replace(ward.settings, who=WHO))
        _own_key(studio, ward)
        _records(studio, ward)
        _figures(studio, ward)
        _assessment(studio, ward)
        _past(studio, ward)
        _lock(studio, ward)
        _report(studio, ward)
        _settings(studio, ward)
        _pasted(studio, ward)
    _road(studio, folders)
    with sample_folder.create(folders / "tong-hop", "song-mau", with_packages=True) as district, studio.over(district):
        studio.page(RECEIVING)
        studio.keep("nhan", height=370)
        studio.page(TOTALS)
        studio.keep("tong-hop", height=420)


def _start(studio: Studio, folders: Path) -> None:
    start = FirstStart(folders / "moi", studio.theme, Answers())
    start.resize(WIDTH, HEIGHT)
    start.show()
    start.unit.find_box.setText("hoa mau")
    studio.keep("bat-dau", start)
    start.close()


def _own_key(studio: Studio, ward: Office) -> None:
    if not ward.has_key():
        ward.create_key(PASSPHRASE)
    with studio.over(ward) as window:
        own_key = studio.page(WARD_SETTINGS, 2)
        assert isinstance(own_key, OwnKeyPage)
        studio.keep("khoa-don-vi", own_key.panel)
        page = studio.page(REPORTING, 3)
        assert isinstance(page, SendPage)
        page.fields.passphrase.setText("x" * 14)
        studio.keep("niem-phong", page.card)
        page.fields.passphrase.clear()
        studio.page(HOME)
        studio.resize(WIDTH, 560)
        studio.keep("viec-can-lam")
        studio.resize()
        window.find_box.setFocus()
        window.find_box.setText("ho ngheo")
        window.find_box.look()
        studio.keep_with("tim-kiem", window, window.find_box.popup, height=390)
        window.find_box.popup.hide()


def _records(studio: Studio, ward: Office) -> None:
    for days, task in zip((-3, 5), ward.ledger.all(TaskGiven), strict=False):
        ward.ledger.put(replace(task, deadline=f"{date.today() + timedelta(days=days):%Y-%m-%d}"))
    with studio.over(ward):
        studio.resize(WIDTH + 120, HEIGHT)
        page = studio.page(CONFERENCES)
        assert isinstance(page, ConferencesPage)
        studio.keep("hoi-nghi", page.widget)
        studio.resize(WITH_LIST, HEIGHT)
        page.show_tasks()
        studio.keep("viec-duoc-giao", page.follow_up)
        page.refresh_right()
        studio.resize(WITH_LIST, 900)
        strip = page.pane.photos
        assert strip is not None
        page.pane.go_to_section("photo")
        studio.settle()
        studio.keep("anh", strip)
        studio.resize(WITH_LIST, HEIGHT)
        campaigns = studio.page(CAMPAIGNS)
        assert isinstance(campaigns, CampaignsPage)
        campaigns.add()
        campaigns.choice.find_box.setText("nong thon")
        studio.keep("phong-trao", campaigns.choice)
        studio.resize(WIDTH + 120, HEIGHT)
        studio.page(DIRECTIVES)
        studio.keep("van-ban")


def _figures(studio: Studio, ward: Office) -> None:
    """A year before to be offered, a blank cell, and one that says that nothing arose."""
    figures = [each for each in ward.figures.of(ward.period(PERIOD)) if each.last_year is not None]
    for each in figures[4:9]:
        before = figure_uid("2023-NAM", each.indicator or "")
        ward.ledger.put(replace(each, uid=before, period="2023-NAM", actual=each.last_year, last_year=None))
        ward.ledger.put(replace(each, last_year=None))
    ward.ledger.put(replace(figures[5], actual=None, last_year=None))
    ward.ledger.put(replace(figures[6], actual=NOT_ARISEN, last_year=None))
    with studio.over(ward):
        page = studio.page(INDICATORS)
        assert isinstance(page, IndicatorsPage)
        page.grid.focus_code(figures[4].indicator or "")
        studio.keep("chi-tieu")


def _assessment(studio: Studio, ward: Office) -> None:
    with studio.over(ward):
        page = studio.page(TASKS)
        assert isinstance(page, TasksPage)
        page.open("NV1")
        studio.keep("sau-nhiem-vu")


def _past(studio: Studio, ward: Office) -> None:
    """A conference is mended, a row and a photo are thrown away: the history and the bin show it."""
    (first, *_) = ward.ledger.all(Conference)
    ward.ledger.put(replace(first, ordinal="Lần thứ hai"))
    ward.ledger.put(replace(first, ordinal="Lần thứ ba"))
    spare = replace(first, uid="thua", title="Họp giao ban tháng 11 (ghi trùng)", code=None)
    ward.ledger.put(spare)
    ward.ledger.remove(Conference, spare.uid)
    ward.ledger.remove(Photo, ward.ledger.parts(Photo, first.uid)[-1].uid)
    with studio.over(ward) as window:
        page = studio.page(CONFERENCES)
        assert isinstance(page, ConferencesPage)
        page.open(first.uid)
        studio.settle()
        window.show_history()
        history = window.beside.history
        assert history is not None
        history.resize(WIDTH, HEIGHT)
        history.table.choose(0)
        studio.keep("lich-su", history)
        history.close()
        bin_ = studio.page(WARD_SETTINGS, 5)
        assert isinstance(bin_, BinPage)
        bin_.table.choose(0)
        studio.keep("da-xoa", height=260)


def _pasted(studio: Studio, ward: Office) -> None:
    """Two rows that were copied from an old document."""
    with studio.over(ward):
        studio.resize(WITH_LIST, 900)
        page = studio.page(CONFERENCES)
        assert isinstance(page, ConferencesPage)
        page.pane.go_to_section("body_present")
        studio.settle()
        table = page.pane.table("body_present")
        copied = QMimeData()
        copied.setText(encode(LOCAL, Legacy.TCVN3))
        QGuiApplication.clipboard().setMimeData(copied)
        table.view.setCurrentIndex(table.model.index(len(table.model.parts), 0))
        QTest.keyClick(table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        studio.settle()
        studio.keep("dan-chu", table, top=table.height() - 330)


def _lock(studio: Studio, ward: Office) -> None:
    lock = Lock(ward, studio.theme, Answers())
    lock.show()
    lock.box.setText("1234")
    studio.keep("ma-pin", lock)
    lock.close()


def _report(studio: Studio, ward: Office) -> None:
    report = ward.ledger.get(Report, report_uid(PERIOD))
    assert report is not None
    ward.ledger.put(replace(report, signer_name=None))
    with studio.over(ward):
        studio.page(REPORTING, 0)
        studio.keep("bao-cao")
        studio.page(REPORTING, 1)
        studio.keep("kiem-tra", height=360)
        studio.page(REPORTING, 2)
        studio.keep("xem-truoc")
        studio.page(REPORTING, 4)
        studio.keep("bieu-do")


def _settings(studio: Studio, ward: Office) -> None:
    with studio.over(ward):
        studio.page(WARD_SETTINGS, 0)
        studio.keep("cai-dat")
        studio.page(WARD_SETTINGS, 1)
        studio.keep("can-bo")
        studio.page(WARD_SETTINGS, 3)
        studio.keep("huong-dan", height=330)
        studio.page(WARD_SETTINGS, 4)
        studio.keep("chuyen-may", height=350)


def _road(studio: Studio, folders: Path) -> None:
    """Two wards send to a district, which knows the key of one of them and sends its report back with remarks."""
    out = folders / "usb"
    with sample_folder.create(folders / "song", "song-mau") as district:
        district.create_key(PASSPHRASE)
        with sample_folder.create(folders / "ben", "ben-mau") as ben:
            digits = "".join(ben.create_key(PASSPHRASE).digits.split())
            waiting = ben.export(PERIOD, out, PASSPHRASE).file
        with sample_folder.create(folders / "hoa", "hoa-mau") as ward:
            if not ward.has_key():
                ward.create_key(PASSPHRASE)
            _sent(studio, ward, folders)
            (entry,) = ward.sent(PERIOD)
            copied = ward.outbox.copy_to_folder(entry, out)
            district.trust_add(copied.first, ward.public_key().digits, "điện thoại")
            _returned(studio, ward, district, copied.first, out)
            send_receipt(district, ward, PERIOD, PASSPHRASE, out / "phieu")
            with studio.over(ward):
                studio.resize(WIDTH, HEIGHT + 80)
                studio.page(RECEIVING, 1)
                studio.keep("phieu-nhan")
        district.receive([waiting])
        _compared(studio, district, digits)


def _sent(studio: Studio, ward: Office, folders: Path) -> None:
    ward.outbox.seal(PERIOD, PASSPHRASE)
    with studio.over(ward):
        page = studio.page(REPORTING, 3)
        assert isinstance(page, SendPage)
        page.ways.sticks.watch._drives = OneStick(folders / "KINGSTON")
        page.ways.sticks.watch.look()
        studio.settle()
        studio.keep("gui-di", page.ways)


def _returned(studio: Studio, ward: Office, district: Office, sealed: Path, out: Path) -> None:
    (received,) = district.receive([sealed])
    assert received.entry is not None
    remarks = (
        Remarked(
            text="Ghi đúng chức vụ theo quyết định mới.",
            record_kind="report",
            record_uid=report_uid(PERIOD),
            field="signer_title",
            place="Báo cáo, ô “Chức vụ người ký”",
        ),
        Remarked(
            text="Nêu rõ căn cứ chấm điểm.",
            record_kind="criterion_score",
            record_uid=score_uid(PERIOD, "1.1"),
            field="reason",
            place="Nhiệm vụ 1, tiêu chí 1.1, ô “Thuyết minh”",
        ),
    )
    until = date.today() + timedelta(days=10)
    _, slip = district.return_(
        received.entry.package,
        remarks,
        out / "phieu",
        PASSPHRASE,
        deadline=f"{until:%d/%m/%Y}",
    )
    card = district.make_card(out, PASSPHRASE)
    ward.trust_add(card.file, district.public_key().digits)
    ward.receive([slip.file])
    report = ward.ledger.get(Report, report_uid(PERIOD))
    assert report is not None
    ward.ledger.put(replace(report, signer_title="Chủ tịch Ủy ban"))
    with studio.over(ward):
        studio.resize(WIDTH, HEIGHT + 80)
        page = studio.page(RECEIVING, 1)
        assert isinstance(page, RepliesPage)
        page.table.choose(1)
        studio.keep("tra-lai")


def _compared(studio: Studio, district: Office, digits: str) -> None:
    with studio.over(district):
        studio.resize(WIDTH, HEIGHT + 100)
        page = studio.page(RECEIVING, 2)
        assert isinstance(page, TrustPage)
        page.waiting.choose(0)
        for box, group in zip(page.typed.boxes, [digits[at : at + 5] for at in range(0, 25, 5)], strict=False):
            box.setText(group)
        studio.keep("khoa")
