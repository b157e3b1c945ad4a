"""A ward that filled in everything, at its longest: what no document may look bad for.

Written from the descriptions alone, so a record or field that is added is in it by itself. Sixty delegates, forty
photos, names as long as their boxes allow, long narratives, and one narrative as long as a workbook's cell can hold.
"""

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PIL import Image

from app.domain.assessment import assessment_uid, score_uid
from app.domain.campaign import Campaign
from app.domain.conference import Conference, Delegate
from app.domain.correspondence import Attachment
from app.domain.enclosures import Photo
from app.domain.fields import Field, Kind, Part, Record, Width
from app.domain.guidance import Guidance
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.ledger import Snapshot
from app.domain.office import OFFICE_UID
from app.domain.records import parts_of, top_kinds
from app.domain.report import report_uid

PERIOD = "2024-NAM"
ROWS, DELEGATES, PHOTOS = 6, 60, 40
LONG_LINE, LONG_TEXT, LONGEST_TEXT = 220, 900, 32_000
_SENTENCE = (
    "Ủy ban Mặt trận Tổ quốc Việt Nam phường phối hợp với các tổ chức thành viên tuyên truyền, vận động đoàn viên, "
    "hội viên và nhân dân hưởng ứng các phong trào thi đua yêu nước, nghĩa tình, hẻm phố sạch đẹp, đỡ đầu trẻ mồ côi. "
)
_NAMES = {"code": "99001", "name": "Phường Hoa Mẫu – Bến Mẫu – Đồi Mẫu – Sông Mẫu Thượng", "level": "ward"}


def stress(guidance: Guidance) -> Snapshot:
    """Every record of a ward's year."""
    blobs = dict(_pictures())
    rows = [*_top(guidance, list(blobs)), *_figures(guidance), *_scores(guidance)]
    rows += [
        Attachment(uid=digest, name=f"anh-{at:02}.jpg", media_type="image/jpeg", size=len(data))
        for at, (digest, data) in enumerate(blobs.items(), 1)
    ]
    return Snapshot(rows, blobs)


def _top(guidance: Guidance, pictures: list[str]) -> Iterator[Record]:
    written_elsewhere = {"indicator_figure", "attachment"}
    once = {"office": OFFICE_UID, "report": report_uid(PERIOD), "assessment": assessment_uid(PERIOD)}
    for kind in top_kinds():
        name = kind.description.name
        if name in written_elsewhere:
            continue
        for at in range(1 if name in once else 2):
            uid = once.get(name, f"{name}-{at}")
            record = _filled(kind, uid, at, guidance)
            if isinstance(record, Conference):
                record = replace(record, held_on="2024-11-22", own_role="host")
            elif isinstance(record, Campaign):
                record = replace(record, catalogue_item=guidance.catalogue[at].code, parent_item=None)
            yield record
            for part in parts_of(name):
                if part.description.name != "criterion_score":
                    yield from _rows(part, uid, guidance, pictures if at == 0 else pictures[:1])


def _rows(kind: type[Part], parent: str, guidance: Guidance, pictures: list[str]) -> Iterator[Part]:
    if kind is Photo:
        for at, digest in enumerate(pictures):
            yield replace(_part(kind, parent, at, guidance), file=digest, caption=f"Ảnh {at}. {_words(90)}")
        return
    for at in range(DELEGATES if kind is Delegate else ROWS):
        yield _part(kind, parent, at, guidance)


def _part(kind: type[Part], parent: str, at: int, guidance: Guidance) -> Any:
    return replace(_filled(kind, f"{parent}.{kind.description.name}.{at}", at, guidance), parent=parent, position=at)


def _filled(kind: type[Record], uid: str, at: int, guidance: Guidance) -> Any:
    values = {field.key: _value(field, at, guidance) for field in kind.description.fields}
    if kind.description.name == "office":
        values |= _NAMES | {"place_name": "Hoa Mẫu"}
    return kind(uid=uid, **{key: value for key, value in values.items() if value is not None})


def _value(field: Field, at: int, guidance: Guidance) -> Any:
    return None if field.computed else _VALUES[field.kind](field, at, guidance)


def _text(field: Field, at: int, guidance: Guidance) -> str:
    most = LONG_LINE if field.width in (Width.WIDE, Width.FULL) else 60
    return f"{at} {_words(min(field.max_length - 3 if field.max_length else most, most))}"


def _note(field: Field, at: int, guidance: Guidance) -> str:
    most = LONGEST_TEXT if field.key == "situation" else LONG_TEXT
    return "\n".join(_paragraphs(min(field.max_length or most, most)))


def _amount(field: Field, at: int, guidance: Guidance) -> Decimal:
    return min(Decimal("123456789.25"), field.maximum or Decimal("123456789.25"))


def _link(field: Field, at: int, guidance: Guidance) -> str | None:
    task = guidance.tasks[at % len(guidance.tasks)].code
    return {"period": PERIOD, "task": task, "unit": "99001"}.get(field.target)


_VALUES: Mapping[Kind, Callable[[Field, int, Guidance], Any]] = {
    Kind.TEXT: _text,
    Kind.NOTE: _note,
    Kind.COUNT: lambda field, at, guidance: 987_654,
    Kind.AMOUNT: _amount,
    Kind.FIGURE: _amount,
    Kind.DATE: lambda field, at, guidance: ("2024-11-22", "2024-11", "--12-18")[at % 3],
    Kind.TIME: lambda field, at, guidance: "07:30",
    Kind.CHOICE: lambda field, at, guidance: field.choices[at % len(field.choices)].code,
    Kind.CHOICES: lambda field, at, guidance: tuple(choice.code for choice in field.choices),
    Kind.YESNO: lambda field, at, guidance: at % 2 == 0,
    Kind.LINK: _link,
    Kind.LINKS: lambda field, at, guidance: (found,) if (found := _link(field, at, guidance)) else None,
    Kind.FILE: lambda field, at, guidance: None,
}


def _figures(guidance: Guidance) -> Iterator[IndicatorFigure]:
    for at, item in enumerate(item for item in guidance.indicators if not item.formula):
        code = item.code or ""
        whole = Decimal(1) if item.nature == "yesno" else Decimal("12345678.5") + at
        yield IndicatorFigure(
            uid=figure_uid(PERIOD, code),
            period=PERIOD,
            indicator=code,
            scope="own",
            plan=whole,
            actual=whole * 12,
            last_year=whole / 2,
            cumulative=whole * 20,
        )


def _scores(guidance: Guidance) -> Iterator[Record]:
    kind = next(part for part in parts_of("assessment") if part.description.name == "criterion_score")
    for at, item in enumerate(guidance.criteria()):
        row: Any = _part(kind, assessment_uid(PERIOD), at, guidance)
        points = item.maximum or Decimal(0)
        yield replace(row, uid=score_uid(PERIOD, item.code or ""), criterion=item.code, score=points, appraised=points)


def _words(length: int) -> str:
    return (_SENTENCE * (length // len(_SENTENCE) + 1))[:length].strip()


def _paragraphs(length: int) -> Iterator[str]:
    for start in range(0, length, 600):
        yield _words(min(600, length - start))


def _pictures() -> Iterator[tuple[str, bytes]]:
    """Upright and lying ones, each another file."""
    for at in range(PHOTOS):
        size = (480, 320) if at % 3 else (320, 480)
        file = io.BytesIO()
        Image.linear_gradient("L").resize(size).convert("RGB").point(lambda value, at=at: (value + at * 5) % 256).save(
            file, "JPEG"
        )
        yield hashlib.sha256(file.getvalue()).hexdigest(), file.getvalue()
