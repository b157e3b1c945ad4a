"""The box in the head line that says which period is worked on."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ui.forms.editor import QuietCombo
from ui.session import Session

MOST = 144
"""Pixels at the usual text size that the box insists on: with longer names, and large text, the window would grow."""


class PeriodBox(QuietCombo):
    """The periods to choose from; follows the session when the period is changed elsewhere."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName("Kỳ báo cáo")
        self.setSizeAdjustPolicy(QuietCombo.SizeAdjustPolicy.AdjustToContents)
        for period in session.office.periods():
            self.addItem(period.label, period.code)
        self._show_period()
        session.news.period_changed.connect(self._show_period)

    def minimumSizeHint(self) -> QSize:
        """The name of the period worked on is read also where the head line is short of room."""
        letters = self.fontMetrics()
        longest = max((letters.horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0)
        wanted = self.sizeHint().width() - longest + letters.horizontalAdvance(self.currentText())
        return QSize(min(wanted, self._session.theme.pixels(MOST)), super().minimumSizeHint().height())

    def _show_period(self) -> None:
        period = self._session.period
        if self.findData(period.code) < 0:
            self.addItem(period.label, period.code)
        self.setCurrentIndex(self.findData(period.code))
        self.updateGeometry()
