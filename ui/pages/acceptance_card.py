"""Our report was accepted: when, by whom, with how many points, and where its figures stand among our level."""

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from app.desks.replies import Accepted
from app.domain.correspondence import PeerFigure
from app.domain.peers import FEWEST, against
from app.text.dates import write_date
from app.text.numbers import write_number
from ui.models.lines import Line
from ui.pages.blocks import Card, Facts, column, heading
from ui.pages.lines_table import LinesTable
from ui.theme import SPACES, Theme
from ui.words import words

HOW = (
    "Trung vị là số đứng giữa khi xếp số của các đơn vị cùng cấp đã được chấp nhận từ nhỏ đến lớn. "
    f"Không nêu tên đơn vị nào; chỉ so khi có từ {FEWEST} đơn vị ghi số. Số để tham khảo, không xếp hạng."
)
NONE = f"Phiếu này không kèm số so sánh: chưa đủ {FEWEST} đơn vị cùng cấp ghi số, hoặc cấp trên dùng bản cũ."


class AcceptanceCard(Card):
    """The receipt in words; hidden until there is one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Cấp trên đã nhận, đã chấp nhận", parent)
        self.facts = Facts(theme)
        self.among = heading("So với các đơn vị cùng cấp")
        self.how = words(role="quiet")
        self.table = LinesTable(
            ("Nội dung", "Của đơn vị", "Trung vị", "So với trung vị", "Số đơn vị"),
            (44, 14, 14, 18, 10),
            theme,
            (1, 2, 4),
        )
        self.table.setAccessibleName("So với các đơn vị cùng cấp")
        self.table.be_as_high_as_its_lines(12)
        below = column(space=SPACES["near"])
        for part in (self.among, self.how, self.table):
            below.addWidget(part)
        self.rows.addWidget(self.facts)
        self.rows.addSpacing(SPACES["apart"])
        self.rows.addLayout(below)
        self.hide()

    def show_acceptance(self, accepted: Accepted | None) -> None:
        """Show this one; nothing for None."""
        self.setVisible(accepted is not None)
        if accepted is None:
            return
        decision = accepted.decision
        told = [
            ("Lần gửi", str(accepted.sent.revision)),
            ("Cơ quan chấp nhận", accepted.reply.unit_name),
            ("Chấp nhận ngày", write_date(decision.decided_on or "")),
            ("Người xét", decision.decided_by or ""),
            ("Tổng điểm tự chấm", _points(decision.score)),
            ("Tổng điểm thẩm định", _points(decision.appraised)),
            ("Ý kiến", decision.text or ""),
        ]
        self.facts.show_facts([(label, said) for label, said in told if said])
        self.how.setText(HOW if accepted.peers else NONE)
        self.table.setVisible(bool(accepted.peers))
        self.table.show_lines([_line(row) for row in accepted.peers])


def _line(row: PeerFigure) -> Line:
    name = f"{row.name} ({row.measure})" if row.indicator and row.measure else row.name or ""  # points name themselves
    return Line((name, _number(row.value), _number(row.median), against(row), str(row.units or "")), "", "", row.uid)


def _number(value: Decimal | None) -> str:
    return "" if value is None else write_number(value)


def _points(points: Decimal | None) -> str:
    return f"{write_number(points, 2)} điểm" if points is not None else ""
