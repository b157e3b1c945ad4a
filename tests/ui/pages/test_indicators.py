from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.fields import NOT_ARISEN, Figure
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.office import Office
from ui.models.indicator_lines import ACTUAL, CUMULATIVE, LAST_YEAR, NOTE, PLAN, Row
from ui.pages.indicators import ALL, BLANK, DOUBTED, IndicatorsPage
from ui.session import Session


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> IndicatorsPage:
    page = IndicatorsPage(session)
    qtbot.addWidget(page.widget)
    page.widget.resize(1180, 620)
    page.widget.show()
    page.refresh()
    return page


def test_a_typed_figure_is_in_the_ledger(page: IndicatorsPage, office: Office) -> None:
    row = page.grid.rows.row_of("DC_HO")
    assert row is not None
    page.grid.rows.setData(page.grid.rows.index(row, ACTUAL), "4.215")
    stored = office.ledger.get(IndicatorFigure, figure_uid("2024-NAM", "DC_HO"))
    assert stored is not None
    assert (stored.actual, stored.scope, stored.period) == (Decimal(4215), "own", "2024-NAM")
    assert page._counted.text() == "đã nhập 1/92"


def test_another_period_has_its_own_figures(page: IndicatorsPage, session: Session, office: Office) -> None:
    office.ledger.put(
        IndicatorFigure(uid="2023-NAM.DC_HO", period="2023-NAM", indicator="DC_HO", scope="own", actual=Decimal(7))
    )
    session.choose_period(office.period("2023-NAM"))
    page.refresh()
    row = page.grid.rows.row_of("DC_HO")
    assert row is not None
    assert page.grid.rows.index(row, ACTUAL).data() == "7"


def test_an_own_indicator_is_added_and_kept(page: IndicatorsPage, answers, office: Office) -> None:
    answers.texts += ["Số tủ sách khu dân cư", "tủ"]
    page._on_add()
    (stored,) = office.ledger.all(IndicatorFigure)
    assert (stored.indicator, stored.own_name, stored.own_unit) == ("R_1", "Số tủ sách khu dân cư", "tủ")
    assert page.grid.rows.row_of("R_1") is not None


def test_going_to_a_figure_goes_to_its_period(page: IndicatorsPage, session: Session, office: Office) -> None:
    office.ledger.put(IndicatorFigure(uid="2023-NAM.DC_HO", period="2023-NAM", indicator="DC_HO", scope="own"))
    page.show_record("2023-NAM.DC_HO")
    assert session.period.code == "2023-NAM"
    assert page.grid.view.currentIndex().row() == page.grid.rows.row_of("DC_HO")


def test_sums_of_the_area_are_not_typed(page: IndicatorsPage) -> None:
    page.scopes["area"].setChecked(True)
    page.refresh()
    row = page.grid.rows.row_of("DC_HO")
    assert row is not None
    assert not page.grid.rows.setData(page.grid.rows.index(row, ACTUAL), "1")


def cell(page: IndicatorsPage, code: str, column: int = ACTUAL) -> QModelIndex:
    row = page.grid.rows.row_of(code)
    assert row is not None
    return page.grid.rows.index(row, column)


def stored(office: Office, code: str, period: str = "2024-NAM") -> IndicatorFigure:
    kept = office.ledger.get(IndicatorFigure, figure_uid(period, code))
    assert kept is not None
    return kept


def told_before(office: Office, period: str, **figures: Figure) -> None:
    for code, actual in figures.items():
        uid = figure_uid(period, code)
        office.ledger.put(IndicatorFigure(uid=uid, period=period, indicator=code, scope="own", actual=actual))


def test_last_year_is_taken_with_one_press_and_given_back(page: IndicatorsPage, office: Office) -> None:
    told_before(office, "2023-NAM", DC_HO=Decimal(4188), TT_CUOC=NOT_ARISEN)
    page.refresh()
    assert page.take_last_year.text() == "Lấy cùng kỳ từ Năm 2023 (2 ô)"
    assert cell(page, "DC_HO", LAST_YEAR).data() == "", "what is offered is no answer"
    page.take_last_year.click()
    assert stored(office, "DC_HO").last_year == 4188
    assert stored(office, "TT_CUOC").last_year is NOT_ARISEN
    assert page.take_last_year.isHidden()
    page.back.click()
    assert office.ledger.get(IndicatorFigure, figure_uid("2024-NAM", "DC_HO")) is None
    assert not page.take_last_year.isHidden()


def test_enter_takes_what_is_offered_and_never_overwrites(qtbot: QtBot, page: IndicatorsPage, office: Office) -> None:
    told_before(office, "2023-NAM", DC_HO=Decimal(4188), DC_NGUOI=Decimal(16742))
    page.refresh()
    page.grid.rows.setData(cell(page, "DC_NGUOI", LAST_YEAR), "5")
    page.grid.focus_code("DC_HO", LAST_YEAR)
    qtbot.keyClick(page.grid.view, Qt.Key.Key_Return)
    assert stored(office, "DC_HO").last_year == 4188
    assert page.grid.view.currentIndex() == cell(page, "DC_NGUOI", LAST_YEAR)
    assert page.take_last_year.isHidden()
    assert stored(office, "DC_NGUOI").last_year == 5


def test_the_sum_since_january_is_offered(page: IndicatorsPage, session: Session, office: Office) -> None:
    told_before(office, "2024-Q1", VNN_THU=Decimal("100.5"))
    session.choose_period(office.period("2024-Q2"))
    page.refresh()
    page.grid.rows.setData(cell(page, "VNN_THU"), "12")
    page.grid.focus_code("VNN_THU", CUMULATIVE)
    assert page.strip.take.text() == "Lấy 112,5 (lũy kế từ đầu năm) · Enter"
    page.strip.take.click()
    assert stored(office, "VNN_THU", "2024-Q2").cumulative == Decimal("112.5")


def test_k_is_completed_to_not_arisen_and_delete_empties(qtbot: QtBot, page: IndicatorsPage, office: Office) -> None:
    page.grid.focus_code("DC_HO")
    qtbot.keyClick(page.grid.view, Qt.Key.Key_K)
    box = next(box for box in page.grid.view.viewport().findChildren(QLineEdit) if box.isVisible())
    assert box.text() == "không phát sinh"
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert stored(office, "DC_HO").actual is NOT_ARISEN
    page.grid.focus_code("DC_HO")
    qtbot.keyClick(page.grid.view, Qt.Key.Key_Delete)
    assert stored(office, "DC_HO").actual is None


def test_k_over_several_cells_is_one_act(qtbot: QtBot, page: IndicatorsPage, office: Office) -> None:
    page.grid.view.setFocus()
    page.grid.view.setCurrentIndex(cell(page, "DC_HO"))
    page.grid.view.selectionModel().select(
        QItemSelection(cell(page, "DC_HO"), cell(page, "DC_KDC")), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    qtbot.keyClick(page.grid.view, Qt.Key.Key_K)
    assert [stored(office, code).actual for code in ("DC_HO", "DC_NGUOI", "DC_KDC")] == [NOT_ARISEN] * 3
    office.past.undo()
    assert not office.ledger.all(IndicatorFigure)


def test_what_is_still_blank_or_wants_a_look_is_shown_alone(page: IndicatorsPage, office: Office) -> None:
    told_before(office, "2023-NAM", VNN_THU=Decimal(18))
    page.refresh()
    page.grid.rows.setData(cell(page, "VNN_THU"), "212,4")
    page.grid.rows.setData(cell(page, "DC_HO"), "0")
    assert [chip.text() for chip in page.views.buttons] == ["Tất cả", "Còn trống (90)", "Cần xem (1)"]
    page.show_view(DOUBTED)
    assert [line.code for line in lines(page)] == ["VNN_THU"]
    page.show_view(BLANK)
    assert "DC_HO" not in {line.code for line in lines(page)}
    page.grid.rows.setData(cell(page, "DC_NGUOI"), "1")
    assert "DC_NGUOI" in {line.code for line in lines(page)}, "a line does not run away from who types"
    page.show_view(ALL)
    page.task_box.setCurrentIndex(page.task_box.count() - 1)
    assert 0 < len(lines(page)) < 92


def lines(page: IndicatorsPage) -> list[Row]:
    shown = [page.grid.rows.line(at) for at in range(page.grid.rows.rowCount())]
    return [line for line in shown if isinstance(line, Row)]


def test_a_number_out_of_scale_is_told_beside_it_and_in_the_checks(page: IndicatorsPage, office: Office) -> None:
    told_before(office, "2023-NAM", VNN_THU=Decimal(18))
    page.refresh()
    page.grid.rows.setData(cell(page, "VNN_THU"), "212,4")
    page.grid.focus_code("VNN_THU")
    said = "212,4, cùng kỳ 18: gấp hơn 10 lần, có thể nhầm đơn vị tính (triệu đồng)."
    assert page.strip.doubt.text() == said
    assert cell(page, "VNN_THU").data(Qt.ItemDataRole.DecorationRole) is not None
    assert any(problem.sentence.endswith(said) for problem in office.check("2024-NAM"))
    page.grid.rows.setData(cell(page, "VNN_THU", NOTE), "Thêm doanh nghiệp")
    assert page.strip.doubt.isHidden()


def test_the_strip_tells_of_the_current_indicator(page: IndicatorsPage, office: Office) -> None:
    told_before(office, "2022-NAM", VNN_THU=Decimal(150))
    told_before(office, "2023-NAM", VNN_THU=Decimal(180))
    page.refresh()
    page.grid.rows.setData(cell(page, "VNN_THU", PLAN), "200")
    page.grid.rows.setData(cell(page, "VNN_THU"), "212,4")
    page.grid.focus_code("VNN_THU")
    assert "Hai trăm mười hai triệu bốn trăm nghìn đồng" in page.strip.said.text()
    assert "Đạt 106,2 % kế hoạch; tăng 32,4 (18 %) so với cùng kỳ (180)." in page.strip.said.text()
    assert "cấp trên cộng các đơn vị lại" in page.strip.rule.text()
    assert [(point.label, point.said) for point in page.strip.trend.points] == [
        ("2022", "150"),
        ("2023", "180"),
        ("2024", "212,4"),
    ]


def test_columns_give_way_and_nothing_scrolls_sideways(page: IndicatorsPage, qtbot: QtBot) -> None:
    view = page.grid.view
    for width in (1180, 860, 640):
        page.widget.resize(width, 620)
        qtbot.waitUntil(lambda: view.columnViewportPosition(CUMULATIVE) >= 0 and not view.horizontalOffset())
        qtbot.waitUntil(lambda: view.horizontalHeader().length() <= view.viewport().width())
    assert view.isColumnHidden(NOTE)
    page.grid.focus_code("DC_HO")
    assert not page.strip.note.isHidden()
    assert cell(page, "DC_HO", 0).data() == "Tổng số hộ gia đình trên địa bàn (hộ)"


def test_a_note_is_typed_in_the_strip_where_its_column_had_to_go(
    qtbot: QtBot, page: IndicatorsPage, office: Office
) -> None:
    page.widget.resize(700, 620)
    qtbot.waitUntil(lambda: page.grid.view.isColumnHidden(NOTE))
    page.grid.focus_code("DC_HO")
    page.strip.note.setText("Quy đổi sau sáp nhập")
    page.strip.note.editingFinished.emit()
    assert stored(office, "DC_HO").note == "Quy đổi sau sáp nhập"


def test_a_note_in_the_strip_is_saved_as_it_is_typed(qtbot: QtBot, page: IndicatorsPage, office: Office) -> None:
    """A power cut must not take a long note because its box was not left yet."""
    page.widget.resize(700, 620)
    qtbot.waitUntil(lambda: page.grid.view.isColumnHidden(NOTE))
    page.grid.focus_code("DC_HO")
    page.strip.note.setFocus()
    qtbot.keyClicks(page.strip.note, "theo so cua to")
    qtbot.waitUntil(lambda: office.ledger.get(IndicatorFigure, figure_uid("2024-NAM", "DC_HO")) is not None)
    assert stored(office, "DC_HO").note == "theo so cua to"
    assert page.strip.note.hasFocus()
