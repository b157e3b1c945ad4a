"""The page of the indicators: one grid for the period, own activity or the whole area."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QProgressBar, QPushButton, QWidget

from app.domain.indicator_figure import OWN_PREFIX, SCOPES, IndicatorFigure, figure_uid
from app.domain.indicator_past import EarlierFigures
from app.errors import UserError
from ui.forms.editor import QuietCombo
from ui.forms.indicator_grid import IndicatorGrid
from ui.forms.indicator_legend import Legend
from ui.forms.indicator_strip import LARGE_TEXT, IndicatorStrip
from ui.models.indicator_lines import CUMULATIVE, LAST_YEAR, Heading, rows_of
from ui.pages.blocks import Chips, button, column, in_line
from ui.session import Session
from ui.theme import SPACES, mark
from ui.words import words

ALL, BLANK, DOUBTED = range(3)
VIEWS = ("Tất cả", "Còn trống", "Cần xem")


LEGEND_FROM = 17  # rows of room from which on the legend has its line


class _Sheet(QWidget):
    """The page itself: where there is little height, the rows of the grid go before the legend."""

    def __init__(self, legend: QWidget, legend_from: int) -> None:
        super().__init__()
        self._legend, self._legend_from = legend, legend_from
        self.setMinimumSize(1, 1)  # lines that break are counted as broken everywhere: the window would grow with them

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._legend.setVisible(event.size().height() >= self._legend_from)


class IndicatorsPage:
    """Plan, done, last year and cumulative of every indicator of the period."""

    title = "Chỉ tiêu"
    icon = "indicators"

    def __init__(self, session: Session) -> None:
        self._session = session
        self._writing = False
        self._view = ALL
        self._earlier: EarlierFigures | None = None
        self.grid = IndicatorGrid(session.theme)
        self.grid.rows.sheet.kept = session.context.unread
        self.strip = IndicatorStrip(self.grid, session.theme)
        self.find_box = QLineEdit()
        self.find_box.setPlaceholderText("Lọc chỉ tiêu")
        self.find_box.setAccessibleName("Lọc chỉ tiêu")
        self.find_box.setClearButtonEnabled(True)
        self.find_box.setFixedWidth(session.theme.pixels(170))
        self.task_box = QuietCombo()
        self.task_box.setAccessibleName("Nhiệm vụ")
        self.task_box.setFixedWidth(session.theme.pixels(210))
        self.views = Chips(VIEWS)
        self.views.choose(ALL)
        self.scopes: dict[str, QPushButton] = {}
        self._counted = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(session.theme.pixels(70))
        self.add = button("Chỉ tiêu riêng", self._on_add, session.theme, "plus")
        self.add.setToolTip("Thêm một chỉ tiêu của riêng đơn vị")
        self.add.setEnabled(not session.office.read_only)
        self.take_last_year = button("", lambda: self._take(LAST_YEAR), session.theme, role="link")
        self.take_sums = button("", lambda: self._take(CUMULATIVE), session.theme, role="link")
        self.said = words(role="quiet")
        self.back = button("Bỏ việc này", self._on_undo, session.theme, "undo", role="link")
        self._legend = Legend(session.theme)
        self.widget: QWidget = self._laid_out()
        self._connect()

    @property
    def scope(self) -> str:
        """Own activity, or the whole area."""
        return next(code for code, chip in self.scopes.items() if chip.isChecked())

    def refresh(self) -> None:
        """Show the figures of the period as they are now."""
        if self._writing:
            return
        self.flush()  # it belongs to the figures in view, which may be of another period than those that come now
        office, period = self._session.office, self._session.period
        guidance = office.guidance_of(period)
        summed = self.scope == "area"
        figures = self._figures()
        self._earlier = None if summed else office.figures.earlier(period)
        own = [figure for figure in figures if (figure.indicator or "").startswith(OWN_PREFIX)]
        tasks = {task.code or "": f"{task.code} · {task.short_name or task.wording}" for task in guidance.tasks}
        lines = rows_of(guidance.indicators_of(period), tasks, own)
        self.grid.load(
            lines,
            period.code,
            figures,
            scope=self.scope,
            read_only=office.read_only or summed,
            earlier=self._earlier,
        )
        self.add.setVisible(not summed)
        self._name_tasks([line.title for line in lines if isinstance(line, Heading)])
        self._told("")
        self._look_anew()

    def _figures(self) -> list[IndicatorFigure]:
        """The figures in view, also those that are not written yet."""
        office, period = self._session.office, self._session.period
        found = self._session.ledger.with_waiting(IndicatorFigure, office.figures.of(period, self.scope))
        return [row for row in found if row.period == period.code and (row.scope or "own") == self.scope]

    def flush(self) -> None:
        """Save what was typed and not yet saved, in an open cell and in the strip."""
        self.grid.flush()
        self.strip.flush()

    def show_record(self, uid: str, field: str = "") -> None:
        """Go to the figure of an indicator."""
        figure = self._session.office.ledger.get(IndicatorFigure, uid)
        if figure is None or figure.period is None:
            return
        self._session.choose_period(self._session.office.period(figure.period))
        self.scopes[figure.scope or "own"].setChecked(True)
        self.find_box.clear()
        self.task_box.setCurrentIndex(0)
        self.show_view(ALL)
        self.refresh()
        self.grid.focus_code(figure.indicator or "")

    def show_view(self, view: int) -> None:
        """All indicators, those that are still blank, or those that want a look."""
        self._view = view
        self.views.choose(view)
        self._look_for()

    def _look_for(self) -> None:
        self.flush()  # an open cell closes when other lines come into view
        rows = self.grid.rows
        only = {ALL: None, BLANK: rows.blank_codes(), DOUBTED: rows.sheet.doubted_codes()}[self._view]
        rows.look_for(self.find_box.text(), self.task_box.currentData() or "", only)

    def _on_edited(self, figures: list[IndicatorFigure]) -> None:
        self._writing = True
        try:
            self._session.put(*figures, typing=len(figures) == 1)
        finally:
            self._writing = False
        self._look_anew()

    def _look_anew(self) -> None:
        """Count, and ask what wants a look; the lines in view stay."""
        rows = self.grid.rows
        if self._earlier is not None:
            rows.doubt(self._session.office.figures.doubts(list(rows.sheet.figures.values()), self._earlier))
        filled, whole = rows.filled()
        self._counted.setText(f"đã nhập {filled}/{whole}")
        self._bar.setRange(0, max(whole, 1))
        self._bar.setValue(filled)
        counts = ("", len(rows.blank_codes()), len(rows.sheet.doubted_codes()))
        for chip, label, count in zip(self.views.buttons, VIEWS, counts, strict=True):
            chip.setText(f"{label} ({count})" if count else label)
        self._offer()

    def _offer(self) -> None:
        """What one press fills in; nothing where nothing is known."""
        past, years = self._earlier, self.grid.rows.how_many_offered(LAST_YEAR)
        sums = self.grid.rows.how_many_offered(CUMULATIVE)
        where = past.last_year_label if past else ""
        self.take_last_year.setText(f"Lấy cùng kỳ từ {where} ({years} ô)")
        self.take_last_year.setVisible(bool(years))
        self.take_sums.setText(f"Lấy lũy kế đã cộng ({sums} ô)")
        self.take_sums.setVisible(bool(sums))

    def _take(self, which: int) -> None:
        taken = self.grid.rows.take_offered(which)
        what = "số cùng kỳ" if which == LAST_YEAR else "số lũy kế"
        self._told(f"Đã lấy {taken} {what}.", undo=True)

    def _told(self, sentence: str, *, undo: bool = False) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.back.setVisible(undo)

    def _on_undo(self) -> None:
        try:
            back = self._session.office.past.undo()
        except UserError as fault:
            self._session.messages.fail(fault)
            return
        self._session.news.changed.emit(IndicatorFigure.description.name)
        self.refresh()
        self._told("Đã lấy lại như trước." if back else "Không còn gì để hoàn tác.")

    def _on_add(self) -> None:
        name = self._session.messages.ask_text(
            "Chỉ tiêu riêng",
            "Tên chỉ tiêu của riêng đơn vị. Chỉ tiêu này được liệt kê trong báo cáo, cấp trên không cộng.",
        )
        if not name:
            return
        unit = self._session.messages.ask_text("Chỉ tiêu riêng", f"Đơn vị tính của “{name}”, ví dụ: người, buổi, tủ.")
        period, code = self._session.period.code, self._session.office.figures.free_code()
        fresh = IndicatorFigure(
            uid=figure_uid(period, code), period=period, indicator=code, scope="own", own_name=name, own_unit=unit
        )
        if self._session.put(fresh):
            self.show_view(ALL)
            self.refresh()
            self.grid.focus_code(code)

    def _name_tasks(self, titles: list[str]) -> None:
        """The tasks to choose from; the chosen one stays chosen."""
        before = self.task_box.currentData()
        self.task_box.blockSignals(True)
        self.task_box.clear()
        self.task_box.addItem("Mọi nhiệm vụ", "")
        for title in titles:
            self.task_box.addItem(title, title)
        self.task_box.setCurrentIndex(max(self.task_box.findData(before), 0))
        self.task_box.blockSignals(False)

    def _connect(self) -> None:
        self.grid.edited.connect(self._on_edited)
        self.grid.told.connect(self._told)
        self.grid.undo_wanted.connect(self._on_undo)
        self.find_box.textChanged.connect(self._look_for)
        self.task_box.currentIndexChanged.connect(self._look_for)
        self.views.chosen.connect(self.show_view)

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
        whole = _Sheet(self._legend, LEGEND_FROM * self._session.theme.row)
        rows = column(whole, SPACES["near"])
        rows.setContentsMargins(SPACES["group"], SPACES["apart"], SPACES["block"], SPACES["near"])
        counting = QWidget()
        counting.setFixedHeight(self.find_box.sizeHint().height())
        beside = QHBoxLayout(counting)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._counted)
        beside.addWidget(self._bar)
        above = (self.find_box, self.task_box, *self.views.buttons, *self.scopes.values())
        under = (self.add, counting, self.take_last_year, self.take_sums, self.said, self.back)
        large = self._session.theme.percent >= LARGE_TEXT  # then every line of buttons costs a line of figures
        for line in ((*above, *under),) if large else (above, under):
            rows.addWidget(in_line(*line))
        rows.addWidget(self.grid, 1)
        rows.addWidget(self.strip)
        rows.addWidget(self._legend)
        return whole
