"""Levels of units and states of their reports: counts beside their bars, whole groups as long as each other."""

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.graphics.shapes import Rect

from app.reports.charts import Counted, progress, ratings
from tests.reports.charts.looking import beyond, boxes, solids, texts

LEVELS = ("Hoàn thành xuất sắc", "Hoàn thành tốt", "Hoàn thành", "Chưa hoàn thành")
STATES = ("Đã chấp nhận", "Đã nộp, chờ xét", "Trả lại", "Chưa nộp")
counts = st.tuples(*(st.integers(0, 170) for _ in LEVELS))
groups = st.lists(st.builds(Counted, st.sampled_from(["Cấp xã", "Cấp huyện"]), counts), min_size=1, max_size=8)


@settings(deadline=None, max_examples=30)
@given(groups)
def test_levels_are_as_long_as_they_are_many(given_groups: list[Counted]) -> None:
    charts = ratings(LEVELS, given_groups, 467)
    bars = [bar.width for chart in charts for bar in solids(chart)]
    told = [count for group in given_groups for count in group.counts if count]
    assert len(bars) == len(told)
    for width, count in zip(bars, told, strict=True):
        assert abs(width - bars[0] * count / told[0]) < 0.01
    assert [text for chart in charts for text in beyond(chart)] == []


def test_counts_and_shares_are_printed() -> None:
    (chart,) = ratings(LEVELS, [Counted("Cấp xã", (1, 2, 1, 0)), Counted("Cấp tỉnh", (0, 0, 0, 0))], 467)
    assert {"Cấp xã: 4 đơn vị", "1 (25 %)", "2 (50 %)", "0 (0 %)", "Cấp tỉnh: 0 đơn vị", *LEVELS} <= set(texts(chart))
    assert "Cấp xã, Hoàn thành tốt: 2" in chart.alt


@settings(deadline=None, max_examples=30)
@given(groups)
def test_the_states_of_a_group_fill_its_bar(given_groups: list[Counted]) -> None:
    charts = progress(STATES, given_groups, 467)
    bars = [shape for chart in charts for shape in chart.contents if isinstance(shape, Rect) and shape.height != 7]
    told = [count for group in given_groups for count in group.counts if count]
    assert len(bars) == len(told)
    whole = sum(any(group.counts) for group in given_groups)
    assert abs(sum(bar.width for bar in bars) - 467 * whole) < 0.01
    assert [text for chart in charts for text in beyond(chart)] == []


def test_every_state_is_told_in_words() -> None:
    (chart,) = progress(STATES, [Counted("Các đơn vị", (6, 2, 1, 1)), Counted("Đơn vị mới", (0, 0, 0, 0))], 467)
    assert "Đã chấp nhận 6 (60 %) · Đã nộp, chờ xét 2 (20 %) · Trả lại 1 (10 %) · Chưa nộp 1 (10 %)" in texts(chart)
    assert "không có đơn vị nào" in texts(chart)
    assert "Các đơn vị: Đã chấp nhận 6 (60 %)" in chart.alt
    assert len(boxes(chart, "strong")) == 2, "the best state alone is full: one bar and its place in the legend"
