"""What was received is found: at once when it is little, when it was indexed beside the window when it is much."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import bench_packages
from app.bench_receiving import office_for
from app.domain.guidance import load_default
from app.office import FEW_TO_INDEX, Office
from tests.ui.conftest import Answers
from ui.opening import window_for
from ui.theme import Theme


def test_received_packages_are_found(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    (tmp_path / "goi").mkdir()
    made = bench_packages.make(tmp_path / "goi", FEW_TO_INDEX + 2, 25, load_default())
    office_for(tmp_path / "so", made)
    with Office.open(tmp_path / "so") as office:
        office.receive(made.files[:1])
        assert not office.many_to_index
        assert {hit.source for hit in office.search("hoi nghi")} == {1}
        office.receive(made.files[1:])
        assert office.many_to_index
        assert {hit.source for hit in office.search("hoi nghi", limit=10_000)} == {1}
        window = window_for(office, Theme(), Answers())
        qtbot.addWidget(window)
        qtbot.waitUntil(lambda: not window.session.jobs.busy)
        assert not office.many_to_index
        assert len({hit.source for hit in office.search("hoi nghi", limit=10_000)}) == len(made.files)
