"""The score sheet of the six tasks (annex 3): every criterion with its points, the appraisal and the difference."""

from dataclasses import replace
from decimal import Decimal

from reportlab.platypus import Flowable

from app.domain.assessment import CriterionScore, assessment_uid
from app.domain.guidance import CriterionItem
from app.domain.scores import PLACES, band, rating
from app.reports.dossier import Dossier
from app.reports.sections import said, with_aside
from app.reports.tables import Column, Row, grid
from app.text.numbers import number_or_blank, write_number

_COLUMNS = (
    Column("Mã", 11, "centre"),
    Column("Tiêu chí", 97),
    Column("Tối đa", 12, "right"),
    Column("Tự chấm", 13, "right"),
    Column("Thẩm định", 14, "right"),
    Column("Chênh lệch", 14, "right"),
    Column("Xếp loại", 22, "centre"),
)
_DIFFERENCE = 5
_IN_COLUMNS = ("criterion", "score", "appraised")


def score_sheet(dossier: Dossier) -> list[Flowable]:
    """The table; nothing while no criterion has been touched."""
    uid = assessment_uid(dossier.period.code)
    given = {row.criterion or "": row for row in dossier.ledger.parts(CriterionScore, uid)}
    if not given:
        return []
    rows: list[Row] = []
    listed: set[str] = set()
    for task in dossier.guidance.tasks:
        code = task.code or task.uid
        criteria = dossier.guidance.criteria(code)
        points = dossier.scores.tasks[code]
        level = band(dossier.guidance, "task", points.score)
        name = f"{task.numbered} (trọng số {write_number(task.weight or 0)})"
        highest = sum((item.maximum or Decimal(0) for item in criteria), Decimal(0))
        rows.append(
            Row(
                (code, name, *_points(highest, points.score, points.appraised), level.name or "" if level else ""),
                bold=True,
            )
        )
        for item in criteria:
            listed.add(item.code or "")
            rows.append(_criterion(item, given.get(item.code or ""), dossier))
    # Points for a criterion that the guidance no longer asks are facts all the same.
    rows += [_unasked(row, dossier) for code, row in given.items() if code not in listed]
    scores = dossier.scores
    level = rating(dossier.guidance, scores)
    total = [number_or_blank(value, PLACES) for value in (scores.total, scores.appraised_total)]
    rows.append(Row(("", "Tổng điểm (theo trọng số)", "100", *total, "", level.name or "" if level else ""), bold=True))
    return [_without_empty(rows)]


def _without_empty(rows: list[Row]) -> Flowable:
    """The table without the difference to the appraisal, as long as nobody appraised anything."""
    kept = [at for at in range(len(_COLUMNS)) if at != _DIFFERENCE or any(row.cells[at] for row in rows)]
    bare = [replace(row, cells=tuple(row.cells[at] for at in kept)) for row in rows]
    return grid([_COLUMNS[at] for at in kept], bare, small=True)


def _criterion(item: CriterionItem, given: CriterionScore | None, dossier: Dossier) -> Row:
    score, appraised = (given.score, given.appraised) if given else (None, None)
    named, details = with_aside(item.question or "", said(given, dossier.lookup, _IN_COLUMNS) if given else [])
    return Row((item.code or "", named, *_points(item.maximum, score, appraised), ""), details)


def _unasked(row: CriterionScore, dossier: Dossier) -> Row:
    item = dossier.guidance.criterion(row.criterion or "")
    return _criterion(item or CriterionItem(code=row.criterion), row, dossier)


def _points(highest: Decimal | None, score: Decimal | None, appraised: Decimal | None) -> tuple[str, str, str, str]:
    difference = appraised - score if appraised is not None and score is not None else None
    return number_or_blank(highest), number_or_blank(score), number_or_blank(appraised), number_or_blank(difference)
