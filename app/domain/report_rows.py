"""Records: the rows that belong to a report — recommendations, directions and annexes (domain notes §5.2 to §5.4)."""

from decimal import Decimal

from app.domain.fields import (
    Choice,
    Part,
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
    text,
    time,
)

ROW = Section("row", "Nội dung")
MONEY = Section("money", "Kiến nghị về tiền")
PACKAGE = Section("package", "Gói báo cáo")
EXCERPT = Section("excerpt", "Đoạn trích")

ADDRESSEES = (
    Choice("central", "Trung ương"),
    Choice("province", "Tỉnh, thành phố"),
    Choice("district", "Huyện, quận"),
    Choice("superior_front", "Ủy ban MTTQ cấp trên"),
    Choice("party", "Cấp ủy cùng cấp"),
    Choice("government", "Chính quyền cùng cấp"),
)

DIRECTION_KINDS = (
    Choice("direction", "Phương hướng"),
    Choice("task", "Nhiệm vụ"),
    Choice("solution", "Giải pháp"),
)

OVERSIGHT_FORMS = (
    Choice("documents", "Giám sát: nghiên cứu, xem xét văn bản"),
    Choice("delegation", "Giám sát: tổ chức đoàn giám sát"),
    Choice("joined", "Tham gia giám sát với HĐND, cơ quan có thẩm quyền"),
    Choice("boards", "Giám sát qua Ban TTND, Ban GSĐTCCĐ"),
    Choice("criticism_conference", "Phản biện: hội nghị phản biện xã hội"),
    Choice("criticism_written", "Phản biện: gửi dự thảo lấy ý kiến"),
    Choice("criticism_dialogue", "Phản biện: đối thoại trực tiếp"),
    Choice("comment", "Góp ý xây dựng Đảng, chính quyền"),
)

BOARDS = (
    Choice("people_inspection", "Ban Thanh tra nhân dân"),
    Choice("investment_oversight", "Ban Giám sát đầu tư của cộng đồng"),
    Choice("both", "Cả hai ban"),
)


@record("recommendation", "Kiến nghị", plural="Kiến nghị, đề xuất", title="content", parents=("report",))
class Recommendation(Part):
    """What we ask of somebody; grouped by addressee in print."""

    addressee: str | None = choice(ROW, "Kiến nghị với", *ADDRESSEES, open_choices=True, required=True, listed=True)
    addressee_name: str | None = text(ROW, "Tên cơ quan", width=Width.WIDE)
    content: str | None = note(ROW, "Nội dung", required=True, listed=True)


@record("direction", "Phương hướng", plural="Phương hướng, nhiệm vụ, giải pháp", title="content", parents=("report",))
class Direction(Part):
    """What is to be done next."""

    direction_kind: str | None = choice(ROW, "Loại", *DIRECTION_KINDS, width=Width.SHORT, listed=True)
    content: str | None = note(ROW, "Nội dung", required=True, listed=True)
    lead: str | None = text(ROW, "Chủ trì", width=Width.WIDE)
    deadline: str | None = date(ROW, "Hạn")
    task: str | None = link(ROW, "Thuộc nhiệm vụ", "task")


@record(
    "oversight", "Giám sát, phản biện", plural="Phụ lục 5: Giám sát, phản biện", title="matter", parents=("report",)
)
class Oversight(Part):
    """One oversight or one social criticism (annex 5)."""

    matter: str | None = text(ROW, "Nội dung", required=True, width=Width.FULL, listed=True)
    oversight_form: str | None = choice(ROW, "Hình thức", *OVERSIGHT_FORMS, open_choices=True, listed=True)
    addressed_to: str | None = text(ROW, "Đối tượng", width=Width.WIDE, listed=True)
    held_on: str | None = date(ROW, "Ngày")
    recommendations: int | None = count(ROW, "Số kiến nghị", unit="kiến nghị", listed=True)
    resolved: int | None = count(ROW, "Đã giải quyết", unit="kiến nghị", listed=True)
    remark: str | None = text(ROW, "Ghi chú", width=Width.WIDE)


@record(
    "inspection_board",
    "Ban TTND, Ban GSĐTCCĐ",
    plural="Phụ lục 6: Ban TTND, Ban GSĐTCCĐ",
    title="area",
    parents=("report",),
)
class InspectionBoard(Part):
    """What a people's inspection or an investment oversight board did (annex 6, a real provincial form)."""

    board: str | None = choice(ROW, "Ban", *BOARDS, listed=True)
    area: str | None = text(ROW, "Địa bàn", width=Width.WIDE, listed=True)
    projects: int | None = count(ROW, "Số công trình, dự án", listed=True)
    sessions: int | None = count(ROW, "Số cuộc giám sát", unit="cuộc", listed=True)
    violations: int | None = count(ROW, "Số sai phạm", unit="vụ việc", listed=True)
    recommended: int | None = count(ROW, "Số vụ việc kiến nghị", unit="vụ việc", listed=True)
    recovered: Decimal | None = amount(MONEY, "Thu hồi tiền", unit="đồng", places=0, minimum=Decimal(0), listed=True)
    deducted: Decimal | None = amount(
        MONEY, "Giảm trừ quyết toán", unit="đồng", places=0, minimum=Decimal(0), listed=True
    )
    otherwise: Decimal | None = amount(MONEY, "Xử lý khác", unit="đồng", places=0, minimum=Decimal(0), listed=True)
    remark: str | None = text(ROW, "Ghi chú", width=Width.WIDE)


@record("staff_line", "Chức danh", plural="Phụ lục 7: Tổ chức bộ máy, cán bộ", title="post", parents=("report",))
class StaffLine(Part):
    """How many people hold a post, and who they are in numbers (annex 7)."""

    post: str | None = text(ROW, "Chức danh", required=True, width=Width.WIDE, listed=True)
    quantity: int | None = count(ROW, "Số lượng", unit="người", listed=True)
    women: int | None = count(ROW, "Nữ", unit="người", listed=True)
    non_party: int | None = count(ROW, "Ngoài Đảng", unit="người", listed=True)
    ethnic_religious: int | None = count(ROW, "Dân tộc, tôn giáo", unit="người")
    qualification: str | None = text(ROW, "Trình độ", width=Width.WIDE, listed=True)
    remark: str | None = text(ROW, "Ghi chú", width=Width.WIDE)


@record(
    "included_package",
    "Gói đã cộng",
    plural="Các gói đã cộng vào báo cáo",
    title="unit_name",
    parents=("report",),
)
class IncludedPackage(Part):
    """A unit in a superior's sum: the package that was added up, or that it did not report (domain notes §5.4)."""

    unit: str | None = link(PACKAGE, "Mã đơn vị", "unit", required=True, listed=True)
    unit_name: str | None = text(PACKAGE, "Đơn vị", width=Width.WIDE, listed=True)
    period: str | None = link(PACKAGE, "Kỳ", "period")
    revision: int | None = count(PACKAGE, "Lần gửi", listed=True)
    package: str | None = text(PACKAGE, "Mã kiểm tra gói", width=Width.WIDE, help="Để so với bản mà đơn vị đang giữ.")
    state: str | None = text(PACKAGE, "Tình trạng", listed=True)
    received_on: str | None = date(PACKAGE, "Ngày nhận", listed=True)
    received_at: str | None = time(PACKAGE, "Giờ nhận")
    days_late: int | None = count(PACKAGE, "Trễ", unit="ngày", listed=True)
    score: Decimal | None = amount(PACKAGE, "Tổng điểm", unit="điểm", listed=True)
    rating: str | None = text(PACKAGE, "Xếp loại", listed=True)
    conferences: int | None = count(PACKAGE, "Số hội nghị", unit="hội nghị")


@record("excerpt", "Đoạn trích", plural="Trích báo cáo các đơn vị", title="content", parents=("report",))
class Excerpt(Part):
    """Words of units below that the consolidator quotes under a heading, with who wrote them (domain notes §5.4).

    `heading` is a key of `app.domain.voices.headings`, or "shared" for a passage that several units have in common.
    """

    heading: str | None = text(EXCERPT, "Mục", listed=True)
    units: tuple[str, ...] = links(EXCERPT, "Mã đơn vị", "unit", listed=True)
    unit_names: str | None = text(EXCERPT, "Đơn vị", width=Width.FULL, listed=True)
    content: str | None = note(EXCERPT, "Nội dung", required=True, listed=True)
