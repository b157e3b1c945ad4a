import datetime
from decimal import Decimal
from pathlib import Path

from app.domain.correspondence import Decision, PeerFigure, Remark
from app.domain.guidance import Guidance
from app.domain.office import OFFICE_UID, Office
from app.reports import slip
from app.reports.mark import PackageMark
from tests.reports.ward import MARK, PERIOD, text_of

OFFICE = Office(uid=OFFICE_UID, code="990", name="Quận Sông Mẫu", header_lower="QUẬN SÔNG MẪU", place_name="Sông Mẫu")
GROUPS = ["12345", "67890", "11111", "00002", "31415", "92653", "58979", "00000"]


def answered(guidance: Guidance) -> slip.Answered:
    return slip.Answered(
        unit="99002", unit_name="Phường Bến Mẫu", period=guidance.period(PERIOD), revision=1, package="ab" * 32,
        received_on="2024-12-06", days_late=1,
    )  # fmt: skip


def test_a_card_shows_forty_digits_in_order(tmp_path: Path) -> None:
    mark = PackageMark(
        kind="card", unit="99001", unit_name="Phường Hoa Mẫu", period="", revision=1, check_code="0" * 12
    )
    pdf = slip.card(
        OFFICE, unit="99001", unit_name="Phường Hoa Mẫu", digits=" ".join(GROUPS),
        not_before=datetime.date(2024, 11, 1), not_after=datetime.date(2029, 11, 1), mark=mark,
    )  # fmt: skip
    text = text_of(pdf, tmp_path)
    assert " ".join(GROUPS) in text
    assert "99001" in text
    assert "01/11/2029" in text
    assert "0000 0000 0000" in text


def test_a_returned_report_says_what_is_wrong_where_and_until_when(guidance: Guidance, tmp_path: Path) -> None:
    remarks = [
        Remark(
            text="Tính lại là 31,2 triệu đồng.",
            place="Phụ lục 4, dư cuối kỳ",
            record_kind="fund_account",
            field="closing",
        ),
        Remark(text="Thiếu địa điểm.", record_kind="conference", record_uid="hn-a", field="venue"),
        Remark(text="<Lạ> & dài " * 2000, record_kind="khong-co", field="x"),
    ]  # fmt: skip
    pdf = slip.return_slip(
        OFFICE, answered(guidance), remarks, reason="Số dư Quỹ không khớp.", deadline="2024-12-12",
        made_on="2024-12-07", lookup=lambda kind, uid: "Hội nghị sơ kết" if uid == "hn-a" else None, mark=MARK,
    )  # fmt: skip
    text = text_of(pdf, tmp_path)
    for words in (
        "Số: ……/MTTQ-BTT", "V/v trả lại báo cáo năm 2024 để sửa, bổ sung", "Kính gửi: Phường Bến Mẫu",
        "(mã 99002; lần gửi 1, trễ 01 ngày)", "còn 03 chỗ cần sửa, bổ sung như sau:", "Số dư Quỹ không khớp.",
        "chậm nhất vào ngày 12 tháng 12 năm 2024", "được chấp nhận./.", "- Như trên;",
        "Phụ lục 4, dư cuối kỳ", "Dư cuối kỳ", "Tính lại là 31,2 triệu đồng.", "Hội nghị: Hội nghị sơ kết", "Địa điểm",
        "Sông Mẫu, ngày 07 tháng 12 năm 2024", "<Lạ> & dài",
    ):  # fmt: skip
        assert words in text, words


def test_an_accepted_report_gets_its_receipt(guidance: Guidance, tmp_path: Path) -> None:
    decision = Decision(
        text="Làm tốt.", decided_on="2024-12-06", decided_by="Vũ Thị Ý", score=Decimal(85), appraised=Decimal("83.5")
    )
    peers = [
        PeerFigure(name="Tổng điểm", measure="điểm", value=Decimal("83.5"), median=Decimal(82), units=7),
        PeerFigure(name="Số hộ nghèo", measure="hộ", value=Decimal(12), median=Decimal("12.5"), units=6),
    ]
    pdf = slip.acceptance_slip(OFFICE, answered(guidance), decision, peers=peers, made_on="2024-12-07", mark=MARK)
    text = text_of(pdf, tmp_path)
    for words in (
        "PHIẾU CHẤP NHẬN BÁO CÁO", "Làm tốt.", "Vũ Thị Ý", "85,00 điểm", "83,50 điểm", "So với các đơn vị cùng cấp",
        "từ 5 đơn vị ghi số", "cao hơn 1,5", "thấp hơn 0,5",
    ):  # fmt: skip
        assert words in text, words
    assert "ab" * 20 in text.replace(" ", "")
    bare = text_of(slip.acceptance_slip(OFFICE, answered(guidance), Decision()), tmp_path)
    assert "cùng cấp" not in bare
    assert "thẩm định" not in bare


def test_a_guidance_document_lists_all_it_asks(guidance: Guidance, tmp_path: Path) -> None:
    text = text_of(slip.guidance_document(guidance, OFFICE, mark=MARK), tmp_path, raw=True)
    plain = text.replace(" ", "")
    for task in guidance.tasks:
        assert (task.wording or "") in text
    for criterion in guidance.criteria():
        assert (criterion.question or "").replace(" ", "") in plain, criterion.code
    for indicator in guidance.indicators:
        assert (indicator.name or "").replace(" ", "") in plain, indicator.code
    for item in guidance.catalogue:
        assert (item.name or "").replace(" ", "") in plain, item.code
    assert "Hoàn thành tốt nhiệm vụ: từ 70 điểm" in text
    assert "ngày 18 tháng cuối kỳ" in text
