"""Slips between two offices: a key's registration, a report returned, a report accepted, and the guidance document.

Each is a package's visible pages, so each can be printed, signed and stamped like any other paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from reportlab.platypus import Flowable, Table

from app.domain.correspondence import Decision, PeerFigure, Remark
from app.domain.office import Office
from app.domain.peers import FEWEST, against
from app.domain.periods import Period
from app.domain.records import KINDS
from app.domain.words import Lookup, no_names
from app.reports import fonts
from app.reports.guidance_paper import guidance_document
from app.reports.letterhead import Signature, addressed, close, ended, heading, package_block, title, two_signatures
from app.reports.mark import PackageMark
from app.reports.official import heading_of, standing_committee, written_by
from app.reports.page import SEAL_NOTE, TEXT_WIDTH, About, build
from app.reports.sections import said
from app.reports.style import (
    BODY,
    DIGITS,
    INK,
    PART,
    SMALL,
    led,
    line,
    paragraphs,
    space,
)
from app.reports.tables import FACE, Column, Row, facts, grid
from app.text.dates import date_words, formal_date, is_date, write_date
from app.text.numbers import two_digit, write_number

__all__ = ["Answered", "acceptance_slip", "card", "guidance_document", "return_slip"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The package a slip speaks of. Dates are ISO; `days_late` None where no deadline was set."""

    unit: str
    unit_name: str
    period: Period
    revision: int
    package: str  # 64 hex digits
    received_on: str = ""
    days_late: int | None = None


def card(
    office: Office,
    *,
    unit: str,
    unit_name: str,
    digits: str,
    not_before: date,
    not_after: date,
    mark: PackageMark | None = None,
    across: str = "",
) -> bytes:
    """The slip that registers a key above: 40 digits in eight groups, compared by telephone or on this paper.

    `across` stands pale over every page of this and of the other slips while they are not sealed.
    """
    fonts.register()
    head = heading_of(office, type_code="PĐK")
    groups = [line(group, DIGITS) for group in digits.split()]
    frame: list[list[Any]] = [[*groups[at : at + 4], "", "", "", ""][:4] for at in range(0, len(groups), 4)]
    boxed = [
        FACE,
        ("BOX", (0, 0), (-1, -1), 1, INK),
        ("TOPPADDING", (0, 0), (-1, -1), 6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
    ]
    known = facts(
        [
            ("Đơn vị", unit_name),
            ("Mã đơn vị", unit),
            ("Có giá trị", f"từ {write_date(not_before.isoformat())} đến hết {write_date(not_after.isoformat())}"),
        ],
        share=0.2,
    )
    story: list[Flowable] = [
        *heading(head),
        *title("PHIẾU ĐĂNG KÝ KHÓA NIÊM PHONG", "Dùng để nhận ra các gói báo cáo do đơn vị niêm phong", head.manner),
        *([known] if known else []),
        line("Bốn mươi chữ số của khóa:", BODY),
        Table(frame or [[""] * 4], colWidths=[TEXT_WIDTH / 4] * 4, style=boxed),
        space(4),
        *paragraphs(
            "Cán bộ cấp trên so từng nhóm chữ số trên phiếu này, hoặc nghe đọc qua điện thoại từ số máy đã biết, với "
            "bốn mươi chữ số mà chương trình hiện ra. Chỉ ghi nhận khóa khi cả tám nhóm đều giống nhau.\n"
            "Khi khóa bị lộ hoặc đổi người giữ, đơn vị báo ngay cho cấp trên để thôi dùng khóa này và lập phiếu mới."
        ),
        *two_signatures(
            ("ĐẠI DIỆN ĐƠN VỊ", "(Ký, ghi rõ họ tên và đóng dấu)", ""),
            ("CÁN BỘ CẤP TRÊN ĐÃ SO", "(Ký, ghi rõ họ tên, ngày so)", ""),
        ),
    ]
    about = About(title=f"Phiếu đăng ký khóa niêm phong. {unit_name}", author=written_by(office) or unit_name)
    return _finish(story, about, mark, across)


def return_slip(
    office: Office,
    answered: Answered,
    remarks: Sequence[Remark],
    *,
    reason: str = "",
    deadline: str = "",
    made_on: str = "",
    lookup: Lookup = no_names,
    signer: Signature | None = None,
    mark: PackageMark | None = None,
    across: str = "",
) -> bytes:
    """The letter with which a report goes back: what is wrong, where, and until when (domain notes §6)."""
    fonts.register()
    period = f"{answered.period.label[:1].lower()}{answered.period.label[1:]}"
    head = heading_of(office, type_code="", dated_on=made_on, about=f"V/v trả lại báo cáo {period} để sửa, bổ sung")
    until = f" chậm nhất vào {formal_date(deadline)}" if is_date(deadline) else ""
    columns = (Column("TT", 10, "centre"), Column("Chỗ cần sửa", 48), Column("Ô", 30), Column("Nhận xét, yêu cầu", 77))
    rows = [_remark_row(at, remark, lookup) for at, remark in enumerate(remarks, 1)]
    story: list[Flowable] = [
        *heading(head),
        space(4),
        *addressed([answered.unit_name]),
        *paragraphs(_came_back(office, answered, period, len(rows))),
        *led("Lý do trả lại:", reason),
        *([grid(columns, rows)] if rows else []),
        *paragraphs(
            "Đề nghị đơn vị sửa trong sổ của mình, ghi phần tiếp thu, giải trình cho từng nhận xét, niêm phong rồi gửi "
            f"lại{until}. "
            + ended("Bản cũ được giữ để đối chiếu và thôi hiệu lực khi bản mới được chấp nhận", head.manner)
        ),
        *close(["Như trên", "Lưu: VT"], signer or standing_committee(office)),
        line(f"Gói được trả lại: {_grouped(answered.package)}", SMALL),
    ]
    about = About(title=f"Công văn trả lại báo cáo. {answered.unit_name}", author=written_by(office), made_on=made_on)
    return _finish(story, about, mark, across)


def _came_back(office: Office, answered: Answered, period: str, places: int) -> str:
    """ "Ngày 06 tháng 12 năm 2024, Ban Thường trực … đã nhận báo cáo năm 2024 của … (lần gửi 1, trễ 01 ngày). …"."""
    late = f", trễ {two_digit(answered.days_late)} ngày" if answered.days_late else ""
    day = formal_date(answered.received_on) if is_date(answered.received_on) else ""
    who = f"Ban Thường trực {written_by(office)}".strip()
    found = f"còn {two_digit(places)} chỗ cần sửa, bổ sung như sau:" if places else "còn chỗ cần sửa, bổ sung."
    return (
        f"{f'{day[:1].upper()}{day[1:]}, ' if day else ''}{who} đã nhận báo cáo {period} của {answered.unit_name} "
        f"(mã {answered.unit}; lần gửi {answered.revision}{late}). Qua xem xét, báo cáo {found}"
    )


def acceptance_slip(
    office: Office,
    answered: Answered,
    decision: Decision,
    *,
    peers: Sequence[PeerFigure] = (),
    remarks: Sequence[Remark] = (),
    made_on: str = "",
    lookup: Lookup = no_names,
    signer: Signature | None = None,
    mark: PackageMark | None = None,
) -> bytes:
    """A report accepted: the receipt that the sender keeps, and how it stands among the units of its level."""
    fonts.register()
    head = heading_of(office, type_code="PCN", dated_on=made_on)
    columns = (Column("TT", 10, "centre"), Column("Chỗ", 48), Column("Ô", 30), Column("Nhận xét", 77))
    rows = [_remark_row(at, remark, lookup) for at, remark in enumerate(remarks, 1)]
    story: list[Flowable] = [
        *heading(head),
        *title("PHIẾU CHẤP NHẬN BÁO CÁO", f"{answered.period.label} của {answered.unit_name}", head.manner),
        *_facts(*_of_package(answered), *_of_decision(decision)),
        *paragraphs(
            "Báo cáo đã được mở, kiểm tra niêm phong, xem xét và chấp nhận. Số liệu được cộng vào báo cáo tổng hợp "
            "của kỳ. Mọi thay đổi về sau phải gửi bản điều chỉnh, nêu rõ lý do."
        ),
        *led("Ý kiến:", decision.text or ""),
        *([line("Nhận xét kèm theo", PART), grid(columns, rows)] if rows else []),
        *_among_peers(peers),
        *close([answered.unit_name, "Lưu: VT"], signer or standing_committee(office)),
    ]
    about = About(title=f"Phiếu chấp nhận báo cáo. {answered.unit_name}", author=written_by(office), made_on=made_on)
    return _finish(story, about, mark)


def _of_decision(decision: Decision) -> list[tuple[str, str]]:
    return [
        ("Chấp nhận ngày", date_words(decision.decided_on or "")),
        ("Người xét", decision.decided_by or ""),
        ("Tổng điểm tự chấm", _points(decision.score)),
        ("Tổng điểm thẩm định", _points(decision.appraised)),
    ]


def _points(points: Decimal | None) -> str:
    return f"{write_number(points, 2)} điểm" if points is not None else ""


def _among_peers(peers: Sequence[PeerFigure]) -> list[Flowable]:
    if not peers:
        return []
    columns = (
        Column("Nội dung", 66),
        Column("ĐVT", 18, "centre"),
        Column("Của đơn vị", 23, "right"),
        Column("Trung vị", 23, "right"),
        Column("So với trung vị", 25),
        Column("Số đơn vị", 15, "right"),
    )
    return [
        line("So với các đơn vị cùng cấp", PART),
        *paragraphs(
            "Trung vị là số đứng giữa khi xếp số của các đơn vị cùng cấp đã được chấp nhận từ nhỏ đến lớn. "
            f"Bảng không nêu tên đơn vị nào; chỉ so khi có từ {FEWEST} đơn vị ghi số. Số để tham khảo, không xếp hạng."
        ),
        grid(columns, [_peer_row(row) for row in peers]),
    ]


def _peer_row(row: PeerFigure) -> Row:
    numbers = (write_number(number) if number is not None else "" for number in (row.value, row.median))
    return Row((row.name or "", row.measure or "", *numbers, against(row), str(row.units or "")))


def _finish(story: list[Flowable], about: About, mark: PackageMark | None, across: str = "") -> bytes:
    if mark:
        story.append(package_block(mark))
    return build(story, about, footnote=SEAL_NOTE if mark else "", across=across)


def _of_package(answered: Answered) -> list[tuple[str, str]]:
    late = {None: "", 0: "Đúng hạn"}.get(answered.days_late, f"Trễ {answered.days_late} ngày")
    return [
        ("Đơn vị gửi", f"{answered.unit_name} (mã {answered.unit})"),
        ("Kỳ báo cáo", answered.period.label),
        ("Lần gửi", str(answered.revision) if answered.revision else ""),
        ("Ngày nhận", " – ".join(part for part in (date_words(answered.received_on), late) if part)),
        ("Mã gói", _grouped(answered.package)),
    ]


def _facts(*pairs: tuple[str, str]) -> list[Flowable]:
    """Labels with what is known of them; nothing for those of which nothing is."""
    table = facts(pair for pair in pairs if pair[1])
    return [table] if table else []


def _grouped(package: str) -> str:
    """The name of a package in groups, so that it can be compared and breaks between them."""
    return " ".join(package[at : at + 8] for at in range(0, len(package), 8))


def _remark_row(at: int, remark: Remark, lookup: Lookup) -> Row:
    kind = KINDS.get(remark.record_kind or "")
    described = kind.description if kind else None
    field = described.by_key.get(remark.field or "") if described else None
    name = lookup(remark.record_kind or "", remark.record_uid or "") if described else None
    made = f"{described.label}: {name}" if described and name else described.label if described else ""
    shown = ("place", "text", "record_kind", "record_uid", "field", "period")
    return Row(
        (str(at), remark.place or made, field.label if field else remark.field or "", remark.text or ""),
        tuple((field.label, words) for field, words in said(remark, lookup, shown)),
    )
