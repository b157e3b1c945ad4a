"""Beginning a conference from an earlier one: a short list, one question, one button."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.domain.conference import Conference
from app.text.dates import date_words
from app.text.keys import search_key
from ui.context import Context
from ui.models.record_table import RecordRole
from ui.pages.blocks import button, column, heading, in_line
from ui.pages.two_lines import TwoLines
from ui.theme import SPACES, Theme
from ui.words import words

MOST = 30
"""So many are offered at once; the box over them finds the others."""


class BeginFrom(QWidget):
    """The earlier conferences to choose from."""

    wanted = Signal(object, bool)  # the Conference, and whether its delegates come along
    given_up = Signal()

    def __init__(self, theme: Theme, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._earlier: list[Conference] = []
        self.find_box = QLineEdit()
        self.find_box.setPlaceholderText("Tìm hội nghị trước, không cần gõ dấu")
        self.find_box.setAccessibleName("Tìm hội nghị trước")
        self.list = QListWidget()
        self.list.setAccessibleName("Các hội nghị trước")
        self.list.setItemDelegate(TwoLines(theme, context, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.delegates = QCheckBox("Chép cả đại biểu nêu tên")
        self.begin = button("Bắt đầu từ hội nghị này", self._on_begin, theme, role="primary")
        self.back = button("Thôi", self.given_up.emit, theme)
        rows = column(self, SPACES["apart"])
        rows.setContentsMargins(SPACES["group"], SPACES["block"], SPACES["group"], SPACES["block"])
        rows.addWidget(heading("Bắt đầu từ hội nghị trước"))
        rows.addWidget(
            words(
                "Chép sang hội nghị mới: loại, hình thức, cơ quan tổ chức, địa điểm, chủ trì, các cơ quan dự với số "
                "mời, chương trình. Không chép: ngày, số có mặt, nội dung, kết quả, biểu quyết, nhiệm vụ giao, ảnh.",
                role="quiet",
            )
        )
        rows.addWidget(self.find_box)
        rows.addWidget(self.list, 1)
        rows.addWidget(self.delegates)
        rows.addWidget(in_line(self.begin, self.back))
        self.find_box.textEdited.connect(self._show)
        self.find_box.returnPressed.connect(self._on_begin)
        self.list.itemActivated.connect(self._on_begin)

    def offer(self, earlier: Sequence[Conference]) -> None:
        """Offer these, the newest first."""
        self._earlier = list(earlier)
        self.find_box.clear()
        self.delegates.setChecked(False)
        self._show()
        self.find_box.setFocus()

    def _show(self) -> None:
        pieces = search_key(self.find_box.text()).split()
        found = [each for each in self._earlier if all(piece in search_key(_said(each)) for piece in pieces)]
        self.list.clear()
        for each in found[:MOST]:
            item = QListWidgetItem(_said(each), self.list)
            item.setData(RecordRole, each)
        self.list.setCurrentRow(0)
        self.begin.setEnabled(bool(found))

    def _on_begin(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.wanted.emit(item.data(RecordRole), self.delegates.isChecked())


def _said(conference: Conference) -> str:
    return "  ·  ".join(part for part in (date_words(conference.held_on), conference.title) if part)
