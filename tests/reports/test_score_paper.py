import subprocess
from pathlib import Path

from app import sample
from app.desks.paper import Paper
from app.domain.assessment import Assessment, assessment_uid
from app.domain.guidance import Guidance
from app.domain.ledger import Snapshot
from app.domain.report import Report, report_uid
from app.reports import score_paper
from tests.reports.ward import PERIOD, text_of


def test_every_criterion_its_points_and_the_level(guidance: Guidance, tmp_path: Path) -> None:
    ledger = sample.contents("hoa-mau", guidance)
    pdf = score_paper.render(ledger, guidance, guidance.period(PERIOD))
    text = text_of(pdf, tmp_path)
    assert all(f" {item.code} " in text for item in guidance.criteria())
    for words in ("BẢNG TỰ CHẤM ĐIỂM", "Tự xếp loại: 87,95 điểm – Hoàn thành tốt nhiệm vụ.", "13,65", "NGƯỜI LẬP"):
        assert words in text, words
    assert "Thẩm định" not in text, "no column for what nobody did"
    assert "Tự xếp loại" in last_page(pdf, tmp_path), "signatures never stand on a page alone"


def test_an_untouched_one_is_a_sheet_to_score_on_paper(guidance: Guidance, tmp_path: Path) -> None:
    text = text_of(score_paper.render(Snapshot([]), guidance, guidance.period(PERIOD)), tmp_path)
    assert "Chưa chấm điểm." in text
    assert all(f" {item.code} " in text for item in guidance.criteria())


def last_page(pdf: bytes, folder: Path) -> str:
    paper = Paper(pdf)
    number = paper.pages
    paper.close()
    file = folder / "phieu.pdf"
    file.write_bytes(pdf)
    read = subprocess.run(["pdftotext", "-f", str(number), str(file), "-"], capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


def test_names_of_thousands_of_letters_stop_no_paper(guidance: Guidance, tmp_path: Path) -> None:
    long = "ngheo" * 630
    report = Report(uid=report_uid(PERIOD), period=PERIOD, signer_title=long, signer_name=long, signing_body=long)
    assessment = Assessment(uid=assessment_uid(PERIOD), period=PERIOD, prepared_by=long)
    pdf = score_paper.render(Snapshot([report, assessment]), guidance, guidance.period(PERIOD))
    assert "NGƯỜI LẬP" in text_of(pdf, tmp_path)
