"""Points of the tasks: on one scale from 0 to 100, beside those of others."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from app.reports.charts import Mark, ScoreRow, task_scores
from app.reports.charts.rows import HIGHEST
from tests.reports.charts.looking import beyond, boxes, solids, texts

MARKS = [Mark(Decimal(50), "Trung bình"), Mark(Decimal(70), "Khá"), Mark(Decimal(90), "Tốt")]


@settings(deadline=None, max_examples=30)
@given(st.lists(st.decimals("0.01", 100, places=2), min_size=1, max_size=170))
def test_points_are_drawn_on_one_scale_however_many_rows(points: list[Decimal]) -> None:
    charts = task_scores([ScoreRow(f"Phường {at}", value) for at, value in enumerate(points)], 467, marks=MARKS)
    bars = [bar for chart in charts for bar in solids(chart)]
    one = bars[0].width / float(points[0])
    assert all(abs(bar.width - float(value) * one) < 0.01 for bar, value in zip(bars, points, strict=True))
    named = [text for chart in charts for text in texts(chart) if text.startswith("Phường ")]
    assert named == [f"Phường {at}" for at in range(len(points))]
    assert [text for chart in charts for text in beyond(chart)] == []
    assert all(chart.height <= HIGHEST for chart in charts)


def test_what_is_not_scored_is_said_and_others_stand_beside() -> None:
    rows = [
        ScoreRow("1. Nhận thức", Decimal(92), Decimal(90), Decimal(85), "Tốt"),
        ScoreRow("2. Phong trào", None),
        ScoreRow("Tổng điểm", Decimal("81.234"), level="Hoàn thành tốt", whole=True),
    ]
    (chart,) = task_scores(rows, 467, marks=MARKS)
    said = texts(chart)
    assert {"92 | 90", "Tốt", "chưa có", "81,23", "Điểm cấp trên thẩm định", "Điểm kỳ trước", "Khá"} <= set(said)
    assert "1. Nhận thức: tự chấm 92, cấp trên thẩm định 90, kỳ trước 85, Tốt" in chart.alt
    (before,) = [box for box in boxes(chart, "soft") if box.height != 7]
    assert before.width < solids(chart)[0].width
    (alone,) = task_scores([ScoreRow("1. Nhận thức", Decimal(92))], 467)
    assert "Điểm tự chấm" not in texts(alone), "one kind of bars needs no legend"
