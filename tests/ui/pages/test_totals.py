from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.pages.conftest import PASSPHRASE, Road
from ui.pages.totals import TotalsPage
from ui.session import Session


@pytest.fixture
def district(session_of, road: Road) -> Session:
    session = session_of("quan")
    received = session.office.receive([road.hoa_report])
    session.office.accept(received[0].verdict.package)
    return session


@pytest.fixture
def page(qtbot: QtBot, district: Session, finish) -> TotalsPage:
    page = TotalsPage(district)
    qtbot.addWidget(page.widget)
    page.widget.resize(1190, 640)
    page.widget.show()
    page.refresh()
    finish(district)
    return page


def test_the_stamp_says_how_whole_the_sum_is(page: TotalsPage) -> None:
    assert page.stamp.text() == "TỔNG HỢP 1/3 ĐƠN VỊ · Năm 2024"
    assert page.missing.sentence.text() == "Chưa đủ: còn thiếu Phường Bến Mẫu, Phường Đồi Mẫu."


def test_the_matrix_shows_each_unit_beside_the_sum(page: TotalsPage, district: Session) -> None:
    totals = district.office.consolidate("2024-NAM")
    head = [page.matrix.headerData(at, page.grid.horizontalHeader().orientation()) for at in range(5)]
    assert head == ["Chỉ tiêu", "Đơn vị tính", "Tổng", "Quận Sông Mẫu (tự làm)", "Phường Hoa Mẫu"]
    everything = page.matrix.rowCount()
    page.only_filled.setChecked(False)
    assert page.matrix.rowCount() == len(totals.indicators) >= everything
    page.filter.setText("dan so")
    names = [page.matrix.index(row, 0).data() for row in range(page.matrix.rowCount())]
    assert "Dân số trên địa bàn" in names
    assert len(names) < everything


def test_a_yes_or_no_is_said_in_words(page: TotalsPage) -> None:
    page.filter.setText("QCPH_CO")
    assert page.matrix.index(0, 2).data() == "2/2 đơn vị có"
    assert page.matrix.index(0, 4).data() == "Có"


def test_scores_stand_by_unit_and_task(page: TotalsPage) -> None:
    rows = {line.cells[0]: line.cells for line in page.scores.lines.lines}
    assert rows["Phường Hoa Mẫu"][7] == "87,95"
    assert rows["Phường Đồi Mẫu (chưa có)"][7] == "–"
    assert "Hoàn thành tốt nhiệm vụ: 1" in page.ratings.text()


def test_the_sum_is_written_and_on_request_sealed(
    page: TotalsPage, district: Session, answers, finish, tmp_path: Path
) -> None:
    page.chips.buttons[3].click()
    answers.paths[:] = [tmp_path]
    page.fields.choose.click()
    page.write.click()
    finish(district)
    assert {file.suffix for file in tmp_path.glob("TongHop_*")} == {".xlsx", ".pdf"}
    page.bundle.setChecked(True)
    page.write.click()
    assert page.fields.problem.text() == "Hãy gõ mật khẩu niêm phong."
    page.fields.passphrase.setText(PASSPHRASE)
    page.write.click()
    finish(district)
    assert (tmp_path / "TH_990_2024-NAM_v1.pdf").exists()


def test_a_passphrase_is_asked_for_only_where_something_is_sealed(page: TotalsPage) -> None:
    assert page.fields.passphrase_line.isHidden()
    page.bundle.setChecked(True)
    assert not page.fields.passphrase_line.isHidden()
