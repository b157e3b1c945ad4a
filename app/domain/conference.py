"""Records: a conference and its eleven parts (domain notes §2.1 and §2.2).

The host is not always our own unit, the date is not always whole, and one person may chair, speak and conclude
(domain notes §1): nothing here forces what a real conference does not have.
"""

from decimal import Decimal

from app.domain.conference_lists import (
    DELEGATE_ROLES,
    FORMS,
    LINES,
    MONEY_SOURCES,
    OWN_ROLES,
    PARTS_OF_DAY,
    PRIORITIES,
    PURPOSES,
    SPEECH_KINDS,
    STATES,
    TASK_STATES,
)
from app.domain.fields import (
    Part,
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
    time,
)
from app.domain.fields import file as attached
from app.domain.guidance_items import LEVELS
from app.domain.lists import (
    BLOCKS,
    ORGANISERS,
    RHYTHMS,
    SALUTATIONS,
)

GENERAL = Section("general", "Thông tin chung")
TIME_PLACE = Section("time_place", "Thời gian, địa điểm")
PEOPLE = Section("people", "Chủ trì và số đại biểu")
CONTENT = Section("content", "Nội dung và đánh giá")
MONEY = Section("money", "Kinh phí")
TIES = Section("ties", "Liên kết")
ORIGIN = Section("origin", "Nguồn tin")

COUNTED_ROLES = frozenset({"host", "cohost"})
"""Only these count towards totals: a connection point links to its host's conference (domain notes §5.4)."""


def is_overdue(task: "TaskGiven", today: str) -> bool:
    """Whether a task is past its deadline; `today` is an ISO date, a partial deadline runs to its end."""
    if task.state in ("done", "stopped") or not task.deadline or task.deadline.startswith("--"):
        return False
    return task.deadline < today[: len(task.deadline)]


@record("conference", "Hội nghị", title="title")
class Conference(Record):
    """A conference that our unit held, held with others, attended, or joined as a connection point."""

    title: str | None = text(
        GENERAL,
        "Tên hội nghị",
        required=True,
        max_length=300,
        width=Width.FULL,
        listed=True,
        help="Ghi đủ như trong giấy mời, ví dụ: Hội nghị sơ kết 3 năm thực hiện Kết luận số 62-KL/TW.",
    )
    code: str | None = text(GENERAL, "Mã hội nghị", computed=True, help="Chương trình tự đặt và không dùng lại.")
    purposes: tuple[str, ...] = choices(
        GENERAL,
        "Loại (mục đích)",
        *PURPOSES,
        required=True,
        listed=True,
        help="Một hội nghị có thể có nhiều mục đích, ví dụ vừa sơ kết vừa khen thưởng.",
    )
    ordinal: str | None = text(GENERAL, "Lần thứ", width=Width.SHORT, help="Cho hội nghị thường kỳ: lần thứ mấy.")
    form: str | None = choice(GENERAL, "Hình thức", *FORMS, required=True, listed=True)
    own_role: str | None = choice(
        GENERAL,
        "Vai trò của đơn vị mình",
        *OWN_ROLES,
        required=True,
        listed=True,
        help="Chỉ hội nghị do đơn vị mình chủ trì hoặc đồng tổ chức mới được đếm, để cấp trên không đếm hai lần.",
    )
    organiser: str | None = choice(GENERAL, "Cơ quan tổ chức", *ORGANISERS, open_choices=True, required=True)
    organiser_name: str | None = text(
        GENERAL,
        "Tên cơ quan tổ chức",
        width=Width.WIDE,
        recalls="body",
        help="Tên đầy đủ khi không phải đơn vị mình, ví dụ: Tỉnh ủy.",
    )
    co_organisers: str | None = text(GENERAL, "Cơ quan đồng tổ chức", width=Width.WIDE, recalls="body")
    level: str | None = choice(GENERAL, "Cấp hội nghị", *LEVELS, required=True)
    state: str | None = choice(
        GENERAL,
        "Trạng thái",
        *STATES,
        listed=True,
        help="Khi còn là nháp, chương trình chỉ nhắc những chỗ còn trống chứ không giữ báo cáo lại.",
    )

    held_on: str | None = date(
        TIME_PLACE,
        "Ngày tổ chức",
        required=True,
        listed=True,
        help="Không nhớ đủ thì ghi phần biết được: 9/2024, 2024, hoặc 18/12 khi không rõ năm.",
    )
    ends_on: str | None = date(TIME_PLACE, "Ngày kết thúc", help="Khi hội nghị kéo dài nhiều ngày.")
    part_of_day: str | None = choice(TIME_PLACE, "Buổi", *PARTS_OF_DAY, width=Width.SHORT)
    starts_at: str | None = time(TIME_PLACE, "Giờ bắt đầu")
    ends_at: str | None = time(TIME_PLACE, "Giờ kết thúc")
    venue: str | None = text(TIME_PLACE, "Địa điểm", required=True, width=Width.WIDE, recalls="place")

    chaired_by: str | None = text(
        PEOPLE,
        "Chủ trì",
        required=True,
        width=Width.WIDE,
        recalls="person",
        help="Nhiều người thì cách nhau bằng dấu chấm phẩy. Chức vụ, vai trò khác ghi ở bảng đại biểu nêu tên.",
    )
    secretaries: str | None = text(PEOPLE, "Thư ký", width=Width.WIDE, recalls="person", help="Cần có khi in biên bản.")
    convened: int | None = count(PEOPLE, "Triệu tập", unit="người")
    present: int | None = count(
        PEOPLE,
        "Có mặt",
        unit="người",
        required=True,
        listed=True,
        help="Bằng tổng số có mặt ở bảng thành phần dự.",
    )
    absent: int | None = count(PEOPLE, "Vắng", unit="người")
    women: int | None = count(PEOPLE, "Nữ", unit="người", help="Trong số có mặt. Các số này có thể trùng nhau.")
    non_party: int | None = count(PEOPLE, "Ngoài Đảng", unit="người")
    ethnic_minority: int | None = count(PEOPLE, "Dân tộc thiểu số", unit="người")
    religious: int | None = count(PEOPLE, "Tôn giáo", unit="người")
    prestigious: int | None = count(PEOPLE, "Người uy tín", unit="người")
    attendance_remark: str | None = text(
        PEOPLE,
        "Ghi chú về số đại biểu",
        width=Width.WIDE,
        help="Giải thích khi có mặt nhiều hơn triệu tập, hoặc lý do vắng.",
    )

    subjects: str | None = note(
        CONTENT,
        "Văn bản, chủ đề được sơ kết, quán triệt",
        help="Mỗi dòng một văn bản, ví dụ: Kết luận số 62-KL/TW của Bộ Chính trị (khóa X). Cần khi sơ kết, "
        "tổng kết, quán triệt.",
    )
    assessed_from: str | None = date(CONTENT, "Giai đoạn đánh giá từ", help="Tháng, năm; ví dụ 12/2009.")
    assessed_to: str | None = date(CONTENT, "Giai đoạn đánh giá đến")
    summary: str | None = note(CONTENT, "Nội dung chính, tóm tắt", required=True)
    overall: str | None = note(CONTENT, "Đánh giá chung, kết quả")
    limitations: str | None = note(CONTENT, "Hạn chế")
    combined_with: str | None = text(
        CONTENT,
        "Gắn với",
        width=Width.WIDE,
        help="Khi tổ chức chung với hội nghị khác, ví dụ: hội nghị thường kỳ, sơ kết 6 tháng đầu năm.",
    )

    cost: Decimal | None = amount(MONEY, "Kinh phí", unit="đồng", places=0, minimum=Decimal(0))
    cost_sources: tuple[str, ...] = choices(MONEY, "Nguồn kinh phí", *MONEY_SOURCES)

    period: str | None = link(
        TIES,
        "Kỳ báo cáo",
        "period",
        help="Để trống thì theo ngày tổ chức. Chọn kỳ khi không rõ ngày, hoặc khi báo cáo ở kỳ khác.",
    )
    host_code: str | None = text(
        TIES,
        "Mã hội nghị của cấp chủ trì",
        help="Khi đơn vị mình là điểm cầu: mã hội nghị của cấp trên, ví dụ 990-HN-2024-007.",
    )
    tasks: tuple[str, ...] = links(TIES, "Thuộc nhiệm vụ", "task")
    campaigns: tuple[str, ...] = links(TIES, "Cuộc vận động liên quan", "campaign")
    directives: tuple[str, ...] = links(TIES, "Theo hướng dẫn của cấp trên", "directive")

    source_name: str | None = text(
        ORIGIN, "Nguồn tin", width=Width.WIDE, help="Khi ghi lại từ một bài viết: tên trang, báo, đài."
    )
    source_author: str | None = text(ORIGIN, "Người viết")
    source_published_on: str | None = date(ORIGIN, "Ngày đăng")
    source_published_at: str | None = time(ORIGIN, "Giờ đăng")
    source_link: str | None = text(ORIGIN, "Đường dẫn bài viết", width=Width.WIDE)
    video_link: str | None = text(ORIGIN, "Đường dẫn video", width=Width.WIDE)


ROW = Section("row", "Nội dung")


@record("body_present", "Cơ quan dự", plural="Thành phần dự", title="body", parents=("conference",))
class BodyPresent(Part):
    """A body that took part, with or without a head count."""

    body: str | None = text(ROW, "Cơ quan, tổ chức", required=True, width=Width.WIDE, listed=True, recalls="body")
    block: str | None = choice(ROW, "Khối", *BLOCKS, listed=True, follows="body")
    represented_by: str | None = text(
        ROW,
        "Người đại diện",
        width=Width.WIDE,
        listed=True,
        recalls="representative",
        follows="body",
        help="Ví dụ: Chủ tịch, Phó Chủ tịch; lãnh đạo ban.",
    )
    invited: int | None = count(ROW, "Số mời", unit="người", listed=True)
    present: int | None = count(ROW, "Có mặt", unit="người", listed=True)


@record("delegate", "Đại biểu", plural="Đại biểu nêu tên", title="name", parents=("conference",))
class Delegate(Part):
    """A named person; the posts are those of the day of the conference, never updated later."""

    salutation: str | None = choice(ROW, "Xưng hô", *SALUTATIONS, width=Width.SHORT, listed=True, follows="name")
    name: str | None = text(ROW, "Họ và tên", required=True, person=True, listed=True, recalls="person")
    party_post: str | None = text(
        ROW, "Chức vụ Đảng", width=Width.WIDE, listed=True, recalls="party_post", follows="name"
    )
    state_post: str | None = text(
        ROW, "Chức vụ chính quyền, đoàn thể", width=Width.WIDE, listed=True, recalls="post", follows="name"
    )
    organisation: str | None = text(ROW, "Đơn vị", width=Width.WIDE, listed=True, recalls="body", follows="name")
    roles: tuple[str, ...] = choices(
        ROW, "Vai trò", *DELEGATE_ROLES, listed=True, help="Một người có thể dự, chủ trì và phát biểu chỉ đạo."
    )
    absent_reason: str | None = text(ROW, "Vắng, lý do", width=Width.WIDE)


@record("agenda_item", "Mục chương trình", plural="Chương trình", title="content", parents=("conference",))
class AgendaItem(Part):
    """A line of the programme."""

    starts_at: str | None = time(ROW, "Giờ", listed=True)
    content: str | None = text(ROW, "Nội dung", required=True, width=Width.FULL, listed=True)
    done_by: str | None = text(ROW, "Người thực hiện", width=Width.WIDE, listed=True, recalls="person")


@record(
    "submitted_report",
    "Báo cáo trình hội nghị",
    plural="Báo cáo trình hội nghị",
    title="title",
    parents=("conference",),
)
class SubmittedReport(Part):
    """A report put before the conference."""

    title: str | None = text(ROW, "Tên báo cáo", required=True, width=Width.FULL, listed=True)
    presenter: str | None = text(ROW, "Người trình bày", width=Width.WIDE, listed=True, recalls="person")
    file: str | None = attached(ROW, "Tệp")


@record("speech", "Phát biểu", plural="Tham luận, ý kiến, phát biểu", title="topic", parents=("conference",))
class Speech(Part):
    """A speech, a question, a directing or a concluding address; they are counted in reports."""

    speech_kind: str | None = choice(ROW, "Loại", *SPEECH_KINDS, listed=True)
    speaker: str | None = text(ROW, "Người phát biểu", listed=True, recalls="person")
    organisation: str | None = text(
        ROW, "Chức vụ, đơn vị", width=Width.WIDE, listed=True, recalls="body", follows="speaker"
    )
    topic: str | None = text(ROW, "Chủ đề", width=Width.FULL, listed=True)
    summary: str | None = note(ROW, "Tóm tắt", max_length=2000)
    file: str | None = attached(ROW, "Tệp")


@record("vote", "Biểu quyết", plural="Biểu quyết", title="matter", parents=("conference",))
class Vote(Part):
    """A vote; the three numbers add up to the total."""

    matter: str | None = text(ROW, "Nội dung biểu quyết", required=True, width=Width.FULL, listed=True)
    agreed: int | None = count(ROW, "Tán thành", listed=True)
    against: int | None = count(ROW, "Không tán thành", listed=True)
    other_views: int | None = count(ROW, "Ý kiến khác", listed=True)
    total: int | None = count(ROW, "Tổng số", listed=True)


@record(
    "task_given",
    "Nhiệm vụ được giao",
    plural="Kết luận và nhiệm vụ giao",
    title="content",
    parents=("conference", "directive"),
)
class TaskGiven(Part):
    """A task that a conclusion or a guidance gives to a body, with a deadline or a rhythm."""

    content: str | None = note(ROW, "Nội dung nhiệm vụ", required=True, listed=True)
    lead: str | None = text(ROW, "Đơn vị, người chủ trì", required=True, width=Width.WIDE, listed=True, recalls="body")
    partners: str | None = text(ROW, "Phối hợp", width=Width.WIDE, recalls="body")
    deadline: str | None = date(ROW, "Hạn", listed=True)
    rhythms: tuple[str, ...] = choices(
        ROW, "Nhịp thực hiện", *RHYTHMS, help="Khi không có hạn mà làm đều đặn, ví dụ từng quý, từng tháng."
    )
    deadline_remark: str | None = text(ROW, "Ghi chú về thời hạn", width=Width.WIDE)
    priority: str | None = choice(ROW, "Mức ưu tiên", *PRIORITIES, width=Width.SHORT)
    state: str | None = choice(ROW, "Trạng thái", *TASK_STATES, listed=True)
    result: str | None = note(ROW, "Kết quả")
    done_on: str | None = date(ROW, "Ngày hoàn thành")
    task: str | None = link(ROW, "Thuộc nhiệm vụ", "task")


@record("connection_point", "Điểm cầu", plural="Điểm cầu", title="name", parents=("conference",))
class ConnectionPoint(Part):
    """A place connected to an online conference."""

    name: str | None = text(ROW, "Tên điểm cầu", required=True, width=Width.WIDE, listed=True)
    unit: str | None = link(ROW, "Đơn vị", "unit", listed=True)
    organisation: str | None = text(
        ROW,
        "Tên đơn vị",
        width=Width.WIDE,
        recalls="body",
        help="Khi đơn vị không có trong danh mục, ví dụ: MTTQ các quận, huyện.",
    )
    venue: str | None = text(ROW, "Địa điểm", width=Width.WIDE, recalls="place")
    responsible: str | None = text(ROW, "Phụ trách", recalls="person")
    present: int | None = count(ROW, "Số người dự", unit="người", listed=True)
    line: str | None = choice(ROW, "Đường truyền", *LINES, listed=True)
    remark: str | None = text(ROW, "Ghi chú", width=Width.WIDE)
