"""The shape of the file: held by a golden copy, whether made fresh or grown from an older description."""

import dataclasses
import sqlite3
from pathlib import Path

import pytest

from app.domain.conference import Conference, Delegate
from app.domain.fields import Part, Record, Section, count, figure, record, text
from app.storage.ledger import SourceLedger
from app.storage.store import ALL_KINDS, Store

GOLDEN = Path(__file__).parent.parent / "golden" / "schema.sql"
HERE = Section("here", "Here")


@record("conference", "Hội nghị", title="title")
class OldConference(Record):
    title: str | None = text(HERE, "Tên")


@record("delegate", "Đại biểu", title="name", parents=("conference",))
class OldDelegate(Part):
    name: str | None = text(HERE, "Tên")


OLD_KINDS = {"conference": OldConference, "delegate": OldDelegate}


def shape(store: Store) -> str:
    """Every table, index and trigger; columns in order of name, because a grown table has them in another one."""
    lines: list[str] = []
    items = store.conn.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    for kind, name, sql in items.fetchall():
        if kind != "table" or sql.startswith("CREATE VIRTUAL"):
            lines.append(f"{' '.join(sql.split())};")
            continue
        columns = store.conn.execute(
            'SELECT name, type, "notnull", pk FROM pragma_table_info(?) ORDER BY name', (name,)
        )
        options = sql[sql.rindex(")") + 1 :].split()
        lines.append(f'CREATE TABLE "{name}" ({" ".join(options)})')
        lines += [
            f"    {column} {sql_type}{' NOT NULL' if required else ''}{f' KEY {key}' if key else ''}"
            for column, sql_type, required, key in columns
        ]
    return "\n".join(lines) + "\n"


def test_a_fresh_file_has_the_golden_shape(store, regold):
    made = shape(store)
    if regold:
        GOLDEN.write_text(made, "utf-8")
    assert made == GOLDEN.read_text("utf-8")


def test_a_grown_file_has_the_golden_shape_and_keeps_its_rows(tmp_path):
    with Store.open(tmp_path / "so.db", kinds=OLD_KINDS) as old:
        ledger = SourceLedger(old)
        ledger.put(OldConference(uid="c", title="Hội nghị"))
        ledger.put(OldDelegate(uid="d", parent="c", position=1, name="Bà Mẫu"))
    with Store.open(tmp_path / "so.db") as grown:
        assert shape(grown) == GOLDEN.read_text("utf-8")
        ledger = SourceLedger(grown)
        assert ledger.get(Conference, "c") == Conference(uid="c", title="Hội nghị")
        assert ledger.parts(Delegate, "c") == [Delegate(uid="d", parent="c", position=1, name="Bà Mẫu")]
        ledger.put(dataclasses.replace(ledger.all(Conference)[0], form="online"))
        assert ledger.all(Conference)[0].form == "online"
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_an_older_program_can_still_read_what_has_grown(tmp_path):
    with Store.open(tmp_path / "so.db") as new:
        SourceLedger(new).put(Conference(uid="c", title="Hội nghị", form="online"))
    with Store.open(tmp_path / "so.db", kinds=OLD_KINDS) as old:
        ledger = SourceLedger(old)
        ledger.put(OldConference(uid="c", title="Đổi tên"))
    with Store.open(tmp_path / "so.db") as new:
        assert SourceLedger(new).get(Conference, "c") == Conference(uid="c", title="Đổi tên", form="online")


def test_a_new_field_is_one_edit(tmp_path):
    @record("conference", "Hội nghị", title="title")
    class NewConference(Record):
        title: str | None = text(HERE, "Tên")
        balance: object = figure(HERE, "Cân đối")
        speakers: int | None = count(HERE, "Số người phát biểu")

    with Store.open(tmp_path / "so.db") as store:
        SourceLedger(store).put(Conference(uid="c", title="Hội nghị"))
    with Store.open(tmp_path / "so.db", kinds={**ALL_KINDS, "conference": NewConference}) as store:
        ledger = SourceLedger(store)
        ledger.put(NewConference(uid="c", title="Hội nghị", speakers=4))
        assert ledger.get(NewConference, "c") == NewConference(uid="c", title="Hội nghị", speakers=4)


def test_tables_are_strict(store):
    with pytest.raises(sqlite3.IntegrityError):
        store.conn.execute("INSERT INTO delegate (source, uid, parent, position) VALUES (0, 'd', 'c', 'bốn')")


@pytest.mark.parametrize("kind", sorted(ALL_KINDS))
def test_no_received_row_of_any_kind_can_be_changed(store, kind):
    lead = ", parent, position" if issubclass(ALL_KINDS[kind], Part) else ""
    values = ", 'p', 1" if lead else ""
    run = store.conn.execute

    def refused(statement: str) -> None:
        with pytest.raises(sqlite3.IntegrityError) as fault:
            run(statement)
        assert fault.value.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_TRIGGER

    with store.atomic():
        run("INSERT INTO gate VALUES (7)")
        run(f"INSERT INTO \"{kind}\" (source, uid{lead}) VALUES (7, 'a'{values})")
        run("DELETE FROM gate")
    run(f"INSERT INTO \"{kind}\" (source, uid{lead}) VALUES (0, 'own'{values})")
    refused(f"INSERT INTO \"{kind}\" (source, uid{lead}) VALUES (7, 'b'{values})")
    refused(f"INSERT OR REPLACE INTO \"{kind}\" (source, uid{lead}) VALUES (7, 'a'{values})")
    refused(f"UPDATE \"{kind}\" SET uid = 'c' WHERE source = 7")
    refused(f'UPDATE "{kind}" SET source = 0 WHERE source = 7')
    refused(f'UPDATE "{kind}" SET source = 7 WHERE source = 0')
    refused(f'DELETE FROM "{kind}" WHERE source = 7')
