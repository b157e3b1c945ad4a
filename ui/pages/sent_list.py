"""What was sent: when, which revision, by which way, how it stands; and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.desks.outbox import Went
from app.errors import UserError
from app.office import Entry
from app.text.dates import write_date
from ui.models.lines import Line
from ui.package_words import called
from ui.pages.blocks import Banner, Card, button, in_line
from ui.pages.lines_table import LinesTable
from ui.pages.places import INBOX, RECEIVED_VIEW
from ui.session import Session
from ui.words import words

RECALL = (
    "Bản đã gửi không lấy lại được từ máy cấp trên. Thu hồi là ghi vào sổ rằng bản này không còn đúng, để gọi điện báo "
    "cấp trên và gửi bản mới. Lý do:"
)
RECALLED = (
    "Hãy gọi điện báo cấp trên đừng dùng lần gửi {revision}. Sửa xong, hãy niêm phong lần mới; "
    "bản mới nói rõ nó thay bản này."
)


class SentList(Card):
    """The register of what went out, newest first."""

    wanted = Signal(object)  # an Entry, to be taken out again
    read = Signal(object)
    compared = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Đã gửi", parent)
        self._session = session
        theme = session.theme
        self.nothing = words("Chưa gửi gói nào. Gói đã niêm phong sẽ được ghi ở đây.", role="quiet")
        self.table = LinesTable(
            ("Ngày", "Gói", "Lần gửi", "Gửi cho", "Tình trạng", "Đã chuyển qua"), (13, 20, 9, 18, 20, 26), theme
        )
        self.table.setAccessibleName("Đã gửi")
        self.table.be_as_high_as_its_lines()
        self.about = words(role="quiet")
        self.again = button("Gửi lại gói này…", self._on_again, theme, "send")
        self.show_pages = button("Xem tài liệu", self._on_read, theme, "document")
        self.compare = button("Có gì thay đổi", self._on_compare, theme, "history")
        self.answer = button("Xem phiếu trả lời", self._on_answer, theme, "inbox")
        self.recall = button("Thu hồi…", self._on_recall, theme, "undo")
        self.line_of_actions = in_line(self.again, self.show_pages, self.compare, self.answer, self.recall)
        self.result = Banner(theme)
        for part in (self.nothing, self.table, self.about, self.line_of_actions, self.result):
            self.rows.addWidget(part)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(lambda _: self._on_read())

    def refresh(self) -> None:
        """Show the register as it is now."""
        office = self._session.office
        entries = office.sent()
        self.nothing.setVisible(not entries)
        for part in (self.table, self.line_of_actions, self.about):
            part.setVisible(bool(entries))
        self.table.show_lines([self._line(entry) for entry in entries])
        if entries and self.table.subject() is None:
            self.table.choose(0)
        self._on_chosen(self.table.subject())

    def _line(self, entry: Entry) -> Line:
        office = self._session.office
        went = office.outbox.went(entry)
        cells = (
            write_date(entry.handled_at[:10]),
            called(office, entry),
            str(entry.revision or ""),
            office.guidance.units.name(entry.addressee) if entry.addressee else "–",
            "Đã niêm phong, chưa gửi đi" if office.waits(entry) else office.state_words(entry),
            way_words(went[0]) + (f" và {len(went) - 1} lần nữa" if len(went) > 1 else "") if went else "–",
        )
        return Line(cells, *_mark_of(entry.state), entry)

    def _on_chosen(self, entry: Entry | None) -> None:
        office = self._session.office
        report = entry is not None and entry.is_report
        kept = entry is not None and bool(entry.kept)
        self.again.setEnabled(kept and not office.read_only)
        self.show_pages.setEnabled(kept)
        self.compare.setVisible(report)
        self.answer.setVisible(entry is not None and bool(self._reply(entry)))
        self.recall.setVisible(report and entry is not None and entry.state in ("sent", "answered-returned"))
        self.recall.setEnabled(not office.read_only)
        why = office.outbox.why_recalled(entry) if entry is not None else ""
        self.about.setText(f"Đã thu hồi: {why}" if why else "")
        self.about.setVisible(bool(why))

    def _reply(self, entry: Entry) -> Entry | None:
        came = self._session.office.inbox(entry.period).entries if entry.period else ()
        return next((one for one in came if one.kind == "reply" and one.answers == entry.package), None)

    def _on_again(self) -> None:
        self.wanted.emit(self.table.subject())

    def _on_read(self) -> None:
        if self.table.subject() is not None and self.show_pages.isEnabled():
            self.read.emit(self.table.subject())

    def _on_compare(self) -> None:
        self.compared.emit(self.table.subject())

    def _on_answer(self) -> None:
        reply = self._reply(self.table.subject())
        if reply is not None:
            self._session.go_to(INBOX, RECEIVED_VIEW, reply.package)

    def _on_recall(self) -> None:
        entry: Entry = self.table.subject()
        reason = self._session.messages.ask_text(f"Thu hồi lần gửi {entry.revision}", RECALL)
        if reason is None:
            return
        try:
            self._session.office.outbox.recall(entry, reason)
        except UserError as fault:
            self.result.say(fault.sentence, level="error")
            return
        self.result.say("Đã ghi thu hồi.", RECALLED.replace("{revision}", str(entry.revision)), "warning")
        self._session.news.changed.emit("sent")


def way_words(went: Went) -> str:
    """ "USB KINGSTON, 05/12/2024"."""
    where = {"stick": went.where, "mail": f"thư tới {went.where}" if went.where else "thư điện tử"}.get(
        went.how, f"thư mục {went.where}"
    )
    return f"{where}, {write_date(went.at[:10])}"


def _mark_of(state: str) -> tuple[str, str]:
    known = {
        "answered-accepted": ("check", "done"),
        "answered-returned": ("undo", "warning"),
        "recalled": ("close", "warning"),
    }
    return known.get(state, ("send", ""))
