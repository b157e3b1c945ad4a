"""The one line at the foot of the window: what was saved when, and how far long work has come."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from ui.jobs import Jobs
from ui.plain_tips import plain_tip
from ui.theme import SPACES, Theme, mark

SAVED_AS_TYPED = "gõ đến đâu, lưu đến đó"
ONLY_READ = "cửa sổ này chỉ để xem, không sửa được"


class StatusLine(QWidget):
    """Quiet words at the left; progress and Stop at the right while something runs."""

    def __init__(self, jobs: Jobs, theme: Theme, *, read_only: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="status")
        self._jobs = jobs
        self.words = QLabel(ONLY_READ if read_only else SAVED_AS_TYPED)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # long words widen nothing
        self.copy = QLabel()
        self.work = QLabel()
        for label in (self.words, self.work):  # names of records and files are told as they are
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(theme.pixels(140))
        self.stop = QPushButton("Dừng")
        mark(self.stop, role="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACES["block"], 2, SPACES["block"], 2)
        row.setSpacing(SPACES["near"])
        row.addWidget(self.words, 1)
        for part in (self.copy, self.work, self.bar, self.stop):
            row.addWidget(part)
        self.setFixedHeight(theme.pixels(34))
        jobs.started.connect(self._on_started)
        jobs.progressed.connect(self._on_progress)
        jobs.idle.connect(self._on_idle)
        self.stop.clicked.connect(self._on_stop)
        self._on_idle()

    def say_saved(self, moment: datetime) -> None:
        """Say that everything typed is safe."""
        self._say(f"đã lưu {moment:%H:%M}", "")

    def say_unsaved(self, sentence: str) -> None:
        """Say why what was typed is not saved yet."""
        self._say(f"CHƯA LƯU ĐƯỢC: {sentence}", "error")

    def say_copy(self, made: str) -> None:
        """Say when the last safety copy was made."""
        self.copy.setText(made)

    def say(self, sentence: str) -> None:
        """Say what was just done."""
        self._say(sentence, "")

    def _say(self, sentence: str, level: str) -> None:
        self.words.setText(sentence)
        self.words.setToolTip(plain_tip(sentence))
        mark(self.words, level=level)

    def _on_started(self, what: str) -> None:
        self.work.setText(f"{what}…")
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        for part in (self.work, self.bar, self.stop):
            part.show()

    def _on_progress(self, done: int, total: int, what: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if what and self.stop.isEnabled():
            self.work.setText(f"{what}…")

    def _on_idle(self) -> None:
        for part in (self.work, self.bar, self.stop):
            part.hide()

    def _on_stop(self) -> None:
        self.work.setText("Đang dừng…")
        self.stop.setEnabled(False)
        self._jobs.stop()
