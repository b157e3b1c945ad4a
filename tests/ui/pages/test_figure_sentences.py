"""Sentences made of figures, beside the narratives of the window."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.assessment import Assessment, TaskReview, review_uid
from app.domain.campaign import Campaign, CampaignTarget
from app.domain.conference import Conference
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.report import Report, report_uid
from app.office import Office
from tests.ui.pages.opened_tasks import NOW, narrative, opened, shown
from ui.forms.record_form import RecordForm
from ui.pages.campaigns import CampaignsPage
from ui.pages.conferences import ConferencesPage
from ui.pages.figure_sentences import NOTHING
from ui.pages.report import ReportPage
from ui.pages.written_box import insert
from ui.session import Session

SAID = "Thăm, gặp gỡ 16 lượt chức sắc, người có uy tín."


def figure(code: str, actual: int) -> IndicatorFigure:
    return IndicatorFigure(
        uid=figure_uid(NOW, code), period=NOW, indicator=code, scope="own", actual=Decimal(actual)
    )  # fmt: skip


def box_of(form: RecordForm, key: str) -> QPlainTextEdit:
    form.focus_field(key)
    box = form.rows[key].editor.focusProxy()
    assert isinstance(box, QPlainTextEdit)
    return box


def report_page(qtbot: QtBot, session: Session) -> ReportPage:
    page = ReportPage(session)
    qtbot.addWidget(page.widget)
    page.widget.resize(1100, 700)
    page.widget.show()
    qtbot.waitExposed(page.widget)
    page.widget.activateWindow()
    page.refresh()
    qtbot.waitUntil(lambda: page.pane.form.is_whole and not session.reader.busy)
    return page


def test_a_sentence_with_the_figures_of_now_goes_where_one_writes(typing, qtbot: QtBot, session: Session) -> None:
    session.office.ledger.put_many([figure("DTTG_THAM", 16), figure("DICOSO", 210)])
    page = shown(qtbot, session)
    sheet = opened(qtbot, page, "NV4")
    qtbot.waitUntil(lambda: not session.reader.busy)
    box = narrative(sheet, "results")
    box.setFocus()
    typing(box, "Mở đầu.")
    page.figures.open()
    qtbot.keyClicks(page.figures.list.box, "chuc sac")
    qtbot.keyClick(page.figures.list.box, Qt.Key.Key_Return)
    assert box.toPlainText() == f"Mở đầu. {SAID}"
    page.flush()
    stored = session.office.ledger.get(TaskReview, review_uid(NOW, "NV4"))
    assert stored is not None
    assert stored.results == box.toPlainText()
    box.selectAll()
    page.figures.open()
    lines = page.figures.list.lines
    lines.setCurrentRow(lines.count() - 1)
    page.figures.list.take_current()
    assert len(box.toPlainText().split("\n")) == 2


def test_where_nothing_is_told_the_list_says_so(qtbot: QtBot, session: Session) -> None:
    page = shown(qtbot, session)
    narrative(opened(qtbot, page, "NV4"), "results").setFocus()
    qtbot.waitUntil(lambda: not session.reader.busy)
    page.figures.open()
    assert page.figures.list.lines.item(0).text() == NOTHING


def test_a_sentence_with_other_figures_is_told_and_mended_and_taken_back(
    qtbot: QtBot, session: Session, office: Office
) -> None:
    review = TaskReview(uid=review_uid(NOW, "NV4"), parent=f"{NOW}.assessment", task="NV4", results=f"𝄞 {SAID}\n{SAID}")
    office.ledger.put_many([Assessment(uid=f"{NOW}.assessment", period=NOW), review, figure("DTTG_THAM", 19)])
    page = shown(qtbot, session)
    sheet = opened(qtbot, page, "NV4")
    assert sheet.narrative is not None
    notes = sheet.narrative.notes.notes
    qtbot.waitUntil(lambda: "results" in notes)
    assert notes["results"].said == [f"Câu “{SAID[:-1]}” ghi 16 lượt, bảng chỉ tiêu ghi 19."]
    notes["results"].buttons[0].click()
    box = narrative(sheet, "results")
    assert box.toPlainText() == f"𝄞 {SAID}\n{SAID.replace('16', '19')}"
    assert not notes["results"].isVisible()
    stored = office.ledger.get(TaskReview, review.uid)
    assert stored is not None
    assert stored.results == box.toPlainText()
    box.undo()
    assert box.toPlainText() == review.results
    qtbot.waitUntil(notes["results"].isVisible)


def test_the_texts_left_empty_are_written_as_one_act(qtbot: QtBot, session: Session, office: Office) -> None:
    written = Report(uid=report_uid(NOW), period=NOW, leadership="Đảng ủy quan tâm.")
    office.ledger.put_many([written, figure("VB_CAPUY", 4), figure("KT_CAPUY", 1), figure("DTTG_THAM", 16)])
    page = report_page(qtbot, session)
    assert not page.write.isHidden()
    page.write.click()
    report = office.ledger.get(Report, written.uid)
    review = office.ledger.get(TaskReview, review_uid(NOW, "NV4"))
    assert report is not None
    assert review is not None
    assert (report.leadership, review.results) == ("Đảng ủy quan tâm.", SAID)
    assert report.inspection == "Cấp ủy đã tiến hành 01 cuộc kiểm tra về công tác dân vận, công tác Mặt trận."
    assert page.pane.form.rows["inspection"].editor.value() == report.inspection
    qtbot.waitUntil(page.write.isHidden)
    assert page.wrote.text().startswith("Đã viết ")
    assert "Kết quả nhiệm vụ 4" in page.wrote.text()
    office.past.undo()
    assert office.ledger.get(TaskReview, review.uid) is None
    assert office.ledger.get(Report, written.uid) == written


def test_conferences_and_campaigns_tell_their_own(qtbot: QtBot, session: Session, office: Office) -> None:
    text = "Hội nghị có 91/96 đại biểu dự."
    office.ledger.put(Conference(uid="c", title="Sơ kết", held_on="2024-11-22", present=90, convened=96, summary=text))
    target = CampaignTarget(uid="t", parent="v", period=NOW, name="Nhà xây mới", unit="nhà", actual=Decimal(2))
    office.ledger.put_many([Campaign(uid="v", name="Ngày vì người nghèo"), target])
    conferences = ConferencesPage(session, "")
    qtbot.addWidget(conferences.widget)
    conferences.widget.show()
    conferences.refresh()
    conferences.open("c")
    assert conferences.figures is not None
    notes = conferences.figures.notes.notes
    qtbot.waitUntil(lambda: "summary" in notes)
    assert notes["summary"].said == [f"Câu “{text[:-1]}” ghi 91 đại biểu, phần số đại biểu ghi 90."]
    campaigns = CampaignsPage(session)
    qtbot.addWidget(campaigns.widget)
    campaigns.widget.show()
    qtbot.waitExposed(campaigns.widget)
    campaigns.widget.activateWindow()
    campaigns.refresh()
    campaigns.open("v")
    box = box_of(campaigns.pane.form, "summary")
    qtbot.waitUntil(box.hasFocus)
    assert campaigns.figures is not None
    campaigns.figures.bank.open()
    campaigns.figures.bank.list.take_current()
    assert box.toPlainText() == "Nhà xây mới: 02 nhà."


def test_what_is_offered_is_seen_where_the_box_was_scrolled_away(qtbot: QtBot, session: Session) -> None:
    page = report_page(qtbot, session)
    box = box_of(page.pane.form, "strengths")
    bar = page.pane.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert box.visibleRegion().isEmpty()
    page.figures.open()
    assert not box.visibleRegion().isEmpty()
    assert page.figures.list.screen().availableGeometry().contains(page.figures.list.geometry())


def test_words_are_put_apart_from_those_before_and_behind(qtbot: QtBot) -> None:
    box = QPlainTextEdit("- Có sẵn.")
    qtbot.addWidget(box)
    insert(box, "Câu đầu.")
    assert box.toPlainText() == "Câu đầu. - Có sẵn."
    box.moveCursor(QTextCursor.MoveOperation.End)
    insert(box, "Câu cuối.")
    assert box.toPlainText() == "Câu đầu. - Có sẵn. Câu cuối."
    box.setPlainText("Có .")
    cursor = box.textCursor()
    cursor.setPosition(3)
    box.setTextCursor(cursor)
    insert(box, "16 lượt")
    assert box.toPlainText() == "Có 16 lượt."
