"""A paper of the office's own, read in place of the page that it was asked for on: looked at, printed, saved."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.office import Office
from app.progress import Progress
from ui.pages.blocks import Room, button
from ui.session import Session

if TYPE_CHECKING:
    from ui.pages.preview_viewer import Viewer


Read = Callable[[str, str, Callable[[Office], bytes]], None]
"""Shows a paper: what is being done, the name it is saved under, who makes it."""


class PaperReader:
    """Shows a page, or a paper over it; the page stays as it was left. The viewer is made with the first paper."""

    def __init__(self, session: Session, page: QWidget) -> None:
        self._session = session
        self._page = page
        self._viewer: Viewer | None = None
        self.widget = Room()
        self.widget.addWidget(page)

    @property
    def viewer(self) -> "Viewer":
        """Where the paper is read."""
        if self._viewer is None:
            from ui.pages.preview_viewer import Viewer  # loaded when first needed: with the first paper

            back = button("Quay lại", self.leave, self._session.theme, "back")
            self._viewer = Viewer(self._session, back)
            self.widget.addWidget(self._viewer)
        return self._viewer

    @property
    def is_open(self) -> bool:
        """Whether a paper is looked at."""
        return self.widget.currentWidget() is not self._page

    def read(self, what: str, name: str, make: Callable[[Office], bytes]) -> None:
        """Have a paper made beside the window and show it; `name` is what it is saved as."""

        def work(office: Office, progress: Progress) -> bytes:
            return make(office)

        def done(data: bytes) -> None:
            self.viewer.show_document(data, name)
            self.widget.setCurrentWidget(self.viewer)
            self.viewer.sheets.setFocus()

        self._session.run(what, work, done, self._session.messages.fail)

    def leave(self) -> None:
        """Back to the page."""
        if self._viewer is not None and self.is_open:
            self._viewer.leave()
        self.widget.setCurrentWidget(self._page)
