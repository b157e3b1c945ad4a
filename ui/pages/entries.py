"""Which pages an office sees, in which order."""

from dataclasses import replace
from datetime import datetime

from app.domain.campaign import Campaign
from app.domain.codes import next_conference_code
from app.domain.conference import Conference
from app.domain.correspondence import Directive
from app.domain.fields import Record
from app.domain.records import parts_of
from app.office import Office
from ui.pages.indicators import IndicatorsPage
from ui.pages.page import Entry
from ui.pages.records import RecordsPage
from ui.pages.tasks import TasksPage
from ui.session import Session


def entries_for(office: Office) -> list[Entry]:
    """The pages of one office."""
    return [
        Entry("Hội nghị", "conference", conferences, _with_parts("conference")),
        Entry("Phong trào", "campaign", campaigns, _with_parts("campaign")),
        Entry("Sáu nhiệm vụ", "tasks", TasksPage, _with_parts("assessment")),
        Entry("Chỉ tiêu", "indicators", IndicatorsPage, ("indicator_figure",)),
        Entry("Văn bản", "document", directives, _with_parts("directive")),
    ]


def conferences(session: Session) -> RecordsPage:
    """Conferences; a new one is our own, of our level, and gets its code with the first letter typed."""

    def fresh(session: Session) -> Record:
        return Conference(own_role="host", form="in_person", organiser="front", state="draft")

    def with_code(session: Session, record: Record) -> Record:
        if not isinstance(record, Conference) or record.code:
            return record
        held = (record.held_on or "")[:4]
        year = int(held) if held.isdigit() else session.period.year or datetime.now().astimezone().year
        taken = [other.code for other in session.office.ledger.all(Conference)]
        return replace(record, code=next_conference_code(session.office.unit, year, taken))

    return RecordsPage(
        session,
        Conference,
        icon="conference",
        purpose="Ghi mỗi hội nghị đã tổ chức hoặc tham dự: ai dự, ai phát biểu, kết luận giao việc gì. "
        "Báo cáo và tổng hợp lấy số liệu từ đây.",
        fresh=fresh,
        prepare=with_code,
    )


def campaigns(session: Session) -> RecordsPage:
    """Campaigns and movements."""
    return RecordsPage(
        session,
        Campaign,
        icon="campaign",
        purpose="Ghi mỗi cuộc vận động, phong trào đang thực hiện: chỉ tiêu, kết quả từng kỳ, nguồn lực, mô hình hay.",
    )


def directives(session: Session) -> RecordsPage:
    """Guidance documents received."""
    return RecordsPage(
        session,
        Directive,
        icon="document",
        purpose="Ghi văn bản hướng dẫn, chỉ đạo nhận được: ai ban hành, yêu cầu gì, hạn nào, đã làm đến đâu.",
    )


def _with_parts(kind: str) -> tuple[str, ...]:
    return (kind, *(part.description.name for part in parts_of(kind)))
