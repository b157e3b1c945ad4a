import dataclasses
from typing import Any

from app.domain.assessment import Cause, TaskReview
from app.domain.fields import Record
from app.domain.guidance import load_default
from app.domain.ledger import Snapshot
from app.domain.periods import Period
from app.domain.report import Report, report_uid
from app.domain.sentences import Sentences
from app.domain.written_texts import PLACES_OF_REPORT, WrittenTexts
from app.sample import contents

GUIDANCE = load_default()
PERIOD = GUIDANCE.period("2024-NAM")
GATHERED = ("strengths", "limitations", "causes_objective", "causes_subjective", "lessons")


def bare(**report: Any) -> Snapshot:
    """The sample ward, whose officer wrote nothing that can be written from figures."""

    def emptied(record: Record) -> Record:
        if isinstance(record, TaskReview):
            return dataclasses.replace(record, results=None)
        empty: dict[str, Any] = dict.fromkeys((*PLACES_OF_REPORT, *GATHERED))
        return dataclasses.replace(record, **{**empty, **report}) if isinstance(record, Report) else record

    return Snapshot([emptied(record) for record in contents("hoa-mau", GUIDANCE).records()])


def with_these(ledger: Snapshot, filled: list[Record]) -> Snapshot:
    by_uid = {record.uid: record for record in filled}
    return Snapshot([by_uid.pop(record.uid, record) for record in ledger.records()])


def texts(ledger: Snapshot, period: Period = PERIOD) -> dict[str, str]:
    """What stands, or would stand, in every text of a report and its tasks."""
    written = WrittenTexts(ledger, GUIDANCE, period)
    report = ledger.get(Report, report_uid(period.code)) or Report(uid="")
    told = {key: getattr(report, key) or written.of_report(key) for key in (*PLACES_OF_REPORT, *GATHERED)}
    reviews = {row.task: row for row in ledger.all(TaskReview)}
    for task in GUIDANCE.tasks:
        code = task.code or ""
        told[code] = (reviews[code].results if code in reviews else None) or written.of_task(code)
    return told


def test_boxes_that_were_filled_say_what_they_would_have_said_empty() -> None:
    ledger = bare()
    written = WrittenTexts(ledger, GUIDANCE, PERIOD)
    filled = written.into_empty()
    assert {type(one) for one in filled} == {Report, TaskReview}
    after = with_these(ledger, filled)
    assert texts(after) == texts(ledger)
    again = WrittenTexts(after, GUIDANCE, PERIOD)
    assert again.into_empty() == []
    assert no_contradiction(again.sentences, after)


def no_contradiction(sentences: Sentences, ledger: Snapshot) -> bool:
    return not any(sentences.contradictions(text) for text in texts(ledger).values())


def test_what_somebody_wrote_stays() -> None:
    (report, *_) = WrittenTexts(bare(leadership="Đảng ủy quan tâm."), GUIDANCE, PERIOD).into_empty()
    assert isinstance(report, Report)
    assert report.leadership == "Đảng ủy quan tâm."
    assert report.inspection
    assert report.emulation is None  # a programme of the other outline


def test_the_general_assessment_gathers_what_the_tasks_say() -> None:
    told = texts(bare())
    assert told["strengths"].startswith("- Có 31/33 chỉ tiêu đạt và vượt kế hoạch đề ra.\n- ")
    assert "\n- Còn 15 kiến nghị, chủ yếu về thoát nước" in told["limitations"]
    objective = [row.content for row in bare().all(Cause) if row.cause_kind == "objective"]
    assert told["causes_objective"].split("\n") == [f"- {content}" for content in objective]


def test_a_periodic_report_tells_the_figures_under_its_programmes() -> None:
    ledger = bare(outline="periodic")
    told = texts(ledger)
    assert told["leadership"] == ""
    assert "Quỹ “Vì người nghèo” vận động được 212,4 triệu đồng" in told["emulation"]
    filled = WrittenTexts(ledger, GUIDANCE, PERIOD).into_empty()
    assert [type(one) for one in filled] == [Report]  # a self-assessment would make another report of it


def test_an_empty_office_has_nothing_to_write() -> None:
    written = WrittenTexts(Snapshot(), GUIDANCE, PERIOD)
    assert written.into_empty() == []
    assert written.of_report("dissemination") == ""
