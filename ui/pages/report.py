"""The report of the period: its heading, its narrative, its annex rows. What is left empty is written when printed."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.domain.fields import Part, Record
from app.domain.office import Officer
from app.domain.report import Report, report_uid
from app.domain.report_rows import Excerpt, IncludedPackage
from app.domain.sentences import Sentences
from app.domain.signers import signed_by, signer_among
from app.domain.written_texts import PLACES_OF_REPORT as PLACES_OF_FIGURES
from app.domain.written_texts import WrittenTexts
from app.text.naming import few
from ui.forms.field_row import Notice
from ui.pages.blocks import button, column, in_line
from ui.pages.figure_notes import FigureNotes
from ui.pages.figure_sentences import FigureSentences
from ui.pages.figure_sentences import serve as serve_figures
from ui.pages.outline_choice import OutlineChoice
from ui.pages.record_pane import RecordPane
from ui.pages.task_past import PastUnder
from ui.pages.task_phrases import KEYS, PLACES_OF_REPORT, PhraseBank, serve_form
from ui.plain_tips import plain_caption
from ui.session import Session
from ui.theme import SPACES, mark
from ui.words import words

NONE = Sentences(())
WHAT = (
    "Phần lời của báo cáo. Ô nào để trống thì khi in, chương trình tự ghép từ hội nghị, phong trào, chỉ tiêu "
    "và tự đánh giá đã ghi."
)


class ReportPage:
    """One report a period; it comes into being with its first letter."""

    title = "Nội dung báo cáo"
    icon = "report"

    def __init__(self, session: Session) -> None:
        self._session = session
        self._writing = False
        self._new: Report | None = None
        self.pane = RecordPane(
            Report, session.theme, session.context, hidden=("period", "outline"), without=(IncludedPackage, Excerpt)
        )
        self.pane.set_read_only(session.office.read_only)
        self.widget = QWidget()
        rows = column(self.widget, 0)
        what = words(WHAT, role="quiet")
        what.setContentsMargins(SPACES["group"], 0, SPACES["near"], 0)
        self.bank = PhraseBank(session, self.widget)
        serve_form(self.pane.form, PLACES_OF_REPORT)
        serve_figures(self.pane.form, PLACES_OF_FIGURES)
        self.figures = FigureSentences(session, self.widget, lambda: self._written.sentences if self._written else NONE)
        self.notes = FigureNotes(self.pane.form)
        self._written: WrittenTexts | None = None
        self.under = PastUnder(self.pane.form)
        self.past = QPushButton("Xem kỳ trước")
        self.past.setCheckable(True)
        mark(self.past, role="chip")
        self.phrases = button(f"Câu mẫu  {KEYS}", self.bank.open, session.theme, role="chip")
        self.phrases.setToolTip("Chèn một câu mẫu vào ô đang viết")
        if session.office.read_only:
            self.phrases.hide()
        line = QHBoxLayout()
        line.setContentsMargins(0, SPACES["near"], SPACES["group"], 0)
        line.setSpacing(SPACES["near"])
        line.addWidget(what, 1)
        line.addWidget(self.past)
        line.addWidget(self.figures.button)
        line.addWidget(self.phrases)
        rows.addLayout(line)
        self.outline = OutlineChoice(session, self._shown, self._on_outline)
        rows.addWidget(self.outline.widget)
        self.sign = button("", self._on_sign, session.theme, "people", "link")
        self.sign.hide()
        self._signer: Officer | None = None
        self.write = button("Viết các phần còn trống từ số liệu", self._on_write, session.theme, "document", "link")
        self.write.setToolTip("Chỉ viết vào ô còn trống, cả kết quả của sáu nhiệm vụ; Ctrl+Z để lấy lại")
        self.write.hide()
        self.wrote = words("", role="quiet")
        self.wrote.hide()
        self.pane.area.column.insertWidget(0, in_line(self.write, self.sign))
        self.pane.area.column.insertWidget(1, self.wrote)
        rows.addWidget(self.pane, 1)
        self.past.toggled.connect(self._show_past)
        self.pane.edited.connect(self._on_edited)
        self.pane.parts_edited.connect(self._on_parts)

    def refresh(self) -> None:
        """Show the report of the period as it is now; what is being typed stays."""
        if self._writing:
            return
        period = self._session.period
        uid = report_uid(period.code)
        stored = self._session.ledger.get(Report, uid)
        shown = self.pane.form.record()
        self._new = None if stored else Report(uid=uid, period=period.code)
        record = stored or self._new
        if record is not None and shown is not None and shown.uid == uid:
            self.pane.refresh(record, self._session.ledger)
        elif record is not None:
            self.pane.load(record, self._session.ledger)
            self.wrote.hide()
        self.outline.show()
        self._show_remarks(uid)
        self._show_past()
        self._show_signer()
        self._ask_figures()

    def flush(self) -> None:
        """Save what was typed and not yet saved."""
        self.pane.flush()

    def show_record(self, uid: str, field: str = "") -> None:
        """Go to a field of a report, or of one of its rows; the period becomes the one of that report."""
        ledger = self._session.ledger
        found = (part for kind in self.pane.part_kinds if (part := ledger.get(kind, uid)) is not None)
        part = next(found, None)
        report = ledger.get(Report, part.parent if part else uid)
        if report is not None and report.period:
            self._session.choose_period(self._session.office.period(report.period))
            self.refresh()
        self.pane.focus(field, part)

    def _show_signer(self) -> None:
        """Offer the officer who signs, while the report names nobody."""
        today = datetime.now().astimezone().date().isoformat()
        report = self.pane.form.record()
        empty = isinstance(report, Report) and not report.signer_name
        self._signer = signer_among(self._session.ledger.all(Officer), today) if empty else None
        named = self._signer
        self.sign.setVisible(named is not None and not self._session.office.read_only)
        if named is not None:
            who = ", ".join(part for part in (named.name, named.front_post) if part)
            self.sign.setText(plain_caption(f"Lấy người ký từ danh sách cán bộ: {who}"))

    def _on_sign(self) -> None:
        self.pane.flush()
        report = self.pane.form.record()
        if (
            isinstance(report, Report)
            and self._signer is not None
            and self._session.put(signed_by(report, self._signer))
        ):
            self._new = None
            self.refresh()

    def _shown(self) -> Report | None:
        self.pane.flush()
        report = self.pane.form.record()
        return report if isinstance(report, Report) else None

    def _on_outline(self, report: Report) -> None:
        """The choice of another outline, an act of its own."""
        if self._session.put(report):
            self._new = None
            self.refresh()

    def _ask_figures(self) -> None:
        """Read the figures beside the window: of ten years it takes longer than a key may wait."""
        period = self._session.period
        self._session.look_up(
            "figures of the report", lambda office, _: office.narratives.of_report(period), self._show_figures
        )

    def _show_figures(self, written: WrittenTexts) -> None:
        read_only = self._session.office.read_only
        self._written = written
        self.notes.show(written.sentences, read_only=read_only)
        self.write.setVisible(not read_only and bool(written.into_empty()))

    def _on_write(self) -> None:
        """Fill what is empty, as one act."""
        self.pane.flush()
        filled = self._session.office.narratives.into_empty(self._session.period)
        named = self._written.filled(filled) if self._written else []
        if filled and self._session.put(*filled):
            self._new = None
            self.wrote.setText(f"Đã viết {len(named)} ô: {few(named, 'ô')}. Bấm Ctrl+Z để lấy lại.")
            self.wrote.show()
            self.refresh()

    def _show_past(self) -> None:
        """The narrative of the last report under the boxes, while it is asked for."""
        office, period = self._session.office, self._session.period
        before = office.assessing.reported_before(period)
        self.past.setEnabled(before is not None)
        self.past.setToolTip(
            f"Hiện lời văn của {before.label.lower()} dưới từng ô" if before else "Chưa có báo cáo kỳ trước trong sổ"
        )
        shown = before if self.past.isChecked() else None
        record = office.ledger.get(Report, report_uid(shown.code)) if shown else None
        self.under.show(shown.label if shown else "", record, can_copy=not office.read_only)

    def _show_remarks(self, uid: str) -> None:
        notices: dict[str, list[Notice]] = {}
        for one in self._session.office.replies.open_remarks(self._session.period):
            if one.uid == uid and one.field:
                notices.setdefault(one.field, []).append(Notice(f"Cấp trên: {one.remark.text}"))
        self.pane.form.show_notices(notices)

    def _on_edited(self, record: Record) -> None:
        self._writing = True
        try:
            if self._session.put(
                record, typing=not (self.under.copying or self.notes.mending)
            ):  # a copy is an act of its own
                self._new = None
        finally:
            self._writing = False

    def _on_parts(self, before: list[Part], now: list[Part]) -> None:
        if self._new is not None:
            self._on_edited(self._new)
        self._writing = True
        try:
            self._session.replace_parts(before, now)
        finally:
            self._writing = False
