from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.office import Office
from ui.models.indicator_lines import ACTUAL
from ui.pages.indicators import IndicatorsPage
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
