import dataclasses
import re
from decimal import Decimal
from pathlib import Path

import pytest
from reportlab.platypus import Table

from app.domain.consolidation import Consolidation, area_figures, consolidate, contribution_of
from app.domain.guidance import Guidance
from app.domain.ledger import Snapshot
from app.domain.report import report_uid
from app.domain.report_rows import Excerpt, IncludedPackage
from app.domain.reporting import MISSING, RETURNED, WAITING
from app.domain.units import UnitItem
from app.domain.voices import SHARED, Asked, Voice, excerpt
from app.reports import consolidated
from app.reports.consolidated.material import material
from app.reports.consolidated.matrix import matrix, sum_words
from app.text.numbers import write_number
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
            received_on="2024-12-05", received_at="09:00", days_late=0 if at else 2,
            score=one.score, rating=one.rating, conferences=one.conferences,
        )
        for at, one in enumerate(received)
    ]  # fmt: skip
    packages += [IncludedPackage(unit=code, state="Chưa nộp") for code in missing]
    return consolidate(own, received, expected, guidance, period), packages


def test_a_sum_without_everybody_says_so_wherever_it_is_printed(guidance: Guidance, tmp_path: Path) -> None:
    totals, packages = added_up(guidance, 2, missing=("99003",))
    text = text_of(consolidated.render(totals, packages, ward(guidance), guidance, MARK), tmp_path)
    for words in (
        "Tổng hợp 2/3 đơn vị; số liệu tạm thời, chưa có: Phường Đồi Mẫu", "Phải nộp: 03 đơn vị; đã nộp: 02",
        "đúng hạn: 01; trễ hạn: 01", "chưa nộp: 01; trả lại để sửa: 00", "Phường Thứ 1 (2 ngày)",
        "Tổng số hội nghị: 06", "riêng cấp", "1234 5678 9012", "Được liệt kê, không cộng.", f"{1:064x}",
        "09:00 05/12/2024",
    ):  # fmt: skip
        assert words in text or words.replace(" ", "") in text.replace(" ", ""), words
    places = ("II. KẾT QUẢ", "III. XẾP LOẠI", "SỐ LIỆU TOÀN ĐỊA BÀN", "CHỈ TIÊU THEO ĐƠN VỊ", "ĐIỂM TỰ CHẤM")
    for place in places:
        assert "Tổng hợp 2/3 đơn vị" in text[text.index(place) :][:240], place


def test_a_whole_sum_carries_no_warning(guidance: Guidance, tmp_path: Path) -> None:
    totals, packages = added_up(guidance, 2)
    text = text_of(consolidated.render(totals, packages, ward(guidance), guidance), tmp_path)
    assert "số liệu tạm thời" not in text
    assert "Tổng hợp 2/2" not in text


def test_who_sent_and_was_not_accepted_is_told_apart_from_who_sent_nothing(guidance: Guidance, tmp_path: Path) -> None:
    totals, packages = added_up(guidance, 1, missing=("99001", "99002", "99003"))
    states = {"99001": RETURNED, "99002": WAITING, "99003": MISSING}
    packages = [dataclasses.replace(row, state=states.get(row.unit or "", row.state)) for row in packages]
    text = text_of(consolidated.render(totals, packages, Snapshot(), guidance), tmp_path)
    assert "đã nộp: 03" in text
    assert "chưa nộp: 01; trả lại để sửa: 01" in text
    assert "Trả lại để sửa 01 Phường Hoa Mẫu" in text


@pytest.mark.parametrize("units", [0, 1, 8, 40])
def test_the_matrix_is_split_over_pages_and_forgets_no_unit(guidance: Guidance, units: int, tmp_path: Path) -> None:
    totals, packages = added_up(guidance, units)
    text = text_of(consolidated.render(totals, packages, Snapshot(), guidance), tmp_path)
    for at in range(1, units + 1):
        assert text.count(f"Phường Thứ {at} ") >= 3
    shown = [tuple(map(int, found)) for found in re.findall(r"Đơn vị (\d+)–(\d+) / (\d+)", text)]
    parts = list(dict.fromkeys(shown))
    assert [unit for first, last, _ in parts for unit in range(first, last + 1)] == list(range(1, units + 1))
    assert {whole for *_, whole in parts} == ({units} if units else set())
    assert len(shown) >= len(parts)  # every page says which units it shows


def test_every_page_of_the_matrix_names_the_indicators_and_their_sums(guidance: Guidance) -> None:
    totals, packages = added_up(guidance, 40)
    about = material(totals, packages, Snapshot(), guidance)
    tables = [flow for flow in matrix(about) if isinstance(flow, Table)]
    assert len(tables) > 2
    assert {table.repeatRows for table in tables} == {2}


def test_prose_comes_before_the_full_sums(guidance: Guidance, tmp_path: Path) -> None:
    """The signature closes the prose; only key figures stand before it."""
    totals, packages = added_up(guidance, 2)
    text = text_of(consolidated.render(totals, packages, ward(guidance), guidance), tmp_path)
    order = [
        "I. TÌNH HÌNH BÁO CÁO", "II. KẾT QUẢ", "131/146 ý kiến được trả lời", "III. XẾP LOẠI", "IV. ĐÁNH GIÁ CHUNG",
        "V. NƠI LÀM TỐT", "VI. PHƯƠNG HƯỚNG", "VII. KIẾN NGHỊ", "./. Nơi nhận:",
        "Phụ lục 1 TÌNH HÌNH BÁO CÁO CỦA TỪNG ĐƠN VỊ (Kèm theo Báo cáo", "CÁC GÓI ĐÃ CỘNG",
    ]  # fmt: skip
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    name = "Số cán bộ chủ chốt đã được quán triệt"
    assert text.count(name) <= 3


def test_results_that_nobody_wrote_are_told_by_the_sums(guidance: Guidance, tmp_path: Path) -> None:
    totals, packages = added_up(guidance, 2)
    text = text_of(consolidated.render(totals, packages, Snapshot(area_figures(totals)), guidance), tmp_path)
    heads = totals.indicators["QT_HN"].total
    assert isinstance(heads, Decimal)
    assert f"Đã tổ chức {write_number(heads)} hội nghị quán triệt" in text


def test_only_what_was_chosen_is_quoted_and_with_its_unit(guidance: Guidance, tmp_path: Path) -> None:
    totals, packages = added_up(guidance, 2)
    rows = ward(guidance).records()
    chosen = excerpt(Voice("88001", "NV3.results", "Đã trả lời 131 ý kiến."), "Phường Thứ 1", PERIOD)
    shared = Excerpt(
        uid="s", parent=report_uid(PERIOD), heading=SHARED, units=("88001", "88002"), unit_names="A; B", content="Đoạn."
    )
    bare = text_of(consolidated.render(totals, packages, Snapshot(rows), guidance), tmp_path)
    assert "TRÍCH BÁO CÁO" not in bare
    text = text_of(consolidated.render(totals, packages, Snapshot([*rows, chosen, shared]), guidance), tmp_path)
    assert "Phường Thứ 1: “Đã trả lời 131 ý kiến.”" in text
    assert "2 đơn vị (A; B): “Đoạn.”" in text


def test_what_units_ask_for_names_who_asked(guidance: Guidance, tmp_path: Path) -> None:
    totals, packages = added_up(guidance, 2)
    asked = [Asked("province", "Tăng kinh phí", ("88001", "88002"))]
    text = text_of(consolidated.render(totals, packages, Snapshot(), guidance, asked=asked), tmp_path)
    assert "Với tỉnh, thành phố" in text
    assert "Phường Thứ 1; Phường Thứ 2" in text


def test_a_unit_is_called_as_it_was_then(guidance: Guidance) -> None:
    """Renamed since: the name of the period stands in the report of the period."""
    renamed = [
        UnitItem(uid="88001", code="88001", name="Phường Tên Cũ", level="ward", superior="990", valid_to="2025-06-30"),
        UnitItem(uid="88001@2025", code="88001", name="Phường Tên Mới", level="ward", valid_from="2025-07-01"),
    ]
    later = Guidance(Snapshot([*guidance.snapshot().records(), *renamed]))
    totals, _ = added_up(later, 0, missing=("88001",))
    about = material(totals, [IncludedPackage(unit="88001", state=MISSING)], Snapshot(), later)
    assert about.name("88001") == "Phường Tên Cũ"


def test_yes_and_no_is_counted_and_a_ratio_is_not_added(guidance: Guidance, tmp_path: Path) -> None:
    totals, packages = added_up(guidance, 2)
    assert sum_words(totals.indicators["QCPH_CO"]) == "3/3"
    assert sum_words(totals.indicators["GDVH_TL"]) == "115,00"
    text = text_of(consolidated.render(totals, packages, ward(guidance), guidance), tmp_path)
    assert "115,00" in text
    assert "3/3 đơn vị" in text


def test_points_are_counted_and_compared_and_never_averaged(guidance: Guidance, tmp_path: Path) -> None:
    totals, packages = added_up(guidance, 2)
    own = totals.scores["88001"]
    totals = dataclasses.replace(totals, appraised={"88001": own - 2, "88002": own})
    text = text_of(consolidated.render(totals, packages, Snapshot(), guidance), tmp_path)
    assert "Đã thẩm định 02 đơn vị: bằng điểm tự chấm 01, cao hơn 00, thấp hơn 01." in text
    assert "−2,00" in text


def test_units_without_points_leave_no_empty_table(guidance: Guidance, tmp_path: Path) -> None:
    totals, packages = added_up(guidance, 2)
    totals = dataclasses.replace(totals, scores={}, tasks={}, ratings={}, ratings_by_level={})
    text = text_of(consolidated.render(totals, packages, Snapshot(), guidance), tmp_path)
    assert "Chưa có đơn vị nào tự xếp loại." in text
    assert "ĐIỂM TỰ CHẤM" not in text
