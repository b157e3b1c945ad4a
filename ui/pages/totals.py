"""The sum of a period: who is in it, every indicator by unit, the scores; and the way up."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from app.desks.charts import RATINGS
from app.domain.consolidation import Consolidation, Total
from app.errors import UserError
from app.office import Office
from app.progress import Progress
from app.text.keys import holds_words, search_key
from app.text.naming import few
from app.text.numbers import write_number
from ui.forms.sheet import sheet
from ui.models.lines import Line
from ui.models.matrix import Matrix, MatrixRow
from ui.models.yes_or_no import answer, units_with
from ui.pages.blocks import Banner, Card, Chips, Room, button, column, in_line
from ui.pages.lines_table import LinesTable
from ui.pages.matrix_view import MatrixView
from ui.pages.places import CHARTS_VIEW, INBOX, RECEIVED_VIEW, SEND
from ui.pages.seal_fields import SealFields, show_folder
from ui.pages.voices import VoicesView
from ui.session import Session
from ui.theme import SPACES
from ui.words import words

VIEWS = ("Chỉ tiêu", "Điểm và xếp loại", "Lời văn của các đơn vị", "Xuất báo cáo tổng hợp")


def stamp_words(totals: Consolidation) -> str:
    """How whole the sum is; printed on whatever leaves this page."""
    return f"TỔNG HỢP {len(totals.accepted)}/{len(totals.expected)} ĐƠN VỊ"


class TotalsPage:
    """Computed anew whenever something was received, decided or typed."""

    title = "Tổng hợp"
    icon = "totals"

    def __init__(self, session: Session) -> None:
        self._session = session
        self._totals: Consolidation | None = None
        self._folder: Path | None = None
        theme = session.theme
        self.stamp = words(role="heading")
        self.missing = Banner(theme, button("Xem gói đã nhận", self._to_inbox, theme, "inbox"))
        self.chips = Chips(VIEWS)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Lọc chỉ tiêu")
        self.filter.setAccessibleName("Lọc chỉ tiêu")
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(theme.pixels(220))
        self.only_filled = QCheckBox("Chỉ những chỉ tiêu có số")
        self.only_filled.setChecked(True)
        self.matrix = Matrix()
        self.grid = MatrixView(self.matrix, theme)
        self.note = words(
            "Tỷ lệ được tính lại từ tử số và mẫu số của các đơn vị, không lấy trung bình các tỷ lệ.", role="help"
        )
        self.charts = button("Xem biểu đồ", self._to_charts, theme, "totals")
        self.scores = LinesTable(("Đơn vị", "Tổng điểm"), (30, 12), theme, (1,))
        self.stack = Room()
        self.stack.addWidget(self._indicators())
        self.stack.addWidget(self._scores())
        self.voices = VoicesView(session)
        self.stack.addWidget(self.voices)
        self.stack.addWidget(sheet(self._way_up()))
        self.widget: QWidget = QWidget()
        rows = column(self.widget, SPACES["near"])
        rows.setContentsMargins(SPACES["group"], SPACES["apart"], SPACES["group"], SPACES["near"])
        for part in (self.stamp, self.missing, self.chips):
            rows.addWidget(part)
        rows.addWidget(self.stack, 1)
        self.chips.chosen.connect(self._on_view)
        self.chips.choose(0)
        self.filter.textChanged.connect(self._show_matrix)
        self.only_filled.toggled.connect(self._show_matrix)
        session.jobs.idle.connect(self._on_idle)

    def refresh(self) -> None:
        """Add up anew, beside the window; not for a word of the synthesis, which changes no sum."""
        if self.voices.is_writing:
            return
        period = self._session.period.code

        def work(office: Office, progress: Progress) -> Consolidation:
            return office.consolidate(period)

        self._show_fields()
        if self.stack.currentWidget() is self.voices:
            self.voices.refresh()
        self._session.run("Cộng số liệu", work, self._show, self._on_failed)

    def flush(self) -> None:
        """Save what was typed of the synthesis; a passphrase is never kept."""
        self.voices.flush()
        self.fields.passphrase.clear()

    def show_record(self, uid: str, field: str = "") -> None:
        """There are no records of its own here."""

    def _on_view(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        if self.stack.currentWidget() is self.voices:  # the words of many units take longer to read than their sums
            self.voices.refresh()
        else:
            self.voices.flush()

    def _show(self, totals: Consolidation) -> None:
        if totals.period != self._session.period.code:
            return
        self._totals = totals
        self.stamp.setText(f"{stamp_words(totals)} · {self._session.period.label}")
        names = [self._name(code) for code in totals.missing]
        if not totals.expected:
            self.missing.say("Kỳ này không có đơn vị nào phải gửi báo cáo lên đơn vị mình.")
        elif names:
            self.missing.say(
                f"Chưa đủ: còn thiếu {few(names)}.", "Số cộng dưới đây chưa gồm các đơn vị này.", "warning"
            )
        else:
            self.missing.say("Đã đủ các đơn vị.", level="done")
        self._show_matrix()
        self._show_scores(totals)

    def _show_matrix(self) -> None:
        totals = self._totals
        if totals is None:
            return
        wanted = search_key(self.filter.text()).split()
        rows: list[MatrixRow] = []
        for code, total in totals.indicators.items():
            filled = any(value is not None for value in (total.total, *total.by_unit.values()))
            key = search_key(f"{code} {total.item.name}")
            if (filled or not self.only_filled.isChecked()) and holds_words(key, wanted):
                places = total.item.places if total.item.unit_rule in ("RATIO", "WAVG") else None
                name = total.item.name or code
                said = self._answers(total) if total.item.unit_rule == "COUNT_YES" else {}
                rows.append(MatrixRow(code, name, total.item.unit or "", total.total, total.by_unit, places, said))
        units = [(code, self._name(code)) for code in (totals.unit, *totals.accepted)]
        self.matrix.show(rows, units)

    def _answers(self, total: Total) -> dict[str, str]:
        """A yes or no in words, by unit; of a unit that sends its whole area, how many of its units have it."""
        office, end = self._session.office, self._session.period.end
        units = office.guidance_of(self._session.period).units
        said = {"": units_with(total.total, total.denominator)}
        for code, value in total.by_unit.items():
            known = units.unit(code, end)
            single = code == office.unit or known is None or known.level == "ward"
            if isinstance(value, Decimal):
                said[code] = answer(value) if single else units_with(value)
        return said

    def _show_scores(self, totals: Consolidation) -> None:
        tasks = list(totals.tasks)
        columns = ("Đơn vị", *tasks, "Tổng điểm", "Cấp trên thẩm định", "Hội nghị")
        numbers = range(1, len(columns))
        if self.scores.lines.columns != list(columns):
            self.scores.become(columns, (26, *(9 for _ in tasks), 11, 13, 10), numbers)
        lines: list[Line] = []
        for unit in (totals.unit, *totals.accepted, *totals.missing):
            points = [totals.tasks[task].get(unit) for task in tasks]
            values = [
                *points,
                totals.scores.get(unit),
                totals.appraised.get(unit),
                totals.conferences_by_unit.get(unit),
            ]
            said = ["–" if value is None else write_number(value) for value in values]
            out = unit in totals.missing
            name = f"{self._name(unit)} (chưa có)" if out else self._name(unit)
            lines.append(Line((name, *said), "help" if out else "check", "" if out else "done", unit))
        self.scores.show_lines(lines)
        ratings = [f"{level}: {count}" for level, count in totals.ratings.items()]
        self.ratings.setText(f"Xếp loại các đơn vị: {' · '.join(ratings)}" if ratings else "Chưa đơn vị nào xếp loại.")

    def _name(self, code: str) -> str:
        office = self._session.office
        if code == office.unit:
            return f"{office.unit_name} (tự làm)"
        return office.guidance_of(self._session.period).units.name(code, self._session.period.end)

    def _indicators(self) -> QWidget:
        page = QWidget()
        rows = column(page, SPACES["near"])
        above = QHBoxLayout()
        above.setSpacing(SPACES["apart"])
        above.addWidget(self.filter)
        above.addWidget(self.only_filled)
        above.addStretch(1)
        rows.addLayout(above)
        rows.addWidget(self.grid, 1)
        rows.addWidget(self.note)
        return page

    def _scores(self) -> QWidget:
        page = QWidget()
        self.ratings = words(role="strong")
        rows = column(page, SPACES["near"])
        rows.addWidget(self.ratings)
        rows.addWidget(in_line(self.charts))
        rows.addWidget(self.scores, 1)
        return page

    def _way_up(self) -> QWidget:
        theme = self._session.theme
        self.bundle = QCheckBox("Niêm phong thêm một gói để gửi cấp trên, kèm nguyên các gói đã chấp nhận")
        self.bundle.toggled.connect(lambda _: self._show_fields())
        self.fields = SealFields(self._session)
        self.write = button("Ghi báo cáo tổng hợp", self._on_write, theme, "report", "primary")
        self.open_folder = button("Mở thư mục có tệp", self._on_open_folder, theme, "open")
        self.open_folder.hide()
        self.result = Banner(theme)
        card = Card("Xuất báo cáo tổng hợp")
        for part in (
            words("Ghi ra một sổ Excel và một báo cáo PDF, có ghi rõ đã gồm những đơn vị nào."),
            self.bundle,
            self.fields,
            in_line(self.write, self.open_folder),
            self.result,
        ):
            card.rows.addWidget(part)
        self.fields.entered.connect(self._on_write)
        self._show_fields()
        return card

    def _show_fields(self) -> None:
        self.fields.refresh()
        if not self.bundle.isChecked():
            self.fields.passphrase_line.hide()
            self.fields.no_key.hide()

    def _on_write(self) -> None:
        if not self.write.isEnabled():
            return
        passphrase = self.fields.take_passphrase() if self.bundle.isChecked() else None
        if self.bundle.isChecked() and passphrase is None:
            return
        period, folder = self._session.period.code, self.fields.folder
        self.write.setEnabled(False)

        def work(office: Office, progress: Progress) -> Sequence[Path]:
            return office.consolidate_to(period, folder, passphrase, progress).files

        self._session.run("Ghi báo cáo tổng hợp", work, self._on_written, self._on_failed)

    def _on_written(self, files: Sequence[Path]) -> None:
        self.fields.written()
        self._folder = files[0].parent if files else None
        self.result.say("Đã ghi báo cáo tổng hợp.", "\n".join(str(file) for file in files), "done")
        self.open_folder.show()

    def _on_open_folder(self) -> None:
        if self._folder is not None:
            show_folder(self._session, self._folder)

    def _on_failed(self, fault: UserError) -> None:
        if self.fields.ask_again(fault):
            return
        self.result.say(fault.sentence, level="error")
        self._session.messages.fail(fault)

    def _on_idle(self) -> None:
        self.write.setEnabled(True)

    def _to_charts(self) -> None:
        self._session.go_to(SEND, CHARTS_VIEW, RATINGS)

    def _to_inbox(self) -> None:
        self._session.go_to(INBOX, RECEIVED_VIEW)
