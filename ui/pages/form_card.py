"""A part of the settings: Excel forms for offices without the program, and what they filled in."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.office import Filled, Office
from app.progress import Progress
from ui.messages import SHEETS
from ui.models.lines import Line
from ui.pages.blocks import Banner, Card, button, in_line
from ui.pages.lines_table import LinesTable
from ui.period_words import in_sentence
from ui.session import Session
from ui.words import words


class FormCard(Card):
    """A blank Excel form to fill in elsewhere, and a filled one taken into the ledger."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Biểu Excel", parent)
        self._session = session
        self._asked: Path | None = None  # a form whose questions wait for a yes
        theme = session.theme
        self.write = button("Ghi biểu trắng của kỳ…", self._on_write, theme, "document")
        self.write_below = button("Ghi biểu cho các đơn vị cấp dưới…", self._on_write_below, theme, "document")
        self.take = button("Đưa biểu đã điền vào sổ…", self._on_take, theme, "inbox")
        self.result = Banner(theme)
        self.cells = LinesTable(("Trang", "Ô", "Cần sửa, cần hỏi gì"), (24, 10, 66), theme)
        self.cells.be_as_high_as_its_lines()
        self.agree = button("Đúng như thế, đưa vào sổ", self._on_agree, theme, "check")
        self.rows.addWidget(
            words("Để người khác, máy khác không có chương trình cũng điền được số liệu.", role="quiet")
        )
        out, back = in_line(self.write, self.write_below), in_line(self.take)
        for part in (out, back, self.result, self.cells, in_line(self.agree)):
            self.rows.addWidget(part)
        self.take.setEnabled(not session.office.read_only)
        self.write_below.setVisible(session.office.has_units_below)
        self._show_cells(None)

    def _on_write(self) -> None:
        period = self._session.period
        target = self._session.messages.choose_target("Ghi biểu trắng", f"Bieu_{period.code}.xlsx", [SHEETS])
        if target is None:
            return

        def work(office: Office, progress: Progress) -> Path:
            return office.write_form(period.code, target)

        self._session.run("Ghi biểu trắng", work, self._on_written, self._on_failed)

    def _on_written(self, file: Path) -> None:
        self._show_cells(None)
        self.result.say(f"Đã ghi biểu trắng {in_sentence(self._session.period)}.", str(file), "done")

    def _on_write_below(self) -> None:
        period = self._session.period
        folder = self._session.messages.choose_folder("Thư mục để ghi biểu của các đơn vị")
        if folder is None:
            return

        def work(office: Office, progress: Progress) -> list[Path]:
            return office.write_forms_below(period.code, folder, progress)

        def written(files: list[Path]) -> None:
            self._show_cells(None)
            self.result.say(
                f"Đã ghi {len(files)} biểu, mỗi đơn vị cấp dưới một tệp.",
                f"{folder}. Tệp đã có sẵn từ trước thì giữ nguyên.",
                "done",
            )

        self._session.run("Ghi biểu cho cấp dưới", work, written, self._on_failed)

    def _on_take(self) -> None:
        chosen = self._session.messages.choose_files("Chọn biểu đã điền", [SHEETS])
        if chosen:
            self._fill(chosen[0], as_understood=False)

    def _on_agree(self) -> None:
        if self._asked is not None:
            self._fill(self._asked, as_understood=True)

    def _fill(self, file: Path, *, as_understood: bool) -> None:
        def work(office: Office, progress: Progress) -> Filled:
            return office.fill(file, as_understood=as_understood)

        def taken(filled: Filled) -> None:
            self._asked = file if filled.only_questions else None
            self._on_taken(filled)

        self._session.run("Đọc biểu đã điền", work, taken, self._on_failed)

    def _on_taken(self, filled: Filled) -> None:
        self._show_cells(filled)
        if filled.only_questions:
            self.result.say(
                "Chưa đưa gì vào sổ: có chỗ cần hỏi lại.",
                "Nếu các chỗ dưới đây hiểu như thế là đúng thì bấm Đúng như thế; chưa đúng thì sửa trong biểu.",
                "warning",
            )
        elif filled.bad_cells:
            self.result.say("Chưa đưa gì vào sổ: biểu còn ô phải sửa.", "Sửa các ô dưới đây rồi làm lại.", "warning")
        else:
            below = "Chỗ dưới đây nằm ngoài biểu nên không được đọc." if filled.notices else ""
            self.result.say(f"Đã đưa {filled.records} dòng vào sổ.", below, "done")
            self._session.news.changed.emit("form")

    def _show_cells(self, filled: Filled | None) -> None:
        told = [*filled.bad_cells, *filled.notices] if filled is not None else []
        self.cells.setVisible(bool(told))
        self.cells.show_lines([Line((c.sheet, c.cell, c.reason), "warning", "warning") for c in told])
        self.agree.setVisible(filled is not None and filled.only_questions)

    def _on_failed(self, fault: UserError) -> None:
        self.result.say(fault.sentence, level="error")
