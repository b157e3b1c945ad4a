"""The totals of a period as a workbook: indicators by unit, scores by unit, who is missing.

For people and for other programs; it is never read back, so it carries no hidden keys. Sums are values,
not formulas: what stands here is what was added up, and the last column says how.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from app.domain.consolidation import Consolidation
from app.domain.fields import Blank, Figure
from app.domain.periods import Period
from app.domain.scores import PLACES

_RULES = {
    "SUM": "Cộng các đơn vị",
    "RATIO": "Tính lại từ tổng tử số và tổng mẫu số",
    "WAVG": "Bình quân theo trọng số",
    "COUNT_YES": "Đếm số đơn vị có",
    "NONE": "Không cộng",
}


def write(totals: Consolidation, names: Mapping[str, str], period: Period) -> bytes:
    """The workbook as bytes. `names` gives the units' names, our own unit first."""
    from openpyxl import Workbook  # loaded when first needed: openpyxl

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Chỉ tiêu"
    _fill(sheet, _title("TỔNG HỢP CHỈ TIÊU", totals, period), _indicator_rows(totals, names), freeze="E4")
    _fill(
        book.create_sheet("Điểm tự chấm"),
        _title("ĐIỂM SÁU NHIỆM VỤ", totals, period),
        _score_rows(totals, names),
        freeze="C4",
    )
    _fill(
        book.create_sheet("Tình hình báo cáo"),
        _title("TÌNH HÌNH BÁO CÁO", totals, period),
        _unit_rows(totals, names),
        freeze="A4",
    )
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _title(what: str, totals: Consolidation, period: Period) -> str:
    reported = len(totals.expected) - len(totals.missing)
    return f"{what} – {period.label} – tổng hợp {reported}/{len(totals.expected)} đơn vị"


def _units(totals: Consolidation) -> list[str]:
    return [totals.unit, *totals.accepted]


def _indicator_rows(totals: Consolidation, names: Mapping[str, str]) -> list[list[Any]]:
    units = _units(totals)
    heads = ["Mã", "Chỉ tiêu", "Đơn vị tính", "Cộng", *(names.get(unit, unit) for unit in units), "Cách cộng"]
    rows: list[list[Any]] = [heads]
    for code, total in totals.indicators.items():
        shown = [total.shown(total.by_unit.get(unit)) for unit in units]
        rows.append(
            [
                code,
                total.item.name,
                total.item.unit,
                _cell(total.shown(total.total)),
                *(_cell(value) for value in shown),
                _RULES.get(total.item.unit_rule or "", ""),
            ]
        )
    return rows


def _score_rows(totals: Consolidation, names: Mapping[str, str]) -> list[list[Any]]:
    units = _units(totals)
    rows: list[list[Any]] = [["Nhiệm vụ", "", *(names.get(unit, unit) for unit in units)]]
    for task, scores in totals.tasks.items():
        rows.append([task, "", *(_cell(scores.get(unit)) for unit in units)])
    rows.append(["Tổng điểm", "", *(_cell(_rounded(totals.scores.get(unit))) for unit in units)])
    return rows


def _unit_rows(totals: Consolidation, names: Mapping[str, str]) -> list[list[Any]]:
    rows: list[list[Any]] = [["Mã", "Đơn vị", "Tình trạng", "Số hội nghị chủ trì"]]
    for unit in (*totals.accepted, *totals.missing):
        state = "Đã chấp nhận" if unit in totals.accepted else "Chưa có báo cáo được chấp nhận"
        rows.append([unit, names.get(unit, unit), state, totals.conferences_by_unit.get(unit)])
    return rows


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else round(value, PLACES)


def _cell(value: Figure | None) -> Any:
    return value.value if isinstance(value, Blank) else value


def _fill(sheet: Any, title: str, rows: Sequence[Sequence[Any]], *, freeze: str) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # loaded when first needed: openpyxl

    edge = Side(style="thin", color="B5BCC6")
    box = Border(left=edge, right=edge, top=edge, bottom=edge)
    sheet["A1"] = title
    sheet["A1"].font = Font(name="Times New Roman", size=14, bold=True)
    for at, row in enumerate(rows):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(row=at + 3, column=column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # text that begins with "=" stays text
            cell.font = Font(name="Times New Roman", size=12, bold=at == 0)
            cell.border = box
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="center" if at == 0 else None)
            if at == 0:
                cell.fill = PatternFill("solid", fgColor="E8EDF3")
            elif isinstance(value, Decimal):
                cell.number_format = "#,##0" if value == value.to_integral_value() else "#,##0.0#"
    for column, width in enumerate(_widths(rows), 1):
        sheet.column_dimensions[sheet.cell(row=3, column=column).column_letter].width = width
    sheet.freeze_panes = freeze
    sheet.print_title_rows = "3:3"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _widths(rows: Sequence[Sequence[Any]]) -> list[float]:
    longest = [max((len(str(row[at])) for row in rows if row[at] is not None), default=0) for at in range(len(rows[0]))]
    return [min(max(length + 2, 8), 48) for length in longest]
