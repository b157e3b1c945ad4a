"""The tables of the annexes, with the columns that the Front's own forms have (domain notes §5.3).

What a record tells beyond those columns stands in brackets behind the name of its row, so that a field which is added
later is printed without a word here.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

from reportlab.platypus import Flowable

from app.domain.campaign import SPENDING, FundAccount, ModelExample, spending_of
from app.domain.conference import Conference
from app.domain.enclosures import Commendation, Document
from app.domain.fields import Part, Record
from app.domain.office import Officer
from app.domain.report_rows import InspectionBoard, Oversight, StaffLine
from app.domain.words import say
from app.reports.dossier import Dossier
from app.reports.page import WIDE_TEXT_WIDTH
from app.reports.sections import said, with_aside
from app.reports.style import LABEL, PLAIN, line
from app.reports.tables import Band, Column, Row, grid
from app.text.numbers import number_or_blank, two_digit, write_number

P = TypeVar("P", bound=Part)

_MILLION = "triệu đồng"
_HONOURED = "Tập thể, cá nhân được khen thưởng"


def conferences(dossier: Dossier) -> list[Flowable]:
    """Annex 1."""
    rows = [_conference(at, row, dossier) for at, row in enumerate(dossier.conferences, 1)]
    if not rows:
        return []
    present = sum(row.present or 0 for row in dossier.hosted)
    counted = (
        f"Do đơn vị chủ trì, đồng tổ chức: {two_digit(len(dossier.hosted))} hội nghị, "
        f"{write_number(present)} lượt người dự."
    )
    return [grid(_CONFERENCES, rows, width=WIDE_TEXT_WIDTH), line(counted, PLAIN)]


def fund(dossier: Dossier) -> list[Flowable]:
    """Annex 4: every fund account with its spending by kind, then the houses."""
    accounts = dossier.rows_of(FundAccount)
    keys = ("opening", "income", *SPENDING)
    spent = [spending_of(row) for row in accounts]
    rows = [
        _named(at, row, dossier, ("fund",), (*keys, "closing", *_HOUSE_KEYS), values)
        for at, (row, total) in enumerate(zip(accounts, spent, strict=True), 1)
        for values in [[*(getattr(row, key) for key in keys), total, row.closing]]
    ]
    if not rows:
        return []
    columns = [[getattr(row, key) for row in accounts] for key in keys]
    sums = [*columns, spent, [row.closing for row in accounts]]
    flow: list[Flowable] = [
        line(f"Đơn vị tính: {_MILLION}", LABEL),
        grid(_FUND, [*rows, *_total(len(accounts), 1, sums)], width=WIDE_TEXT_WIDTH),
    ]
    housed = [row for row in accounts if any(getattr(row, key) is not None for key in _HOUSE_KEYS)]
    houses = [
        Row((str(at), _words(row, "fund", dossier), *_numbers(getattr(row, key) for key in _HOUSE_KEYS)))
        for at, row in enumerate(housed, 1)
    ]
    if houses:
        sums = [[getattr(row, key) for row in housed] for key in _HOUSE_KEYS]
        flow += [
            line("Nhà Đại đoàn kết", LABEL),
            grid(_HOUSES, [*houses, *_total(len(housed), 1, sums)], width=WIDE_TEXT_WIDTH),
        ]
    return flow


def oversight(dossier: Dossier) -> list[Flowable]:
    """Annex 5."""
    given = dossier.ledger.parts(Oversight, dossier.report.uid)
    rows = [
        _named(
            at,
            row,
            dossier,
            ("matter", "oversight_form", "addressed_to"),
            ("recommendations", "resolved"),
            [row.recommendations, row.resolved],
        )
        for at, row in enumerate(given, 1)
    ]
    sums = [[row.recommendations for row in given], [row.resolved for row in given]]
    return [grid(_OVERSIGHT, [*rows, *_total(len(given), 3, sums)], width=WIDE_TEXT_WIDTH)] if rows else []


def boards(dossier: Dossier) -> list[Flowable]:
    """Annex 6: the real form of a province; money in đồng, with its sum."""
    given = dossier.ledger.parts(InspectionBoard, dossier.report.uid)
    rows: list[Row] = []
    columns: list[list[Decimal | int | None]] = [[] for _ in (*_BOARD_KEYS, "sum")]
    for at, row in enumerate(given, 1):
        money = [value for key in _MONEY_KEYS if (value := getattr(row, key)) is not None]
        values = [*(getattr(row, key) for key in _BOARD_KEYS), sum(money, Decimal(0)) if money else None]
        for column, value in zip(columns, values, strict=True):
            column.append(value)
        rows.append(_named(at, row, dossier, ("area", "board"), _BOARD_KEYS, values))
    return [grid(_BOARDS, [*rows, *_total(len(given), 2, columns)], width=WIDE_TEXT_WIDTH)] if rows else []


def staff(dossier: Dossier) -> list[Flowable]:
    """Annex 7: posts in numbers, which may overlap and are not added up; then the officers themselves."""
    flow: list[Flowable] = []
    posts = [
        Row(
            (
                str(at),
                named,
                *_numbers((row.quantity, row.women, row.non_party)),
                row.qualification or "",
            ),
            details,
        )
        for at, row in enumerate(dossier.ledger.parts(StaffLine, dossier.report.uid), 1)
        for named, details in [_aside(row, dossier, "post", ("quantity", "women", "non_party", "qualification"))]
    ]
    if posts:
        flow += [line("Theo chức danh", LABEL), grid(_STAFF, posts)]
    officers = [
        Row(
            (
                str(at),
                f"{_words(row, 'salutation', dossier)} {named}".strip(),
                row.front_post or "",
                row.party_post or "",
            ),
            details,
        )
        for at, row in enumerate(dossier.ledger.all(Officer), 1)
        for named, details in [_aside(row, dossier, "name", ("salutation", "front_post", "party_post", "roles"))]
    ]
    if officers:
        flow += [line("Cán bộ của đơn vị", LABEL), grid(_OFFICERS, officers)]
    return flow


def models(dossier: Dossier) -> list[Flowable]:
    """Annex 8: models and exemplars, then commendations, below the campaign or conference that they belong to."""
    flow: list[Flowable] = []
    for label, kind, columns, shown in (
        (ModelExample.description.plural, ModelExample, _MODELS, ("model_kind", "place", "started_on")),
        (_HONOURED, Commendation, _COMMENDATIONS, _OF_COMMENDATION),
    ):
        rows = _of_parents(dossier, kind, shown)
        if rows:
            flow += [line(label, LABEL), grid(columns, rows)]
    return flow


def documents(dossier: Dossier) -> list[Flowable]:
    """Annex 9: documents by date."""
    given = sorted(dossier.ledger.all(Document), key=lambda row: (row.issued_on or "9999", row.number or "", row.uid))
    rows = [
        Row(
            (
                str(at),
                row.number or "",
                _words(row, "issued_on", dossier),
                _about(_words(row, "doc_type", dossier), named),
                row.issuer or "",
            ),
            details,
        )
        for at, row in enumerate(given, 1)
        for named, details in [_aside(row, dossier, "abstract", ("number", "issued_on", "doc_type", "issuer", "file"))]
    ]
    return [grid(_DOCUMENTS, rows)] if rows else []


def _about(kind: str, abstract: str) -> str:
    """What a document is about, below its kind. Words that end the kind and open the abstract are said once:
    "Quyết định khen thưởng" on "Khen thưởng tập thể" is "Quyết định khen thưởng tập thể"."""
    said = kind.split()
    for at in range(len(said)):
        shared = " ".join(said[at:])
        if f"{abstract} ".casefold().startswith(f"{shared} ".casefold()):
            return " ".join([*said[:at], shared]) + abstract[len(shared) :]
    return ": ".join(part for part in (kind, abstract) if part)


def honoured_at(conference: Conference, dossier: Dossier) -> int:
    """How many were commended. Rows that give a number say it; named rows without one belong to such a number."""
    rows = dossier.ledger.parts(Commendation, conference.uid)
    told = sum(row.quantity for row in rows if row.quantity is not None)
    return told or sum(1 for row in rows if row.name)


def _conference(at: int, conference: Conference, dossier: Dossier) -> Row:
    keys = ("held_on", "title", "purposes", "form", "chaired_by", "present")
    words = [_words(conference, key, dossier) for key in keys]
    honoured = honoured_at(conference, dossier)
    return Row((str(at), *words, str(honoured) if honoured else "", _words(conference, "own_role", dossier)))


def _of_parents(dossier: Dossier, kind: type[P], shown: Sequence[str]) -> list[Row | Band]:
    """The rows of a kind under the name of the record they belong to; what has no column stands below its row."""
    rows: list[Row | Band] = []
    for parent, given in dossier.grouped(kind):
        rows.append(Band(parent))
        for at, row in enumerate(given, 1):
            named = _words(row, kind.description.title, dossier)
            skip = {kind.description.title, *shown, *_same_period(row, dossier)}
            below = tuple((field.label, words) for field, words in said(row, dossier.lookup, skip))
            rows.append(Row((str(at), named, *(_words(row, key, dossier) for key in shown)), below))
    return rows


def _same_period(row: Record, dossier: Dossier) -> tuple[str, ...]:
    """The period need not be said where it is that of the report."""
    return ("period",) if getattr(row, "period", None) == dossier.period.code else ()


def _named(
    at: int,
    row: Record,
    dossier: Dossier,
    texts: Sequence[str],
    numbers: Sequence[str],
    values: Sequence[Decimal | int | None],
) -> Row:
    """The running number, the text columns of which the first names the row, and the number columns."""
    first, *others = texts
    named, details = _aside(row, dossier, first, (*others, *numbers))
    return Row((str(at), named, *(_words(row, key, dossier) for key in others), *_numbers(values)), details)


def _aside(
    row: Record, dossier: Dossier, first: str, shown: Sequence[str]
) -> tuple[str, tuple[tuple[str, str], ...]]:  # fmt: skip
    skip = {first, *shown, *_same_period(row, dossier)}
    return with_aside(_words(row, first, dossier), said(row, dossier.lookup, skip))


def _words(row: Record, key: str, dossier: Dossier) -> str:
    return say(row.description.by_key[key], getattr(row, key), dossier.lookup)


def _numbers(values: Iterable[Decimal | int | None]) -> list[str]:
    return [number_or_blank(value) for value in values]


def _total(rows: int, texts: int, columns: Sequence[Sequence[Decimal | int | None]]) -> list[Row]:
    """The row of sums, where there is more than one row to add up; a column that says nothing stays empty."""
    if rows < 2:
        return []
    sums = [sum((value for value in column if value is not None), Decimal(0)) for column in columns]
    known = [any(value is not None for value in column) for column in columns]
    numbers = [write_number(value) if told else "" for value, told in zip(sums, known, strict=True)]
    return [Row(("", "Cộng", *[""] * (texts - 1), *numbers), bold=True)]


_NUMBER = Column("TT", 9, "centre")

_CONFERENCES = (
    _NUMBER,
    Column("Ngày", 24, "centre"),
    Column("Tên hội nghị", 76),
    Column("Loại", 34),
    Column("Hình thức", 25),
    Column("Chủ trì", 34),
    Column("Số dự", 15, "right"),
    Column("Khen thưởng", 20, "right"),
    Column("Vai trò, ghi chú", 30),
)

_FUND = (
    _NUMBER,
    Column("Quỹ", 36),
    Column("Dư đầu kỳ", 18, "right"),
    Column("Thu", 18, "right"),
    *(
        Column(f"Chi {what}", 18, "right")
        for what in ("xây nhà", "sửa nhà", "quà", "khám bệnh", "học bổng", "vốn", "khác")
    ),
    Column("Cộng chi", 18, "right"),
    Column("Dư cuối kỳ", 18, "right"),
)

_HOUSE_KEYS = ("houses_built", "houses_repaired", "houses_from_fund", "houses_from_society", "houses_from_family")
_HOUSES = (
    _NUMBER,
    Column("Quỹ", 58),
    Column("Nhà xây mới (nhà)", 30, "right"),
    Column("Nhà sửa chữa (nhà)", 30, "right"),
    Column(f"Tiền từ Quỹ ({_MILLION})", 40, "right"),
    Column(f"Xã hội hóa ({_MILLION})", 40, "right"),
    Column(f"Gia đình, dòng họ ({_MILLION})", 45, "right"),
)

_OVERSIGHT = (
    _NUMBER,
    Column("Nội dung", 100),
    Column("Hình thức", 55),
    Column("Đối tượng", 45),
    Column("Số kiến nghị", 24, "right"),
    Column("Đã giải quyết", 24, "right"),
)

_MONEY_KEYS = ("recovered", "deducted", "otherwise")
_BOARD_KEYS = ("projects", "sessions", "violations", "recommended", *_MONEY_KEYS)
_BOARDS = (
    _NUMBER,
    Column("Địa bàn", 36),
    Column("Ban", 38),
    Column("Số công trình, dự án", 19, "right"),
    Column("Số cuộc giám sát", 17, "right"),
    Column("Số sai phạm", 15, "right"),
    Column("Số vụ việc kiến nghị", 19, "right"),
    Column("Thu hồi tiền (đồng)", 25, "right"),
    Column("Giảm trừ quyết toán (đồng)", 26, "right"),
    Column("Xử lý khác (đồng)", 25, "right"),
    Column("Cộng (đồng)", 26, "right"),
)

_STAFF = (
    _NUMBER,
    Column("Chức danh", 62),
    Column("Số lượng", 18, "right"),
    Column("Nữ", 14, "right"),
    Column("Ngoài Đảng", 18, "right"),
    Column("Trình độ", 44),
)

_OFFICERS = (_NUMBER, Column("Họ và tên", 54), Column("Chức vụ Mặt trận", 52), Column("Chức vụ Đảng", 50))

_MODELS = (
    _NUMBER,
    Column("Tên mô hình, điển hình", 78),
    Column("Loại", 24),
    Column("Nơi làm", 34),
    Column("Năm", 20, "centre"),
)

_OF_COMMENDATION = ("awarded", "quantity", "award", "award_level", "decision_number", "decided_on")
_COMMENDATIONS = (
    _NUMBER,
    Column("Tập thể, cá nhân", 46),
    Column("Đối tượng", 18),
    Column("Số lượng", 13, "right"),
    Column("Hình thức", 22),
    Column("Cấp khen", 24),
    Column("Số quyết định", 24),
    Column("Ngày", 21, "centre"),
)

_DOCUMENTS = (
    _NUMBER,
    Column("Số, ký hiệu", 32),
    Column("Ngày", 22, "centre"),
    Column("Trích yếu", 66),
    Column("Cơ quan ban hành", 36),
)
