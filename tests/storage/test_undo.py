import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.conference import Conference, Delegate
from app.domain.indicator_figure import IndicatorFigure
from app.errors import UserError
from app.storage.history import changes_of, changes_since, last_batch, stamp
from app.storage.ledger import SourceLedger
from app.storage.search import search
from app.storage.store import Store
from app.storage.undo import bin_of, bring_back, can_redo, can_undo, redo, settle, undo

UIDS = st.sampled_from(["a", "b", "c"])
TEXTS = st.sampled_from([None, "", "Hội nghị", "hoà", "hòa"])
PUT = st.one_of(
    st.builds(Conference, uid=UIDS, title=TEXTS, venue=TEXTS, purposes=st.sampled_from([(), ("review",)])),
    st.builds(Delegate, uid=UIDS, parent=UIDS, position=st.integers(0, 2), name=TEXTS),
)
ACTS = st.lists(st.one_of(PUT, st.lists(PUT, min_size=1, max_size=3), UIDS), max_size=6)


def do(ledger: SourceLedger, act: object) -> None:
    if isinstance(act, str):
        ledger.remove(Conference, act)
    elif isinstance(act, list):
        ledger.put_many(act)
    else:
        ledger.put(act)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_undo_restores_exactly_and_redo_does_it_again(tmp_path_factory, contents, acts):
    with Store.open(tmp_path_factory.mktemp("undo") / "so.db") as store:
        ledger = SourceLedger(store, who="Bà Mẫu")
        states = [records_of(contents(store))]
        for act in acts:
            before = last_batch(store)
            do(ledger, act)
            if last_batch(store) > before:  # an act that changed nothing is none
                states.append(records_of(contents(store)))
        for state in reversed(states[:-1]):
            assert undo(ledger) is not None
            assert records_of(contents(store)) == state
        assert undo(ledger) is None
        for state in states[1:]:
            assert redo(ledger) is not None
            assert records_of(contents(store)) == state
        assert redo(ledger) is None


def records_of(everything: dict) -> dict:
    """Without the numbers of search entries, which are given anew."""
    kept = {name: rows for name, rows in everything.items() if not name.startswith("search_")}
    return kept | {"found": sorted(row[1:] for row in everything["search_entry"])}


def test_undo_and_redo_like_an_editor(ledger):
    def title() -> str | None:
        return ledger.all(Conference)[0].title

    for name in ("một", "hai", "ba"):
        ledger.put(Conference(uid="c", title=name))
    undo(ledger)
    undo(ledger)
    assert title() == "một"
    redo(ledger)
    assert title() == "hai"
    ledger.put(Conference(uid="c", title="bốn"))
    assert redo(ledger) is None
    undo(ledger)
    assert title() == "hai"
    undo(ledger)
    assert title() == "một"


def test_typing_is_one_change_until_a_pause(store, ledger, clock):
    ledger.put(Conference(uid="c"))
    for typed in ("H", "Hộ", "Hội"):
        clock.turn(seconds=1)
        ledger.put(Conference(uid="c", title=typed), typing=True)
    clock.turn(minutes=1)
    ledger.put(Conference(uid="c", title="Hội nghị"), typing=True)
    shown = [(change.field, change.old, change.new) for change in changes_of(store, Conference, "c")][:2]
    assert shown == [("title", "Hội", "Hội nghị"), ("title", None, "Hội")]
    undo(ledger)
    undo(ledger)
    assert ledger.get(Conference, "c") == Conference(uid="c")


def test_what_was_typed_and_taken_back_leaves_no_trace(store, ledger):
    ledger.put(Conference(uid="c", title="Hội"))
    ledger.put(Conference(uid="c", title="Hội nghị"), typing=True)
    ledger.put(Conference(uid="c", title="Hội"), typing=True)
    assert len(changes_of(store, Conference, "c")) == 1


def test_a_record_made_with_its_first_letters_is_one_act_with_the_rest_of_the_word(store, ledger, clock):
    ledger.put(Conference(uid="c", title="H"))
    clock.turn(seconds=1)
    ledger.put(Conference(uid="c", title="Hội nghị"), typing=True)
    ledger.put(Conference(uid="c", title="Hội nghị", venue="Nhà văn hóa"), typing=True)
    assert [(change.field, change.new) for change in changes_of(store, Conference, "c")] == [
        ("venue", "Nhà văn hóa"),
        ("", Conference(uid="c", title="Hội nghị")),
    ]
    undo(ledger)
    undo(ledger)
    assert ledger.all(Conference) == []
    redo(ledger)
    assert ledger.all(Conference) == [Conference(uid="c", title="Hội nghị")]


def test_what_a_box_took_back_by_itself_is_no_act_any_more(store, ledger, clock):
    ledger.put(Conference(uid="c", title="một"))
    ledger.put(Conference(uid="c", title="một", venue="Phòng họp"))
    stay = last_batch(store)
    for typed in ("một hai", "một hai ba", "một"):
        clock.turn(minutes=1)
        ledger.put(Conference(uid="c", title=typed, venue="Phòng họp"), typing=True)
    assert settle(ledger, stay)
    assert not settle(ledger, last_batch(store))
    undo(ledger)
    assert ledger.all(Conference) == [Conference(uid="c", title="một")]
    assert can_redo(ledger)
    ledger.put(Conference(uid="c", title="bốn"))
    assert not settle(ledger, stay)
    assert (can_undo(ledger), can_redo(ledger)) == (True, False)


def test_typing_of_another_field_or_person_is_another_change(store, ledger):
    ledger.put(Conference(uid="c"))
    ledger.put(Conference(uid="c", title="a"), typing=True)
    ledger.put(Conference(uid="c", title="a", venue="b"), typing=True)
    SourceLedger(store, who="Ông Mẫu").put(Conference(uid="c", title="a", venue="bc"), typing=True)
    assert [(change.field, change.who) for change in changes_of(store, Conference, "c")][:3] == [
        ("venue", "Ông Mẫu"),
        ("venue", "Nguyễn Thị Mẫu"),
        ("title", "Nguyễn Thị Mẫu"),
    ]


def test_what_others_changed_since_is_not_taken_back(store, ledger):
    ledger.put(Conference(uid="c", title="một"))
    ledger.put(Conference(uid="c", title="hai"))
    other = SourceLedger(store, who="Ông Mẫu")
    other.put(Conference(uid="c", title="ba"))
    with pytest.raises(UserError) as told:
        undo(ledger)
    assert told.value.reason == "overtaken"
    assert ledger.all(Conference)[0].title == "ba"
    assert undo(other) is not None
    assert undo(ledger) is not None
    assert ledger.all(Conference)[0].title == "một"


def test_undo_reaches_back_to_earlier_days_only_when_asked(tmp_path):
    with Store.open(tmp_path / "so.db") as store:
        SourceLedger(store, who="Bà Mẫu").put(Conference(uid="c"))
    with Store.open(tmp_path / "so.db") as store:
        ledger = SourceLedger(store, who="Bà Mẫu")
        assert undo(ledger) is None
        assert undo(ledger, this_session=False) is not None
        assert ledger.all(Conference) == []


def test_the_bin_gives_a_record_back_with_its_parts(store, ledger):
    whole = [Conference(uid="c", title="Hội nghị"), *(Delegate(uid=f"d{n}", parent="c", position=n) for n in range(3))]
    ledger.put_many(whole)
    ledger.remove(Delegate, "d2")
    ledger.remove(Conference, "c")
    assert [(item.kind, item.title, item.parts) for item in bin_of(ledger)] == [("conference", "Hội nghị", 2)]
    assert search(store, "hội nghị") == []
    assert bring_back(ledger, Conference, "c") == 3
    assert [ledger.get(Conference, "c"), *ledger.all(Delegate)] == whole[:3]
    assert [hit.uid for hit in search(store, "hội nghị")] == ["c"]
    assert [(item.uid, item.parent) for item in bin_of(ledger)] == [("d2", "c")], "it has a place to come back to"
    assert bring_back(ledger, Delegate, "d2") == 1
    assert bin_of(ledger) == []
    assert bring_back(ledger, Conference, "c") == 0
    assert bring_back(ledger, Conference, "never was") == 0


def test_what_changed_since_a_report(store, ledger, clock):
    ledger.put(IndicatorFigure(uid="2024-NAM.A"))
    sent, moment = last_batch(store), stamp(store)
    clock.turn(days=1)
    with ledger.batch("sửa"):
        ledger.put(IndicatorFigure(uid="2024-NAM.A", note="đã rà soát"))
        ledger.put(Conference(uid="c", purposes=("training", "review")))
    for since in (changes_since(store, batch=sent), changes_since(store, moment=moment)[1:]):
        assert [(change.kind, change.field) for change in since] == [("indicator_figure", "note"), ("conference", "")]
        assert since[0].new == "đã rà soát"
        assert since[1].new == Conference(uid="c", purposes=("training", "review"))
        assert since[0].at == "2026-03-03T08:00:00.000+00:00"


def test_a_batch_with_an_unfinished_act_leaves_nothing(store, ledger):
    def give_up() -> None:
        with ledger.batch():
            ledger.put(Conference(uid="c", title="Hội nghị"))
            raise KeyError

    with pytest.raises(KeyError):
        give_up()
    assert last_batch(store) == 0
    assert ledger.all(Conference) == []
    ledger.put(Conference(uid="d"))
    assert len(changes_since(store)) == 1
