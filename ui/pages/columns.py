"""Cards beside each other where there is room, under each other where there is not."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import SPACES, Theme

ENOUGH = 860  # pixels at the usual text size from which on two columns are read with ease


class Columns(QWidget):
    """Lays out the cards that are shown, in their order, the left one first."""

    def __init__(self, cards: Sequence[QWidget], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = list(cards)
        self._enough = theme.pixels(ENOUGH)
        self._laid: tuple[int, tuple[int, ...]] = (0, ())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACES["block"])
        for card in self._cards:
            card.setParent(self)

    def arrange(self) -> None:
        """Lay out anew; to be called when a card was shown or hidden."""
        across = 2 if self.width() >= self._enough else 1
        shown = tuple(at for at, card in enumerate(self._cards) if not card.isHidden())
        if (across, shown) == self._laid:
            return
        self._laid = (across, shown)
        for card in self._cards:
            self._grid.removeWidget(card)
        for place, at in enumerate(shown):
            alone = across == 1 or (place == len(shown) - 1 and place % across == 0)
            self._grid.addWidget(
                self._cards[at], place // across, place % across, 1, across if alone else 1, Qt.AlignmentFlag.AlignTop
            )
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
