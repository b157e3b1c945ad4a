"""The report of the period as it would be sealed, to be read through before; every page says that it is a draft."""

from app.errors import UserError
from app.office import Office
from app.progress import Progress
from ui.pages.blocks import button
from ui.pages.places import SEAL_VIEW, SEND
from ui.pages.preview_print import AskPrinter, ask_printer
from ui.pages.preview_viewer import Viewer
from ui.session import Session
from ui.words import words


class PreviewPage:
    """Made anew whenever it is looked at, so it is never older than what was typed."""

    title = "Xem trước"
    icon = "document"

    def __init__(self, session: Session, printer: AskPrinter = ask_printer) -> None:
        self._session = session
        self._making = False
        self.told = words(role="strong")
        self.told.setWordWrap(False)
        self.seal = button("Đến bước niêm phong", self._go_to_seal, session.theme, "seal")
        self.viewer = Viewer(session, self.told, self.seal, printer=printer)
        self.widget = self.viewer

    def refresh(self) -> None:
        """Draw the report as it is now, beside the window."""
        if self._making:
            return
        self._making = True
        period = self._session.period
        self.told.setText("Đang soạn bản xem trước…")

        def work(office: Office, progress: Progress) -> bytes:
            return office.outbox.preview(period.code)

        def done(data: bytes) -> None:
            self._making = False
            if period != self._session.period:
                self.refresh()
                return
            self.told.setText("Bản xem trước, chưa niêm phong")
            self.viewer.show_document(data, f"xem-truoc_{period.code}.pdf")

        self._session.run("Soạn bản xem trước", work, done, self._on_failed)

    def flush(self) -> None:
        """Nothing is typed here."""

    def show_record(self, uid: str, field: str = "") -> None:
        """There are no records of its own here."""

    def _on_failed(self, fault: UserError) -> None:
        self._making = False
        self.told.setText("")
        self.viewer.result.say(fault.sentence, level="error")

    def _go_to_seal(self) -> None:
        self._session.go_to(SEND, SEAL_VIEW)
