"""Evidence as titled chips: pressed they open the thing, the small cross takes them away, "+" picks another."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.desks.assessing import Proof
from app.domain.assessment import Evidence
from app.domain.records import KINDS
from ui.forms.flow import Flow, grows
from ui.pages.pick_list import Pick
from ui.pages.task_line import tool
from ui.plain_tips import plain_caption, plain_tip
from ui.theme import Theme, mark

ICONS = {"conference": "conference", "campaign": "campaign", "document": "document", "file": "attach"}
LINKS = ("conference", "campaign", "document", "file")
SHOWN = 46  # letters of a title on a chip; the tooltip says the whole
NEW_FILE = "new-file"
TITLE = "Tìm hội nghị, phong trào, văn bản, tệp; không cần dấu"
HINT = "↑↓ chọn · Enter lấy · Esc thôi. Gõ tên không có trong sổ thì vẫn ghi được bằng chữ."


class EvidenceChips(QWidget):
    """The evidence of one criterion, or of a whole task."""

    opened = Signal(object)  # the Evidence
    dropped = Signal(object)
    wanted = Signal()

    def __init__(self, theme: Theme, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._read_only = False
        self.rows: list[Evidence] | None = None
        self.chips: dict[str, QPushButton] = {}
        self._boxes: list[QWidget] = []
        self._flow = Flow(self, 4)
        self.add = QPushButton("+ Minh chứng")
        self.add.setAccessibleName(said)
        self.add.setToolTip("Chọn hội nghị, phong trào, văn bản, tệp đã có, hoặc đính kèm tệp mới")
        mark(self.add, role="link")
        self.add.clicked.connect(self.wanted)
        self._flow.addWidget(self.add)
        grows(self)

    def show_rows(self, rows: Sequence[Evidence]) -> None:
        """Show these chips and no others."""
        if self.rows == list(rows):
            return
        self.rows = list(rows)
        for box in self._boxes:
            self._flow.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._flow.removeWidget(self.add)
        self._boxes, self.chips = [], {}
        for row in rows:
            box = self._chip(row)
            self._boxes.append(box)
            self._flow.addWidget(box)
        self._flow.addWidget(self.add)
        self.updateGeometry()

    def set_read_only(self, read_only: bool) -> None:
        """Whether chips only open what they name."""
        self._read_only = read_only
        self.add.setVisible(not read_only)
        rows, self.rows = self.rows, None
        if rows:
            self.show_rows(rows)

    def _chip(self, row: Evidence) -> QWidget:
        title = row.title or "(chưa có tên)"
        link = next((key for key in LINKS if getattr(row, key)), "")
        chip = QPushButton(plain_caption(f"{title[:SHOWN]}…" if len(title) > SHOWN else title))
        chip.setIconSize(QSize(self._theme.pixels(16), self._theme.pixels(16)))
        if link:
            chip.setIcon(self._theme.icon(ICONS[link], "quiet"))
        chip.setToolTip(plain_tip(f"Mở: {title}" if link else title))
        chip.setAccessibleName(f"Minh chứng: {title}")
        mark(chip, role="chip")
        chip.clicked.connect(lambda: self.opened.emit(row))
        self.chips[row.uid] = chip
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(chip)
        if not self._read_only:
            line.addWidget(
                tool("close", f"Bỏ minh chứng “{title[:SHOWN]}”", lambda: self.dropped.emit(row), self._theme)
            )
        return box


def picks_for(proofs: Callable[[str], Sequence[Proof]], typed: str) -> list[Pick]:
    """The lines of the picker: what is found or suggests itself, the words as typed, a new file."""
    found = proofs(typed)
    lines: list[Pick] = []
    suggested = [proof for proof in found if proof.suggested]
    if suggested:
        lines.append(Pick("Gợi ý cho nhiệm vụ này"))
        lines += [Pick(_said(proof), proof) for proof in suggested]
    others = [proof for proof in found if not proof.suggested]
    if others:
        lines.append(Pick("Tìm thấy" if typed.strip() else "Hội nghị khác trong kỳ"))
        lines += [Pick(_said(proof), proof) for proof in others]
    if typed.strip():
        lines.append(Pick(f"+ Ghi bằng chữ: “{typed.strip()}”", Proof("", "", typed.strip())))
    return [*lines, Pick("+ Đính kèm tệp mới…", NEW_FILE)]


def evidence_of(proof: Proof, owner: str, task: str, criterion: str, position: int) -> Evidence:
    """What was picked, as a row of the self-assessment."""
    title = f"{proof.title} ({proof.day})" if proof.day else proof.title
    return Evidence(
        parent=owner,
        position=position,
        task=task,
        criterion=criterion or None,
        title=title,
        conference=proof.uid if proof.kind == "conference" else None,
        campaign=proof.uid if proof.kind == "campaign" else None,
        document=proof.uid if proof.kind == "document" else None,
        file=proof.uid if proof.kind == "attachment" else None,
    )


def _said(proof: Proof) -> str:
    kind = "Tệp" if proof.kind == "attachment" else KINDS[proof.kind].description.label
    if proof.kind == "campaign":
        kind = "Phong trào"
    return " · ".join(part for part in (kind, proof.day, proof.title) if part)
