"""The page of the indicators: one grid for the period, own activity or the whole area."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.domain.indicator_figure import OWN_PREFIX, SCOPES, IndicatorFigure, figure_uid
from ui.forms.indicator_grid import IndicatorGrid
from ui.models.indicator_rows import rows_of
from ui.pages.blocks import in_line
from ui.session import Session
from ui.theme import SPACES, mark


class IndicatorsPage:
    """Plan, done, last year and cumulative of every indicator of the period."""

    title = "Chỉ tiêu"
    icon = "indicators"

    def __init__(self, session: Session) -> None:
        self._session = session
        self._writing = False
        self.grid = IndicatorGrid(session.theme)
        self.find_box = QLineEdit()
        self.find_box.setPlaceholderText("Lọc chỉ tiêu")
        self.find_box.setAccessibleName("Lọc chỉ tiêu")
        self.find_box.setClearButtonEnabled(True)
        self.find_box.setFixedWidth(session.theme.pixels(200))
        self.scopes: dict[str, QPushButton] = {}
        self._counted = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(session.theme.pixels(120))
        self.add = QPushButton("Thêm chỉ tiêu riêng")
        self.add.setIcon(session.theme.icon("plus"))
        self.add.setEnabled(not session.office.read_only)
        self.widget: QWidget = self._laid_out()
        self.grid.edited.connect(self._on_edited)
        self.find_box.textChanged.connect(self.grid.rows.search)
        self.add.clicked.connect(self._on_add)

    @property
    def scope(self) -> str:
        """Own activity, or the whole area."""
        return next(code for code, chip in self.scopes.items() if chip.isChecked())

    def refresh(self) -> None:
        """Show the figures of the period as they are now."""
        if self._writing:
            return
        office, period = self._session.office, self._session.period
        guidance = office.guidance_of(period)
        figures = [
            figure
            for figure in office.ledger.all(IndicatorFigure)
            if figure.period == period.code and (figure.scope or "own") == self.scope
        ]
        own = [figure for figure in figures if (figure.indicator or "").startswith(OWN_PREFIX)]
        tasks = {task.code or "": f"{task.code} · {task.short_name or task.wording}" for task in guidance.tasks}
        lines = rows_of(guidance.indicators_of(period), tasks, own)
        summed = self.scope == "area"
        self.grid.load(lines, period.code, figures, scope=self.scope, read_only=office.read_only or summed)
        self.add.setVisible(not summed)
        self._count()

    def flush(self) -> None:
        """Close the cell that is being typed in, which saves it."""
        self.grid.view.setCurrentIndex(self.grid.view.currentIndex())

    def show_record(self, uid: str, field: str = "") -> None:
        """Go to the figure of an indicator."""
        figure = self._session.office.ledger.get(IndicatorFigure, uid)
        if figure is None or figure.period is None:
            return
        self._session.choose_period(self._session.office.period(figure.period))
        self.scopes[figure.scope or "own"].setChecked(True)
        self.refresh()
        self.grid.focus_code(figure.indicator or "")

    def _on_edited(self, figure: IndicatorFigure) -> None:
        self._writing = True
        try:
            self._session.put(figure, typing=True)
        finally:
            self._writing = False
        self._count()

    def _on_add(self) -> None:
        name = self._session.messages.ask_text(
            "Chỉ tiêu riêng",
            "Tên chỉ tiêu của riêng đơn vị. Chỉ tiêu này được liệt kê trong báo cáo, cấp trên không cộng.",
        )
        if not name:
            return
        unit = self._session.messages.ask_text("Chỉ tiêu riêng", f"Đơn vị tính của “{name}”, ví dụ: người, buổi, tủ.")
        period = self._session.period.code
        taken = {figure.indicator for figure in self._session.office.ledger.all(IndicatorFigure)}
        code = next(code for n in range(1, 10_000) if (code := f"{OWN_PREFIX}{n}") not in taken)
        fresh = IndicatorFigure(
            uid=figure_uid(period, code), period=period, indicator=code, scope="own", own_name=name, own_unit=unit
        )
        if self._session.put(fresh):
            self.refresh()
            self.grid.focus_code(code)

    def _count(self) -> None:
        filled, whole = self.grid.rows.filled()
        self._counted.setText(f"đã nhập {filled}/{whole}")
        self._bar.setRange(0, max(whole, 1))
        self._bar.setValue(filled)

    def _laid_out(self) -> QWidget:
        for scope in SCOPES:
            chip = QPushButton(scope.label)
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setChecked(scope.code == "own")
            mark(chip, role="chip")
            chip.clicked.connect(self.refresh)
            chip.setVisible(self._session.office.has_units_below)
            self.scopes[scope.code] = chip
        mark(self._counted, role="quiet")
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(SPACES["group"], SPACES["apart"], SPACES["block"], SPACES["near"])
        column.setSpacing(SPACES["near"])
        counting = QWidget()
        counting.setFixedHeight(self.find_box.sizeHint().height())
        beside = QHBoxLayout(counting)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._counted)
        beside.addWidget(self._bar)
        column.addWidget(in_line(self.find_box, *self.scopes.values(), self.add, counting))
        column.addWidget(self.grid, 1)
        return whole
