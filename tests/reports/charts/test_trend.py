"""Over the periods: columns from one ground, downwards below zero, words where there is no number."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.graphics.shapes import Rect

from app.domain.fields import NOT_ARISEN
from app.reports.charts import Chart, Point, Series, trend
from tests.reports.charts.looking import beyond, texts

numbers = st.decimals(-(10**6), 10**6, places=2)


def columns(chart: Chart) -> list[Rect]:
    return [shape for shape in chart.contents if isinstance(shape, Rect)]


@settings(deadline=None, max_examples=40)
@given(st.lists(numbers.filter(bool), min_size=1, max_size=6))
def test_columns_are_as_high_as_their_numbers(values: list[Decimal]) -> None:
    one = Series("Số người", "người", tuple(Point(str(2019 + at), value) for at, value in enumerate(values)))
    (chart,) = trend([one], 467)
    found = columns(chart)
    highest, high = max((abs(value), column.height) for value, column in zip(values, found, strict=True))
    for value, column in zip(values, found, strict=True):
        assert abs(column.height - high * float(abs(value) / highest)) < 0.01
    grounds = [column.y if value > 0 else column.y + column.height for value, column in zip(values, found, strict=True)]
    assert max(grounds) - min(grounds) < 0.01, "every column stands on the same ground"
    assert beyond(chart) == []


def test_no_number_is_told_in_words_and_zero_is_a_number() -> None:
    points = (Point("2021", None), Point("2022", NOT_ARISEN), Point("2023", Decimal(0)), Point("2024", Decimal(3)))
    (chart,) = trend([Series("Số vụ", "vụ", points)], 467)
    said = " ".join(texts(chart))
    for words in ("Số vụ (vụ)", "chưa có", "không phát sinh", "0", "3", "2021", "2024"):
        assert words in said
    assert chart.alt == "Biểu đồ qua các kỳ. Số vụ (vụ): 2021 chưa có, 2022 không phát sinh, 2023 0, 2024 3."
    assert len(columns(chart)) == 1


def test_many_indicators_go_on_in_further_drawings_and_each_tells_its_own() -> None:
    series = [
        Series(f"Chỉ tiêu số {at}", "cuộc", (Point("2023", Decimal(at)), Point("2024", Decimal(at + 1))))
        for at in range(1, 107)
    ]
    charts = trend(series, 467)
    assert len(charts) > 1
    assert all(chart.height <= 620 for chart in charts)
    told = " ".join(chart.alt for chart in charts)
    assert [told.index(f"Chỉ tiêu số {at} ") for at in range(1, 107)] == sorted(
        told.index(f"Chỉ tiêu số {at} ") for at in range(1, 107)
    )
