"""The records of a received package, in the same forms as our own, only to be read."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSplitter, QStackedWidget, QTreeWidget, QTreeWidgetItem, QWidget

from app.domain.correspondence import Attachment
from app.domain.fields import Record
from app.domain.guidance import GUIDANCE_KINDS
from app.domain.indicator_figure import OWN_PREFIX, IndicatorFigure
from app.domain.ledger import Ledger
from app.domain.periods import Period
from app.domain.records import KINDS
from app.domain.words import names_in, title
from ui.context import Context, no_options
from ui.forms.indicator_grid import IndicatorGrid
from ui.kept_files import KeptFiles
from ui.models.indicator_rows import rows_of
from ui.pages.blocks import column
from ui.pages.page import empty_state
from ui.pages.record_pane import RecordPane
from ui.session import Session
from ui.theme import SPACES

WIDTH = 300
SCOPES = {"own": "Chỉ tiêu của đơn vị", "area": "Chỉ tiêu toàn địa bàn"}


class ReceivedView(QWidget):
    """The contents of one package: what is in it at the left, the chosen record at the right."""

    looked_at = Signal(object)  # the record in view, or None

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ledger: Ledger | None = None
        self._context = Context()
        self._panes: dict[str, RecordPane] = {}
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(session.theme.pixels(14))
        self.tree.setUniformRowHeights(False)
        self.tree.setWordWrap(True)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setAccessibleName("Có gì trong gói")
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
        split = QSplitter()
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.tree)
        split.addWidget(self.right)
        split.setStretchFactor(1, 1)
        split.setSizes([session.theme.pixels(WIDTH), 1000])
        column(self, 0).addWidget(split)
        self.tree.currentItemChanged.connect(self._on_current)
        self.filter.textChanged.connect(self.grid.rows.search)

    def load(self, ledger: Ledger, period: Period | None) -> None:
        """Show the records of a package."""
        self._ledger = ledger
        guidance = self._session.office.guidance if period is None else self._session.office.guidance_of(period)
        names = names_in(ledger, guidance)
        files = KeptFiles(self._session.office, self._session.messages, ledger)
        self._context = Context(no_options, files, names)
        for pane in self._panes.values():
            pane.deleteLater()
        self._panes = {}
        self.tree.clear()
        for kind in (*KINDS.values(), *GUIDANCE_KINDS.values()):
            if kind.description.is_part or kind in (Attachment, IndicatorFigure):
                continue
            self._add(kind.description.plural, ledger.all(kind), lambda record: title(record, names))
        if period is not None:
            self._add_figures(ledger.all(IndicatorFigure), period)
        first = self.tree.topLevelItem(0)
        if first is None:
            self.right.setCurrentWidget(self.nothing)
        else:
            self.tree.setCurrentItem(first.child(0) or first)

    def record(self) -> Record | None:
        """The record in view; None over the indicators."""
        item = self.tree.currentItem()
        subject = item.data(0, Qt.ItemDataRole.UserRole) if item else None
        return subject if isinstance(subject, Record) else None

    def _add(self, label: str, records: Sequence[Record], called: Callable[[Record], str]) -> None:
        if not records:
            return
        if len(records) == 1:
            branch = _item(label, records[0])
        else:
            branch = _item(f"{label} ({len(records)})", None)
            for record in records:
                branch.addChild(_item(called(record), record))
        self.tree.addTopLevelItem(branch)
        branch.setExpanded(len(records) <= 12)

    def _add_figures(self, figures: Sequence[IndicatorFigure], period: Period) -> None:
        for scope, label in SCOPES.items():
            here = [one for one in figures if (one.scope or "own") == scope and one.period == period.code]
            if here:
                self.tree.addTopLevelItem(_item(f"{label} ({len(here)})", (period, scope, here)))

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        subject = item.data(0, Qt.ItemDataRole.UserRole) if item else None
        if isinstance(subject, Record):
            self._show_record(subject)
        elif isinstance(subject, tuple):
            self._show_figures(*subject)
        self.looked_at.emit(self.record())

    def _show_record(self, record: Record) -> None:
        name = record.description.name
        if name not in self._panes:
            pane = RecordPane(type(record), self._session.theme, self._context)
            pane.set_read_only(True)
            self._panes[name] = pane
            self.right.addWidget(pane)
        if self._ledger is not None:
            self._panes[name].load(record, self._ledger)
        self.right.setCurrentWidget(self._panes[name])

    def _show_figures(self, period: Period, scope: str, figures: list[IndicatorFigure]) -> None:
        guidance = self._session.office.guidance_of(period)
        own = [one for one in figures if (one.indicator or "").startswith(OWN_PREFIX)]
        tasks = {task.code or "": f"{task.code} · {task.short_name or task.wording}" for task in guidance.tasks}
        lines = rows_of(guidance.indicators_of(period), tasks, own)
        self.grid.load(lines, period.code, figures, scope=scope, read_only=True)
        self.right.setCurrentWidget(self._figures)


def _item(label: str, subject: object) -> QTreeWidgetItem:
    item = QTreeWidgetItem([label])
    item.setToolTip(0, label)
    item.setData(0, Qt.ItemDataRole.UserRole, subject)
    return item
