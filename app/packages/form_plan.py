"""What the blank form asks for: which fields of which kinds, on which sheets. Writer and reader share it."""

import dataclasses
from collections.abc import Mapping

from app.domain.assessment import Assessment, Cause, CriterionScore, Limitation, Solution, TaskReview
from app.domain.campaign import Campaign
from app.domain.conference import Conference
from app.domain.fields import Choice, Field, Kind, Record
from app.domain.guidance import Guidance
from app.domain.indicator_figure import IndicatorFigure
from app.domain.report import Report

FORM_FORMAT = "1"
"""The newest form this program writes and reads."""

COVER_MARK = "#form"

TYPED: Mapping[type[Record], tuple[str, ...]] = {
    IndicatorFigure: ("own_name", "own_unit", "plan", "actual", "last_year", "note"),
    CriterionScore: ("score", "reason"),
    TaskReview: ("results", "strengths", "models", "lessons", "proposals"),
    Report: (
        *("subject", "number", "symbol", "place", "dated_on", "signer_title", "signer_name", "recipients", "basis"),
        *("population", "households", "residential_areas", "situation", "advantages", "difficulties"),
        *("leadership", "dissemination", "implementation", "inspection", "strengths", "limitations"),
        *("causes_objective", "causes_subjective", "lessons", "directions_text", "recommendations_text"),
    ),
    Assessment: ("prepared_on", "prepared_by", "summary"),
    Limitation: ("task", "content"),
    Cause: ("task", "cause_kind", "content"),
    Solution: ("task", "content", "responsible", "deadline"),
    Conference: (
        *("title", "purposes", "form", "own_role", "organiser", "organiser_name", "level", "held_on", "ends_on"),
        *("starts_at", "venue", "chaired_by", "convened", "present", "women", "summary", "overall", "limitations"),
    ),
    Campaign: (
        *("name", "campaign_kind", "state", "launched_by", "runs_from", "runs_to", "ongoing", "lead", "partners"),
        *("supported", "supported_unit", "summary", "strengths", "limitations"),
    ),
}
"""What the form asks of each kind; the rest is for offices with the program."""

PAGES: Mapping[type[Record], str] = {Report: "Báo cáo", Assessment: "Nhận xét chung"}
"""Kinds with one record a period, an answer a line."""

LISTS: Mapping[type[Record], tuple[str, int]] = {
    Limitation: ("Hạn chế", 15),
    Cause: ("Nguyên nhân", 15),
    Solution: ("Giải pháp", 15),
    Conference: ("Hội nghị", 30),
    Campaign: ("Phong trào", 25),
}
"""Kinds of which a unit may have any number: sheet and empty rows."""

KNOWN: Mapping[type[Record], str] = {IndicatorFigure: "Chỉ tiêu", CriterionScore: "Tự chấm", TaskReview: "Nội dung"}
"""Kinds whose rows the guidance names."""


def mark_of(kind: type[Record]) -> str:
    """The mark in the first cell of a kind's sheet."""
    return f"{COVER_MARK}-{kind.description.name}"


def typed_fields(kind: type[Record], guidance: Guidance) -> list[Field]:
    """The fields that a form asks of a kind; a task is picked by its code and short name."""
    tasks = tuple(Choice(task.code or "", f"{task.code} – {task.short_name or ''}") for task in guidance.tasks)
    described = kind.description.by_key
    return [
        dataclasses.replace(described[key], kind=Kind.CHOICE, choices=tasks) if key == "task" else described[key]
        for key in TYPED[kind]
    ]


def row_key(kind: type[Record]) -> str:
    """The key of the locked column that names a row of a `KNOWN` kind."""
    return kind.description.title
