"""Sealing the report of a period and taking it to the office above; what went out before, and the office's key."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from app.errors import UserError
from app.office import Entry, Office, Sent
from app.progress import Progress
from app.text.dates import write_date
from ui.forms.field_row import words
from ui.forms.sheet import sheet
from ui.models.lines import Line
from ui.package_words import KINDS
from ui.pages.blocks import Banner, Card, Facts, button, column, in_line
from ui.pages.checks import summary
from ui.pages.confidential_fields import ConfidentialFields
from ui.pages.key_panel import KeyPanel
from ui.pages.lines_table import LinesTable
from ui.pages.places import CHECKS_VIEW, SEND
from ui.pages.seal_fields import SealFields, show_folder
from ui.period_words import in_sentence
from ui.session import Session
from ui.theme import SPACES

NEXT = (
    "Bước tiếp theo: chép tệp này vào USB, hoặc gửi bằng thư điện tử, Zalo cho cấp trên. "
    "Gửi nguyên tệp; đừng in lại hay lưu lại bằng chương trình khác, niêm phong sẽ mất."
)
TELL = "Tệp này được gửi kín: hãy gọi điện đọc mật khẩu của tệp cho cấp trên."


class SendPage:
    """Check result, passphrase, folder, one button; then the result in plain words."""

    title = "Niêm phong và gửi"
    icon = "send"

    def __init__(self, session: Session) -> None:
        self._session = session
        self._sealed: Path | None = None  # the file that the button beside it shows in its folder
        theme = session.theme
        self.key = KeyPanel(session)
        self.fix = button("Xem từng chỗ", self._go_to_checks, theme, "right")
        self.state = Banner(theme, self.fix)
        self.facts = Facts(theme)
        self.bundle = QCheckBox("Kèm nguyên các gói đã chấp nhận của cấp dưới")
        self.confidential = ConfidentialFields(theme)
        self.fields = SealFields(session)
        self.seal = button("Niêm phong và ghi tệp", self._on_seal, theme, "seal", "primary")
        self.result = Banner(theme)
        self.open_folder = button("Mở thư mục có tệp", self._on_open_folder, theme, "open")
        self.card = Card("Niêm phong báo cáo")
        asked = (self.bundle, self.confidential, self.fields)
        for part in (self.state, self.facts, *asked, in_line(self.seal, self.open_folder), self.result):
            self.card.rows.addWidget(part)
        self.sent = LinesTable(
            ("Ngày", "Gói", "Lần gửi", "Gửi cho", "Tình trạng", "Tệp"), (13, 20, 9, 18, 20, 26), theme
        )
        self.sent.setAccessibleName("Đã gửi")
        self.sent.be_as_high_as_its_lines()
        self.nothing_sent = words("Chưa gửi gói nào. Gói đã niêm phong sẽ được ghi ở đây.", role="quiet")
        history = Card("Đã gửi")
        history.rows.addWidget(self.nothing_sent)
        history.rows.addWidget(self.sent)
        self._column = QWidget()
        self._rows = column(self._column, SPACES["block"])
        for card in (self.card, history, self.key):
            self._rows.addWidget(card)
        self.widget = sheet(self._column)
        self.fields.entered.connect(self._on_seal)
        session.jobs.idle.connect(self._on_idle)

    def refresh(self) -> None:
        """Show how the report stands."""
        office, period = self._session.office, self._session.period
        has_key = office.has_key()
        problems = office.check(period.code)
        blocked = any(problem.level == "error" for problem in problems)
        self.state.say(*summary(problems, in_sentence(period)))
        self.fix.setVisible(bool(problems))
        self.facts.show_facts(self._facts())
        self.bundle.setVisible(office.has_units_below)
        self.fields.refresh()
        self.fields.setVisible(has_key)
        self.card.setVisible(has_key)
        self.seal.setEnabled(has_key and not blocked and not office.read_only and not self._session.jobs.busy)
        self.open_folder.setVisible(self._sealed is not None)
        self._rows.removeWidget(self.key)
        self._rows.insertWidget(self._rows.count() if has_key else 0, self.key)
        self.key.refresh()
        self._show_sent(office.sent())

    def flush(self) -> None:
        """A passphrase is never kept."""
        self.fields.passphrase.clear()
        self.confidential.clear()

    def show_record(self, uid: str, field: str = "") -> None:
        """There are no records of its own here."""

    def _facts(self) -> list[tuple[str, str]]:
        office, period = self._session.office, self._session.period
        guidance = office.guidance_of(period)
        above = guidance.units.superior(office.unit, period.end)
        due = guidance.deadline(period, office.level)
        before = [entry for entry in office.sent(period.code) if entry.kind in ("report", "bundle")]
        facts = [
            ("Kỳ báo cáo", period.label),
            ("Gửi cho", f"{above.name} ({above.code})" if above else office.record.superior or "chưa ghi cấp trên"),
            ("Lần gửi", f"lần {max((entry.revision for entry in before), default=0) + 1}"),
        ]
        return [*facts, ("Hạn gửi", write_date(due.isoformat()))] if due else facts

    def _show_sent(self, entries: list[Entry]) -> None:
        office = self._session.office
        units = office.guidance.units
        self.nothing_sent.setVisible(not entries)
        self.sent.setVisible(bool(entries))
        self.sent.show_lines(
            [
                Line(
                    (
                        write_date(entry.handled_at[:10]),
                        _called(office, entry),
                        str(entry.revision or ""),
                        units.name(entry.addressee) if entry.addressee else "–",
                        office.state_words(entry),
                        entry.file_name,
                    ),
                    *_mark_of(entry.state),
                    entry,
                )
                for entry in entries
            ]
        )

    def _on_seal(self) -> None:
        if not self.seal.isEnabled() or not self.confidential.is_ready():
            return
        passphrase = self.fields.take_passphrase()
        if passphrase is None:
            return
        period, folder, bundle = self._session.period.code, self.fields.folder, self.bundle.isChecked()
        bundle = bundle and self._session.office.has_units_below
        confidential = self.confidential.chosen()
        self.seal.setEnabled(False)
        self.result.hide()
        self._sealed = None

        def work(office: Office, progress: Progress) -> Sent:
            return office.export(
                period, folder, passphrase, bundle=bundle, confidential=confidential, progress=progress
            )

        self._session.run("Niêm phong báo cáo", work, self._on_sealed, self._on_failed)

    def _on_sealed(self, sent: Sent) -> None:
        self.fields.written()
        self._sealed = sent.file
        phone = [TELL] if self.confidential.chosen() else []
        more = "\n".join([str(sent.file), NEXT, *phone])
        self.result.say(f"Đã niêm phong báo cáo, lần gửi {sent.revision}.", more, "done")
        self._session.news.changed.emit("sent")

    def _on_failed(self, fault: UserError) -> None:
        if not self.fields.ask_again(fault):
            self.result.say(fault.sentence, level="error")

    def _on_idle(self) -> None:
        self.refresh()

    def _on_open_folder(self) -> None:
        if self._sealed is not None:
            show_folder(self._session, self._sealed.parent)

    def _go_to_checks(self) -> None:
        self._session.go_to(SEND, CHECKS_VIEW)


def _called(office: Office, entry: Entry) -> str:
    kind = KINDS.get(entry.kind, entry.kind)
    return f"{kind} {in_sentence(office.period(entry.period))}" if entry.period else kind


def _mark_of(state: str) -> tuple[str, str]:
    if state == "answered-accepted":
        return "check", "done"
    return ("undo", "warning") if state == "answered-returned" else ("send", "")
