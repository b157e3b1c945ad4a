"""The charts of a period, from the records to the picture."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from reportlab.pdfbase import pdfmetrics

from app import sample_folder
from app.desks.charts import BELOW, PLAN, PROGRESS, SCORES, TITLES, TREND, Look
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.errors import UserError
from app.office import Office
from app.reports import fonts

LOOK = Look(600, {}, "Tinos")


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[Office]:
    with sample_folder.create(tmp_path / "mau", "hoa-mau") as made:
        yield made


def test_a_new_office_has_no_charts_and_is_told_so(office: Office) -> None:
    period = office.period("2024-NAM")
    for what in TITLES:
        assert office.charts.pictures(what, period, LOOK) == []
        for make in (office.charts.svg, office.charts.paper):
            with pytest.raises(UserError) as refused:
                make(what, period)
            assert refused.value.reason == "nothing"


def test_the_charts_of_a_ward(ward: Office) -> None:
    period = ward.period("2024-NAM")
    for what in (PLAN, TREND, SCORES):
        pictures = ward.charts.pictures(what, period, LOOK)
        assert pictures
        assert all(picture.width == LOOK.width and ElementTree.fromstring(picture.svg) for picture in pictures)
        assert ward.charts.paper(what, period).startswith(b"%PDF")
    assert "1. Nâng cao nhận thức: tự chấm 91, Tốt" in ward.charts.pictures(SCORES, period, LOOK)[0].alt
    assert ElementTree.fromstring(ward.charts.svg(PLAN, period)).tag.endswith("svg"), "one picture, however long"


def test_the_indicators_of_one_task_only(ward: Office) -> None:
    period = ward.period("2024-NAM")
    guidance = ward.guidance_of(period)
    whole = ward.charts.pictures(PLAN, period, LOOK)
    one = ward.charts.pictures(PLAN, period, LOOK, guidance.tasks[0].code or "")
    assert sum(picture.height for picture in one) < sum(picture.height for picture in whole)


def test_the_year_before_comes_from_the_ledger_or_else_from_what_was_typed(ward: Office) -> None:
    period = ward.period("2024-NAM")
    figures = ward.figures.of(period)
    figure = next(row for row in figures if isinstance(row.actual, Decimal) and isinstance(row.last_year, Decimal))
    item = ward.guidance_of(period).indicator(figure.indicator or "")
    assert item is not None

    def told() -> str:
        return " ".join(picture.alt for picture in ward.charts.pictures(TREND, period, LOOK))

    ward.ledger.put(replace(figure, actual=Decimal(5), last_year=Decimal(4)))
    assert "2023 4, 2024 5." in told()
    uid = figure_uid("2023-NAM", figure.indicator or "")
    ward.ledger.put(
        IndicatorFigure(uid=uid, period="2023-NAM", indicator=figure.indicator, scope="own", actual=Decimal(3))
    )
    assert "2023 3, 2024 5." in told()


def test_a_chart_is_kept_in_the_face_of_this_office_whatever_was_drawn_before(
    ward: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "microsoft" / "fonts"
    folder.mkdir(parents=True)
    ours = fonts.locate().regular
    for cut, name in (("Regular", "times"), ("Bold", "timesbd"), ("Italic", "timesi"), ("BoldItalic", "timesbi")):
        shutil.copy(ours.parent / f"Tinos-{cut}.ttf", folder / f"{name}.ttf")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder.parent))
    fonts._of_this_computer.cache_clear()
    try:
        assert fonts.choose(system_times=True)
        ward.charts.paper(PLAN, ward.period("2024-NAM"))
        assert vars(pdfmetrics.getFont(fonts.REGULAR))["file"] == ours
    finally:
        fonts._of_this_computer.cache_clear()
        fonts.choose(system_times=False)


def test_a_district_sees_who_has_not_sent(tmp_path: Path) -> None:
    with sample_folder.create(tmp_path / "quan", "song-mau") as district:
        period = district.period("2024-NAM")
        (picture,) = district.charts.pictures(PROGRESS, period, LOOK)
        assert "Chưa nộp 3 (100 %)" in picture.alt
        assert all(district.charts.pictures(what, period, LOOK) is not None for what in BELOW)
