"""The open copy of a period, read by programs that know nothing of ours."""

import csv
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app import sample_folder
from app.domain.fields import Kind
from app.errors import UserError
from app.office import Office
from app.packages.open_copy import READ_ME, TOTALS, OpenCopy
from app.storage.open_copy import DATABASE, DICTIONARY, tables

PERIOD = "2024-NAM"


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("quan")
    with sample_folder.create(folder / "so", "song-mau", with_packages=True) as office:
        yield office


@pytest.fixture(scope="module")
def copied(district: Office, tmp_path_factory: pytest.TempPathFactory) -> OpenCopy:
    return district.open_copies.write(district.period(PERIOD), tmp_path_factory.mktemp("ra"))


def _lines(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_every_accepted_unit_and_our_own_are_in_it_and_nobody_else(copied: OpenCopy) -> None:
    with closing(sqlite3.connect(copied.folder / DATABASE)) as database:
        found = database.execute(
            "SELECT DISTINCT of_unit, of_province FROM indicator_figure ORDER BY of_unit"
        ).fetchall()
    assert found == [("990", "97"), ("99001", "97"), ("99002", "97")]
    assert copied.units == 3
    assert all(file.is_file() for file in copied.files)


def test_the_tables_say_the_same_as_the_database(copied: OpenCopy) -> None:
    with closing(sqlite3.connect(copied.folder / DATABASE)) as database:
        for table in tables():
            count = database.execute(f'SELECT count(*) FROM "{table.kind.name}"').fetchone()[0]
            files = copied.folder.glob(f"{table.kind.name}/of_period=*/of_province=*/*.csv")
            assert sum(len(_lines(file)) for file in files) == count, table.kind.name


def test_the_sums_are_those_of_the_office_and_follow_from_the_rows(district: Office, copied: OpenCopy) -> None:
    totals = district.consolidate(PERIOD)
    rows = _lines(copied.folder / TOTALS)
    sums = {row["indicator"]: row["value"] for row in rows if not row["unit"]}
    assert sums.keys() == totals.indicators.keys()
    with closing(sqlite3.connect(copied.folder / DATABASE)) as database:
        for code in ("QT_HN", "HG_VU"):
            added = database.execute(
                "SELECT sum(actual) FROM indicator_figure WHERE indicator = ? AND scope = 'own'", (code,)
            )
            assert float(sums[code]) == added.fetchone()[0]


def test_nothing_local_leaves_the_computer(copied: OpenCopy) -> None:
    local = {field.key for table in tables() for field in table.kind.fields if field.local}
    assert local
    for table in tables():
        assert not table.kind.local
        assert not {field.key for field in table.kind.fields if field.local} & set(table.columns)
    assert not (copied.folder / "beneficiary").exists()


def test_the_dictionary_tells_every_column(copied: OpenCopy) -> None:
    told = {(row["table"], row["column"]): row for row in _lines(copied.folder / DICTIONARY)}
    with closing(sqlite3.connect(copied.folder / DATABASE)) as database:
        for table in tables():
            columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table.kind.name}")')]
            assert [column for name, column in told if name == table.kind.name] == columns
    assert all(row["label"] for row in told.values())
    assert told["indicator_figure", "actual"]["kind"] == Kind.FIGURE.value


def test_it_is_made_anew_but_never_in_the_place_of_something_else(
    district: Office, copied: OpenCopy, tmp_path: Path
) -> None:
    period = district.period(PERIOD)
    again = district.open_copies.write(period, copied.folder.parent)
    assert again.folder == copied.folder
    assert (again.folder / READ_ME).read_text(encoding="utf-8").startswith("BẢN MỞ SỐ LIỆU")
    assert [entry.name for entry in copied.folder.parent.iterdir()] == [copied.folder.name]
    strange = tmp_path / copied.folder.name
    strange.mkdir()
    (strange / "ảnh cưới.jpg").write_bytes(b"x")
    with pytest.raises(UserError) as refused:
        district.open_copies.write(period, tmp_path)
    assert refused.value.reason == "not-ours"
    assert (strange / "ảnh cưới.jpg").exists()
