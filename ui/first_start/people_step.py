"""Who works here: one person in all roles, or several, each with their own."""

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QPushButton, QWidget

from app.domain.office import ROLES, Officer
from app.text.clean import nfc
from ui.first_start.step import Step
from ui.theme import SPACES, Theme, mark
from ui.words import words

MOST = 4
"""People whom the first start asks for; more are added in the settings."""


@dataclass(frozen=True, slots=True)
class _Line:
    name: QLineEdit
    post: QLineEdit
    roles: dict[str, QCheckBox]


class PeopleStep(Step):
    """The first line is the person who sits here now."""

    name = "Cán bộ"
    heading = "Ai làm việc với sổ này?"
    purpose = (
        "Dòng đầu là người đang ngồi máy; tên này được ghi vào lịch sử sửa đổi. Một người có thể làm mọi việc. "
        "Thêm, bớt người lúc nào cũng được."
    )

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACES["apart"])
        self._grid.setVerticalSpacing(SPACES["near"])
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        for column, title in enumerate(("Họ và tên", "Chức vụ", *(role.label for role in ROLES))):
            self._grid.addWidget(words(title, role="quiet"), 0, column)
        self.lines: list[_Line] = []
        self.more = QPushButton("Thêm người")
        self.more.setIcon(theme.icon("plus", "accent"))
        mark(self.more, role="link")
        self.more.clicked.connect(self._add)
        self.rows.addLayout(self._grid)
        self.rows.addWidget(self.more)
        self.rows.addStretch(1)
        self._add()

    def ready(self) -> bool:
        return bool(self.lines[0].name.text().strip())

    def enter(self) -> None:
        self.lines[0].name.setFocus()

    def answer(self) -> list[Officer]:
        """The people, those without a name left out."""
        return [
            Officer(
                name=nfc(line.name.text()).strip(),
                front_post=nfc(line.post.text()).strip() or None,
                roles=tuple(code for code, box in line.roles.items() if box.isChecked()),
            )
            for line in self.lines
            if line.name.text().strip()
        ]

    def _add(self) -> None:
        number = len(self.lines) + 1
        line = _Line(QLineEdit(), QLineEdit(), {role.code: QCheckBox() for role in ROLES})
        line.name.setPlaceholderText("ví dụ: Trần Thị Mẫu")
        line.name.setAccessibleName(f"Họ và tên, người thứ {number}")
        line.post.setPlaceholderText("ví dụ: Chủ tịch")
        line.post.setAccessibleName(f"Chức vụ, người thứ {number}")
        for column, part in enumerate((line.name, line.post, *line.roles.values())):
            self._grid.addWidget(part, number, column)
        for role in ROLES:
            line.roles[role.code].setAccessibleName(f"{role.label}, người thứ {number}")
            line.roles[role.code].setChecked(number == 1)  # one person in all roles is the usual case
        self.lines.append(line)
        line.name.textChanged.connect(self.changed)
        line.name.returnPressed.connect(self.wanted)
        line.post.returnPressed.connect(self.wanted)
        self.more.setVisible(number < MOST)
        line.name.setFocus()
