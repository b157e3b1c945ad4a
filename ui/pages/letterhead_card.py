"""How documents begin: the lines on both sides, number and symbol, manner; and a picture of what comes of it."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QPaintEvent, QPixmap
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from app.desks.paper import Picture
from app.domain.office import LETTERHEAD, Office
from app.domain.symbols import fault_of
from app.office import Office as OpenOffice
from app.progress import Progress
from ui.forms.record_form import RecordForm
from ui.pages.blocks import Banner, Card
from ui.session import Session
from ui.theme import mark
from ui.words import words

KEYS = frozenset(field.key for field in Office.description.fields if field.section == LETTERHEAD)
"""The fields that this card shows, so that the form of the office leaves them out."""

WIDTH = 560  # pixels of the picture: a page is drawn for the eye, whatever the size of the text
HEIGHT = 270  # about what the picture needs, so that nothing jumps when it comes
TIMES = "Dùng phông Times New Roman của máy này khi có"


class HeadPicture(QLabel):
    """Is drawn when somebody scrolls to it: drawing loads the library of documents."""

    looked_at = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Hình mẫu phần đầu và phần ký của văn bản")
        self.setFixedWidth(WIDTH)
        self.setMinimumHeight(HEIGHT)
        mark(self, role="paper")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.looked_at.emit()


class LetterheadCard(Card):
    """The fields with a live picture of the head of a report."""

    edited = Signal(object)  # the office's record as it now is

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Phần đầu văn bản", parent)
        self._session = session
        self._shown: Office | None = None
        self._drawn: Office | None = None
        self.form = RecordForm(Office.description, session.theme, session.context, only=KEYS, headings=False, first=0)
        self.form.set_read_only(session.office.read_only)
        self.fault = Banner(session.theme)
        self.picture = HeadPicture()
        self.times = QCheckBox(TIMES)
        self.times.setEnabled(not session.office.read_only)
        for part in (
            words(
                "In ở đầu mọi văn bản, như hình dưới. Ô để trống thì chương trình dùng cách thường gặp.", role="quiet"
            ),
            self.picture,
            self.form,
            self.fault,
            self.times,
            words("Không có phông ấy thì dùng phông đi kèm chương trình; chỗ xuống dòng như nhau.", role="help"),
        ):
            self.rows.addWidget(part)
        self.form.edited.connect(self.edited)
        self.picture.looked_at.connect(self._draw)
        self.times.clicked.connect(self._on_times)

    def show_office(self, record: Office) -> None:
        """Show the office as it is now, and draw the head anew where it changed."""
        self.form.refresh(record)
        self.fault.say(fault_of(record.symbol or ""), level="warning")
        self.times.setChecked(self._session.office.settings.system_times)
        self._shown = record
        self.picture.update()

    def _draw(self) -> None:
        record = self._shown
        if record is None or record == self._drawn:
            return
        self._drawn = record
        ratio = self.devicePixelRatio()

        def read(office: OpenOffice, progress: Progress) -> Picture:
            return office.papers.head(record, round(WIDTH * ratio))

        def told(drawn: Picture) -> None:
            image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.width * 4, QImage.Format.Format_RGB32).copy()
            image.setDevicePixelRatio(ratio)
            self.picture.setPixmap(QPixmap.fromImage(image))

        self._session.look_up("letterhead", read, told)

    def _on_times(self) -> None:
        self._session.keep(replace(self._session.office.settings, system_times=self.times.isChecked()))
        self._drawn = None
        self.picture.update()
