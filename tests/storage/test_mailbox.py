import dataclasses

import pytest

from app.errors import UserError
from app.storage.mailbox import STATES, Entry, Mailbox

FULL = Entry(
    direction="in",
    package="ab" * 32,
    kind="report",
    unit="99001",
    unit_name="Phường Bến Mẫu",
    addressee="990",
    period="2024-NAM",
    revision=2,
    uuid="u",
    answers="cd" * 32,
    made_at="2024-12-01T08:00:00+07:00",
    handled_at="2024-12-02T08:00:00+07:00",
    digits="12345 " * 7 + "12345",
    outcome="known",
    reason="late",
    sentence="Trễ 2 ngày.",
    state="received",
    state_at="2024-12-02T08:00:00+07:00",
    file_name="bao-cao.pdf",
    kept="goi-nhan/ab.pdf",
    sealed=False,
    days_late=2,
    inside="ef" * 32,
)


@pytest.fixture
def mailbox(store):
    return Mailbox(store)


def test_an_entry_comes_back_as_it_was(mailbox):
    added = mailbox.add(FULL)
    assert dataclasses.replace(added, source=0) == FULL
    assert mailbox.entry(added.source) == added
    empty = mailbox.add(Entry(direction="out", state="sent"))
    assert mailbox.entry(empty.source) == empty
    assert empty.handled_at == empty.state_at == "2026-03-02T08:00:00.000+00:00"
    assert mailbox.entries() == [empty, added]


def test_a_number_is_never_given_twice(mailbox):
    first = mailbox.add(FULL)
    mailbox.remove(first.source)
    second = mailbox.add(FULL)
    assert second.source > first.source > 0
    with pytest.raises(UserError) as told:
        mailbox.entry(first.source)
    assert told.value.reason == "no-package"


def test_entries_are_chosen_by_what_is_given(mailbox):
    a = mailbox.add(FULL)
    b = mailbox.add(dataclasses.replace(FULL, unit="99002", state="accepted"))
    c = mailbox.add(dataclasses.replace(FULL, direction="out", period="2024-6T", kind="bundle", state="sent"))
    assert mailbox.entries(direction="in") == [b, a]
    assert mailbox.entries(unit="99002", period="2024-NAM") == [b]
    assert mailbox.entries(kind="bundle") == [c]
    assert mailbox.entries(states=["accepted", "sent"]) == [c, b]
    assert mailbox.entries(direction="in", states=["sent"]) == []


def test_a_package_is_found_by_the_start_of_its_hash(mailbox):
    a = mailbox.add(FULL)
    b = mailbox.add(dataclasses.replace(FULL, package="ab" * 4 + "f" * 56))
    again = mailbox.add(FULL)
    assert mailbox.find("ABABABABa") == again
    assert mailbox.find("ababababf") == b
    assert mailbox.by_package(a.package) == [again, a]
    assert mailbox.by_package(a.package, "out") == []
    for prefix, reason in (
        ("abababab", "ambiguous"),
        ("12345678", "no-package"),
        ("ab", "prefix"),
        ("%%%%%%%%", "prefix"),
    ):
        with pytest.raises(UserError) as told:
            mailbox.find(prefix)
        assert told.value.reason == reason


def test_states_move_with_their_moment(mailbox, clock):
    entry = mailbox.add(FULL)
    clock.turn(hours=1)
    accepted = mailbox.set_state(entry.source, "accepted")
    assert (accepted.state, accepted.state_at) == ("accepted", "2026-03-02T09:00:00.000+00:00")
    assert (accepted.reason, accepted.sentence) == (entry.reason, entry.sentence)
    undone = mailbox.set_state(entry.source, "undone", reason="by-hand", sentence="Nhận nhầm.")
    assert (undone.reason, undone.sentence) == ("by-hand", "Nhận nhầm.")
    with pytest.raises(ValueError, match="no state"):
        mailbox.set_state(entry.source, "nonsense")
    with pytest.raises(UserError):
        mailbox.set_state(999, "accepted")
    assert all(words for words in STATES.values())


def test_an_entry_can_be_written_anew(mailbox):
    entry = mailbox.add(FULL)
    changed = dataclasses.replace(entry, outcome="remark", days_late=None, state="waiting")
    assert mailbox.change(changed) == changed == mailbox.entry(entry.source)


def test_answers_and_the_newest_report(mailbox):
    sent = [
        mailbox.add(
            dataclasses.replace(FULL, direction="out", state="sent", revision=n, package=f"{n}" * 64, answers="")
        )
        for n in (1, 2, 3)
    ]
    mailbox.set_state(sent[2].source, "recalled")
    assert mailbox.newest_report("2024-NAM") == mailbox.entry(sent[2].source)
    assert mailbox.newest_report("2023-NAM") is None
    reply = mailbox.add(dataclasses.replace(FULL, kind="reply", answers=sent[1].package))
    assert mailbox.answers_to(sent[1].package) == [reply]
    assert mailbox.answers_to(sent[0].package) == []
