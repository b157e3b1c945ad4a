"""Photos as tiles beside each other: chosen with the arrows, moved with Alt and arrows or the mouse, dropped onto."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.enclosures import Photo
from ui.keys import ENTER
from ui.photos.photo_rows import NO_CAPTION, PhotoRole, PhotoRows
from ui.photos.shelf import sources_of
from ui.photos.thumbnails import Thumbnails
from ui.theme import RADIUS, SPACES, Theme

WIDTH = 128  # pixels of a picture at least, grown with the text; wider to fill the room
SHAPE = 3 / 4  # height by width
CAPTION_LINES = 2
MOST_LINES = 2  # of tiles, before they scroll by themselves


class Tile(QStyledItemDelegate):
    """Draws one photo: the picture, its place, and its caption or the words that it has none."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent
        self._theme = theme
        self._thumbnails = thumbnails
        self._across = theme.pixels(WIDTH)

    def fill(self, room: int, gap: int) -> int:
        """Share this room among as many tiles as it has space for; how many there are beside each other."""
        edges = 2 * SPACES["near"] + 2 * gap
        tiles = max(1, room // (self._theme.pixels(WIDTH) + edges))
        self._across = max(self._theme.pixels(WIDTH) // 2, room // tiles - edges)
        return tiles

    @property
    def size(self) -> QSize:
        """The size of a tile with its gaps."""
        across, down = self._picture
        lines = self._view.fontMetrics().lineSpacing() * CAPTION_LINES
        return QSize(across + 2 * SPACES["near"], down + lines + 3 * SPACES["near"])

    @property
    def _picture(self) -> tuple[int, int]:
        return self._across, round(self._across * SHAPE)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self.size

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        photo = index.data(PhotoRole)
        whole: QRect = option.rect.adjusted(2, 2, -2, -2)  # pyright: ignore[reportAttributeAccessIssue] -- not in the stub
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue] -- not in the stub
        if not isinstance(photo, Photo):
            return
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        across, down = self._picture
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(self._theme.colour("accent" if chosen else "line"), 2 if chosen and focused else 1))
        painter.setBrush(self._theme.colour("accent_soft" if chosen else "surface"))
        painter.drawRoundedRect(whole, RADIUS, RADIUS)
        frame = QRect(whole.left() + (whole.width() - across) // 2, whole.top() + SPACES["near"] - 2, across, down)
        self._paint_picture(painter, photo, frame)
        self._paint_words(painter, photo, index.row() + 1, frame, whole)
        painter.restore()

    def _paint_picture(self, painter: QPainter, photo: Photo, frame: QRect) -> None:
        painter.fillRect(frame, self._theme.colour("raised"))
        # Asked for twice as fine as it is drawn, for screens with finer dots.
        picture = self._thumbnails.picture(photo.file, 2 * frame.width()) if photo.file else None
        if picture is None or picture.isNull():
            said = "" if picture is None and photo.file else "Không mở được ảnh" if photo.file else "Chưa có tệp ảnh"
            painter.setPen(self._theme.colour("quiet"))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, said)
            return
        size = picture.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(frame.topLeft(), size)
        place.moveCenter(frame.center())
        painter.drawPixmap(place, picture)

    def _paint_words(self, painter: QPainter, photo: Photo, number: int, frame: QRect, whole: QRect) -> None:
        letters = painter.fontMetrics()
        room = QRect(
            frame.left(), frame.bottom() + SPACES["hair"], frame.width(), letters.lineSpacing() * CAPTION_LINES
        )
        painter.setPen(self._theme.colour("ink" if photo.caption else "warning"))
        pieces = f"{number}. {photo.caption or NO_CAPTION}".split()
        text = " ".join(pieces)
        most = room.height() + letters.lineSpacing() // 2  # lines are measured a little higher than they are spaced
        while len(pieces) > 2 and letters.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() > most:
            pieces.pop()
            text = f"{' '.join(pieces)}…"
        painter.drawText(room, Qt.TextFlag.TextWordWrap, text)


class Tiles(QListView):
    """Tells what was dropped or pasted; moving and removing it does itself."""

    brought = Signal(list)  # the sources that were dropped or pasted
    opened = Signal()  # the chosen photo is to be seen large
    said = Signal(str)

    def __init__(self, rows: PhotoRows, theme: Theme, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self.read_only = False
        self.tile = Tile(theme, thumbnails, self)
        self.setModel(rows)
        self.setItemDelegate(self.tile)
        self.setAccessibleName("Ảnh")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setSpacing(SPACES["hair"] // 2)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setObjectName("tiles")
        thumbnails.arrived.connect(self._on_arrived)
        rows.modelReset.connect(self.fit)
        self.doubleClicked.connect(lambda _: self.opened.emit())
        self.fit()

    def current(self) -> int:
        """The place of the current photo; -1 when there is none."""
        return self.currentIndex().row()

    def choose(self, row: int) -> None:
        """Make this photo the current one."""
        index = self.rows.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def chosen(self) -> list[int]:
        """The places of the selected photos."""
        return sorted(index.row() for index in self.selectedIndexes())

    def remove_chosen(self) -> None:
        """Take the selected photos away."""
        row = self.current()
        gone = 0 if self.read_only else self.rows.remove(self.chosen())
        if gone:
            self.choose(min(row, self.rows.rowCount() - 1))
            self.said.emit(f"Đã bỏ {gone} ảnh. Ctrl+Z để lấy lại.")

    def move_current(self, by: int) -> None:
        """Put the current photo further to the front (-1) or to the back (+1)."""
        row = self.current()
        if not self.read_only and self.rows.move(row, row + by):
            self.choose(row + by)

    def paste(self) -> None:
        """Take the picture or the files of the clipboard."""
        sources = sources_of(QGuiApplication.clipboard().mimeData())
        if sources and not self.read_only:
            self.brought.emit(sources)
        else:
            self.said.emit("Chưa có ảnh nào được chép. Hãy chép ảnh (Ctrl+C) ở nơi khác rồi dán vào đây.")

    def fit(self) -> None:
        """Be as high as the tiles, up to a few lines of them."""
        across = self.tile.fill(self.viewport().width() - 2 * self.spacing() - 2, self.spacing())
        step = self.tile.size + QSize(self.spacing() * 2, self.spacing() * 2)
        self.scheduleDelayedItemsLayout()
        lines = min(max(1, -(-self.rows.rowCount() // across)), MOST_LINES)
        self.setFixedHeight(lines * step.height() + 2 * self.spacing() + 2 * self.frameWidth() + 2)

    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        if e.size().width() != e.oldSize().width():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_chosen()
        elif alt and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.move_current(-1 if event.key() == Qt.Key.Key_Left else 1)
        elif event.key() in ENTER and self.current() >= 0:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._welcome(event)

    def dragMoveEvent(self, e: QDragMoveEvent) -> None:
        self._welcome(e)

    def dropEvent(self, e: QDropEvent) -> None:
        sources = sources_of(e.mimeData())
        if self.read_only:
            e.ignore()
        elif e.source() is self:
            # Done as a move of ours: after a move of its own the view would take the dragged rows away.
            e.setDropAction(Qt.DropAction.CopyAction)
            e.accept()
            self._move_to(e)
        elif sources:
            e.acceptProposedAction()
            self.brought.emit(sources)

    def _move_to(self, event: QDropEvent) -> None:
        row, target = self.current(), self.indexAt(event.position().toPoint())
        to = target.row() if target.isValid() else self.rows.rowCount() - 1
        if self.rows.move(row, to):
            self.choose(to)

    def _welcome(self, event: QDragMoveEvent) -> None:
        if self.read_only or not (event.source() is self or sources_of(event.mimeData())):
            event.ignore()
        else:
            event.acceptProposedAction()

    def _on_arrived(self, digest: str) -> None:
        self.viewport().update()
