"""What stands between the records and a sealed report: every problem as a line that leads to its place."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.ledger import Ledger
from app.domain.problems import Problem
from app.domain.records import KINDS
from ui.models.lines import Line
from ui.pages.blocks import Banner, Chips, button, column, in_line
from ui.pages.lines_table import LinesTable
from ui.pages.places import PREVIEW_VIEW, SEAL_VIEW, SEND, owner_kind
from ui.period_words import in_sentence
from ui.session import Session
from ui.theme import SPACES, mark
from ui.words import words

LEVEL_WORDS = {"error": "Phải sửa", "warning": "Nên xem"}


def summary(problems: list[Problem], period: str) -> tuple[str, str, str]:
    """The sentence over the list, what it means, and its level."""
    blocking = sum(problem.level == "error" for problem in problems)
    others = len(problems) - blocking
    beside = f"Còn {others} chỗ nên xem; những chỗ ấy không cản việc gửi." if others else ""
    if blocking:
        return (
            f"Còn {blocking} chỗ phải sửa trước khi niêm phong báo cáo {period}.",
            f"Bấm đúp vào một dòng để đến đúng chỗ. {beside}".strip(),
            "error",
        )
    return f"Báo cáo {period} đã đủ để niêm phong.", beside, "done"


class ChecksPage:
    """The list of what is missing or wrong in the report of the period, part by part."""

    title = "Kiểm tra"
    icon = "checklist"

    def __init__(self, session: Session) -> None:
        self._session = session
        self._problems: list[Problem] = []
        self._part = ""  # the part that is looked at; "" for all
        theme = session.theme
        self.seal = button("Đến bước niêm phong", self._go_to_seal, theme, "seal", "primary")
        self.look = button("Xem trước báo cáo", self._go_to_preview, theme, "document")
        self.banner = Banner(theme, self.look, self.seal)
        self.parts = Chips(("Tất cả",))
        self.table = LinesTable(("Mức", "Việc cần làm", "Ở phần"), (14, 72, 20), theme)
        self.table.setAccessibleName("Những chỗ cần sửa hoặc cần xem")
        self.go = button("Đến chỗ này", self._on_go, theme)
        self.seen = button("Đã xem, không nhắc nữa", self._on_seen, theme, "check")
        self.again = button("Kiểm tra lại", self.refresh, theme, "redo")
        self.with_seen = QCheckBox()
        self.checked_at = words(role="quiet")
        self.checked_at.setWordWrap(False)
        self.widget = QWidget()
        self._whole = column(self.widget)
        self._whole.setContentsMargins(SPACES["group"], SPACES["block"], SPACES["group"], SPACES["block"])
        self._whole.addWidget(self.banner)
        self._whole.addWidget(self.parts)
        self._whole.addWidget(self.table, 1)
        self._whole.addWidget(in_line(self.go, self.seen, self.again, self.with_seen, self.checked_at))
        self._whole.addStretch(0)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._on_chosen)
        self.with_seen.toggled.connect(self._show)

    def refresh(self) -> None:
        """Check anew, beside the window: of ten years it takes longer than a key may wait."""
        period = self._session.period.code
        self._session.look_up("checks", lambda office, _: office.check(period), self.show_problems)

    def show_problems(self, problems: list[Problem]) -> None:
        """Show what a check has found."""
        self._problems = problems
        self.checked_at.setText(f"Kiểm tra lúc {datetime.now().astimezone():%H:%M}")
        self._show()

    def flush(self) -> None:
        """Nothing is typed here."""

    def show_record(self, uid: str, field: str = "") -> None:
        """There are no records of its own here."""

    def _show(self) -> None:
        outbox, period = self._session.office.outbox, self._session.period
        marks = outbox.seen(period.code)
        quiet = [problem for problem in self._problems if problem.level == "warning" and outbox.mark(problem) in marks]
        loud = [problem for problem in self._problems if problem not in quiet]
        shown = self._problems if self.with_seen.isChecked() else loud
        self.banner.say(*summary(loud, in_sentence(period)))
        blocked = any(problem.level == "error" for problem in loud)
        self.seal.setVisible(not blocked)
        mark(self.go, role="primary" if blocked else "")
        self.with_seen.setText(f"Hiện cả {len(quiet)} chỗ đã xem")
        self.with_seen.setVisible(bool(quiet))
        self._show_parts(shown)
        ledger = self._session.office.ledger
        lines = [problem for problem in shown if self._part in ("", part_of(ledger, problem))]
        self.table.show_lines([_line(ledger, problem, problem in quiet) for problem in lines])
        for part in (self.table, self.go, self.seen):
            part.setVisible(bool(shown))
        if lines and self.table.subject() is None:
            self.table.choose(0)
        self._on_chosen(self.table.subject())

    def _show_parts(self, shown: Sequence[Problem]) -> None:
        """One chip a part of the report that has something, with how much; pressing it shows that part alone."""
        ledger = self._session.office.ledger
        counts: dict[str, int] = {}
        for problem in shown:
            name = part_of(ledger, problem)
            counts[name] = counts.get(name, 0) + 1
        if self._part not in counts:
            self._part = ""
        names = ["", *counts]
        chips = Chips([f"Tất cả {len(shown)}", *(f"{name} {count}" for name, count in counts.items())])
        chips.choose(names.index(self._part))
        chips.chosen.connect(lambda number: self._on_part(names[number]))
        self._whole.replaceWidget(self.parts, chips)
        self.parts.hide()
        self.parts.deleteLater()
        self.parts = chips
        chips.setVisible(len(counts) > 1)

    def _on_part(self, name: str) -> None:
        self._part = name
        self._show()

    def _on_chosen(self, problem: Problem | None) -> None:
        self.go.setEnabled(problem is not None)
        office = self._session.office
        if problem is None or problem.level != "warning":
            self.seen.setEnabled(False)
            return
        self.seen.setEnabled(not office.read_only)
        known = office.outbox.mark(problem) in office.outbox.seen(self._session.period.code)
        self.seen.setText("Nhắc lại chỗ này" if known else "Đã xem, không nhắc nữa")

    def _on_seen(self) -> None:
        problem: Problem = self.table.subject()
        outbox, period = self._session.office.outbox, self._session.period.code
        outbox.mark_seen(period, [problem], seen=outbox.mark(problem) not in outbox.seen(period))
        self._show()

    def _on_go(self) -> None:
        self._open(self.table.subject())

    def _open(self, problem: Problem | None) -> None:
        if problem is not None:
            self._session.go_to(problem.record_kind, problem.record_uid, problem.field)

    def _go_to_seal(self) -> None:
        self._session.go_to(SEND, SEAL_VIEW)

    def _go_to_preview(self) -> None:
        self._session.go_to(SEND, PREVIEW_VIEW)


def part_of(ledger: Ledger, problem: Problem) -> str:
    """The part of the report that a problem stands in, as the pages are called."""
    kind = KINDS.get(problem.record_kind)
    if kind is None:
        return "Báo cáo"
    parents = kind.description.parents
    owner = owner_kind(ledger, problem.record_kind, problem.record_uid) if len(parents) > 1 else "".join(parents)
    return KINDS[owner or problem.record_kind].description.label


def _line(ledger: Ledger, problem: Problem, seen: bool) -> Line:
    level = "Đã xem" if seen else LEVEL_WORDS[problem.level]
    kind = KINDS.get(problem.record_kind)
    where = kind.description.label if kind is not None else part_of(ledger, problem)
    icon = "check" if seen else "refused" if problem.level == "error" else "warning"
    return Line((level, problem.sentence, where), icon, "" if seen else problem.level, problem)
