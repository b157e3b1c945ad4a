from hypothesis import given
from hypothesis import strategies as st

from app.domain.assessment import Cause, Limitation, Solution
from app.domain.ledger import Snapshot
from app.domain.shortcomings import copied, moved, only_of, shortcomings_of, tie, untie

OWNER = "2024-NAM.assessment"


def ledger() -> Snapshot:
    shared = Cause(uid="c0", parent=OWNER, task="NV1", content="Chung", position=1)
    own = Cause(uid="c1", parent=OWNER, task="NV1", content="Riêng", position=2)
    loose = Cause(uid="c2", parent=OWNER, task="NV1", content="Chưa gắn", position=3)
    way = Solution(uid="s1", parent=OWNER, task="NV1", content="Cách làm", deadline="2024-12-31", position=1)
    first = Limitation(uid="l1", parent=OWNER, task="NV1", position=1, causes=("c0", "c1"), solutions=("s1",))
    second = Limitation(uid="l2", parent=OWNER, task="NV1", position=2, causes=("c0",))
    other = Limitation(uid="l3", parent=OWNER, task="NV2", position=3)
    return Snapshot([shared, own, loose, way, first, second, other])


def test_a_limitation_stands_with_what_is_tied_to_it_and_nothing_is_lost() -> None:
    whole = shortcomings_of(ledger(), OWNER, "NV1")
    assert [card.limitation.uid for card in whole.cards] == ["l1", "l2"]
    assert [row.uid for row in whole.cards[0].causes] == ["c0", "c1"]
    assert whole.cards[1].missing == ["giải pháp"]
    assert [row.uid for row in whole.loose_causes] == ["c2"]
    assert {row.uid for row in whole.rows} == {"l1", "l2", "c0", "c1", "c2", "s1"}


def test_what_others_need_stays_when_a_limitation_goes() -> None:
    whole = shortcomings_of(ledger(), OWNER, "NV1")
    assert [row.uid for row in only_of(whole, "l1")] == ["l1", "c1", "s1"]
    assert only_of(whole, "nobody") == []


def test_tying_and_untying() -> None:
    limitation = Limitation(uid="l", causes=("a",))
    tied = tie(tie(limitation, Cause(uid="b")), Solution(uid="s"))
    assert (tied.causes, tied.solutions) == (("a", "b"), ("s",))
    assert untie(untie(tied, "a"), "s").causes == ("b",)
    assert tie(tied, Cause(uid="a")).causes == ("b", "a")


@given(st.integers(1, 6), st.integers(0, 7), st.sampled_from([-1, 1]))
def test_moving_loses_none(count: int, at: int, step: int) -> None:
    rows = [Limitation(uid=str(number), position=number) for number in range(1, count + 1)]
    after = moved(rows, str(at), step)
    assert sorted(row.uid for row in after) == [row.uid for row in rows]
    assert [row.position for row in after] == list(range(1, count + 1))


def test_a_copy_is_tied_among_itself() -> None:
    card = shortcomings_of(ledger(), OWNER, "NV1").cards[0]
    parts = copied(card, "2025-NAM.assessment", 4)
    again = shortcomings_of(Snapshot(parts), "2025-NAM.assessment", "NV1")
    assert [row.content for row in again.cards[0].causes] == ["Chung", "Riêng"]
    assert again.cards[0].solutions[0].deadline is None
    assert {part.uid for part in parts}.isdisjoint({row.uid for row in ledger().records()})
