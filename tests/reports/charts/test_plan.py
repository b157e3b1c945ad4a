"""Plan and actual: bars as long as their shares, in the order given, and every answer told in words."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.fields import NOT_ARISEN
from app.reports.charts import PlanRow, plan_actual
from app.reports.charts.plan import MOST_SHARE, share
from tests.reports.charts.looking import beyond, solids, texts

WIDTH = 467.0
amounts = st.decimals(0, 10**7, places=2)
rows = st.lists(
    st.builds(
        PlanRow,
        st.text("abcdeê ", min_size=1, max_size=60).map(lambda text: text.strip() or "a"),
        st.sampled_from(["", "người", "triệu đồng"]),
        st.one_of(st.none(), st.just(NOT_ARISEN), amounts),
        st.one_of(st.none(), st.just(NOT_ARISEN), amounts),
    ),
    max_size=40,
)


@settings(deadline=None, max_examples=40)
@given(rows)
def test_bars_are_as_long_as_their_shares_and_keep_their_order(given_rows: list[PlanRow]) -> None:
    charts = plan_actual(given_rows, WIDTH)
    shares = [each for row in given_rows if (each := share(row)) is not None and each > 0]
    bars = [bar for chart in charts for bar in solids(chart)]
    assert len(bars) == len(shares)
    whole = {float(min(each, MOST_SHARE)): bar.width for each, bar in zip(shares, bars, strict=True)}
    for each, bar in zip(shares, bars, strict=True):
        longest, length = max(whole.items())
        assert abs(bar.width - length * float(min(each, MOST_SHARE)) / longest) < 0.01
    assert [text for chart in charts for text in beyond(chart)] == []


@settings(deadline=None, max_examples=20)
@given(rows)
def test_drawings_fit_on_a_page_and_are_of_about_one_height(given_rows: list[PlanRow]) -> None:
    charts = plan_actual(given_rows, WIDTH, highest=300)
    assert all(chart.height <= 300 for chart in charts)
    assert plan_actual([], WIDTH) == []


def test_every_answer_is_told_apart() -> None:
    (chart,) = plan_actual(
        [
            PlanRow("Hội nghị", "cuộc", Decimal(4), Decimal(5)),
            PlanRow("Nhà", "nhà", Decimal(10), Decimal(100)),
            PlanRow("Chưa nhập", "vụ", Decimal(3), None),
            PlanRow("Không có", "vụ", Decimal(3), NOT_ARISEN),
            PlanRow("Ngoài kế hoạch", "vụ", None, Decimal(7)),
            PlanRow("Bằng không", "vụ", Decimal(0), Decimal(7)),
            PlanRow("Chưa làm", "vụ", Decimal(3), Decimal(0)),
            PlanRow("Tính ra", "%", Decimal(95), Decimal(29) / 30 * 100, 2),
        ],
        WIDTH,
    )
    said = texts(chart)
    for words in ("125 %", "5/4 cuộc", "1.000 %", "100/10 nhà", "chưa có", "không phát sinh", "0 %", "96,67/95,00 %"):
        assert words in said
    assert {"không có kế hoạch", "kế hoạch bằng 0", "7 vụ"} <= set(said)
    assert "0 %" in said
    assert "100 %" in said, "the axis begins at 0 and shows the plan"
    assert len(solids(chart)) == 3
    for told in ("Hội nghị: 5/4 cuộc, 125 %", "Chưa nhập: chưa có", "Không có: không phát sinh"):
        assert told in chart.alt
