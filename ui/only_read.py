"""The line across a window that only reads: why, and the way to writing once the other window is gone."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.session import Session
from ui.theme import SPACES, mark
from ui.words import words

LOOK_AGAIN = 3_000
"""Milliseconds between two looks at the lock: soon enough for who has just closed the other window."""

FREE = "Cửa sổ đang giữ sổ đã đóng. Mở lại thì sửa được ở cửa sổ này."


class OnlyRead(QFrame):
    """Stays while the window does. The ledger is opened anew only when the person asks for it: what is in view might
    have been changed by the other window."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        mark(self, role="banner", level="warning")
        self.words = words(session.office.why_read_only)
        self.again = QPushButton("Mở lại để ghi")
        self.again.hide()
        row = QHBoxLayout(self)
        row.setSpacing(SPACES["apart"])
        row.addWidget(self.words, 1)
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignVCenter)
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_AGAIN)
        self._looking.timeout.connect(self.look)
        self._looking.start()
        self.again.clicked.connect(self._on_again)

    def look(self) -> None:
        """Offer to open the ledger again if nobody holds it any more; no longer, if somebody does anew."""
        office = self._session.office
        free = office.may_be_opened_to_write
        self.words.setText(FREE if free else office.why_read_only)
        self.again.setVisible(free)

    def _on_again(self) -> None:
        self._session.change_office(self._session.office.folder, "Mở lại sổ để ghi")
