"""Beginning a campaign: chosen from the catalogue, or one of the place itself under a larger one or under none."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from app.domain.campaign import CAMPAIGN_KINDS
from app.domain.campaign_catalogue import Offered, name_of
from app.text.keys import search_key
from ui.keys import ENTER
from ui.models.lines import Line
from ui.pages.blocks import Banner, button, in_line
from ui.pages.lines_table import LinesTable
from ui.theme import SPACES, Theme, mark
from ui.words import words

COLUMNS = ("Cuộc vận động, phong trào", "Loại", "Hiệu lực")
WEIGHTS = (6, 2, 3)
_KIND = {choice.code: choice.label for choice in CAMPAIGN_KINDS}


class CampaignChoice(QWidget):
    """The catalogue to choose from. What has ended is folded away, and chosen it names what took its place."""

    taken = Signal(object)  # the CatalogueItem to begin
    opened = Signal(object)  # the CatalogueItem that we have already
    local = Signal(object)  # a campaign of the place: the CatalogueItem above it, or None
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="page")
        self.setMinimumSize(1, 1)  # lines that break are counted as broken everywhere: the window would grow with them
        self._offered: Sequence[Offered] = ()
        self._ours: frozenset[str] = frozenset()
        self.find_box = QLineEdit()
        self.find_box.setPlaceholderText("Gõ vài chữ, không cần dấu")
        self.find_box.setAccessibleName("Tìm trong danh mục")
        self.find_box.setClearButtonEnabled(True)
        self.find_box.setFixedWidth(theme.pixels(260))
        self.find_box.installEventFilter(self)
        self.ended = QCheckBox()
        self.lines = LinesTable(COLUMNS, WEIGHTS, theme)
        self.lines.setAccessibleName("Danh mục cuộc vận động, phong trào")
        self.about = words(role="help")
        self.banner = Banner(theme)
        self.take = button("Dùng mục này", self._on_take, theme, "check", role="primary")
        self.keep_old = button("Vẫn dùng mục cũ", self._on_keep_old, theme)
        self.under = button("Riêng, thuộc mục này", self._on_under, theme, "plus")
        self.alone = button("Riêng, không thuộc mục nào", lambda: self.local.emit(None), theme, "plus")
        self.leave = button("Thôi", self.left.emit, theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACES["group"], SPACES["block"], SPACES["group"], SPACES["block"])
        column.setSpacing(SPACES["near"])
        column.addWidget(words("Chọn trong danh mục", role="heading"))
        column.addWidget(in_line(self.find_box, self.ended))
        column.addWidget(self.lines, 1)
        column.addWidget(self.about)
        column.addWidget(self.banner)
        column.addWidget(in_line(self.take, self.keep_old, self.under, self.alone, self.leave))
        self.find_box.textChanged.connect(self._show)
        self.ended.toggled.connect(self._show)
        self.lines.chosen.connect(self._on_chosen)
        self.lines.opened.connect(self._on_take)

    def show_catalogue(self, offered: Sequence[Offered], ours: Sequence[str]) -> None:
        """Offer this catalogue; `ours` are the codes of the campaigns that we have already."""
        self._ours = frozenset(ours)
        self._offered = sorted(offered, key=lambda one: (not one.in_force, one.item.uid in self._ours))
        gone = sum(not one.in_force for one in offered)
        self.ended.setText(f"Hiện cả {gone} mục không còn hiệu lực trong kỳ")
        self.ended.setVisible(gone > 0)
        self.ended.setChecked(False)
        self.find_box.clear()
        self._show()
        self.find_box.setFocus()

    def choose(self, code: str) -> None:
        """Put the cursor on an item, which is shown even when it has ended."""
        if not any(line.subject.item.uid == code for line in self.lines.lines.lines):
            self.find_box.clear()
            self.ended.setChecked(True)
        rows = [at for at, line in enumerate(self.lines.lines.lines) if line.subject.item.uid == code]
        if rows:
            self.lines.choose(rows[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the box one goes down into the list, takes what is chosen, or leaves."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.lines.setFocus()
                return True
            if event.key() in ENTER and self._chosen() is not None:
                self._on_take()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        pieces = search_key(self.find_box.text()).split()
        found = [one for one in self._offered if self._wanted(one, pieces)]
        self.lines.show_lines([self._line(one) for one in found])
        if found and self._chosen() is None:
            self.lines.choose(0)
        self._on_chosen()

    def _wanted(self, one: Offered, pieces: Sequence[str]) -> bool:
        """What has ended is found by its name, though it is folded away."""
        item = one.item
        key = search_key(f"{item.name} {item.short_name} {item.code} {item.lead}")
        return all(piece in key for piece in pieces) and (one.in_force or bool(pieces) or self.ended.isChecked())

    def _line(self, one: Offered) -> Line:
        ours = one.item.uid in self._ours
        name = one.item.name or one.item.uid
        cells = (f"{name} · đơn vị đã ghi" if ours else name, _KIND.get(one.item.type or "", ""), one.standing)
        icon = "check" if ours else "" if one.in_force else "warning"
        return Line(cells, icon, "done" if ours else "" if one.in_force else "warning", one)

    def _chosen(self) -> Offered | None:
        return self.lines.subject()

    def _on_chosen(self) -> None:
        one = self._chosen()
        for part in (self.take, self.under):
            part.setEnabled(one is not None)
        self.keep_old.setVisible(one is not None and one.successor is not None)
        self.under.setVisible(one is None or one.in_force)
        self.banner.hide()
        self.about.show()
        self.about.setText("Không tìm thấy mục nào. Hãy gõ ít chữ hơn, hoặc ghi cuộc vận động riêng của địa phương.")
        self.take.setText("Dùng mục này")
        if one is None:
            return
        lead = f"Chủ trì thường gặp: {one.item.lead}." if one.item.lead else ""
        self.about.setText(" ".join(filter(None, (lead, one.item.basis))))
        self._explain(one)

    def _explain(self, one: Offered) -> None:
        if one.item.uid in self._ours:
            self.take.setText("Mở mục đã ghi")
        elif one.successor is not None:
            newer = name_of(one.successor)
            self.banner.say(
                f"Mục này đã được thay bằng “{newer}”.", "Báo cáo kỳ này nên dùng mục mới; báo cáo cũ vẫn in tên cũ."
            )
            self.take.setText("Mở mục mới đã ghi" if one.successor.uid in self._ours else "Dùng mục mới")
        elif not one.in_force:
            self.banner.say("Mục này không còn hiệu lực trong kỳ đang chọn.", "Vẫn dùng được, ví dụ để tổng kết.")
        self.about.setVisible(self.banner.isHidden())  # both have no room beside the list where letters are large

    def _on_take(self) -> None:
        one = self._chosen()
        if one is None:
            return
        item = one.successor if one.successor is not None and one.item.uid not in self._ours else one.item
        (self.opened if item.uid in self._ours else self.taken).emit(item)

    def _on_keep_old(self) -> None:
        one = self._chosen()
        if one is not None:
            (self.opened if one.item.uid in self._ours else self.taken).emit(one.item)

    def _on_under(self) -> None:
        one = self._chosen()
        if one is not None:
            self.local.emit(one.item)
