"""Between what a person types into a box or a cell and the value of a field.

Editors, cells of tables and rows pasted from a sheet all read through here, so that
"24/9/2024" or "không phát sinh" means the same wherever it is typed.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from app.domain.fields import NOT_ARISEN, Blank, Choice, Field, Kind, Value
from app.errors import UserError
from app.text.clean import nfc, single_line
from app.text.dates import bounds, read_date, read_time, write_date
from app.text.keys import search_key
from app.text.numbers import Reading, read_money, read_number, write_number
from ui.context import Context, Option

_NOT_ARISEN = {"khong phat sinh", "kps", "k", "khong", "khong co"}
_YES = {"co", "x", "dung", "roi", "1", "yes"}
_NO = {"khong", "chua", "0", "no", "k"}
_LONGEST = 32_767  # what a cell of a workbook can hold

SHAPES: Mapping[Kind, str] = {
    Kind.DATE: "ngày/tháng/năm",
    Kind.TIME: "giờ:phút",
}


class Unread(ValueError):
    """What was typed can't be the value of the field; the message is the sentence to show under it."""


def read(field: Field, typed: str, context: Context) -> Value:
    """The value that was typed. Raises `Unread` with a sentence that says what to type instead."""
    typed = nfc(typed)
    if not typed.strip():
        return () if field.kind in (Kind.CHOICES, Kind.LINKS) else None
    return _READERS[field.kind](field, typed, context)


def write(field: Field, value: Value, context: Context) -> str:
    """The value as it stands in a box to be edited; `read` gives it back."""
    if value is None or value == ():
        return ""
    return _WRITERS[field.kind](field, value, context)


def doubt(field: Field, typed: str) -> str:
    """A sentence when a number could be meant in two ways: how it was understood. Else nothing."""
    if field.kind not in (Kind.COUNT, Kind.AMOUNT, Kind.FIGURE) or not typed.strip():
        return ""
    try:
        reading = _reading(field, nfc(typed))
    except Unread:
        return ""
    if reading.sure:
        return ""
    return f"Đã hiểu là {write_number(reading.value)}. Nếu không phải, xin gõ lại, ví dụ 1.234,5."


def full(typed: str, most: int) -> str:
    """A sentence when a box of one line has all the letters that it takes: it drops what comes after them."""
    return f"Ô này chỉ giữ được {most} chữ cái; phần chữ sau đó không vào ô." if len(typed) >= most else ""


def _text(field: Field, typed: str, context: Context) -> str:
    return _short_enough(field, single_line(typed))


def _note(field: Field, typed: str, context: Context) -> str:
    return _short_enough(field, typed)


def _short_enough(field: Field, typed: str) -> str:
    longest = field.max_length or _LONGEST
    if len(typed) > longest:
        raise Unread(f"Dài {write_number(Decimal(len(typed)))} ký tự, chỉ giữ được {write_number(Decimal(longest))}.")
    return typed


def _number(field: Field, typed: str, context: Context) -> Decimal:
    number = _reading(field, typed).value
    if field.minimum is not None and number < field.minimum:
        raise Unread(f"Số này không thể nhỏ hơn {write_number(field.minimum)}.")
    if field.maximum is not None and number > field.maximum:
        raise Unread(f"Số này không thể lớn hơn {write_number(field.maximum)}.")
    if number != round(number, field.places):
        raise Unread(f"Chỉ ghi tối đa {field.places} chữ số sau dấu phẩy." if field.places else "Xin ghi số nguyên.")
    return number


def _reading(field: Field, typed: str) -> Reading:
    try:
        return read_money(typed) if field.unit == "đồng" else read_number(typed)
    except UserError as fault:
        raise Unread(fault.sentence) from None


def _count(field: Field, typed: str, context: Context) -> int:
    return int(_number(field, typed, context))


def _figure(field: Field, typed: str, context: Context) -> Decimal | Blank:
    if search_key(typed) in _NOT_ARISEN:
        return NOT_ARISEN
    return _number(field, typed, context)


def _date(field: Field, typed: str, context: Context) -> str:
    try:
        return read_date(typed)
    except UserError as fault:
        raise Unread(fault.sentence) from None


def _time(field: Field, typed: str, context: Context) -> str:
    try:
        return read_time(typed)
    except UserError as fault:
        raise Unread(fault.sentence) from None


def _choice(field: Field, typed: str, context: Context) -> str:
    found = _named([Option(choice.code, choice.label) for choice in field.choices], typed)
    if found:
        return found
    if field.open_choices:
        return single_line(typed)
    raise Unread(f"“{typed.strip()}” không có trong danh sách.")


def _choices(field: Field, typed: str, context: Context) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_choice(field, piece, context) for piece in _pieces(typed)))


def _yesno(field: Field, typed: str, context: Context) -> bool:
    word = search_key(typed)
    if word in _YES or word in _NO:
        return word in _YES
    raise Unread("Xin ghi “có” hoặc “không”, hoặc để trống.")


def _link(field: Field, typed: str, context: Context) -> str:
    found = _named(context.options(field.target), typed)
    if found:
        return found
    raise Unread(f"“{typed.strip()}” chưa có trong danh mục. Xin chọn trong danh sách hiện ra khi gõ.")


def _links(field: Field, typed: str, context: Context) -> tuple[str, ...]:
    whole = _named(context.options(field.target), typed)
    if whole:
        return (whole,)
    return tuple(dict.fromkeys(_link(field, piece, context) for piece in _pieces(typed)))


def _file(field: Field, typed: str, context: Context) -> str:
    digest = typed.strip().lower()
    if re.fullmatch(r"[0-9a-f]{64}", digest):
        return digest
    raise Unread("Tệp phải được chọn, không gõ được.")


def _named(options: Sequence[Option], typed: str) -> str | None:
    """The uid of the one option so named: as written, or else the only one of that name without its marks."""
    plain = single_line(typed)
    exact = [option.uid for option in options if plain in (option.title, option.uid)]
    if exact:
        return exact[0]
    key = search_key(plain)
    folded = [option.uid for option in options if key in (search_key(option.title), search_key(option.uid))]
    return folded[0] if len(folded) == 1 else None


def _pieces(typed: str) -> list[str]:
    return [piece.strip() for piece in re.split(r"[;\n]", typed) if piece.strip()]


def _write_figure(field: Field, value: Value, context: Context) -> str:
    return value.value if isinstance(value, Blank) else _write_number(field, value, context)


def _write_number(field: Field, value: Value, context: Context) -> str:
    return write_number(Decimal(str(value)))


def _write_plain(field: Field, value: Value, context: Context) -> str:
    return str(value)


def _write_several(title: Callable[[str], str], value: Value) -> str:
    return "; ".join(title(code) for code in value) if isinstance(value, tuple) else str(value)


_READERS: Mapping[Kind, Callable[[Field, str, Context], Value]] = {
    Kind.TEXT: _text,
    Kind.NOTE: _note,
    Kind.COUNT: _count,
    Kind.AMOUNT: _number,
    Kind.FIGURE: _figure,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.YESNO: _yesno,
    Kind.LINK: _link,
    Kind.LINKS: _links,
    Kind.FILE: _file,
}

_WRITERS: Mapping[Kind, Callable[[Field, Value, Context], str]] = {
    Kind.TEXT: _write_plain,
    Kind.NOTE: _write_plain,
    Kind.COUNT: _write_number,
    Kind.AMOUNT: _write_number,
    Kind.FIGURE: _write_figure,
    Kind.DATE: lambda _field, value, _context: write_date(str(value)),
    Kind.TIME: _write_plain,
    Kind.CHOICE: lambda field, value, _context: field.label_of(str(value)),
    Kind.CHOICES: lambda field, value, _context: _write_several(field.label_of, value),
    Kind.YESNO: lambda _field, value, _context: "Có" if value else "Không",
    Kind.LINK: lambda field, value, context: context.title(field.target, str(value)),
    Kind.LINKS: lambda field, value, context: _write_several(lambda uid: context.title(field.target, uid), value),
    Kind.FILE: lambda _field, value, context: context.files.name(str(value)),
}


def choices_of(field: Field, context: Context) -> list[Choice]:
    """What may be picked: the field's own list, or the records a link may point to."""
    if field.kind in (Kind.LINK, Kind.LINKS):
        return [Choice(option.uid, option.title) for option in context.options(field.target)]
    return list(field.choices)


def whole_day(typed: str, what: str) -> str:
    """A day typed outside a form, in ISO; "" for none. Raises `UserError` ("date") where a part of it is missing."""
    if not typed.strip():
        return ""
    read = read_date(typed)
    days = bounds(read)
    if days is None or days[0] != days[1]:
        raise UserError(f"{what} phải đủ ngày, tháng, năm, ví dụ 20/12/2024.", reason="date")
    return read
