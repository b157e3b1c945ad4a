"""A line under a table: what is to be said of the row and the cell under the cursor, and what one press fills in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.fields import Field, Part
from app.domain.indicator_past import money_said
from ui.forms.flow import Flow, grows
from ui.forms.parts_table import PartsTable
from ui.plain_tips import plain_caption
from ui.theme import SPACES, mark
from ui.words import words


@dataclass(frozen=True, slots=True)
class Offer:
    """What a press would change a row to, and the verb that says so."""

    verb: str
    row: Part


Telling = Callable[[Part], tuple[Sequence[str], Sequence[Offer]]]


def nothing_more(part: Part) -> tuple[Sequence[str], Sequence[Offer]]:
    """For tables of which only money is said in words."""
    return (), ()


class RowWords(QWidget):
    """Follows a table. Amounts of money are said in words; `tell` adds sentences and offers of its own."""

    def __init__(self, table: PartsTable, tell: Telling = nothing_more, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table, self._tell = table, tell
        self._flow = Flow(self, SPACES["near"])
        self.said = words(role="quiet")
        self.offers: list[QPushButton] = []
        self._flow.addWidget(self.said)
        grows(self)
        table.view.selectionModel().currentChanged.connect(self.follow)
        table.model.dataChanged.connect(self.follow)
        table.model.modelReset.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Tell of the row and the cell that are current now."""
        index = self._table.view.currentIndex()
        part = self._table.model.part(index.row()) if index.isValid() else None
        more, offers = self._tell(part) if part is not None else ((), ())
        money = money_in_words(part, self._table.fields[index.column()]) if part is not None else ""
        said = " ".join(filter(None, (money, *more)))
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self._show_offers(() if self._table.model.read_only else offers)
        self.setVisible(bool(said or self.offers))

    def _show_offers(self, offers: Sequence[Offer]) -> None:
        for button in self.offers:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.offers = []
        for offer in offers:
            button = QPushButton(plain_caption(offer.verb))
            mark(button, role="link")
            button.clicked.connect(lambda _checked=False, row=offer.row: self._table.model.replace(row))
            self._flow.addWidget(button)
            self.offers.append(button)
            button.show()


def money_in_words(part: Part, field: Field) -> str:
    """The amount in a cell, in words; "" where it is no money."""
    value = getattr(part, field.key)
    said = money_said(value, field.unit or getattr(part, "unit", None) or "") if isinstance(value, Decimal) else ""
    return f"{field.label}: {said}." if said and not field.computed else ""
