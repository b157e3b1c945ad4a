from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.office import Officer
from app.domain.report import Report, report_uid
from app.domain.report_rows import Direction
from ui.pages.report import ReportPage
from ui.session import Session


def test_the_report_of_a_period_begins_with_its_first_letter(qtbot: QtBot, session: Session) -> None:
    page = ReportPage(session)
    qtbot.addWidget(page.widget)
    page.widget.show()
    page.refresh()
    assert session.office.ledger.all(Report) == []
    qtbot.keyClicks(page.pane.form.rows["signer_name"].editor.focusProxy(), "Le Ai An")
    page.flush()
    (stored,) = session.office.ledger.all(Report)
    assert (stored.uid, stored.period, stored.signer_name) == ("2024-NAM.report", "2024-NAM", "Le Ai An")
    session.choose_period(session.office.period("2023-NAM"))
    page.refresh()
    assert page.pane.form.rows["signer_name"].editor.value() is None
    page.show_record("2023-NAM.report", "signer_name")


def test_the_last_report_stands_under_the_boxes_and_sentences_are_offered(qtbot: QtBot, session: Session) -> None:
    session.office.ledger.put(Report(uid="2023-NAM.report", period="2023-NAM", situation="Năm ngoái ổn định."))
    page = ReportPage(session)
    qtbot.addWidget(page.widget)
    page.widget.show()
    qtbot.waitExposed(page.widget)
    page.widget.activateWindow()
    page.refresh()
    qtbot.waitUntil(lambda: page.pane.form.is_whole)
    assert page.under.texts == {}
    page.past.click()
    assert page.under.texts["situation"].text.text() == "Năm 2023: Năm ngoái ổn định."
    page.under.texts["situation"].copy.click()
    stored = session.office.ledger.get(Report, "2024-NAM.report")
    assert stored is not None
    assert stored.situation == "Năm ngoái ổn định."
    page.pane.form.focus_field("strengths")
    box = page.pane.form.rows["strengths"].editor.focusProxy()
    assert isinstance(box, QPlainTextEdit)
    qtbot.waitUntil(box.hasFocus)
    page.bank.open()
    qtbot.keyClick(page.bank.list.box, Qt.Key.Key_Return)
    assert box.toPlainText() == session.office.guidance.phrases("strength")[0]


def test_a_field_of_another_report_is_gone_to_in_its_own_period(qtbot: QtBot, session: Session) -> None:
    earlier = Report(uid=report_uid("2023-NAM"), period="2023-NAM", subject="Năm trước")
    row = Direction(parent=earlier.uid, position=1, content="Hướng về cơ sở")
    session.put(earlier, row)
    page = ReportPage(session)
    qtbot.addWidget(page.widget)
    page.refresh()
    page.show_record(row.uid)
    assert session.period.code == "2023-NAM"
    shown = page.pane.form.record()
    assert shown is not None
    assert shown.uid == earlier.uid


def test_the_officer_who_signs_is_offered_and_taken_as_one_act(qtbot: QtBot, session: Session) -> None:
    page = ReportPage(session)
    qtbot.addWidget(page.widget)
    page.widget.show()
    page.refresh()
    assert not page.sign.isVisible(), "nobody signs yet"
    session.put(
        Officer(name="Lê Văn Thử", roles=("signing",), until_on="2020-01-01"),
        Officer(name="Trần Thị Mẫu", front_post="Chủ tịch", roles=("entering", "signing")),
    )
    page.refresh()
    assert "Trần Thị Mẫu, Chủ tịch" in page.sign.text()
    page.sign.click()
    kept = session.office.ledger.get(Report, report_uid(session.period.code))
    assert kept is not None
    assert (kept.signer_name, kept.signer_title) == ("Trần Thị Mẫu", "CHỦ TỊCH")
    assert not page.sign.isVisible()
    assert session.office.past.undo() is not None
    assert session.office.ledger.get(Report, kept.uid) is None
