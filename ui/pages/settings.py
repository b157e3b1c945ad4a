"""The office's own data, who sits here, how it looks, safety copies, forms without the program, the self-test."""

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain.office import OFFICE_UID
from app.domain.office import Office as OfficeRecord
from app.settings import TEXT_SIZES, THEMES
from ui.forms.editor import QuietCombo
from ui.forms.record_form import RecordForm
from ui.forms.sheet import sheet
from ui.pages.blocks import Card, column, labelled
from ui.pages.form_card import FormCard
from ui.pages.letterhead_card import KEYS, LetterheadCard
from ui.pages.mail_card import MailCard
from ui.pages.pin_card import PinCard
from ui.pages.safety_cards import BackupCard, SelfTestCard
from ui.session import Session
from ui.theme import SPACES
from ui.words import words

LATE = 30  # milliseconds until the cards below are made: those above are there by then
THEME_WORDS = {
    "auto": "Theo máy tính",
    "light": "Sáng",
    "dark": "Tối",
    "contrast": "Tương phản cao, nền trắng",
    "contrast-dark": "Tương phản cao, nền đen",
}


class SettingsPage:
    """Everything is kept as soon as it is changed."""

    title = "Cài đặt"
    icon = "settings"

    def __init__(self, session: Session) -> None:
        self._session = session
        theme = session.theme
        self.who = QLineEdit(session.settings.who)
        self.who.setFixedWidth(theme.pixels(300))
        self.size = QuietCombo()
        for percent in TEXT_SIZES:
            self.size.addItem(f"{percent} %", percent)
        self.look = QuietCombo()
        for code in THEMES:
            self.look.addItem(THEME_WORDS[code], code)
        for box in (self.size, self.look):
            box.setFixedWidth(theme.pixels(240))
        person = Card("Người dùng máy này")
        person.rows.addWidget(
            labelled(
                "Họ và tên",
                self.who,
                theme=theme,
                help_text="Ghi vào lịch sử sửa đổi và phiếu trả lại, để biết ai đã làm.",
            )
        )
        looks = Card("Chữ và màu")
        looks.rows.addWidget(labelled("Cỡ chữ", self.size, theme=theme))
        looks.rows.addWidget(labelled("Màu nền", self.look, theme=theme))
        self.pin = PinCard(session)
        self.backup = BackupCard(session)
        content = QWidget()
        self._rows = column(content, SPACES["block"])
        for card in (person, looks, self.pin, self.backup):
            self._rows.addWidget(card)
        self._below: Below | None = None
        self._coming: list[QWidget] = []  # cards of it that do not lie on the page yet
        self._late = QTimer(content)
        self._late.setSingleShot(True)
        self._late.setInterval(LATE)
        self._late.timeout.connect(self._add_card)
        self.widget = sheet(content)
        self.who.editingFinished.connect(self._on_who)
        self.size.activated.connect(self._on_look)
        self.look.activated.connect(self._on_look)

    @property
    def below(self) -> "Below":
        """The cards further down than anybody sees at first; all of them there now if they were not yet."""
        made = self._below or self._begin_below()
        while self._coming:
            self._rows.addWidget(self._coming.pop(0))
        return made

    @property
    def form(self) -> RecordForm:
        """The office's own record."""
        return self.below.form

    def refresh(self) -> None:
        """Show the settings as they are now."""
        settings = self._session.office.settings
        if not self.who.hasFocus():
            self.who.setText(settings.who)
        _choose(self.size, min(TEXT_SIZES, key=lambda size: abs(size - settings.text_size)))
        _choose(self.look, settings.theme)
        self.backup.refresh()
        self.pin.refresh()
        if self._below is not None:
            self._below.refresh()
        if self._below is None or self._coming:
            self._late.start()

    def flush(self) -> None:
        """Save what was typed and not yet saved."""
        if self._below is not None:
            self._below.form.flush()
            self._below.letterhead.form.flush()
        self._on_who()

    def show_record(self, uid: str, field: str = "") -> None:
        """Go to a field of the office."""
        (self.below.letterhead.form if field in KEYS else self.form).focus_field(field)

    def _begin_below(self) -> "Below":
        made = self._below = Below(self._session)
        self._coming = list(made.cards)
        made.form.edited.connect(self._on_office)
        made.letterhead.edited.connect(self._on_office)
        made.refresh()
        return made

    def _add_card(self) -> None:
        """The next card, between the keys; a window that gave way meanwhile must not ask its office."""
        if not self.widget.isVisible():
            return
        if self._below is None:
            self._begin_below()
        elif self._coming:
            self._rows.addWidget(self._coming.pop(0))
        if self._coming:
            self._late.start()

    def _on_who(self) -> None:
        if self.who.text().strip() != self._session.office.settings.who:
            self._session.keep(replace(self._session.office.settings, who=self.who.text().strip()))

    def _on_look(self) -> None:
        settings = self._session.office.settings
        self._session.keep(replace(settings, text_size=self.size.currentData(), theme=self.look.currentData()))

    def _on_office(self, record: OfficeRecord) -> None:
        self._session.put(record, typing=True)
        self.below.show_office(record)  # each of two forms shows some fields, and holds the whole record


class Below:
    """How much goes by mail, forms for where the program is not, the office itself, its letterhead, the self-test."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.form = RecordForm(OfficeRecord.description, session.theme, session.context, hidden=KEYS, first=0)
        self.form.set_read_only(session.office.read_only)
        office = Card("Đơn vị")
        office.rows.addWidget(words("Ghi trong mọi gói gửi đi.", role="quiet"))
        office.rows.addWidget(self.form)
        self.letterhead = LetterheadCard(session)
        self.email = MailCard(session)
        self.forms = FormCard(session)
        self.self_test = SelfTestCard(session)
        self.cards = (self.email, self.forms, office, self.letterhead, self.self_test)

    def refresh(self) -> None:
        """Show the settings and the office as they are now."""
        self.show_office(self._session.ledger.get(OfficeRecord, OFFICE_UID) or self._session.office.record)
        self.email.refresh()

    def show_office(self, record: OfficeRecord) -> None:
        """Show the office's own record."""
        self.form.refresh(record)
        self.letterhead.show_office(record)


def _choose(box: QComboBox, data: object) -> None:
    box.setCurrentIndex(max(box.findData(data), 0))
