"""A ward that came from two takes their ledgers in: under their names, in no sum of its own, and out again."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from app import sample_folder
from app.domain.conference import Conference
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.office import Office as OfficeRecord
from app.errors import UserError
from app.office import Office
from tests.command_line import say
from tests.offices import PERIOD, on, whole

PASSPHRASE = "bốn từ khó đoán lắm"


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two wards of before 1 July 2025, and one of them packed for moving."""
    at = tmp_path_factory.mktemp("cu")
    for name in ("hoa-mau", "ben-mau"):
        with sample_folder.create(at / name, name) as office:
            if name == "ben-mau":
                office.moving.pack(at, PASSPHRASE).rename(at / "ben.smtz")
            else:
                office.back_up(at / "sao").rename(at / "hoa.db")
    return at


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Office]:
    made = Office.create(tmp_path / "moi", unit="99101", name="Phường Sông Mẫu", level="ward", clock=on(20, 12, 2025))
    with made as office:
        yield office


def refused(act: Callable[..., object], *arguments: object) -> str:
    with pytest.raises(UserError) as refusal:
        act(*arguments)
    return refusal.value.reason


def test_what_will_come_is_told_first(new: Office, old: Path) -> None:
    about = new.moving.look(old / "hoa-mau")
    assert (about.unit, about.unit_name, about.known, about.taken_in) == ("99001", "Phường Hoa Mẫu", True, False)
    assert about.periods == (PERIOD,)
    assert about.conferences > 0
    assert new.moving.merged() == []
    assert new.inbox().entries == ()


def test_old_records_keep_the_name_of_the_old_unit_and_enter_no_sum(new: Office, old: Path) -> None:
    first = new.moving.merge(old / "hoa.db")
    second = new.moving.merge(old / "ben.smtz", PASSPHRASE)
    with Office.open(old / "hoa-mau", read_only=True) as hoa:
        assert whole(new.ledger_of(first.source)) == whole(hoa.ledger)
        photo = next(one for one in hoa.ledger.store.conn.execute("SELECT digest FROM blob"))[0]
        assert new.ledger_of(first.source).blob(photo) == hoa.ledger.blob(photo)
    names = [new.ledger_of(entry.source).all(OfficeRecord)[0].name for entry in (first, second)]
    assert names == ["Phường Hoa Mẫu", "Phường Bến Mẫu"]
    assert new.ledger.all(Conference) == []
    assert not any(total.total for total in new.consolidate(PERIOD).indicators.values())
    assert {entry.unit for entry in new.moving.merged()} == {"99001", "99002"}
    assert new.rebuild() == 0  # nothing of it is a package
    assert (new.folder / first.kept).is_file()
    title = new.ledger_of(first.source).all(Conference)[0].title or ""
    assert first.source in {hit.source for hit in new.search(title)}
    (period,) = new.moving.periods_of(first)
    assert new.moving.old_report(first, period).startswith(b"%PDF")


def test_last_year_is_the_sum_of_all_predecessors_or_nothing(new: Office, old: Path) -> None:
    period = new.period("2025-NAM")
    first = new.moving.merge(old / "hoa-mau")
    assert new.moving.last_year(period) == []  # one of the two is missing: a partial sum would mislead
    second = new.moving.merge(old / "ben-mau")
    found = {one.indicator: one for one in new.moving.last_year(period)}
    each = [new.ledger_of(entry.source).get(IndicatorFigure, figure_uid(PERIOD, "DC_HO")) for entry in (first, second)]
    assert found["DC_HO"].value == sum(one.actual for one in each if one and isinstance(one.actual, Decimal))
    assert set(found["DC_HO"].by_unit) == {"99001", "99002"}
    uid = figure_uid("2025-NAM", "DC_HO")
    new.ledger.put(IndicatorFigure(uid=uid, period="2025-NAM", indicator="DC_HO", scope="own", last_year=Decimal(7)))
    filled = new.moving.fill_last_year(period, list(found.values()))
    assert filled == len(found) - 1
    typed = new.ledger.get(IndicatorFigure, uid)
    assert typed is not None
    assert typed.last_year == 7
    assert new.past.undo()
    assert len(new.ledger.all(IndicatorFigure)) == 1


def test_a_merger_is_taken_back_whole(new: Office, old: Path) -> None:
    entry = new.moving.merge(old / "hoa-mau")
    assert refused(new.moving.merge, old / "hoa.db") == "already-merged"
    new.undo(entry.package)
    assert new.moving.merged() == []
    assert new.ledger_of(entry.source).all(Conference) == []
    assert new.moving.merge(old / "hoa-mau").source != entry.source


def test_what_is_no_predecessor_is_refused_or_said(new: Office, old: Path, tmp_path: Path) -> None:
    assert refused(new.moving.look, new.folder) == "own-ledger"
    assert refused(new.moving.look, tmp_path) == "gone"
    assert refused(new.moving.look, old / "ben.smtz", "mật khẩu khác hẳn") == "passphrase"
    (tmp_path / "rac.db").write_bytes(b"khong phai so")
    assert refused(new.moving.merge, tmp_path / "rac.db") in ("not-a-ledger", "corrupt")
    with sample_folder.create(tmp_path / "quan", "song-mau"):
        pass
    assert not new.moving.look(tmp_path / "quan").known
    assert new.moving.merged() == []


def test_the_command(old: Path, tmp_path: Path) -> None:
    at = ("--data", tmp_path / "moi", "--json")
    say("init", "--unit", "99101", "--name", "Phường Sông Mẫu", "--level", "ward", *at)
    looked = say("merge-predecessor", old / "hoa-mau", "--look", *at).json
    assert (looked["unit"], looked["known"], looked["merged"]) == ("99001", True, False)
    done = say("merge-predecessor", old / "hoa-mau", *at).json
    assert done["merged"]
    assert say("undo", done["package"], *at).code == 0
