from hypothesis import given
from hypothesis import strategies as st

from app.packages.succession import Arrival, Known, Standing, has_gap, standing

V1 = Known("a" * 64, "uuid-1", 1)
V2 = Known("b" * 64, "uuid-2", 2)


def arrival(package: str, uuid: str, revision: int) -> Arrival:
    return Arrival(package * 64, uuid, revision)


def test_the_first_package_of_a_period_is_first() -> None:
    assert standing(arrival("c", "uuid-3", 1), []) is Standing.FIRST


def test_the_same_bytes_are_never_taken_twice() -> None:
    assert standing(arrival("a", "uuid-1", 1), [V1, V2]) is Standing.ALREADY


def test_a_higher_revision_is_newer_and_a_lower_one_older() -> None:
    assert standing(arrival("c", "uuid-3", 3), [V1, V2]) is Standing.NEWER
    assert standing(arrival("c", "uuid-3", 1), [V2]) is Standing.OLDER


def test_two_files_with_one_revision_stop_everything() -> None:
    assert standing(arrival("c", "uuid-3", 2), [V1, V2]) is Standing.FORK


def test_a_package_name_with_other_contents_is_a_replay() -> None:
    assert standing(arrival("c", "uuid-1", 3), [V1, V2]) is Standing.REPLAY


def test_a_missing_revision_is_noticed() -> None:
    assert has_gap(arrival("c", "uuid-3", 4), [V1, V2])
    assert not has_gap(arrival("c", "uuid-3", 3), [V1, V2])


@given(st.permutations([V1, V2, Known("d" * 64, "uuid-4", 5)]), st.integers(1, 7))
def test_the_order_of_what_is_known_does_not_matter(known: list[Known], revision: int) -> None:
    one = arrival("c", "uuid-3", revision)
    assert standing(one, known) is standing(one, sorted(known, key=lambda k: k.revision))
