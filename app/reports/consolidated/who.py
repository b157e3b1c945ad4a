"""Who reported: the counts with names, how far the reports have come, and the state of every unit in an annex."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from app.domain.report_rows import IncludedPackage
from app.domain.reporting import MISSING, TO_MEND, WAITING
from app.reports.charts import progress
from app.reports.charts.told import STATES, progress_groups
from app.reports.consolidated.material import Material
from app.reports.page import TEXT_WIDTH
from app.reports.style import BODY, PART, line, paragraphs, space
from app.reports.tables import Column, Row, grid
from app.text.dates import date_words
from app.text.numbers import two_digit

MOST_NAMES = 25
"""Names in one cell of the body; with more, the annex names them all. Who is missing is always named."""


def who_reported(about: Material) -> list[Flowable]:
    """Chapter I: phải nộp, đã nộp, đúng hạn, trễ, chưa nộp, trả lại (domain notes §5.4, point 1)."""
    here = about.reporting
    flow: list[Flowable] = [
        line("I. TÌNH HÌNH BÁO CÁO CỦA CÁC ĐƠN VỊ", PART),
        line(
            f"Phải nộp: {two_digit(len(here.expected))} đơn vị; đã nộp: {two_digit(len(here.handed_in))} "
            f"(đúng hạn: {two_digit(len(here.on_time))}; trễ hạn: {two_digit(len(here.late))}); "
            f"chưa nộp: {two_digit(len(here.missing))}; trả lại để sửa: {two_digit(len(here.returned))}. "
            f"Đã chấp nhận và cộng vào báo cáo này: {two_digit(len(here.accepted))} đơn vị.",
            BODY,
        ),
    ]
    if here.expected:
        flow += [*progress(STATES, progress_groups(here), TEXT_WIDTH), space(2)]
    rows = [
        Row((label, two_digit(len(units)), _named(units, about, whole=whole)))
        for label, units, whole in (
            ("Đúng hạn", here.on_time, False),
            ("Trễ hạn", here.late, True),
            (WAITING, here.waiting, True),
            (TO_MEND, here.returned, True),
            (MISSING, here.missing, True),
        )
        if units
    ]
    if rows:
        flow.append(grid(_COUNTS, rows))
    return [*flow, *paragraphs(about.report.reporting_situation)]


def every_unit(about: Material) -> list[Flowable]:
    """The annex with one row for each unit that owes a report."""
    rows = [
        Row(
            (
                str(at),
                about.unit(row),
                row.state or "",
                day(row),
                "" if row.days_late is None else str(row.days_late),
                "" if row.conferences is None else str(row.conferences),
            )
        )
        for at, row in enumerate(about.reporting.expected, 1)
    ]
    return [grid(_UNITS, rows, small=True)] if rows else []


def day(row: IncludedPackage) -> str:
    """The day on which a report came, as Vietnamese write it."""
    return date_words(row.received_on)


def _named(units: Sequence[IncludedPackage], about: Material, *, whole: bool) -> str:
    if len(units) > MOST_NAMES and not whole:
        return "Tên đơn vị: xem phụ lục."
    return "; ".join(f"{about.unit(row)} ({row.days_late} ngày)" if row.days_late else about.unit(row) for row in units)


_COUNTS = (Column("Tình trạng", 34), Column("Số đơn vị", 18, "right"), Column("Tên đơn vị", 113))

_UNITS = (
    Column("TT", 10, "centre"),
    Column("Đơn vị", 56),
    Column("Tình trạng", 40),
    Column("Ngày nhận", 24, "centre"),
    Column("Trễ (ngày)", 17, "right"),
    Column("Số hội nghị", 18, "right"),
)
