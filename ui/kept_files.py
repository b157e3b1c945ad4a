"""The attachments of the office: named, and opened in whatever the computer has for them."""

from pathlib import Path

from PySide6.QtCore import QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices

from app.domain.correspondence import Attachment
from app.domain.ledger import Ledger
from app.office import Office
from app.text.sizes import size_words
from ui.messages import Messages


class KeptFiles:
    """Files of one office, or of a package it received. Opened copies lie in a folder that is gone in the end."""

    def __init__(self, office: Office, messages: Messages, ledger: Ledger | None = None) -> None:
        self._office = office
        self._ledger = ledger or office.ledger
        self._messages = messages
        self._copies: QTemporaryDir | None = None

    def name(self, digest: str) -> str:
        """The name and size of a kept file."""
        kept = self._ledger.get(Attachment, digest)
        if kept is None:
            return "(tệp không còn trong sổ)"
        return f"{kept.name or digest[:8]} · {size_words(kept.size or 0)}"

    def show(self, digest: str) -> None:
        """Open a copy of a kept file."""
        from app.desks.pictures import is_program  # loaded when first needed: most days no file is opened

        data = self._ledger.blob(digest)
        kept = self._ledger.get(Attachment, digest)
        if data is None or kept is None:
            self._messages.tell("Tệp này không còn trong sổ.")
            return
        if is_program(kept.name or "", data):
            self._messages.tell(
                "Tệp này là chương trình hoặc lối tắt nên không mở.",
                "Tệp đi kèm báo cáo phải là văn bản, bảng tính, PDF hoặc ảnh. Hãy hỏi lại nơi gửi.",
            )
            return
        if self._copies is None:
            self._copies = QTemporaryDir()
        copy = Path(self._copies.path()) / digest[:8] / Path(kept.name or digest).name
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(data)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            self._messages.tell("Máy tính này không có chương trình mở được loại tệp ấy.")
