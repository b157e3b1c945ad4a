import datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.fields import NOT_ARISEN, Choice, Field, Kind, Section
from app.packages import cells
from app.text.cell_text import escaped
from tests.strategies import values

SECTION = Section("general", "Thông tin chung")
CHOICES = (Choice("direct", "Trực tiếp"), Choice("online", "Trực tuyến"), Choice("Trực tiếp", "lạ"))


def field_of(kind: Kind, places: int = 2) -> Field:
    given_choices = CHOICES if kind in (Kind.CHOICE, Kind.CHOICES) else ()
    return Field(key="x", kind=kind, section=SECTION, label="X", choices=given_choices, places=places)


def test_every_kind_has_a_cell():
    assert set(Kind) == cells.KINDS


@pytest.mark.parametrize("kind", list(Kind))
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_a_cell_gives_its_value_back(kind: Kind, data: st.DataObject):
    field = field_of(kind)
    value = data.draw(values(field))
    assert cells.read(field, cells.show(field, value)) == value


@settings(deadline=None, max_examples=200)
@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_any_decimal_at_all(number: Decimal):
    field = field_of(Kind.AMOUNT)
    assert cells.read(field, cells.show(field, number)) == number


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (Kind.FIGURE, Decimal("1234.5"), 1234.5),
        (Kind.FIGURE, Decimal("0"), 0),
        (Kind.FIGURE, NOT_ARISEN, "không phát sinh"),
        (Kind.FIGURE, None, ""),
        (Kind.AMOUNT, Decimal("0.1"), 0.1),
        (Kind.AMOUNT, Decimal("123456789012345678.25"), "123456789012345678.25"),
        (Kind.COUNT, 10**15 - 1, 10**15 - 1),
        (Kind.COUNT, 10**15, "1000000000000000"),
        (Kind.DATE, "2024-09-16", datetime.date(2024, 9, 16)),
        (Kind.DATE, "1890-09-16", "16/09/1890"),
        (Kind.DATE, "2024-09", "9/2024"),
        (Kind.DATE, "2024", "2024"),
        (Kind.DATE, "--12-18", "18/12"),
        (Kind.YESNO, False, "Không"),
        (Kind.CHOICE, "online", "Trực tuyến"),
        (Kind.CHOICES, ("online", "a;b"), "Trực tuyến; a\\;b"),
    ],
)
def test_what_people_see(kind: Kind, value: object, shown: object):
    assert cells.show(field_of(kind), value) == shown  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (Kind.DATE, "6/9/2024", "2024-09-06"),
        (Kind.DATE, datetime.datetime(2024, 9, 6), "2024-09-06"),
        (Kind.TIME, datetime.time(7, 30), "07:30"),
        (Kind.YESNO, True, True),
        (Kind.CHOICE, "direct", "direct"),
        (Kind.CHOICES, "online;Trực tuyến", ("online", "online")),
        (Kind.FIGURE, 12.0, Decimal(12)),
    ],
)
def test_other_ways_to_write_it(kind: Kind, cell: cells.Cell, value: object):
    assert cells.read(field_of(kind), cell) == value


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        (Kind.TEXT, 7.0),
        (Kind.COUNT, 1.5),
        (Kind.COUNT, "hai"),
        (Kind.AMOUNT, float("inf")),
        (Kind.AMOUNT, True),
        (Kind.FIGURE, "1.234,5"),
        (Kind.DATE, "31/2/2024"),
        (Kind.DATE, 45551.0),
        (Kind.DATE, datetime.datetime(2024, 9, 6, 7)),
        (Kind.TIME, "25:00"),
        (Kind.YESNO, "có lẽ"),
        (Kind.CHOICE, 1.0),
    ],
)
def test_a_cell_of_another_kind_is_refused(kind: Kind, cell: cells.Cell):
    with pytest.raises(ValueError, match="phải là"):
        cells.read(field_of(kind), cell)


@pytest.mark.parametrize(
    "text", ["\x0b", "\x00", "\ud800", "\ufffe", "\uffff", "a" * 32_768, "😀" * 16_384, "\r" * 5_000]
)
def test_what_no_cell_can_hold_is_refused(text: str):
    with pytest.raises(ValueError, match="ký tự"):
        cells.show(field_of(Kind.NOTE), text)


def test_the_longest_text_fits():
    assert cells.show(field_of(Kind.NOTE), "ệ" * 32_767)


@pytest.mark.parametrize(
    ("text", "written"),
    [("a\r\nb", "a_x000D_\nb"), ("_x000D_", "_x005F_x000D_"), ("_x0041_x0042_", "_x005F_x0041_x005F_x0042_")],
)
def test_what_looks_like_an_escape_is_escaped(text: str, written: str):
    assert escaped(text) == written


def test_a_huge_number_means_the_digits_that_are_shown():
    """A spreadsheet keeps 1E+30 in 53 bits; the thirty digits that these stand for were never typed."""
    assert cells.exact_number(1e30) == Decimal(10) ** 30
    assert cells.exact_number(2.0**53 - 1) == 2**53 - 1
