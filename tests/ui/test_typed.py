import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import fields
from app.domain.fields import NOT_ARISEN, Choice, Field, Kind, Section
from ui.context import Context, Option, matching
from ui.typed import Unread, doubt, read, write

WHERE = Section("where", "Đâu")
FRUIT = (Choice("apple", "Táo"), Choice("pear", "Lê; lai"))


def field(kind: Kind, **rules: object) -> Field:
    return Field(key="x", kind=kind, section=WHERE, label="X", **rules)  # pyright: ignore[reportArgumentType]


NAMES = Context(options=lambda target: [Option("u1", "Phường Hoa Mẫu"), Option("u2", "Phường Bến Mẫu")])


@pytest.mark.parametrize(
    ("about", "typed", "value"),
    [
        (field(Kind.TEXT), "  Ủy ban\u00a0 ", "Ủy ban"),
        (field(Kind.TEXT), " ", None),
        (field(Kind.NOTE), "một\nhai", "một\nhai"),
        (field(Kind.COUNT), "1.234", 1234),
        (field(Kind.AMOUNT, places=2), "1.234,5", Decimal("1234.5")),
        (field(Kind.AMOUNT, unit="đồng"), "180 triệu", Decimal(180_000_000)),
        (field(Kind.FIGURE, places=0), "không phát sinh", NOT_ARISEN),
        (field(Kind.FIGURE, places=0), "k", NOT_ARISEN),
        (field(Kind.FIGURE, places=0), "0", Decimal(0)),
        (field(Kind.FIGURE, places=0), "", None),
        (field(Kind.DATE), "22/11/2024", "2024-11-22"),
        (field(Kind.DATE), "9/2024", "2024-09"),
        (field(Kind.DATE), "18/12", "--12-18"),
        (field(Kind.TIME), "8h30", "08:30"),
        (field(Kind.CHOICE, choices=FRUIT), "tao", "apple"),
        (field(Kind.CHOICE, choices=FRUIT, open_choices=True), "Mận", "Mận"),
        (field(Kind.CHOICES, choices=FRUIT), "Táo", ("apple",)),
        (field(Kind.YESNO), "có", True),
        (field(Kind.YESNO), "Không", False),
        (field(Kind.LINK, target="unit"), "hoa mau phuong", None),
        (field(Kind.LINK, target="unit"), "phuong hoa mau", "u1"),
        (field(Kind.LINKS, target="unit"), "Phường Bến Mẫu; Phường Hoa Mẫu", ("u2", "u1")),
        (field(Kind.FILE), "a" * 64, "a" * 64),
    ],
)
def test_what_is_typed_is_understood(about: Field, typed: str, value: object) -> None:
    if typed == "hoa mau phuong":
        with pytest.raises(Unread, match="danh mục"):
            read(about, typed, NAMES)
    else:
        assert read(about, typed, NAMES) == value


@pytest.mark.parametrize(
    ("about", "typed"),
    [
        (field(Kind.COUNT), "mười"),
        (field(Kind.COUNT), "1,5"),
        (field(Kind.COUNT, minimum=Decimal(0)), "-1"),
        (field(Kind.AMOUNT, maximum=Decimal(5), places=1), "5,1"),
        (field(Kind.AMOUNT, places=1), "1,25"),
        (field(Kind.DATE), "31/2/2024"),
        (field(Kind.TIME), "25:00"),
        (field(Kind.CHOICE, choices=FRUIT), "Mận"),
        (field(Kind.YESNO), "có lẽ"),
        (field(Kind.TEXT, max_length=3), "bốn chữ"),
        (field(Kind.FILE), "tep.pdf"),
    ],
)
def test_what_cannot_be_understood_is_said_in_words(about: Field, typed: str) -> None:
    with pytest.raises(Unread) as told:
        read(about, typed, NAMES)
    assert len(str(told.value)) > 10


def test_a_number_that_may_mean_two_things_is_echoed() -> None:
    assert "1.234.567,89" in doubt(field(Kind.AMOUNT, places=2), "1,234,567.89")
    assert doubt(field(Kind.AMOUNT), "1.234") == ""
    assert doubt(field(Kind.TEXT), "1,234.5") == ""


@given(value=st.decimals(min_value=-(10**12), max_value=10**12, places=3))
@settings(max_examples=80, deadline=None)
def test_a_written_number_reads_back(value: Decimal) -> None:
    about = field(Kind.FIGURE, places=3)
    assert read(about, write(about, value, NAMES), NAMES) == value


@given(value=st.integers(min_value=0, max_value=10**15))
@settings(max_examples=50, deadline=None)
def test_a_written_count_reads_back(value: int) -> None:
    about = field(Kind.COUNT)
    assert read(about, write(about, value, NAMES), NAMES) == value


@pytest.mark.parametrize("value", ["2024", "2024-09", "2024-09-16", "--12-18"])
def test_a_written_date_reads_back(value: str) -> None:
    assert read(field(Kind.DATE), write(field(Kind.DATE), value, NAMES), NAMES) == value


def test_a_link_to_nobody_known_keeps_its_code() -> None:
    assert write(field(Kind.LINK, target="unit"), "u9", NAMES) == "u9"


def test_options_are_found_by_any_of_their_words() -> None:
    options = NAMES.options("unit")
    assert [option.uid for option in matching(options, "mau ben")] == ["u2"]
    assert [option.uid for option in matching(options, "u1")] == ["u1"]
    assert len(matching(options, "")) == 2


def test_every_kind_can_be_typed_and_written() -> None:
    for kind in Kind:
        about = field(kind)
        empty = () if kind in (Kind.CHOICES, Kind.LINKS) else None
        assert read(about, " ", NAMES) == empty
        assert write(about, empty, NAMES) == ""
    assert dataclasses.is_dataclass(fields.Field)
