"""Ledgers that say they are a predecessor's and were written by nobody's program: refused in words, or harmless."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import sample_folder
from app.errors import UserError
from app.office import Office
from tests.offices import PERIOD, on, whole

REFUSED = {
    "half a list": "UPDATE conference SET purposes = '[1,2'",
    "bytes that are no text": "UPDATE conference SET title = CAST(X'ff41' AS TEXT)",
    "a unit whose name is no text": "UPDATE office SET name = CAST(X'ff41' AS TEXT)",
    "a figure that is no number": "UPDATE indicator_figure SET actual = 'abc'",
    "a text that fills the memory": "UPDATE conference SET title = printf('%.*c', 3000000, 'x')",
    "a table that is gone": "DROP TABLE blob",
    "a table that never ends": "ALTER TABLE conference RENAME TO c2; CREATE VIEW conference AS WITH RECURSIVE "
    "r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT c2.* FROM c2, r",
    "a unit that is a path": "UPDATE office SET code = '../../x'",
    "nobody's ledger": "DELETE FROM office",
    "a later format": "PRAGMA user_version = 9999",
}
HARMLESS = {
    "a period that nobody knows": "UPDATE indicator_figure SET period = '2024-XXX'",
    "links to nowhere": "UPDATE conference SET campaigns = '[\"nowhere\"]'",
    "a file that is another": "UPDATE blob SET data = X'4D5A9000'",
    "a file whose name lies": f"UPDATE attachment SET uid = '{'0' * 64}' WHERE uid = (SELECT min(uid) FROM attachment)",
    "a number below nothing": "UPDATE conference SET present = -5",
    "a day that is none": "UPDATE conference SET held_on = 'không phải ngày'",
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON office_fact BEGIN DELETE FROM conference; END",
    "a name that turns round": "UPDATE office SET name = 'Phường ' || char(8238) || 'A' || char(10) || 'B'",
}


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    at = tmp_path_factory.mktemp("cu")
    with sample_folder.create(at / "hoa", "hoa-mau") as office:
        return office.back_up(at / "sao").rename(at / "hoa.db")


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Office]:
    made = Office.create(tmp_path / "moi", unit="99101", name="Phường Sông Mẫu", level="ward", clock=on(20, 12, 2025))
    with made as office:
        yield office


def spoilt(old: Path, path: Path, how: str) -> Path:
    shutil.copy(old, path)
    connection = sqlite3.connect(path)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.executescript(how)
    connection.close()
    return path


@pytest.mark.parametrize("how", REFUSED)
def test_what_can_not_be_read_is_refused_in_words(new: Office, old: Path, tmp_path: Path, how: str) -> None:
    file = spoilt(old, tmp_path / "cu.db", REFUSED[how])
    before = whole(new.ledger)
    with pytest.raises(UserError) as told:
        new.moving.merge(file)
    assert told.value.sentence
    assert whole(new.ledger) == before
    assert new.moving.merged() == []


@pytest.mark.parametrize("how", HARMLESS)
def test_what_is_only_wrong_comes_in_beside_ours_and_goes_again(
    new: Office, old: Path, tmp_path: Path, how: str
) -> None:
    before = whole(new.ledger)
    entry = new.moving.merge(spoilt(old, tmp_path / "cu.db", HARMLESS[how]))
    assert entry.unit_name.isprintable()
    new.moving.periods_of(entry)
    new.moving.last_year(new.period("2025-NAM"))
    assert new.moving.old_report(entry, new.period(PERIOD)).startswith(b"%PDF")
    new.undo(entry.package)
    assert new.moving.merged() == []
    assert whole(new.ledger) == before
