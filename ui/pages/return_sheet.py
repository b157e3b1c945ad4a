"""Sending a report back: what must be mended where, by when, and the sealed slip that carries it down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QLineEdit, QTableView, QWidget

from app.domain.fields import Record
from app.domain.words import title
from app.errors import UserError
from app.office import Entry, Office, Remarked, Sent
from app.progress import Progress
from ui.forms.editor import QuietCombo
from ui.forms.sheet import sheet
from ui.models.remark_rows import RemarkRows
from ui.pages.blocks import Banner, button, column, heading, in_line, labelled
from ui.pages.paper_reader import Read
from ui.pages.seal_fields import SealFields
from ui.pages.spots import Spot
from ui.session import Session
from ui.theme import SPACES
from ui.typed import whole_day
from ui.words import words

WHOLE = "Cả mục này"


class ReturnSheet(QWidget):
    """Remarks, a deadline, the passphrase and the folder."""

    returned = Signal(object)  # the slip that was written (`Sent`)
    left = Signal()

    def __init__(self, session: Session, read: Read, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._read = read
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
        self.about = words(role="strong")
        self.where = QuietCombo()
        self.where.setAccessibleName("Ô cần sửa")
        self.where.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.where.setMinimumContentsLength(18)
        self.tie = button("Nhận xét chỗ này", self._on_tie, theme, "plus", "link")
        self.strike = button("Xóa dòng", self._on_strike, theme, "trash", "link")
        self.deadline = QLineEdit()
        self.deadline.setPlaceholderText("ngày/tháng/năm")
        self.deadline.setFixedWidth(theme.pixels(140))
        self.fields = SealFields(session, stacked=True)
        self.send = button("Niêm phong phiếu trả lại", self._on_send, theme, "undo", "primary")
        self.preview = button("Xem trước", self._on_preview, theme, "document")
        self.leave = button("Thôi", self.left.emit, theme)
        self.problem = Banner(theme)
        self._spot: Spot | None = None
        content = QWidget()
        lines = column(content, SPACES["near"])
        for part in (
            heading("Trả lại để sửa"),
            words(
                "Bấm vào ô cần sửa trong báo cáo (hoặc chọn ô ở dưới) rồi ghi nhận xét. "
                "Đơn vị sẽ thấy nhận xét ngay tại chỗ ấy.",
                role="quiet",
            ),
            self.about,
            in_line(self.where, self.tie),
            self.table,
            in_line(self.strike),
            labelled("Hạn gửi lại", self.deadline, theme=theme, stacked=True),
            self.fields,
            self.problem,
            in_line(self.send, self.preview, self.leave),
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

    def look_at(self, spot: Spot | None) -> None:
        """The place that a remark may be tied to: a record, and the field that has the cursor."""
        before, self._spot = self._spot, spot
        for part in (self.about, self.where, self.tie):
            part.setVisible(spot is not None)
        if spot is None:
            return
        self.about.setText(self._called(spot.record))
        if before is None or before.record != spot.record:
            self.where.clear()
            self.where.addItem(WHOLE, "")
            for field in spot.record.description.fields:
                self.where.addItem(field.label, field.key)
        self.where.setCurrentIndex(max(self.where.findData(spot.field), 0))

    def _called(self, record: Record) -> str:
        return f"{record.description.label}: {title(record, self._session.lookups.name)}"

    def _on_tie(self) -> None:
        if self._spot is None:
            return
        record, key = self._spot.record, str(self.where.currentData() or "")
        field = record.description.by_key.get(key)
        said = f"{self._called(record)}, ô “{field.label}”" if field else self._called(record)
        begun = Remarked(text="", record_kind=record.description.name, record_uid=record.uid, field=key, place=said)
        row = self.rows.add(begun)
        index = self.rows.index(row, 1)
        self.table.setFocus()
        self.table.setCurrentIndex(index)  # which opens the cell

    def _on_strike(self) -> None:
        self.rows.remove(self.table.currentIndex().row())

    def _asked(self) -> tuple[list[Remarked], str] | None:
        """The remarks and the day (ISO, "" for none); None, told under the table, while they can't be sent."""
        self.table.setCurrentIndex(self.rows.index(-1, -1))  # closes the cell that is being typed in
        remarks = self.rows.remarks()
        if not remarks:
            self.problem.say("Hãy ghi ít nhất một nhận xét, để đơn vị biết phải sửa chỗ nào.", level="warning")
            return None
        try:
            return remarks, whole_day(self.deadline.text(), "Hạn gửi lại")
        except UserError as fault:
            self.problem.say(fault.sentence, "Để trống nếu không đặt hạn.", "warning")
            return None

    def _on_preview(self) -> None:
        entry, asked = self._entry, self._asked()
        if entry is None or asked is None:
            return
        remarks, deadline = asked
        name = f"tra-lai_{entry.unit}_{entry.period}.pdf"
        self._read(
            "Soạn công văn trả lại",
            name,
            lambda office: office.papers.return_letter(entry.package, remarks, deadline),
        )

    def _on_send(self) -> None:
        entry = self._entry
        if entry is None or not self.send.isEnabled():
            return
        asked = self._asked()
        if asked is None:
            return
        remarks, deadline = asked
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
