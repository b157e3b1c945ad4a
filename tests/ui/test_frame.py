"""The window stands where it stood when the program was closed."""

from app.office import Office
from app.settings import load
from ui.closing import keep_place
from ui.frame import USUAL, Frame
from ui.theme import Theme, sign


def test_the_window_comes_back_where_it_was(qtbot, office: Office, answers) -> None:
    frame = Frame(Theme())
    qtbot.addWidget(frame)
    frame.resize(700, 500)
    keep_place(office, frame.place, answers)
    again = Frame(Theme(), load(office.paths.settings).window)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (700, 500)


def test_a_place_that_cannot_be_read_is_the_usual_one(qtbot) -> None:
    frame = Frame(Theme(), "không phải chỗ nào")
    qtbot.addWidget(frame)
    assert frame.size() == USUAL


def test_the_sign_is_there_for_every_bar(qapp) -> None:
    assert {size.width() for size in sign().availableSizes()} == {16, 24, 32, 48, 128}
