"""How much one e-mail carries: what the size of a report is measured by."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.settings import LARGEST_EMAIL, SMALLEST_EMAIL
from ui.forms.editor import QuietCombo
from ui.pages.blocks import Card, labelled
from ui.session import Session

LIMITS = [limit for limit in (5, 10, 15, 20, 25, 50, 100) if SMALLEST_EMAIL <= limit <= LARGEST_EMAIL]
HELP = (
    "Phần lớn hộp thư nhận thư nặng đến 20 hoặc 25 MB, kể cả phần thư tự nặng thêm khi gửi tệp. Báo cáo nặng hơn thì "
    "chương trình nhắc gửi bằng USB, thu nhỏ ảnh hoặc chia thành nhiều thư."
)


class MailCard(Card):
    """Kept as soon as it is chosen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Gửi qua thư điện tử", parent)
        self._session = session
        self.limit = QuietCombo()
        for limit in LIMITS:
            self.limit.addItem(f"{limit} MB", limit)
        self.limit.setFixedWidth(session.theme.pixels(180))
        self.rows.addWidget(labelled("Một thư chở được", self.limit, theme=session.theme, help_text=HELP))
        self.limit.activated.connect(self._on_chosen)
        self.refresh()

    def refresh(self) -> None:
        """Show the setting as it is now; one that was written by hand shows as the nearest."""
        kept = self._session.office.settings.email_limit
        self.limit.setCurrentIndex(self.limit.findData(min(LIMITS, key=lambda limit: abs(limit - kept))))

    def _on_chosen(self) -> None:
        settings = self._session.office.settings
        self._session.keep(replace(settings, email_limit=self.limit.currentData()))
