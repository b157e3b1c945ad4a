import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.conference import Conference, Delegate
from app.domain.correspondence import Attachment
from app.domain.enclosures import Photo
from app.domain.fields import NOT_ARISEN, Kind, Record
from app.domain.indicator_figure import IndicatorFigure
from app.errors import UserError
from app.storage.rows import READERS, SQL_TYPES, WRITERS, codec, read_decimal, write_decimal
from app.storage.store import ALL_KINDS
from tests.strategies import records

COUNTS = {name: [f.key for f in kind.description.fields if f.kind is Kind.COUNT] for name, kind in ALL_KINDS.items()}


def within_64_bits(record: Record) -> bool:
    counts = [getattr(record, key) or 0 for key in COUNTS[record.description.name]]
    return all(count < 2**63 for count in counts)


def test_every_kind_of_value_has_a_column_a_writer_and_a_reader():
    assert set(SQL_TYPES) == set(WRITERS) == set(READERS) == set(Kind)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(sorted(ALL_KINDS)).flatmap(lambda name: records(ALL_KINDS[name]).filter(within_64_bits)))
def test_a_row_and_its_json_give_the_record_back(record):
    rows = codec(type(record))
    row = rows.to_row(record)
    assert rows.from_row(row) == record
    assert rows.from_json(rows.to_json(row)) == row


def test_text_is_kept_in_nfc_and_nothing_is_none():
    decomposed = unicodedata.normalize("NFD", "Hội nghị")
    rows = codec(Conference)
    kept = rows.from_row(rows.to_row(Conference(title=decomposed, code="", purposes=("", decomposed))))
    assert (kept.title, kept.code, kept.purposes) == ("Hội nghị", None, ("Hội nghị",))


@pytest.mark.parametrize(
    ("value", "written"),
    [("0", "0"), ("-0.00", "0"), ("1.50", "1.5"), ("1E+3", "1000"), ("1E-7", "0.0000001"), ("100", "100")],
)
def test_equal_decimals_are_written_alike(value, written):
    assert write_decimal(Decimal(value)) == written


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal(-(10**40)), max_value=Decimal(10**40)))
@settings(deadline=None, max_examples=100)
def test_decimals_stay_exact(value):
    assert read_decimal(write_decimal(value)) == value


def test_the_three_blank_states_never_merge():
    rows = codec(IndicatorFigure)
    figures = [IndicatorFigure(uid="a", actual=value) for value in (None, Decimal(0), NOT_ARISEN)]
    stored = {rows.to_row(figure) for figure in figures}
    assert len(stored) == 3
    assert [rows.from_row(rows.to_row(figure)).actual for figure in figures] == [None, Decimal(0), NOT_ARISEN]


@pytest.mark.parametrize(
    "wrong",
    [
        Conference(title=3),
        Conference(held_on=Decimal(1)),
        Conference(purposes="a"),
        Attachment(size=True),
        Attachment(size="3"),
        IndicatorFigure(actual=3),
        IndicatorFigure(actual=Decimal("NaN")),
        Photo(in_report=1),
    ],
)
def test_a_value_of_another_type_is_a_bug(wrong):
    with pytest.raises(TypeError):
        codec(type(wrong)).to_row(wrong)


def test_what_no_file_can_hold_is_told_in_words():
    with pytest.raises(UserError) as told:
        codec(Conference).to_row(Conference(title="half \ud800"))
    assert told.value.reason == "text"
    for value in (Decimal("1E+200"), Decimal("1E-200")):
        with pytest.raises(UserError) as told:
            write_decimal(value)
        assert told.value.reason == "too-large"


def test_a_column_that_came_later_reads_as_empty_and_one_that_is_gone_is_left_out():
    rows = codec(Delegate)
    kept = rows.from_row(rows.from_json('{"uid": "d", "parent": "c", "position": 2, "was_here_once": "x"}'))
    assert kept == Delegate(uid="d", parent="c", position=2)
