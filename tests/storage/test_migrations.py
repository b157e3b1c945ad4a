import sqlite3

import pytest

from app.domain.conference import Conference
from app.domain.fields import Record, Section, record, text
from app.errors import TooNew
from app.storage.ledger import SourceLedger
from app.storage.migrations import STEPS
from app.storage.schema import NUMBER
from app.storage.store import ALL_KINDS, Store

HERE = Section("here", "Here")


def test_the_number_of_the_file_is_the_number_of_steps(store):
    assert len(STEPS.applied(store.db)) == NUMBER
    assert STEPS.pending(store.db) == []
    assert store.conn.execute("PRAGMA user_version").fetchone()[0] == NUMBER


def test_a_newer_file_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "so.db"
    with Store.open(path) as store:
        store.conn.execute(f"PRAGMA user_version = {NUMBER + 1}")
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(TooNew) as told:
            Store.open(path, read_only=read_only)
        assert "mới hơn" in told.value.sentence
    assert path.read_bytes() == before
    assert not (tmp_path / "backups").exists()


def test_a_change_of_shape_that_fails_leaves_the_file_as_it_was(tmp_path, contents):
    @record("harmless", "Vô hại", title="name")
    class Harmless(Record):
        name: str | None = text(HERE, "Tên")

    @record("Conference", "Trùng tên", title="name")  # SQLite takes it for the table that is there already
    class Clash(Record):
        name: str | None = text(HERE, "Tên")

    path = tmp_path / "so.db"
    with Store.open(path) as store:
        SourceLedger(store).put(Conference(uid="c", title="Hội nghị"))
        before = contents(store)
    with pytest.raises(sqlite3.OperationalError):
        Store.open(path, kinds={**ALL_KINDS, "harmless": Harmless, "Conference": Clash})
    with Store.open(path) as store:
        assert contents(store) == before
    assert len(list((tmp_path / "backups").iterdir())) == 1
