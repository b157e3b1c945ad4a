"""A document to be read in the window: which page, how large, printed, saved."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from app.desks.outbox import save
from app.errors import UserError
from app.office import Office
from app.progress import Progress
from ui.forms.section_box import rule
from ui.messages import PDF
from ui.pages.blocks import Banner, button, column, in_line
from ui.pages.preview_print import AskPrinter, Printing, ask_printer
from ui.pages.preview_sheets import STEP, Sheets
from ui.session import Session
from ui.theme import SPACES
from ui.words import words


class Viewer(QWidget):
    """A line of what can be done, and the pages below it."""

    def __init__(
        self, session: Session, *first: QWidget, printer: AskPrinter = ask_printer, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._ask_printer = printer
        self._data = b""
        self._name = "bao-cao.pdf"
        self._printing: Printing | None = None
        theme = session.theme
        self.sheets = Sheets()
        self.count = words(role="quiet")
        self.count.setWordWrap(False)
        self.smaller = self._small("–", "Nhỏ lại (Ctrl+lăn chuột)", lambda: self.sheets.zoom(1 / STEP))
        self.larger = self._small("+", "To lên (Ctrl+lăn chuột)", lambda: self.sheets.zoom(STEP))
        self.fit = button("Vừa chiều ngang", self.sheets.fit, theme)
        self.print = button("In…", self.print_out, theme, "print")
        self.save = button("Lưu thành tệp…", self._on_save, theme, "save")
        self.result = Banner(theme)
        line = column()  # buttons that wrap: at the largest text they stand in two lines
        line.setContentsMargins(SPACES["group"], SPACES["near"], SPACES["group"], SPACES["near"])
        parts = (*first, self.count, self.smaller, self.larger, self.fit, self.print, self.save)
        for part in (*first, self.count):  # words stand level with the buttons
            part.setMinimumHeight(self.fit.sizeHint().height())
        line.addWidget(in_line(*parts))
        rows = column(self, 0)
        rows.addLayout(line)
        rows.addWidget(rule())
        rows.addWidget(self.result)
        rows.addWidget(self.sheets, 1)
        self.sheets.turned.connect(self._on_turned)
        self.sheets.failed.connect(lambda sentence: self.result.say(sentence, level="error"))
        QShortcut(
            QKeySequence.StandardKey.Print, self, self.print_out, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self.destroyed.connect(self.sheets.drawer.finish)
        self._offer(False)

    def show_document(self, data: bytes, name: str) -> None:
        """Show a document; `name` is what it is saved as."""
        self._data, self._name = data, name
        self.result.say("")
        self._offer(True)
        self.sheets.open(data)

    def leave(self) -> None:
        """Show nothing any more; the memory is needed elsewhere."""
        self._data = b""
        self.sheets.clear()
        self._offer(False)
        self.count.setText("")

    def print_out(self) -> None:
        """Print on the printer that the person chooses."""
        printer = self._ask_printer(self) if self._data and self._printing is None else None
        if printer is None:
            return
        printer.setDocName(self._name)
        self._printing = Printing(self._data, printer, self)
        self._printing.done.connect(self._on_printed)
        self._printing.failed.connect(self._on_not_printed)

    def _offer(self, there: bool) -> None:
        for part in (self.smaller, self.larger, self.fit, self.print, self.save):
            part.setEnabled(there)

    def _small(self, sign: str, name: str, act: object) -> QPushButton:
        made = QPushButton(sign)
        made.setFixedWidth(self._session.theme.pixels(32))
        made.setToolTip(name)
        made.setAccessibleName(name)
        made.clicked.connect(act)
        return made

    def _on_turned(self, page: int, pages: int) -> None:
        self.count.setText(f"Trang {page}/{pages}")

    def _on_printed(self, pages: int) -> None:
        self._printing = None
        self.result.say(f"Đã gửi {pages} trang tới máy in.", level="done")

    def _on_not_printed(self, sentence: str) -> None:
        self._printing = None
        self.result.say(sentence, level="error")

    def _on_save(self) -> None:
        target = self._session.messages.choose_target("Lưu tài liệu", self._name, [PDF])
        if target is None:
            return
        data = self._data

        def work(office: Office, progress: Progress) -> None:
            save(data, target)

        def done(_: None) -> None:
            self.result.say("Đã lưu tài liệu.", str(target), "done")

        def failed(fault: UserError) -> None:
            self.result.say(fault.sentence, level="error")

        self._session.run("Lưu tài liệu", work, done, failed)
