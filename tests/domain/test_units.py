import datetime

import pytest

from app.domain.guidance import UnitItem, load_default
from app.domain.units import UnitTree

BEFORE, AFTER = datetime.date(2025, 6, 30), datetime.date(2025, 7, 1)


@pytest.fixture(scope="module")
def tree() -> UnitTree:
    return load_default().units


def codes(units: list[UnitItem]) -> list[str | None]:
    return [unit.code for unit in units]


def test_three_tiers_before_the_reform(tree: UnitTree) -> None:
    assert codes(tree.superiors("99001", BEFORE)) == ["990", "97", "00"]
    assert codes(tree.children("990", BEFORE)) == ["99001", "99002", "99003"]
    assert codes(tree.children("97", BEFORE)) == ["990"]


def test_two_tiers_after_it(tree: UnitTree) -> None:
    assert codes(tree.superiors("99101", AFTER)) == ["97", "00"]
    assert codes(tree.superiors("99003", AFTER)) == ["97", "00"]
    assert codes(tree.children("97", AFTER)) == ["99003", "99101"]
    assert tree.children("990", AFTER) == []
    assert tree.superior("99001", AFTER) is None
    assert not tree.exists("990", AFTER)


def test_old_units_keep_their_names(tree: UnitTree) -> None:
    assert tree.name("99001", AFTER) == "Phường Hoa Mẫu"
    assert tree.name("12345") == "12345"
    assert tree.unit("12345", AFTER) is None


def test_who_came_from_whom(tree: UnitTree) -> None:
    assert codes(tree.predecessors("99101")) == ["99001", "99002"]
    assert codes(tree.successors("99002")) == ["99101"]
    assert tree.successors("99003") == []


def test_units_are_found_without_tone_and_marks(tree: UnitTree) -> None:
    assert codes(tree.find("ben mau")) == ["99002"]
    assert codes(tree.find("song mau", AFTER)) == ["99101"]
    assert codes(tree.find("990", BEFORE)) == ["990", "99001", "99002", "99003"]
    assert tree.find("  ") == []


def test_a_loop_of_superiors_ends() -> None:
    tree = UnitTree([UnitItem(uid="1", code="1", superior="2"), UnitItem(uid="2", code="2", superior="1")])
    assert codes(tree.superiors("1", AFTER)) == ["2"]
