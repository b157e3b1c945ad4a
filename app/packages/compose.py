"""What the report of a period holds and how its pages look: before it is sealed, and for a look at it beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.checks import check, errors_of
from app.domain.extract import of_period
from app.domain.fields import Record
from app.domain.guidance import Guidance
from app.domain.ledger import Snapshot
from app.domain.periods import Period
from app.domain.report import Report, report_uid
from app.domain.report_rows import IncludedPackage
from app.domain.voices import Asked
from app.errors import UserError
from app.packages.books import Books
from app.packages.gathering import asked_below
from app.packages.sums import Sum, add_up, passed_up
from app.packages.workbook import shareable
from app.reports.mark import PackageMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report that is not sealed yet: its rows as they will travel, and what they were made from."""

    contents: Snapshot
    total: Sum
    guidance: Guidance
    period: Period
    bundle: bool
    asked: Sequence[Asked] = ()  # by the units below; only a bundle prints it
    system_times: bool = False  # as `Books`

    def pages(self, mark: PackageMark | None = None, across: str = "") -> bytes:
        """The PDF of the pages; `across` is printed over every one of them.

        A bundle shows the sum and where it came from; a report our own work, the area's figures beside ours.
        """
        from app.reports import consolidated, fonts, unit_report  # loaded when first needed: reportlab

        fonts.choose(system_times=self.system_times)
        if self.bundle:
            packages = self.contents.parts(IncludedPackage, report_uid(self.period.code))
            totals = self.total.totals
            return consolidated.render(
                totals, packages, self.contents, self.guidance, mark, asked=self.asked, across=across
            )
        return unit_report.render(self.contents, self.guidance, self.period, mark, across=across)


def draft(books: Books, period: Period, *, bundle: bool = False) -> Draft:
    """The report of a period as it stands now, ready or not. An office with units below passes its sum up with it."""
    guidance = books.guidance_of(period)
    own = of_period(books.own, period, guidance)
    total = add_up(books, period, guidance)
    contents = with_sum(own, total, period, books) if total.entries or books.units_below(guidance, period) else own
    # What the pages may show is what the workbook may carry: personal data stays at home in both.
    contents = Snapshot(shareable(contents).records(), contents.blobs)
    asked = asked_below(books, total, period) if bundle else ()
    return Draft(
        contents=contents,
        total=total,
        guidance=guidance,
        period=period,
        bundle=bundle,
        asked=asked,
        system_times=books.system_times,
    )


def with_sum(own: Snapshot, total: Sum, period: Period, books: Books) -> Snapshot:
    """The report's rows with what the office adds up; a report header is made when there is none to hang it on."""
    guidance = books.guidance_of(period)
    names = {unit.code or "": unit.name or "" for unit in books.units_below(guidance, period)}
    rows: list[Record] = [*own.records(), *passed_up(total, period, names)]
    if own.get(Report, report_uid(period.code)) is None:
        rows.append(Report(uid=report_uid(period.code), period=period.code))
    return Snapshot(rows, own.blobs)


def refuse_unready(books: Books, period: Period) -> None:
    """Raises `UserError` ("check") while something blocks sealing."""
    blocking = errors_of(check(books.own, period, books.guidance_of(period)))
    if blocking:
        listed = "\n".join(f"– {problem.sentence}" for problem in blocking[:5])
        raise UserError(
            f"Chưa niêm phong được: còn {len(blocking)} chỗ phải sửa.\n{listed}\nHãy sửa rồi làm lại.", reason="check"
        )
