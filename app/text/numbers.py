"""Numbers as they are written in Vietnam: 1.234.567,89 (domain notes §8.3).

Punctuation is never stripped blindly: a text is read by a known form or refused. A form that may
mean something else (an English 1,234,567.89) is read with `sure` false and wants a confirmation.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from app.errors import UserError

_SPACES = re.compile("[\\s\u00a0\u2009\u202f]+")
_MINUS = str.maketrans("−–", "--")

# Each form: what it looks like, what groups thousands, what marks the decimals, whether that is certain.
_FORMS: tuple[tuple[re.Pattern[str], str, str, bool], ...] = (
    (re.compile(r"\d+"), "", "", True),
    (re.compile(r"[1-9]\d{0,2}(\.\d{3})+(,\d+)?"), ".", ",", True),
    (re.compile(r"[1-9]\d{0,2}( \d{3})+(,\d+)?"), " ", ",", True),
    (re.compile(r"[1-9]\d{0,2},\d{3}"), "", ",", False),  # 1,234: ours is 1 and 234 thousandths; may be English
    (re.compile(r"\d+,\d+"), "", ",", True),
    (re.compile(r"[1-9]\d{0,2}(,\d{3}){2,}"), ",", "", False),
    (re.compile(r"[1-9]\d{0,2}(,\d{3})+\.\d+"), ",", ".", False),
    (re.compile(r"[1-9]\d{0,2}( \d{3})+\.\d+"), " ", ".", False),
    (re.compile(r"\d+\.\d+"), "", ".", False),
    (re.compile(r",\d+"), "", ",", False),
)

_SCALES = {
    "nghìn tỷ": 10**12,
    "nghìn tỉ": 10**12,
    "tỷ": 10**9,
    "tỉ": 10**9,
    "triệu": 10**6,
    "trđ": 10**6,
    "tr": 10**6,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "": 1,
}
_CURRENCY = re.compile(r"\s*(việt nam đồng|đồng|vnđ|vnd|đ|₫)\.?$")
_MONEY_PART = re.compile(r"([-\d][\d., ]*)\s*(nghìn t[ỷỉ]|t[ỷỉ]|triệu|trđ|tr|nghìn|ngàn|)(?!\w)\s*")

_DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split()
_GROUPS = ("", " nghìn", " triệu")


@dataclass(frozen=True, slots=True)
class Reading:
    """A number that was read. When not `sure`, the person is asked whether it is what was meant."""

    value: Decimal
    sure: bool = True
    percent: bool = False  # a percent sign stood behind; `value` is what stood before it


def read_number(text: str) -> Reading:
    """Read a number in Vietnamese form, or in another known form with `sure` false.

    Raises UserError (reason ``number``) for anything else.
    """
    plain = _SPACES.sub(" ", text).strip().translate(_MINUS)
    percent = plain.endswith("%")
    unsigned = plain.removesuffix("%").rstrip()
    negative = unsigned.startswith("-")
    unsigned = unsigned.removeprefix("-").lstrip() if negative else unsigned.removeprefix("+")
    for form, group, mark, sure in _FORMS:
        if unsigned.isascii() and form.fullmatch(unsigned):
            digits = unsigned.replace(group, "") if group else unsigned
            value = Decimal(digits.replace(mark, ".") if mark else digits)
            return Reading(value.copy_negate() if negative and value else value, sure, percent)
    raise _unreadable(text)


def read_money(text: str) -> Reading:
    """Read an amount of money in đồng: "180 triệu", "1,2 tỷ", "1 tỷ 200 triệu", "500.000 đ".

    Raises UserError (reason ``number``) for anything else, and for fractions of a đồng.
    """
    plain = _SPACES.sub(" ", text).strip().casefold()
    rest = _CURRENCY.sub("", plain)
    total, sure, last_scale = Decimal(0), True, None
    position = 0
    while position < len(rest):
        part = _MONEY_PART.match(rest, position)
        scale = _SCALES[part[2]] if part else 0
        if not part or (last_scale is not None and scale >= last_scale):
            raise _unreadable(text)
        reading = read_number(part[1])
        total, sure = total + reading.value * scale, sure and reading.sure
        position, last_scale = part.end(), scale
    if last_scale is None or total != total.to_integral_value():
        raise _unreadable(text)
    return Reading(total.quantize(Decimal(1)), sure)


def write_number(value: Decimal | int, places: int | None = None, *, grouping: bool = True) -> str:
    """1.234.567,89. `places` rounds half up to so many decimals; None writes those that the value has."""
    exact = Decimal(value)
    if places is not None:
        room = Context(prec=max(exact.adjusted(), 0) + places + 2)  # the usual 28 digits end below what a ledger holds
        exact = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, room)
    whole, _, fraction = f"{exact.copy_abs():f}".partition(".")
    if places is None:
        fraction = fraction.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", ".") if grouping else whole
    sign = "-" if exact < 0 and (int(whole) or fraction.strip("0")) else ""
    return sign + grouped + (f",{fraction}" if fraction else "")


def number_or_blank(value: Decimal | int | None, places: int | None = None) -> str:
    """A number as a table shows it, "" for what nobody has told."""
    return "" if value is None else write_number(value, places)


def two_digit(value: int) -> str:
    """A count in prose, with a zero in front of one digit: "02 công trình" (domain notes §8.3)."""
    return f"{value:02d}" if 0 <= value < 10 else write_number(value)


def in_words(value: int, *, odd: str = "linh") -> str:
    """A whole number in words: "một trăm linh năm". `odd` is "linh" (north) or "lẻ" (south)."""
    if value < 0:
        return "âm " + in_words(-value, odd=odd)
    if value == 0:
        return _DIGITS[0]
    return _read(value, odd, full=False)


def money_words(value: Decimal | int) -> str:
    """An amount in đồng as documents write it: "Hai trăm mười hai triệu bốn trăm nghìn đồng".

    Raises UserError (reason ``number``) for fractions of a đồng, which do not exist.
    """
    exact = Decimal(value)
    if exact != exact.to_integral_value():
        raise UserError("Số tiền bằng đồng phải là số nguyên; hãy sửa lại số tiền.", reason="number")
    words = in_words(int(exact)) + " đồng"
    return words[0].upper() + words[1:]


def _read(value: int, odd: str, *, full: bool) -> str:
    """Words of a positive number; `full` when something stands before it, so that hundreds are said."""
    billions, rest = divmod(value, 10**9)
    parts = [_read(billions, odd, full=full) + " tỷ"] if billions else []
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            parts.append(_read_group(group, odd, full=full or bool(parts)) + _GROUPS[power])
    return " ".join(parts)


def _read_group(group: int, odd: str, *, full: bool) -> str:
    hundreds, tens, units = group // 100, group // 10 % 10, group % 10
    words: list[str] = []
    if hundreds or full:
        words.append(f"{_DIGITS[hundreds]} trăm")
    if tens == 1:
        words.append("mười")
    elif tens:
        words.append(f"{_DIGITS[tens]} mươi")
    elif units and words:
        words.append(odd)
    if units:
        words.append(_unit_word(units, tens))
    return " ".join(words)


def _unit_word(units: int, tens: int) -> str:
    if units == 1 and tens > 1:
        return "mốt"
    if units == 4 and tens > 1:
        return "tư"
    if units == 5 and tens:
        return "lăm"
    return _DIGITS[units]


def _unreadable(text: str) -> UserError:
    shown = text.strip()[:40]
    return UserError(
        f"Không đọc được số “{shown}”. Hãy viết theo kiểu Việt Nam, ví dụ 1.234.567,89.", reason="number", detail=text
    )
