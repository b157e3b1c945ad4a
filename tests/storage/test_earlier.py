"""What was, made present again: a field, and a record with its rows at any moment of its life."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.conference import Conference, Delegate
from app.storage.earlier import put_back_field, put_back_whole
from app.storage.history import changes_of, changes_of_whole, last_batch
from app.storage.ledger import SourceLedger
from app.storage.store import Store
from app.storage.undo import undo
from tests.storage.test_undo import TEXTS, UIDS, do

# A row never changes its owner.
PUT = st.one_of(
    st.builds(Conference, uid=UIDS, title=TEXTS, venue=TEXTS),
    st.builds(Delegate, uid=UIDS, parent=st.just("a"), position=st.integers(0, 2), name=TEXTS),
)
ACTS = st.lists(st.one_of(PUT, st.lists(PUT, min_size=1, max_size=3), UIDS), max_size=6)


def test_a_field_gets_back_any_value_it_had(store, ledger):
    for title in ("một", "hai", "ba"):
        ledger.put(Conference(uid="c", title=title, venue="Phòng họp"))
    first = next(change for change in reversed(changes_of(store, Conference, "c")) if change.field == "title")
    assert put_back_field(ledger, first.number)
    assert ledger.get(Conference, "c") == Conference(uid="c", title="một", venue="Phòng họp")
    assert not put_back_field(ledger, first.number), "it has that value"
    undo(ledger)
    assert ledger.all(Conference)[0].title == "ba"
    ledger.remove(Conference, "c")
    assert not put_back_field(ledger, first.number)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_a_record_with_its_rows_becomes_what_it_was_after_any_act(tmp_path_factory, acts):
    with Store.open(tmp_path_factory.mktemp("earlier") / "so.db") as store:
        ledger = SourceLedger(store)
        moments = [(last_batch(store), whole(ledger))]
        for act in acts:
            do(ledger, act)
            moments.append((last_batch(store), whole(ledger)))
        for batch, then in reversed(moments):
            put_back_whole(ledger, Conference, "a", batch)
            assert whole(ledger) == then


def whole(ledger: SourceLedger) -> list[object]:
    return [ledger.get(Conference, "a"), *ledger.parts(Delegate, "a")]


def test_the_history_of_a_record_knows_its_rows_also_those_that_are_gone(store, ledger):
    ledger.put(Conference(uid="c", title="Hội nghị"))
    ledger.put(Conference(uid="other"))
    ledger.put(Delegate(uid="d", parent="c", position=1, name="Bà Mẫu"))
    ledger.put(Delegate(uid="e", parent="other", position=1))
    ledger.remove(Delegate, "d")
    told = [(change.uid, change.new is None) for change in changes_of_whole(store, Conference, "c")]
    assert told == [("d", True), ("d", False), ("c", False)]


@pytest.mark.parametrize("number", [0, 99])
def test_a_change_that_never_was_changes_nothing(store, ledger, number):
    assert not put_back_field(ledger, number)
    assert last_batch(store) == 0
