"""The first start: an office of one's own, or the sample to look around in."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.guidance import LEVELS, UnitItem, load_default
from app.office import Office
from app.paths import OfficePaths
from app.settings import load
from ui.context import Context, Option
from ui.forms.editor import QuietCombo
from ui.forms.field_row import words
from ui.forms.link_editors import SearchBox
from ui.forms.section_box import rule
from ui.theme import SPACES, Theme, mark

SAMPLE = "hoa-mau"


def open_office(folder: Path, theme: Theme) -> Office | None:
    """The office in a folder; where there is none, the one the person creates or the sample. None: thought better."""
    if OfficePaths(folder).ledger.exists():
        return Office.open(folder, load(OfficePaths(folder).settings).who)
    dialog = StartDialog(folder, theme)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    said = dialog.answer()
    if said.sample:
        return sample_office(folder.with_name(f"{folder.name}-mau"))  # the office's own folder stays free for it
    return Office.create(folder, unit=said.unit, name=said.name, level=said.level, superior=said.superior)


def sample_office(folder: Path) -> Office:
    """The sample ward in this folder, made there the first time."""
    if OfficePaths(folder).ledger.exists():
        return Office.open(folder, load(OfficePaths(folder).settings).who)
    from app import sample_folder  # loaded when first needed: only the first look around reads the samples

    return sample_folder.create(folder, SAMPLE)


@dataclass(frozen=True, slots=True)
class NewOffice:
    """What the person said of the office; `sample` when only a look around was wanted."""

    unit: str = ""
    name: str = ""
    level: str = "ward"
    superior: str = ""
    sample: bool = False


class StartDialog(QDialog):
    """Asks which unit this is. Units of the guidance are found by any words of their name; others are typed."""

    def __init__(self, folder: Path, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sổ Mặt trận")
        guidance = load_default()
        self._units = guidance.units
        names = {unit.code: f"{unit.name} ({unit.code})" for unit in guidance.snapshot().all(UnitItem) if unit.code}
        known = [Option(code, name) for code, name in names.items()]
        context = Context(options=lambda _target: known)
        self.find_box = SearchBox(context, "unit")
        self.find_box.setPlaceholderText("gõ tên đơn vị, không cần dấu")
        self.unit, self.name, self.superior = QLineEdit(), QLineEdit(), SearchBox(context, "unit")
        self.level = QuietCombo()
        for level in LEVELS:
            if level.code != "area":
                self.level.addItem(level.label, level.code)
        self.level.setCurrentIndex(self.level.findData("ward"))
        self._superior_code = ""
        self.make = QPushButton("Lập sổ")
        mark(self.make, role="primary")
        self.look = QPushButton("Xem thử với dữ liệu mẫu")
        self._sample = False
        self._lay_out(folder, theme)
        self.find_box.picked.connect(self._on_unit)
        self.superior.picked.connect(self._on_superior)
        self.superior.textEdited.connect(self._on_superior_typed)
        for box in (self.unit, self.name):
            box.textChanged.connect(self._check)
        self.make.clicked.connect(self.accept)
        self.look.clicked.connect(self._on_look)
        self._check()

    def answer(self) -> NewOffice:
        """What was said."""
        return NewOffice(
            self.unit.text().strip(),
            self.name.text().strip(),
            self.level.currentData(),
            self._superior_code or self.superior.text().strip(),
            self._sample,
        )

    def _on_unit(self, code: str) -> None:
        unit = self._units.unit(code)
        if unit is None:
            return
        self.unit.setText(unit.code or "")
        self.name.setText(unit.name or "")
        self.level.setCurrentIndex(self.level.findData(unit.level))
        self._superior_code = unit.superior or ""
        above = self._units.unit(self._superior_code) if self._superior_code else None
        self.superior.setText(above.name or self._superior_code if above else self._superior_code)

    def _on_superior(self, code: str) -> None:
        self._superior_code = code

    def _on_superior_typed(self) -> None:
        self._superior_code = ""

    def _on_look(self) -> None:
        self._sample = True
        self.accept()

    def _check(self) -> None:
        self.make.setEnabled(bool(self.unit.text().strip() and self.name.text().strip()))

    def _lay_out(self, folder: Path, theme: Theme) -> None:
        title = QLabel("Chào mừng đến với Sổ Mặt trận")
        mark(title, role="title")
        form = QFormLayout()
        form.setHorizontalSpacing(SPACES["block"])
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.addRow("Tìm đơn vị", self.find_box)
        form.addRow("Mã đơn vị", self.unit)
        form.addRow("Tên đơn vị", self.name)
        form.addRow("Cấp", self.level)
        form.addRow("Cấp trên trực tiếp", self.superior)
        buttons = QDialogButtonBox()
        buttons.addButton(self.look, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.make, QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACES["page"], SPACES["group"], SPACES["page"], SPACES["group"])
        column.setSpacing(SPACES["apart"])
        column.addWidget(title)
        column.addWidget(
            words("Máy này chưa có sổ. Xin cho biết đây là đơn vị nào; mọi điều đều sửa lại được sau này.")
        )
        column.addWidget(rule())
        column.addLayout(form)
        column.addWidget(words(f"Sổ được giữ trên máy này, tại {folder}. Không cần mạng.", role="help"))
        column.addWidget(buttons)
        self.setMinimumWidth(theme.pixels(560))
