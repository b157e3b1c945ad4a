"""Whether the rows of a package fit one another and its attachments.

A seal says who wrote the rows, not that they make sense together. What would count twice, hang in the air or show
a picture that never came is refused as a whole, before anything of it is in the ledger.
"""

from collections.abc import Iterable, Iterator

from app.domain.assessment import CriterionScore, TaskReview, assessment_uid
from app.domain.correspondence import Attachment
from app.domain.extract import attachments_of
from app.domain.fields import Part, Record
from app.domain.indicator_figure import IndicatorFigure
from app.domain.ledger import Snapshot
from app.domain.report import report_uid
from app.domain.report_rows import IncludedPackage
from app.packages.letter import Letter
from app.packages.refusals import Refusal


def refuse_incoherent(letter: Letter, contents: Snapshot) -> None:
    """Raises `Refusal`: "files" for attachments that do not fit their rows, "workbook" for rows that do not fit."""
    records = contents.records()
    _refuse_strange_files(contents, records)
    _refuse_orphans(letter, records)
    for place in _told_twice(contents):
        raise Refusal(
            "workbook", f"told twice: {place}", f"Số liệu trong gói ghi hai lần cùng một mục: {place}. {_ASK}"
        )


_ASK = "Không nhận gói này; hãy xin đơn vị gửi lại."


def _refuse_strange_files(contents: Snapshot, records: Iterable[Record]) -> None:
    named = {row.uid: row for row in contents.all(Attachment)}
    if named.keys() != contents.blobs.keys():
        raise Refusal("files", "attachments and their rows differ")
    if any(row.size not in (None, len(contents.blobs[uid])) for uid, row in named.items()):
        raise Refusal("files", "an attachment of another size")
    if not named.keys() >= set(attachments_of(records)):
        raise Refusal("files", "a row names an attachment that is not here")


def _refuse_orphans(letter: Letter, records: Iterable[Record]) -> None:
    """A part stands under a record of the package, or under the report or assessment that is yet to be begun."""
    known = {(record.description.name, record.uid) for record in records}
    known |= {("assessment", assessment_uid(letter.period)), ("report", report_uid(letter.period))}
    for record in records:
        if isinstance(record, Part) and not any((kind, record.parent) in known for kind in record.description.parents):
            raise Refusal(
                "workbook",
                f"{record.description.name} {record.uid} is part of nothing",
                f"Trong sổ số liệu có dòng “{record.description.label}” không thuộc về mục nào. {_ASK}",
            )


def _told_twice(contents: Snapshot) -> Iterator[str]:
    """What is looked up by what it is about, not by its uid: of two, the order of rows would say which counts."""
    told: set[tuple[str, ...]] = set()
    for names in _about(contents):
        if names in told:
            yield " ".join(name for name in names if name)
        told.add(names)


def _about(contents: Snapshot) -> Iterator[tuple[str, ...]]:
    for figure in contents.all(IndicatorFigure):
        yield "chỉ tiêu", figure.indicator or figure.uid, figure.period or "", figure.scope or ""
    for score in contents.all(CriterionScore):
        yield "tiêu chí", score.criterion or score.uid, score.parent
    for review in contents.all(TaskReview):
        yield "nhiệm vụ", review.task or review.uid, review.parent
    for package in contents.all(IncludedPackage):
        yield "gói của", package.unit or package.uid, package.parent
