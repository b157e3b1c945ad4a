"""The totals of a period as a workbook: indicators by unit, points and levels, who reported, what was listed.

For people and for other programs; it is never read back and is no evidence, so it may hold formulas: the sums are
values, and beside them check cells add up again (`totals_checks`).
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from app.domain.consolidation import Consolidation, Total
from app.domain.fields import Blank, Figure
from app.domain.guidance_items import UNIT_RULES
from app.domain.indicators import percent
from app.domain.periods import Period
from app.domain.report_rows import IncludedPackage
from app.domain.reporting import reporting
from app.domain.scores import PLACES
from app.packages import cells, front_sheet, grid_sheet, layout, sheet_style
from app.packages.front_sheet import Page
from app.packages.grid_sheet import FIRST_ROW, Grid
from app.packages.layout import HEAD, Book
from app.packages.pens import Part
from app.packages.totals_checks import NO_CHECK, Placed, check_of, matching

_RULES = {option.code: option.label for option in UNIT_RULES}
_FIXED = 6
"""Columns of the matrix before those of the units."""

_UNIT_WIDTH = 13.5
_READ = (
    "Số cộng là giá trị do chương trình cộng chính xác; cột Kiểm tra là công thức Excel cộng lại từ các ô cùng trang. "
    "“Khớp” là đúng, “Lệch” là có ô đã bị sửa, dấu – là không cộng lại được từ trang này.",
    "Mở tệp mà cột Kiểm tra trống: bấm Cho phép chỉnh sửa (Enable Editing) để Excel tính.",
    "Ô trống: đơn vị chưa có số liệu. Số 0: có theo dõi, bằng không. “không phát sinh”: trong kỳ không có việc này.",
    "Tỷ lệ không bao giờ lấy trung bình cộng: tính lại từ tổng tử số và tổng mẫu số, hoặc bình quân theo quyền số.",
    "Đây là bản để làm việc. Bằng chứng là các gói đã niêm phong mà các đơn vị gửi lên (có tên ở trang Tình hình).",
)
_COLOURS = (
    *front_sheet.COLOURS[:1],
    ("fixed", "Xám", "mã, tên, số không sửa"),
    ("total", "Xanh nhạt, chữ đậm", "số cộng toàn địa bàn, đầu cột"),
)


def write(
    totals: Consolidation, packages: Sequence[IncludedPackage], names: Mapping[str, str], period: Period
) -> bytes:
    """The workbook as bytes. `packages` are the rows about the units below, `names` the names of all units and ours."""
    heading = f"{names.get(totals.unit, totals.unit)} – {period.label}"
    grids = [grid for grid in _grids(totals, packages, names, heading) if grid.rows]
    book = layout.new_book(f"Tổng hợp {heading}")
    _draw_front(book, heading, totals, packages, grids)
    for grid in grids:
        grid_sheet.draw(book, grid)
    return layout.to_bytes(book)


def _grids(
    totals: Consolidation, packages: Sequence[IncludedPackage], names: Mapping[str, str], heading: str
) -> Iterator[Grid]:
    yield _sums(totals, heading)
    yield _matrix(totals, names, heading)
    yield _points(totals, packages, names, heading)
    yield _reports(packages, heading)
    yield _levels(totals, heading)
    yield _listed(totals, names, heading)


def _draw_front(
    book: Book, heading: str, totals: Consolidation, packages: Sequence[IncludedPackage], grids: Sequence[Grid]
) -> None:
    told = reporting(packages)
    rows = front_sheet.begin(book, "Giới thiệu")
    rows.add(None, ("title", "SỔ TỔNG HỢP"))
    rows.add(None, ("subtitle", heading))
    rows.band("Số liệu này cộng từ đâu")
    rows.pair(("label", "Đơn vị tổng hợp"), heading.partition(" – ")[0])
    rows.pair(("label", "Phải báo cáo"), f"{len(totals.expected):02d} đơn vị")
    rows.pair(("label", "Đã cộng vào đây"), f"{len(totals.accepted):02d} đơn vị, và số liệu của chính đơn vị mình")
    rows.pair(("label", "Đã nộp, chờ xét"), f"{len(told.waiting):02d} đơn vị, chưa cộng")
    rows.pair(("label", "Đã trả lại để sửa"), f"{len(told.returned):02d} đơn vị, chưa cộng")
    rows.pair(("label", "Chưa nộp"), f"{len(told.missing):02d} đơn vị")
    rows.pages([Page(grid.title, f"{len(grid.rows):02d} dòng") for grid in grids])
    rows.colours(_COLOURS)
    rows.band("Cách đọc và kiểm tra")
    for line in _READ:
        rows.sentence(line)


def _sums(totals: Consolidation, heading: str) -> Grid:
    """Every indicator over the whole area, beside plan and last year."""
    rows = [
        (
            ("fixed", code),
            ("fixed", total.item.name or ""),
            ("fixed", total.item.unit or ""),
            _number(total.shown(total.plan)),
            _number(total.shown(total.total), "total"),
            _number(None if total.item.unit_rule == "NONE" else percent(total.total, total.plan)),
            _number(total.shown(total.last_year)),
            _number(percent(total.total, total.last_year)),
            _number(total.shown(total.cumulative)),
        )
        for code, total in totals.indicators.items()
    ]
    return Grid(
        title="Kết quả chung",
        heading=f"Kết quả toàn địa bàn – {heading}",
        note="Của đơn vị mình và mọi đơn vị đã cộng. % kế hoạch và % cùng kỳ tính từ cột Thực hiện.",
        heads=(
            *("Mã", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện", "% kế hoạch"),
            *("Cùng kỳ năm trước", "% so cùng kỳ", "Lũy kế"),
        ),
        widths=(18, 52, 12, 14, 14, 11, 14, 11, 14),
        rows=rows,
    )


def _matrix(totals: Consolidation, names: Mapping[str, str], heading: str) -> Grid:
    """Indicators below one another, units side by side, our own first."""
    units = (totals.unit, *totals.accepted)
    placed = {
        code: _placed(total, units, number) for number, (code, total) in enumerate(totals.indicators.items(), FIRST_ROW)
    }
    rows = [
        (
            ("fixed", code),
            ("fixed", one.total.item.name or ""),
            ("fixed", one.total.item.unit or ""),
            _number(one.total.shown(one.total.total), "total"),
            check_of(code, placed),
            ("fixed", _RULES.get(one.total.item.unit_rule or "", "")),
            *map(_number, one.shown),
        )
        for code, one in placed.items()
    ]
    return Grid(
        title="Chỉ tiêu theo đơn vị",
        heading=f"Chỉ tiêu theo đơn vị – {heading}",
        note="Mỗi cột một đơn vị, đơn vị mình đứng đầu. Cột Kiểm tra cộng lại bằng công thức.",
        heads=(
            *("Mã", "Chỉ tiêu", "Đơn vị tính", "Cộng", "Kiểm tra", "Cách cộng"),
            *(names.get(unit, unit) for unit in units),
        ),
        widths=(18, 38, 10, 13, 9, 20, *[_UNIT_WIDTH] * len(units)),
        rows=rows,
        naming=4,
        checks=5,
    )


def _placed(total: Total, units: Sequence[str], row: int) -> Placed:
    from openpyxl.utils import get_column_letter  # loaded when first needed

    first, last = get_column_letter(_FIXED + 1), get_column_letter(_FIXED + len(units))
    return Placed(
        total=total,
        shown=[total.shown(total.by_unit.get(unit)) for unit in units],
        cell=f"$D${row}",
        units=f"${first}${row}:${last}${row}",
    )


def _points(totals: Consolidation, packages: Sequence[IncludedPackage], names: Mapping[str, str], heading: str) -> Grid:
    """The points of the six tasks, a unit a line."""
    levels = {row.unit: row.rating for row in packages}
    tasks = list(totals.tasks)
    rows = [
        (
            ("counter", number),
            ("fixed", unit),
            ("fixed", names.get(unit, unit)),
            *(_number(totals.tasks[task].get(unit)) for task in tasks),
            _number(_rounded(totals.scores.get(unit)), "total"),
            _number(_rounded(totals.appraised.get(unit))),
            ("text", levels.get(unit) or ""),
        )
        for number, unit in enumerate((totals.unit, *totals.accepted), 1)
    ]
    return Grid(
        title="Điểm và xếp loại",
        heading=f"Điểm sáu nhiệm vụ và xếp loại – {heading}",
        note="Tổng điểm đã nhân hệ số của từng nhiệm vụ theo hướng dẫn, nên có thể khác tổng các cột bên trái.",
        heads=(HEAD, "Mã", "Đơn vị", *tasks, "Tổng điểm tự chấm", "Cấp trên thẩm định", "Xếp loại"),
        widths=(6, 10, 38, *[9.0] * len(tasks), 11, 11, 22),
        rows=rows,
        naming=3,
    )


def _reports(packages: Sequence[IncludedPackage], heading: str) -> Grid:
    """Who reported, when, and by which package."""
    rows = [
        (
            ("counter", number),
            ("fixed", row.unit or ""),
            ("fixed", row.unit_name or ""),
            ("text", row.state or ""),
            ("text", "" if row.revision is None else row.revision),
            ("text", _date(row)),
            ("text", "" if row.days_late is None else row.days_late),
            ("text", "" if row.conferences is None else row.conferences),
            _number(_rounded(row.score)),
            ("text", row.rating or ""),
            ("fixed", row.package or ""),
        )
        for number, row in enumerate(packages, 1)
    ]
    return Grid(
        title="Tình hình báo cáo",
        heading=f"Tình hình báo cáo – {heading}",
        note="Mã gói là dấu vết của tệp đã niêm phong; đơn vị gửi biểu Excel không niêm phong thì không có.",
        heads=(
            *(HEAD, "Mã", "Đơn vị", "Tình trạng", "Lần gửi", "Ngày nhận", "Trễ (ngày)", "Số hội nghị"),
            *("Tổng điểm", "Xếp loại", "Mã gói"),
        ),
        widths=(6, 10, 38, 24, 8, 12, 8, 9, 9, 20, 34),
        rows=rows,
        naming=3,
    )


def _levels(totals: Consolidation, heading: str) -> Grid:
    """How many units stand on which level; the last line adds up."""
    rows: list[tuple[Part, ...]] = [
        (("fixed", level), ("text", count), NO_CHECK) for level, count in totals.ratings.items()
    ]
    if rows:
        last = FIRST_ROW + len(rows)
        again = matching(f"SUM(B{FIRST_ROW}:B{last - 1})", f"B{last}")
        rows.append((("total", "Cộng"), ("total", sum(totals.ratings.values())), again))
    return Grid(
        title="Xếp loại",
        heading=f"Phân bố xếp loại – {heading}",
        note="Đếm các đơn vị cấp dưới ở mọi cấp đã tự chấm đủ điểm; không kể đơn vị mình.",
        heads=("Xếp loại", "Số đơn vị", "Kiểm tra"),
        widths=(40, 14, 12),
        rows=rows,
        naming=1,
        checks=3,
        filtered=False,
        tab=sheet_style.TAB_PARTS,
    )


def _listed(totals: Consolidation, names: Mapping[str, str], heading: str) -> Grid:
    """Indicators of one unit alone: listed, never added."""
    rows = [
        (
            ("fixed", one.unit),
            ("fixed", names.get(one.unit, one.unit)),
            ("fixed", one.name),
            ("fixed", one.measure),
            _number(one.value),
        )
        for one in totals.listed
    ]
    return Grid(
        title="Chỉ tiêu riêng",
        heading=f"Chỉ tiêu riêng của các đơn vị – {heading}",
        note="Liệt kê để biết, không cộng.",
        heads=("Mã", "Đơn vị", "Chỉ tiêu", "Đơn vị tính", "Thực hiện"),
        widths=(10, 36, 50, 14, 16),
        rows=rows,
        tab=sheet_style.TAB_PARTS,
    )


def _number(value: Figure | None, look: str = "text") -> Part:
    if isinstance(value, Blank):
        return look, value.value
    return look, "" if value is None else cells.show_number(value)


def _date(row: IncludedPackage) -> cells.Cell:
    described = row.description.by_key["received_on"]
    return cells.show(described, row.received_on)


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else round(value, PLACES)
