"""While the ledger can't be written the window answers, shows what was typed, and writes it in its order later."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.assessment import Assessment, CriterionScore
from app.domain.conference import BodyPresent, Conference
from app.domain.fields import Record
from app.domain.indicator_figure import IndicatorFigure
from app.errors import UserError
from app.office import Office
from ui.session import Session
from ui.waiting_writes import WaitingWrites, Write

A_PERSON_WAITS = 1000  # milliseconds


@contextmanager
def unwritable(office: Office) -> Iterator[None]:
    other = sqlite3.connect(office.store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def test_the_window_waits_for_other_programs_no_longer_than_a_person(session: Session) -> None:
    def waits(office: Office) -> int:
        return office.store.conn.execute("PRAGMA busy_timeout").fetchone()[0]

    assert waits(session.office) < A_PERSON_WAITS
    with session.office.another() as beside:
        assert waits(beside) > A_PERSON_WAITS, "a job waits for the window"


def test_what_waits_is_shown_wherever_it_is_read(session: Session) -> None:
    ledger = session.ledger
    old = [BodyPresent(uid=uid, parent="c", position=at) for at, uid in enumerate("ab", start=1)]
    assert session.put(Conference(uid="c", title="Cũ"), *old)
    with unwritable(session.office):
        assert not session.put(Conference(uid="c", title="Mới"), typing=True)
        fresh = BodyPresent(uid="z", parent="c", position=1, body="Chi bộ")
        assert not session.replace_parts(old, [fresh, old[1]])
        shown = ledger.get(Conference, "c")
        assert shown is not None
        assert shown.title == "Mới"
        assert ledger.all(Conference) == [shown]
        assert [row.uid for row in ledger.parts(BodyPresent, "c")] == ["z", "b"]
        assert ledger.get(BodyPresent, "a") is None
    assert session.write_waiting()
    assert ledger.get(Conference, "c") == session.office.ledger.get(Conference, "c") == shown
    assert ledger.parts(BodyPresent, "c") == session.office.ledger.parts(BodyPresent, "c") == [fresh, old[1]]


def test_rows_are_written_behind_the_record_that_they_belong_to(session: Session) -> None:
    with unwritable(session.office):
        session.put(Conference(uid="c", title="Mới"), typing=True)
        session.replace_parts([], [BodyPresent(uid="r", parent="c", position=1)])
        session.put(Conference(uid="c", title="Mới hơn"), typing=True)
    assert session.write_waiting()
    kept = session.office.ledger.get(Conference, "c")
    assert kept is not None
    assert kept.title == "Mới hơn"
    assert [row.uid for row in session.office.ledger.parts(BodyPresent, "c")] == ["r"]


def test_typing_on_in_one_record_is_one_writing() -> None:
    written: list[str] = []
    waiting = WaitingWrites()
    for word in ("M", "Mớ", "Mới"):
        waiting.keep(Write(lambda word=word: written.append(word), [Conference(uid="c", title=word)]))
    assert waiting.write(refused=lambda fault: None) == {"conference"}
    assert written == ["Mới"]


def test_the_first_words_of_an_assessment_wait_with_the_assessment(session: Session) -> None:
    with unwritable(session.office):
        session.put(Assessment(uid="d", period="2026-N"), typing=True)
        session.put(CriterionScore(uid="s", parent="d", position=1, criterion="1.1", reason="Vì"), typing=True)
        assert session.ledger.get(Assessment, "d") is not None
    assert session.write_waiting()
    assert session.office.ledger.get(CriterionScore, "s") is not None


def refused() -> None:
    raise UserError("Không ghi được.", reason="bad")


def test_one_that_is_refused_for_ever_takes_no_other_with_it(session: Session, answers) -> None:
    def put(record: Record) -> None:
        session.put(record, typing=True)

    with unwritable(session.office):
        put(Conference(uid="a", title="Một"))
        session._waiting.keep(Write(refused, [Conference(uid="x")]))
        put(Conference(uid="b", title="Hai"))
        put(IndicatorFigure(uid="f", period="2026-N", indicator="1"))
    put(Conference(uid="c", title="Ba"))
    assert answers.told == ["Không ghi được."]
    assert session.is_all_saved
    assert {one.uid for one in session.office.ledger.all(Conference)} == {"a", "b", "c"}
