"""What is in force: periods with their deadlines, the six tasks, indicators, catalogue, units; and sending it down."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.guidance import LEVELS, Guidance
from app.domain.guidance_items import (
    CatalogueItem,
    CriterionItem,
    IndicatorItem,
)
from app.domain.words import say
from app.errors import UserError
from app.office import Office, Sent
from app.progress import Progress
from app.text.dates import write_date
from app.text.numbers import write_number
from ui.forms.sheet import sheet
from ui.models.lines import Line
from ui.pages.blocks import Banner, Card, Chips, Room, button, column, in_line
from ui.pages.guidance_news import NewsView, OldAnswersView
from ui.pages.lines_table import LinesTable
from ui.pages.paper_reader import PaperReader
from ui.pages.places import INBOX, RECEIVED_VIEW
from ui.pages.seal_fields import SealFields
from ui.period_words import in_sentence
from ui.session import Session
from ui.theme import SPACES
from ui.words import words

VIEWS = (
    "Có gì mới",
    "Kỳ và hạn",
    "Sáu nhiệm vụ",
    "Chỉ tiêu",
    "Danh mục phong trào",
    "Đơn vị",
    "Câu hỏi cũ",
    "Ban hành",
)
NEWS, PERIODS = 0, 1
REPORTING = ("province", "district", "ward")


class GuidancePage:
    """Read only: guidance changes by receiving a newer one."""

    title = "Hướng dẫn hiện dùng"
    icon = "guidance"

    def __init__(self, session: Session) -> None:
        self._session = session
        theme = session.theme
        below = session.office.has_units_below
        self.which = words()
        self.receive = button("Nhận hướng dẫn của cấp trên…", self._to_inbox, theme, "inbox")
        self.chips = Chips(VIEWS if below else VIEWS[:-1])
        levels = [choice.label for choice in LEVELS if choice.code in REPORTING]
        self.tables = (
            LinesTable(("Kỳ", *(f"Hạn của {label.lower()}" for label in levels)), (34, 22, 22, 22), theme),
            LinesTable(("Mã", "Nhiệm vụ, tiêu chí", "Trọng số, điểm"), (10, 76, 14), theme, (2,)),
            LinesTable(("Mã", "Chỉ tiêu", "Đơn vị tính", "Cách cộng"), (18, 56, 14, 20), theme),
            LinesTable(("Mã", "Cuộc vận động, phong trào", "Chủ trì"), (14, 66, 24), theme),
            LinesTable(("Mã", "Đơn vị", "Cấp", "Cấp trên"), (12, 40, 22, 30), theme),
        )
        self._stale: set[int] = set()  # views that show the ledger as it was
        self.stack = Room()
        self.news = NewsView(session)
        self.old = OldAnswersView(session)
        for view in (self.news, *self.tables, self.old):
            self.stack.addWidget(view)
        self.fields = SealFields(session)
        self.issue = button("Niêm phong hướng dẫn", self._on_issue, theme, "guidance", "primary")
        self.preview = button("Xem trước", self._on_preview, theme, "document")
        self.look = button("Xem, in", self._on_look, theme, "print")
        self._made: Sent | None = None
        self.result = Banner(theme, self.look)
        if below:
            self.stack.addWidget(sheet(self._issuing()))
        page = QWidget()
        self.papers = PaperReader(session, page)
        self.widget = self.papers.widget
        rows = column(page, SPACES["near"])
        rows.setContentsMargins(SPACES["group"], SPACES["apart"], SPACES["group"], SPACES["near"])
        above = QHBoxLayout()
        above.setSpacing(SPACES["block"])
        above.addWidget(self.which, 1)
        above.addWidget(self.receive)
        rows.addLayout(above)
        rows.addWidget(self.chips)
        rows.addWidget(self.stack, 1)
        for table, name in zip(self.tables, VIEWS[1:], strict=False):
            table.setAccessibleName(name)
        self.chips.chosen.connect(self._on_view)
        self._open(NEWS if session.office.questions.received() else PERIODS)
        session.jobs.idle.connect(self._on_idle)

    def refresh(self) -> None:
        """Show what binds the period."""
        guidance = self._session.office.guidance_of(self._session.period)
        units = guidance.units
        issuer = guidance.header.issuer_name or (units.name(guidance.issuer) if guidance.issuer else "")
        issued = f", ngày {write_date(guidance.issued_on)}" if guidance.issued_on else ""
        self.which.setText(
            f"Áp dụng cho {in_sentence(self._session.period)}. Ban hành: {issuer or 'kèm sẵn trong chương trình'}"
            f"{issued}, bản số {guidance.version}. Chỉ xem; thay đổi khi nhận hướng dẫn mới của cấp trên."
        )
        self._stale = set(range(self.stack.count()))
        self._fill(self.stack.currentIndex())

    def flush(self) -> None:
        """A passphrase is never kept."""
        self.fields.passphrase.clear()

    def show_record(self, uid: str, field: str = "") -> None:
        """There are no records of its own here; `field` may be the hash of a guidance that came."""
        self.papers.leave()
        if field:
            self.news.refresh(field)
            self._open(NEWS)

    def _fill(self, view: int) -> None:
        """Fill a view when it is looked at: all of them take longer than a click may."""
        if view not in self._stale:
            return
        self._stale.discard(view)
        shown = self.stack.widget(view)
        if shown is self.news:
            self.news.refresh()
        elif shown is self.old:
            self.old.refresh()
        elif view - PERIODS in range(len(self.tables)):
            self.tables[view - PERIODS].show_lines(self._lines(view - PERIODS))
        else:
            self.fields.refresh()

    def _lines(self, table: int) -> list[Line]:
        session = self._session
        guidance = session.office.guidance_of(session.period)
        makers: Sequence[Callable[[], list[Line]]] = (
            lambda: _periods(session.office, guidance),
            lambda: _tasks(guidance),
            lambda: [_indicator(item) for item in guidance.indicators_of(session.period)],
            lambda: [_campaign(item, guidance) for item in guidance.catalogue_of(session.period)],
            lambda: _units(guidance, session),
        )
        return makers[table]()

    def _issuing(self) -> QWidget:
        card = Card("Ban hành hướng dẫn cho cấp dưới")
        for part in (
            words(
                "Niêm phong hướng dẫn đang dùng thành một tài liệu PDF cho các đơn vị cấp dưới. Đơn vị nhận tệp này "
                "ở trang Nhận; từ đó kỳ, tiêu chí, chỉ tiêu và danh mục của họ theo bản này."
            ),
            self.fields,
            in_line(self.issue, self.preview),
            self.result,
        ):
            card.rows.addWidget(part)
        self.fields.entered.connect(self._on_issue)
        return card

    def _open(self, number: int) -> None:
        self.chips.choose(number)
        self._on_view(number)

    def _on_view(self, number: int) -> None:
        self._fill(number)
        self.stack.setCurrentIndex(number)

    def _on_issue(self) -> None:
        passphrase = self.fields.take_passphrase()
        if passphrase is None or not self.issue.isEnabled():
            return
        folder = self.fields.folder
        self.issue.setEnabled(False)

        def work(office: Office, progress: Progress) -> Sent:
            return office.export_guidance(folder, passphrase)

        self._session.run("Niêm phong hướng dẫn", work, self._on_issued, self._on_failed)

    def _on_preview(self) -> None:
        self.papers.read("Soạn văn bản hướng dẫn", "huong-dan.pdf", lambda office: office.papers.guidance())

    def _on_look(self) -> None:
        made = self._made
        if made is not None:
            self.papers.read("Mở hướng dẫn", made.file.name, lambda office: office.outbox.pages(made.entry))

    def _on_issued(self, sent: Sent) -> None:
        self._made = sent
        self.look.show()
        self.fields.written()
        self.result.say(
            f"Đã ban hành hướng dẫn, lần {sent.revision}.", f"{sent.file}\nHãy gửi tệp này cho cấp dưới.", "done"
        )
        self._session.news.changed.emit("sent")

    def _on_failed(self, fault: UserError) -> None:
        self.look.hide()
        if not self.fields.ask_again(fault):
            self.result.say(fault.sentence, level="error")

    def _on_idle(self) -> None:
        self.issue.setEnabled(not self._session.office.read_only)

    def _to_inbox(self) -> None:
        self._session.go_to(INBOX, RECEIVED_VIEW)


def _periods(office: Office, guidance: Guidance) -> list[Line]:
    lines: list[Line] = []
    for period in office.periods():
        due = (guidance.deadline(period, level) for level in REPORTING)
        lines.append(Line((period.label, *(write_date(day.isoformat()) if day else "–" for day in due))))
    return lines


def _tasks(guidance: Guidance) -> list[Line]:
    lines: list[Line] = []
    for task in guidance.tasks:
        weight = write_number(task.weight) if task.weight is not None else ""
        lines.append(Line((task.code or "", task.wording or "", f"{weight} %"), "tasks"))
        for item in guidance.criteria(task.code):
            most = f"{write_number(item.maximum)} điểm" if item.maximum is not None else ""
            lines.append(Line((item.code or "", _question(item), most)))
    return lines


def _question(item: CriterionItem) -> str:
    return item.question or item.uid


def _indicator(item: IndicatorItem) -> Line:
    rule = say(item.description.by_key["unit_rule"], item.unit_rule)
    return Line((item.code or item.uid, item.name or "", item.unit or "", rule))


def _campaign(item: CatalogueItem, guidance: Guidance) -> Line:
    lead = say(item.description.by_key["lead"], item.lead)
    return Line((item.code or item.uid, item.name or "", lead))


def _units(guidance: Guidance, session: Session) -> list[Line]:
    office, day = session.office, session.period.end
    ours = [
        *reversed(guidance.units.superiors(office.unit, day)),
        *([own] if (own := guidance.units.unit(office.unit, day)) else []),
        *guidance.units.children(office.unit, day),
    ]
    return [
        Line(
            (
                unit.code or unit.uid,
                unit.name or "",
                say(unit.description.by_key["level"], unit.level),
                guidance.units.name(unit.superior, day) if unit.superior else "–",
            ),
            "office" if unit.code == office.unit else "",
        )
        for unit in ours
    ]
