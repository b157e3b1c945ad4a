"""What the first page says of a sealed report: it waits to be taken out, or for an answer, or was taken back."""

from datetime import date
from pathlib import Path

from app.office import Office
from ui.next_step import next_step
from ui.pages.places import SEAL_VIEW, SEND

PASSPHRASE = "ba cây chụm lại nên hòn núi cao"


def test_a_sealed_report_is_taken_out_first(sample_office: Office, tmp_path: Path) -> None:
    period = sample_office.period("2024-NAM")

    def step():
        return next_step(sample_office, period, date(2024, 12, 4), sample_office.check(period.code))

    sample_office.create_key(PASSPHRASE)
    entry = sample_office.outbox.seal(period.code, PASSPHRASE)
    assert step().sentence == "Báo cáo năm 2024 đã niêm phong nhưng chưa gửi đi."
    assert (step().kind, step().uid) == (SEND, SEAL_VIEW)
    sample_office.outbox.copy_to_folder(entry, tmp_path)
    assert step().sentence.startswith("Đã niêm phong báo cáo năm 2024")
    sample_office.outbox.recall(entry, "Nhầm số")
    assert step().sentence == "Báo cáo năm 2024 đã đủ để niêm phong."
