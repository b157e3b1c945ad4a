"""Records that several others enclose: commendations, photos and documents (domain notes §2.2, parts 8, 10 and 11)."""

from collections.abc import Sequence
from decimal import Decimal

from app.domain.fields import Choice, Part, Section, Width, amount, choice, count, date, note, record, text, yesno
from app.domain.fields import file as attached
from app.domain.lists import AWARD_LEVELS, AWARDS, DIRECTIONS, DOCUMENT_TYPES

ROW = Section("row", "Nội dung")

AWARDED = (Choice("collective", "Tập thể"), Choice("individual", "Cá nhân"))


@record("commendation", "Khen thưởng", plural="Khen thưởng", title="name", parents=("conference", "campaign"))
class Commendation(Part):
    """One person or collective by name, or a number of them without names."""

    awarded: str | None = choice(ROW, "Đối tượng", *AWARDED, required=True, width=Width.SHORT, listed=True)
    quantity: int | None = count(
        ROW,
        "Số lượng",
        listed=True,
        help="Chỉ biết số lượng thì ghi một dòng có số lượng và để trống tên. Dòng có tên có thể để trống số lượng.",
    )
    name: str | None = text(ROW, "Tên", width=Width.WIDE, listed=True)
    post: str | None = text(ROW, "Chức vụ, đơn vị", width=Width.WIDE)
    award: str | None = choice(ROW, "Hình thức khen", *AWARDS, open_choices=True, required=True, listed=True)
    award_level: str | None = choice(ROW, "Cấp khen", *AWARD_LEVELS, open_choices=True, listed=True)
    achievement: str | None = note(ROW, "Thành tích")
    decision_number: str | None = text(ROW, "Số quyết định", width=Width.SHORT)
    decided_on: str | None = date(ROW, "Ngày quyết định")
    reward: Decimal | None = amount(ROW, "Tiền thưởng", unit="đồng", places=0, minimum=Decimal(0))


def number_awarded(rows: Sequence[Commendation], awarded: str) -> int:
    """How many collectives or individuals were honoured; named rows without a number belong to such a number."""
    of_kind = [row for row in rows if row.awarded == awarded]
    return sum(row.quantity for row in of_kind if row.quantity is not None) or sum(1 for row in of_kind if row.name)


@record("photo", "Ảnh", plural="Ảnh", title="caption", parents=("conference", "campaign", "report"))
class Photo(Part):
    """A picture with its caption, as the Front's papers print it: "Quang cảnh hội nghị. Ảnh: …"."""

    file: str | None = attached(ROW, "Tệp ảnh", required=True)
    caption: str | None = text(ROW, "Chú thích", required=True, width=Width.FULL, listed=True)
    credit: str | None = text(ROW, "Người chụp", listed=True)
    taken_on: str | None = date(ROW, "Ngày chụp", listed=True)
    in_report: bool | None = yesno(ROW, "Đưa vào báo cáo", listed=True)


@record("document", "Văn bản", plural="Văn bản", title="abstract", parents=("conference", "campaign", "report"))
class Document(Part):
    """A document received or sent."""

    doc_type: str | None = choice(ROW, "Loại văn bản", *DOCUMENT_TYPES, open_choices=True, listed=True)
    number: str | None = text(ROW, "Số, ký hiệu", listed=True)
    issued_on: str | None = date(ROW, "Ngày", listed=True)
    issuer: str | None = text(ROW, "Cơ quan ban hành", width=Width.WIDE)
    abstract: str | None = text(ROW, "Trích yếu", required=True, width=Width.FULL, listed=True)
    direction: str | None = choice(ROW, "Chiều", *DIRECTIONS, width=Width.SHORT)
    file: str | None = attached(ROW, "Tệp")
