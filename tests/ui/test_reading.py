import threading

from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.progress import Progress
from ui.reading import Reader


def test_an_answer_comes_in_the_windows_thread(qtbot: QtBot) -> None:
    reader, told = Reader(), []
    with qtbot.waitSignal(reader.settled):
        reader.ask(
            "home", lambda _: threading.current_thread(), lambda read: told.append((read, threading.current_thread()))
        )
    assert told[0][0] is not threading.main_thread()
    assert told[0][1] is threading.main_thread()
    assert not reader.busy


def test_of_several_questions_of_one_name_the_last_is_answered(qtbot: QtBot) -> None:
    reader, told = Reader(), []
    hold = threading.Event()

    def first(progress: Progress) -> str:
        hold.wait(10)
        return "first"

    with qtbot.waitSignal(reader.settled):
        reader.ask("home", first, told.append)
        reader.ask("home", lambda _: "second", told.append)
        reader.ask("checks", lambda _: "other", told.append)
        hold.set()
    assert told == ["second", "other"]


def test_a_fault_is_told_and_the_next_question_answered(qtbot: QtBot) -> None:
    reader, told = Reader(), []

    def fail(progress: Progress) -> str:
        raise UserError("Ổ đĩa đã đầy.")

    with qtbot.waitSignal(reader.failed) as failed:
        reader.ask("home", fail, told.append)
    assert failed.args is not None
    assert failed.args[0].sentence == "Ổ đĩa đã đầy."
    with qtbot.waitSignal(reader.settled):
        reader.ask("home", lambda _: "again", told.append)
    assert told == ["again"]


def test_who_ends_is_told_nothing_more(qtbot: QtBot) -> None:
    reader, told = Reader(), []
    reader.ask("home", lambda _: "late", told.append)
    reader.end()
    qtbot.wait(1)
    assert (told, reader.busy) == ([], False)
