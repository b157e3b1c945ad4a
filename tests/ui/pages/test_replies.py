"""The real window: a slip is received and opens to its remarks; each leads to its field and is marked till answered."""

import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.desks.replies import Accepted
from app.domain.assessment import score_uid
from app.domain.correspondence import Decision, PeerFigure, Remark
from app.domain.report import report_uid
from app.office import Entry, Office, Remarked
from tests.ui.conftest import Answers, session_over
from tests.ui.pages.conftest import PASSPHRASE, Road
from ui.opening import window_for
from ui.pages.acceptance_card import NONE, AcceptanceCard
from ui.pages.inbox import InboxPage
from ui.pages.places import INBOX, RECEIVED_VIEW, REPLIES_VIEW
from ui.pages.replies import RepliesPage
from ui.pages.review import Review
from ui.pages.tabs import TabsPage
from ui.theme import Theme
from ui.window import Window

PERIOD = "2024-NAM"
REPORT = report_uid(PERIOD)
REMARKS = (
    Remarked(text="Ghi đúng chức vụ.", record_kind="report", record_uid=REPORT, field="signer_title", place="Người ký"),
    Remarked(text="Nêu rõ căn cứ.", record_kind="criterion_score", record_uid=score_uid(PERIOD, "1.1"), field="reason"),
    Remarked(text="Cần nêu rõ hơn kết quả."),
)


@pytest.fixture(scope="module")
def slips(road: Road, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """The ward's folder with the district's key in it, the slip that returns its report, and one that accepts it."""
    at = tmp_path_factory.mktemp("phieu")
    for name in ("quan", "hoa"):
        shutil.copytree(road.folder / name, at / name)
    with Office.open(at / "quan") as district, Office.open(at / "hoa") as ward:
        (received,) = district.receive([road.hoa_report])
        assert received.entry is not None
        _, returned = district.return_(received.entry.package, REMARKS, at / "a", PASSPHRASE, deadline="20/12/2024")
        district.accept(received.entry.package)
        accepted = district.receipt(received.entry.package, at / "b", PASSPHRASE)
        card = district.make_card(at / "phieu.pdf", PASSPHRASE)
        ward.trust_add(card.file, district.public_key().digits)
    return at / "hoa", returned.file, accepted.file


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def window(qtbot: QtBot, slips: tuple[Path, Path, Path], answers: Answers, tmp_path: Path) -> Iterator[Window]:
    shutil.copytree(slips[0], tmp_path / "hoa")
    with Office.open(tmp_path / "hoa", "Quách Đình Ẩn") as office:
        window = window_for(office, Theme(), answers)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        yield window
        window.close()


def tabs(window: Window) -> TabsPage:
    page = window.page()
    assert isinstance(page, TabsPage)
    return page


def receive(qtbot: QtBot, window: Window, answers: Answers, *files: Path) -> None:
    window.session.go_to(INBOX, RECEIVED_VIEW)
    inbox = tabs(window).page()
    assert isinstance(inbox, InboxPage)
    answers.paths[:] = files
    inbox.files.click()
    qtbot.waitUntil(lambda: not window.session.jobs.busy, timeout=20_000)


def replies(window: Window) -> RepliesPage:
    page = tabs(window).page()
    assert isinstance(page, RepliesPage)
    return page


def signer_box(qtbot: QtBot) -> QLineEdit:
    """The box of the signer's post, into which the cursor must have gone."""

    def found() -> QLineEdit | None:
        focus = QApplication.focusWidget()
        return focus if isinstance(focus, QLineEdit) and focus.text() == "CHỦ TỊCH" else None

    qtbot.waitUntil(lambda: found() is not None)
    box = found()
    assert box is not None
    return box


def test_a_reply_opens_to_its_remarks_and_every_one_is_worked_off(
    qtbot: QtBot, window: Window, answers: Answers, slips: tuple[Path, Path, Path]
) -> None:
    receive(qtbot, window, answers, slips[1])
    page = replies(window)
    assert "đã xong 0/3 nhận xét" in page.banner.sentence.text()
    assert page.banner.more.text().startswith("Hạn gửi lại 20/12/2024, đã quá hạn")
    lines = {line.cells[1]: line for line in page.table.lines.lines}
    assert lines["Ghi đúng chức vụ."].cells == ("Người ký", "Ghi đúng chức vụ.", "chưa trả lời")
    assert lines["Nêu rõ căn cứ."].cells[0].endswith("ô “Thuyết minh”")
    assert lines["Cần nêu rõ hơn kết quả."].cells[0] == "Cả báo cáo"

    def choose(text: str) -> None:
        page.table.choose([line.cells[1] for line in page.table.lines.lines].index(text))

    choose("Ghi đúng chức vụ.")
    assert page.go.isVisible()
    page.go.click()
    box = signer_box(qtbot)
    box.selectAll()
    qtbot.keyClicks(box, "PHO CHU TICH")
    window.session.go_to(INBOX, REPLIES_VIEW)
    assert "đã xong 1/3" in page.banner.sentence.text()
    choose("Ghi đúng chức vụ.")
    assert page.facts.isVisible()
    for text in ("Nêu rõ căn cứ.", "Cần nêu rõ hơn kết quả."):
        choose(text)
        answer = page.form.rows["answer"].editor
        qtbot.keyClicks(answer.focusProxy() or answer, "Da bo sung")
        page.flush()
    assert page.banner.sentence.text().startswith("Đã xong 3/3 nhận xét")
    assert {line.cells[2] for line in page.table.lines.lines} == {"đã sửa", "đã trả lời"}
    assert len(window.session.office.ledger.all(Remark)) == 2
    assert page.send.isVisible()


def test_an_accepted_report_is_told_quietly(
    qtbot: QtBot, window: Window, answers: Answers, slips: tuple[Path, Path, Path]
) -> None:
    receive(qtbot, window, answers, slips[2])
    inbox = tabs(window).page()
    assert isinstance(inbox, InboxPage)
    assert inbox.result.sentence.text() == "Cấp trên đã chấp nhận báo cáo năm 2024."
    window.session.go_to(INBOX, REPLIES_VIEW)
    page = replies(window)
    assert not page.nothing.isVisible()
    assert not page.whole.isVisible()
    assert page.acceptance.isVisible()
    told = [label.text() for label in page.acceptance.facts.findChildren(QLabel)]
    assert "Quận Sông Mẫu" in told
    assert any(text.endswith(" điểm") for text in told)
    assert page.acceptance.how.text() == NONE  # one unit has no median
    assert [entry.state for entry in window.session.office.sent(PERIOD)] == ["answered-accepted"]


def test_where_the_figures_stand_is_told_in_numbers_and_words(qtbot: QtBot) -> None:
    card = AcceptanceCard(Theme())
    qtbot.addWidget(card)
    rows = (
        PeerFigure(uid="a", name="Tổng điểm", measure="điểm", value=Decimal("83.5"), median=Decimal(82), units=7),
        PeerFigure(
            uid="b", indicator="CT-HO", name="Số hộ", measure="hộ", value=Decimal(1200), median=Decimal(1200), units=6
        ),
    )
    sent = Entry(direction="out", state="answered-accepted", revision=2)
    reply = Entry(direction="in", state="received", unit_name="Quận Sông Mẫu")
    decision = Decision(outcome="accepted", decided_on="2024-12-13", decided_by="Vũ Thị Ý")
    card.show_acceptance(Accepted(sent=sent, reply=reply, decision=decision, peers=rows))
    assert [line.cells for line in card.table.lines.lines] == [
        ("Tổng điểm", "83,5", "82", "cao hơn 1,5", "7"),
        ("Số hộ (hộ)", "1.200", "1.200", "bằng", "6"),
    ]
    assert "không xếp hạng" in card.how.text()
    card.show_acceptance(None)
    assert card.isHidden()


def test_the_office_above_sees_the_answers_beside_its_remarks(
    qtbot: QtBot, slips: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    shutil.copytree(slips[0], tmp_path / "phuong")
    district = Office.open(slips[0].parent / "quan")
    with Office.open(tmp_path / "phuong") as ward, district:
        ward.receive([slips[1]])
        general = next(one for one in ward.replies.remarks(PERIOD) if not one.kind)
        ward.replies.answer(general.remark, "Đã nêu ở mục II.")
        (again,) = district.receive([ward.export(PERIOD, tmp_path / "usb", PASSPHRASE).file])
        assert again.entry is not None
        review = Review(session_over(district, Answers(), Theme()), lambda *_: None)
        qtbot.addWidget(review)
        review.open(again.entry)
        assert review.contents.list.lines.lines[0].cells == ("Trả lời nhận xét lần trước (3)",)
        assert review.contents.right.currentWidget() is review.contents.answers
        told = {line.cells[1]: line.cells[2:] for line in review.contents.answers.lines.lines}
        assert told["Cần nêu rõ hơn kết quả."] == ("Đã nêu ở mục II.", "")
        assert told["Ghi đúng chức vụ."] == ("–", "như cũ")
