"""The PIN of the window: set, changed, taken away."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.pin import is_pin, locked
from ui.first_start.pin_step import HONEST
from ui.lock import pin_box
from ui.pages.blocks import Banner, Card, button, in_line, labelled
from ui.session import Session
from ui.words import words


class PinCard(Card):
    """Two boxes for a new PIN; nothing of the old one is ever shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Mã PIN khi mở sổ", parent)
        self._session = session
        theme = session.theme
        self.first, self.second = pin_box(theme), pin_box(theme)
        self.state = words(role="quiet")
        self.set = button("Đặt mã PIN", self._on_set, theme)
        self.drop = button("Bỏ mã PIN", self._on_drop, theme)
        self.result = Banner(theme)
        self.rows.addWidget(self.state)
        self.rows.addWidget(labelled("Mã PIN mới", self.first, theme=theme))
        self.rows.addWidget(labelled("Gõ lại", self.second, theme=theme))
        for part in (in_line(self.set, self.drop), self.result, words(HONEST, role="help")):
            self.rows.addWidget(part)
        for box in (self.first, self.second):
            box.textChanged.connect(self._check)
        self.refresh()

    def refresh(self) -> None:
        """Show whether there is a PIN."""
        kept = bool(self._session.office.settings.pin)
        self.state.setText(
            "Đang có mã PIN: chương trình hỏi mã khi mở, và khi bấm Ctrl+L." if kept else "Chưa đặt mã PIN."
        )
        self.set.setText("Đổi mã PIN" if kept else "Đặt mã PIN")
        self.drop.setVisible(kept)
        self._check()

    def _check(self) -> None:
        typed = self.first.text()
        self.set.setEnabled(is_pin(typed) and typed == self.second.text())

    def _on_set(self) -> None:
        self._keep(locked(self.first.text()), "Đã đặt mã PIN.")

    def _on_drop(self) -> None:
        self._keep("", "Đã bỏ mã PIN.")

    def _keep(self, pin: str, said: str) -> None:
        self._session.keep(replace(self._session.office.settings, pin=pin))
        self.first.clear()
        self.second.clear()
        if self._session.office.settings.pin == pin:
            self.result.say(said, level="done")
        self.refresh()
