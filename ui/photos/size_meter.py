"""How heavy the report of the period will be, against what an e-mail carries; in words and as a bar."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.desks.pictures import PackageSize, weighing
from app.text.sizes import size_words
from ui.session import Session
from ui.theme import SPACES, mark
from ui.words import words

NEARLY = 0.8  # of the limit: from here on it is worth a word


def size_sentence(size: PackageSize, limit: int) -> tuple[str, str]:
    """What there is to say of a size, and how grave it is: "", "warning" or "error"."""
    said = f"Gói báo cáo kỳ này khoảng {size_words(size.whole)} trong {size_words(limit)} một thư điện tử chở được"
    parts = [f"ảnh {size_words(size.photos)}"] if size.photos else []
    parts += [f"tệp kèm {size_words(size.documents)}"] if size.documents else []
    said += f" ({', '.join(parts)})" if parts else ""
    if size.whole > limit:
        return f"{said}: quá mức. Hãy bỏ bớt ảnh hoặc tệp, hoặc gửi bằng USB.", "error"
    if size.whole > limit * NEARLY:
        return f"{said}: gần hết mức.", "warning"
    return f"{said}.", ""


class SizeMeter(QWidget):
    """Counts when it comes into view and again when photos or files have changed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._weighing = weighing()
        self.sentence = words("Gói báo cáo kỳ này: đang tính…", role="quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(session.theme.pixels(120))
        self.bar.setAccessibleName("Dung lượng gói báo cáo")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACES["apart"])
        row.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.sentence, 1)
        session.news.changed.connect(self._on_changed)
        session.news.period_changed.connect(self._forget)

    def show_size(self, size: PackageSize) -> None:
        """Say this size."""
        limit = self._session.office.pictures.limit
        sentence, level = size_sentence(size, limit)
        self.sentence.setText(sentence)
        mark(self.sentence, role="quiet" if not level else "", level=level)
        self.bar.setRange(0, 100)
        self.bar.setValue(min(100, round(size.whole * 100 / limit)))
        mark(self.bar, level=level)

    def paintEvent(self, event: QPaintEvent) -> None:
        """In view: now it is worth counting."""
        super().paintEvent(event)
        if self._stale:
            self._stale = False
            period = self._session.period.code
            self._session.look_up("package size", lambda office, _: office.pictures.size_of(period), self.show_size)

    def _on_changed(self, kind: str) -> None:
        if kind in self._weighing:
            self._forget()

    def _forget(self) -> None:
        self._stale = True
        self.update()
