import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.text.dates import (
    bounds,
    date_words,
    formal_date,
    is_date,
    is_time,
    moment_words,
    read_date,
    read_time,
    weekday,
    write_date,
)

full = st.dates(min_value=datetime.date(1000, 1, 1)).map(datetime.date.isoformat)
partial = st.one_of(
    full, full.map(lambda iso: iso[:7]), full.map(lambda iso: iso[:4]), full.map(lambda iso: "-" + iso[4:])
)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("16/9/2021", "2021-09-16"),
        ("16-9-2021", "2021-09-16"),
        ("16.09.2021", "2021-09-16"),
        ("9/2024", "2024-09"),
        ("tháng 9/2024", "2024-09"),
        ("Tháng 9 năm 2024", "2024-09"),
        ("18-12", "--12-18"),
        ("29/2", "--02-29"),
        ("ngày 05 tháng 9 năm 2024", "2024-09-05"),
        ("ngày 18 tháng 12", "--12-18"),
        ("Thứ Năm, 16/09/2021 15:17", "2021-09-16"),
        ("24/04/2019 lúc 16:59", "2019-04-24"),
        ("Sáng 16/9", "--09-16"),
        ("sáng ngày 16/9", "--09-16"),
        ("2024", "2024"),
        ("năm 2024", "2024"),
        ("2024-09", "2024-09"),
        ("2024-09-16", "2024-09-16"),
        ("--12-18", "--12-18"),
        (" 1 / 7 / 2025 ", "2025-07-01"),
    ],
)
def test_read(text: str, iso: str):
    assert read_date(text) == iso


@pytest.mark.parametrize(
    "text", ["", "5", "hôm qua", "31/4/2024", "29/2/2023", "13/2024", "12/18", "0/1/2024", "2024-13"]
)
def test_refused(text: str):
    with pytest.raises(UserError) as caught:
        read_date(text)
    assert caught.value.reason == "date"


def test_a_year_of_two_digits_is_refused_with_its_own_sentence():
    with pytest.raises(UserError, match="đủ bốn chữ số"):
        read_date("16/9/21")


@pytest.mark.parametrize(
    "iso", ["2024-02-30", "2023-02-29", "--02-30", "2024-9", "24", "0000", "2024-09-16T00:00", "", "２０２４"]
)
def test_no_dates(iso: str):
    assert not is_date(iso)


def test_written():
    assert [write_date(iso) for iso in ("2024-11-22", "2024-09", "2024", "--12-18")] == [
        "22/11/2024",
        "9/2024",
        "2024",
        "18/12",
    ]


def test_formal():
    assert formal_date("2024-09-05") == "ngày 05 tháng 9 năm 2024"
    assert formal_date("2024-01-10") == "ngày 10 tháng 01 năm 2024"
    assert formal_date("2024-12") == "tháng 12 năm 2024"
    assert formal_date("--12-18") == "ngày 18 tháng 12"


def test_bounds_and_weekday():
    assert bounds("2024") == (datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))
    assert bounds("2024-02") == (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    assert bounds("--12-18") is None
    assert weekday("2021-09-16") == "Thứ Năm"
    assert weekday("2021-09") == ""


@pytest.mark.parametrize(
    ("text", "time"),
    [("07:30", "07:30"), ("7h30", "07:30"), ("15h", "15:00"), ("15 giờ 05 phút", "15:05"), ("0:00", "00:00")],
)
def test_times(text: str, time: str):
    assert read_time(text) == time
    assert is_time(time)


@pytest.mark.parametrize("text", ["", "24:00", "7:60", "bảy giờ", "7", "７h３０"])
def test_no_times(text: str):
    assert not is_time(text)
    with pytest.raises(UserError):
        read_time(text)


@given(partial)
def test_what_is_written_is_read_back(iso: str):
    assert is_date(iso)
    assert read_date(write_date(iso)) == iso
    assert read_date(formal_date(iso)) == iso


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str):
    with contextlib.suppress(UserError):
        assert is_date(read_date(text))


def test_moments_as_people_say_them() -> None:
    at = datetime.datetime(2026, 3, 2, 10, 32)
    assert moment_words(at, at.date()) == "hôm nay 10:32"
    assert moment_words(at, datetime.date(2026, 3, 3)) == "hôm qua 10:32"
    assert moment_words(at, datetime.date(2026, 3, 9)) == "02/03/2026 10:32"


def test_what_stands_for_a_date_is_shown_as_it_is() -> None:
    assert [date_words(text) for text in ("2026-03-02", "quý I", "", None)] == ["02/03/2026", "quý I", "", ""]
