"""What a paste may need: letters of an old font, lines broken in mid-sentence, paragraphs told twice.

The paste stays as it came. Under the field stands what was noticed, and only a person's yes changes the
text (domain notes §8.1); undoing gives back what was pasted.
"""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.text.clean import clean_paste
from app.text.legacy import Legacy, convert
from ui.theme import SPACES, mark

FONTS = {Legacy.TCVN3: "TCVN3 (.VnTime)", Legacy.VNI: "VNI"}
PREVIEW = 40  # letters of the text before and after


@dataclass(frozen=True, slots=True)
class Offer:
    """What was noticed, the verb on the button, and the text that would take the place of the pasted one."""

    sentence: str
    verb: str
    text: str


def offer_for(pasted: str, *, lines: bool = True) -> Offer | None:
    """What a pasted text may need; None for the ordinary one. `lines`: whether the field keeps its line breaks."""
    whole = clean_paste(pasted)
    if whole.legacy is not None:
        unicode = convert(pasted, whole.legacy)
        sentence = f"Chữ vừa dán có vẻ gõ bằng phông cũ {FONTS[whole.legacy]}: {_start(pasted)} → {_start(unicode)}"
        return Offer(sentence, "Chuyển", unicode)
    if not lines or not (whole.joined or whole.dropped):
        return None
    noticed = [f"{whole.joined} chỗ xuống dòng giữa câu"] if whole.joined else []
    noticed += [f"{whole.dropped} đoạn lặp lại"] if whole.dropped else []
    verb = "Nối lại" if not whole.dropped else "Bỏ đoạn lặp" if not whole.joined else "Nối lại, bỏ đoạn lặp"
    return Offer(f"Chữ vừa dán có {' và '.join(noticed)}.", verb, whole.text)


def _start(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line[:PREVIEW]}…”" if len(line) > PREVIEW else f"“{line}”"


class PasteLine(QWidget):
    """The quiet line under a field with an offer and its two answers."""

    taken = Signal(object)  # the Offer

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer: Offer | None = None
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        mark(self.sentence, role="help")
        self.take = QPushButton()
        self.keep = QPushButton("Giữ nguyên")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACES["near"])
        row.addWidget(self.sentence, 1)
        row.addWidget(self.take)
        row.addWidget(self.keep)
        self.take.clicked.connect(self._on_take)
        self.keep.clicked.connect(self.hide)

    def show_offer(self, offer: Offer | None) -> None:
        """Show this offer; nothing for None."""
        self._offer = offer
        if offer is not None:
            self.sentence.setText(offer.sentence)
            self.take.setText(offer.verb)
        self.setVisible(offer is not None)

    def _on_take(self) -> None:
        if self._offer is not None:
            self.taken.emit(self._offer)
