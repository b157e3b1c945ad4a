import dataclasses
from pathlib import Path

import pytest

from app.domain.consolidation import Consolidation, consolidate, contribution_of
from app.domain.guidance import Guidance
from app.domain.ledger import Snapshot
from app.domain.report_rows import IncludedPackage
from app.reports import consolidated
from tests.reports.ward import MARK, PERIOD, text_of, ward


def added_up(
    guidance: Guidance, units: int, missing: tuple[str, ...] = ()
) -> tuple[Consolidation, list[IncludedPackage]]:
    period = guidance.period(PERIOD)
    ledger = ward(guidance)
    own = contribution_of(ledger, period, "990", "Quận Sông Mẫu", guidance, area=False)
    given = contribution_of(ledger, period, "99001", "Phường Hoa Mẫu", guidance, area=True)
    received = [dataclasses.replace(given, unit=f"88{at:03d}", name=f"Phường Thứ {at}") for at in range(1, units + 1)]
    expected = [*(one.unit for one in received), *missing]
    packages = [
        IncludedPackage(
            unit=one.unit, unit_name=one.name, period=PERIOD, revision=1, package=f"{at:064x}", state="Đã chấp nhận",
            received_on="2024-12-05", days_late=2 if at == 1 else 0, score=one.score, rating=one.rating,
            conferences=one.conferences,
        )
        for at, one in enumerate(received)
    ]  # fmt: skip
    packages += [IncludedPackage(unit=code, state="Chưa nộp") for code in missing]
    return consolidate(own, received, expected, guidance, period), packages


def test_a_sum_without_everybody_says_so_and_names_the_missing(guidance: Guidance, tmp_path: Path) -> None:
    totals, packages = added_up(guidance, 2, missing=("99003",))
    text = text_of(consolidated.render(totals, packages, ward(guidance), guidance, MARK), tmp_path)
    for words in (
        "Tổng hợp 2/3 đơn vị", "chưa có: Phường Đồi Mẫu", "Phải nộp: 03 đơn vị", "đúng hạn: 01; trễ hạn: 01",
        "Phường Thứ 2 (2 ngày)", "Tổng số hội nghị: 06", "Hoạt động riêng cấp mình", "1234 5678 9012",
        "Được liệt kê, không cộng.", f"{1:064x}",
    ):  # fmt: skip
        assert words in text or words.replace(" ", "") in text.replace(" ", ""), words


def test_a_whole_sum_carries_no_warning(guidance: Guidance, tmp_path: Path) -> None:
    totals, packages = added_up(guidance, 2)
    text = text_of(consolidated.render(totals, packages, ward(guidance), guidance), tmp_path)
    assert "số liệu tạm thời" not in text
    assert "Mã kiểm tra:" not in text


@pytest.mark.parametrize("units", [0, 8, 40])
def test_the_matrix_is_split_over_pages_and_forgets_no_unit(guidance: Guidance, units: int, tmp_path: Path) -> None:
    totals, packages = added_up(guidance, units)
    text = text_of(consolidated.render(totals, packages, Snapshot(), guidance), tmp_path)
    for at in range(1, units + 1):
        assert text.count(f"Phường Thứ {at} ") >= 2
    assert "BÁO CÁO TỔNG HỢP" in text


def test_yes_and_no_is_counted_and_a_ratio_is_not_added(guidance: Guidance, tmp_path: Path) -> None:
    totals, packages = added_up(guidance, 2)
    item = guidance.indicator("QCPH_CO")
    assert consolidated.sum_words(totals.indicators["QCPH_CO"], item) == "3/3"
    assert consolidated.sum_words(totals.indicators["GDVH_TL"], guidance.indicator("GDVH_TL")) == "115,00"
    assert "115,00" in text_of(consolidated.render(totals, packages, ward(guidance), guidance), tmp_path)
