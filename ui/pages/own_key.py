"""The office's own key, where one looks for it when nothing is to be sealed: its digits, its slip, its copies."""

from PySide6.QtWidgets import QWidget

from ui.forms.sheet import sheet
from ui.pages.key_panel import KeyPanel
from ui.session import Session


class OwnKeyPage:
    """The panel that the first sealing shows too."""

    title = "Khóa của đơn vị mình"
    icon = "key"

    def __init__(self, session: Session) -> None:
        self.panel = KeyPanel(session)
        self.widget: QWidget = sheet(self.panel)

    def refresh(self) -> None:
        """Show the key as it is now."""
        self.panel.refresh()

    def flush(self) -> None:
        """Nothing is typed here."""

    def show_record(self, uid: str, field: str = "") -> None:
        """There are no records here."""
