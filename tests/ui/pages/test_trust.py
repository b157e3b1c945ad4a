import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.pages.conftest import Road
from ui.pages.places import INBOX, RECEIVED_VIEW
from ui.pages.trust import MISMATCH, TrustPage
from ui.session import Session


@pytest.fixture
def district(session_of) -> Session:
    return session_of("quan")


@pytest.fixture
def page(qtbot: QtBot, district: Session) -> TrustPage:
    page = TrustPage(district)
    qtbot.addWidget(page.widget)
    page.widget.show()
    return page


def type_digits(qtbot: QtBot, page: TrustPage, digits: str) -> None:
    for box, group in zip(page.typed.boxes, digits.split(), strict=True):
        box.clear()
        qtbot.keyClicks(box, group)


def test_a_key_is_bound_only_when_every_group_is_right(
    qtbot: QtBot, page: TrustPage, district: Session, road: Road, finish
) -> None:
    district.office.receive([road.ben_report])
    page.refresh()
    assert page.whose.text() == "Gói ghi là của Phường Bến Mẫu, mã 99002"
    assert " ".join(label.text() for label in page.shown.labels) == road.ben_digits
    assert page.typed.digits().strip() == ""
    first, *rest = road.ben_digits.split()
    wrong = "00000" if first != "00000" else "11111"
    type_digits(qtbot, page, " ".join([wrong, *rest]))
    assert not page.bind.isEnabled()
    assert page.problem.text() == MISMATCH
    assert [box.property("state") for box in page.typed.boxes] == ["wrong", *[""] * 7]
    type_digits(qtbot, page, road.ben_digits)
    assert page.bind.isEnabled()
    page.bind.click()
    finish(district)
    assert page.result.sentence.text() == "Từ nay nhận ra niêm phong của Phường Bến Mẫu (99002)."
    assert [entry.state for entry in district.office.inbox("2024-NAM").entries] == ["received"]
    assert not page.compare.isVisible()
    wanted: list[tuple[str, str, str]] = []
    district.news.wanted.connect(lambda *place: wanted.append(place))
    page.look.click()
    assert wanted == [(INBOX, RECEIVED_VIEW, district.office.inbox("2024-NAM").entries[0].package)]
    assert {line.subject.unit for line in page.known.lines.lines} == {"99001", "99002"}


def test_digits_are_typed_never_pasted(qtbot: QtBot, page: TrustPage, district: Session, road: Road) -> None:
    district.office.receive([road.ben_report])
    page.refresh()
    QGuiApplication.clipboard().setText(road.ben_digits.split()[0])
    box = page.typed.boxes[0]
    qtbot.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert box.text() == ""


def test_typing_goes_on_in_the_next_group(qtbot: QtBot, page: TrustPage, district: Session, road: Road) -> None:
    district.office.receive([road.ben_report])
    page.refresh()
    page.widget.activateWindow()
    page.typed.boxes[0].setFocus()
    qtbot.waitUntil(page.typed.boxes[0].hasFocus)
    qtbot.keyClicks(page.typed.boxes[0], "12345")
    assert page.typed.boxes[1].hasFocus()
    qtbot.keyClick(page.typed.boxes[1], Qt.Key.Key_Backspace)
    assert page.typed.boxes[0].hasFocus()


def test_a_key_may_come_on_a_registration_slip(
    qtbot: QtBot, page: TrustPage, district: Session, road: Road, answers, finish
) -> None:
    page.refresh()
    assert page.nothing.isVisible()
    answers.paths[:] = [road.ben_card]
    page.from_file.click()
    assert page.whose.text() == "Gói ghi là của Phường Bến Mẫu, mã 99002"
    type_digits(qtbot, page, road.ben_digits)
    page.bind.click()
    finish(district)
    assert {key.unit for key in district.office.trust_list()} == {"99001", "99002"}


def test_a_key_is_withdrawn_from_a_day_on(page: TrustPage, district: Session, answers) -> None:
    page.refresh()
    page.known.choose(0)
    answers.texts.append("hôm nào đó")
    page.withdraw.click()
    assert answers.told
    answers.texts.append("01/12/2024")
    page.withdraw.click()
    assert district.office.trust_list()[0].withdrawn_from == "2024-12-01"
    assert page.known.lines.lines[0].cells[3] == "01/12/2024"
    assert not page.withdraw.isVisible()
