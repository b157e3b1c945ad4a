"""Records: a campaign or movement with its parts, and the fund account of annex 4 (domain notes §3.1, §5.3)."""

from decimal import Decimal
from typing import ClassVar

from app.domain.fields import (
    Choice,
    Field,
    Kind,
    Part,
    Record,
    Section,
    Width,
    amount,
    choice,
    count,
    date,
    figure,
    link,
    links,
    note,
    record,
    text,
    yesno,
)
from app.domain.fields import Figure as Number
from app.domain.guidance_items import LEVELS
from app.domain.indicators import percent
from app.domain.lists import LEADS

GENERAL = Section("general", "Thông tin chung")
LAUNCH = Section("launch", "Phát động và thời gian")
LEADERSHIP = Section("leadership", "Chủ trì, phối hợp")
REACH = Section("reach", "Hỗ trợ và tuyên truyền")
REVIEW = Section("review", "Đánh giá cuối kỳ")
TIES = Section("ties", "Liên kết")
ROW = Section("row", "Nội dung")
FLOW = Section("flow", "Thu, chi trong kỳ")
HOUSES = Section("houses", "Nhà Đại đoàn kết")

CAMPAIGN_KINDS = (
    Choice("campaign", "Cuộc vận động"),
    Choice("movement", "Phong trào thi đua"),
    Choice("fund", "Quỹ, ủng hộ"),
    Choice("festival", "Ngày hội, đợt cao điểm"),
    Choice("model", "Mô hình"),
    Choice("scheme", "Đề án"),
)

CAMPAIGN_STATES = (
    Choice("running", "Đang thực hiện"),
    Choice("interim_reviewed", "Đã sơ kết"),
    Choice("final_reviewed", "Đã tổng kết"),
    Choice("stopped", "Dừng, lồng ghép vào cuộc vận động khác"),
)

RESOURCE_KINDS = (
    Choice("money", "Tiền"),
    Choice("goods", "Hiện vật (quy ra tiền)"),
    Choice("labour", "Ngày công"),
    Choice("land", "Đất"),
    Choice("other", "Khác"),
)

ORIGINS = (
    Choice("people", "Nhân dân"),
    Choice("business", "Doanh nghiệp"),
    Choice("organisation", "Cơ quan, tổ chức"),
    Choice("budget", "Ngân sách"),
    Choice("fund", "Quỹ “Vì người nghèo”"),
    Choice("family", "Gia đình, dòng họ"),
)

MODEL_KINDS = (
    Choice("model", "Mô hình"),
    Choice("practice", "Cách làm hay"),
    Choice("collective", "Tập thể điển hình"),
    Choice("individual", "Cá nhân điển hình"),
)

FUNDS = (
    Choice("poor", "Quỹ “Vì người nghèo”"),
    Choice("relief", "Quỹ cứu trợ"),
    Choice("gratitude", "Quỹ “Đền ơn đáp nghĩa”"),
)

SPENDING = (
    "house_building",
    "house_repair",
    "gifts",
    "medical",
    "scholarships",
    "capital",
    "other_spending",
)
"""The keys of a fund account's spending, by kind."""


def spending_of(account: "FundAccount") -> Decimal | None:
    """Everything spent in the period, in million đồng; None when no kind of spending was filled in."""
    spent = [value for key in SPENDING if (value := getattr(account, key)) is not None]
    return sum(spent, Decimal(0)) if spent else None


@record("campaign", "Cuộc vận động, phong trào", title="name")
class Campaign(Record):
    """A campaign as our unit runs it: a national one from the catalogue, or one of our own."""

    name: str | None = text(
        GENERAL,
        "Tên đầy đủ",
        required=True,
        max_length=300,
        width=Width.FULL,
        listed=True,
        help="Báo cáo cũ vẫn in tên cũ khi cuộc vận động đã đổi tên.",
    )
    short_name: str | None = text(GENERAL, "Tên viết tắt")
    code: str | None = text(GENERAL, "Mã", width=Width.SHORT, help="Mã riêng của địa phương, nếu có.")
    catalogue_item: str | None = link(
        GENERAL, "Theo danh mục", "catalogue_item", help="Để trống khi là cuộc vận động riêng của địa phương."
    )
    parent_item: str | None = link(
        GENERAL,
        "Thuộc cuộc vận động",
        "catalogue_item",
        help="Khi riêng của địa phương nhưng nằm trong một cuộc vận động lớn hơn.",
    )
    campaign_kind: str | None = choice(GENERAL, "Loại", *CAMPAIGN_KINDS, required=True, listed=True)
    state: str | None = choice(GENERAL, "Trạng thái", *CAMPAIGN_STATES, required=True, listed=True)
    merged_into: str | None = text(GENERAL, "Lồng ghép vào", width=Width.WIDE, help="Khi đã dừng.")

    launch_level: str | None = choice(LAUNCH, "Cấp phát động", *LEVELS)
    launched_by: str | None = text(LAUNCH, "Cơ quan phát động", width=Width.WIDE)
    launch_document: str | None = text(LAUNCH, "Văn bản phát động", width=Width.WIDE)
    launched_on: str | None = date(LAUNCH, "Ngày phát động")
    runs_from: str | None = date(LAUNCH, "Thực hiện từ", listed=True)
    runs_to: str | None = date(LAUNCH, "Thực hiện đến", listed=True)
    ongoing: bool | None = yesno(LAUNCH, "Thường xuyên")

    lead: str | None = choice(
        LEADERSHIP,
        "Cơ quan chủ trì tại đơn vị",
        *LEADS,
        open_choices=True,
        listed=True,
        help="Ủy ban MTTQ hoặc một tổ chức thành viên.",
    )
    partners: str | None = text(LEADERSHIP, "Phối hợp", width=Width.WIDE)
    responsible: str | None = text(LEADERSHIP, "Người phụ trách")
    board_decision: str | None = text(LEADERSHIP, "Quyết định lập Ban chỉ đạo, Ban vận động", width=Width.WIDE)
    board_size: int | None = count(LEADERSHIP, "Số thành viên Ban", unit="người")

    supported: int | None = count(REACH, "Số hộ, đối tượng được hỗ trợ", listed=True)
    supported_unit: str | None = text(
        REACH, "Đơn vị tính", width=Width.SHORT, help="Ví dụ: hộ, người, lượt hộ, lượt người."
    )
    publicity_events: int | None = count(REACH, "Số cuộc tuyên truyền", unit="cuộc")
    publicity_turns: int | None = count(REACH, "Số lượt người tuyên truyền", unit="lượt người")
    publicity_items: int | None = count(REACH, "Số tin, bài", unit="tin, bài")

    summary: str | None = note(REVIEW, "Kết quả chung")
    strengths: str | None = note(REVIEW, "Ưu điểm")
    limitations: str | None = note(REVIEW, "Hạn chế")
    causes: str | None = note(REVIEW, "Nguyên nhân")
    solutions: str | None = note(REVIEW, "Giải pháp")

    period: str | None = link(
        TIES, "Kỳ báo cáo", "period", help="Để trống thì theo thời gian thực hiện và kỳ của từng dòng kết quả."
    )
    tasks: tuple[str, ...] = links(TIES, "Thuộc nhiệm vụ", "task")
    conferences: tuple[str, ...] = links(TIES, "Hội nghị liên quan", "conference")
    source_name: str | None = text(TIES, "Nguồn tin", width=Width.WIDE, help="Khi ghi lại từ một bài viết.")


@record(
    "campaign_target",
    "Chỉ tiêu đăng ký",
    plural="Mục tiêu, chỉ tiêu đăng ký",
    title="name",
    parents=("campaign",),
)
class CampaignTarget(Part):
    """A pledged target with what came of it; percentages are computed, never typed."""

    derived: ClassVar[tuple[Field, ...]] = (
        Field(key="percent", kind=Kind.AMOUNT, section=ROW, label="% kế hoạch", places=1, computed=True),
    )

    period: str | None = link(ROW, "Kỳ", "period", listed=True)
    name: str | None = text(ROW, "Mục tiêu, chỉ tiêu", required=True, width=Width.WIDE, listed=True)
    indicator: str | None = link(ROW, "Theo chỉ tiêu", "indicator")
    unit: str | None = text(ROW, "Đơn vị tính", width=Width.SHORT, listed=True)
    plan: Number | None = figure(ROW, "Kế hoạch", listed=True)
    actual: Number | None = figure(ROW, "Thực hiện", listed=True)
    last_year: Number | None = figure(ROW, "Cùng kỳ", listed=True)
    remark: str | None = text(ROW, "Ghi chú", width=Width.WIDE)

    @property
    def percent(self) -> Decimal | None:
        """What was done in per cent of the plan; None where that says nothing."""
        return percent(self.actual, self.plan)


@record("campaign_result", "Kết quả", plural="Kết quả theo kỳ", title="name", parents=("campaign",))
class CampaignResult(Part):
    """A result of one period, for the whole unit or for one residential area."""

    period: str | None = link(ROW, "Kỳ", "period", required=True, listed=True)
    name: str | None = text(ROW, "Kết quả", required=True, width=Width.WIDE, listed=True)
    indicator: str | None = link(ROW, "Theo chỉ tiêu", "indicator")
    area: str | None = text(ROW, "Khu dân cư", listed=True, help="Để trống khi là số của cả đơn vị.")
    unit: str | None = text(ROW, "Đơn vị tính", width=Width.SHORT, listed=True)
    actual: Number | None = figure(ROW, "Thực hiện", listed=True)
    remark: str | None = text(ROW, "Ghi chú", width=Width.WIDE)


@record("campaign_resource", "Nguồn lực", plural="Nguồn lực huy động", title="name", parents=("campaign",))
class CampaignResource(Part):
    """What was given: money, goods valued in money, days of work, land."""

    period: str | None = link(ROW, "Kỳ", "period", listed=True)
    resource_kind: str | None = choice(ROW, "Loại", *RESOURCE_KINDS, required=True, width=Width.SHORT, listed=True)
    origin: str | None = choice(ROW, "Nguồn", *ORIGINS, open_choices=True, listed=True)
    name: str | None = text(ROW, "Nội dung", width=Width.WIDE, listed=True)
    quantity: Decimal | None = amount(ROW, "Số lượng", minimum=Decimal(0), listed=True)
    unit: str | None = text(ROW, "Đơn vị tính", width=Width.SHORT, listed=True, help="Ví dụ: ngày công, m², kg.")
    worth: Decimal | None = amount(
        ROW,
        "Trị giá",
        unit="triệu đồng",
        places=6,
        minimum=Decimal(0),
        listed=True,
        help="Tiền, hoặc hiện vật quy ra tiền.",
    )


@record(
    "model_example",
    "Mô hình, điển hình",
    plural="Mô hình, điển hình, cách làm hay",
    title="name",
    parents=("campaign",),
)
class ModelExample(Part):
    """A model, a good way of working, an exemplary collective or person."""

    model_kind: str | None = choice(ROW, "Loại", *MODEL_KINDS, width=Width.SHORT, listed=True)
    name: str | None = text(ROW, "Tên", required=True, width=Width.WIDE, listed=True)
    place: str | None = text(ROW, "Nơi làm", listed=True)
    started_on: str | None = date(ROW, "Năm", listed=True)
    content: str | None = note(ROW, "Mô tả")
    results: str | None = note(ROW, "Kết quả")
    replicated: bool | None = yesno(ROW, "Được nhân rộng", listed=True)
    replicated_where: str | None = text(ROW, "Nơi nhân rộng", width=Width.WIDE)
    period: str | None = link(ROW, "Kỳ báo cáo", "period")


@record(
    "beneficiary", "Người được hỗ trợ", plural="Danh sách được hỗ trợ", title="name", parents=("campaign",), local=True
)
class Beneficiary(Part):
    """A person or household that was helped. Personal data: it never leaves this computer (domain notes §8.4)."""

    name: str | None = text(ROW, "Họ và tên", required=True, person=True, listed=True, local=True)
    address: str | None = text(ROW, "Địa chỉ", width=Width.WIDE, listed=True, local=True)
    phone: str | None = text(ROW, "Điện thoại", width=Width.SHORT, local=True)
    circumstances: str | None = text(
        ROW, "Hoàn cảnh", width=Width.WIDE, local=True, help="Hộ nghèo, cận nghèo, khuyết tật …"
    )
    religion: str | None = text(ROW, "Dân tộc, tôn giáo", local=True)
    support: str | None = text(ROW, "Được hỗ trợ", width=Width.WIDE, listed=True, local=True)
    worth: Decimal | None = amount(ROW, "Trị giá", unit="đồng", places=0, minimum=Decimal(0), listed=True, local=True)
    supported_on: str | None = date(ROW, "Ngày", listed=True, local=True)
    period: str | None = link(ROW, "Kỳ báo cáo", "period", local=True)


@record("fund_account", "Sổ quỹ", plural="Quỹ và nhà Đại đoàn kết", title="fund", parents=("campaign",))
class FundAccount(Part):
    """One fund over one period (annex 4): opening + income − spending = closing."""

    period: str | None = link(FLOW, "Kỳ", "period", required=True, listed=True)
    fund: str | None = choice(FLOW, "Quỹ", *FUNDS, open_choices=True, required=True, listed=True)
    opening: Decimal | None = amount(FLOW, "Dư đầu kỳ", unit="triệu đồng", places=6, listed=True)
    income: Decimal | None = amount(FLOW, "Thu trong kỳ", unit="triệu đồng", places=6, minimum=Decimal(0), listed=True)
    house_building: Decimal | None = amount(FLOW, "Chi xây nhà", unit="triệu đồng", places=6, minimum=Decimal(0))
    house_repair: Decimal | None = amount(FLOW, "Chi sửa nhà", unit="triệu đồng", places=6, minimum=Decimal(0))
    gifts: Decimal | None = amount(FLOW, "Chi quà tặng", unit="triệu đồng", places=6, minimum=Decimal(0))
    medical: Decimal | None = amount(FLOW, "Chi khám, chữa bệnh", unit="triệu đồng", places=6, minimum=Decimal(0))
    scholarships: Decimal | None = amount(FLOW, "Chi học bổng", unit="triệu đồng", places=6, minimum=Decimal(0))
    capital: Decimal | None = amount(FLOW, "Chi hỗ trợ vốn", unit="triệu đồng", places=6, minimum=Decimal(0))
    other_spending: Decimal | None = amount(FLOW, "Chi khác", unit="triệu đồng", places=6, minimum=Decimal(0))
    closing: Decimal | None = amount(
        FLOW, "Dư cuối kỳ", unit="triệu đồng", places=6, listed=True, help="Bằng dư đầu kỳ cộng thu trừ chi."
    )
    houses_built: int | None = count(HOUSES, "Nhà xây mới", unit="nhà")
    houses_repaired: int | None = count(HOUSES, "Nhà sửa chữa", unit="nhà")
    houses_from_fund: Decimal | None = amount(
        HOUSES, "Tiền làm nhà từ Quỹ", unit="triệu đồng", places=6, minimum=Decimal(0)
    )
    houses_from_society: Decimal | None = amount(
        HOUSES, "Tiền làm nhà từ xã hội hóa", unit="triệu đồng", places=6, minimum=Decimal(0)
    )
    houses_from_family: Decimal | None = amount(
        HOUSES, "Tiền làm nhà của gia đình, dòng họ", unit="triệu đồng", places=6, minimum=Decimal(0)
    )
    remark: str | None = note(FLOW, "Ghi chú")
