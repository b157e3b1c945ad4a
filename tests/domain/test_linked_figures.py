from decimal import Decimal

from app.domain.fields import NOT_ARISEN
from app.domain.guidance import load_default
from app.domain.guidance_items import CriterionItem
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.ledger import Snapshot
from app.domain.linked_figures import linked_figures

PERIOD = "2024-NAM"


def words(*figures: IndicatorFigure, codes: tuple[str, ...]) -> list[str]:
    criterion = CriterionItem(indicators=(*codes, "NO_SUCH"))
    return [one.words for one in linked_figures(Snapshot(figures), load_default(), PERIOD, criterion)]


def figure(code: str, **values: object) -> IndicatorFigure:
    return IndicatorFigure(uid=figure_uid(PERIOD, code), period=PERIOD, indicator=code, scope="own", **values)  # pyright: ignore[reportArgumentType]


def test_a_figure_with_its_plan_and_the_year_before() -> None:
    item = load_default().indicator("QT_HN")
    assert item is not None
    (said,) = words(figure("QT_HN", actual=Decimal(12), plan=Decimal(10), last_year=Decimal(9)), codes=("QT_HN",))
    assert said == f"{item.name}: 12 {item.unit}, đạt 120% kế hoạch, năm trước 9"


def test_the_three_blanks_and_yes_or_no() -> None:
    assert words(codes=("QT_HN",))[0].endswith(": chưa nhập")
    assert words(figure("QT_HN", actual=NOT_ARISEN), codes=("QT_HN",))[0].endswith(": không phát sinh")
    assert words(figure("QT_HN", actual=Decimal(0)), codes=("QT_HN",))[0].split(": ")[1].startswith("0")
    assert words(figure("QCPH_CO", actual=Decimal(1), last_year=Decimal(0)), codes=("QCPH_CO",))[0].endswith(": có")
