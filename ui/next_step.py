"""The one thing to do next in a period, and how far its report has come: read from the office, told in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.domain.conference import Conference
from app.domain.periods import Period
from app.domain.problems import Problem
from app.domain.scores import scores_of
from app.office import Office
from app.text.dates import write_date
from ui.pages.places import CHECKS_VIEW, INBOX, KEYS_VIEW, NEW, RECEIVED_VIEW, REPLIES_VIEW, SEAL_VIEW, SEND
from ui.period_words import in_sentence


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
    due = office.replies.due(period)
    if due is None:
        return ""
    left = (due - today).days
    said = write_date(due.isoformat())
    if left > 0:
        return f"Hạn gửi {said}, còn {left} ngày."
    return f"Hạn gửi là hôm nay, {said}." if left == 0 else f"Hạn gửi {said}, đã quá hạn."


def _returned(office: Office, period: Period, today: date) -> Step | None:
    back = office.replies.returned(period)
    if back is None or back.resent is not None:
        return None
    waiting = len(back.asked) - back.done
    until = f" Hạn gửi lại {write_date(back.decision.deadline)}." if back.decision.deadline else ""
    if waiting:
        return Step(
            f"Cấp trên trả lại báo cáo {in_sentence(period)}, còn {waiting}/{len(back.asked)} nhận xét chờ sửa.",
            f"Mở từng nhận xét: sửa chỗ được nêu, hoặc viết câu trả lời.{until}",
            "warning",
            "Xem từng nhận xét",
            INBOX,
            REPLIES_VIEW,
        )
    return Step(
        f"Đã xem hết nhận xét của cấp trên về báo cáo {in_sentence(period)}.",
        f"Niêm phong lại và gửi lần mới.{until}",
        "warning",
        "Niêm phong và gửi lại",
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
    waiting = [e for e in office.inbox(period.code).entries if e.state == "received" and e.is_report]
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
    scored = scores_of(office.ledger, period.code, office.guidance_of(period)).by_task
    if scored or office.figures.of(period) or office.ledger.all(Conference):
        return None
    return Step(
        f"Chưa ghi gì cho {in_sentence(period)}.",
        "Bắt đầu bằng hội nghị gần nhất, hoặc nhập chỉ tiêu của kỳ. Gõ đến đâu lưu đến đó, để trống ô nào cũng được. "
        + due_words(office, period, today),
        "",
        "Ghi hội nghị",
        "conference",
        "" if office.read_only else NEW,
    )


def _mend(problems: Sequence[Problem], office: Office, period: Period, today: date) -> Step | None:
    sent = office.newest_report(period)
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
    sent = office.newest_report(period)
    if sent is None:
        return None
    if sent.state == "recalled":
        return None  # the next revision is to be sealed
    if office.waits(sent):
        return Step(
            f"Báo cáo {in_sentence(period)} đã niêm phong nhưng chưa gửi đi.",
            f"Chép vào USB, soạn thư hoặc gửi qua Zalo cho cấp trên. {due_words(office, period, today)}".strip(),
            "warning",
            "Gửi đi",
            SEND,
            SEAL_VIEW,
        )
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
    due = office.replies.due(period)
    late = due is not None and due < today
    return Step(
        f"Báo cáo {in_sentence(period)} đã đủ để niêm phong.",
        due_words(office, period, today),
        "warning" if late else "done",
        "Niêm phong và gửi",
        SEND,
        SEAL_VIEW,
    )
