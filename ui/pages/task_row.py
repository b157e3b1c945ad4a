"""The quiet row over the six tasks: the overview, then each task with its points and a mark for what is missing."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.domain.standings import TaskStanding
from app.text.numbers import write_number
from ui.plain_tips import plain_caption, plain_tip
from ui.theme import SPACES, Theme, mark

OVERVIEW = ""
"""What the overview is called among the codes of tasks."""


NAME_LETTERS = 12
"""With less room than that a button tells only the code of its task."""


def points_words(standing: TaskStanding) -> str:
    """ "91/100", "chưa chấm"."""
    score = standing.points.score
    return "chưa chấm" if score is None else f"{write_number(score)}/100"


def lacking_words(standing: TaskStanding, remarked: bool = False) -> str:
    """What is missing in one task, the gravest first; "" when nothing is."""
    if remarked:
        return "có nhận xét"
    if standing.unexplained:
        return "thiếu thuyết minh"
    missing = len(standing.not_scored)
    return f"còn {missing} tiêu chí" if missing and standing.points.score is not None else ""


class TaskRow(QWidget):
    """One of the views is chosen; the buttons share the width."""

    chosen = Signal(str)  # the code of a task, or OVERVIEW

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACES["hair"])
        self._lines: dict[str, tuple[str, str]] = {}
        self.buttons: dict[str, QPushButton] = {}

    def show_tasks(self, standings: Sequence[TaskStanding], remarked: Collection[str] = ()) -> None:
        """Show these tasks as they stand; `remarked` are the codes that have a remark from above."""
        codes = [OVERVIEW, *(standing.code for standing in standings)]
        if codes != list(self.buttons):
            self._make(codes)
        whole = bool(standings) and not any(one.not_scored or one.unexplained for one in standings)
        self._say(OVERVIEW, "Tổng quan", "bảng điểm", "check" if whole else "", "Bảng điểm của mọi nhiệm vụ")
        for one in standings:
            lacking = lacking_words(one, one.code in remarked)
            under = " · ".join(part for part in (points_words(one), lacking) if part)
            icon = "warning" if lacking else "check" if not one.not_scored else ""
            name = f"{one.code} {one.task.short_name or ''}".strip()
            self._say(one.code, name, under, icon, one.task.wording or "")
        self._fit()

    def choose(self, code: str) -> None:
        """Mark one as the chosen one, without telling."""
        if code in self.buttons:
            self.buttons[code].setChecked(True)

    def step(self, by: int) -> None:
        """Go to the neighbour."""
        codes = list(self.buttons)
        at = next((number for number, code in enumerate(codes) if self.buttons[code].isChecked()), 0)
        self.chosen.emit(codes[min(max(at + by, 0), len(codes) - 1)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _make(self, codes: Sequence[str]) -> None:
        for button in self.buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for code in codes:
            button = QPushButton(self)
            button.setCheckable(True)
            button.setMinimumWidth(1)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setIconSize(QSize(self._theme.pixels(16), self._theme.pixels(16)))
            mark(button, role="tab")
            button.clicked.connect(lambda _checked=False, code=code: self.chosen.emit(code))
            self._group.addButton(button)
            self._row.addWidget(button, 1)
            self.buttons[code] = button

    def _say(self, code: str, name: str, under: str, icon: str, wording: str) -> None:
        button = self.buttons[code]
        self._lines[code] = (name, under)
        colour = {"check": "done", "warning": "warning"}.get(icon, "")
        button.setIcon(self._theme.icon(icon, colour, colour) if icon else self._theme.icon("tasks", "quiet"))
        button.setToolTip(plain_tip(f"{wording}\n{under}"))
        button.setAccessibleName(f"{name}, {under}")

    def _fit(self) -> None:
        share = self.width() // max(len(self.buttons), 1)
        for code, button in self.buttons.items():
            letters = button.fontMetrics()
            room = share - button.iconSize().width() - 2 * SPACES["apart"]
            name, under = self._lines[code]
            if code and room < letters.averageCharWidth() * NAME_LETTERS:
                name = code  # a name of which only two letters are left helps nobody
            if letters.horizontalAdvance(under) > room:
                under = under.split(" · ")[0]  # the icon and the tooltip tell the rest
            lines = [letters.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in (name, under)]
            button.setText(plain_caption("\n".join(lines)))
