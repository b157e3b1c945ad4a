"""What stands between the records and a sealed report: every problem as a line that leads to its place."""

from PySide6.QtWidgets import QWidget

from app.domain.problems import Problem
from app.domain.records import KINDS
from ui.models.lines import Line
from ui.pages.blocks import Banner, button, column
from ui.pages.lines_table import LinesTable
from ui.pages.places import SEAL_VIEW, SEND
from ui.period_words import in_sentence
from ui.session import Session
from ui.theme import SPACES, mark

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
    """The list of what is missing or wrong in the report of the period."""

    title = "Kiểm tra"
    icon = "checklist"

    def __init__(self, session: Session) -> None:
        self._session = session
        theme = session.theme
        self.seal = button("Đến bước niêm phong", self._go_to_seal, theme, "seal", "primary")
        self.banner = Banner(theme, self.seal)
        self.table = LinesTable(("Mức", "Việc cần làm", "Ở phần"), (14, 72, 20), theme)
        self.table.setAccessibleName("Những chỗ cần sửa hoặc cần xem")
        self.go = button("Đến chỗ này", self._on_go, theme)
        self.widget = QWidget()
        whole = column(self.widget)
        whole.setContentsMargins(SPACES["group"], SPACES["block"], SPACES["group"], SPACES["block"])
        whole.addWidget(self.banner)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.go)
        whole.addStretch(0)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(lambda subject: self.go.setEnabled(subject is not None))

    def refresh(self) -> None:
        """Check anew."""
        problems = self._session.office.check(self._session.period.code)
        self.banner.say(*summary(problems, in_sentence(self._session.period)))
        blocked = any(problem.level == "error" for problem in problems)
        self.seal.setVisible(not blocked)
        mark(self.go, role="primary" if blocked else "")
        self.table.show_lines(
            [
                Line(
                    (
                        LEVEL_WORDS[problem.level],
                        problem.sentence,
                        KINDS[problem.record_kind].description.label if problem.record_kind in KINDS else "",
                    ),
                    "refused" if problem.level == "error" else "warning",
                    problem.level,
                    problem,
                )
                for problem in problems
            ]
        )
        for part in (self.table, self.go):
            part.setVisible(bool(problems))
        if problems and self.table.subject() is None:
            self.table.choose(0)

    def flush(self) -> None:
        """Nothing is typed here."""

    def show_record(self, uid: str, field: str = "") -> None:
        """There are no records of its own here."""

    def _on_go(self) -> None:
        self._open(self.table.subject())

    def _open(self, problem: Problem | None) -> None:
        if problem is not None:
            self._session.go_to(problem.record_kind, problem.record_uid, problem.field)

    def _go_to_seal(self) -> None:
        self._session.go_to(SEND, SEAL_VIEW)
