"""The last annex: every package in the sum, so that the sum can be checked again later (domain notes §5.4, point 7)."""

from reportlab.platypus import Flowable

from app.domain.report_rows import IncludedPackage
from app.reports.consolidated.material import Material
from app.reports.consolidated.who import day
from app.reports.style import PLAIN, line
from app.reports.tables import Column, Row, grid


def packages(about: Material) -> list[Flowable]:
    """Unit, revision, time received, and the check code of the package: all 64 digits of it."""
    rows = [
        Row(
            (str(at), about.unit(row), row.unit or "", str(row.revision or ""), _moment(row)),
            (("Mã kiểm tra gói", row.package or "không có: số liệu nhận bằng biểu, không niêm phong"),),
        )
        for at, row in enumerate(about.reporting.accepted, 1)
    ]
    return [grid(_COLUMNS, rows, small=True)] if rows else [line("Chưa có gói nào được chấp nhận.", PLAIN)]


def _moment(row: IncludedPackage) -> str:
    return " ".join(part for part in (row.received_at or "", day(row)) if part)


_COLUMNS = (
    Column("TT", 10, "centre"),
    Column("Đơn vị", 72),
    Column("Mã đơn vị", 24, "centre"),
    Column("Lần gửi", 18, "centre"),
    Column("Lúc nhận", 41, "centre"),
)
