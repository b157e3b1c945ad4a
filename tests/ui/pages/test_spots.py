"""What a person looks at: the field or the cell under the cursor, whatever shows it."""

from pytestqt.qtbot import QtBot

from app.domain.conference import Conference, Delegate
from app.domain.guidance import load_default
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from ui.forms.indicator_grid import IndicatorGrid
from ui.forms.parts_table import PartsTable
from ui.forms.record_form import RecordForm
from ui.models.indicator_lines import NAME, PLAN, rows_of
from ui.pages.spots import Spot, cell_of, spot_of
from ui.theme import Theme


def test_a_box_of_a_form_is_a_field_of_its_record(qtbot: QtBot, theme: Theme) -> None:
    record = Conference(uid="c", title="Hội nghị mẫu")
    form = RecordForm(Conference.description, theme)
    qtbot.addWidget(form)
    form.load(record)
    assert spot_of(form.rows["title"].editor) == Spot(record, "title")
    assert spot_of(form.parentWidget()) is None


def test_a_cell_of_a_table_is_a_field_of_its_row(qtbot: QtBot, theme: Theme) -> None:
    row = Delegate(uid="d", parent="c", name="Bà Mẫu")
    table = PartsTable(Delegate, theme)
    qtbot.addWidget(table)
    table.load("c", [row])
    column = next(at for at, field in enumerate(table.fields) if field.key == "name")
    table.view.setCurrentIndex(table.model.index(0, column))
    assert spot_of(table.view.viewport()) == Spot(row, "name")
    table.view.setCurrentIndex(table.model.index(1, column))
    assert cell_of(table.view) is None, "the line for the next row is no record yet"


def test_a_cell_of_the_indicators_is_a_value_of_its_figure(qtbot: QtBot, theme: Theme) -> None:
    figure = IndicatorFigure(uid=figure_uid("2024-NAM", "DC_HO"), period="2024-NAM", indicator="DC_HO", scope="own")
    grid = IndicatorGrid(theme)
    qtbot.addWidget(grid)
    grid.load(rows_of(load_default().indicators, {}, []), "2024-NAM", [figure])
    line = grid.rows.row_of("DC_HO")
    assert line is not None
    grid.view.setCurrentIndex(grid.rows.index(line, PLAN))
    assert cell_of(grid.view) == Spot(figure, "plan")
    grid.view.setCurrentIndex(grid.rows.index(line, NAME))
    assert cell_of(grid.view) == Spot(figure)
