"""Which pages an office sees, in which order."""

from typing import TYPE_CHECKING

from app.domain.correspondence import Directive, Remark
from app.domain.office import Officer
from app.domain.records import parts_of
from app.office import Office
from ui.pages import on_visit
from ui.pages.home import HomePage, inbox_badge
from ui.pages.page import Entry
from ui.pages.places import (
    BIN_VIEW,
    CHARTS_VIEW,
    CHECKS_VIEW,
    GUIDANCE_VIEW,
    INBOX,
    KEYS_VIEW,
    MOVING_VIEW,
    OFFICE_VIEW,
    OFFICERS_VIEW,
    OWN_KEY_VIEW,
    PREVIEW_VIEW,
    RECEIVED_VIEW,
    REPLIES_VIEW,
    SEAL_VIEW,
    SEND,
    SETTINGS,
    TOTALS,
    WORDS_VIEW,
)
from ui.pages.tabs import TabsPage, View
from ui.session import Session

if TYPE_CHECKING:
    from ui.pages.conferences import ConferencesPage
    from ui.pages.records import RecordsPage


def entries_for(office: Office) -> list[Entry]:
    """The pages of one office."""
    pages = [
        Entry("Việc cần làm", "home", HomePage, help="viec-can-lam"),
        Entry(
            "Hội nghị", "conference", conferences, _with_parts("conference"), on_visit.overdue_tasks, help="hoi-nghi"
        ),
        Entry("Phong trào", "campaign", on_visit.campaigns, _with_parts("campaign"), help="phong-trao"),
        Entry("Sáu nhiệm vụ", "tasks", on_visit.tasks, _with_parts("assessment"), help="sau-nhiem-vu"),
        Entry("Chỉ tiêu", "indicators", on_visit.indicators, ("indicator_figure",), help="chi-tieu"),
        Entry("Văn bản", "document", directives, _with_parts("directive"), help="van-ban"),
        Entry("Báo cáo, gửi", "send", reporting, (SEND, *_with_parts("report"))),
        Entry("Nhận", "inbox", receiving, (INBOX, "remark"), inbox_badge),
    ]
    if office.has_units_below:
        pages.append(Entry("Tổng hợp", "totals", on_visit.totals, (TOTALS,), help="tong-hop"))
    return [*pages, Entry("Cài đặt", "settings", settings, (SETTINGS, "office", "officer"))]


def reporting(session: Session) -> TabsPage:
    """The report of the period: its words, what is missing, the seal."""
    views = (
        View(WORDS_VIEW, "Nội dung báo cáo", on_visit.report, help="bao-cao"),
        View(CHECKS_VIEW, "Kiểm tra", on_visit.checks, help="kiem-tra"),
        View(PREVIEW_VIEW, "Xem trước", on_visit.preview, help="xem-truoc"),
        View(SEAL_VIEW, "Niêm phong và gửi", on_visit.sealing, help="niem-phong"),
        View(CHARTS_VIEW, "Biểu đồ", on_visit.charts, help="bieu-do"),
    )
    return TabsPage(session, "Báo cáo, gửi", "send", views)


def receiving(session: Session) -> TabsPage:
    """What came, and whose keys are known."""
    views = (
        View(RECEIVED_VIEW, "Gói đã nhận", on_visit.received, help="nhan"),
        View(REPLIES_VIEW, "Cấp trên trả lời", on_visit.replies, _is_remark, help="tra-lai"),
        View(KEYS_VIEW, "Khóa của các đơn vị", on_visit.keys, help="khoa"),
    )
    return TabsPage(session, "Nhận", "inbox", views)


def _is_remark(session: Session, uid: str) -> bool:
    return session.office.ledger.get(Remark, uid) is not None


def settings(session: Session) -> TabsPage:
    """The office, its people, the guidance that is in force."""
    views = (
        View(OFFICE_VIEW, "Đơn vị và máy này", on_visit.settings, help="cai-dat"),
        View(OFFICERS_VIEW, "Cán bộ", officers, _is_officer, help="can-bo"),
        View(OWN_KEY_VIEW, "Khóa niêm phong", on_visit.own_key, help="khoa-don-vi"),
        View(GUIDANCE_VIEW, "Hướng dẫn hiện dùng", on_visit.guidance, help="huong-dan"),
        View(MOVING_VIEW, "Chuyển máy, sổ đơn vị cũ", on_visit.moving, help="chuyen-may"),
        View(BIN_VIEW, "Đã xóa", on_visit.bin_, help="da-xoa"),
    )
    return TabsPage(session, "Cài đặt", "settings", views)


def _is_officer(session: Session, uid: str) -> bool:
    return session.office.ledger.get(Officer, uid) is not None


def officers(session: Session) -> "RecordsPage":
    """The people of the office."""
    return on_visit.records(
        session,
        Officer,
        icon="people",
        purpose="Ghi cán bộ của đơn vị: ai nhập liệu, ai duyệt, ai ký. Một người có thể làm tất cả các việc.",
    )


def conferences(session: Session) -> "ConferencesPage":
    """Conferences, and the tasks they gave."""
    return on_visit.conferences(
        session,
        "Ghi mỗi hội nghị đã tổ chức hoặc tham dự: ai dự, ai phát biểu, kết luận giao việc gì. "
        "Báo cáo và tổng hợp lấy số liệu từ đây.",
    )


def directives(session: Session) -> "RecordsPage":
    """Guidance documents received."""
    return on_visit.records(
        session,
        Directive,
        icon="document",
        purpose="Ghi văn bản hướng dẫn, chỉ đạo nhận được: ai ban hành, yêu cầu gì, hạn nào, đã làm đến đâu.",
    )


def _with_parts(kind: str) -> tuple[str, ...]:
    return (kind, *(part.description.name for part in parts_of(kind)))
