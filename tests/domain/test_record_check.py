"""One record's check agrees with the check of the whole report, less what is only empty."""

import dataclasses

from hypothesis import HealthCheck, given, settings

from app.domain.checks import check
from app.domain.conference import BodyPresent, Conference, Vote
from app.domain.fields import Part
from app.domain.guidance import load_default
from app.domain.ledger import Snapshot
from app.domain.periods import parse_period
from app.domain.record_check import problems_of
from tests.strategies import snapshots

GUIDANCE = load_default()
YEAR = parse_period("2024-NAM")


def test_contradictions_are_told_and_empty_boxes_are_not():
    conference = Conference(uid="a", title="Sơ kết", held_on="2024-11-22", present=91, women=95, state="draft")
    rows = (
        BodyPresent(uid="b", parent="a", position=1, body="Đảng ủy", present=92),
        Vote(uid="v", parent="a", position=1, matter="Nghị quyết", agreed=90, total=91, against=0, other_views=0),
    )
    found = problems_of(conference, Snapshot([conference, *rows]), YEAR, GUIDANCE)
    assert {(each.record_uid, each.field) for each in found} == {("a", "present"), ("a", "women"), ("v", "total")}
    assert all(each.what and each.sentence.endswith(each.what) for each in found)


@given(snapshot=snapshots([Conference, BodyPresent, Vote]))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_told_of_one_record_is_told_of_the_report(snapshot: Snapshot):
    for conference in snapshot.all(Conference):
        filed = dataclasses.replace(conference, period=None, held_on="2024-05-05")
        rows = [row for row in snapshot.records() if isinstance(row, Part) and row.parent == conference.uid]
        ledger = Snapshot([filed, *rows])
        whole = {(each.sentence, each.record_uid, each.field) for each in check(ledger, YEAR, GUIDANCE)}
        alone = {(each.sentence, each.record_uid, each.field) for each in problems_of(filed, ledger, YEAR, GUIDANCE)}
        assert alone <= whole
