"""A date typed as far as it is known, and a calendar to pick it from."""

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.fields import Field
from app.text.dates import write_date
from ui.context import Context
from ui.forms.line_editors import LineEditor
from ui.theme import SPACES, mark

CALENDAR_KEYS = "Alt+↓"
LETTERS_WIDE = 60  # of a month: seven days with their short names


class DateEditor(LineEditor):
    """Partial dates stay typed; the calendar, by its button or Alt+↓, gives whole ones."""

    def __init__(self, field: Field, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self._calendar: DateCalendar | None = None
        self.button = QToolButton()
        mark(self.button, role="calendar")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys have Alt+↓ for it
        self.button.setToolTip(f"Chọn ngày trên lịch ({CALENDAR_KEYS})")
        self.button.setAccessibleName("Chọn ngày trên lịch")
        self.row.setSpacing(2)
        self.row.addWidget(self.button)
        self.be_narrow(0)
        self.box.setMinimumWidth(0)
        self.box.setMaximumWidth(self.letters(16))
        self.row.addStretch(1)
        self.button.clicked.connect(self.open_calendar)
        self.box.installEventFilter(self)

    @property
    def calendar(self) -> "DateCalendar":
        """The calendar, made when it is first opened."""
        if self._calendar is None:
            self._calendar = DateCalendar(self)
            self._calendar.month.clicked.connect(self._on_picked)
            self._calendar.month.activated.connect(self._on_picked)
            self._calendar.today.clicked.connect(lambda: self._on_picked(QDate.currentDate()))
        return self._calendar

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.button.setVisible(not read_only)

    def open_calendar(self) -> None:
        """Show the calendar under the box, at the date that stands there."""
        if not self.box.isReadOnly():
            self.calendar.open_at(str(self.value() or ""), self.box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.box
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Down
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.open_calendar()
            return True
        return super().eventFilter(watched, event)

    def _on_picked(self, day: QDate) -> None:
        self.calendar.hide()
        self.box.setFocus()
        self.box.selectAll()
        self.box.insert(write_date(day.toString(Qt.DateFormat.ISODate)))
        self._on_typed(self.box.text())


class DateCalendar(QFrame):
    """A month in Vietnamese, weeks from Monday; arrows move, PageUp and PageDown turn months, Enter takes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        mark(self, role="card")
        self.month = QCalendarWidget()
        self.month.setLocale(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.month.setMinimumWidth(self.fontMetrics().averageCharWidth() * LETTERS_WIDE)
        plain = QTextCharFormat()
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(day, plain)  # red is for what blocks
        self.today = QPushButton("Hôm nay")
        mark(self.today, role="link")
        hint = QLabel("Mũi tên để chọn, Enter để lấy, Esc để thôi")
        mark(hint, role="help")
        foot = QHBoxLayout()
        foot.addWidget(hint, 1)
        foot.addWidget(self.today)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACES["near"], SPACES["near"], SPACES["near"], SPACES["near"])
        rows.addWidget(self.month)
        rows.addLayout(foot)

    def open_at(self, iso: str, box: QWidget) -> None:
        """Show the month of a date, which may be partial, under a box and on the screen."""
        year, month, day = (int(part) if part else 0 for part in [*iso.lstrip("-").split("-"), "", ""][:3])
        now = QDate.currentDate()
        if iso and not iso.startswith("--"):
            self.month.setSelectedDate(QDate(year, month or 1, day or 1))
        elif iso:
            self.month.setSelectedDate(QDate(now.year(), year, month))
        else:
            self.month.setSelectedDate(now)
        self.adjustSize()
        place = box.mapToGlobal(QPoint(0, box.height() + 2))
        room: QSize = self.sizeHint()
        screen = box.screen().availableGeometry()
        left = max(screen.left(), min(place.x(), screen.right() - room.width()))
        below = place.y() + room.height() <= screen.bottom()
        self.move(left, place.y() if below else box.mapToGlobal(QPoint(0, 0)).y() - room.height() - 2)
        self.show()
        self.month.setFocus()
