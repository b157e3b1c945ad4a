"""What the indicators tied to a criterion say: done, planned, a year ago."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.fields import Blank, Figure
from app.domain.guidance import Guidance
from app.domain.guidance_items import CriterionItem, IndicatorItem
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.indicators import formula_of, ratio, rounded
from app.domain.ledger import Ledger
from app.text.numbers import write_number

EMPTY = "chưa nhập"


@dataclass(frozen=True, slots=True)
class LinkedFigure:
    """One indicator beside a criterion."""

    item: IndicatorItem
    actual: Figure | None
    plan: Figure | None
    last_year: Figure | None

    @property
    def words(self) -> str:
        """ "Số hội nghị: 12 hội nghị, đạt 120% kế hoạch, năm trước 9"."""
        said = [f"{self.item.name}: {self._say(self.actual, unit=True)}"]
        if self.item.unit != "có/không" and isinstance(self.actual, Decimal):
            if isinstance(self.plan, Decimal) and self.plan and not self.item.formula:
                said.append(f"đạt {write_number(rounded(self.actual * 100 / self.plan, 1))}% kế hoạch")
            if self.last_year is not None:
                said.append(f"năm trước {self._say(self.last_year)}")
        return ", ".join(said)

    def _say(self, value: Figure | None, *, unit: bool = False) -> str:
        if not isinstance(value, Decimal):
            return value.value if isinstance(value, Blank) else EMPTY
        if self.item.unit == "có/không":
            return "có" if value else "không"
        shown = rounded(value, self.item.places) if self.item.formula else value
        return f"{write_number(shown)} {self.item.unit or ''}".strip() if unit else write_number(shown)


def linked_figures(ledger: Ledger, guidance: Guidance, period: str, criterion: CriterionItem) -> list[LinkedFigure]:
    """The office's own figures of the indicators tied to a criterion; ratios are computed from their parts."""
    found = [item for code in criterion.indicators if (item := guidance.indicator(code)) is not None]
    return [_linked(ledger, period, item) for item in found]


def _linked(ledger: Ledger, period: str, item: IndicatorItem) -> LinkedFigure:
    figure = _figure(ledger, period, item.code or "")
    formula = formula_of(item)
    if formula is None:
        return LinkedFigure(item, figure.actual, figure.plan, figure.last_year)
    parts = {code: _figure(ledger, period, code) for code in formula.codes}
    now = ratio(item, {code: part.actual for code, part in parts.items()})
    then = ratio(item, {code: part.last_year for code, part in parts.items()})
    return LinkedFigure(
        item,
        figure.actual if now is None else now,
        figure.plan,
        figure.last_year if then is None else then,
    )


def _figure(ledger: Ledger, period: str, code: str) -> IndicatorFigure:
    uid = figure_uid(period, code)
    return ledger.get(IndicatorFigure, uid) or IndicatorFigure(uid=uid)
