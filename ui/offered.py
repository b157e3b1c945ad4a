"""Everything that this window offers by name."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.settings import TEXT_SIZES
from ui.actions import Action, Actions
from ui.navigation import keys_to
from ui.pages.page import Entry
from ui.pages.to_ask import places_of
from ui.session import Session


def actions_of(
    session: Session,
    entries: Sequence[Entry],
    open_page: Callable[[int], None],
    show_help: Callable[[], None],
    lock: Callable[[], None],
) -> Actions:
    """Pages, their views, something new, the size of the text, help, the lock."""
    pages = [
        Action(f"page:{entry.title}", entry.title, lambda number=number: open_page(number), keys_to(number), "trang")
        for number, entry in enumerate(entries)
    ]
    shown = {kind for entry in entries for kind in entry.kinds}
    places = [
        Action(f"{place.kind}:{place.uid}", place.title, _going(session, place.kind, place.uid), also=place.also)
        for place in places_of(session.office)
        if place.kind in shown
    ]
    sizes = [
        Action("text:larger", "Chữ to hơn", lambda: _step(session, 1), "Ctrl++ Ctrl+=", "cỡ chữ phóng to"),
        Action("text:smaller", "Chữ nhỏ hơn", lambda: _step(session, -1), "Ctrl+-", "cỡ chữ thu nhỏ"),
        Action("text:usual", "Chữ cỡ thường", lambda: _resize(session, 100), "Ctrl+0", "cỡ chữ"),
    ]
    aid = Action("help", "Hướng dẫn trang này", show_help, "F1", "trợ giúp, cách dùng, phím tắt")
    away = Action("lock", "Tạm khóa màn hình", lock, "Ctrl+L", "mã pin, rời máy")
    return Actions([*pages, *places, *sizes, aid, away])


def _going(session: Session, kind: str, uid: str) -> Callable[[], None]:
    return lambda: session.go_to(kind, uid)


def _step(session: Session, by: int) -> None:
    now = session.office.settings.text_size
    at = min(range(len(TEXT_SIZES)), key=lambda place: abs(TEXT_SIZES[place] - now))
    _resize(session, TEXT_SIZES[min(max(at + by, 0), len(TEXT_SIZES) - 1)])


def _resize(session: Session, percent: int) -> None:
    if percent != session.office.settings.text_size:
        session.keep(replace(session.office.settings, text_size=percent))
