"""Which outline a report is printed in: two chips, and a word on which of them is usual for the period."""

import dataclasses
from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QWidget

from app.domain.outline import PERIODIC, REVIEW, outline_of, usual_outline
from app.domain.report import Report
from ui.session import Session
from ui.theme import SPACES, mark
from ui.words import words

_CODES = (REVIEW, PERIODIC)
_LABELS = ("Đề cương sáu nhiệm vụ", "Đề cương định kỳ")
_USUAL, _UNUSUAL = "Thường dùng cho kỳ này.", "Đã chọn khác với thường lệ của kỳ này."
_MEANS = {
    REVIEW: "Sơ kết, tổng kết: lãnh đạo, sáu nhiệm vụ, đánh giá chung, phương hướng, kiến nghị.",
    PERIODIC: "Tình hình nhân dân, kết quả các chương trình, đánh giá chung, nhiệm vụ trọng tâm.",
}


class OutlineChoice:
    """Shows the outline of the period's report; `on_choose` is called with the report that has another one."""

    def __init__(
        self, session: Session, report: Callable[[], Report | None], on_choose: Callable[[Report], None]
    ) -> None:
        self._session, self._report, self._on_choose = session, report, on_choose
        self.about = words("", role="quiet")
        self.widget = QWidget()
        self._group = QButtonGroup(self.widget)
        line = QHBoxLayout(self.widget)
        line.setContentsMargins(SPACES["group"], SPACES["near"], SPACES["group"], 0)
        line.setSpacing(SPACES["hair"])
        for number, label in enumerate(_LABELS):
            chip = QPushButton(label)
            mark(chip, role="chip")
            chip.setCheckable(True)
            chip.setToolTip(_MEANS[_CODES[number]])
            chip.setEnabled(not session.office.read_only)
            self._group.addButton(chip, number)
            line.addWidget(chip)
        line.addSpacing(SPACES["near"])
        line.addWidget(self.about, 1)
        self._group.idClicked.connect(self._choose)

    @property
    def chips(self) -> list[QAbstractButton]:
        """The buttons, the review first."""
        return self._group.buttons()

    def show(self) -> None:
        """Mark the outline that the report is printed in now."""
        ledger, period = self._session.ledger, self._session.period
        shown = outline_of(ledger, period)
        usual = shown == usual_outline(ledger, period)
        self.chips[_CODES.index(shown)].setChecked(True)
        self.about.setText(_USUAL if usual else _UNUSUAL)

    def _choose(self, number: int) -> None:
        report = self._report()
        if report is not None and outline_of(self._session.ledger, self._session.period) != _CODES[number]:
            self._on_choose(dataclasses.replace(report, outline=_CODES[number]))
        self.show()
