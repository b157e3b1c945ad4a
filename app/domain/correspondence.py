"""Records: what the office above says — remarks to a field, guidance documents — and attachments (domain notes §6)."""

from decimal import Decimal

from app.domain.fields import (
    Choice,
    Record,
    Section,
    Width,
    amount,
    choice,
    count,
    date,
    link,
    links,
    note,
    record,
    time,
)
from app.domain.fields import file as attached
from app.domain.fields import text as line

REMARK = Section("remark", "Nhận xét của cấp trên")
ANSWER = Section("answer", "Tiếp thu, giải trình")
DECISION = Section("decision", "Kết quả xét duyệt")
PEERS = Section("peers", "So với các đơn vị cùng cấp")
HEADER = Section("header", "Văn bản")
CONTENT = Section("content", "Nội dung")
HANDLING = Section("handling", "Triển khai")
ORIGIN = Section("origin", "Nguồn tin")
FILE = Section("file", "Tệp")

DECISIONS = (
    Choice("accepted", "Chấp nhận"),
    Choice("returned", "Trả lại để sửa"),
)

DIRECTIVE_STATES = (
    Choice("new", "Mới nhận"),
    Choice("planned", "Đã có kế hoạch triển khai"),
    Choice("in_progress", "Đang thực hiện"),
    Choice("reported", "Đã báo cáo"),
    Choice("expired", "Hết hiệu lực"),
)


@record("remark", "Nhận xét", plural="Nhận xét, yêu cầu bổ sung", title="text")
class Remark(Record):
    """What a superior says to one field of one record, and what we answered."""

    period: str | None = link(REMARK, "Kỳ", "period", listed=True)
    record_kind: str | None = line(REMARK, "Loại hồ sơ", computed=True)
    record_uid: str | None = line(REMARK, "Hồ sơ", computed=True)
    field: str | None = line(REMARK, "Ô cần sửa", computed=True)
    place: str | None = line(REMARK, "Chỗ cần sửa", width=Width.WIDE, listed=True, help="Ví dụ: Phụ lục 4, dư cuối kỳ.")
    text: str | None = note(REMARK, "Nhận xét", required=True, listed=True)
    answer: str | None = note(ANSWER, "Tiếp thu, giải trình", listed=True)
    answered_on: str | None = date(ANSWER, "Ngày trả lời")


@record("decision", "Quyết định xét duyệt", title="text")
class Decision(Record):
    """What a superior decided about one package, as the reply slip carries it down."""

    package: str | None = line(DECISION, "Mã gói được xét", required=True, computed=True)
    period: str | None = link(DECISION, "Kỳ", "period", required=True, listed=True)
    revision: int | None = count(DECISION, "Lần gửi", computed=True, listed=True)
    outcome: str | None = choice(DECISION, "Kết quả xét", *DECISIONS, required=True, listed=True)
    text: str | None = note(DECISION, "Ý kiến chung", listed=True)
    deadline: str | None = date(DECISION, "Hạn gửi lại", listed=True)
    decided_on: str | None = date(DECISION, "Ngày quyết định", listed=True)
    decided_by: str | None = line(DECISION, "Người quyết định")
    score: Decimal | None = amount(DECISION, "Tổng điểm tự chấm", unit="điểm")
    appraised: Decimal | None = amount(DECISION, "Tổng điểm thẩm định", unit="điểm")


@record("peer_figure", "So với đơn vị cùng cấp", plural="So với các đơn vị cùng cấp", title="name")
class PeerFigure(Record):
    """One figure of a unit beside the median of the units of its level in the same period (`app.domain.peers`).

    `indicator` or `task` tells of what; neither: the total of the points.
    """

    period: str | None = link(PEERS, "Kỳ", "period", required=True)
    indicator: str | None = link(PEERS, "Chỉ tiêu", "indicator")
    task: str | None = link(PEERS, "Nhiệm vụ", "task")
    name: str | None = line(PEERS, "Nội dung", required=True, listed=True, width=Width.WIDE)
    measure: str | None = line(PEERS, "Đơn vị tính", listed=True, width=Width.SHORT)
    value: Decimal | None = amount(PEERS, "Của đơn vị", required=True, listed=True)
    median: Decimal | None = amount(
        PEERS, "Trung vị", required=True, listed=True, help="Một nửa số đơn vị bằng hoặc hơn số này."
    )
    units: int | None = count(PEERS, "Số đơn vị so", required=True, listed=True)


@record("directive", "Văn bản hướng dẫn", plural="Văn bản hướng dẫn", title="abstract")
class Directive(Record):
    """A guidance document: what it asks, of whom, by when, and what our unit did about it."""

    abstract: str | None = line(HEADER, "Trích yếu", required=True, width=Width.FULL, listed=True)
    number: str | None = line(HEADER, "Số, ký hiệu", listed=True)
    issued_on: str | None = date(HEADER, "Ngày ban hành", listed=True)
    issuer: str | None = line(HEADER, "Cơ quan ban hành", width=Width.WIDE, listed=True, recalls="body")
    signer: str | None = line(HEADER, "Người ký", recalls="person")
    basis: str | None = note(CONTENT, "Căn cứ")
    content: str | None = note(
        CONTENT, "Nội dung yêu cầu", help="Ví dụ: sáu nhiệm vụ cần đánh giá, mỗi dòng một nhiệm vụ."
    )
    tasks: tuple[str, ...] = links(CONTENT, "Các nhiệm vụ", "task")
    arrangement: str | None = note(
        CONTENT,
        "Tổ chức thực hiện",
        help="Cấp nào làm gì, báo cáo cho ai; việc giao từng nơi ghi ở bảng nhiệm vụ giao.",
    )
    period: str | None = link(HANDLING, "Kỳ báo cáo", "period")
    received_on: str | None = date(HANDLING, "Ngày nhận", listed=True)
    deadline: str | None = date(HANDLING, "Hạn báo cáo", listed=True)
    reply_document: str | None = line(
        HANDLING, "Văn bản triển khai của đơn vị", width=Width.WIDE, help="Số, ngày, trích yếu."
    )
    state: str | None = choice(HANDLING, "Tình trạng", *DIRECTIVE_STATES, listed=True)
    file: str | None = attached(FILE, "Tệp văn bản")
    source_name: str | None = line(ORIGIN, "Nguồn tin", width=Width.WIDE)
    source_author: str | None = line(ORIGIN, "Người viết")
    source_published_on: str | None = date(ORIGIN, "Ngày đăng")
    source_published_at: str | None = time(ORIGIN, "Giờ đăng")
    source_link: str | None = line(ORIGIN, "Đường dẫn", width=Width.WIDE)


@record("attachment", "Tệp đính kèm", title="name")
class Attachment(Record):
    """A file kept in the ledger; its uid is the SHA-256 of its bytes."""

    name: str | None = line(FILE, "Tên tệp", required=True, width=Width.WIDE, listed=True)
    media_type: str | None = line(FILE, "Loại tệp", computed=True, listed=True)
    size: int | None = count(FILE, "Cỡ", unit="byte", computed=True, listed=True)
