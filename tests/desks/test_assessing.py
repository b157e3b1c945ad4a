from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.assessment import Assessment, TaskReview, assessment_uid
from app.domain.campaign import Campaign
from app.domain.conference import Conference
from app.domain.correspondence import Attachment
from app.domain.phrases import OwnPhrase
from app.domain.report import Report
from app.office import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with Office.create(tmp_path / "so", unit="99001", name="Phường Hoa Mẫu", level="ward", superior="990") as made:
        yield made


def test_what_suggests_itself_belongs_to_the_task_or_at_least_the_period(office: Office) -> None:
    office.ledger.put_many(
        [
            Conference(uid="other", title="Giao ban", held_on="2024-02-01"),
            Conference(uid="fits", title="Quán triệt", held_on="2024-01-01", tasks=("NV1",)),
            Conference(uid="old", title="Năm ngoái", held_on="2023-01-01", tasks=("NV1",)),
            Campaign(uid="run", name="Ngày vì người nghèo", tasks=("NV1",)),
        ]
    )
    proofs = office.assessing.proofs(" ", office.period("2024-NAM"), "NV1")
    assert [(one.uid, one.suggested) for one in proofs] == [("fits", True), ("run", True), ("other", False)]
    assert proofs[0].day == "01/01/2024"


def test_typed_words_find_whatever_can_prove_something(office: Office, tmp_path: Path) -> None:
    kept = tmp_path / "đối thoại.pdf"
    kept.write_bytes(b"%PDF-1.4")
    digest = office.attach(kept)
    office.ledger.put_many(
        [Conference(uid="h", title="Đối thoại với thanh niên"), Report(uid="r", subject="Đối thoại")]
    )
    proofs = office.assessing.proofs("doi thoai", office.period("2024-NAM"), "NV1")
    assert {(one.kind, one.uid) for one in proofs} == {("conference", "h"), ("attachment", digest)}
    assert office.ledger.get(Attachment, digest) is not None


def test_the_period_before_and_own_sentences(office: Office) -> None:
    period, owner = office.period("2024-NAM"), assessment_uid("2023-NAM")
    assert office.assessing.assessed_before(period) is None
    office.ledger.put_many(
        [
            Assessment(uid=owner, period="2023-NAM"),
            TaskReview(uid="2023-NAM.NV1", parent=owner, task="NV1", results="Đã làm"),
            Report(uid="2022-NAM.report", period="2022-NAM"),
            OwnPhrase(uid="own", place="lesson", text="Việc nhỏ làm trước."),
        ]
    )
    before, reported = office.assessing.assessed_before(period), office.assessing.reported_before(period)
    assert before is not None
    assert reported is not None
    assert (before.code, reported.code) == ("2023-NAM", "2022-NAM")
    assert office.assessing.phrases("lesson", "NV1", period)[0].own == "own"
