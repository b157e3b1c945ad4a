"""What the office above says to our report: what must be mended, where, by when, each remark marked until it is mended
or answered; or that it was accepted, and where its figures stand."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.desks.replies import Asked, Returned, State
from app.domain.correspondence import Remark
from app.domain.records import KINDS
from app.domain.words import title
from app.office import Entry
from app.text.dates import write_date
from ui.forms.record_form import RecordForm
from ui.forms.sheet import sheet
from ui.models.lines import Line
from ui.pages.acceptance_card import AcceptanceCard
from ui.pages.blocks import Banner, Card, Facts, button, column, in_line
from ui.pages.lines_table import LinesTable
from ui.pages.page import empty_state
from ui.pages.places import INBOX, RECEIVED_VIEW, SEAL_VIEW, SEND
from ui.period_words import in_sentence
from ui.session import Session
from ui.theme import SPACES
from ui.words import words

MARKS = {
    State.OPEN: ("warning", "warning"),
    State.AGAIN: ("warning", "warning"),
    State.CHANGED: ("check", "done"),
    State.ANSWERED: ("check", "done"),
}
"""State → icon and level."""

HOW = "Bấm đúp vào một dòng để đến đúng chỗ và sửa. Chỗ nào không sửa thì ghi giải trình ở dưới."
GONE = "Không thấy mục này trong sổ. Nếu đã xóa hoặc nhận xét không đúng chỗ, hãy ghi giải trình."
PUT_BACK = "Chỗ này đã sửa rồi lại trở về như lúc gửi. Hãy sửa lại, hoặc ghi giải trình."


class RepliesPage:
    """The remarks to the newest report of the period that came back; the chosen one with its answer below them."""

    title = "Cấp trên trả lời"
    icon = "undo"

    def __init__(self, session: Session) -> None:
        self._session = session
        self._returned: Returned | None = None
        theme = session.theme
        self.send = button("Niêm phong và gửi lại", self._to_send, theme, "send", "primary")
        self.banner = Banner(theme, self.send)
        self.how = words(HOW, role="quiet")
        self.table = LinesTable(("Chỗ cần sửa", "Nhận xét, yêu cầu", "Tình trạng"), (34, 50, 16), theme)
        self.table.setAccessibleName("Nhận xét của cấp trên")
        self.table.be_as_high_as_its_lines(10)
        self.said = words()
        self.again = words(role="quiet")
        self.facts = Facts(theme)
        self.go = button("Đến chỗ này", self._on_go, theme, "right", "primary")
        self.form = RecordForm(Remark.description, theme, session.context, only={"answer"}, headings=False)
        self.card = Card("")
        for part in (self.said, self.again, self.facts, in_line(self.go), self.form):
            self.card.rows.addWidget(part)
        to_inbox = button("Nhận phiếu trả lời…", self._to_inbox, theme, "inbox", "primary")
        self.acceptance = AcceptanceCard(theme)
        self.nothing = empty_state(
            "Cấp trên chưa trả lời báo cáo của kỳ này",
            "Khi cấp trên gửi phiếu trả lại hay phiếu nhận, hãy nhận tệp ấy: chỗ phải sửa, kết quả sẽ hiện ở đây.",
            to_inbox,
        )
        self.whole = QWidget()
        rows = column(self.whole, SPACES["apart"])
        for part in (self.banner, self.how, self.table, self.card):
            rows.addWidget(part)
        content = QWidget()
        both = column(content, SPACES["apart"])
        both.addWidget(self.acceptance)
        both.addWidget(self.whole)
        both.addWidget(self.nothing)
        self.widget = sheet(content)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(lambda _: self._on_go())
        self.form.edited.connect(self._on_answer)

    def refresh(self) -> None:
        """Look again: a field that was changed since is mended."""
        session = self._session
        self._returned = returned = session.office.replies.returned(session.period)
        accepted = session.office.replies.accepted(session.period)
        self.acceptance.show_acceptance(accepted)
        self.nothing.setVisible(returned is None and accepted is None)
        self.whole.setVisible(returned is not None)
        if returned is None:
            return
        self.banner.say(*self._head(returned))
        waits = returned.resent is None
        self.how.setVisible(waits)
        self.send.setVisible(waits and not session.office.read_only)
        self.table.show_lines([self._line(one) for one in returned.asked])
        if self.table.subject() is None:
            first = next((row for row, one in enumerate(returned.asked) if one.is_open), 0)
            self.table.choose(first)
        self._show(self._chosen())

    def flush(self) -> None:
        """Save what was typed and not yet saved."""
        self.form.flush()

    def show_record(self, uid: str, field: str = "") -> None:
        """Go to a remark; `field` may be the hash of a slip, of whatever period."""
        slip = next((one for one in self._session.office.inbox().entries if field and one.package == field), None)
        if slip is not None and slip.period and slip.period != self._session.period.code:
            self._session.choose_period(self._session.office.period(slip.period))
        self.refresh()
        for row, one in enumerate(self._returned.asked if self._returned else ()):
            if one.remark.uid == uid:
                self.table.choose(row)

    def _head(self, returned: Returned) -> tuple[str, str, str]:
        period = in_sentence(self._session.period)
        what = f"báo cáo {period}, lần {returned.sent.revision}"
        if returned.resent is not None:
            return _sent_again(returned.resent, period)
        words_of_all = f"{returned.decision.text} " if returned.decision.text else ""
        until = _until(returned.decision.deadline, self._session.office.books.today())
        done, total = returned.done, len(returned.asked)
        if done == total:
            return f"Đã xong {done}/{total} nhận xét của {what}.", f"Hãy niêm phong và gửi lại. {until}", "done"
        return (
            f"Cấp trên trả lại {what}: đã xong {done}/{total} nhận xét.",
            f"{words_of_all}{until}".strip(),
            "warning",
        )

    def _line(self, one: Asked) -> Line:
        icon, level = MARKS[one.state]
        return Line((self._place(one), one.remark.text or "", one.state.value), icon, level, one.remark.uid)

    def _place(self, one: Asked) -> str:
        if one.remark.place:
            return one.remark.place
        kind = KINDS.get(one.kind)
        if kind is None:
            return "Cả báo cáo"
        record = self._session.office.ledger.get(kind, one.uid)
        called = title(record, self._session.lookups.name) if record else ""
        field = kind.description.by_key.get(one.field)
        whole = f"{kind.description.label}: {called}" if called else kind.description.label
        return f"{whole}, ô “{field.label}”" if field else whole

    def _chosen(self) -> Asked | None:
        uid = self.table.subject()
        return next((one for one in self._returned.asked if one.remark.uid == uid), None) if self._returned else None

    def _on_chosen(self) -> None:
        self.form.flush()
        self._show(self._chosen())

    def _show(self, one: Asked | None) -> None:
        self.card.setVisible(one is not None)
        if one is None or self._returned is None:
            return
        ours = self._session.office.ledger.get(Remark, one.remark.uid)
        self.card.title.setText(self._place(one))
        self.said.setText(one.remark.text or "")
        self.again.setText(_why_again(one, self._is_there(one)))
        self.again.setVisible(one.state is State.AGAIN)
        self.facts.show_facts([("Lúc gửi", one.before or "để trống"), ("Bây giờ", one.now or "để trống")])
        self.facts.setVisible(one.before != one.now)
        self.go.setVisible(self._is_there(one))
        self.form.set_read_only(self._session.office.read_only or self._returned.resent is not None)
        self.form.refresh(ours or one.remark)

    def _is_there(self, one: Asked) -> bool:
        """Whether the place can be gone to: a score or a figure may have no record yet and still has its box."""
        return bool(one.kind) and (one.state is not State.AGAIN or bool(self._found(one)))

    def _found(self, one: Asked) -> object:
        kind = KINDS.get(one.kind)
        return self._session.office.ledger.get(kind, one.uid) if kind else None

    def _on_answer(self, record: Remark) -> None:
        answer = self._session.office.replies.answered(record, record.answer or "")
        if answer.answer:
            self._session.put(answer, typing=True)
        else:
            self._session.remove(answer)

    def _on_go(self) -> None:
        one = self._chosen()
        if one is not None and self._is_there(one):
            self.form.flush()
            self._session.go_to(one.kind, one.uid, one.field)

    def _to_send(self) -> None:
        self._session.go_to(SEND, SEAL_VIEW)

    def _to_inbox(self) -> None:
        self._session.go_to(INBOX, RECEIVED_VIEW)


def _sent_again(resent: Entry, period: str) -> tuple[str, str, str]:
    day = write_date(resent.handled_at[:10])
    if resent.state == "answered-accepted":
        return f"Cấp trên đã chấp nhận báo cáo {period}, lần {resent.revision}.", "", "done"
    return (
        f"Đã gửi lại báo cáo {period}, lần {resent.revision}, ngày {day}.",
        "Chờ cấp trên trả lời. Các nhận xét lần trước ở dưới chỉ để xem.",
        "done",
    )


def _until(deadline: str | None, today: date) -> str:
    if not deadline:
        return ""
    left = (date.fromisoformat(deadline) - today).days if len(deadline) == 10 else None
    said = f"Hạn gửi lại {write_date(deadline)}"
    if left is None:
        return f"{said}."
    if left > 0:
        return f"{said}, còn {left} ngày."
    return f"{said}, hôm nay là hạn cuối." if left == 0 else f"{said}, đã quá hạn {-left} ngày."


def _why_again(one: Asked, there: bool) -> str:
    return PUT_BACK if there or not one.kind else GONE
