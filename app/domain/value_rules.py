"""Rules for single values: filled in, of the right kind, within limits, fit for a workbook's cell."""

from collections.abc import Iterator
from decimal import Decimal

from app.domain.conference import Conference, Delegate
from app.domain.correspondence import Attachment
from app.domain.fields import PYTHON_TYPES, Field, Kind, Part, Record, Value
from app.domain.indicator_figure import OWN_PREFIX, IndicatorFigure
from app.domain.problems import Case, Level, Problem, problem
from app.domain.records import KINDS
from app.domain.words import name_in_guidance
from app.text.cell_text import unfit
from app.text.dates import is_date, is_time, write_date
from app.text.numbers import write_number

_WHOLE_DATES = {("report", "dated_on"), ("conference", "held_on")}
"""Dates that print badly while a part of them is missing."""


def value_problems(case: Case) -> Iterator[Problem]:
    """Every value of the report that is missing or wrong by itself; personal data never travels and is passed over."""
    drafts = {c.uid for c in case.records.all(Conference) if c.state in (None, "draft")}
    chaired = {d.parent for d in case.records.all(Delegate) if "chair" in d.roles}
    for record in case.records.records():
        about = record.description
        if about.local:
            continue
        draft = record.uid in drafts or (isinstance(record, Part) and record.parent in drafts)
        for field in about.fields:
            value: Value = getattr(record, field.key)
            if field.local:
                continue
            if value is None or value == ():
                known_otherwise = field.key == "chaired_by" and record.uid in chaired
                if field.required and not known_otherwise:
                    yield _missing(case, record, field, draft)
            elif what := _wrong(field, value):
                yield problem("error", case, record, field.key, f"{field.label} {what}")
            else:
                yield from _doubtful(case, record, field, value)


def is_sound(record: Record) -> bool:
    """Whether every value of a record is possible, so that the other rules may compute with it."""
    values = ((field, getattr(record, field.key)) for field in record.description.fields)
    return not any(_wrong(field, value) for field, value in values if value is not None)


def _missing(case: Case, record: Record, field: Field, draft: bool) -> Problem:
    """A draft conference needs its title only (domain notes §2.1)."""
    lenient = field.computed or (draft and not (isinstance(record, Conference) and field.key == "title"))
    level: Level = "warning" if lenient else "error"
    return problem(level, case, record, field.key, f"chưa ghi “{field.label}”.")


def _wrong(field: Field, value: Value) -> str:
    """What makes a value impossible, as the rest of a sentence; "" when it is possible."""
    kinds = PYTHON_TYPES[field.kind]
    if not isinstance(value, kinds) or (field.kind is Kind.COUNT and isinstance(value, bool)):
        return f"có giá trị không đúng loại ({value!s:.40}); hãy nhập lại."
    if isinstance(value, str):
        return _wrong_text(field, value)
    if isinstance(value, tuple):
        return _wrong_text(field, "; ".join(value))
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return _wrong_number(field, Decimal(value))
    return ""


def _wrong_text(field: Field, text: str) -> str:
    if what := unfit(text):
        return f"{what}."
    if field.kind is Kind.DATE and not is_date(text):
        return f"không phải là ngày có thật ({text:.20}); hãy nhập lại."
    if field.kind is Kind.TIME and not is_time(text):
        return f"không phải là giờ đúng ({text:.20}); hãy nhập như 07:30."
    return ""


def _wrong_number(field: Field, number: Decimal) -> str:
    if not number.is_finite():
        return "không phải là số; hãy nhập lại."
    if field.minimum is not None and number < field.minimum:
        return f"không được nhỏ hơn {write_number(field.minimum)}."
    if field.maximum is not None and number > field.maximum:
        return f"không được lớn hơn {write_number(field.maximum)}."
    return ""


def _doubtful(case: Case, record: Record, field: Field, value: Value) -> Iterator[Problem]:
    """What is possible and yet should be looked at."""
    if isinstance(value, str) and field.max_length and len(value) > field.max_length:
        limit = write_number(field.max_length)
        yield problem("warning", case, record, field.key, f"{field.label} dài quá {limit} ký tự, nên rút gọn.")
    if isinstance(value, Decimal) and _places(value) > field.places:
        said = f"{field.label} có nhiều hơn {field.places} chữ số sau dấu phẩy."
        yield problem("warning", case, record, field.key, said)
    if (record.description.name, field.key) in _WHOLE_DATES and len(str(value)) < len("2024-11-22"):
        said = f"{field.label} mới ghi một phần ({write_date(str(value))})."
        yield problem("warning", case, record, field.key, said)
    if field.kind in (Kind.CHOICE, Kind.CHOICES) and not field.open_choices:
        known = {choice.code for choice in field.choices}
        for code in _codes(value):
            if code not in known:
                said = f"{field.label}: “{code}” không có trong danh sách."
                yield problem("warning", case, record, field.key, said)
    if field.kind is Kind.FILE and case.whole.get(Attachment, str(value)) is None:
        said = f"tệp ở ô “{field.label}” không còn trong sổ; hãy đính lại tệp hoặc xóa ô này."
        yield problem("error", case, record, field.key, said)
    if field.kind in (Kind.LINK, Kind.LINKS):
        yield from _lost_links(case, record, field, value)


def _lost_links(case: Case, record: Record, field: Field, value: Value) -> Iterator[Problem]:
    for code in _codes(value):
        if field.target in KINDS:
            lost = case.whole.get(KINDS[field.target], code) is None
            said = f"{field.label} dẫn tới một mục không còn trong sổ; hãy chọn lại."
        else:
            own = isinstance(record, IndicatorFigure) and code.startswith(OWN_PREFIX)
            lost = not own and field.target != "unit" and name_in_guidance(case.guidance, field.target, code) is None
            said = f"{field.label}: mã {code} không có trong bộ biểu mẫu đang dùng."
        if lost:
            yield problem("warning", case, record, field.key, said)


def _codes(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _places(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
