"""Papers to print and sign beside the report: of a conference, of a campaign, of the points, to those who owe.

The documents load reportlab, so each is loaded with its first use; a job makes them beside the window.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.desks.paper import Paper, Picture
from app.domain.campaign import Campaign
from app.domain.conference import Conference
from app.domain.office import Office
from app.domain.periods import Period
from app.domain.reminding import proposed_day
from app.domain.words import Lookup, names_in
from app.errors import UserError
from app.open_office import OpenOffice
from app.packages.inbox import Missing, missing_of
from app.reports.mark import NOT_SEALED

if TYPE_CHECKING:
    from app.packages.decide import Remarked

__all__ = ["Missing", "Papers"]


class Papers:
    """Each paper as the bytes of a PDF."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    def minutes(self, uid: str) -> bytes:
        """The minutes of a conference. Raises `UserError` ("gone")."""
        from app.reports import minutes  # loaded when first needed: it loads reportlab

        self._office.books.choose_face()
        return minutes.render(self._office.ledger, self._conference(uid), self._names())

    def summary(self, uid: str) -> bytes:
        """A conference on one page. Raises `UserError` ("gone")."""
        from app.reports import conference_summary  # loaded when first needed: it loads reportlab

        self._office.books.choose_face()
        return conference_summary.render(self._office.ledger, self._conference(uid), self._names())

    def campaign(self, uid: str, period: Period) -> bytes:
        """The sheet of a campaign. Raises `UserError` ("gone")."""
        from app.reports import campaign_sheet  # loaded when first needed: it loads reportlab

        self._office.books.choose_face()
        found = self._office.ledger.get(Campaign, uid)
        if found is None:
            raise _gone()
        return campaign_sheet.render(self._office.ledger, found, period, self._names())

    def scores(self, period: Period) -> bytes:
        """The score sheet of the six tasks."""
        from app.reports import score_paper  # loaded when first needed: it loads reportlab

        self._office.books.choose_face()
        return score_paper.render(self._office.ledger, self._office.guidance_of(period), period)

    def missing(self, period: Period) -> list[Missing]:
        """The units below that owe the report of a period and have not sent it."""
        return missing_of(self._office.books, period.code)

    def proposed_day(self, period: Period) -> date:
        """By when they might be asked to send: some working days after the superior's day, or after today."""
        days = [date.fromisoformat(one.due) for one in self.missing(period) if one.due]
        return proposed_day(max(days, default=None), self._office.books.today())

    def reminder(self, period: Period, until: date | None = None) -> bytes:
        """The letter to them, dated today; `until` is the day by which they are asked to send, None for the pen.

        Raises `UserError` ("nobody") when everybody has sent.
        """
        from app.reports import reminder  # loaded when first needed: it loads reportlab

        self._office.books.choose_face()
        office = self._office
        owing = [
            reminder.Owing(one.name, date.fromisoformat(one.due) if one.due else None) for one in self.missing(period)
        ]
        if not owing:
            raise UserError(f"Không có đơn vị nào chưa gửi báo cáo kỳ {period.label}.", reason="nobody")
        books = office.books
        expected = len(books.units_below(office.guidance_of(period), period))
        return reminder.render(office.record, period, owing, expected, books.today(), until=until)

    def card(self) -> bytes:
        """The slip that registers our key, to be looked at before it is sealed. Raises `UserError` as the key does."""
        from app.packages import identity, slips  # loaded when first needed: cryptography

        return slips.card_pages(self._office.books, identity.load_public(self._office.folder), across=NOT_SEALED)

    def return_letter(self, package: str, remarks: "Sequence[Remarked]", deadline: str = "") -> bytes:
        """The letter with which a report would go back. Raises `UserError` as returning it does."""
        from app.packages import decide  # loaded when first needed: with what is received

        books = self._office.books
        return decide.return_pages(books, decide.find(books, package), remarks, deadline=deadline, across=NOT_SEALED)

    def guidance(self) -> bytes:
        """The guidance as this office would issue it now. Raises `UserError` ("no-units-below")."""
        from app.packages import slips  # loaded when first needed: with what is sent

        return slips.guidance_pages(self._office.books, across=NOT_SEALED)

    def head(self, record: Office, width: int) -> Picture:
        """How a document of this office begins and ends, so many pixels wide; the record need not be saved yet."""
        from app.reports import head_sample  # loaded when first needed: it loads reportlab

        self._office.books.choose_face()
        paper = Paper(head_sample.render(record, self._office.books.today()))
        try:
            return paper.draw_written(0, width)
        finally:
            paper.close()

    def _conference(self, uid: str) -> Conference:
        found = self._office.ledger.get(Conference, uid)
        if found is None:
            raise _gone()
        return found

    def _names(self) -> Lookup:
        return names_in(self._office.ledger, self._office.guidance)


def _gone() -> UserError:
    return UserError("Mục này không còn trong sổ nên không in được. Hãy chọn lại trong danh sách.", reason="gone")
