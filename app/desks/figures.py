"""The figures of indicators: those of a period, what earlier periods tell of them, and which want a look."""

from collections.abc import Iterable

from app.domain.campaign import FundAccount
from app.domain.figure_rules import figure_problems
from app.domain.indicator_figure import OWN_PREFIX, IndicatorFigure
from app.domain.indicator_past import EarlierFigures, periods_around
from app.domain.ledger import Snapshot
from app.domain.periods import Period
from app.domain.problems import Case, Problem
from app.domain.report import Report, report_uid
from app.domain.words import names_in
from app.open_office import OpenOffice
from app.storage.survey import periods_with_data


class Figures:
    """Reads only the periods that are asked for: ten years of figures are never in memory at once."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    def of(self, period: Period, scope: str = "own") -> list[IndicatorFigure]:
        """The figures of a period: our own activity, or the whole area."""
        filed = self._office.ledger.filed_under(IndicatorFigure, period.code)
        return [row for row in filed if (row.scope or "own") == scope]

    def earlier(self, period: Period) -> EarlierFigures:
        """The own figures of the periods around this one."""
        codes = periods_around(period, periods_with_data(self._office.store))
        ledger = self._office.ledger
        return EarlierFigures(
            period,
            {
                code: {
                    row.indicator: row
                    for row in ledger.filed_under(IndicatorFigure, code)
                    if row.indicator and row.scope != "area"
                }
                for code in codes
            },
        )

    def doubts(self, figures: Iterable[IndicatorFigure], earlier: EarlierFigures) -> list[Problem]:
        """What the checks will say of these figures of a period; asked while typing, before anything is checked."""
        period, ledger = earlier.period, self._office.ledger
        guidance = self._office.guidance_of(period)
        report = ledger.get(Report, report_uid(period.code))
        now = [*figures, *ledger.filed_under(FundAccount, period.code), *([report] if report else [])]
        before = (row for rows in earlier.rows.values() for row in rows.values())
        case = Case(
            whole=Snapshot((*before, *now)),
            records=Snapshot(now),
            period=period,
            guidance=guidance,
            names=names_in(Snapshot(), guidance),
        )
        about = IndicatorFigure.description.name
        return [problem for problem in figure_problems(case) if problem.record_kind == about and problem.record_uid]

    def free_code(self) -> str:
        """The code of the next indicator of our own."""
        taken = {row.indicator for row in self._office.ledger.all(IndicatorFigure)}
        return next(code for number in range(1, len(taken) + 2) if (code := f"{OWN_PREFIX}{number}") not in taken)
