"""Which outline a report is printed in: two chips, and a word on which of them is usual for the period."""

import dataclasses
from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.outline import PERIODIC, REVIEW, outline_of, usual_outline
from app.domain.report import Report
from ui.pages.blocks import Chips
from ui.session import Session
from ui.theme import SPACES
from ui.words import words

_CODES = (REVIEW, PERIODIC)
_LABELS = ("Theo sáu nhiệm vụ", "Báo cáo định kỳ")
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
        self.chips = Chips(_LABELS)
        for chip, label in zip(self.chips.buttons, _LABELS, strict=True):
            chip.setAccessibleName(f"Đề cương: {label}")
            chip.setEnabled(not session.office.read_only)
        self.about = words("", role="quiet")
        self.widget = QWidget()
        line = QHBoxLayout(self.widget)
        line.setContentsMargins(SPACES["group"], SPACES["near"], SPACES["group"], 0)
        line.setSpacing(SPACES["near"])
        line.addWidget(words("Đề cương"))
        line.addWidget(self.chips)
        line.addWidget(self.about, 1)
        self.chips.chosen.connect(self._choose)

    def show(self) -> None:
        """Mark the outline that the report is printed in now."""
        ledger, period = self._session.ledger, self._session.period
        shown = outline_of(ledger, period)
        usual = shown == usual_outline(ledger, period)
        self.chips.choose(_CODES.index(shown))
        self.about.setText(f"{_MEANS[shown]}{' Thường dùng cho kỳ này.' if usual else ''}")

    def _choose(self, number: int) -> None:
        report = self._report()
        if report is not None and outline_of(self._session.ledger, self._session.period) != _CODES[number]:
            self._on_choose(dataclasses.replace(report, outline=_CODES[number]))
        self.show()
