import dataclasses
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.campaign import CampaignTarget
from app.domain.enclosures import Document
from app.domain.fields import Record
from app.domain.guidance import Guidance
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.ledger import Snapshot
from app.domain.report_rows import Oversight
from app.reports import fonts, unit_report
from app.reports.annex_tables import documents, oversight
from app.reports.annexes import annexes, note_of
from app.reports.dossier import Dossier
from app.reports.page import About, build, landscape
from tests.reports.ward import PERIOD, text_of, ward

TITLES = (
    "TỔNG HỢP HỘI NGHỊ",
    "KẾT QUẢ CÁC CHỈ TIÊU, CUỘC VẬN ĐỘNG, PHONG TRÀO",
    "TỰ ĐÁNH GIÁ 6 NHIỆM VỤ",
    "QUỸ “VÌ NGƯỜI NGHÈO”, NHÀ ĐẠI ĐOÀN KẾT",
    "GIÁM SÁT, PHẢN BIỆN",
    "BAN THANH TRA NHÂN DÂN, BAN GIÁM SÁT ĐẦU TƯ CỦA CỘNG ĐỒNG",
    "TỔ CHỨC BỘ MÁY, CÁN BỘ",
    "MÔ HÌNH, ĐIỂN HÌNH; TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG",
    "DANH MỤC VĂN BẢN",
)


@pytest.fixture(autouse=True)
def faces() -> None:
    fonts.register()


def dossier_of(guidance: Guidance, *more: Record, without: tuple[type[Record], ...] = ()) -> Dossier:
    rows = [row for row in ward(guidance).records() if not isinstance(row, without)]
    return Dossier(Snapshot([*rows, *more]), guidance, guidance.period(PERIOD))


def printed(dossier: Dossier, folder: Path) -> str:
    return text_of(build(annexes(dossier), About(title="Phụ lục")), folder)


def test_the_nine_annexes_follow_each_other_and_say_what_they_belong_to(guidance: Guidance, tmp_path: Path) -> None:
    dossier = dossier_of(guidance)
    text = printed(dossier, tmp_path)
    places = [text.index(f"Phụ lục {number} {title}") for number, title in enumerate(TITLES, 1)]
    assert places == sorted(places)
    note = "(Kèm theo Báo cáo số 05/BC-MTTQ-BTT ngày 05 tháng 12 năm 2024 của Ủy ban MTTQ Việt Nam phường Hoa Mẫu)"
    assert note_of(dossier) == note
    assert text.count(note) == len(TITLES)


def test_an_annex_without_content_is_named_and_takes_no_page(guidance: Guidance, tmp_path: Path) -> None:
    text = printed(dossier_of(guidance, without=(Oversight,)), tmp_path)
    assert "Phụ lục không có số liệu trong kỳ Phụ lục 5. Giám sát, phản biện." in text
    assert annexes(Dossier(Snapshot(), guidance, guidance.period(PERIOD))) == []


def test_more_than_one_row_is_added_up_and_what_has_no_column_stands_in_brackets(
    guidance: Guidance, tmp_path: Path
) -> None:
    more = Oversight(
        uid="o2", parent=f"{PERIOD}.report", position=2, matter="Giám sát hẻm", recommendations=5, remark="Đợt 2"
    )
    one, two = dossier_of(guidance), dossier_of(guidance, more)
    assert "Cộng" not in text_of(build([*landscape(), *oversight(one)], About(title="5")), tmp_path)
    text = text_of(build([*landscape(), *oversight(two)], About(title="5")), tmp_path, raw=True)
    assert "Cộng 9 3" in text
    assert "Giám sát hẻm (ghi chú: Đợt 2)" in text


def test_the_column_since_the_year_began_stands_where_it_tells_something_else(
    guidance: Guidance, tmp_path: Path
) -> None:
    same = IndicatorFigure(
        uid=figure_uid(PERIOD, "R_X"), period=PERIOD, indicator="R_X", own_name="Số hẻm", actual=Decimal(7),
        cumulative=Decimal(7),
    )  # fmt: skip
    other = dataclasses.replace(same, cumulative=Decimal(4321))
    assert "Lũy kế" not in printed(dossier_of(guidance, same), tmp_path)
    text = printed(dossier_of(guidance, other), tmp_path)
    assert "Lũy kế" in text
    assert "4.321" in text


def test_a_target_that_repeats_an_indicator_is_printed_once(guidance: Guidance, tmp_path: Path) -> None:
    item = guidance.indicator("VNN_THU")
    assert item is not None
    figure = next(row for row in dossier_of(guidance).own_figures.values() if row.indicator == "VNN_THU")
    repeated = CampaignTarget(
        uid="t2", parent="vnn", position=2, name=item.name, indicator="VNN_THU", unit=item.unit, plan=figure.plan,
        actual=figure.actual, last_year=figure.last_year,
    )  # fmt: skip
    once = printed(dossier_of(guidance), tmp_path).count(item.name or "")
    assert printed(dossier_of(guidance, repeated), tmp_path).count(item.name or "") == once
    corrected = dataclasses.replace(repeated, actual=Decimal(999))
    assert printed(dossier_of(guidance, corrected), tmp_path).count(item.name or "") == once + 1


def test_full_tables_stand_in_the_annex_and_few_lines_in_the_chapter(guidance: Guidance, tmp_path: Path) -> None:
    period = guidance.period(PERIOD)
    text = text_of(unit_report.render(ward(guidance), guidance, period), tmp_path)
    body, annex = text.split("Phụ lục 1 TỔNG HỢP HỘI NGHỊ")
    names = [item.name or "" for item in guidance.indicators if item.task == "NV2"]
    assert sum(name in annex for name in names) > 20
    assert sum(name in body for name in names) <= 16  # six in the table, others in sentences


@pytest.mark.parametrize(
    ("kind", "abstract", "printed_as"),
    [
        ("plan", "Kế hoạch tổ chức hội nghị", "Kế hoạch tổ chức hội nghị"),
        ("Quyết định khen thưởng", "Khen thưởng tập thể, cá nhân", "Quyết định khen thưởng tập thể, cá nhân"),
        ("plan", "Tổ chức hội nghị", "Kế hoạch: Tổ chức hội nghị"),
    ],
)
def test_the_kind_of_a_document_is_not_said_twice(
    kind: str, abstract: str, printed_as: str, guidance: Guidance, tmp_path: Path
) -> None:
    row = Document(uid="one", parent=f"{PERIOD}.report", position=1, doc_type=kind, abstract=abstract)
    dossier = dossier_of(guidance, row, without=(Document,))
    text = text_of(build(documents(dossier), About(title="9")), tmp_path, raw=True)
    assert printed_as in text
