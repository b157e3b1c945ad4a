"""The strip under the grid of indicators: everything about the one under the cursor that has no room in a cell."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.forms.indicator_grid import IndicatorGrid
from ui.forms.record_form import PAUSE
from ui.forms.trend import Trend
from ui.models import indicator_words
from ui.models.indicator_lines import LAST_YEAR, NOTE, Row
from ui.theme import SPACES, Theme, font, mark
from ui.words import words

LINES = 4  # it keeps its height while the cursor goes from cell to cell
LARGE_TEXT = 150  # per cent from which rows are dearer than a strip that keeps its place
LONGEST_BUTTON = 60


class IndicatorStrip(QFrame):
    """Follows a grid: name and rule, the number in words, what wants a look, an offer to take, the note, the trend."""

    taken = Signal(int)  # how many offered figures were taken

    def __init__(self, grid: IndicatorGrid, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="card")
        self._grid = grid
        self.name = words(role="strong")
        self.rule = words(role="help")
        self.said = words()
        self.doubt = words()
        self.take = QPushButton()
        mark(self.take, role="link")
        self.take.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter in the cell does the same; the cursor stays there
        self.note = QLineEdit()
        self.note.setPlaceholderText("Ghi chú")
        self.note.setAccessibleName("Ghi chú của chỉ tiêu")
        self.trend = Trend(theme)
        left = QVBoxLayout()
        left.setSpacing(2)
        for part in (self.name, self.rule, self.said, self.doubt):
            left.addWidget(part)
        self._acts = QWidget()
        beside = QHBoxLayout(self._acts)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.take)
        beside.addWidget(self.note, 1)
        left.addWidget(self._acts)
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACES["apart"], SPACES["near"], SPACES["apart"], SPACES["near"])
        row.setSpacing(SPACES["block"])
        row.addLayout(left, 1)
        row.addWidget(self.trend, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._always = theme.percent < LARGE_TEXT
        if self._always:
            self.setMinimumHeight(QFontMetrics(font(theme)).lineSpacing() * LINES + 2 * SPACES["near"])
        grid.moved.connect(self.follow)
        grid.rows.dataChanged.connect(self.follow)
        self.take.clicked.connect(self._on_take)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._on_note)
        self.note.textEdited.connect(lambda _typed: self._pause.start())
        self.note.editingFinished.connect(self._on_note)
        self.follow()

    def flush(self) -> None:
        """Tell at once what was typed into the note and is not told yet."""
        if self._pause.isActive():
            self._on_note()

    def follow(self) -> None:
        """Tell of the cell that is current now."""
        line, index = self._line(), self._grid.view.currentIndex()
        self.setVisible(self._always or line is not None)
        if line is None:
            self.name.setText("Chọn một chỉ tiêu để xem cách tính, số bằng chữ và các kỳ trước.")
            for part in (self.rule, self.said, self.doubt):
                part.hide()
            self._acts.hide()
            self.trend.show_points([])
            return
        sheet, column = self._grid.rows.sheet, index.column()
        self.name.setText(line.name)
        told = (indicator_words.in_words(sheet, line, column), indicator_words.comparison(sheet, line))
        for part, text in ((self.rule, indicator_words.rule_of(line)), (self.said, " ".join(filter(None, told)))):
            part.setText(text)
            part.setVisible(bool(text))
        self._show_doubts(line, index)
        offered = sheet.said_offered(line, column)
        what = (
            f"cùng kỳ, {sheet.earlier.last_year_label}"
            if column == LAST_YEAR and sheet.earlier
            else "lũy kế từ đầu năm"
        )
        self.take.setText(f"Lấy {offered} ({what}) · Enter"[:LONGEST_BUTTON])
        self.take.setVisible(bool(offered))
        self.note.setVisible(self._grid.view.isColumnHidden(NOTE) and not sheet.read_only)
        self._acts.setVisible(not self.take.isHidden() or not self.note.isHidden())
        if not self.note.hasFocus():
            self.note.setText(sheet.written(line, NOTE).replace("\n", " "))
        self.trend.show_points(indicator_words.trend_of(sheet, line))

    def _show_doubts(self, line: Row, index: QModelIndex) -> None:
        unread = self._grid.rows.problem(index)
        problems = self._grid.rows.sheet.doubts_of(line.code)
        said = unread or "\n".join(problem.what[:1].upper() + problem.what[1:] for problem in problems)
        error = bool(unread) or any(problem.level == "error" for problem in problems)
        self.doubt.setText(said)
        self.doubt.setVisible(bool(said))
        mark(self.doubt, level="error" if error else "warning")

    def _line(self) -> Row | None:
        index = self._grid.view.currentIndex()
        line = self._grid.rows.line(index.row()) if index.isValid() else None
        return line if isinstance(line, Row) else None

    def _on_take(self) -> None:
        index = self._grid.view.currentIndex()
        self.taken.emit(self._grid.rows.take_offered(index.column(), [index.row()]))

    def _on_note(self) -> None:
        self._pause.stop()
        line = self._line()
        shown = self._grid.rows.sheet.written(line, NOTE).replace("\n", " ") if line else ""
        if line is not None and self.note.text() != shown:  # a note of several lines stays so until it is typed over
            index = self._grid.view.currentIndex()
            self._grid.rows.setData(index.siblingAtColumn(NOTE), self.note.text())
