"""Parts of a package dropped into the window the wrong way: what is wrong is told, nothing is lost or doubled."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.office import Office as OfficeRecord
from app.packages.parts import SMALLEST, split
from app.reports.cover import part_cover
from app.reports.fonts import register
from tests.ui.pages.conftest import Road
from ui.pages.inbox import InboxPage


def cut(file: Path, folder: Path) -> list[Path]:
    """A sealed file in parts, in a folder."""
    register()
    office = OfficeRecord(uid="office", name="Phường")
    folder.mkdir()
    made = split(file.read_bytes(), file.name, SMALLEST, lambda at, of: part_cover(office, None, file.name, at, of))
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return sorted(folder.iterdir())


@pytest.mark.parametrize("wrong", ["another set", "doubled", "renamed", "truncated"])
def test_forged_and_mixed_parts(qtbot: QtBot, session_of, road: Road, finish, tmp_path: Path, wrong: str) -> None:
    session = session_of("quan")
    page = InboxPage(session)
    qtbot.addWidget(page.widget)
    page.widget.show()
    page.refresh()
    mine = cut(road.hoa_report, tmp_path / "hoa-phan")
    dropped, whole = list(mine), [path.read_bytes() for path in mine]
    if wrong == "another set":  # the second part is one of another unit's, under the right name
        mine[1].write_bytes(cut(road.ben_report, tmp_path / "ben-phan")[1].read_bytes())
    elif wrong == "doubled":
        (tmp_path / "hai").mkdir()
        dropped.append(tmp_path / "hai" / mine[0].name)
        dropped[-1].write_bytes(whole[0])
    elif wrong == "renamed":
        dropped[0] = mine[0].rename(tmp_path / "hoa-phan" / "tai-lieu (3).pdf")
    else:
        mine[1].write_bytes(whole[1][: len(whole[1]) // 2])
    page.receive(dropped)
    finish(session)
    said = [f"{view.title.text()} {view.sentence.text()}" for view in page.verdicts.views]
    held = [entry for entry in session.office.inbox().entries if entry.unit == "99001"]
    if wrong in ("doubled", "renamed"):
        assert [entry.state for entry in held] == ["received"], said
        return
    assert held == []
    assert any("còn thiếu phần 2 trong" in one for one in said), said
    mine[1].write_bytes(whole[1])
    page.receive(mine)
    finish(session)
    assert [entry.state for entry in session.office.inbox().entries if entry.unit == "99001"] == ["received"]
