"""The office's own data, who sits here, how it looks, safety copies, forms without the program, the self-test."""

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain.office import OFFICE_UID
from app.domain.office import Office as OfficeRecord
from app.settings import TEXT_SIZES, THEMES
from ui.forms.editor import QuietCombo
from ui.forms.record_form import RecordForm
from ui.forms.sheet import sheet
from ui.pages.blocks import Card, column, labelled
from ui.pages.mail_card import MailCard
from ui.pages.pin_card import PinCard
from ui.pages.safety_cards import BackupCard, FormCard, SelfTestCard
from ui.session import Session
from ui.theme import SPACES
from ui.words import words

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
        self.form = RecordForm(OfficeRecord.description, theme, session.context, first=0)
        self.form.set_read_only(session.office.read_only)
        office = Card("Đơn vị")
        office.rows.addWidget(words("In ở đầu văn bản và ghi trong mọi gói gửi đi.", role="quiet"))
        office.rows.addWidget(self.form)
        self.email = MailCard(session)
        self.backup = BackupCard(session)
        self.pin = PinCard(session)
        self.forms = FormCard(session)
        self.self_test = SelfTestCard(session)
        content = QWidget()
        rows = column(content, SPACES["block"])
        for card in (person, looks, self.pin, self.backup, self.email, self.forms, office, self.self_test):
            rows.addWidget(card)
        self.widget = sheet(content)
        self.who.editingFinished.connect(self._on_who)
        self.size.activated.connect(self._on_look)
        self.look.activated.connect(self._on_look)
        self.form.edited.connect(self._on_office)

    def refresh(self) -> None:
        """Show the settings as they are now."""
        settings = self._session.office.settings
        if not self.who.hasFocus():
            self.who.setText(settings.who)
        _choose(self.size, min(TEXT_SIZES, key=lambda size: abs(size - settings.text_size)))
        _choose(self.look, settings.theme)
        self.form.refresh(self._session.ledger.get(OfficeRecord, OFFICE_UID) or self._session.office.record)
        self.backup.refresh()
        self.email.refresh()
        self.pin.refresh()

    def flush(self) -> None:
        """Save what was typed and not yet saved."""
        self.form.flush()
        self._on_who()

    def show_record(self, uid: str, field: str = "") -> None:
        """Go to a field of the office."""
        self.form.focus_field(field)

    def _on_who(self) -> None:
        if self.who.text().strip() != self._session.office.settings.who:
            self._session.keep(replace(self._session.office.settings, who=self.who.text().strip()))

    def _on_look(self) -> None:
        settings = self._session.office.settings
        self._session.keep(replace(settings, text_size=self.size.currentData(), theme=self.look.currentData()))

    def _on_office(self, record: OfficeRecord) -> None:
        self._session.put(record, typing=True)


def _choose(box: QComboBox, data: object) -> None:
    box.setCurrentIndex(max(box.findData(data), 0))
