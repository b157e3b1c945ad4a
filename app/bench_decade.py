"""Ten years of a busy ward, invented, for measuring: 2,000 conferences with 20,000 rows, figures of twenty periods.

It goes through the ledger like everything an officer types, so that history and search hold it too. The same
numbers give the same office every time.
"""

import dataclasses
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app import sample
from app.domain.assessment import CriterionScore, assessment_uid, score_uid
from app.domain.conference import AgendaItem, BodyPresent, Conference, Delegate, Speech, TaskGiven
from app.domain.fields import Part, Record
from app.domain.guidance import load_default
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.ledger import Snapshot
from app.packages.founding import new_store
from app.paths import OfficePaths
from app.progress import Progress, silent
from app.storage.ledger import SourceLedger
from app.storage.store import now

YEARS = range(2015, 2025)
CONFERENCES = 2000
ROWS_EACH = 10
"""Rows of parts for each conference."""

_AT_ONCE = 100
_SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô")
_MIDDLE = ("Văn", "Thị", "Minh", "Quang", "Thanh", "Hồng", "Đức", "Thu")
_GIVEN = ("An", "Bình", "Giang", "Hà", "Khánh", "Lan", "Mai", "Nam", "Oanh", "Phúc", "Quý", "Sơn", "Tuyết", "Yến")
_WHAT = ("sơ kết công tác Mặt trận", "tiếp xúc cử tri", "phản biện xã hội", "tổng kết phong trào", "Ban Thường trực")
_ABOUT = (
    "xây dựng khu dân cư đoàn kết, ấm no",
    "giám sát đầu tư của cộng đồng",
    "vận động Quỹ Vì người nghèo",
    "phân loại rác thải tại nguồn",
    "chăm lo gia đình chính sách",
    "hòa giải ở khu dân cư",
)
_BODIES = ("Hội Cựu chiến binh", "Hội Liên hiệp Phụ nữ", "Hội Nông dân", "Đoàn Thanh niên", "Công đoàn phường")


def make(folder: Path, conferences: int = CONFERENCES, progress: Progress = silent) -> None:
    """Fill a new office folder. Raises `UserError` ("office-exists")."""
    contents = sample.contents("hoa-mau", load_default())
    with new_store(OfficePaths(folder), now) as store:
        ledger = SourceLedger(store, who="Phép đo")
        with ledger.batch("Mười năm giả lập"):
            for blob in contents.blobs.values():
                ledger.put_blob(blob)
            ledger.put_many(contents.records())
            ledger.put_many(_figures(contents))
        for first in range(0, conferences, _AT_ONCE):
            progress(first, conferences, "Ghi mười năm giả lập")
            with ledger.batch():
                for number in range(first, min(first + _AT_ONCE, conferences)):
                    ledger.put_many(_conference(number, conferences))


def _figures(contents: Snapshot) -> Iterator[Record]:
    """The figures and scores of the sample, told again for every other year and half year."""
    for code in (code for year in YEARS for code in (f"{year}-NAM", f"{year}-6T") if code != sample.PERIOD):
        for row in contents.all(IndicatorFigure):
            uid = figure_uid(code, row.indicator or "", row.scope or "own")
            yield dataclasses.replace(row, uid=uid, period=code)
        for score in contents.all(CriterionScore):
            parent = assessment_uid(code)
            yield dataclasses.replace(score, uid=score_uid(code, score.criterion or ""), parent=parent)


def _conference(number: int, of: int) -> Iterator[Record]:
    dice = random.Random(number)
    uid = f"hn{number:05}"
    first, last = date(YEARS[0], 1, 2), date(YEARS[-1], 12, 28)
    held = first + (last - first) * number // max(of, 1)
    about = dice.choice(_ABOUT)
    present = dice.randrange(20, 200)
    yield Conference(
        uid=uid,
        title=f"Hội nghị {dice.choice(_WHAT)} {number + 1}: {about}",
        code=f"99001-HN-{held.year}-{number % 1000:03}",
        purposes=("interim_review",),
        form="in_person",
        own_role="host",
        organiser="front",
        level="ward",
        state="complete",
        held_on=held.isoformat(),
        venue="Hội trường Ủy ban nhân dân phường",
        chaired_by=_person(dice),
        convened=present,
        present=present,
        summary=f"Hội nghị bàn về {about}; các đại biểu thảo luận, thống nhất việc làm trong thời gian tới. " * 3,
        overall=f"Đạt yêu cầu đề ra, tập trung vào {dice.choice(_ABOUT)}.",
    )
    for place, part in enumerate(_parts(dice, uid, held, present, about)):
        yield dataclasses.replace(part, position=place)


def _parts(dice: random.Random, owner: str, held: date, present: int, about: str) -> Iterator[Part]:
    rows = iter(range(ROWS_EACH))

    def named() -> dict[str, Any]:
        return {"uid": f"{owner}.{next(rows)}", "parent": owner}

    yield BodyPresent(**named(), body=dice.choice(_BODIES), invited=present, present=present)
    for _ in range(4):
        yield Delegate(**named(), name=_person(dice), organisation=dice.choice(_BODIES), roles=("attend",))
    for hour in (8, 9):
        yield AgendaItem(**named(), starts_at=f"{hour:02}:00", content=f"Thảo luận {about}", done_by=_person(dice))
    yield Speech(**named(), speech_kind="speech", speaker=_person(dice), topic=f"Kết quả {about}")
    for days in (30, 60):
        due = (held + timedelta(days=days)).isoformat()
        yield TaskGiven(
            **named(), content=f"Triển khai {about}", lead=dice.choice(_BODIES), deadline=due, state="in_progress"
        )


def _person(dice: random.Random) -> str:
    return f"{dice.choice(_SURNAMES)} {dice.choice(_MIDDLE)} {dice.choice(_GIVEN)}"
