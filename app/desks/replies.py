"""What came back from above about our reports, and what came back from below to our remarks."""

from datetime import date

from app.domain.correspondence import Remark
from app.domain.periods import Period, span
from app.open_office import OpenOffice
from app.packages import answering
from app.packages.answering import Accepted, Answered, Asked, Returned, State
from app.storage.mailbox import Entry

__all__ = ["Accepted", "Answered", "Asked", "Replies", "Returned", "State"]


class Replies:
    """Remarks with their places and states, and the answers to them."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    def returned(self, period: Period | str) -> Returned | None:
        """The newest report of a period that came back, also after a later one was sent; None when none did."""
        return answering.returned(self._office.books, _code(period))

    def accepted(self, period: Period | str) -> Accepted | None:
        """Our newest report of a period, when a receipt says that it was accepted."""
        return answering.accepted(self._office.books, _code(period))

    def due(self, period: Period) -> date | None:
        """The day that counts for sending our report: the one set when it came back, else that of the guidance.

        Once it was sent again, the day of the guidance is told as before.
        None where nobody set a day.
        """
        back = self.returned(period)
        asked = span(back.decision.deadline) if back is not None and back.resent is None else None
        return asked[1] if asked else self._office.guidance_of(period).deadline(period, self._office.level)

    def remarks(self, period: Period | str) -> list[Asked]:
        """What is asked of us now: empty when nothing came back, or when a newer report is on its way."""
        found = self.returned(period)
        return list(found.asked) if found and found.resent is None else []

    def open_remarks(self, period: Period | str) -> list[Asked]:
        """Those of `remarks` that wait for us: each names the kind, uid and field of its place."""
        return [one for one in self.remarks(period) if one.is_open]

    def answered(self, remark: Remark, text: str) -> Remark:
        """Our own record with an answer, to be saved by the caller; an empty text takes the answer away."""
        return answering.answered(self._office.books, remark, text)

    def answer(self, remark: Remark, text: str) -> None:
        """Save our answer to a remark; an empty one takes it back. Raises `UserError` as every change does."""
        record = self.answered(remark, text)
        if record.answer:
            self._office.ledger.put(record)
        else:
            self._office.ledger.remove(Remark, remark.uid)

    def answers_to(self, entry: Entry) -> list[Answered]:
        """What a received report answers to the remarks with which its predecessor went back."""
        return answering.answers_to(self._office.books, entry)


def _code(period: Period | str) -> str:
    return period if isinstance(period, str) else period.code
