"""Sealing the report of a period and taking it to the office above; what went out before, and the office's key."""

from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QScrollArea, QWidget

from app.desks.outbox import Drives
from app.desks.pictures import PackageSize
from app.domain.problems import Problem
from app.errors import UserError
from app.office import Entry, Office
from app.progress import Progress
from app.text.dates import write_date
from app.text.sizes import size_words
from ui.forms.sheet import sheet
from ui.pages.blocks import Banner, Card, Facts, Room, button, column, in_line
from ui.pages.checks import summary
from ui.pages.key_panel import KeyPanel
from ui.pages.places import CHECKS_VIEW, PREVIEW_VIEW, SEND
from ui.pages.preview_viewer import Viewer
from ui.pages.seal_fields import SealFields
from ui.pages.sent_changes import Changes
from ui.pages.sent_list import SentList
from ui.pages.sent_ways import WaysOut
from ui.period_words import in_sentence
from ui.session import Session
from ui.theme import SPACES, mark

SHEET, READER, CHANGES = 0, 1, 2
SMALL = "Thu nhỏ ảnh kèm theo cho nhẹ gói (ảnh gốc trong sổ giữ nguyên)"


@dataclass(frozen=True, slots=True)
class Readiness:
    """What stands between the report of a period and the seal, and how heavy it will be."""

    problems: list[Problem]
    size: PackageSize


def _readiness(office: Office, period: str) -> Readiness:
    return Readiness(office.check(period), office.pictures.size_of(period))


class SendPage:
    """Check result, passphrase, one button; then the ways out, and the list of what went."""

    title = "Niêm phong và gửi"
    icon = "send"

    def __init__(self, session: Session, drives: Drives | None = None) -> None:
        self._session = session
        theme = session.theme
        self.key = KeyPanel(session)
        self.fix = button("Xem từng chỗ", self._go_to_checks, theme, "right")
        self.state = Banner(theme, self.fix)
        self.facts = Facts(theme)
        self.bundle = QCheckBox("Kèm nguyên các gói đã chấp nhận của cấp dưới")
        self.small = QCheckBox(SMALL)
        self.fields = SealFields(session, asks_folder=False)
        self.seal = button("Niêm phong", self._on_seal, theme, "seal", "primary")
        self.seal.setEnabled(False)  # until the report was checked
        self.look = button("Xem trước báo cáo", self._go_to_preview, theme, "document")
        self.compare = button("Có gì khác lần đã gửi", self._on_compare_newest, theme, "history")
        self.result = Banner(theme)
        self.card = Card("Niêm phong báo cáo")
        asked = (self.bundle, self.small, self.fields)
        for part in (self.state, self.facts, *asked, in_line(self.seal, self.look, self.compare), self.result):
            self.card.rows.addWidget(part)
        self._made_here = False  # a key made here is registered here; later it is found in the settings
        self.ways = WaysOut(session, drives)
        self.sent = SentList(session)
        self._column = QWidget()
        self._rows = column(self._column, SPACES["block"])
        for card in (self.key, self.card, self.ways, self.sent):
            self._rows.addWidget(card)
        self.sheet: QScrollArea = sheet(self._column)
        self.reader = Viewer(session, button("Quay lại", self._to_sheet, theme, "back"))
        self.changes = Changes(session)
        self.stack = Room()
        for part in (self.sheet, self.reader, self.changes):
            self.stack.addWidget(part)
        self.widget: QWidget = self.stack
        self.fields.entered.connect(self._on_seal)
        self.ways.carried.connect(self._on_carried)
        self.sent.wanted.connect(self._take_out)
        self.sent.read.connect(self._on_read)
        self.sent.compared.connect(self._on_compare)
        self.changes.left.connect(self._to_sheet)
        session.jobs.idle.connect(self._on_idle)

    def refresh(self) -> None:
        """Show how the report stands; it is checked and weighed beside the window."""
        office, period = self._session.office, self._session.period
        has_key = office.has_key()
        self._session.look_up("sending", lambda office, _: _readiness(office, period.code), self._show_readiness)
        self.bundle.setVisible(office.has_units_below)
        self.fields.refresh()
        self.fields.setVisible(has_key)
        self.card.setVisible(has_key)
        newest = self._newest()
        self.compare.setVisible(newest is not None)
        self._made_here = self._made_here or not has_key
        self.key.setVisible(self._made_here)
        self.key.refresh()
        self.sent.refresh()
        self.ways.show_entry(self._to_take_out(newest))
        self._show_next(newest)

    def _show_next(self, newest: Entry | None) -> None:
        """While a sealed package waits to be sent, sending it is the step; sealing once more is only possible."""
        waits = newest is not None and self._session.office.waits(newest)
        mark(self.seal, role="" if waits else "primary")
        self.seal.setText(f"Niêm phong lại, lần {newest.revision + 1}" if waits and newest else "Niêm phong")

    def _show_readiness(self, found: Readiness) -> None:
        office, period = self._session.office, self._session.period
        blocked = any(problem.level == "error" for problem in found.problems)
        self.state.say(*summary(found.problems, in_sentence(period)))
        self.fix.setVisible(bool(found.problems))
        self.facts.show_facts(self._facts(found.size.whole))
        self.small.setVisible(found.size.photos > 0)
        free = not office.read_only and not self._session.jobs.busy
        self.seal.setEnabled(office.has_key() and not blocked and free)

    def flush(self) -> None:
        """A passphrase is never kept."""
        self.fields.passphrase.clear()
        self.ways.flush()

    def show_record(self, uid: str, field: str = "") -> None:
        """There are no records of its own here."""
        self._to_sheet()

    def _newest(self) -> Entry | None:
        """Our newest report of the period."""
        return self._session.office.newest_report(self._session.period)

    def _to_take_out(self, newest: Entry | None) -> Entry | None:
        """What was chosen to be taken out; else what was sealed for this period and has gone nowhere yet."""
        office, chosen = self._session.office, self.ways.entry
        if chosen is not None and chosen.period in ("", self._session.period.code):
            return next((entry for entry in office.sent() if entry.source == chosen.source), None)
        return newest if newest is not None and office.waits(newest) else None

    def _facts(self, size: int) -> list[tuple[str, str]]:
        office, period = self._session.office, self._session.period
        guidance = office.guidance_of(period)
        above = guidance.units.superior(office.unit, period.end)
        code = above.code if above else office.record.superior or ""  # a unit of a tree that has ended still sends
        due = office.replies.due(period)
        newest = self._newest()
        facts = [
            ("Kỳ báo cáo", period.label),
            ("Gửi cho", f"{guidance.units.name(code)} ({code})" if code else "chưa ghi cấp trên"),
            ("Lần gửi", f"lần {(newest.revision if newest else 0) + 1}"),
        ]
        if due:
            facts.append(("Hạn gửi", write_date(due.isoformat())))
        limit = office.outbox.most_by_mail
        heavy = f", quá mức một thư điện tử chở được ({size_words(limit)})" if size > limit else ""
        return [*facts, ("Cỡ gói", f"khoảng {size_words(size)}{heavy}")]

    def _on_seal(self) -> None:
        if not self.seal.isEnabled():
            return
        passphrase = self.fields.take_passphrase()
        if passphrase is None:
            return
        period, small = self._session.period.code, self.small.isChecked()
        bundle = self.bundle.isChecked() and self._session.office.has_units_below
        self.seal.setEnabled(False)
        self.result.hide()

        def work(office: Office, progress: Progress) -> Entry:
            return office.outbox.seal(period, passphrase, bundle=bundle, small_photos=small, progress=progress)

        self._session.run("Niêm phong báo cáo", work, self._on_sealed, self._on_failed)

    def _on_sealed(self, entry: Entry) -> None:
        self.fields.written()
        self.ways.show_entry(entry)
        more = "Gói được giữ trong sổ. Bước tiếp theo: chọn cách gửi ở khung “Gửi đi” ngay dưới đây."
        self.result.say(f"Đã niêm phong báo cáo, lần gửi {entry.revision}.", more, "done")
        self._session.news.changed.emit("sent")
        QTimer.singleShot(0, self.ways, self._show_ways)  # when the new cards have found their places

    def _on_failed(self, fault: UserError) -> None:
        if not self.fields.ask_again(fault):
            self.result.say(fault.sentence, level="error")

    def _on_carried(self) -> None:
        self.sent.refresh()
        self._session.news.changed.emit("sent")

    def _on_idle(self) -> None:
        self.refresh()

    def _take_out(self, entry: Entry) -> None:
        self.ways.show_entry(entry)
        self._show_ways()

    def _show_ways(self) -> None:
        """The cursor goes along: a second Enter must not seal once more."""
        self.sheet.ensureWidgetVisible(self.ways, 0, SPACES["block"])
        self.ways.folder.setFocus()

    def _on_read(self, entry: Entry) -> None:
        def work(office: Office, progress: Progress) -> bytes:
            return office.outbox.pages(entry)

        def done(data: bytes) -> None:
            self.reader.show_document(data, entry.file_name or "goi.pdf")
            self.stack.setCurrentIndex(READER)
            self.reader.sheets.setFocus()

        def failed(fault: UserError) -> None:
            self.sent.result.say(fault.sentence, level="error")

        self._session.run("Mở tài liệu", work, done, failed)

    def _on_compare(self, entry: Entry) -> None:
        self.stack.setCurrentIndex(CHANGES)
        self.changes.show_entry(entry)

    def _on_compare_newest(self) -> None:
        newest = self._newest()
        if newest is not None:
            self._on_compare(newest)

    def _to_sheet(self) -> None:
        if self.stack.currentIndex() == READER:
            self.reader.leave()
        self.stack.setCurrentIndex(SHEET)

    def _go_to_checks(self) -> None:
        self._session.go_to(SEND, CHECKS_VIEW)

    def _go_to_preview(self) -> None:
        self._session.go_to(SEND, PREVIEW_VIEW)
