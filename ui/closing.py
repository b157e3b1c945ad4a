"""What is done when the window has been closed."""

from dataclasses import replace

from app.errors import UserError
from app.office import Office
from ui.messages import Messages


def keep_safe(office: Office, messages: Messages) -> None:
    """A checked safety copy whenever the window is closed; what hinders it is told."""
    if office.read_only:
        return
    try:
        office.back_up_if_changed()
    except UserError as fault:
        messages.fail(fault)


def keep_place(office: Office, place: str, messages: Messages) -> None:
    """Note where the window stood, so that the next start finds it there."""
    if office.read_only or office.settings.window == place:
        return
    try:
        office.save_settings(replace(office.settings, window=place))
    except UserError as fault:
        messages.fail(fault)
