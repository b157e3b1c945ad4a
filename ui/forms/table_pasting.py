"""What a paste into a table may need, told in a panel under the table: for one cell, or for whole rows."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain.fields import Kind
from ui.forms.pasting import Cells, PasteLine, offer_for, offer_for_rows
from ui.models.parts_model import PartsModel

MENDED = (Kind.TEXT, Kind.NOTE, Kind.CHOICE, Kind.CHOICES, Kind.LINK, Kind.LINKS)


class TablePasting(PasteLine):
    """Hears what was pasted, and mends it on yes as an act of its own: undoing gives back what was pasted."""

    def __init__(self, model: PartsModel, new_act: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._new_act = new_act
        self._mend: Callable[[], None] = self.hide
        self.taken.connect(self._on_taken)
        self.hide()

    def look_at_rows(self, row: int, column: int, cells: Cells, taken: int) -> None:
        """These cells were just pasted from this place on, and became so many rows."""
        found = offer_for_rows(cells)
        self.show_offer(found[0] if found else None)
        if found is not None:
            uids = self._uids()[row : row + taken]
            self._mend = lambda: self._paste_again(uids, column, found[1])

    def look_at_cell(self, row: int, column: int, typed: str) -> None:
        """This was just typed or pasted into a cell."""
        field, part = self._model.fields[column], self._model.part(row)
        pasted = QGuiApplication.clipboard().text().strip()
        whole_lines = field.kind is Kind.NOTE and bool(pasted) and pasted in typed
        offer = offer_for(typed, lines=whole_lines) if part is not None and field.kind in MENDED else None
        self.show_offer(offer)
        if offer is not None and part is not None:
            self._mend = lambda: self._write(part.uid, column, offer.text)

    def _on_taken(self) -> None:
        self.hide()
        self._new_act()
        self._mend()

    def _paste_again(self, uids: list[str], column: int, cells: Cells) -> None:
        """Only where the rows still stand as they came."""
        now = self._uids()
        row = now.index(uids[0]) if uids and uids[0] in now else -1
        if row >= 0 and now[row : row + len(uids)] == uids:
            self._model.paste(row, column, cells)

    def _write(self, uid: str, column: int, text: str) -> None:
        now = self._uids()
        if uid in now:
            self._model.setData(self._model.index(now.index(uid), column), text)

    def _uids(self) -> list[str]:
        return [part.uid for part in self._model.parts]
