"""The windows that stand beside the office's own: help and history. Each is made when it is first asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.session import Session

if TYPE_CHECKING:
    from app.desks.past import Act
    from ui.help_window import HelpWindow
    from ui.pages.history import HistoryWindow
    from ui.pages.spots import Spot


class SideWindows(QObject):
    """Opens them, and keeps the one of each that there is."""

    said = Signal(str)  # why nothing was opened

    def __init__(
        self, session: Session, flush: Callable[[], None], show_act: "Callable[[Act], None]", window: QWidget
    ) -> None:
        """`flush` saves what was typed in view; `show_act` goes to what was put back."""
        super().__init__(window)
        self._session = session
        self._flush = flush
        self._show_act = show_act
        self._window = window
        self.help: HelpWindow | None = None
        self.history: HistoryWindow | None = None

    def show_help(self, topic: str) -> None:
        """Open the help at a topic."""
        from ui.help_window import HelpWindow  # loaded when first needed: it reads every topic

        if self.help is None:
            self.help = HelpWindow(self._session.theme, self._window)
        self.help.open(topic)
        self.help.show()
        self.help.raise_()
        self.help.activateWindow()

    def show_history(self, page: QWidget) -> None:
        """Open the history of the record that a page shows."""
        from ui.pages.spots import spot_on_page  # loaded when first needed: it knows forms and tables

        self._show_history(spot_on_page(page, self._session.office.ledger))

    def show_history_here(self, page: QWidget) -> None:
        """Open the history of the field that the cursor is in; of the page's record where it is in none."""
        from ui.pages.spots import is_saved, spot_of  # loaded when first needed: it knows forms and tables

        spot = spot_of(QApplication.focusWidget())
        if spot is not None and is_saved(spot.record, self._session.office.ledger):
            self._show_history(spot)
        else:
            self.show_history(page)

    def _show_history(self, spot: "Spot | None") -> None:
        from ui.pages.history import HistoryWindow  # loaded when first needed: most days nobody looks back

        if spot is None:
            self.said.emit("Trang này không có mục nào đang mở để xem lịch sử.")
            return
        self._flush()
        if self.history is None:
            self.history = HistoryWindow(self._session, self._show_act, self._window)
        self.history.open(spot)
