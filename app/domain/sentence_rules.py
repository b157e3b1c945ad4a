"""What narratives tell otherwise than the tables: sentences made of figures whose figures have changed since.

Only a warning: a person may mean another thing by the same words, and the printed tables are right anyway.
"""

from collections.abc import Iterator

from app.domain.assessment import TaskReview
from app.domain.campaign import Campaign
from app.domain.conference import Conference
from app.domain.fields import Kind, Record
from app.domain.problems import Case, Problem, problem
from app.domain.report import Report
from app.domain.sentences import Sentences, of_campaign, of_conference, of_report


def sentence_problems(case: Case) -> Iterator[Problem]:
    """Every sentence with other figures than the ledger holds now, in the report, its tasks, its records."""
    records = case.records
    whole = of_report(records, case.guidance, case.period)
    for record in (*records.all(Report), *records.all(TaskReview)):
        yield from _of_record(case, record, whole)
    for conference in records.all(Conference):
        yield from _of_record(case, conference, of_conference(conference, records, case.guidance))
    for campaign in records.all(Campaign):
        yield from _of_record(case, campaign, of_campaign(campaign, records, case.guidance, case.period))


def _of_record(case: Case, record: Record, sentences: Sentences) -> Iterator[Problem]:
    for field in record.description.fields:
        if field.kind is Kind.NOTE and not field.local:
            for one in sentences.contradictions(getattr(record, field.key)):
                yield problem("warning", case, record, field.key, f"câu “{one.shortly}” {one.said}.")
