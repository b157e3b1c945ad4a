"""Record: one indicator of one period, as our own activity or as the whole area's sum (domain notes §3.3)."""

from decimal import Decimal

from app.domain.fields import Choice, Record, Section, Width, amount, choice, figure, link, record, text
from app.domain.fields import Figure as Number
from app.domain.fields import note as lines

WHAT = Section("what", "Chỉ tiêu")
VALUES = Section("values", "Số liệu")
EXACT = Section("exact", "Tử số, mẫu số")
APPRAISAL = Section("appraisal", "Thẩm định")

SCOPES = (
    Choice("own", "Hoạt động riêng của đơn vị"),
    Choice("area", "Toàn địa bàn"),
)

OWN_PREFIX = "R_"
"""Codes of a unit's own indicators start so; they are listed, never summed."""


def figure_uid(period: str, indicator: str, scope: str = "own") -> str:
    """The uid of a figure: the same on every computer, so that a later version meets the earlier one."""
    return f"{period}.{indicator}" if scope == "own" else f"{period}.{indicator}.{scope}"


@record("indicator_figure", "Số liệu chỉ tiêu", plural="Số liệu chỉ tiêu", title="indicator")
class IndicatorFigure(Record):
    """The figures of one indicator. Empty, 0 and "không phát sinh" are three different answers."""

    period: str | None = link(WHAT, "Kỳ", "period", required=True, listed=True)
    indicator: str | None = link(WHAT, "Chỉ tiêu", "indicator", required=True, width=Width.WIDE, listed=True)
    scope: str | None = choice(
        WHAT,
        "Phạm vi",
        *SCOPES,
        required=True,
        listed=True,
        help="Số tổng hợp của cấp trên bằng hoạt động riêng cộng số của các đơn vị; ghi lẫn sẽ cộng hai lần.",
    )
    own_name: str | None = text(
        WHAT,
        "Tên chỉ tiêu riêng",
        width=Width.WIDE,
        help="Chỉ cho chỉ tiêu riêng của đơn vị; được liệt kê, không cộng.",
    )
    own_unit: str | None = text(WHAT, "Đơn vị tính của chỉ tiêu riêng", width=Width.SHORT)
    plan: Number | None = figure(VALUES, "Kế hoạch", places=6, listed=True)
    actual: Number | None = figure(VALUES, "Thực hiện", places=6, listed=True)
    last_year: Number | None = figure(VALUES, "Cùng kỳ", places=6, listed=True)
    cumulative: Number | None = figure(VALUES, "Lũy kế", places=6, listed=True, help="Cộng dồn từ đầu năm.")
    note: str | None = lines(
        VALUES, "Ghi chú", help="Cần ghi khi số liệu lệch nhiều so với cùng kỳ, hoặc đã quy đổi sau sáp nhập."
    )
    numerator: Decimal | None = amount(EXACT, "Tử số", places=6, computed=True)
    denominator: Decimal | None = amount(EXACT, "Mẫu số", places=6, computed=True)
    appraised: Number | None = figure(APPRAISAL, "Cấp trên thẩm định", places=6)
    appraised_reason: str | None = lines(APPRAISAL, "Lý do điều chỉnh")
