"""The photos of one record in their order, as a list that tiles are drawn from."""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.domain.enclosures import Photo
from ui.photos.shelf import renumbered
from ui.plain_tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PhotoRole = int(Qt.ItemDataRole.UserRole)
NO_CAPTION = "Chưa có chú thích"


class PhotoRows(QAbstractListModel):
    """What is changed here is told whole, as tables of rows tell it; the window's undo takes it back."""

    changed = Signal(list)  # every photo, renumbered

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.owner = ""
        self._photos: list[Photo] = []

    def show(self, owner: str, photos: Iterable[Photo]) -> None:
        """Show the photos of a record."""
        self.owner = owner
        self._reset(list(photos))

    @property
    def photos(self) -> list[Photo]:
        return list(self._photos)

    def photo(self, row: int) -> Photo | None:
        """The photo in a place; None where there is none."""
        return self._photos[row] if 0 <= row < len(self._photos) else None

    def row_of(self, uid: str) -> int:
        """The place of a photo; -1 when it is not here."""
        return next((row for row, photo in enumerate(self._photos) if photo.uid == uid), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._photos)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return usual if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        photo = self.photo(index.row()) if index.isValid() else None
        if photo is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return photo.caption or NO_CAPTION
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(photo.caption or "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Ảnh {index.row() + 1} trong {len(self._photos)}: {photo.caption or NO_CAPTION.lower()}"
        return photo if role == PhotoRole else None

    def add(self, photos: Sequence[Photo]) -> None:
        """Put these behind the others."""
        if photos:
            self._change([*self._photos, *photos])

    def replace(self, photo: Photo) -> None:
        """Show a photo as it was changed elsewhere, and tell it."""
        row = self.row_of(photo.uid)
        if row >= 0 and self._photos[row] != photo:
            self._photos[row] = photo
            self.dataChanged.emit(self.index(row), self.index(row))
            self.changed.emit(self.photos)

    def put_file(self, uid: str, digest: str) -> None:
        """Let another picture take the place of a photo's file: the same one, turned."""
        photo = self.photo(self.row_of(uid))
        if photo is not None:
            self.replace(dataclasses.replace(photo, file=digest))

    def remove(self, rows: Iterable[int]) -> int:
        """Take photos away; how many. Undo in the window brings them back."""
        doomed = {row for row in rows if self.photo(row) is not None}
        if doomed:
            self._change([photo for row, photo in enumerate(self._photos) if row not in doomed])
        return len(doomed)

    def move(self, row: int, to: int) -> bool:
        """Put a photo into another place."""
        if row == to or self.photo(row) is None or self.photo(to) is None:
            return False
        photos = self.photos
        photos.insert(to, photos.pop(row))
        self._change(photos)
        return True

    def _change(self, photos: Sequence[Photo]) -> None:
        self._reset(renumbered(photos))
        self.changed.emit(self.photos)

    def _reset(self, photos: list[Photo]) -> None:
        self.beginResetModel()
        self._photos = photos
        self.endResetModel()
