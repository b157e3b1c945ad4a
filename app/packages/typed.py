"""What a person typed into a cell of the blank form, read where its meaning is certain.

Offices without the program type as they please: dates as text, 1.234,5 as text, "có" for Có, text
pasted from old fonts. What has one meaning is taken; what may mean something else becomes a
question with a proposal; what means nothing is refused with a reason.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.domain.fields import NOT_ARISEN, Field, Kind, Value
from app.errors import UserError
from app.packages import cells
from app.packages.cells import Cell
from app.text import dates, legacy
from app.text.clean import nfc, single_line
from app.text.keys import search_key
from app.text.numbers import read_number, write_number


@dataclass(frozen=True, slots=True)
class Typed:
    """A value taken; with a question, `value` is what stands until someone accepts the proposal."""

    value: Value
    question: str = ""
    proposal: Value = None


def read_typed(field: Field, cell: Cell) -> Typed:
    """Raises ValueError with a Vietnamese reason when the cell means nothing to the field."""
    if cell == "" or (isinstance(cell, str) and not cell.strip()):
        return Typed(() if field.kind in (Kind.CHOICES, Kind.LINKS) else None)
    return _READ[field.kind](field, cell)


def read_name(cell: Cell) -> str:
    """The code or uid that names a row, also when a program took it for a number."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return str(cells.exact_number(cell))
    return nfc(str(cell)).strip()


def _text(field: Field, cell: Cell) -> Typed:
    if isinstance(cell, bool | datetime.timedelta):
        raise ValueError("phải là chữ")
    if isinstance(cell, int | float):
        return Typed(write_number(cells.exact_number(cell)).replace(".", ""))
    if isinstance(cell, datetime.date):
        return Typed(dates.write_date(cell.isoformat()[:10]))
    if isinstance(cell, datetime.time):
        return Typed(f"{cell.hour:02d}:{cell.minute:02d}")
    old = legacy.detect(cell)
    if old is not None:
        proposal = legacy.convert(cell, old)
        return Typed(nfc(cell), f"có vẻ gõ bằng phông chữ cũ; có phải là “{proposal[:60]}”?", proposal)
    if field.kind is Kind.TEXT:
        return Typed(single_line(cell) or None)
    return Typed(nfc(cell.replace("\r\n", "\n").replace("\r", "\n")).strip() or None)


def _number(field: Field, cell: Cell) -> Typed:
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        raise ValueError("phải là một con số")
    if isinstance(cell, int | float):
        return _of_percent(field, cells.exact_number(cell))
    try:
        reading = read_number(cell)
    except UserError as fault:
        raise ValueError("phải là một con số, viết như 1.234,5") from fault
    if not reading.sure or (reading.percent and "%" not in field.unit):
        return Typed(None, f"ghi “{cell}”; có phải là {write_number(reading.value)}?", reading.value)
    return Typed(reading.value)


def _of_percent(field: Field, number: Decimal) -> Typed:
    """Excel keeps a typed 92,5% as 0.925, which may also be the percentage itself."""
    if "%" in field.unit and 0 < number < 1:
        proposal = number * 100
        return Typed(number, f"là {write_number(number)}; có phải là {write_number(proposal)} %?", proposal)
    return Typed(number)


def _count(field: Field, cell: Cell) -> Typed:
    typed = _number(field, cell)
    number = typed.proposal if typed.question else typed.value
    if not isinstance(number, Decimal) or number != number.to_integral_value():
        raise ValueError("phải là số nguyên")
    return Typed(None, typed.question, int(number)) if typed.question else Typed(int(number))


def _figure(field: Field, cell: Cell) -> Typed:
    if isinstance(cell, str) and search_key(cell.strip()) == search_key(NOT_ARISEN.value):
        return Typed(NOT_ARISEN)
    try:
        return _number(field, cell)
    except ValueError as fault:
        raise ValueError("phải là một con số, để trống, hoặc ghi “không phát sinh”") from fault


def _date(_field: Field, cell: Cell) -> Typed:
    if isinstance(cell, datetime.date):
        return Typed(cell.isoformat()[:10])
    if isinstance(cell, str):
        try:
            return Typed(dates.read_date(cell))
        except UserError as fault:
            raise ValueError("phải là ngày có thật: 16/9/2024, 9/2024 hoặc 2024") from fault
    if isinstance(cell, int | float) and not isinstance(cell, bool) and cell == int(cell):
        if 1900 <= cell <= 2100:
            return Typed(f"{int(cell)}")
        if 20_000 <= cell <= 80_000:  # serial numbers of 1954 to 2119
            day = datetime.date(1899, 12, 30) + datetime.timedelta(days=int(cell))
            return Typed(None, f"là số {int(cell)}; có phải ngày {dates.write_date(day.isoformat())}?", day.isoformat())
    raise ValueError("phải là ngày có thật: 16/9/2024, 9/2024 hoặc 2024")


def _time(_field: Field, cell: Cell) -> Typed:
    if isinstance(cell, datetime.time):
        return Typed(f"{cell.hour:02d}:{cell.minute:02d}")
    try:
        return Typed(dates.read_time(cell if isinstance(cell, str) else ""))
    except UserError as fault:
        raise ValueError("phải là giờ trong ngày, ví dụ 07:30") from fault


def _yesno(_field: Field, cell: Cell) -> Typed:
    if isinstance(cell, bool):
        return Typed(cell)
    said = search_key(cell.strip()) if isinstance(cell, str) else ""
    if said in (search_key(cells.YES), search_key(cells.NO)):
        return Typed(said == search_key(cells.YES))
    raise ValueError("phải là Có hoặc Không")


def _choice(field: Field, cell: Cell) -> Typed:
    return Typed(_code(field, str(_text(field, cell).value)))


def _several(field: Field, cell: Cell) -> Typed:
    words = str(_text(field, cell).value).replace("\n", ";").split(";")
    return Typed(tuple(dict.fromkeys(_code(field, item.strip()) for item in words if item.strip())))


def _code(field: Field, words: str) -> str:
    for option in field.choices:
        if words in (option.label, option.code):
            return option.code
    alike = [option.code for option in field.choices if search_key(option.label) == search_key(words)]
    if len(alike) == 1:
        return alike[0]
    if field.open_choices or not field.choices:
        return words
    raise ValueError("phải là một mục trong danh sách của ô")


_READ: Mapping[Kind, Callable[[Field, Cell], Typed]] = {
    Kind.TEXT: _text,
    Kind.NOTE: _text,
    Kind.COUNT: _count,
    Kind.AMOUNT: _number,
    Kind.FIGURE: _figure,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _several,
    Kind.YESNO: _yesno,
    Kind.LINK: _text,
    Kind.LINKS: _several,
    Kind.FILE: _text,
}
