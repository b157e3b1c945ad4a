"""A conference on one page: when and where, who came, what it was about, what was concluded.

Long texts are shortened until the page holds them, each with a word that the minutes have it whole.
"""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from app.domain.conference import Conference, Speech, SubmittedReport
from app.domain.enclosures import AWARDED, Commendation, number_awarded
from app.domain.ledger import Ledger
from app.domain.words import Lookup
from app.reports import fonts
from app.reports.letterhead import brief, heading, title
from app.reports.meeting import Meeting, deadline_words
from app.reports.official import heading_of, written_by
from app.reports.page import BOTTOM, HEIGHT, TEXT_WIDTH, TOP, About, build
from app.reports.style import ANNEX_BODY, LABEL, led, line, space
from app.reports.tables import facts
from app.text.numbers import two_digit

_LENGTHS = (
    *((2400, 12), (1700, 10), (1200, 8), (900, 7), (700, 6), (550, 5), (400, 4), (300, 4), (220, 3), (160, 3)),
    *((120, 2), (90, 2), (70, 1), (45, 1), (25, 0)),
)
"""Characters of each text and lines of each list, tried one after the other."""

_CUT = "… (xem biên bản)"

_LABEL = LABEL.clone("summary-label", keepWithNext=0)
"""On one page no heading parts from what it opens."""

_ROOM = HEIGHT - TOP - BOTTOM - 4 * mm


def render(ledger: Ledger, conference: Conference, lookup: Lookup) -> bytes:
    """The PDF of the summary: always one page."""
    fonts.register()
    meeting = Meeting(conference, ledger, lookup)
    story: list[Flowable] = []
    for longest, most in _LENGTHS:
        story = _story(meeting, longest, most)
        if _height(story) <= _ROOM:
            break
    while _height(story) > _ROOM:  # names without end in the head itself: what stands last gives way, not the note
        del story[-2]
    about = About(
        title=f"Tóm tắt. {conference.title or 'Hội nghị'}",
        author=written_by(meeting.office),
        made_on=conference.held_on or "",
    )
    return build(story, about)


def _height(story: Sequence[Flowable]) -> float:
    return sum(one.wrap(TEXT_WIDTH, HEIGHT)[1] + one.getSpaceBefore() + one.getSpaceAfter() for one in story)


def _story(meeting: Meeting, longest: int, most: int) -> list[Flowable]:
    one = meeting.conference
    whole: list[bool] = []

    def short(text: str | None) -> str:
        words = " ".join((text or "").split())
        whole.append(len(words) <= longest)
        return words if whole[-1] else words[:longest].rsplit(" ", 1)[0].rstrip(",;:. ") + _CUT

    def listed(head: str, rows: Sequence[str]) -> list[Flowable]:
        whole.append(len(rows) <= most)
        told: list[Flowable] = [line(f"- {short(row)}", ANNEX_BODY) for row in rows[:most]]
        if len(rows) > most:
            others = f"- {two_digit(len(rows) - most)} mục{' nữa' if most else ''}{_CUT}"
            told.append(line(others, ANNEX_BODY))
        return [line(head, _LABEL), *told] if told else []

    head = heading_of(meeting.office, type_code=None, dated_on=one.held_on or "")
    name = " ".join(brief(one.title or "").split())

    table = facts((label, short(words)) for label, words in _facts(meeting) if words)
    story: list[Flowable] = [
        *heading(head),
        *title("TÓM TẮT HỘI NGHỊ", name, head.manner),
        *([table, space(2)] if table else []),
    ]
    for lead, text in (
        ("Nội dung:", one.summary),
        ("Kết quả:", one.overall),
        ("Hạn chế:", one.limitations),
    ):
        story += led(lead, short(text), ANNEX_BODY)
    speeches = [row for row in meeting.speeches if row.speech_kind != "concluding"]
    story += listed(
        f"Ý kiến, phát biểu ({two_digit(len(speeches))})",
        [f"{row.speaker or 'Đại biểu'}: {row.topic or row.summary or ''}" for row in speeches],
    )
    story += listed("Kết luận", [row.summary or row.topic or "" for row in _concluding(meeting)])
    story += listed(f"Nhiệm vụ giao ({two_digit(len(meeting.tasks))})", _tasks(meeting))
    if not all(whole):
        story.append(line("Đã rút gọn cho vừa một trang; nội dung đầy đủ ở biên bản hội nghị.", _LABEL))
    return story


def _concluding(meeting: Meeting) -> list[Speech]:
    return [row for row in meeting.speeches if row.speech_kind == "concluding" and (row.summary or row.topic)]


def _tasks(meeting: Meeting) -> list[str]:
    told: list[str] = []
    for row in meeting.tasks:
        aside = "; ".join(words for words in (row.lead, deadline_words(row, meeting.lookup)) if words)
        told.append(f"{(row.content or '').rstrip('.')}{f' ({aside})' if aside else ''}.")
    return told


def _facts(meeting: Meeting) -> list[tuple[str, str]]:
    one, ledger = meeting.conference, meeting.ledger
    numbers, among = meeting.numbers(), meeting.among()
    when = meeting.when()
    return [
        ("Thời gian", when[:1].upper() + when[1:]),
        ("Địa điểm", one.venue or ""),
        ("Loại, hình thức", "; ".join(words for words in (meeting.said("purposes"), meeting.said("form")) if words)),
        ("Chủ trì", "; ".join(meeting.people(one.chaired_by, "chair"))),
        ("Đại biểu", f"{numbers} (có {among})" if numbers and among else numbers),
        ("Báo cáo trình", "; ".join(row.title or "" for row in ledger.parts(SubmittedReport, one.uid))),
        ("Khen thưởng", _honoured(ledger.parts(Commendation, one.uid))),
    ]


def _honoured(rows: Sequence[Commendation]) -> str:
    """ "03 tập thể, 08 cá nhân"."""
    counted = [(kind, number_awarded(rows, kind.code)) for kind in AWARDED]
    words = [f"{two_digit(number)} {kind.label.lower()}" for kind, number in counted if number]
    return ", ".join(words)
