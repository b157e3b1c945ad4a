from pytestqt.qtbot import QtBot

from app.pin import fits
from ui.pages.pin_card import PinCard
from ui.session import Session


def test_a_pin_is_set_changed_and_taken_away(qtbot: QtBot, session: Session) -> None:
    card = PinCard(session)
    qtbot.addWidget(card)
    assert not card.set.isEnabled()
    for pin in ("2468", "135790"):
        qtbot.keyClicks(card.first, pin)
        assert not card.set.isEnabled()
        qtbot.keyClicks(card.second, pin)
        card.set.click()
        assert fits(pin, session.office.settings.pin)
        assert card.first.text() == ""
    card.drop.click()
    assert session.office.settings.pin == ""
    assert "Chưa đặt" in card.state.text()
