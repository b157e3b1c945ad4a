"""A new conference begun from an earlier one: what repeats is copied, what belongs to one day is not.

What repeats is our own proposal, from the conferences in domain notes §2: a regular meeting has the same organiser,
place and bodies, and nearly the same agenda; never the same date, numbers, results or votes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.conference import AgendaItem, BodyPresent, Conference, Delegate
from app.domain.fields import Part, new_uid
from app.domain.ledger import Ledger

COPIED = (
    "title",
    "purposes",
    "form",
    "own_role",
    "organiser",
    "organiser_name",
    "co_organisers",
    "level",
    "part_of_day",
    "starts_at",
    "venue",
    "chaired_by",
    "secretaries",
    "convened",
    "combined_with",
    "tasks",
    "campaigns",
)
"""The fields of a conference that repeat."""


@dataclass(frozen=True, slots=True)
class Begun:
    """The new conference with its rows, and a sentence that says what was copied and what was not."""

    conference: Conference
    rows: Sequence[Part]
    said: str


def begun_from(earlier: Conference, ledger: Ledger, *, with_delegates: bool = False) -> Begun:
    """A new draft like an earlier conference. Delegates come along only when wanted."""
    fresh = Conference(state="draft", **{key: getattr(earlier, key) for key in COPIED})
    bodies = [
        replace(row, uid=new_uid(), parent=fresh.uid, present=None) for row in ledger.parts(BodyPresent, earlier.uid)
    ]
    agenda = [replace(row, uid=new_uid(), parent=fresh.uid) for row in ledger.parts(AgendaItem, earlier.uid)]
    delegates = [
        replace(row, uid=new_uid(), parent=fresh.uid, absent_reason=None)
        for row in (ledger.parts(Delegate, earlier.uid) if with_delegates else ())
    ]
    counted = (
        ("cơ quan dự với số mời", len(bodies)),
        ("mục chương trình", len(agenda)),
        ("đại biểu nêu tên", len(delegates)),
    )
    rows = [f"{count} {what}" for what, count in counted if count]
    kept = ["thông tin chung", "địa điểm", "chủ trì", *rows]
    said = f"Đã chép {', '.join(kept)}. Ngày, số có mặt, nội dung, kết quả, biểu quyết để trống; xin sửa tên cho đúng."
    return Begun(fresh, [*bodies, *agenda, *delegates], said)
