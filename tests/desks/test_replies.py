"""A report that comes back: remarks with their places, marked until answered, answers that travel up again."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.desks.replies import Asked, State
from app.domain.assessment import CriterionScore, score_uid
from app.domain.conference import Conference, Delegate
from app.domain.correspondence import Remark
from app.domain.report import Report, report_uid
from app.office import Office, Remarked
from app.packages import decide
from tests.offices import PERIOD, Desk, Offices, on

REPORT = report_uid(PERIOD)
SCORE = score_uid(PERIOD, "1.1")
REMARKS = {
    "signer": ("report", REPORT, "signer_title"),
    "score": ("criterion_score", SCORE, "score"),
    "conference": ("conference", "", ""),
    "gone": ("conference", "khong-co", "title"),
    "unknown": ("khong-co-loai", "x", ""),
    "general": ("", "", ""),
}
"""What is asked, by the words of its place."""


@dataclass(frozen=True)
class Road:
    """A district and a ward whose report came back with every remark, as folders to work on copies of."""

    folder: Path
    district: Desk
    ward: Desk
    conference: str


@pytest.fixture(scope="module")
def road(tmp_path_factory: pytest.TempPathFactory) -> Road:
    at = tmp_path_factory.mktemp("duong")
    with Offices() as offices:
        district = offices.sampled(at / "quan", "song-mau", on(5))
        ward = offices.sampled(at / "hoa", "hoa-mau", on(4))
        district.trust(ward)
        ward.trust(district)
        score = ward.office.ledger.get(CriterionScore, SCORE)
        assert score is not None
        ward.office.ledger.put(replace(score, score=Decimal(0), reason="Chưa làm."))
        conference = next(iter(ward.office.ledger.all(Delegate))).parent
        (received,) = district.office.receive([ward.export(at / "usb").file])
        assert received.entry is not None
        remarks = [
            Remarked(text="Xin xem lại.", record_kind=kind, record_uid=uid or conference, field=field, place=place)
            for place, (kind, uid, field) in REMARKS.items()
        ]
        books = district.office.books
        _, slip = decide.return_with_remarks(
            books, received.entry, remarks, at / "usb", district.signer, deadline="12/12/2024"
        )
        assert ward.office.replies.returned(PERIOD) is None
        assert ward.office.replies.open_remarks(PERIOD) == []
        (reply,) = ward.office.receive([slip.file])
        assert reply.imported, reply.verdict
    return Road(at, district, ward, conference)


@pytest.fixture
def ward(road: Road, tmp_path: Path) -> Iterator[Office]:
    """The ward on the day after its report came back."""
    shutil.copytree(road.folder / "hoa", tmp_path / "hoa")
    with Office.open(tmp_path / "hoa", clock=on(6)) as office:
        yield office


def asked(ward: Office) -> dict[str, Asked]:
    return {one.remark.place or "": one for one in ward.replies.remarks(PERIOD)}


def change(ward: Office, **values: object) -> None:
    report = ward.ledger.get(Report, REPORT)
    assert report is not None
    ward.ledger.put(replace(report, **values))


def test_remarks_tell_their_place_and_stay_open(ward: Office) -> None:
    returned = ward.replies.returned(PERIOD)
    assert returned is not None
    assert (returned.decision.deadline, returned.done, returned.resent) == ("2024-12-12", 0, None)
    first = asked(ward)["signer"]
    assert (first.kind, first.uid, first.field) == REMARKS["signer"]
    assert ward.replies.open_remarks(PERIOD) == list(returned.asked)
    states = {place: one.state for place, one in asked(ward).items()}
    assert {place for place, state in states.items() if state is not State.OPEN} == {"gone"}
    assert states["gone"] is State.AGAIN


def test_the_day_set_when_it_came_back_counts_until_it_was_sent_again(ward: Office) -> None:
    period = ward.period(PERIOD)
    usual = ward.guidance_of(period).deadline(period, ward.level)
    assert usual is not None
    assert usual != date(2024, 12, 12)
    assert ward.replies.due(period) == date(2024, 12, 12)
    ward.create_key("ba cây chụm lại nên hòn núi cao")
    ward.outbox.seal(PERIOD, "ba cây chụm lại nên hòn núi cao")
    assert ward.replies.due(period) == usual


def test_a_field_that_was_changed_is_mended_and_one_put_back_is_to_be_seen_again(ward: Office) -> None:
    change(ward, subject="Không phải chỗ ấy")
    assert asked(ward)["signer"].state is State.OPEN
    change(ward, signer_title="PHÓ CHỦ TỊCH")
    one = asked(ward)["signer"]
    assert (one.state, one.before, one.now) == (State.CHANGED, "CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert not one.is_open
    change(ward, signer_title="CHỦ TỊCH")
    assert asked(ward)["signer"].state is State.AGAIN


def test_zero_is_no_blank(ward: Office) -> None:
    score = ward.ledger.get(CriterionScore, SCORE)
    assert score is not None
    ward.ledger.put(replace(score, score=None))
    assert asked(ward)["score"].state is State.CHANGED


@pytest.mark.parametrize("act", ["row changed", "row gone", "record", "removed"])
def test_a_remark_to_a_whole_record_sees_its_rows(ward: Office, road: Road, act: str) -> None:
    ledger, uid = ward.ledger, road.conference
    row, conference = ledger.parts(Delegate, uid)[0], ledger.get(Conference, uid)
    assert conference is not None
    acts: dict[str, Callable[[], object]] = {
        "row changed": lambda: ledger.put(replace(row, position=7)),
        "row gone": lambda: ledger.remove(Delegate, row.uid),
        "record": lambda: ledger.put(replace(conference, title="Tên khác")),
        "removed": lambda: ledger.remove(Conference, uid),
    }
    acts[act]()
    assert asked(ward)["conference"].state is State.CHANGED


def test_an_answer_is_our_own_may_be_taken_away_and_comes_back_by_undo(ward: Office) -> None:
    one = asked(ward)["general"]
    ward.replies.answer(one.remark, "  Đã đối chiếu sổ quỹ, số đúng. ")
    assert asked(ward)["general"].state is State.ANSWERED
    received = ward.ledger_of(ward.inbox(PERIOD).entries[0].source).get(Remark, one.remark.uid)
    assert received is not None
    assert received.answer is None
    ward.replies.answer(one.remark, "")
    assert asked(ward)["general"].state is State.OPEN
    assert ward.past.undo()
    assert asked(ward)["general"].answer == "Đã đối chiếu sổ quỹ, số đúng."


def test_a_slip_taken_back_asks_nothing_and_loses_no_answer(ward: Office) -> None:
    one = asked(ward)["general"]
    ward.replies.answer(one.remark, "Đúng như vậy.")
    ward.undo(ward.inbox(PERIOD).entries[0].package)
    assert ward.replies.returned(PERIOD) is None
    kept = ward.ledger.get(Remark, one.remark.uid)
    assert kept is not None
    assert kept.answer == "Đúng như vậy."


def test_answers_travel_up_with_the_next_revision(ward: Office, road: Road, tmp_path: Path) -> None:
    shutil.copytree(road.folder / "quan", tmp_path / "quan")
    with Office.open(tmp_path / "quan", clock=on(7)) as district:
        ward.replies.answer(asked(ward)["general"].remark, "Số đúng.")
        change(ward, signer_title="PHÓ CHỦ TỊCH")
        (first,) = district.inbox(PERIOD).entries
        (again,) = district.receive([replace(road.ward, office=ward).export(tmp_path).file])
        assert again.entry is not None
        told = {one.remark.place: one for one in district.replies.answers_to(again.entry)}
        assert told["general"].answer == "Số đúng."
        mended = told["signer"]
        assert (mended.answer, mended.before, mended.now) == ("", "CHỦ TỊCH", "PHÓ CHỦ TỊCH")
        assert district.replies.answers_to(first) == []
    assert ward.replies.remarks(PERIOD) == []  # a newer report is on its way
    returned = ward.replies.returned(PERIOD)
    assert returned is not None
    assert returned.resent is not None
    assert (returned.resent.revision, len(returned.asked)) == (2, len(REMARKS))
