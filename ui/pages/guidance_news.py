"""What newer guidance changed, and the answers that were begun under questions it dropped."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.desks.questions import ADDED, CHANGED, DROPPED, RENAMED, News, Novelty, OldAnswer
from app.domain.fields import Record
from app.domain.guidance import GUIDANCE_KINDS
from app.errors import UserError
from app.office import Entry
from app.text.dates import write_date
from ui.forms.editor import QuietCombo
from ui.models.lines import Line
from ui.pages.blocks import Banner, Facts, button, clear, column, heading, in_line
from ui.pages.lines_table import LinesTable
from ui.pages.page import empty_state
from ui.period_words import in_sentence
from ui.session import Session
from ui.theme import SPACES
from ui.words import words

WHAT = {
    ADDED: ("Mới", "plus", "warning"),
    RENAMED: ("Đổi lời", "document", "warning"),
    CHANGED: ("Thay đổi", "document", "warning"),
    DROPPED: ("Thôi dùng", "close", ""),
}
"""Kind of novelty → its words, icon and level."""

LONGEST = 60  # letters of a question on a button


class NewsView(QWidget):
    """One received guidance: what it brought, in words."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        theme = session.theme
        self.banner = Banner(theme)
        self.which = QuietCombo()
        self.which.setAccessibleName("Hướng dẫn đã nhận")
        self.table = LinesTable(("Thay đổi", "Mục", "Nội dung"), (14, 42, 44), theme)
        self.table.setAccessibleName("Có gì mới trong hướng dẫn")
        self.nothing = empty_state(
            "Chưa nhận hướng dẫn nào của cấp trên",
            "Đang dùng bộ biểu mẫu kèm sẵn trong chương trình. Khi nhận hướng dẫn mới, các thay đổi sẽ hiện ở đây.",
        )
        rows = column(self, SPACES["near"])
        for part in (self.which, self.banner):
            rows.addWidget(part)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.nothing, 1)
        self.which.activated.connect(self._on_which)

    def refresh(self, package: str = "") -> None:
        """Show the newest guidance that was received, or the one of this package."""
        received = self._session.office.questions.received()
        wanted = package or self.which.currentData()
        self.which.clear()
        for entry in received:
            self.which.addItem(_called(entry), entry.package)
        self.which.setCurrentIndex(max(self.which.findData(wanted), 0))
        self.which.setVisible(len(received) > 1)
        for part in (self.banner, self.table):
            part.setVisible(bool(received))
        self.nothing.setVisible(not received)
        if received:
            self._show(received[self.which.currentIndex()])

    def _on_which(self) -> None:
        self.refresh()

    def _show(self, entry: Entry) -> None:
        session = self._session
        news = session.office.questions.news(entry, session.period)
        self.banner.say(*_said(news, in_sentence(session.period)))
        self.table.show_lines([_line(one) for one in news.novelties])


class OldAnswersView(QWidget):
    """Answers whose questions are gone: to be read, copied, and taken over by the questions in their place."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        theme = session.theme
        self.about = words(
            "Câu hỏi không còn trong hướng dẫn mới. Những gì đã ghi vẫn giữ để xem, không gửi đi, không bị xóa.",
            role="quiet",
        )
        self.undo = button("Lấy lại", self._on_undo, theme, "undo")
        self.told = Banner(theme, self.undo)
        self.table = LinesTable(("Câu hỏi cũ", "Đã ghi"), (50, 50), theme)
        self.table.setAccessibleName("Câu hỏi cũ")
        self.question = heading("")
        self.facts = Facts(theme)
        self.copy = button("Chép nội dung", self._on_copy, theme, "document")
        self._carry = QWidget()
        self._carry_rows: QVBoxLayout = column(self._carry, SPACES["hair"])
        self.below = QWidget()
        below = column(self.below, SPACES["near"])
        for part in (self.question, self.facts, self._carry, in_line(self.copy)):
            below.addWidget(part)
        self.nothing = empty_state(
            "Không có câu trả lời nào theo câu hỏi cũ", "Mọi điều đã ghi của kỳ này đều thuộc câu hỏi đang dùng."
        )
        rows = column(self, SPACES["near"])
        for part in (self.about, self.told):
            rows.addWidget(part)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.below)
        rows.addWidget(self.nothing, 1)
        self.table.chosen.connect(self._on_chosen)
        self._answers: dict[str, OldAnswer] = {}

    def refresh(self) -> None:
        """Show what is kept in the period."""
        session = self._session
        answers = session.office.questions.old_answers(session.period)
        self._answers = {one.record.uid: one for one in answers}
        for part in (self.about, self.table, self.below):
            part.setVisible(bool(answers))
        self.nothing.setVisible(not answers)
        self.table.show_lines([_old_line(one) for one in answers])
        if answers and self.table.subject() is None:
            self.table.choose(0)
        self._on_chosen()

    def carry(self, answer: OldAnswer, item: Record) -> None:
        """Take an answer over to the question in its place."""
        session = self._session
        try:
            made = session.office.questions.carry_over(session.period, answer, item)
        except UserError as fault:
            session.messages.fail(fault)
            return
        self.told.say(f"Đã chuyển sang: {session.office.questions.name(item, session.period)}", level="done")
        session.news.changed.emit(made.description.name)
        self.refresh()

    def _on_undo(self) -> None:
        try:
            self._session.office.past.undo()
        except UserError as fault:
            self._session.messages.fail(fault)
        self.told.hide()
        for kind in ("criterion_score", "indicator_figure"):
            self._session.news.changed.emit(kind)
        self.refresh()

    def _on_copy(self) -> None:
        answer = self._answers.get(self.table.subject() or "")
        if answer is not None:
            QApplication.clipboard().setText(answer.as_text())
            self.told.say("Đã chép. Dán vào chỗ cần bằng Ctrl+V.", level="done")
            self.undo.hide()

    def _on_chosen(self) -> None:
        answer = self._answers.get(self.table.subject() or "")
        self.below.setVisible(answer is not None)
        clear(self._carry_rows)
        if answer is None:
            return
        self.question.setText(answer.question)
        self.facts.show_facts(answer.said)
        session = self._session
        for item in answer.successors:
            named = session.office.questions.name(item, session.period)
            if session.office.questions.is_carried(session.period, answer, item):
                self._carry_rows.addWidget(words(f"Đã có ở câu hỏi mới: {named}", role="quiet"))
            elif not session.office.read_only:
                self._carry_rows.addWidget(self._carrying(answer, item, named))
        self._carry.setVisible(bool(answer.successors))

    def _carrying(self, answer: OldAnswer, item: Record, named: str) -> QWidget:
        short = named if len(named) <= LONGEST else f"{named[:LONGEST].rstrip()}…"

        def act() -> None:
            self.undo.show()
            self.carry(answer, item)

        return button(f"Chuyển sang: {short}", act, self._session.theme, "right", "primary")


def _called(entry: Entry) -> str:
    day = write_date(entry.handled_at[:10])
    return f"Hướng dẫn của {entry.unit_name}, lần {entry.revision}, nhận ngày {day}"


def _said(news: News, period: str) -> tuple[str, str, str]:
    count = len(news.novelties)
    sentence = f"{_called(news.entry)}: {f'{count} chỗ thay đổi' if count else 'không có gì thay đổi'}."
    since = news.header.applies_from
    said = [f"Áp dụng cho các kỳ kết thúc từ {write_date(since)}."] if since else []
    if news.due_before != news.due_now:
        before, now = (write_date(day.isoformat()) if day else "không đặt" for day in (news.due_before, news.due_now))
        said.append(f"Hạn gửi báo cáo {period}: từ {before} thành {now}.")
    return sentence, " ".join(said), "warning" if count else "done"


def _line(one: Novelty) -> Line:
    what, icon, level = WHAT[one.what]
    kind = GUIDANCE_KINDS[one.kind].description.label
    return Line((what, f"{kind}: {one.title}", _content(one)), icon, level, one)


def _content(one: Novelty) -> str:
    if one.what == DROPPED:
        if one.successors:
            return f"Thay bằng {', '.join(one.successors)}."
        return "Những gì đã ghi vẫn được giữ." if one.kind in ("criterion", "indicator", "task") else ""
    return "\n".join(f"{change.label}: {_quoted(change.old)} → {_quoted(change.new)}" for change in one.changes)


def _quoted(said: str) -> str:
    return f"“{said}”" if said else "để trống"


def _old_line(answer: OldAnswer) -> Line:
    kind = answer.record.description.label
    return Line((f"{kind} · {answer.question}", _shortly(answer)), "document", "", answer.record.uid)


def _shortly(answer: OldAnswer) -> str:
    said: Sequence[str] = [f"{label}: {words_}" for label, words_ in answer.said[:3]]
    return "; ".join(said)
