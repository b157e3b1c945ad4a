import threading

import pytest
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.progress import Progress
from ui.jobs import Jobs

MANY = 20_000_000  # steps: far more than any test waits for, and yet an end


def test_result_comes_back_on_the_windows_thread(qtbot: QtBot) -> None:
    jobs = Jobs()
    seen: list[object] = []

    def work(progress: Progress) -> int:
        seen.append(threading.current_thread())
        return 42

    with qtbot.waitSignal(jobs.idle):
        jobs.run("Đang đếm", work, done=lambda result: seen.extend([result, threading.current_thread()]))
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen[0] is not threading.main_thread()
    assert seen[1:] == [42, threading.main_thread()]
    assert not jobs.busy


def test_jobs_run_one_after_the_other(qtbot: QtBot) -> None:
    jobs = Jobs()
    running: list[str] = []
    overlaps: list[str] = []

    def work(name: str):
        def do(progress: Progress) -> str:
            if running:
                overlaps.append(name)
            running.append(name)
            for step in range(50):
                progress(step, 50)
            running.remove(name)
            return name

        return do

    done: list[str] = []
    for name in "abc":
        jobs.run(name, work(name), done.append)
    assert jobs.what == "a"
    qtbot.waitUntil(lambda: done == ["a", "b", "c"])
    assert not overlaps


def test_a_known_fault_goes_to_whoever_asked_or_to_all(qtbot: QtBot) -> None:
    jobs = Jobs()
    heard: list[str] = []

    def fail(progress: Progress) -> None:
        raise UserError("Ổ đĩa đã đầy.", reason="disk-full")

    jobs.run("một", fail, failed=lambda fault: heard.append(fault.reason))
    with qtbot.waitSignal(jobs.failed) as told:
        jobs.run("hai", fail)
    assert heard == ["disk-full"]
    assert told.args[0].sentence == "Ổ đĩa đã đầy."


def test_stop_ends_the_work_in_silence(qtbot: QtBot) -> None:
    jobs = Jobs()
    outcome: list[str] = []
    begun = threading.Event()

    def endless(progress: Progress) -> None:
        begun.set()
        for _ in range(MANY):
            progress(0, 0)

    jobs.run("mãi", endless, done=lambda _: outcome.append("done"), stopped=lambda: outcome.append("stopped"))
    jobs.run("sau", lambda progress: progress(1, 1), done=lambda _: outcome.append("next"))
    assert begun.wait(5)
    jobs.stop()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert outcome == ["stopped"], "what waits behind is stopped too"


def test_a_bug_reaches_the_crash_hook_with_its_own_traceback(qtbot: QtBot) -> None:
    jobs = Jobs()

    def buggy(progress: Progress) -> None:
        raise ZeroDivisionError("ours")

    with qtbot.captureExceptions() as caught:
        jobs.run("lỗi", buggy)
        qtbot.waitUntil(lambda: bool(caught))
    kind, fault, trace = caught[0]
    assert kind is ZeroDivisionError
    assert str(fault) == "ours"
    names = []
    while trace:
        names.append(trace.tb_frame.f_code.co_name)
        trace = trace.tb_next
    assert "buggy" in names
    assert not jobs.busy


def test_progress_is_told(qtbot: QtBot) -> None:
    jobs = Jobs()
    seen: list[tuple[int, int, str]] = []
    jobs.progressed.connect(lambda *step: seen.append(step))
    with qtbot.waitSignal(jobs.idle):
        jobs.run("việc", lambda progress: progress(3, 3, "Đang ghi"))
    assert seen[-1] == (3, 3, "Đang ghi")


@pytest.mark.parametrize("count", [0, 1])
def test_busy_only_while_something_waits(qtbot: QtBot, count: int) -> None:
    jobs = Jobs()
    for _ in range(count):
        jobs.run("x", lambda progress: None)
    assert jobs.busy is bool(count)
    qtbot.waitUntil(lambda: not jobs.busy)
