"""The head and the close of a document that is no document: what an officer sees while setting how documents look."""

from datetime import date

from reportlab.platypus import Flowable

from app.domain.office import Office
from app.reports import fonts
from app.reports.letterhead import close, ended, heading, title
from app.reports.official import heading_of, standing_committee
from app.reports.page import About, build
from app.reports.style import BODY, line


def render(office: Office, today: date) -> bytes:
    """One page with the fifth report of this office, dated today."""
    fonts.register()
    head = heading_of(office, type_code="BC", number="5", dated_on=today.isoformat())
    story: list[Flowable] = [
        *heading(head),
        *title("BÁO CÁO", f"Kết quả công tác Mặt trận năm {today.year}", head.manner),
        line(ended("(Nội dung báo cáo)", head.manner), BODY),
        *close(["Như trên", "Lưu: VT"], standing_committee(office)),
    ]
    return build(story, About(title="Phần đầu văn bản", made_on=today.isoformat()))
