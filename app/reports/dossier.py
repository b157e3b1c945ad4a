"""What a report is written from: the ledger of the period, the guidance, and names for every link."""

from functools import cached_property
from typing import TypeVar

from app.domain.campaign import Campaign
from app.domain.conference import Conference
from app.domain.consolidation import hosted
from app.domain.enclosures import Photo
from app.domain.fields import Part, Record
from app.domain.guidance import Guidance
from app.domain.indicator_figure import IndicatorFigure
from app.domain.ledger import Ledger
from app.domain.office import OFFICE_UID, Office
from app.domain.periods import Period
from app.domain.report import Report, report_uid
from app.domain.scores import Scores, scores_of
from app.domain.told_figures import figures_of
from app.domain.words import names_in, title
from app.domain.written_texts import WrittenTexts

P = TypeVar("P", bound=Part)


class Dossier:
    """One unit's period as the chapters of a report see it."""

    def __init__(self, ledger: Ledger, guidance: Guidance, period: Period) -> None:
        self.ledger, self.guidance, self.period = ledger, guidance, period
        self.lookup = names_in(ledger, guidance)
        self.office = ledger.get(Office, OFFICE_UID) or Office(uid=OFFICE_UID)
        uid = report_uid(period.code)
        self.report = ledger.get(Report, uid) or Report(uid=uid, period=period.code)

    @cached_property
    def conferences(self) -> list[Conference]:
        """Every conference, by date; those without one come last."""
        return sorted(self.ledger.all(Conference), key=lambda row: (_undated(row.held_on), row.held_on or "", row.uid))

    @cached_property
    def hosted(self) -> list[Conference]:
        """The conferences that count as this unit's own (domain notes §5.4)."""
        return hosted(self.ledger, self.period, self.guidance)

    @cached_property
    def campaigns(self) -> list[Campaign]:
        """Every campaign in the order of the catalogue, the unit's own ones last."""
        order = {item.code or item.uid: at for at, item in enumerate(self.guidance.catalogue)}
        return sorted(
            self.ledger.all(Campaign),
            key=lambda row: (order.get(row.catalogue_item or "", len(order)), row.name or "", row.uid),
        )

    def short_names(self, kind: str, code: str) -> str | None:
        """Names for links where a task and a criterion go by their numbers: their wording is told elsewhere."""
        if kind == "task":
            task = self.guidance.task(code)
            return f"số {task.number}" if task else None
        return code if kind == "criterion" else self.lookup(kind, code)

    def grouped(self, kind: type[P]) -> list[tuple[str, list[P]]]:
        """The rows of a kind by the name of the campaign or conference they belong to, in the order of these."""
        parents: tuple[Record, ...] = (*self.campaigns, *self.conferences)
        groups = ((title(parent, self.lookup), list(self.ledger.parts(kind, parent.uid))) for parent in parents)
        return [(name, rows) for name, rows in groups if rows]

    def rows_of(self, kind: type[P]) -> list[P]:
        """The same rows, one after the other."""
        return [row for _, rows in self.grouped(kind) for row in rows]

    @cached_property
    def photos(self) -> list[Photo]:
        """The photos that are printed, in the order in which they are numbered: conferences, campaigns, the report."""
        parents = (*self.conferences, *self.campaigns, self.report)
        return [photo for one in parents for photo in self.ledger.parts(Photo, one.uid) if photo.in_report is not False]

    @cached_property
    def photo_numbers(self) -> dict[str, int]:
        """The number of each printed photo, by its uid."""
        return {photo.uid: number for number, photo in enumerate(self.photos, 1)}

    @cached_property
    def own_figures(self) -> dict[str, IndicatorFigure]:
        """The figures of the unit's own activity."""
        return figures_of(self.ledger.all(IndicatorFigure), self.period.code, self.guidance)

    @cached_property
    def area_figures(self) -> dict[str, IndicatorFigure]:
        """The figures of the whole area, which only a superior has."""
        return figures_of(self.ledger.all(IndicatorFigure), self.period.code, self.guidance, "area")

    @cached_property
    def written(self) -> WrittenTexts:
        """What stands in a text that the officer left empty."""
        return WrittenTexts(self.ledger, self.guidance, self.period)

    @cached_property
    def scores(self) -> Scores:
        """The points of the self-assessment."""
        return scores_of(self.ledger, self.period.code, self.guidance)


def _undated(date: str | None) -> bool:
    return date is None or date.startswith("--")
