import sqlite3

import pytest

from app.errors import UserError
from app.office import Office


@pytest.fixture
def office(tmp_path):
    with Office.create(tmp_path / "so", unit="99001", name="Phường Hoa Mẫu", level="ward") as made:
        yield made


def kept_of(office: Office, field: str) -> str:
    with office.another() as other:
        return other.unread.typed("conference", "c", field)


def test_what_a_held_ledger_refused_is_written_when_it_is_told_again(office: Office) -> None:
    office.unread.keep("conference", "c", "held_on", "31/2")
    office.store.conn.execute("PRAGMA busy_timeout = 20")
    other = sqlite3.connect(office.store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for field, typed in (("held_on", ""), ("begins_at", "9h6x")):
        with pytest.raises(UserError):
            office.unread.keep("conference", "c", field, typed)
    other.execute("ROLLBACK")
    other.close()
    for field, typed in (("held_on", ""), ("begins_at", "9h6x")):
        office.unread.keep("conference", "c", field, typed)
        assert kept_of(office, field) == typed


def test_bytes_that_are_no_text_hide_nothing(office: Office) -> None:
    office.unread.keep("conference", "c", "begins_at", "9h6x")
    spoilt = "INSERT INTO office_fact (key, value) VALUES ('typed:conference:c:held_on', CAST(X'ff31' AS TEXT))"
    office.store.conn.execute(spoilt)
    assert kept_of(office, "begins_at") == "9h6x"
    assert kept_of(office, "held_on").endswith("1")
