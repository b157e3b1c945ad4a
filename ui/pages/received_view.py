"""The records of a received package, in the same forms as our own, only to be read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QSplitter, QStackedWidget, QWidget

from app.desks.replies import Answered
from app.domain.correspondence import Attachment
from app.domain.fields import Record
from app.domain.guidance import GUIDANCE_KINDS
from app.domain.indicator_figure import OWN_PREFIX, IndicatorFigure
from app.domain.ledger import Ledger
from app.domain.office import Office, Officer
from app.domain.periods import Period
from app.domain.records import KINDS
from app.domain.words import names_in, title
from ui.context import Context, no_options
from ui.forms.indicator_grid import IndicatorGrid
from ui.forms.parts_table import PartsTable
from ui.kept_files import KeptFiles
from ui.models.indicator_lines import rows_of
from ui.models.lines import Line
from ui.pages.blocks import column
from ui.pages.lines_table import LinesTable
from ui.pages.page import empty_state
from ui.pages.record_pane import RecordPane
from ui.pages.spots import Spot, cell_of, spot_of
from ui.photos.shelf import Shelf
from ui.session import Session
from ui.theme import SPACES

WIDTH = 240
ICONS = {
    "office": "office",
    "officer": "people",
    "report": "report",
    "assessment": "tasks",
    "conference": "conference",
    "campaign": "campaign",
    "remark": "warning",
    "decision": "check",
}
"""Kind of record → icon; a document for the others."""
SENDER = (Office, Officer)
"""Who sent it: known, and therefore last."""
SCOPES = {"own": "Chỉ tiêu của đơn vị", "area": "Chỉ tiêu toàn địa bàn"}


ANSWERS = "answers"
"""What the line of the answers to our remarks stands for."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The indicators of one scope."""

    period: Period
    scope: str
    rows: tuple[IndicatorFigure, ...]


class ReceivedView(QWidget):
    """The contents of one package: what is in it at the left, the chosen record at the right."""

    looked_at = Signal(object)  # the place in view (`Spot`), or None

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ledger: Ledger | None = None
        self._context = Context()
        self._panes: dict[str, RecordPane] = {}
        self.list = LinesTable(("Trong gói này",), (1,), session.theme)
        self.list.setAccessibleName("Trong gói này")
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Lọc chỉ tiêu")
        self.grid = IndicatorGrid(session.theme)
        self._figures = QWidget()
        figures = column(self._figures, SPACES["near"])
        figures.setContentsMargins(SPACES["group"], SPACES["near"], SPACES["block"], SPACES["near"])
        figures.addWidget(self.filter)
        figures.addWidget(self.grid, 1)
        self.right = QStackedWidget()
        self.nothing = empty_state("Gói này không có hồ sơ nào để xem", "Hãy xem tài liệu PDF của gói.")
        self.right.addWidget(self.nothing)
        self.right.addWidget(self._figures)
        columns = ("Chỗ cần sửa", "Nhận xét của ta", "Đơn vị trả lời", "Trước → nay")
        self.answers = LinesTable(columns, (26, 26, 26, 22), session.theme)
        self.answers.setAccessibleName("Trả lời nhận xét lần trước")
        self.right.addWidget(self.answers)
        split = QSplitter()
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self.right)
        split.setStretchFactor(1, 1)
        split.setSizes([session.theme.pixels(WIDTH), 1000])
        column(self, 0).addWidget(split)
        self.list.chosen.connect(self._on_chosen)
        self.filter.textChanged.connect(self.grid.rows.look_for)
        self.grid.moved.connect(self._on_cell)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def load(self, ledger: Ledger, period: Period | None, answers: Sequence[Answered] = ()) -> None:
        """Show the records of a package; first what it answers to the remarks with which the one before went back."""
        self._ledger = ledger
        guidance = self._session.office.guidance if period is None else self._session.office.guidance_of(period)
        names = names_in(ledger, guidance)
        files = KeptFiles(self._session.office, self._session.messages, ledger)
        self._context = Context(no_options, files, names, shelf=Shelf(self._session, ledger))
        for pane in self._panes.values():
            pane.deleteLater()
        self._panes = {}
        lines: list[Line] = []
        if answers:
            lines.append(Line((f"Trả lời nhận xét lần trước ({len(answers)})",), "undo", "warning", ANSWERS))
            self.answers.show_lines([_answer_line(one) for one in answers])
        for kind in (*KINDS.values(), *GUIDANCE_KINDS.values()):
            if kind is IndicatorFigure:
                lines += self._figures_of(ledger, period)
            elif not kind.description.is_part and kind not in (Attachment, IndicatorFigure, *SENDER):
                lines += _lines(ledger.all(kind), lambda record: title(record, names))
        for kind in SENDER:
            lines += _lines(ledger.all(kind), lambda record: title(record, names))
        self.list.show_lines(lines)
        if lines:
            self.list.choose(0)
            self._on_chosen(lines[0].subject)
        else:
            self.right.setCurrentWidget(self.nothing)

    def _figures_of(self, ledger: Ledger, period: Period | None) -> list[Line]:
        """The indicators of the package's period; those of a predecessor's ledger one period after the other."""
        figures = ledger.all(IndicatorFigure)
        if period is not None:
            return _figure_lines(figures, period)
        codes = sorted({figure.period for figure in figures if figure.period}, reverse=True)
        periods = map(self._session.office.period, codes)
        return [
            replace(line, cells=(f"{one.label}: {line.cells[0]}",))
            for one in periods
            for line in _figure_lines(figures, one)
        ]

    def record(self) -> Record | None:
        """The record in view; None over the indicators."""
        subject = self.list.subject()
        return subject if isinstance(subject, Record) else None

    def _on_chosen(self, subject: object) -> None:
        if isinstance(subject, Record):
            self._show_record(subject)
        elif isinstance(subject, Figures):
            self._show_figures(subject)
        elif subject == ANSWERS:
            self.right.setCurrentWidget(self.answers)
        record = self.record()
        self.looked_at.emit(Spot(record) if record is not None else None)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.right.isAncestorOf(now):
            self._tell(spot_of(now))

    def _on_table(self, table: PartsTable) -> None:
        table.view.selectionModel().currentChanged.connect(lambda: self._tell(cell_of(table.view)))

    def _on_cell(self) -> None:
        """A cell of the indicators: the figure itself, and which of its values."""
        self._tell(cell_of(self.grid.view))

    def _tell(self, spot: Spot | None) -> None:
        if spot is not None:
            self.looked_at.emit(spot)

    def _show_record(self, record: Record) -> None:
        name = record.description.name
        if name not in self._panes:
            pane = RecordPane(type(record), self._session.theme, self._context)
            pane.made.connect(self._on_table)
            pane.set_read_only(True)
            self._panes[name] = pane
            self.right.addWidget(pane)
        if self._ledger is not None:
            self._panes[name].load(record, self._ledger)
        self.right.setCurrentWidget(self._panes[name])

    def _show_figures(self, shown: Figures) -> None:
        guidance = self._session.office.guidance_of(shown.period)
        own = [one for one in shown.rows if (one.indicator or "").startswith(OWN_PREFIX)]
        tasks = {task.code or "": f"{task.code} · {task.short}" for task in guidance.tasks}
        lines = rows_of(guidance.indicators_of(shown.period), tasks, own)
        self.grid.load(lines, shown.period.code, shown.rows, scope=shown.scope, read_only=True)
        self.right.setCurrentWidget(self._figures)


def _answer_line(one: Answered) -> Line:
    done = bool(one.answer) or one.before != one.now
    changed = f"{one.before or 'để trống'} → {one.now or 'để trống'}" if one.before != one.now else "như cũ"
    words = (one.remark.place or "Cả báo cáo", one.remark.text or "", one.answer or "–")
    icon, level = ("check", "done") if done else ("warning", "warning")
    return Line((*words, changed if one.remark.field else ""), icon, level, one)


def _lines(records: Sequence[Record], called: Callable[[Record], str]) -> list[Line]:
    """One line a record; the only one of its kind is called by its kind."""
    return [
        Line(
            (record.description.label if len(records) == 1 else called(record),),
            ICONS.get(record.description.name, "document"),
            subject=record,
        )
        for record in records
    ]


def _figure_lines(figures: Sequence[IndicatorFigure], period: Period) -> list[Line]:
    lines: list[Line] = []
    for scope, label in SCOPES.items():
        here = tuple(one for one in figures if (one.scope or "own") == scope and one.period == period.code)
        if here:
            lines.append(Line((f"{label} ({len(here)})",), "indicators", subject=Figures(period, scope, here)))
    return lines
