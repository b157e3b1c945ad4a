"""A chart as SVG: well-formed, with its words, in the colours asked for; and as a paper of its own."""

import subprocess
from decimal import Decimal
from xml.etree import ElementTree

from app.reports import chart_paper
from app.reports.charts import PlanRow, plan_actual
from app.reports.charts.screen import svg
from tests.reports.charts.looking import texts

ROWS = [
    PlanRow("Vận động Quỹ “Vì người nghèo” & <an sinh>", "triệu đồng", Decimal("180"), Decimal("212.4"), 1),
    PlanRow("Ngày hội Đại đoàn kết toàn dân tộc ở khu dân cư", "khu dân cư", Decimal(11), Decimal(11)),
]
NAMESPACE = "{http://www.w3.org/2000/svg}"


def test_svg_holds_every_word_and_says_what_it_is() -> None:
    (chart,) = plan_actual(ROWS, 467.72)
    root = ElementTree.fromstring(svg(chart))
    assert [node.text for node in root.iter(f"{NAMESPACE}text")] == texts(chart)
    assert root.findtext(f"{NAMESPACE}desc") == chart.alt
    assert root.get("viewBox") == f"0 0 467.72 {chart.height:g}"
    assert svg(chart) == svg(plan_actual(ROWS, 467.72)[0]), "the same chart has the same bytes"


def test_svg_wears_the_colours_of_the_window_and_leaves_those_of_paper() -> None:
    (chart,) = plan_actual(ROWS, 467)
    before = svg(chart)
    worn = svg(chart, {"strong": "#FF0000", "ink": "#00FF00"}, "Tinos").decode()
    assert "fill: #FF0000" in worn
    assert "stroke: #00FF00" in worn
    assert "font-family: Tinos;" in worn
    assert svg(chart) == before, "the chart itself keeps its colours"


def test_a_paper_gives_its_words_back() -> None:
    pdf = chart_paper.render("Thực hiện so với kế hoạch", "Phường Hoa Mẫu, năm 2024", plan_actual(ROWS, 467), "Hoa", "")
    words = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    said = " ".join(words.decode().split())
    for wanted in (
        "THỰC HIỆN SO VỚI KẾ HOẠCH",
        "Phường Hoa Mẫu, năm 2024",
        "118 %",
        "212,4/180,0 triệu đồng",
        "khu dân",
    ):
        assert wanted in said
