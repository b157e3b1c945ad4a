"""The minutes of a conference, and its summary on one page.

Order of the printed form: domain notes §2.3; numbers in official style, a zero before one digit (§8.3). The minutes
are the unit's own paper, so they name people; what is local of a record stays out all the same. What nobody wrote
down is left open for the pen. How a task went on is no part of them: they tell of the day itself.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from reportlab.platypus import Flowable

from app.domain.conference import (
    AgendaItem,
    BodyPresent,
    Conference,
    ConnectionPoint,
    Delegate,
    Speech,
    SubmittedReport,
    TaskGiven,
    Vote,
)
from app.domain.enclosures import Commendation
from app.domain.ledger import Ledger
from app.domain.words import Lookup, say
from app.reports import fonts
from app.reports.letterhead import Heading, heading, title, two_signatures
from app.reports.meeting import BLANK, Meeting, clock, counted, deadline_words, posts_of
from app.reports.official import heading_of, written_by
from app.reports.page import About, build
from app.reports.style import BODY, HEADING, PART, led, line, paragraphs
from app.reports.tables import Column, Row, grid
from app.text.dates import formal_date, is_date
from app.text.numbers import two_digit, write_number

_UNCOUNTED = f"Tổng số triệu tập: {BLANK}; có mặt: {BLANK}; vắng: {BLANK}"
_CALLED = re.compile(r"^(?:ông|bà|đồng chí|đ/c)\s+", re.IGNORECASE)
_ROMAN = ("I", "II", "III", "IV", "V", "VI")

_FOR_BODY = Column("Người đại diện", 45)
_BODIES = (
    Column("TT", 10, "centre"),
    Column("Cơ quan, tổ chức", 74),
    _FOR_BODY,
    Column("Số mời", 17, "right"),
    Column("Có mặt", 19, "right"),
)
_PEOPLE = (Column("TT", 10, "centre"), Column("Họ và tên", 45), Column("Chức vụ, đơn vị", 75), Column("Vai trò", 35))
_POINTS = (
    Column("TT", 10, "centre"),
    Column("Điểm cầu", 70),
    Column("Phụ trách", 30),
    Column("Số dự", 15, "right"),
    Column("Đường truyền, ghi chú", 40),
)
_HONOURED = (
    Column("TT", 10, "centre"),
    Column("Tập thể, cá nhân", 62),
    Column("Hình thức", 30),
    Column("Cấp khen", 28),
    Column("Quyết định", 35),
)
_AGENDA = (Column("Giờ", 16, "centre"), Column("Nội dung", 94), Column("Người thực hiện", 55))
_TASKS = (
    Column("TT", 10, "centre"),
    Column("Nội dung", 76),
    Column("Chủ trì", 32),
    Column("Phối hợp", 25),
    Column("Hạn", 22, "centre"),
)


def render(ledger: Ledger, conference: Conference, lookup: Lookup) -> bytes:
    """The PDF of the minutes."""
    fonts.register()
    meeting = Meeting(conference, ledger, lookup)
    name = conference.title or "Hội nghị"
    held = conference.held_on or ""
    chapters = (
        ("THỜI GIAN, ĐỊA ĐIỂM", _time_and_place(meeting)),
        ("THÀNH PHẦN", _who_came(meeting)),
        ("NỘI DUNG", _what_was_said(meeting) or [line(BLANK * 24, BODY)]),
        ("BIỂU QUYẾT", _votes(meeting)),
        ("KẾT LUẬN VÀ NHIỆM VỤ GIAO", _conclusions(meeting)),
    )
    head = _head(meeting)
    story: list[Flowable] = [
        *heading(head),
        *title("BIÊN BẢN", name, head.manner),
    ]
    told = [chapter for chapter in chapters if chapter[1]]
    for number, (words, flow) in zip(_ROMAN, told, strict=False):
        story += [line(f"{number}. {words}", PART), *flow]
    story += [*_closing(meeting), *_signatures(meeting)]
    about = About(title=f"Biên bản. {name}", author=written_by(meeting.office), made_on=held)
    return build(story, about)


def _head(meeting: Meeting) -> Heading:
    """Minutes bear the day of the conference; of a day that is not known whole, the pen writes it."""
    held = meeting.conference.held_on or ""
    year = held[:4] if held[:4].isdigit() else ""
    return heading_of(
        meeting.office, type_code="BB", dated_on=held if len(held) == len("2024-11-22") else "", year=year
    )


def _time_and_place(meeting: Meeting) -> list[Flowable]:
    form = meeting.said("form")
    flow: list[Flowable] = [
        line(f"1. Thời gian: {meeting.when()}.", BODY),
        line(f"2. Địa điểm: {meeting.conference.venue or BLANK * 8}.", BODY),
    ]
    return [*flow, line(f"3. Hình thức: {form[:1].lower()}{form[1:]}.", BODY)] if form else flow


def _who_came(meeting: Meeting) -> list[Flowable]:
    one = meeting.conference
    chairs = meeting.people(one.chaired_by, "chair") or [BLANK * 8]
    writers = meeting.people(one.secretaries, "secretary") or [BLANK * 8]
    flow: list[Flowable] = [
        line(f"1. Chủ trì: {'; '.join(chairs)}.", BODY),
        line(f"2. Thư ký: {'; '.join(writers)}.", BODY),
        line(f"3. Đại biểu dự: {meeting.numbers() or _UNCOUNTED}.", BODY),
    ]
    among = meeting.among()
    flow += [line(f"Trong số có mặt có: {among}.", BODY)] if among else []
    flow += led("Ghi chú:", f"{one.attendance_remark.rstrip('.')}.") if one.attendance_remark else []
    if meeting.bodies:
        flow += [line("Thành phần dự theo cơ quan, tổ chức", HEADING), _bodies(meeting.bodies)]
    if meeting.delegates:
        flow += [line("Đại biểu nêu tên", HEADING), _people(meeting.delegates)]
    points = meeting.ledger.parts(ConnectionPoint, one.uid)
    return [*flow, line("Điểm cầu", HEADING), _points(points, meeting.lookup)] if points else flow


def _bodies(bodies: Sequence[BodyPresent]) -> Flowable:
    """The bodies with their sums; who spoke for them has a column only where somebody is named."""
    named = any(row.represented_by for row in bodies)
    columns = _BODIES if named else [column for column in _BODIES if column != _FOR_BODY]

    def row_of(number: str, body: str, by: str, *counts: str, bold: bool = False) -> Row:
        return Row((number, body, *([by] if named else []), *counts), bold=bold)

    rows = [
        row_of(str(at), row.body or "", row.represented_by or "", _count(row.invited), _count(row.present))
        for at, row in enumerate(bodies, 1)
    ]
    sums = [_sum([row.invited for row in bodies]), _sum([row.present for row in bodies])]
    return grid(columns, [*rows, row_of("", "Cộng", "", *sums, bold=True)] if any(sums) else rows)


def _points(points: Sequence[ConnectionPoint], lookup: Lookup) -> Flowable:
    fields = ConnectionPoint.description.by_key
    rows = [
        Row(
            (
                str(at),
                ", ".join(words for words in (row.name, row.venue) if words),
                row.responsible or "",
                _count(row.present),
                "; ".join(words for words in (say(fields["line"], row.line, lookup), row.remark) if words),
            )
        )
        for at, row in enumerate(points, 1)
    ]
    return grid(_POINTS, rows)


def _count(number: int | None) -> str:
    return "" if number is None else counted(number)


def _sum(numbers: Sequence[int | None]) -> str:
    known = [number for number in numbers if number is not None]
    return counted(sum(known)) if known else ""


def _people(delegates: Sequence[Delegate]) -> Flowable:
    fields = Delegate.description.by_key
    rows: list[Row] = []
    for at, row in enumerate(delegates, 1):
        called = " ".join(part for part in (say(fields["salutation"], row.salutation), row.name) if part)
        role = f"Vắng: {row.absent_reason}" if row.absent_reason else say(fields["roles"], row.roles)
        rows.append(Row((str(at), called, posts_of(row), role)))
    return grid(_PEOPLE, rows)


def _what_was_said(meeting: Meeting) -> list[Flowable]:
    one, ledger = meeting.conference, meeting.ledger
    agenda = ledger.parts(AgendaItem, one.uid)
    reports = ledger.parts(SubmittedReport, one.uid)
    speeches = [row for row in meeting.speeches if row.speech_kind != "concluding"]
    honoured = ledger.parts(Commendation, one.uid)
    rows = [Row((row.starts_at or "", row.content or "", row.done_by or "")) for row in agenda]
    parts: tuple[tuple[str, list[Flowable]], ...] = (
        ("Chương trình", [grid(_AGENDA, rows)] if rows else []),
        ("Văn bản, chủ đề", paragraphs(one.subjects)),
        ("Báo cáo trình hội nghị", [line(_reported(row), BODY) for row in reports]),
        ("Nội dung chính", paragraphs(one.summary)),
        ("Tham luận, ý kiến, phát biểu", _speeches(speeches)),
        ("Đánh giá chung", paragraphs(one.overall)),
        ("Hạn chế", paragraphs(one.limitations)),
        ("Khen thưởng", [honoured_table(honoured, meeting.lookup)] if honoured else []),
    )
    flow: list[Flowable] = []
    for number, (head, told) in enumerate((part for part in parts if part[1]), 1):
        flow += [line(f"{number}. {head}", HEADING), *told]
    return flow


def honoured_table(rows: Sequence[Commendation], lookup: Lookup) -> Flowable:
    """Who was honoured, how, by whom; a row without a name tells how many."""
    fields = Commendation.description.by_key

    def said(row: Commendation, key: str) -> str:
        return say(fields[key], getattr(row, key), lookup)

    told = [
        Row(
            (
                str(at),
                ", ".join(words for words in (row.name, row.post) if words) or _how_many(row, said(row, "awarded")),
                said(row, "award"),
                said(row, "award_level"),
                " ngày ".join(words for words in (row.decision_number, said(row, "decided_on")) if words),
            )
        )
        for at, row in enumerate(rows, 1)
    ]
    return grid(_HONOURED, told)


def _how_many(row: Commendation, target: str) -> str:
    return f"{two_digit(row.quantity)} {target[:1].lower()}{target[1:]}" if row.quantity is not None else target


def _reported(row: SubmittedReport) -> str:
    by = f" (trình bày: {row.presenter})" if row.presenter else ""
    return f"- {(row.title or '').rstrip('.')}{by}."


def _speeches(speeches: Sequence[Speech]) -> list[Flowable]:
    flow = [line(f"Hội nghị có {two_digit(len(speeches))} tham luận, ý kiến, phát biểu:", BODY)] if speeches else []
    return [*flow, *(paragraph for row in speeches for paragraph in _speech(row))]


def _speech(row: Speech) -> list[Flowable]:
    kind = say(Speech.description.by_key["speech_kind"], row.speech_kind)
    who = ", ".join(part for part in (row.speaker, row.organisation) if part) or "Đại biểu"
    lead = f"- {who}{f' ({kind[:1].lower()}{kind[1:]})' if kind else ''}:"
    told = "\n".join(words for words in (row.topic, row.summary) if words)
    return led(lead, told) or [line(lead.rstrip(":") + ".", BODY)]


def _votes(meeting: Meeting) -> list[Flowable]:
    return [line(_voted(row), BODY) for row in meeting.ledger.parts(Vote, meeting.conference.uid)]


def _voted(row: Vote) -> str:
    """ "- Thông qua Nghị quyết: tán thành 88/91 (96,7 %); không tán thành 01; ý kiến khác 02."."""
    told: list[str] = []
    if row.agreed is not None:
        of = f"/{counted(row.total)} ({write_number(Decimal(row.agreed * 100) / row.total, 1)} %)" if row.total else ""
        told.append(f"tán thành {counted(row.agreed)}{of}")
    for label, number in (("không tán thành", row.against), ("ý kiến khác", row.other_views)):
        told += [f"{label} {counted(number)}"] if number is not None else []
    return f"- {(row.matter or BLANK).rstrip('.')}{': ' if told else ''}{'; '.join(told)}."


def _conclusions(meeting: Meeting) -> list[Flowable]:
    flow = [part for row in meeting.speeches if row.speech_kind == "concluding" for part in _speech(row)]
    if meeting.tasks:
        flow += [line("Nhiệm vụ giao", HEADING), task_table(meeting.tasks, meeting.lookup)]
    return flow


def task_table(tasks: Sequence[TaskGiven], lookup: Lookup) -> Flowable:
    """What was given to whom, until when."""
    rows = [
        Row((str(at), row.content or "", row.lead or "", row.partners or "", deadline_words(row, lookup)))
        for at, row in enumerate(tasks, 1)
    ]
    return grid(_TASKS, rows)


def _closing(meeting: Meeting) -> list[Flowable]:
    one = meeting.conference
    ends = one.ends_on or ""
    day = formal_date(ends) if is_date(ends) and ends != one.held_on else "cùng ngày"
    at = clock(one.ends_at) or f"{BLANK} giờ {BLANK} phút"
    return paragraphs(
        f"Hội nghị kết thúc lúc {at} {day}. Biên bản được đọc lại cho hội nghị nghe, được {BLANK} đại biểu nhất trí "
        f"thông qua và lập thành {BLANK} bản."
    )


def _signatures(meeting: Meeting) -> list[Flowable]:
    one = meeting.conference
    note = "(Ký, ghi rõ họ tên)"
    writers, chairs = meeting.names(one.secretaries, "secretary"), meeting.names(one.chaired_by, "chair")
    return two_signatures(("THƯ KÝ", note, _only(writers)), ("CHỦ TRÌ", note, _only(chairs)))


def _only(names: Sequence[str]) -> str:
    """The name of the one who signs, without "ông", "bà"; of several, the pen says which."""
    return _CALLED.sub("", names[0]) if len(names) == 1 else ""
