"""Sending a report back: what must be mended where, by when, and the sealed slip that carries it down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QWidget

from app.domain.fields import Record
from app.domain.words import title
from app.errors import UserError
from app.office import Entry, Office, Sent
from app.progress import Progress
from app.text.dates import bounds, read_date
from ui.forms.field_row import words
from ui.forms.sheet import sheet
from ui.models.remark_rows import Place, RemarkRows
from ui.pages.blocks import Banner, button, column, heading, in_line, labelled
from ui.pages.seal_fields import SealFields
from ui.session import Session
from ui.theme import SPACES


class ReturnSheet(QWidget):
    """Remarks, a deadline, the passphrase and the folder."""

    returned = Signal(object)  # the slip that was written (`Sent`)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._entry: Entry | None = None
        theme = session.theme
        self.rows = RemarkRows(self)
        self.table = QTableView()
        self.table.setModel(self.rows)
        self.table.setAccessibleName("Nhận xét")
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setWordWrap(True)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.CurrentChanged
        )
        self.table.setMinimumHeight(theme.row * 6)
        self.tie = button("Nhận xét mục đang xem", self._on_tie, theme, "plus", "link")
        self.strike = button("Xóa dòng", self._on_strike, theme, "trash", "link")
        self.deadline = QLineEdit()
        self.deadline.setPlaceholderText("ngày/tháng/năm")
        self.deadline.setFixedWidth(theme.pixels(140))
        self.fields = SealFields(session, stacked=True)
        self.send = button("Niêm phong phiếu trả lại", self._on_send, theme, "undo", "primary")
        self.leave = button("Thôi", self.left.emit, theme)
        self.problem = Banner(theme)
        self._record: Record | None = None
        content = QWidget()
        lines = column(content, SPACES["near"])
        for part in (
            heading("Trả lại để sửa"),
            words("Ghi rõ từng chỗ phải sửa. Đơn vị sẽ thấy nhận xét ngay tại chỗ ấy.", role="quiet"),
            self.table,
            in_line(self.tie, self.strike),
            labelled("Hạn gửi lại", self.deadline, theme=theme, stacked=True),
            self.fields,
            self.problem,
            in_line(self.send, self.leave),
        ):
            lines.addWidget(part)
        column(self, 0).addWidget(sheet(content))
        QShortcut(
            QKeySequence.StandardKey.Delete, self.table, self._on_strike, context=Qt.ShortcutContext.WidgetShortcut
        )
        session.jobs.idle.connect(lambda: self.send.setEnabled(True))
        self.look_at(None)

    def begin(self, entry: Entry) -> None:
        """Begin with a package; what was typed for the same one stays."""
        if self._entry is None or entry.package != self._entry.package:
            self.rows.show([])
            self.deadline.clear()
        self._entry = entry
        self.problem.hide()
        self.fields.refresh()
        self.table.setFocus()

    def look_at(self, record: Record | None) -> None:
        """The record that a remark may be tied to."""
        self._record = record
        self.tie.setEnabled(record is not None)

    def _on_tie(self) -> None:
        if self._record is None:
            return
        about = self._record.description
        row = self.rows.add(Place(about.name, self._record.uid, f"{about.label}: {title(self._record)}"))
        index = self.rows.index(row, 1)
        self.table.setFocus()
        self.table.setCurrentIndex(index)  # which opens the cell

    def _on_strike(self) -> None:
        self.rows.remove(self.table.currentIndex().row())

    def _on_send(self) -> None:
        entry = self._entry
        if entry is None or not self.send.isEnabled():
            return
        self.table.setCurrentIndex(self.rows.index(-1, -1))  # closes the cell that is being typed in
        remarks = self.rows.remarks()
        if not remarks:
            self.problem.say("Hãy ghi ít nhất một nhận xét, để đơn vị biết phải sửa chỗ nào.", level="warning")
            return
        try:
            deadline = _day(self.deadline.text())
        except UserError as fault:
            self.problem.say(fault.sentence, "Để trống nếu không đặt hạn.", "warning")
            return
        passphrase = self.fields.take_passphrase()
        if passphrase is None:
            return
        folder = self.fields.folder
        self.send.setEnabled(False)

        def work(office: Office, progress: Progress) -> Sent:
            return office.return_(entry.package, remarks, folder, passphrase, deadline=deadline)[1]

        self._session.run("Niêm phong phiếu trả lại", work, self._on_sent, self._on_failed)

    def _on_sent(self, sent: Sent) -> None:
        self.fields.written()
        self.rows.show([])
        self._entry = None
        self.returned.emit(sent)

    def _on_failed(self, fault: UserError) -> None:
        if not self.fields.ask_again(fault):
            self.problem.say(fault.sentence, level="error")


def _day(typed: str) -> str:
    """A whole date in ISO; "" for none. Raises `UserError` ("date")."""
    if not typed.strip():
        return ""
    read = read_date(typed)
    days = bounds(read)
    if days is None or days[0] != days[1]:
        raise UserError("Hạn gửi lại phải đủ ngày, tháng, năm, ví dụ 20/12/2024.", reason="date")
    return read
