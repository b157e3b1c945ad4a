"""What people type into a cell of the blank form: taken, asked, or refused with a reason."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.campaign import Campaign, FundAccount
from app.domain.conference import Conference
from app.domain.fields import NOT_ARISEN, Field, Kind, Value
from app.domain.indicator_figure import IndicatorFigure
from app.packages.cells import Cell
from app.packages.typed import read_typed

CONFERENCE = Conference.description.by_key
PRESENT, HELD, STARTS, FORM, PURPOSES = (
    CONFERENCE[key] for key in ("present", "held_on", "starts_at", "form", "purposes")
)
TITLE, SUMMARY = CONFERENCE["title"], CONFERENCE["summary"]
ACTUAL = IndicatorFigure.description.by_key["actual"]
ONGOING, LEAD = Campaign.description.by_key["ongoing"], Campaign.description.by_key["lead"]
INCOME = FundAccount.description.by_key["income"]


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        (PRESENT, "1.234", 1234),
        (PRESENT, " 1 234 người ", 1234),
        (PRESENT, "\u00a0１２３\u200b", 123),
        (PRESENT, 12.0, 12),
        (ACTUAL, "1.234,5", Decimal("1234.5")),
        (ACTUAL, "KHÔNG PHÁT SINH", NOT_ARISEN),
        (ACTUAL, "ko phát sinh.", NOT_ARISEN),
        (HELD, "16/9/2024", "2024-09-16"),
        (HELD, "16-09-2024", "2024-09-16"),
        (HELD, "16.9.2024", "2024-09-16"),
        (HELD, "2024/9/16", "2024-09-16"),
        (HELD, "2024-09-16 00:00:00", "2024-09-16"),
        (HELD, "Thứ Hai, ngày 16 tháng 9 năm 2024.", "2024-09-16"),
        (HELD, "ngày\u00a0１６/９/２０２４", "2024-09-16"),
        (HELD, "tháng 9/2024", "2024-09"),
        (HELD, datetime.datetime(2024, 9, 16), "2024-09-16"),
        (HELD, 2024.0, "2024"),
        (STARTS, "7 giờ 30 phút", "07:30"),
        (STARTS, 0.3125, "07:30"),
        (STARTS, datetime.timedelta(hours=7, minutes=30), "07:30"),
        (ONGOING, "x", True),
        (ONGOING, "có", True),
        (ONGOING, "KO", False),
        (ONGOING, "không", False),
        (ONGOING, True, True),
        (FORM, "TRUC TUYEN", "online"),
        (PURPOSES, "Sơ kết, tổng kết", ("interim_review", "final_review")),
        (PURPOSES, "Sơ kết\nTổng kết;", ("interim_review", "final_review")),
        (LEAD, "Câu lạc bộ hưu trí", "Câu lạc bộ hưu trí"),
        (TITLE, "  Hội\u00a0nghị \n sơ kết ", "Hội nghị sơ kết"),
        (TITLE, 2024.0, "2024"),
        (SUMMARY, "một \r\nhai\u00a0 ", "một\nhai"),
        (TITLE, " \u00a0\u200b", None),
    ],
)
def test_what_is_certain_is_taken(field: Field, cell: Cell, value: Value) -> None:
    typed = read_typed(field, cell)
    assert (typed.value, typed.question) == (value, "")


@pytest.mark.parametrize(
    ("field", "cell", "proposal"),
    [
        (PRESENT, "1234.0", 1234),
        (PRESENT, "khoảng 50", 50),
        (PRESENT, 1.234, 1234),
        (ACTUAL, "1234.5", Decimal("1234.5")),
        (ACTUAL, "1,234", Decimal("1.234")),
        (ACTUAL, "không", NOT_ARISEN),
        (ACTUAL, "-", NOT_ARISEN),
        (INCOME, "180 triệu", Decimal(180)),
        (HELD, "16/9/24", "2024-09-16"),
        (HELD, "12/25/2024", "2024-12-25"),
        (HELD, 45551, "2024-09-16"),
        (STARTS, "7.30", "07:30"),
        (ONGOING, "0", False),
        (ONGOING, 1.0, True),
        (FORM, "Trùc tuyÕn", "online"),
        (TITLE, "Héi nghÞ s¬ kÕt", "Hội nghị sơ kết"),
    ],
)
def test_what_may_mean_something_else_is_asked(field: Field, cell: Cell, proposal: Value) -> None:
    typed = read_typed(field, cell)
    assert typed.proposal == proposal
    assert "có phải" in typed.question


@pytest.mark.parametrize(
    ("field", "cell", "word"),
    [
        (PRESENT, "nhiều", "con số"),
        (PRESENT, "-5", "từ 0"),
        (PRESENT, 1.5e-7, "số nguyên"),
        (ACTUAL, "12 quả", "không phát sinh"),
        (HELD, "31/2/2024", "ngày có thật"),
        (HELD, "quý III", "ngày có thật"),
        (STARTS, "25:00", "giờ trong ngày"),
        (ONGOING, "thỉnh thoảng", "Có hoặc Không"),
        (FORM, "bay", "danh sách"),
        (TITLE, "#REF!", "lỗi #REF!"),
        (TITLE, True, "chữ"),
    ],
)
def test_what_means_nothing_is_refused_with_a_reason(field: Field, cell: Cell, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        read_typed(field, cell)


ANY: st.SearchStrategy[Cell] = st.one_of(
    st.text(max_size=15),
    st.text(alphabet="0123456789.,-/ %xkon", max_size=12),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from([PRESENT, ACTUAL, HELD, STARTS, FORM, PURPOSES, TITLE, SUMMARY, ONGOING, INCOME]), ANY)
def test_any_cell_is_taken_asked_or_refused(field: Field, cell: Cell) -> None:
    try:
        typed = read_typed(field, cell)
    except ValueError as refused:
        said = str(refused)
    else:
        said = ""
        assert typed.question == "" or typed.proposal is not None
    assert said == "" or said[0].islower()
    assert field.kind in Kind
