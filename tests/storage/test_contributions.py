from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.assessment import Assessment, CriterionScore, assessment_uid, score_uid
from app.domain.conference import Conference
from app.domain.consolidation import contribution_of
from app.domain.fields import NOT_ARISEN, Record
from app.domain.guidance import load_default
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.periods import parse_period
from app.domain.report import report_uid
from app.domain.report_rows import IncludedPackage
from app.errors import Cancelled
from app.storage.contributions import contributions
from app.storage.ledger import SourceLedger, importing
from app.storage.mailbox import Entry, Mailbox

PERIODS = ("2024-NAM", "2023-NAM")
GUIDANCE = load_default()
CODES = [*[item.code or item.uid for item in GUIDANCE.indicators][:6], "R_RIENG", "KHONG_CO"]
CRITERIA = [item.code or item.uid for task in GUIDANCE.tasks for item in GUIDANCE.criteria(task.code)]
FIGURES = st.one_of(st.none(), st.just(NOT_ARISEN), st.integers(0, 9999).map(lambda number: Decimal(number) / 4))
POINTS = st.one_of(st.none(), st.integers(0, 20).map(lambda number: Decimal(number) / 2))


@st.composite
def ledgers(draw: st.DrawFn) -> list[Record]:
    rows: dict[tuple[type[Record], str], Record] = {}

    def add(row: Record) -> None:
        rows[type(row), row.uid] = row

    scopes = draw(st.sampled_from([("own",), ("own",), ("own", "area")]))
    for period in PERIODS:
        for code in draw(st.lists(st.sampled_from(CODES), unique=True)):
            for scope in scopes:
                values = {key: draw(FIGURES) for key in ("plan", "actual", "last_year", "cumulative")}
                exact = {"numerator": Decimal(3), "denominator": Decimal(7)} if scope == "area" else {}
                uid = figure_uid(period, code, scope)
                add(IndicatorFigure(uid=uid, period=period, indicator=code, scope=scope, **values, **exact))
        for code in draw(st.lists(st.sampled_from(CRITERIA), max_size=5, unique=True)):
            scored = {"score": draw(POINTS), "appraised": draw(POINTS)}
            add(CriterionScore(uid=score_uid(period, code), parent=assessment_uid(period), criterion=code, **scored))
        add(Assessment(uid=assessment_uid(period), bonus=draw(POINTS)))
        add(IncludedPackage(uid=f"{period}.below", parent=report_uid(period), unit="99003", conferences=2))
    for number, role in enumerate(draw(st.lists(st.sampled_from(["host", "cohost", "guest", None]), max_size=4))):
        held = draw(st.sampled_from(["2024-05-19", "2024", "2023-01", None]))
        add(Conference(uid=f"c{number}", own_role=role, held_on=held, period=draw(st.sampled_from([None, *PERIODS]))))
    return list(rows.values())


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=st.lists(ledgers(), max_size=4))
def test_the_sweep_says_what_reading_each_ledger_says(store, sent):
    mailbox = Mailbox(store)
    entries: list[Entry] = []
    for number, rows in enumerate(sent):
        entry = mailbox.add(
            Entry(direction="in", state="accepted", unit=f"9900{number}", unit_name="Xã", days_late=number)
        )
        entries.append(entry)
        with importing(store, entry.source) as received:
            received.put_many(rows)
    for code in PERIODS:
        period = parse_period(code)
        one_by_one = [
            contribution_of(
                SourceLedger(store, entry.source),
                period,
                entry.unit,
                entry.unit_name,
                GUIDANCE,
                area=True,
                days_late=entry.days_late or 0,
            )
            for entry in entries
        ]
        assert contributions(store, entries, period, GUIDANCE) == one_by_one
        assert contributions(store, entries[::-1], period, GUIDANCE) == one_by_one[::-1]


def test_other_sources_stay_out_and_stop_stops(store):
    mailbox = Mailbox(store)
    entry = mailbox.add(Entry(direction="in", state="accepted", unit="99001"))
    SourceLedger(store).put(IndicatorFigure(uid="own", period="2024-NAM", indicator=CODES[0], actual=Decimal(5)))
    period = parse_period("2024-NAM")
    (made,) = contributions(store, [entry], period, GUIDANCE)
    assert made.figures == {}
    assert contributions(store, [], period, GUIDANCE) == []

    def stop(done: int, total: int, what: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        contributions(store, [entry], period, GUIDANCE, stop)
