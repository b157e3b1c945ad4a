"""The items a guidance is made of: tasks, criteria, indicators, catalogue, periods, deadlines, bands, units.

They are records like any other, so a guidance travels in a workbook, is compared and is printed by
the same code as an office's own rows. Every item is named by its code (`uid` equals `code`), and a
code's meaning is for ever: an item that a newer guidance drops is marked `retired`, never removed.
Criteria, points, bands and deadlines are our own proposal (domain notes §4.1, §6): the issuing level
may change every one of them. The wording of the six tasks is official.
"""

from collections.abc import Mapping
from decimal import Decimal

from app.domain.fields import (
    Choice,
    Record,
    Section,
    Width,
    amount,
    choice,
    choices,
    count,
    date,
    link,
    links,
    note,
    record,
    text,
    yesno,
)

ITEM = Section("item", "Nội dung")
RULES = Section("rules", "Cách tính")
VALIDITY = Section("validity", "Hiệu lực")

LEVELS = (
    Choice("central", "Trung ương"),
    Choice("province", "Tỉnh, thành phố"),
    Choice("district", "Huyện, quận"),
    Choice("ward", "Xã, phường"),
    Choice("area", "Khu dân cư"),
)
"""The levels that exist or have existed; which of them report to which is told by the tree of units."""

PERIOD_KINDS = (
    Choice("T", "Tháng"),
    Choice("Q", "Quý"),
    Choice("6T", "6 tháng"),
    Choice("9T", "9 tháng"),
    Choice("NAM", "Năm"),
    Choice("KL62-SK", "Sơ kết Kết luận 62"),
    Choice("KL62-TK", "Tổng kết Kết luận 62"),
    Choice("CD", "Chuyên đề, đột xuất"),
)

NATURES = (
    Choice("flow", "phát sinh"),
    Choice("stock", "cuối kỳ"),
    Choice("ratio", "tỷ lệ"),
    Choice("weighted", "bình quân gia quyền"),
    Choice("yesno", "có/không"),
    Choice("text", "chữ"),
)

UNIT_RULES = (
    Choice("SUM", "cộng"),
    Choice("RATIO", "tính lại từ tổng"),
    Choice("WAVG", "bình quân gia quyền"),
    Choice("COUNT_YES", "đếm đơn vị có"),
    Choice("NONE", "không cộng"),
)

PHRASE_PLACES = (
    Choice("situation", "Tình hình, mở đầu"),
    Choice("leadership", "Lãnh đạo, quán triệt, tổ chức thực hiện"),
    Choice("result", "Kết quả"),
    Choice("strength", "Kết quả nổi bật, ưu điểm"),
    Choice("model", "Mô hình, cách làm hay"),
    Choice("reason", "Thuyết minh điểm"),
    Choice("limitation", "Hạn chế"),
    Choice("objective", "Nguyên nhân khách quan"),
    Choice("subjective", "Nguyên nhân chủ quan"),
    Choice("lesson", "Bài học kinh nghiệm"),
    Choice("solution", "Giải pháp"),
    Choice("ahead", "Phương hướng"),
    Choice("proposal", "Kiến nghị"),
)
"""Where in a report a suggested sentence belongs."""

SENTENCE_PLACES = (
    Choice("leadership", "I. Lãnh đạo, chỉ đạo"),
    Choice("dissemination", "I. Quán triệt, tuyên truyền"),
    Choice("inspection", "I. Kiểm tra, giám sát"),
    Choice("result", "II. Kết quả của nhiệm vụ"),
    Choice("strength", "III. Ưu điểm"),
    Choice("limitation", "III. Hạn chế, tồn tại"),
    Choice("conference", "Nội dung chính của hội nghị"),
    Choice("campaign", "Kết quả chung của cuộc vận động"),
    Choice("target", "Từng chỉ tiêu của cuộc vận động"),
)
"""Where a sentence that is made of figures belongs."""

TIME_RULES = (Choice("SUM", "cộng các kỳ"), Choice("LAST", "lấy kỳ cuối"), Choice("RATIO", "tính lại từ lũy kế"))


_REPLACES = "Mã đã thôi dùng mà mục này thay thế; câu trả lời dở dang theo mã cũ được mời chuyển sang."


@record("guidance_header", "Bộ biểu mẫu", title="title", guidance=True)
class GuidanceHeader(Record):
    """Which guidance this is. `applies_from` is the end of the first period it governs."""

    title: str | None = text(ITEM, "Tên bộ biểu mẫu", required=True, width=Width.WIDE)
    version: int | None = count(ITEM, "Phiên bản", required=True)
    issuer: str | None = text(ITEM, "Mã đơn vị ban hành", required=True, width=Width.SHORT)
    issuer_name: str | None = text(ITEM, "Đơn vị ban hành", width=Width.WIDE)
    number: str | None = text(ITEM, "Số, ký hiệu văn bản")
    abstract: str | None = note(ITEM, "Trích yếu")
    issued_on: str | None = date(VALIDITY, "Ngày ban hành", required=True)
    applies_from: str | None = date(VALIDITY, "Áp dụng cho các kỳ kết thúc từ ngày")
    late_limit_days: int | None = count(
        RULES, "Nộp trễ quá số ngày này thì không xếp mức cao nhất", unit="ngày", help="Để trống: không áp dụng."
    )
    bonus_maximum: Decimal | None = amount(
        RULES, "Điểm thưởng tối đa", unit="điểm", places=1, help="Để trống: không có điểm thưởng."
    )


@record("task", "Nhiệm vụ", title="wording", guidance=True)
class TaskItem(Record):
    """One of the six tasks of Kết luận 62, in its official words."""

    code: str | None = text(ITEM, "Mã", required=True, width=Width.SHORT, listed=True)
    number: int | None = count(ITEM, "Số thứ tự", required=True)
    wording: str | None = note(ITEM, "Nội dung nhiệm vụ", required=True, listed=True)
    short_name: str | None = text(ITEM, "Tên gọn", listed=True)
    weight: Decimal | None = amount(RULES, "Trọng số", required=True, minimum=Decimal(0), maximum=Decimal(100))
    replaces: tuple[str, ...] = links(VALIDITY, "Thay cho mã cũ", "task", help=_REPLACES)
    retired: bool | None = yesno(VALIDITY, "Thôi dùng")

    @property
    def short(self) -> str:
        """The short name; all of the wording where nobody gave one."""
        return self.short_name or self.wording or ""

    @property
    def numbered(self) -> str:
        """ "1. Nâng cao nhận thức": how tables and charts name a task."""
        return f"{self.number}. {self.short}"


@record("criterion", "Tiêu chí", title="question", guidance=True)
class CriterionItem(Record):
    """A question a unit scores itself on."""

    code: str | None = text(ITEM, "Mã", required=True, width=Width.SHORT, listed=True)
    task: str | None = link(ITEM, "Nhiệm vụ", "task", required=True, listed=True)
    question: str | None = note(ITEM, "Câu hỏi tự đánh giá", required=True, listed=True)
    maximum: Decimal | None = amount(RULES, "Điểm tối đa", required=True, places=1, minimum=Decimal(0), listed=True)
    indicators: tuple[str, ...] = links(RULES, "Chỉ tiêu gắn kèm", "indicator")
    evidence: str | None = note(ITEM, "Minh chứng")
    sequence: int | None = count(ITEM, "Thứ tự")
    replaces: tuple[str, ...] = links(VALIDITY, "Thay cho mã cũ", "criterion", help=_REPLACES)
    retired: bool | None = yesno(VALIDITY, "Thôi dùng")


@record("indicator", "Chỉ tiêu", title="name", guidance=True)
class IndicatorItem(Record):
    """A figure that units report, with both its rules of addition (domain notes §3.3)."""

    code: str | None = text(ITEM, "Mã", required=True, width=Width.SHORT, listed=True)
    name: str | None = text(ITEM, "Tên chỉ tiêu", required=True, width=Width.WIDE, listed=True)
    unit: str | None = text(ITEM, "Đơn vị tính", required=True, width=Width.SHORT, listed=True)
    nature: str | None = choice(RULES, "Loại", *NATURES, required=True, listed=True)
    places: int | None = count(RULES, "Số chữ số thập phân")
    unit_rule: str | None = choice(RULES, "Cộng giữa các đơn vị", *UNIT_RULES, required=True, listed=True)
    time_rule: str | None = choice(RULES, "Cộng theo thời gian", *TIME_RULES, required=True, listed=True)
    formula: str | None = text(RULES, "Công thức", width=Width.WIDE, help="Mã chỉ tiêu, số, + - * / và ngoặc.")
    weight_by: str | None = link(RULES, "Quyền số theo chỉ tiêu", "indicator")
    direction: str | None = choice(
        RULES,
        "Hướng tốt",
        Choice("+", "càng cao càng tốt"),
        Choice("-", "càng thấp càng tốt"),
        Choice("0", "không xét"),
    )
    task: str | None = link(ITEM, "Nhiệm vụ", "task", listed=True)
    campaign: str | None = link(ITEM, "Cuộc vận động", "catalogue_item")
    basis: str | None = text(ITEM, "Căn cứ", width=Width.WIDE)
    sequence: int | None = count(ITEM, "Thứ tự")
    valid_from: str | None = date(VALIDITY, "Dùng từ ngày")
    valid_to: str | None = date(VALIDITY, "Dùng đến ngày")
    replaces: tuple[str, ...] = links(VALIDITY, "Thay cho mã cũ", "indicator", help=_REPLACES)
    retired: bool | None = yesno(VALIDITY, "Thôi dùng")


@record("catalogue_item", "Mục danh mục cuộc vận động", title="name", guidance=True)
class CatalogueItem(Record):
    """A campaign or movement of the catalogue; an old report prints the old name (domain notes §3.2)."""

    code: str | None = text(ITEM, "Mã", required=True, width=Width.SHORT, listed=True)
    name: str | None = text(ITEM, "Tên đầy đủ", required=True, width=Width.WIDE, listed=True)
    short_name: str | None = text(ITEM, "Tên viết tắt")
    type: str | None = choice(
        ITEM,
        "Loại",
        Choice("campaign", "Cuộc vận động"),
        Choice("movement", "Phong trào thi đua"),
        Choice("fund", "Quỹ, ủng hộ"),
        Choice("festival", "Ngày hội, đợt cao điểm"),
        Choice("model", "Mô hình"),
        Choice("scheme", "Đề án"),
        listed=True,
    )
    lead: str | None = text(ITEM, "Chủ trì thường gặp", width=Width.WIDE)
    sequence: int | None = count(ITEM, "Thứ tự")
    valid_from: str | None = date(VALIDITY, "Từ")
    valid_to: str | None = date(VALIDITY, "Đến")
    successor: str | None = link(VALIDITY, "Kế thừa bởi", "catalogue_item")
    parent_item: str | None = link(ITEM, "Thuộc cuộc vận động", "catalogue_item")
    launch_level: str | None = choice(ITEM, "Cấp phát động", *LEVELS)
    launched_by: str | None = text(ITEM, "Cơ quan phát động", width=Width.WIDE)
    launch_document: str | None = text(ITEM, "Văn bản phát động", width=Width.WIDE)
    basis: str | None = note(ITEM, "Căn cứ")
    retired: bool | None = yesno(VALIDITY, "Thôi dùng")


@record("period", "Kỳ báo cáo", title="label", guidance=True)
class PeriodItem(Record):
    """A period that a guidance document opens: a review, or a thematic report with its own days."""

    code: str | None = text(ITEM, "Mã", required=True, listed=True)
    label: str | None = text(ITEM, "Tên kỳ", required=True, width=Width.WIDE, listed=True)
    kind: str | None = choice(ITEM, "Loại kỳ", *PERIOD_KINDS, required=True)
    start: str | None = date(ITEM, "Từ ngày", required=True)
    end: str | None = date(ITEM, "Đến ngày", required=True)
    closing: str | None = date(RULES, "Ngày chốt số liệu")
    due: str | None = date(RULES, "Hạn của cấp cao nhất (ngày T)", listed=True)
    levels: tuple[str, ...] = choices(RULES, "Cấp phải báo cáo", *LEVELS)
    units: tuple[str, ...] = links(RULES, "Chỉ các đơn vị", "unit", help="Để trống: mọi đơn vị của các cấp trên.")
    document: str | None = text(ITEM, "Văn bản hướng dẫn", width=Width.WIDE)
    sequence: int | None = count(ITEM, "Thứ tự")


@record("deadline", "Hạn nộp", title="code", guidance=True)
class DeadlineItem(Record):
    """When one level sends one kind of period up: a day of a month, or so many days before T (domain notes §6)."""

    code: str | None = text(ITEM, "Mã", required=True)
    period_kind: str | None = choice(ITEM, "Loại kỳ", *PERIOD_KINDS, required=True, listed=True)
    level: str | None = choice(ITEM, "Cấp gửi", *LEVELS, required=True, listed=True)
    day: int | None = count(RULES, "Ngày", maximum=Decimal(31), listed=True)
    months_after: int | None = count(RULES, "Số tháng sau tháng cuối kỳ", help="0: ngay trong tháng cuối kỳ.")
    days_before: int | None = count(RULES, "Số ngày trước ngày T", listed=True)
    sequence: int | None = count(ITEM, "Thứ tự")
    retired: bool | None = yesno(VALIDITY, "Thôi dùng")


@record("band", "Mức xếp loại", title="name", guidance=True)
class BandItem(Record):
    """A name for the scores from `from_score` up to the next band (domain notes §4.1)."""

    code: str | None = text(ITEM, "Mã", required=True)
    scale: str | None = choice(
        ITEM, "Thang", Choice("task", "Từng nhiệm vụ"), Choice("overall", "Chung"), required=True, listed=True
    )
    name: str | None = text(ITEM, "Tên mức", required=True, listed=True)
    from_score: Decimal | None = amount(RULES, "Từ điểm", required=True, listed=True)
    sequence: int | None = count(ITEM, "Thứ tự")
    retired: bool | None = yesno(VALIDITY, "Thôi dùng")


@record("phrase", "Cụm từ gợi ý", title="text", guidance=True)
class PhraseItem(Record):
    """A sentence an officer may start from (domain notes §4.3)."""

    code: str | None = text(ITEM, "Mã", required=True)
    place: str | None = choice(
        ITEM,
        "Dùng cho",
        *PHRASE_PLACES,
        required=True,
        listed=True,
    )
    task: str | None = link(ITEM, "Chỉ cho nhiệm vụ", "task", help="Để trống: dùng cho mọi nhiệm vụ.")
    text: str | None = note(ITEM, "Câu gợi ý", required=True, listed=True)
    sequence: int | None = count(ITEM, "Thứ tự")
    retired: bool | None = yesno(VALIDITY, "Thôi dùng")


@record("sentence", "Mẫu câu từ số liệu", title="text", guidance=True)
class SentenceItem(Record):
    """The wording of a sentence that tells figures; how it is written is told by `app.domain.sentence_patterns`."""

    code: str | None = text(ITEM, "Mã", required=True)
    place: str | None = choice(ITEM, "Dùng cho", *SENTENCE_PLACES, required=True, listed=True)
    task: str | None = link(ITEM, "Nhiệm vụ", "task", help="Chỉ cho kết quả của nhiệm vụ.")
    text: str | None = note(
        ITEM,
        "Mẫu câu",
        required=True,
        listed=True,
        help="Chỗ của số ghi {mã chỉ tiêu}; phần trong [ ] bỏ đi khi chưa có số.",
    )
    sequence: int | None = count(ITEM, "Thứ tự")
    retired: bool | None = yesno(VALIDITY, "Thôi dùng")


@record("body", "Cơ quan, chức vụ", title="name", guidance=True)
class BodyItem(Record):
    """A body or a post offered while typing; free text stays allowed (domain notes §7.4)."""

    code: str | None = text(ITEM, "Mã", required=True)
    name: str | None = text(ITEM, "Tên", required=True, width=Width.WIDE, listed=True)
    sort: str | None = choice(
        ITEM, "Là", Choice("body", "Cơ quan, tổ chức"), Choice("post", "Chức vụ"), required=True, listed=True
    )
    block: str | None = text(ITEM, "Khối", listed=True)
    sequence: int | None = count(ITEM, "Thứ tự")
    retired: bool | None = yesno(VALIDITY, "Thôi dùng")


@record("unit", "Đơn vị", plural="Đơn vị", title="name", guidance=True)
class UnitItem(Record):
    """A unit for as long as name, type and superior stay the same.

    A unit whose superior, name or type changes gets a further item with the same `code`: the first is
    called by its code, later ones by `code@valid_from` (domain notes §7.2).
    """

    code: str | None = text(ITEM, "Mã đơn vị", required=True, width=Width.SHORT, listed=True)
    name: str | None = text(ITEM, "Tên đơn vị", required=True, width=Width.WIDE, listed=True)
    type: str | None = text(ITEM, "Loại", help="phường, xã, đặc khu, quận, huyện, thị xã, tỉnh, thành phố …")
    level: str | None = choice(ITEM, "Cấp", *LEVELS, required=True, listed=True)
    superior: str | None = link(ITEM, "Cấp trên trực tiếp", "unit", listed=True)
    valid_from: str | None = date(VALIDITY, "Từ ngày")
    valid_to: str | None = date(VALIDITY, "Đến ngày")
    predecessors: tuple[str, ...] = links(VALIDITY, "Tiền thân", "unit")
    fictional: bool | None = yesno(ITEM, "Đơn vị giả định")
    sequence: int | None = count(ITEM, "Thứ tự")


GUIDANCE_KINDS: Mapping[str, type[Record]] = {
    kind.description.name: kind
    for kind in (
        GuidanceHeader,
        TaskItem,
        CriterionItem,
        IndicatorItem,
        CatalogueItem,
        PeriodItem,
        DeadlineItem,
        BandItem,
        PhraseItem,
        SentenceItem,
        BodyItem,
        UnitItem,
    )
}
"""Every kind of item, in the order of their sheets."""
