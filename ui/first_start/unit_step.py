"""Which unit this ledger belongs to: found in the tree of units, or typed."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.domain.guidance import LEVELS, UnitItem, load_default
from app.domain.units import in_force
from app.text.dates import write_date
from ui.first_start.step import Step
from ui.forms.editor import QuietCombo
from ui.found_lines import FoundLines
from ui.pages.blocks import labelled
from ui.theme import Theme

MOST = 60
"""Units shown at once: who sees more than that types another letter."""


@dataclass(frozen=True, slots=True)
class NewUnit:
    """What was said of the unit."""

    code: str
    name: str
    level: str
    superior: str


class UnitStep(Step):
    """Typing narrows the list; choosing fills the boxes, in which everything can still be typed over.

    Units that are no more stand last: their ledgers may still have to be kept or merged.
    """

    name = "Đơn vị"
    heading = "Đây là sổ của đơn vị nào?"
    purpose = "Gõ vài chữ trong tên, không cần dấu, rồi chọn. Không thấy đơn vị mình thì ghi vào các ô bên dưới."

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._units = load_default().units
        self._today = today
        self.find_box = QLineEdit()
        self.find_box.setPlaceholderText("Ví dụ: hoa mau")
        self.find_box.setAccessibleName("Tìm đơn vị")
        self.list = QListWidget()
        self.list.setAccessibleName("Các đơn vị tìm thấy")
        self.list.setItemDelegate(FoundLines(theme, self.list))
        self.list.setFixedHeight(theme.row * 4)
        self.code, self.unit_name, self.superior = QLineEdit(), QLineEdit(), QLineEdit()
        self.code.setFixedWidth(theme.pixels(150))
        self.superior.setFixedWidth(theme.pixels(150))
        self.unit_name.setMinimumWidth(theme.pixels(320))
        self.level = QuietCombo()
        self.level.setFixedWidth(theme.pixels(200))
        for level in LEVELS:
            if level.code != "area":
                self.level.addItem(level.label, level.code)
        self.level.setCurrentIndex(self.level.findData("ward"))
        self.rows.addWidget(self.find_box)
        self.rows.addWidget(self.list)
        self.rows.addWidget(labelled("Mã đơn vị", self.code, theme=theme))
        self.rows.addWidget(labelled("Tên đơn vị", self.unit_name, theme=theme))
        self.rows.addWidget(labelled("Cấp", self.level, theme=theme))
        self.rows.addWidget(
            labelled("Mã cấp trên", self.superior, theme=theme, help_text="Để trống nếu là Trung ương.")
        )
        self.rows.addStretch(1)
        self.find_box.textChanged.connect(self._on_typed)
        self.find_box.returnPressed.connect(self._take_first)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        for box in (self.code, self.unit_name, self.superior):
            box.textChanged.connect(self.changed)
            box.returnPressed.connect(self.wanted)
        self._on_typed("")

    def ready(self) -> bool:
        return bool(self.code.text().strip() and self.unit_name.text().strip())

    def enter(self) -> None:
        self.find_box.setFocus()

    def answer(self) -> NewUnit:
        """What stands in the boxes."""
        code, name, superior = (box.text().strip() for box in (self.code, self.unit_name, self.superior))
        return NewUnit(code, name, str(self.level.currentData()), superior)

    def _on_typed(self, typed: str) -> None:
        self.list.clear()
        found = self._units.find(typed) if typed.strip() else self._units.all()
        now_first = sorted(found, key=lambda unit: not in_force(unit, self._today))
        newest = {unit.code: unit for unit in reversed(now_first)}  # a unit whose bounds changed is there twice
        for unit in list(reversed(newest.values()))[:MOST]:
            item = QListWidgetItem(f"{unit.name}\n{self._place(unit)}")
            item.setData(Qt.ItemDataRole.UserRole, unit)
            self.list.addItem(item)

    def _place(self, unit: UnitItem) -> str:
        """The code, and whom the unit reports to, from near to far."""
        day = self._today if in_force(unit, self._today) else date.fromisoformat(unit.valid_to or str(self._today))
        above = [each.name or "" for each in self._units.superiors(unit.code or "", day)]
        ended = "" if in_force(unit, self._today) else f"đến {write_date(unit.valid_to or '')}"
        return "  ·  ".join(part for part in (f"mã {unit.code}", *above, ended) if part)

    def _take_first(self) -> None:
        item = self.list.currentItem() or self.list.item(0)
        if item is not None:
            self._take(item)
            self.code.setFocus()

    def _take(self, item: QListWidgetItem) -> None:
        unit: UnitItem = item.data(Qt.ItemDataRole.UserRole)
        self.code.setText(unit.code or "")
        self.unit_name.setText(unit.name or "")
        self.superior.setText(unit.superior or "")
        self.level.setCurrentIndex(max(self.level.findData(unit.level), 0))
