"""What units say in words, gathered under the headings of the report of the office above (domain notes §5.4, point 3).

The words are laid beside the box in which the consolidator writes the synthesis, and are quoted with their unit in an
annex where the consolidator wants it. They are never put together into the final prose by the program.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.assessment import Assessment, Limitation, TaskReview, assessment_uid, review_uid
from app.domain.campaign import ModelExample
from app.domain.fields import Field, Kind, Record
from app.domain.guidance import Guidance
from app.domain.ledger import Ledger
from app.domain.report import AHEAD, GENERAL, LEAD, OPENING, PROGRAMMES, SUM, Report, report_uid
from app.domain.report_rows import ADDRESSEES, Excerpt, Recommendation
from app.text.keys import search_key

LONGEST = 1200
"""Letters of a quote; what is longer ends with "…" (our own proposal: a third of a page)."""

SHARED = "shared"
"""The heading of passages that stand in several reports, where the consolidator wants them named."""

_MODELS = "report.spread_models"
_LIMITATIONS = "report.limitations"
_CHAPTERS = (OPENING, LEAD, PROGRAMMES, GENERAL, SUM, AHEAD)
_LEFT_OUT = frozenset(["basis", "programme_names"])
_NUMBER = re.compile(r"^(?:[IVX]+|\d+[a-z]?)\.\s+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A place of our report, and the field of our own ledger in which its synthesis is written."""

    key: str  # "report.strengths", "NV1.results"; for ever, because excerpts are filed under it
    label: str
    kind: type[Record]
    field: Field
    task: str = ""

    def uid(self, period: str) -> str:
        """The uid of our own record that holds the synthesis."""
        return review_uid(period, self.task) if self.task else report_uid(period)

    def blank(self, period: str) -> list[Record]:
        """The records to begin where the synthesis is the first thing that is written: owners first."""
        if not self.task:
            return [Report(uid=report_uid(period), period=period)]
        above = assessment_uid(period)
        return [
            Assessment(uid=above, period=period),
            TaskReview(uid=self.uid(period), parent=above, task=self.task),
        ]


@dataclass(frozen=True, slots=True)
class Voice:
    """What one unit says under one heading, whole."""

    unit: str
    heading: str
    words: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A recommendation, to whom it goes, and every unit that made it in the same words."""

    addressee: str
    content: str
    units: tuple[str, ...]


def headings(guidance: Guidance) -> list[Heading]:
    """Every heading in the order of the report: what goes before the tasks, the tasks, what comes after them."""
    fields = Report.description.fields
    chapters = {
        section: [
            Heading(f"report.{field.key}", _bare(field.label), Report, field)
            for field in fields
            if field.section == section and field.kind is Kind.NOTE and field.key not in _LEFT_OUT
        ]
        for section in _CHAPTERS
    }
    tasks = [
        Heading(
            f"{task.code}.{field.key}",
            f"Nhiệm vụ {task.numbered}: {field.label.lower()}",
            TaskReview,
            field,
            code,
        )
        for task in guidance.tasks
        if (code := task.code)
        for field in TaskReview.description.fields
        if field.kind is Kind.NOTE
    ]
    return [
        *chapters[OPENING],
        *chapters[LEAD],
        *tasks,
        *chapters[PROGRAMMES],
        *chapters[GENERAL],
        *chapters[SUM],
        *chapters[AHEAD],
    ]


def voices_of(ledger: Ledger, period: str, unit: str, guidance: Guidance) -> list[Voice]:
    """What a unit's report says, by heading; nothing for a heading that it left empty."""
    report = ledger.get(Report, report_uid(period))
    above = assessment_uid(period)
    said: dict[str, list[str]] = {}

    def tell(heading: str, *texts: str | None) -> None:
        words = [text.strip() for text in texts if text and text.strip()]
        if words:
            said.setdefault(heading, []).append("\n".join(words))

    places = headings(guidance)
    if report is not None:
        for place in places:
            if place.kind is Report:
                tell(place.key, getattr(report, place.field.key))
    for review in ledger.parts(TaskReview, above):
        for place in places:
            if place.task and place.task == review.task:
                tell(place.key, getattr(review, place.field.key))
    if _LIMITATIONS not in said:
        tell(_LIMITATIONS, *_listed(row.content for row in ledger.parts(Limitation, above)))
    tell(_MODELS, *(_model(row) for row in ledger.all(ModelExample) if row.period in (None, period)))
    tell("report.recommendations_text", *_listed(row.content for row in _recommendations(ledger, period)))
    return [Voice(unit, heading, "\n".join(texts)) for heading, texts in said.items()]


def asked_by(ledgers: Iterable[tuple[str, Ledger]], period: str) -> list[Asked]:
    """The recommendations of all units, grouped by addressee; equal ones are one, with all who asked."""
    order = [choice.code for choice in ADDRESSEES]
    found: dict[tuple[str, str], tuple[str, dict[str, None]]] = {}
    for unit, ledger in ledgers:
        for row in _recommendations(ledger, period):
            content = (row.content or "").strip()
            if content:
                key = (row.addressee or "", search_key(content).rstrip(" .;"))
                found.setdefault(key, (content, {}))[1][unit] = None
    asked = [Asked(addressee, content, tuple(units)) for (addressee, _), (content, units) in found.items()]
    place = {code: at for at, code in enumerate(order)}
    return sorted(asked, key=lambda one: (place.get(one.addressee, len(order)), one.addressee, -len(one.units)))


def brief(words: str) -> str:
    """A quote of at most `LONGEST` letters, cut between words and then ended with "…"."""
    words = words.strip()
    if len(words) <= LONGEST:
        return words
    cut = words.rfind(" ", 1, LONGEST)
    return words[: cut if cut > LONGEST // 2 else LONGEST].rstrip(" ,;:") + " …"


def excerpt(voice: Voice, name: str, period: str) -> Excerpt:
    """The row by which a quote goes into our report; one a heading and unit."""
    return Excerpt(
        uid=f"{period}.{voice.heading}.{voice.unit}.excerpt",
        parent=report_uid(period),
        heading=voice.heading,
        units=(voice.unit,),
        unit_names=name,
        content=brief(voice.words),
    )


def by_heading(voices: Sequence[Voice]) -> Mapping[str, list[Voice]]:
    """What all units say under each heading, in the order in which the units are given."""
    found: dict[str, list[Voice]] = {}
    for voice in voices:
        found.setdefault(voice.heading, []).append(voice)
    return found


def _bare(label: str) -> str:
    """The words of a heading without the number that it has in the outline of another report."""
    return _NUMBER.sub("", label)


def _recommendations(ledger: Ledger, period: str) -> Sequence[Recommendation]:
    return ledger.parts(Recommendation, report_uid(period))


def _listed(texts: Iterable[str | None]) -> list[str]:
    return [f"- {text.strip()}" for text in texts if text and text.strip()]


def _model(row: ModelExample) -> str:
    told = ". ".join(part.strip().rstrip(".") for part in (row.content, row.results) if part and part.strip())
    place = f" ({row.place})" if row.place else ""
    return f"- {row.name or ''}{place}{f': {told}' if told else ''}."
