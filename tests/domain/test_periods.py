import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.periods import parse_period, span, working_day, year_before, year_to_date
from app.errors import UserError

DAY = datetime.date


@pytest.mark.parametrize(
    ("code", "label", "first", "last"),
    [
        ("2024-NAM", "Năm 2024", "2024-01-01", "2024-12-31"),
        ("2024-6T", "6 tháng đầu năm 2024", "2024-01-01", "2024-06-30"),
        ("2024-9T", "9 tháng đầu năm 2024", "2024-01-01", "2024-09-30"),
        ("2024-Q1", "Quý I năm 2024", "2024-01-01", "2024-03-31"),
        ("2024-Q4", "Quý IV năm 2024", "2024-10-01", "2024-12-31"),
        ("2024-T02", "Tháng 2 năm 2024", "2024-02-01", "2024-02-29"),
        ("KL62-SK3-2012", "Sơ kết 3 năm thực hiện Kết luận 62 (2012)", "2009-12-08", "2012-12-31"),
        ("KL62-TK10-2019", "Tổng kết 10 năm thực hiện Kết luận 62 (2019)", "2009-12-08", "2019-12-31"),
    ],
)
def test_codes_name_periods(code: str, label: str, first: str, last: str) -> None:
    period = parse_period(code)
    assert (period.code, period.label) == (code, label)
    assert (period.start.isoformat(), period.end.isoformat()) == (first, last)


@pytest.mark.parametrize("code", ["", "2024", "2024-Q5", "2024-T13", "2024-T5", "24-NAM", "KL62-SK0-2012", "0000-NAM"])
def test_other_codes_are_refused(code: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_period(code)
    assert refused.value.reason == "period"


def test_a_partial_date_is_within_when_all_of_it_is() -> None:
    year, quarter = parse_period("2024-NAM"), parse_period("2024-Q3")
    assert year.contains("2024")
    assert year.contains("2024-09")
    assert year.contains("2024-12-31")
    assert not quarter.contains("2024")
    assert quarter.contains("2024-09")
    for elsewhere in (None, "--12-18", "2025-01-01", "2024-02-30", "ngày mai"):
        assert not year.contains(elsewhere)


def test_span_of_a_leap_month() -> None:
    assert span("2024-02") == (DAY(2024, 2, 1), DAY(2024, 2, 29))


def test_periods_lie_within_each_other() -> None:
    assert parse_period("2024-NAM").covers(parse_period("2024-T05"))
    assert not parse_period("2024-T05").covers(parse_period("2024-Q2"))
    assert parse_period("KL62-TK10-2019").covers(parse_period("KL62-SK3-2012"))


def test_the_same_period_of_last_year() -> None:
    before = year_before(parse_period("2024-T02"))
    assert before is not None
    assert before.code == "2023-T02"
    assert before.end == DAY(2023, 2, 28)
    assert year_before(parse_period("KL62-TK10-2019")) is None


def test_year_to_date_takes_the_longest_and_tells_gaps() -> None:
    reported = ["2024-T01", "2024-T02", "2024-Q1", "2024-T04", "2024-T05", "2023-NAM"]
    chain = year_to_date(parse_period("2024-T05"), reported)
    assert chain is not None
    assert [period.code for period in chain] == ["2024-Q1", "2024-T04", "2024-T05"]
    assert year_to_date(parse_period("2024-T07"), reported) is None


@given(st.dates(DAY(2000, 1, 1), DAY(2100, 1, 1)))
def test_a_deadline_lands_on_a_working_day(day: DAY) -> None:
    moved = working_day(day)
    assert moved.weekday() < 5
    assert datetime.timedelta(0) <= moved - day <= datetime.timedelta(days=5)
    assert working_day(moved) == moved
