"""What a paste may need: letters of an old font, lines broken in mid-sentence, paragraphs told twice.

The paste stays as it came. Under the field stands what was noticed, with the text before and after, and only a
person's yes changes it (domain notes §8.1); undoing gives back what was pasted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.text.clean import clean_paste
from app.text.legacy import Legacy, convert, detect
from ui.theme import SPACES, mark

FONTS = {Legacy.TCVN3: "TCVN3 (.VnTime)", Legacy.VNI: "VNI"}
TO_UNICODE = "Chuyển sang Unicode"

Cells = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Offer:
    """What was noticed, the verb on the button, the pasted text, and the one that would take its place."""

    sentence: str
    verb: str
    text: str
    before: str = ""


def offer_for(pasted: str, *, lines: bool = True) -> Offer | None:
    """What a pasted text may need; None for the ordinary one. `lines`: whether the field keeps its line breaks."""
    whole = clean_paste(pasted)
    if whole.legacy is not None:
        sentence = f"Chữ vừa dán có vẻ gõ bằng phông cũ {FONTS[whole.legacy]}. Chuyển sang chữ Unicode?"
        return Offer(sentence, TO_UNICODE, convert(pasted, whole.legacy), pasted)
    if not lines or not (whole.joined or whole.dropped):
        return None
    noticed = [f"{whole.joined} chỗ xuống dòng giữa câu"] if whole.joined else []
    noticed += [f"{whole.dropped} đoạn lặp lại"] if whole.dropped else []
    verb = "Nối lại" if not whole.dropped else "Bỏ đoạn lặp" if not whole.joined else "Nối lại, bỏ đoạn lặp"
    return Offer(f"Chữ vừa dán có {' và '.join(noticed)}.", verb, whole.text, pasted)


def offer_for_rows(cells: Cells) -> tuple[Offer, Cells] | None:
    """What pasted rows may need, and the rows as they would be; None for ordinary ones.

    Columns may come from different fonts: where the rows as a whole tell nothing, each column is looked at by itself.
    """
    whole = detect(_joined(cells))
    across = max(map(len, cells), default=0)
    fonts = [whole or detect(_joined([line[at : at + 1] for line in cells])) for at in range(across)]
    known = next((font for font in fonts if font is not None), None)
    if known is None:
        return None
    now = [[convert(cell, font) if font else cell for cell, font in zip(line, fonts, strict=False)] for line in cells]
    sentence = f"Đã dán {len(cells)} dòng; chữ kiểu {FONTS[known]}. Chuyển sang chữ Unicode?"
    return Offer(sentence, TO_UNICODE, _joined(now), _joined(cells)), now


def _joined(cells: Cells) -> str:
    return "\n".join(" ".join(cell for cell in line if cell) for line in cells)


LAID_OUT = 60  # milliseconds until the rows that came have found their place


class PasteLine(QFrame):
    """The quiet panel under a field: what was noticed, before and after side by side, and the two answers."""

    taken = Signal(object)  # the Offer

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="banner")
        self._offer: Offer | None = None
        self.sentence = _words()
        self.before = _words()
        self.after = _words()
        self.take = QPushButton()
        self.keep = QPushButton("Giữ nguyên")
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACES["block"])
        grid.setVerticalSpacing(2)
        for at, (label, text) in enumerate((("Như đã dán", self.before), ("Sẽ thành", self.after))):
            heading = QLabel(label)
            mark(heading, role="help")
            text.setTextFormat(Qt.TextFormat.RichText)
            text.setAccessibleName(label)
            grid.addWidget(heading, 0, at)
            grid.addWidget(text, 1, at, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at, 1)
        answers = QHBoxLayout()
        answers.setSpacing(SPACES["near"])
        answers.addWidget(self.take)
        answers.addWidget(self.keep)
        answers.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACES["apart"], SPACES["near"], SPACES["apart"], SPACES["near"])
        column.setSpacing(SPACES["near"])
        column.addWidget(self.sentence)
        column.addLayout(grid)
        column.addLayout(answers)
        self.take.clicked.connect(self._on_take)
        self.keep.clicked.connect(self.hide)

    def show_offer(self, offer: Offer | None) -> None:
        """Show this offer; nothing for None."""
        self._offer = offer
        if offer is not None:
            from ui.forms.before_after import before_after  # loaded when first needed: it compares texts, 1 MB

            self.sentence.setText(offer.sentence)
            before, after = before_after(offer.before, offer.text)
            self.before.setText(before)
            self.after.setText(after)
            self.take.setText(offer.verb)
        self.setVisible(offer is not None)
        if offer is not None:
            QTimer.singleShot(LAID_OUT, self, self._come_into_view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc on an answer keeps the text as it came."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _come_into_view(self) -> None:
        """Under a long table the question would stand below the end of the window, where nobody sees it."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and self.isVisible():
            above.ensureWidgetVisible(self, 0, SPACES["near"])

    def _on_take(self) -> None:
        if self._offer is not None:
            self.taken.emit(self._offer)


def _words() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    return label
