"""What a person typed into a cell of the blank form, read where its meaning is certain.

Offices without the program type as they please: dates as text, 1.234,5 as text, "x" for Có, "15 người" where a number
is asked for, digits of full width, text pasted from old fonts. What has one meaning is taken; what may mean something
else becomes a question with a proposal; what means nothing is refused with a reason.
"""

import dataclasses
import datetime
import re
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
from app.text.numbers import read_money, read_number, write_number


@dataclass(frozen=True, slots=True)
class Typed:
    """A value taken; with a question, `value` is what stands until someone accepts the proposal."""

    value: Value
    question: str = ""
    proposal: Value = None


def read_typed(field: Field, cell: Cell) -> Typed:
    """Raises ValueError with a Vietnamese reason when the cell means nothing to the field."""
    if is_blank(cell):
        return Typed(() if field.kind in (Kind.CHOICES, Kind.LINKS) else None)
    if isinstance(cell, str) and cell.strip() in _ERRORS:
        raise ValueError(f"là lỗi {cell.strip()} của bảng tính; hãy gõ lại giá trị")
    return _READ[field.kind](field, cell)


def is_blank(cell: Cell) -> bool:
    """Whether a cell shows nothing: empty, or only blanks of any kind."""
    return isinstance(cell, str) and not single_line(cell)


def read_name(cell: Cell) -> str:
    """The code or uid that names a row, also when a program took it for a number."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return str(cells.exact_number(cell))
    return nfc(str(cell)).strip()


_ERRORS = frozenset(["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#GETTING_DATA", "#SPILL!"])

_HALF = {0x3000: " ", **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}}
"""Letters and digits of full width, as some input methods write them, and the usual ones."""


def plain(text: str) -> str:
    """A short answer in usual letters and digits, on one line."""
    return single_line(text.translate(_HALF))


# --- words ------------------------------------------------------------------------------------


def _text(field: Field, cell: Cell) -> Typed:
    if isinstance(cell, bool | datetime.timedelta):
        raise ValueError("phải là chữ")
    if isinstance(cell, int | float):
        return Typed(write_number(cells.exact_number(cell), grouping=False))
    if isinstance(cell, datetime.date):
        return Typed(dates.write_date(cell.isoformat()[:10]))
    if isinstance(cell, datetime.time):
        return Typed(f"{cell.hour:02d}:{cell.minute:02d}")
    old = legacy.detect(cell)
    if old is not None:
        proposal = legacy.convert(cell, old)
        return Typed(nfc(cell), f"có vẻ gõ bằng phông chữ cũ; có phải là “{proposal[:60]}”?", proposal)
    if field.kind is Kind.NOTE:
        lines = cell.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return Typed("\n".join(map(single_line, lines)).strip() or None)
    return Typed(single_line(cell) or None)


def _choice(field: Field, cell: Cell) -> Typed:
    said = _text(field, cell)
    if said.question:  # old letters: the entry that they mean is named, not taken
        meant = _code(field, plain(str(said.proposal)))
        return Typed(None, said.question, meant.proposal if meant.question else meant.value)
    return _code(field, plain(str(said.value)))


def _several(field: Field, cell: Cell) -> Typed:
    said = _text(dataclasses.replace(field, kind=Kind.NOTE), cell)
    words = str(said.proposal if said.question else said.value)
    read = [_code(field, item) for item in _items(field, words)]
    codes = tuple(dict.fromkeys(str(one.proposal if one.question else one.value) for one in read))
    question = said.question or next((one.question for one in read if one.question), "")
    return Typed((), question, codes) if question else Typed(codes)


def _items(field: Field, words: str) -> list[str]:
    """The entries of a list: each on a line or behind a semicolon; behind commas where no entry holds one."""
    items = [plain(item) for item in re.split(r"[;\n]", words)]
    found: list[str] = []
    for item in filter(None, items):
        parts = [plain(part) for part in item.split(",")]
        known = {search_key(option.label) for option in field.choices}
        split = search_key(item) not in known and all(search_key(part) in known for part in parts)
        found += parts if split else [item]
    return found


def _code(field: Field, words: str) -> Typed:
    """The code of an entry by its label or code; the only entry that begins or ends so is proposed."""
    said = search_key(words)
    for exact in (words, said):
        alike = [
            option.code
            for option in field.choices
            if exact
            in ((option.label, option.code) if exact is words else map(search_key, (option.label, option.code)))
        ]
        if len(alike) == 1 or (alike and exact is words):
            return Typed(alike[0])
    near = [
        option
        for option in field.choices
        if search_key(option.label).startswith(said) or (said.isdigit() and option.code.removeprefix("NV") == said)
    ]
    if len(near) == 1 and not field.open_choices:
        return Typed(None, f"ghi “{words[:40]}”; có phải là “{near[0].label}”?", near[0].code)
    if field.open_choices or not field.choices:
        return Typed(words)
    raise ValueError("phải là một mục trong danh sách của ô")


_YES = frozenset(["co", "x", "v", "y", "yes", "true", "dung", "roi", "✓", "✔", "√", "☑", "☒"])
_NO = frozenset(["khong", "ko", "k", "khg", "n", "no", "false", "khong co", "ko co", "☐"])
_PERHAPS = {"1": True, "+": True, "0": False, "-": False, "chua": False}


def _yesno(_field: Field, cell: Cell) -> Typed:
    if isinstance(cell, bool):
        return Typed(cell)
    shown = plain(read_name(cell)) if isinstance(cell, str | int | float) else ""
    said = search_key(shown)
    if said in _YES or said in _NO:
        return Typed(said in _YES)
    if said in _PERHAPS:
        meant = _PERHAPS[said]
        return Typed(None, f"ghi “{shown}”; có phải là {cells.YES if meant else cells.NO}?", meant)
    raise ValueError("phải là Có hoặc Không")


# --- numbers ----------------------------------------------------------------------------------

_ABOUT = re.compile(r"(?:khoảng|chừng|hơn|trên|gần|ước|~|≈|>|<)\s*(?=\d)", re.IGNORECASE)
_WITH_UNIT = re.compile(r"(.*?[\d%])\s*([^\W\d_].*)")


def _number(field: Field, cell: Cell) -> Typed:
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        raise ValueError("phải là một con số")
    typed = _of_percent(field, cells.exact_number(cell)) if isinstance(cell, int | float) else _written(field, cell)
    number = typed.proposal if typed.question else typed.value
    if isinstance(number, Decimal):
        _check_range(field, number)
    return typed


def _written(field: Field, cell: str) -> Typed:
    """A number as text, with its unit behind it perhaps."""
    shown = plain(cell)
    text = _ABOUT.sub("", shown, count=1)
    found = _WITH_UNIT.fullmatch(text)
    if found and search_key(found[2]).rstrip(".") == search_key(field.unit):
        text = found[1]
    elif found and (money := _money(field, text)) is not None:
        return Typed(None, f"ghi “{shown}”; có phải là {write_number(money)} {field.unit}?", money)
    try:
        reading = read_number(text)
    except UserError as fault:
        raise ValueError("phải là một con số, viết như 1.234,5") from fault
    sure = reading.sure and (not reading.percent or "%" in field.unit) and text in (shown, found[1] if found else "")
    if not sure:
        return Typed(None, f"ghi “{shown}”; có phải là {write_number(reading.value)}?", reading.value)
    return Typed(reading.value)


_SCALES = {"đồng": Decimal(1), "triệu đồng": Decimal(10**6)}


def _money(field: Field, text: str) -> Decimal | None:
    """ "1 tỷ 200 triệu" in the unit of the field; None where that unit is no money or the text none."""
    scale = _SCALES.get(field.unit)
    if scale is None:
        return None
    try:
        return read_money(text).value / scale
    except UserError:
        return None


def _check_range(field: Field, number: Decimal) -> None:
    if field.minimum is not None and number < field.minimum:
        raise ValueError(f"phải từ {write_number(field.minimum)} trở lên")
    if field.maximum is not None and number > field.maximum:
        raise ValueError(f"nhiều nhất là {write_number(field.maximum)}")


def _of_percent(field: Field, number: Decimal) -> Typed:
    """Excel keeps a typed 92,5% as 0.925, which may also be the percentage itself."""
    if "%" in field.unit and 0 < number < 1:
        proposal = number * 100
        return Typed(number, f"là {write_number(number)}; có phải là {write_number(proposal)} %?", proposal)
    return Typed(number)


def _count(field: Field, cell: Cell) -> Typed:
    typed = _number(field, cell)
    number = typed.proposal if typed.question else typed.value
    if isinstance(number, Decimal) and number == number.to_integral_value():
        return Typed(None, typed.question, int(number)) if typed.question else Typed(int(number))
    thousands = number * 1000 if isinstance(number, Decimal) else None
    if isinstance(cell, float) and thousands is not None and thousands == thousands.to_integral_value():
        # 1.234 typed where the computer speaks English
        shown = write_number(number) if isinstance(number, Decimal) else ""
        return Typed(None, f"là {shown}; có phải là {write_number(thousands)}?", int(thousands))
    raise ValueError("phải là số nguyên, gõ liền không chấm hàng nghìn")


_NOT_ARISEN = frozenset([search_key(NOT_ARISEN.value), "ko phat sinh", "k phat sinh", "khong ps", "ko ps"])
_PERHAPS_NOT = frozenset(["khong", "ko", "khong co", "ko co", "kps", "-", "--", "/", "x"])


def _figure(field: Field, cell: Cell) -> Typed:
    said = search_key(plain(cell)).rstrip(".") if isinstance(cell, str) else ""
    if said in _NOT_ARISEN:
        return Typed(NOT_ARISEN)
    if said in _PERHAPS_NOT:
        asked = f"ghi “{plain(str(cell))}”; có phải là “{NOT_ARISEN.value}”? (Nếu là số không thì ghi 0.)"
        return Typed(None, asked, NOT_ARISEN)
    try:
        return _number(field, cell)
    except ValueError as fault:
        if isinstance(fault.__cause__, UserError):
            raise ValueError("phải là một con số, để trống, hoặc ghi “không phát sinh”") from fault
        raise


# --- days and hours ---------------------------------------------------------------------------

_NO_DATE = "phải là ngày có thật: 16/9/2024, 9/2024 hoặc 2024"
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_BACKWARDS = re.compile(r"(\d{4})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})")
_SHORT_YEAR = re.compile(r"(.*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*)(\d{2})")
_SWAPPED = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")


def _date(_field: Field, cell: Cell) -> Typed:
    if isinstance(cell, datetime.date):
        return Typed(cell.isoformat()[:10])
    if isinstance(cell, str):
        return _written_date(plain(cell))
    if isinstance(cell, int | float) and not isinstance(cell, bool) and cell == int(cell):
        if 1900 <= cell <= 2100:
            return Typed(f"{int(cell)}")
        if 20_000 <= cell <= 80_000:  # serial numbers of 1954 to 2119
            day = datetime.date(1899, 12, 30) + datetime.timedelta(days=int(cell))
            return Typed(None, f"là số {int(cell)}; có phải ngày {dates.write_date(day.isoformat())}?", day.isoformat())
    raise ValueError(_NO_DATE)


def _written_date(shown: str) -> Typed:
    text = _CLOCK.sub("", shown).strip(" .,;")
    if found := _BACKWARDS.fullmatch(text):
        text = f"{found[3]}/{found[2]}/{found[1]}"
    if (day := _day(text)) is not None:
        return Typed(day)
    for form, meant in ((_SHORT_YEAR, r"\g<1>20\2"), (_SWAPPED, r"\2/\1/\3")):
        if form.fullmatch(text) and (day := _day(form.sub(meant, text))) is not None:
            return Typed(None, f"ghi “{shown[:40]}”; có phải ngày {dates.write_date(day)}?", day)
    raise ValueError(_NO_DATE)


def _day(text: str) -> str | None:
    try:
        return dates.read_date(text)
    except UserError:
        return None


def _time(_field: Field, cell: Cell) -> Typed:
    if isinstance(cell, datetime.time):
        return Typed(f"{cell.hour:02d}:{cell.minute:02d}")
    if isinstance(cell, datetime.timedelta) and datetime.timedelta() <= cell < datetime.timedelta(days=1):
        return Typed(_clock(cell.total_seconds() / 60))
    if isinstance(cell, float) and 0 <= cell < 1:
        return Typed(_clock(cell * 24 * 60))
    text = plain(cell) if isinstance(cell, str) else ""
    try:
        return Typed(dates.read_time(text))
    except UserError as fault:
        if re.fullmatch(r"\d{1,2}[.,]\d{2}", text):
            meant = _time(_field, re.sub("[.,]", ":", text))
            return Typed(None, f"ghi “{text}”; có phải là {meant.value}?", meant.value)
        raise ValueError("phải là giờ trong ngày, ví dụ 07:30") from fault


def _clock(minutes: float) -> str:
    hour, minute = divmod(round(minutes) % (24 * 60), 60)
    return f"{hour:02d}:{minute:02d}"


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
