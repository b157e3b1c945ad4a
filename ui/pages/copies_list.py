"""Putting a safety copy back: which copies there are, what is in them, and the step itself in plain words."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from app.desks.safety import Copy, put_back
from app.errors import UserError
from app.office import Office
from app.progress import Progress
from app.text.sizes import size_words
from ui.models.lines import Line
from ui.pages.blocks import Banner, button, column, in_line
from ui.pages.lines_table import LinesTable
from ui.session import Session
from ui.words import words

PURPOSE = (
    "Khi sổ hỏng hoặc cần quay về một lúc trước. Chỉ muốn lấy lại một ô hay một mục thì dùng Lịch sử (Ctrl+H) "
    "hoặc Đã xóa sẽ gọn hơn."
)
MORE = (
    "Mọi điều ghi sau lúc đó sẽ không còn trong sổ đang dùng. Sổ hiện nay không bị xóa: nó được giữ lại bên cạnh "
    "và có trong danh sách này để quay lại."
)


class CopiesList(QWidget):
    """Copies are looked at when they are asked for: each is a whole ledger."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        theme = session.theme
        self.look = button("Xem các bản sao", self._on_look, theme, "open")
        self.table = LinesTable(("Lúc nào", "So với sổ hiện nay", "Cỡ"), (26, 60, 14), theme, (2,))
        self.table.be_as_high_as_its_lines(10)
        self.table.setAccessibleName("Các bản sao lưu")
        self.table.hide()
        self.back: QPushButton = button("Quay về bản này…", self._on_back, theme, "undo")
        self.back.hide()
        self.result = Banner(theme)
        rows = column(self)
        for part in (
            words("Quay về một bản sao", role="strong"),
            words(PURPOSE, role="help"),
            in_line(self.look, self.back),
            self.table,
            self.result,
        ):
            rows.addWidget(part)
        self.table.chosen.connect(self._on_chosen)

    def _on_look(self) -> None:
        def work(office: Office, progress: Progress) -> list[Copy]:
            return office.safety.copies(progress)

        self._session.run("Xem các bản sao lưu", work, self._on_copies, self._on_failed)

    def _on_copies(self, copies: Sequence[Copy]) -> None:
        self.table.show_lines([_line(copy) for copy in copies])
        self.table.setVisible(bool(copies))
        self.back.setVisible(bool(copies))
        if not copies:
            self.result.say("Chưa có bản sao nào.", "Bản sao đầu tiên được ghi khi đóng chương trình.")
        self._on_chosen(self.table.subject())

    def _on_chosen(self, copy: Copy | None) -> None:
        self.back.setEnabled(copy is not None and copy.usable and not self._session.office.read_only)

    def _on_back(self) -> None:
        copy, folder = self.table.subject(), self._session.office.folder
        if copy is None or not copy.usable:
            return
        question = f"Quay về sổ như {copy.when}? Bản ấy so với sổ hiện nay: {copy.differs}."
        if not self._session.messages.ask(question, "Quay về bản này", "Ở lại sổ hiện nay", MORE, danger=True):
            return

        def work(_progress: Progress) -> str:
            return put_back(folder, copy.path)

        self._session.change_office(folder, "Đang quay về bản sao", work)

    def _on_failed(self, fault: UserError) -> None:
        self.result.say(fault.sentence, level="error")


def _line(copy: Copy) -> Line:
    when = f"{copy.when} (sổ đã được thay)" if copy.replaced else copy.when
    icon, level = ("save", "") if copy.usable else ("refused", "error")
    return Line((when, copy.differs, size_words(copy.size)), icon, level, copy)
