"""What the consolidator writes from: the words of all units beside our own, and which of them are quoted."""

from app.domain.copied import Shared
from app.domain.periods import Period
from app.domain.report import report_uid
from app.domain.report_rows import Excerpt
from app.domain.voices import SHARED, Heading, Voice, brief, excerpt, headings
from app.open_office import OpenOffice
from app.packages.gathering import Gathered, gathered

__all__ = ["Gathered", "Synthesis"]


class Synthesis:
    """The words of a period; what is chosen becomes an `Excerpt` of our report, which whoever asked saves."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    def gathered(self, period: Period) -> Gathered:
        """The words of every accepted report; reads all of them, so ask beside the window."""
        return gathered(self._office.books, period, self._office.guidance_of(period))

    def headings(self, period: Period) -> list[Heading]:
        """The headings of the report in their order."""
        return headings(self._office.guidance_of(period))

    def chosen(self, period: Period) -> dict[str, Excerpt]:
        """The excerpts of our report by their uid."""
        return {row.uid: row for row in self._office.ledger.parts(Excerpt, report_uid(period.code))}

    def quote(self, period: Period, voice: Voice, name: str) -> Excerpt:
        """The row that quotes a unit under a heading; the same unit and heading give the same uid."""
        return excerpt(voice, name, period.code)

    def note(self, period: Period, passage: Shared, names: str) -> Excerpt:
        """The row that notes a passage as common to several reports."""
        return Excerpt(
            uid=f"{period.code}.{SHARED}.{passage.key}.excerpt",
            parent=report_uid(period.code),
            heading=SHARED,
            units=passage.units,
            unit_names=names,
            content=brief(passage.words),
        )
