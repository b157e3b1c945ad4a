"""The one thing to do next in a period, and how far its report has come: read from the office, told in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.domain.campaign import Campaign
from app.domain.conference import Conference
from app.domain.consolidation import hosted
from app.domain.correspondence import Decision, Remark
from app.domain.indicator_figure import OWN_PREFIX, IndicatorFigure
from app.domain.periods import Period
from app.domain.problems import Problem
from app.domain.scores import rating, scores_of
from app.office import Entry, Office
from app.text.dates import write_date
from app.text.numbers import write_number
from ui.models.indicator_lines import how_many_filled, rows_of
from ui.pages.places import CHECKS_VIEW, INBOX, KEYS_VIEW, RECEIVED_VIEW, SEAL_VIEW, SEND
from ui.period_words import in_sentence

REPORTS = ("report", "bundle")


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, why, and where: `kind` and `uid` are what `Session.go_to` takes; "" when there is nothing to do."""

    sentence: str
    more: str = ""
    level: str = ""
    action: str = ""
    kind: str = ""
    uid: str = ""
    field: str = ""


def last_sent(office: Office, period: Period) -> Entry | None:
    """Our newest report of a period."""
    sent = [entry for entry in office.sent(period.code) if entry.kind in REPORTS]
    return max(sent, key=lambda entry: entry.revision, default=None)


def remarks_of(office: Office, period: Period) -> list[Remark]:
    """What the office above said to our newest report, when it came back."""
    sent = last_sent(office, period)
    if sent is None or sent.state != "answered-returned":
        return []
    replies = [entry for entry in office.inbox(period.code).entries if entry.answers == sent.package]
    return [
        remark for entry in replies if entry.kind == "reply" for remark in office.ledger_of(entry.source).all(Remark)
    ]


def next_step(office: Office, period: Period, today: date, problems: Sequence[Problem]) -> Step:
    """The first of these that holds; `problems` is what the check of the period found."""
    steps: tuple[Callable[[Office, Period, date], Step | None], ...] = (
        _returned,
        _keys,
        _review,
        _begin,
        partial(_mend, problems),
        _sent,
        _seal,
    )
    return next(step for find in steps if (step := find(office, period, today)) is not None)


def due_words(office: Office, period: Period, today: date) -> str:
    """The deadline of our own report, and how far off it is."""
    due = office.guidance_of(period).deadline(period, office.level)
    if due is None:
        return ""
    left = (due - today).days
    said = write_date(due.isoformat())
    if left > 0:
        return f"Hạn gửi {said}, còn {left} ngày."
    return f"Hạn gửi là hôm nay, {said}." if left == 0 else f"Hạn gửi {said}, đã quá hạn."


def counts(office: Office, period: Period) -> list[tuple[str, str]]:
    """What is recorded for a period, in words."""
    guidance, ledger = office.guidance_of(period), office.ledger
    scores = scores_of(ledger, period.code, guidance)
    level = rating(guidance, scores, 0)
    total = write_number(scores.total) if scores.total is not None else "chưa chấm"
    return [
        ("Hội nghị đã tổ chức", str(len(hosted(ledger, period, guidance)))),
        ("Phong trào đang ghi", str(len(ledger.all(Campaign)))),
        ("Chỉ tiêu đã nhập", "{}/{}".format(*_filled(office, period))),
        ("Điểm tự đánh giá", f"{total} · {level.name}" if level else total),
    ]


def _filled(office: Office, period: Period) -> tuple[int, int]:
    """As the page of the indicators counts: those that are typed in, own ones too."""
    rows = [row for row in office.ledger.all(IndicatorFigure) if row.period == period.code and row.scope != "area"]
    own = [row for row in rows if (row.indicator or "").startswith(OWN_PREFIX)]
    lines = rows_of(office.guidance_of(period).indicators_of(period), {}, own)
    return how_many_filled(lines, {row.indicator or "": row for row in rows})


def _returned(office: Office, period: Period, today: date) -> Step | None:
    remarks = remarks_of(office, period)
    if not remarks:
        return None
    deadlines = [
        decision.deadline
        for entry in office.inbox(period.code).entries
        if entry.kind == "reply"
        for decision in office.ledger_of(entry.source).all(Decision)
        if decision.deadline
    ]
    until = f" Hạn gửi lại {write_date(deadlines[0])}." if deadlines else ""
    return Step(
        f"Cấp trên trả lại báo cáo {in_sentence(period)} với {len(remarks)} nhận xét.",
        f"Hãy sửa theo từng nhận xét dưới đây, rồi niêm phong và gửi lại.{until}",
        "warning",
        "Sửa xong, niêm phong lại",
        SEND,
        SEAL_VIEW,
    )


def _keys(office: Office, period: Period, today: date) -> Step | None:
    units = {entry.unit_name for entry in office.inbox().entries if entry.state == "waiting"}
    if not units:
        return None
    return Step(
        f"Có gói chờ đối chiếu khóa: {', '.join(sorted(units)[:3])}.",
        "Gọi điện cho đơn vị và so 40 chữ số; khớp thì gói được nhận ngay.",
        "warning",
        "Đối chiếu khóa",
        INBOX,
        KEYS_VIEW,
    )


def _review(office: Office, period: Period, today: date) -> Step | None:
    waiting = [e for e in office.inbox(period.code).entries if e.state == "received" and e.kind in REPORTS]
    if not waiting:
        return None
    return Step(
        f"Có {len(waiting)} báo cáo của cấp dưới chờ xem.",
        "Mở ra xem, rồi chấp nhận hoặc trả lại để sửa.",
        "warning",
        "Xem gói đã nhận",
        INBOX,
        RECEIVED_VIEW,
        waiting[0].package,
    )


def _begin(office: Office, period: Period, today: date) -> Step | None:
    ledger = office.ledger
    scored = scores_of(ledger, period.code, office.guidance_of(period)).by_task
    if ledger.all(Conference) or _filled(office, period)[0] or scored:
        return None
    return Step(
        f"Chưa ghi gì cho {in_sentence(period)}.",
        "Bắt đầu bằng hội nghị gần nhất, hoặc nhập chỉ tiêu của kỳ. Gõ đến đâu lưu đến đó, để trống ô nào cũng được. "
        + due_words(office, period, today),
        "",
        "Ghi hội nghị",
        "conference",
    )


def _mend(problems: Sequence[Problem], office: Office, period: Period, today: date) -> Step | None:
    sent = last_sent(office, period)
    blocking = sum(problem.level == "error" for problem in problems)
    if not blocking or (sent is not None and sent.state == "answered-accepted"):
        return None
    return Step(
        f"Báo cáo {in_sentence(period)} còn {blocking} chỗ phải sửa.",
        due_words(office, period, today),
        "error",
        "Xem từng chỗ",
        SEND,
        CHECKS_VIEW,
    )


def _sent(office: Office, period: Period, today: date) -> Step | None:
    sent = last_sent(office, period)
    if sent is None:
        return None
    day = write_date(sent.handled_at[:10])
    if sent.state == "answered-accepted":
        return Step(
            f"Cấp trên đã chấp nhận báo cáo {in_sentence(period)}.", f"Gửi ngày {day}, lần {sent.revision}.", "done"
        )
    return Step(
        f"Đã niêm phong báo cáo {in_sentence(period)} ngày {day}, lần {sent.revision}.",
        "Chờ phiếu trả lời của cấp trên. Khi có phiếu, nhận ở trang Nhận.",
        "done",
        "Nhận phiếu trả lời",
        INBOX,
        RECEIVED_VIEW,
    )


def _seal(office: Office, period: Period, today: date) -> Step:
    return Step(
        f"Báo cáo {in_sentence(period)} đã đủ để niêm phong.",
        due_words(office, period, today),
        "done",
        "Niêm phong và gửi",
        SEND,
        SEAL_VIEW,
    )
