import dataclasses

import pytest

from app.domain.campaign import Campaign
from app.domain.campaign_catalogue import (
    already_begun,
    begun_from,
    begun_locally,
    moved_on,
    offered_in,
    successor_of,
    validity,
)
from app.domain.guidance import CatalogueItem, Guidance, load_default
from app.domain.ledger import Snapshot
from app.domain.periods import parse_period

GUIDANCE = load_default()
NOW = parse_period("2024-NAM")


def item(code: str) -> CatalogueItem:
    found = GUIDANCE.catalogue_item(code)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2010", None, "2010–nay"),
        ("1995", "2015", "1995–2015"),
        ("2024-04-13", "2025", "13/04/2024–2025"),
        (None, "2015", "đến 2015"),
        (None, None, ""),
    ],
)
def test_validity_is_said_in_years(first: str | None, last: str | None, said: str) -> None:
    assert validity(CatalogueItem(uid="X", valid_from=first, valid_to=last)) == said


def test_what_has_ended_stands_behind_and_names_its_successor() -> None:
    offered = offered_in(GUIDANCE, NOW)
    assert [one.in_force for one in offered] == sorted((one.in_force for one in offered), reverse=True)
    old = next(one for one in offered if one.item.uid == "CVD_DSVH")
    assert not old.in_force
    assert old.standing.startswith("1995–2015, đã thay bằng Toàn dân đoàn kết xây dựng nông thôn mới")
    assert len(offered) == len(GUIDANCE.catalogue)


def test_what_is_in_force_has_no_successor() -> None:
    assert successor_of(GUIDANCE, "CVD_DSVH", parse_period("2012-NAM")) is None
    assert successor_of(GUIDANCE, "CVD_NTM", NOW) is None
    assert successor_of(GUIDANCE, "không có", NOW) is None


def test_successors_are_followed_to_the_one_in_force_and_never_in_a_circle() -> None:
    def chain(*links: tuple[str, str | None, str | None]) -> Guidance:
        return Guidance(
            Snapshot(CatalogueItem(uid=code, code=code, valid_to=last, successor=after) for code, last, after in links)
        )

    through = chain(("A", "2000", "B"), ("B", "2010", "C"), ("C", None, None))
    found = successor_of(through, "A", NOW)
    assert found is not None
    assert found.uid == "C"
    assert successor_of(chain(("A", "2000", "B"), ("B", "2010", "A")), "A", NOW) is None
    assert successor_of(chain(("A", "2000", "B"), ("B", "2010", None)), "A", NOW) is None


def test_the_catalogue_fills_in_what_it_knows() -> None:
    begun = begun_from(item("CVD_VNN"), GUIDANCE)
    assert (begun.name, begun.short_name) == ("Cuộc vận động “Ngày vì người nghèo”", "Ngày vì người nghèo")
    assert (begun.campaign_kind, begun.runs_from, begun.ongoing, begun.lead) == ("campaign", "2000", True, "front")
    assert begun.tasks == ("NV2",)
    short = begun_from(item("PT_XNT"), GUIDANCE)
    assert (short.launched_on, short.runs_to, short.ongoing) == ("2024-04-13", "2025", None)
    assert begun_from(item("PT_SXKDG"), GUIDANCE).lead == "farmers"


def test_a_local_campaign_stands_under_a_larger_one_or_alone() -> None:
    under = begun_locally(item("CVD_NTM"), GUIDANCE)
    assert (under.name, under.catalogue_item, under.parent_item) == (None, None, "CVD_NTM")
    assert under.tasks == ("NV2",)
    assert begun_locally(None, GUIDANCE).parent_item is None


def test_moving_on_keeps_the_old_one_and_its_people() -> None:
    old = dataclasses.replace(begun_from(item("CVD_DSVH"), GUIDANCE), responsible="Bà Ánh", board_size=9)
    closed, fresh = moved_on(old, item("CVD_NTM"), GUIDANCE)
    assert (closed.uid, closed.name, closed.state) == (old.uid, old.name, "stopped")
    assert closed.merged_into == item("CVD_NTM").name
    assert closed.runs_to == "2015"
    assert (fresh.catalogue_item, fresh.responsible, fresh.board_size) == ("CVD_NTM", "Bà Ánh", 9)
    assert fresh.uid != old.uid


def test_what_goes_on_is_found_before_what_was_stopped() -> None:
    stopped = Campaign(uid="a", catalogue_item="CVD_VNN", state="stopped")
    running = Campaign(uid="b", catalogue_item="CVD_VNN", state="running")
    assert already_begun([stopped, running], "CVD_VNN") == running
    assert already_begun([stopped], "CVD_VNN") == stopped
    assert already_begun([running], "CVD_HVN") is None
