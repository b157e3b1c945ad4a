"""What is done when the window has been closed."""

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
