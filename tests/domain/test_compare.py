import dataclasses
from decimal import Decimal

from hypothesis import given, settings

from app.domain.campaign import Beneficiary
from app.domain.compare import differences
from app.domain.conference import Conference, Delegate
from app.domain.fields import NOT_ARISEN
from app.domain.guidance import load_default
from app.domain.indicator_figure import IndicatorFigure
from app.domain.ledger import Snapshot
from app.domain.office import Officer
from app.domain.records import KINDS
from tests.strategies import snapshots


def test_a_changed_field_is_told_in_words() -> None:
    old = Conference(uid="c", title="Hội nghị", held_on="2024-11-22", form="in_person", present=90)
    new = dataclasses.replace(old, held_on="2024-11-23", form="online", present=91)
    found = differences(Snapshot([old]), Snapshot([new]))
    assert [(d.what, d.label, d.old, d.new) for d in found] == [
        ("changed", "Hình thức", "Trực tiếp", "Trực tuyến"),
        ("changed", "Ngày tổ chức", "22/11/2024", "23/11/2024"),
        ("changed", "Có mặt", "90", "91"),
    ]
    assert {(d.record_kind, d.uid, d.title) for d in found} == {("conference", "c", "Hội nghị")}


def test_records_come_and_go() -> None:
    old = Snapshot([Conference(uid="c", title="A"), Delegate(uid="d", parent="c", name="Lê Ái Ân")])
    new = Snapshot([Conference(uid="c", title="A"), Delegate(uid="e", parent="c", name="Ngô Thị Ẻn")])
    assert [(d.what, d.title) for d in differences(old, new)] == [("removed", "Lê Ái Ân"), ("added", "Ngô Thị Ẻn")]


def test_zero_empty_and_not_arisen_are_different() -> None:
    guidance = load_default()
    old = IndicatorFigure(uid="f", indicator="VNN_THU", actual=None)
    for value, said in ((Decimal(0), "0"), (NOT_ARISEN, "không phát sinh")):
        (found,) = differences(Snapshot([old]), Snapshot([dataclasses.replace(old, actual=value)]), guidance)
        assert (found.title, found.old, found.new) == ("Số tiền vận động Quỹ “Vì người nghèo”", "", said)


def test_personal_data_is_compared_only_when_asked_for() -> None:
    old = Snapshot([Officer(uid="o", name="A", phone="090"), Beneficiary(uid="b", name="B")])
    new = Snapshot([Officer(uid="o", name="A")])
    assert differences(old, new) == []
    assert {d.record_kind for d in differences(old, new, local=True)} == {"officer", "beneficiary"}


def test_the_order_of_rows_is_no_difference() -> None:
    old = Delegate(uid="d", parent="c", position=1, name="A")
    assert differences(Snapshot([old]), Snapshot([dataclasses.replace(old, position=2)])) == []


@settings(deadline=None, max_examples=60)
@given(snapshots(KINDS.values()), snapshots(KINDS.values()))
def test_a_ledger_never_differs_from_itself_and_changes_run_both_ways(one: Snapshot, other: Snapshot) -> None:
    assert differences(one, one, local=True) == []
    there, back = differences(one, other, local=True), differences(other, one, local=True)
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    assert sorted((d.uid, d.field, d.what) for d in there) == sorted((d.uid, d.field, turned[d.what]) for d in back)
