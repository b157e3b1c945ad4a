"""Records: our own office and its officers (domain notes §5.1 and §7)."""

from app.domain.fields import Choice, Record, Section, Width, choice, choices, date, link, note, record, text, yesno
from app.domain.guidance_items import LEVELS
from app.domain.lists import SALUTATIONS
from app.domain.symbols import MANNERS

OFFICE_UID = "office"
"""The office's own record: there is exactly one in a ledger."""

IDENTITY = Section("identity", "Đơn vị")
LETTERHEAD = Section("letterhead", "Phần đầu văn bản")
CONTACT = Section("contact", "Liên hệ")
PERSON = Section("person", "Cán bộ")
POSTS = Section("posts", "Chức vụ")
WORK = Section("work", "Việc trong chương trình")

ROLES = (
    Choice("entering", "Nhập liệu"),
    Choice("approving", "Duyệt"),
    Choice("signing", "Ký"),
    Choice("consolidating", "Tổng hợp"),
)
"""One person may hold all of them: wards often have one to three people (domain notes §7.5)."""


@record("office", "Đơn vị", title="name")
class Office(Record):
    """The office whose ledger this is."""

    code: str | None = text(
        IDENTITY,
        "Mã đơn vị",
        required=True,
        width=Width.SHORT,
        listed=True,
        help="Mã hành chính của đơn vị, giữ đủ các số 0 ở đầu.",
    )
    name: str | None = text(
        IDENTITY, "Tên đơn vị", required=True, width=Width.WIDE, listed=True, help="Ví dụ: Phường Hoa Mẫu."
    )
    full_name: str | None = text(
        IDENTITY, "Tên đầy đủ của cơ quan", width=Width.FULL, help="Ví dụ: Ủy ban MTTQ Việt Nam phường Hoa Mẫu."
    )
    level: str | None = choice(IDENTITY, "Cấp", *LEVELS, required=True, listed=True)
    superior: str | None = link(
        IDENTITY,
        "Cấp trên trực tiếp",
        "unit",
        help="Chỉ cần ghi khi danh mục đơn vị chưa có đơn vị mình.",
    )
    term: str | None = text(IDENTITY, "Nhiệm kỳ", width=Width.SHORT, help="Ví dụ: 2024–2029.")
    congress: str | None = text(IDENTITY, "Khóa", width=Width.SHORT, help="Ví dụ: XII.")
    manner: str | None = choice(
        LETTERHEAD, "Thể thức văn bản", *MANNERS, width=Width.WIDE, help="Để trống là theo Nghị định 30."
    )
    header_upper: str | None = text(LETTERHEAD, "Dòng trên", width=Width.WIDE, help="Ví dụ: ỦY BAN MTTQ VIỆT NAM.")
    header_lower: str | None = text(LETTERHEAD, "Dòng dưới", width=Width.WIDE, help="Ví dụ: PHƯỜNG HOA MẪU.")
    header_body: str | None = text(LETTERHEAD, "Cơ quan ban hành", width=Width.WIDE, help="Ví dụ: BAN THƯỜNG TRỰC.")
    header_right: str | None = text(
        LETTERHEAD,
        "Dòng bên phải",
        width=Width.WIDE,
        help="Để trống thì in theo thể thức đã chọn. Nơi nào quen in dòng khác thì ghi, ví dụ: ỦY BAN MTTQ VIỆT NAM.",
    )
    symbol: str | None = text(
        LETTERHEAD,
        "Số, ký hiệu",
        width=Width.WIDE,
        help="Chỉ phần chữ, như MTTQ-BTT trong 112/BC-MTTQ-BTT; hoặc cả mẫu: {số}/{loại}-MTTQ-BTT.",
    )
    place_name: str | None = text(LETTERHEAD, "Địa danh", help="Đứng trước ngày tháng trên văn bản, ví dụ: Hoa Mẫu.")
    address: str | None = text(CONTACT, "Địa chỉ trụ sở", width=Width.FULL)
    phone: str | None = text(CONTACT, "Điện thoại cơ quan", width=Width.SHORT)
    email: str | None = text(CONTACT, "Thư điện tử cơ quan")


@record("officer", "Cán bộ", title="name")
class Officer(Record):
    """A person of the office, with the jobs that person does in this program."""

    salutation: str | None = choice(PERSON, "Xưng hô", *SALUTATIONS, width=Width.SHORT)
    name: str | None = text(PERSON, "Họ và tên", required=True, person=True, listed=True)
    phone: str | None = text(PERSON, "Điện thoại", width=Width.SHORT, local=True)
    email: str | None = text(PERSON, "Thư điện tử", local=True)
    front_post: str | None = text(
        POSTS, "Chức vụ Mặt trận", width=Width.WIDE, listed=True, help="Ví dụ: Chủ tịch, Phó Chủ tịch."
    )
    party_post: str | None = text(POSTS, "Chức vụ Đảng", width=Width.WIDE)
    other_posts: str | None = note(POSTS, "Chức vụ khác", help="Mỗi dòng một chức vụ.")
    full_time: bool | None = yesno(POSTS, "Chuyên trách")
    roles: tuple[str, ...] = choices(
        WORK, "Việc được giao", *ROLES, listed=True, help="Một người có thể làm tất cả các việc."
    )
    since_on: str | None = date(WORK, "Từ ngày")
    until_on: str | None = date(WORK, "Đến ngày", help="Để trống khi còn đang làm.")
