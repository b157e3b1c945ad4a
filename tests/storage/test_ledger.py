import dataclasses
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.conference import Conference, Delegate, Speech
from app.domain.correspondence import Attachment
from app.domain.fields import Part
from app.domain.indicator_figure import IndicatorFigure
from app.domain.ledger import Ledger, Snapshot
from app.storage.history import changes_of
from app.storage.ledger import SourceLedger, forget, importing
from app.storage.store import ALL_KINDS, Store
from tests.storage.test_rows import within_64_bits
from tests.strategies import records

ANY = st.sampled_from(sorted(ALL_KINDS)).flatmap(lambda name: records(ALL_KINDS[name]).filter(within_64_bits))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=ANY, source=st.sampled_from([0, 3]))
def test_put_and_get_is_the_identity(store, record, source):
    ledger: Ledger = SourceLedger(store, source)
    if source:
        with importing(store, source) as received:
            assert received.put(record) == record
    else:
        assert SourceLedger(store).put(record) == record
    kind = type(record)
    assert ledger.get(kind, record.uid) == record
    assert record in ledger.all(kind)
    if isinstance(record, Part):
        assert record in ledger.parts(kind, record.parent)


def test_the_order_is_that_of_a_snapshot(ledger):
    rows = [Delegate(uid=f"{n % 7}", parent=f"{n % 3}", position=n % 5) for n in range(7)]
    rows += [Conference(uid=uid) for uid in "cab"]
    ledger.put_many(rows)
    assert list(ledger.all(Delegate)) == list(Snapshot(rows).all(Delegate))
    assert list(ledger.parts(Delegate, "1")) == list(Snapshot(rows).parts(Delegate, "1"))


def test_own_and_received_never_mix(store, ledger):
    ledger.put(Conference(uid="c", title="Của ta"))
    with importing(store, 1) as one:
        one.put(Conference(uid="c", title="Của xã"))
    assert [row.title for row in ledger.all(Conference)] == ["Của ta"]
    assert [row.title for row in SourceLedger(store, 1).all(Conference)] == ["Của xã"]
    assert SourceLedger(store, 2).all(Conference) == []


def test_what_did_not_change_is_not_written(store, ledger):
    kept = ledger.put(Conference(uid="c", title="Hội nghị"))
    before = store.conn.total_changes
    for same in (kept, dataclasses.replace(kept, code="")):
        ledger.put(same)
    assert [change.field for change in changes_of(store, Conference, "c")] == [""]
    assert store.conn.total_changes == before


def test_removing_takes_the_parts_along(store, ledger):
    ledger.put_many(
        [Conference(uid="c"), Delegate(uid="d", parent="c"), Speech(uid="s", parent="c"), Delegate(uid="e", parent="x")]
    )
    ledger.remove(Conference, "c")
    assert (ledger.all(Conference), ledger.all(Speech)) == ([], [])
    assert [row.uid for row in ledger.all(Delegate)] == ["e"]
    ledger.remove(Conference, "not there")


def test_an_import_is_all_or_nothing(store, contents):
    before = contents(store)

    def give_up() -> None:
        with importing(store, 4) as received:
            received.put(Delegate(uid="d", parent="a"))
            received.put_blob(b"photo")
            raise KeyError

    with pytest.raises(KeyError):
        give_up()
    assert contents(store) == before
    with pytest.raises(ValueError, match="own"), importing(store, 0):
        pass


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ANY, max_size=8, unique_by=lambda record: (type(record), record.uid)))
def test_taking_an_import_back_restores_everything(store, contents, rows):
    SourceLedger(store).put_blob(b"shared")
    with importing(store, 8) as other:
        other.put_blob(b"of another sender")
    before = contents(store)
    with importing(store, 9) as received:
        assert received.put_many(rows) == len(rows)
        received.put_blob(b"shared")
        received.put_blob(b"its own")
    assert {digest for (digest,) in store.conn.execute("SELECT digest FROM blob")} > {r[0] for r in before["blob"]}
    assert forget(store, 9) == len(rows)
    assert contents(store) == before


def test_a_source_sees_its_own_attachments_only(store, ledger):
    digest = ledger.put_blob(b"photo")
    with importing(store, 2) as received:
        assert received.put_blob(b"photo") == digest
        other = received.put_blob(b"other")
    assert ledger.blob(digest) == SourceLedger(store, 2).blob(digest) == b"photo"
    assert ledger.blob(other) is None
    assert store.conn.execute("SELECT count(*) FROM blob").fetchone()[0] == 2


def test_many_records_are_one_act(store, ledger):
    ledger.put_many(IndicatorFigure(uid=f"{n}", actual=Decimal(n)) for n in range(20))
    assert store.conn.execute("SELECT count(*), count(DISTINCT batch) FROM change").fetchone() == (20, 1)
    assert len(ledger.all(IndicatorFigure)) == 20


def test_removing_an_attachment_keeps_its_bytes_for_the_bin(ledger):
    digest = ledger.put_blob(b"photo")
    ledger.put(Attachment(uid=digest, name="a.jpg"))
    ledger.remove(Attachment, digest)
    assert ledger.blob(digest) == b"photo"


def test_a_ledger_without_who_still_writes(tmp_path):
    with Store.open(tmp_path / "so.db") as store:
        SourceLedger(store).put(Conference(uid="c"))
        assert changes_of(store, Conference, "c")[0].who == ""
