from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.fields import NOT_ARISEN, Figure
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.ledger import Snapshot
from app.office import Office
from app.packages import workbook
from app.packages.letter import Letter

LETTER = Letter(
    kind="report",
    package="0b5cf60c-1111-4222-8333-444455556666",
    sender="099001",
    sender_name="Ủy ban MTTQ Việt Nam phường Hoa Mẫu",
    addressee="990",
    period="2024-NAM",
    made_at="2024-12-05T08:00:00+07:00",
    program="Sổ Mặt trận 0.1",
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with Office.create(tmp_path / "so", unit="99001", name="Phường Hoa Mẫu", level="ward", superior="990") as made:
        yield made


def figure(period: str, code: str, actual: Figure | None, scope: str = "own") -> IndicatorFigure:
    uid = figure_uid(period, code, scope)
    return IndicatorFigure(uid=uid, period=period, indicator=code, scope=scope, actual=actual)


def test_only_the_figures_of_a_period_and_scope_are_read(office: Office) -> None:
    ours = figure("2024-NAM", "DC_HO", Decimal(3))
    office.ledger.put_many(
        [ours, figure("2023-NAM", "DC_HO", Decimal(2)), figure("2024-NAM", "DC_HO", Decimal(9), "area")]
    )
    year = office.period("2024-NAM")
    assert office.figures.of(year) == [ours]
    assert [row.actual for row in office.figures.of(year, "area")] == [9]
    assert office.figures.earlier(year).last_year("DC_HO") == 2


def test_doubts_are_those_of_the_checks(office: Office) -> None:
    office.ledger.put_many(
        [figure("2023-NAM", "VNN_THU", Decimal(18)), figure("2024-NAM", "VNN_THU", Decimal("212.4"))]
    )
    year = office.period("2024-NAM")
    found = office.figures.doubts(office.figures.of(year), office.figures.earlier(year))
    told = [problem for problem in office.check("2024-NAM") if problem.record_uid == "2024-NAM.VNN_THU"]
    assert found == told
    assert [problem.field for problem in found] == ["actual"]


def test_a_code_of_our_own_is_never_given_twice(office: Office) -> None:
    assert office.figures.free_code() == "R_1"
    office.ledger.put(figure("2023-NAM", "R_1", Decimal(1)))
    assert office.figures.free_code() == "R_2"


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([None, NOT_ARISEN, Decimal(0), Decimal("7")]), min_size=4, max_size=4))
def test_the_three_states_outlive_saving_a_workbook_and_reopening(office: Office, values: list[Figure | None]) -> None:
    row = IndicatorFigure(
        uid=figure_uid("2024-NAM", "DC_HO"),
        period="2024-NAM",
        indicator="DC_HO",
        scope="own",
        plan=values[0],
        actual=values[1],
        last_year=values[2],
        cumulative=values[3],
    )
    office.ledger.put(row)
    with Office.open(office.folder, read_only=True) as again:
        assert again.ledger.get(IndicatorFigure, row.uid) == row
        assert again.figures.of(again.period("2024-NAM")) == [row]
    again_read = workbook.read(workbook.write(Snapshot([row]), LETTER)).snapshot
    assert again_read.get(IndicatorFigure, row.uid) == row
