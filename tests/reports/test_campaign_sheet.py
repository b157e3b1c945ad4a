from decimal import Decimal
from pathlib import Path

from app import sample
from app.desks.paper import Paper
from app.domain.campaign import Beneficiary, Campaign, CampaignResource, CampaignTarget
from app.domain.guidance import Guidance
from app.domain.ledger import Snapshot
from app.domain.words import names_in, no_names
from app.reports import campaign_sheet
from tests.reports.ward import PERIOD, text_of


def test_a_sheet_tells_targets_results_and_resources_with_their_sum_in_words(
    guidance: Guidance, tmp_path: Path
) -> None:
    ledger = sample.contents("hoa-mau", guidance)
    campaign = ledger.get(Campaign, "99001.CVD_VNN")
    assert campaign is not None
    pdf = campaign_sheet.render(ledger, campaign, guidance.period(PERIOD), names_in(ledger, guidance))
    text = text_of(pdf, tmp_path)
    for words in (
        "PHIẾU THEO DÕI CUỘC VẬN ĐỘNG", "Ngày vì người nghèo", "118,0", "Năm 2024", "6 tháng đầu năm 2024",
        "Tổng trị giá: 212,4 triệu đồng (bằng chữ: Hai trăm mười hai triệu bốn trăm nghìn đồng).", "128 hộ",
        "Tổ dân phố 4", "NGƯỜI PHỤ TRÁCH",
    ):  # fmt: skip
        assert words in text, words


def test_persons_helped_stay_in_the_office(guidance: Guidance, tmp_path: Path) -> None:
    one = Campaign(uid="a", name="Quỹ")
    rows = [
        one,
        Beneficiary(parent="a", name="Hộ Bí Mật", phone="0900000000", address="Ngõ Kín"),
        CampaignResource(parent="a", name="Quà", worth=Decimal("0.0000001")),
    ]
    text = text_of(campaign_sheet.render(Snapshot(rows), one, guidance.period(PERIOD), no_names), tmp_path)
    assert not [words for words in ("Bí Mật", "0900000000", "Ngõ Kín") if words in text]
    assert "bằng chữ" not in text, "there is no part of a đồng"


def test_many_targets_keep_their_header_and_an_empty_sheet_is_one_page(guidance: Guidance, tmp_path: Path) -> None:
    period = guidance.period(PERIOD)
    one = Campaign(uid="a", name="Tên rất dài " * 25)
    targets = [CampaignTarget(parent="a", position=n, name=f"Chỉ tiêu {n}", plan=Decimal(n)) for n in range(120)]
    text = text_of(campaign_sheet.render(Snapshot([one, *targets]), one, period, no_names), tmp_path)
    assert text.count("Mục tiêu, chỉ tiêu") >= 3
    assert "Chỉ tiêu 119" in text
    paper = Paper(campaign_sheet.render(Snapshot([]), Campaign(), period, no_names))
    assert paper.pages == 1
    paper.close()
