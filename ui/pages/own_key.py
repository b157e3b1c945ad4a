"""The office's own key, where one looks for it when nothing is to be sealed: its digits, its slip, its copies."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.office import Office
from ui.forms.sheet import sheet
from ui.pages.key_panel import KeyPanel
from ui.pages.paper_reader import PaperReader
from ui.session import Session


class OwnKeyPage:
    """The panel that the first sealing shows too; the slip can be read here before and after it is sealed."""

    title = "Khóa của đơn vị mình"
    icon = "key"

    def __init__(self, session: Session) -> None:
        self.panel = KeyPanel(session, self._read)
        self.papers = PaperReader(session, sheet(self.panel))
        self.widget: QWidget = self.papers.widget

    def refresh(self) -> None:
        """Show the key as it is now."""
        self.panel.refresh()

    def flush(self) -> None:
        """Nothing is typed here."""

    def show_record(self, uid: str, field: str = "") -> None:
        """There are no records here."""
        self.papers.leave()

    def _read(self, make: Callable[[Office], bytes]) -> None:
        self.papers.read("Soạn phiếu đăng ký khóa", "phieu-dang-ky-khoa.pdf", make)
