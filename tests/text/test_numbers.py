from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.text.numbers import (
    in_words,
    money_words,
    number_or_blank,
    read_money,
    read_number,
    two_digit,
    write_number,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234.567,89", "1234567.89"),
        ("1234567,89", "1234567.89"),
        ("1.234", "1234"),
        ("1 234 567,5", "1234567.5"),
        ("1\u00a0234", "1234"),
        ("0,125", "0.125"),
        ("02", "2"),
        ("-3,5", "-3.5"),
        ("−3", "-3"),
        ("+7", "7"),
        ("0", "0"),
    ],
)
def test_vietnamese_numbers(text: str, value: str):
    reading = read_number(text)
    assert (reading.value, reading.sure, reading.percent) == (Decimal(value), True, False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234,567.89", "1234567.89"),
        ("1,234,567", "1234567"),
        ("1,234.5", "1234.5"),
        ("1.5", "1.5"),
        ("1234.5", "1234.5"),
        ("0.123", "0.123"),
        ("1,234", "1.234"),
        (",5", "0.5"),
    ],
)
def test_what_may_mean_something_else_wants_a_confirmation(text: str, value: str):
    reading = read_number(text)
    assert (reading.value, reading.sure) == (Decimal(value), False)


def test_percent():
    reading = read_number("92,5 %")
    assert (reading.value, reading.sure, reading.percent) == (Decimal("92.5"), True, True)


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "%", "1.234.5", "12.34.567", "1,2,3", "1.234,5.6", "12a", "một", "1-2", "١٢", "1e5", "NaN", "5 5"],
)
def test_nonsense_is_refused_in_words(text: str):
    with pytest.raises(UserError, match="Không đọc được số") as caught:
        read_number(text)
    assert caught.value.reason == "number"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("180 triệu", 180_000_000),
        ("1,2 tỷ", 1_200_000_000),
        ("1,2 tỉ đồng", 1_200_000_000),
        ("1 tỷ 200 triệu", 1_200_000_000),
        ("500.000 đ", 500_000),
        ("212.400.000 đồng", 212_400_000),
        ("35 nghìn", 35_000),
        ("12tr", 12_000_000),
        ("2 nghìn tỷ", 2_000_000_000_000),
        ("18500000", 18_500_000),
    ],
)
def test_money(text: str, value: int):
    reading = read_money(text)
    assert (reading.value, reading.sure) == (value, True)


def test_money_that_wants_a_confirmation():
    reading = read_money("1.5 tỷ")
    assert (reading.value, reading.sure) == (1_500_000_000, False)


@pytest.mark.parametrize("text", ["", "đồng", "triệu", "12 trăm", "200 triệu 1 tỷ", "0,5 đồng", "5 triệu người"])
def test_money_that_is_none(text: str):
    with pytest.raises(UserError):
        read_money(text)


def test_written():
    assert write_number(Decimal("1234567.89")) == "1.234.567,89"
    assert write_number(Decimal("92"), 1) == "92,0"
    assert write_number(Decimal("90.945"), 2) == "90,95"
    assert write_number(Decimal("-0.001"), 1) == "0,0"
    assert write_number(1234, grouping=False) == "1234"
    assert write_number(Decimal("1E+3")) == "1.000"
    assert (two_digit(2), two_digit(12), two_digit(0), two_digit(1500)) == ("02", "12", "00", "1.500")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**15), max_value=10**15))
def test_what_is_written_is_read_back(value: Decimal):
    assert read_number(write_number(value)).value == value
    assert read_number(write_number(value, grouping=False)).value == value


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (35, "ba mươi lăm"),
        (40, "bốn mươi"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (123, "một trăm hai mươi ba"),
        (1005, "một nghìn không trăm linh năm"),
        (10_100, "mười nghìn một trăm"),
        (1_000_021, "một triệu không trăm hai mươi mốt"),
        (2_000_000_000, "hai tỷ"),
        (1_500_000_000_000, "một nghìn năm trăm tỷ"),
        (-5, "âm năm"),
    ],
)
def test_in_words(value: int, words: str):
    assert in_words(value) == words


def test_the_south_says_le():
    assert in_words(105, odd="lẻ") == "một trăm lẻ năm"


def test_money_in_words():
    assert money_words(212_400_000) == "Hai trăm mười hai triệu bốn trăm nghìn đồng"
    assert money_words(Decimal("0")) == "Không đồng"
    with pytest.raises(UserError):
        money_words(Decimal("0.5"))


@given(st.integers(min_value=0, max_value=10**15), st.integers(min_value=0, max_value=10**15))
def test_two_numbers_never_read_the_same(one: int, other: int):
    assert (in_words(one) == in_words(other)) == (one == other)


def test_what_nobody_has_told_is_blank_and_nought_is_not() -> None:
    assert [number_or_blank(value, 1) for value in (None, Decimal(0), 12)] == ["", "0,0", "12,0"]


def test_a_number_of_any_size_is_written_with_its_decimals():
    assert write_number(Decimal("1e30"), 2) == "1" + ".000" * 10 + ",00"
    assert write_number(Decimal("-123456789012345678901234567890.125"), 2).endswith(".567.890,13")
    assert write_number(Decimal("1e-40"), 2) == "0,00"
    assert write_number(Decimal(0), 0) == "0"
