"""A value and its cell, for each kind of field: `show` makes the cell, `read` gives the value back.

`read(field, show(field, value)) == value` for every value a ledger may hold; what no cell can
hold is refused by `show` in words. The workbook is the data of record, so a cell shows what is
imported: a number becomes a real number only where a spreadsheet shows all of its digits.
"""

import datetime
import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from functools import partial

from app.domain.fields import NOT_ARISEN, Field, Kind, Value
from app.errors import UserError
from app.text import dates
from app.text.cell_text import unfit

Cell = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta
"""What a cell holds once it is read; the empty cell is ""."""

MOST_DIGITS = 15
"""A spreadsheet shows and calculates with 15 significant digits."""

YES, NO = "Có", "Không"

_EXACT = 2**53
"""From here on a spreadsheet's number stands for several whole ones: it means the shortest of them, 1E+30."""

_FIRST_DAY = datetime.date(1900, 3, 1)
"""Before this day the serial numbers of spreadsheets disagree (1900 was no leap year)."""

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:E[+-]?[0-9]{1,4})?")
_LITERAL = "\\"  # before a free text that would be read as something else


def show(field: Field, value: Value) -> Cell:
    """The cell for a value; raises ValueError with a Vietnamese reason when no cell can hold it."""
    if value is None or value == ():
        return ""
    cell = _SHOW[field.kind](field, value)
    if isinstance(cell, str) and (why := unfit(cell)):
        raise ValueError(why)
    return cell


def read(field: Field, cell: Cell) -> Value:
    """The value of a cell; raises ValueError with a Vietnamese reason when it is none of the field's."""
    if cell == "":
        return () if field.kind in (Kind.CHOICES, Kind.LINKS) else None
    return _READ[field.kind](field, cell)


def reader(field: Field) -> Callable[[Cell], Value]:
    """`read` made ready for a whole column whose cells are not empty."""
    if field.kind is Kind.CHOICE:
        codes = _codes(field)
        return lambda cell: _choice_code(codes, _text(cell))
    if field.kind in _TEXTUAL:
        return _text
    return partial(_READ[field.kind], field)


def exact_number(number: float) -> Decimal:
    """The decimal that a spreadsheet's number means; raises ValueError for what is not finite."""
    if not math.isfinite(number):
        raise ValueError("không phải là một con số")
    whole = number == int(number) and abs(number) < _EXACT
    return Decimal(int(number)) if whole else Decimal(repr(number))


def _text(cell: Cell) -> str:
    if not isinstance(cell, str):
        raise ValueError("phải là chữ; hãy đặt định dạng ô là Văn bản rồi gõ lại")
    return cell if cell.isascii() else unicodedata.normalize("NFC", cell)


def _show_text(_field: Field, value: Value) -> Cell:
    if not isinstance(value, str):
        raise ValueError("không phải là chữ")
    return value


def _read_text(_field: Field, cell: Cell) -> Value:
    return _text(cell)


def show_number(number: Decimal) -> Cell:
    """A real number where a spreadsheet shows all of its digits, else text; raises ValueError for what is infinite."""
    if not number.is_finite():
        raise ValueError("không phải là một con số")
    digits = number.normalize().as_tuple().digits
    near = float(number) if len(digits) <= MOST_DIGITS and abs(number.adjusted()) < 300 else None
    if near is None or exact_number(near) != number:
        return str(number)
    return int(near) if number == int(near) and abs(near) < 10**MOST_DIGITS else near


def _read_decimal(cell: Cell) -> Decimal:
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        raise ValueError("phải là một con số")
    if isinstance(cell, str):
        if not _NUMBER.fullmatch(cell):
            raise ValueError("phải là một con số")
        try:
            return Decimal(cell)
        except InvalidOperation as fault:
            raise ValueError("phải là một con số") from fault
    return exact_number(cell)


def _show_count(_field: Field, value: Value) -> Cell:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("không phải là số nguyên")
    return value if abs(value) < 10**MOST_DIGITS else str(value)


def _read_count(_field: Field, cell: Cell) -> Value:
    number = _read_decimal(cell)
    if number.adjusted() > 4000 or number != int(number):
        raise ValueError("phải là số nguyên")
    return int(number)


def _show_amount(_field: Field, value: Value) -> Cell:
    if not isinstance(value, Decimal):
        raise ValueError("không phải là một con số")
    return show_number(value)


def _read_amount(_field: Field, cell: Cell) -> Value:
    return _read_decimal(cell)


def _show_figure(field: Field, value: Value) -> Cell:
    return NOT_ARISEN.value if value is NOT_ARISEN else _show_amount(field, value)


def _read_figure(_field: Field, cell: Cell) -> Value:
    if isinstance(cell, str) and _text(cell) == NOT_ARISEN.value:
        return NOT_ARISEN
    try:
        return _read_decimal(cell)
    except ValueError as fault:
        raise ValueError("phải là một con số, để trống, hoặc “không phát sinh”") from fault


def _show_date(_field: Field, value: Value) -> Cell:
    if not isinstance(value, str) or not dates.is_date(value):
        raise ValueError("không phải là một ngày có thật")
    if len(value) == 10 and datetime.date.fromisoformat(value) >= _FIRST_DAY:
        return datetime.date.fromisoformat(value)
    return dates.write_date(value)


def _read_date(_field: Field, cell: Cell) -> Value:
    if isinstance(cell, datetime.datetime):
        if cell.time() != datetime.time():
            raise ValueError("phải là ngày, không kèm giờ")
        return cell.date().isoformat()
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    try:
        return dates.read_date(_text(cell))
    except (UserError, ValueError) as fault:
        raise ValueError("phải là ngày có thật: 16/9/2024, 9/2024, 2024, hoặc 18/12 khi không rõ năm") from fault


def _show_time(_field: Field, value: Value) -> Cell:
    if not isinstance(value, str) or not dates.is_time(value):
        raise ValueError("không phải là giờ trong ngày")
    return value


def _read_time(_field: Field, cell: Cell) -> Value:
    if isinstance(cell, datetime.time):
        return f"{cell.hour:02d}:{cell.minute:02d}"
    if isinstance(cell, str) and dates.is_time(cell):
        return cell
    raise ValueError("phải là giờ trong ngày, ví dụ 07:30")


def _show_yesno(_field: Field, value: Value) -> Cell:
    if not isinstance(value, bool):
        raise ValueError("không phải là Có hoặc Không")
    return YES if value else NO


def _read_yesno(_field: Field, cell: Cell) -> Value:
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, str) and _text(cell) in (YES, NO):
        return _text(cell) == YES
    raise ValueError("phải là Có hoặc Không")


def _codes(field: Field) -> Mapping[str, str]:
    """Label → code; the first of two equal labels."""
    return {option.label: option.code for option in reversed(field.choices)}


def _choice_words(field: Field, code: str) -> str:
    """The label where it leads back to the code, else the code, else the text marked as literal."""
    codes = _codes(field)
    for words in (field.label_of(code), code):
        if words and _choice_code(codes, words) == code:
            return words
    return _LITERAL + code


def _choice_code(codes: Mapping[str, str], words: str) -> str:
    return words[1:] if words.startswith(_LITERAL) else codes.get(words, words)


def _show_choice(field: Field, value: Value) -> Cell:
    if not isinstance(value, str):
        raise ValueError("không phải là một mục trong danh sách")
    return _choice_words(field, value)


def _read_choice(field: Field, cell: Cell) -> Value:
    return _choice_code(_codes(field), _text(cell))


def _show_several(field: Field, value: Value) -> Cell:
    """Items joined by "; "; inside an item backslash and semicolon carry a backslash."""
    if not isinstance(value, tuple):
        raise ValueError("không phải là nhiều mục")
    words = [_choice_words(field, item) for item in value]
    return "; ".join(item.replace("\\", "\\\\").replace(";", "\\;") for item in words)


def _read_several(field: Field, cell: Cell) -> Value:
    items: list[str] = []
    item = ""
    characters = iter(_text(cell))
    for character in characters:
        if character == "\\":
            item += next(characters, "\\")
        elif character == ";":
            items.append(item)
            item = ""
        else:
            item += character
    codes = _codes(field)
    return tuple(
        _choice_code(codes, item[1:] if number and item.startswith(" ") else item)
        for number, item in enumerate([*items, item])
    )


_SHOW: Mapping[Kind, Callable[[Field, Value], Cell]] = {
    Kind.TEXT: _show_text,
    Kind.NOTE: _show_text,
    Kind.COUNT: _show_count,
    Kind.AMOUNT: _show_amount,
    Kind.FIGURE: _show_figure,
    Kind.DATE: _show_date,
    Kind.TIME: _show_time,
    Kind.CHOICE: _show_choice,
    Kind.CHOICES: _show_several,
    Kind.YESNO: _show_yesno,
    Kind.LINK: _show_text,
    Kind.LINKS: _show_several,
    Kind.FILE: _show_text,
}

_TEXTUAL = frozenset([Kind.TEXT, Kind.NOTE, Kind.LINK, Kind.FILE])

_READ: Mapping[Kind, Callable[[Field, Cell], Value]] = {
    Kind.TEXT: _read_text,
    Kind.NOTE: _read_text,
    Kind.COUNT: _read_count,
    Kind.AMOUNT: _read_amount,
    Kind.FIGURE: _read_figure,
    Kind.DATE: _read_date,
    Kind.TIME: _read_time,
    Kind.CHOICE: _read_choice,
    Kind.CHOICES: _read_several,
    Kind.YESNO: _read_yesno,
    Kind.LINK: _read_text,
    Kind.LINKS: _read_several,
    Kind.FILE: _read_text,
}

KINDS = frozenset(_SHOW) & frozenset(_READ)
"""The kinds of field that have a cell: a test holds that these are all."""
