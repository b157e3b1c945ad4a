"""What a consolidated report is written from, and the words that every part of it needs: names and the stamp."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reportlab.platypus import Flowable

from app.domain.consolidation import Consolidation, Fraction
from app.domain.fields import Figure
from app.domain.guidance import Guidance, IndicatorItem
from app.domain.ledger import Ledger
from app.domain.report import SUM, Report
from app.domain.report_rows import IncludedPackage
from app.domain.reporting import Reporting, reporting
from app.domain.told_figures import show
from app.domain.voices import Asked
from app.reports.dossier import Dossier
from app.reports.style import CENTRED_ITALIC, line, space
from app.text.numbers import write_number


@dataclass(frozen=True, slots=True)
class Material:
    """The sum, who is in it, the office's own words, and what the units asked for."""

    totals: Consolidation
    reporting: Reporting
    dossier: Dossier
    report: Report  # with what is said of the units below; the dossier's own is without it
    names: Mapping[str, str]
    asked: Sequence[Asked]

    @property
    def guidance(self) -> Guidance:
        """The guidance of the period."""
        return self.dossier.guidance

    @property
    def provisional(self) -> str:
        """ "Tổng hợp 2/3 đơn vị", or "" when everybody is in."""
        return provisional_words(self.totals)

    def name(self, code: str) -> str:
        """What a unit was called in the period; its code while nobody told."""
        return self.names.get(code, code)

    def unit(self, row: IncludedPackage) -> str:
        """The name of the unit of a row."""
        return self.name(row.unit or "")

    def stamp(self) -> list[Flowable]:
        """What every place with a provisional sum carries; nothing when the sum is whole."""
        return [line(f"({self.provisional})", CENTRED_ITALIC), space(2)] if self.provisional else []


def material(
    totals: Consolidation,
    packages: Sequence[IncludedPackage],
    ledger: Ledger,
    guidance: Guidance,
    asked: Sequence[Asked] = (),
) -> Material:
    """Everything in one hand. Names are those of the period: as the packages say, else as the guidance of then says."""
    dossier = Dossier(ledger, guidance, guidance.period(totals.period))
    report = dossier.report
    # The chapters that every report has print what is left: this one has a chapter of its own for the units below.
    dossier.report = replace(report, **{field.key: None for field in report.description.fields if field.section == SUM})
    asking = {unit for one in asked for unit in one.units}
    codes = {
        totals.unit,
        *totals.expected,
        *totals.accepted,
        *asking,
        *(figure.unit for figure in totals.listed),
        *(row.unit or "" for row in packages),
    }
    end = dossier.period.end
    known = {code: guidance.units.name(code, end) for code in codes if code in guidance.units}
    known |= {row.unit: row.unit_name for row in packages if row.unit and row.unit_name}
    return Material(totals, reporting(packages), dossier, report, known, asked)


def provisional_words(totals: Consolidation) -> str:
    """ "Tổng hợp 2/3 đơn vị": what a sum without everybody must carry wherever it is printed."""
    expected = len(totals.expected)
    return "" if totals.complete else f"Tổng hợp {expected - len(totals.missing)}/{expected} đơn vị"


def told(value: Figure | None, item: IndicatorItem | None, of: Fraction | None = None) -> str:
    """A sum in words: a number, or "3/5" units for a question of yes and no whose fraction is known."""
    if item is None or not isinstance(value, Decimal):
        return show(value, item)
    if item.unit_rule == "COUNT_YES":
        return f"{write_number(of[0])}/{write_number(of[1])}" if of else write_number(value)
    if item.unit_rule in ("RATIO", "WAVG"):
        return write_number(value, item.places or 0)
    return show(value, item)
