"""A photo large, in a window of its own beside the work: look, go on, turn, write its caption."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QDialog, QFrame, QGraphicsScene, QGraphicsView, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.domain.correspondence import Attachment
from app.domain.enclosures import Photo
from ui.context import Context
from ui.forms.flow import Flow, grows
from ui.forms.record_form import RecordForm
from ui.photos.photo_rows import PhotoRows
from ui.photos.shelf import Shelf
from ui.theme import SPACES, Theme, mark
from ui.words import words

LARGEST = 2400  # pixels: kept photos have 1600, those of packages may have more
ZOOM = 1.25
ON_SCREEN = 0.9  # of its screen the viewer takes at most
CLOSEST = 6.0  # times the size at which the whole picture is seen
WORDS_BELOW = frozenset(["caption", "credit"])


class PictureView(QGraphicsView):
    """One picture, whole at first; nearer with + and the wheel, moved with the mouse when larger than the room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundBrush(theme.colour("raised"))
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setAccessibleName("Ảnh")
        self.nearness = 1.0

    def show_picture(self, picture: QPixmap) -> None:
        """Show this picture, whole."""
        self._scene.clear()
        self._scene.addPixmap(picture).setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._scene.setSceneRect(self._scene.itemsBoundingRect())
        self.fit()

    def say(self, sentence: str) -> None:
        """Show words where no picture can be shown."""
        self._scene.clear()
        self._scene.addText(sentence, self.font()).setDefaultTextColor(self.palette().text().color())
        self._scene.setSceneRect(self._scene.itemsBoundingRect())
        self.resetTransform()

    def fit(self) -> None:
        """Show the whole picture; a small one in its own size."""
        self.nearness = 1.0
        self.resetTransform()
        room, picture = self.viewport().size(), self.sceneRect().size()
        if picture.width() > room.width() or picture.height() > room.height():
            self.fitInView(self.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)

    def zoom(self, by: float) -> None:
        """Come nearer or go further away; never further than the whole picture."""
        wanted = min(max(self.nearness * by, 1.0), CLOSEST)
        if wanted == 1.0:
            self.fit()
        else:
            self.scale(wanted / self.nearness, wanted / self.nearness)
            self.nearness = wanted

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.nearness == 1.0:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(ZOOM if event.angleDelta().y() > 0 else 1 / ZOOM)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # keys are the window's


class PhotoViewer(QDialog):
    """The photos of one record one after the other. It stands beside the work and holds nothing up."""

    went_to = Signal(int)  # the place of the photo in view

    def __init__(
        self, rows: PhotoRows, theme: Theme, context: Context, shelf: Shelf, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows, self._shelf = rows, shelf
        self._uid = ""
        self._drawn = ""  # the digest of the picture in view
        self.setModal(False)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.picture = PictureView(theme)
        self.picture.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.form = RecordForm(Photo.description, theme, context, only=WORDS_BELOW, headings=False, parent=self)
        self.place = words(role="quiet")
        self._buttons: dict[str, QPushButton] = {}
        bar = self._bar(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACES["apart"], SPACES["apart"], SPACES["apart"], SPACES["apart"])
        column.setSpacing(SPACES["near"])
        column.addWidget(self.picture, 1)
        for part in (bar, self.place, self.form):
            column.addWidget(part)
        self.resize(QSize(theme.pixels(860), theme.pixels(640)).boundedTo(self.screen().availableSize() * ON_SCREEN))
        self.form.edited.connect(rows.replace)
        rows.changed.connect(self._on_changed)
        rows.modelReset.connect(self._on_changed)
        shelf.thumbnails.arrived.connect(self._on_arrived)

    def open_at(self, row: int) -> None:
        """Show the photo in this place."""
        self._go(row)
        self.show()
        self.raise_()
        self.activateWindow()
        self.picture.setFocus()

    def flush(self) -> None:
        """Tell at once what has not been told yet."""
        self.form.flush()

    def set_read_only(self, read_only: bool) -> None:
        """Whether the photos may only be looked at."""
        self.form.set_read_only(read_only)
        for name in ("turn_left", "turn_right"):
            self._buttons[name].setVisible(not read_only)

    def row(self) -> int:
        """The place of the photo in view; -1 when it is gone."""
        return self._rows.row_of(self._uid)

    def step(self, by: int) -> None:
        """Go to the next photo or the one before."""
        to = self.row() + by
        if 0 <= to < self._rows.rowCount():
            self._go(to)

    def turn(self, quarters: int) -> None:
        """Turn the photo, for good: it is kept anew."""
        photo = self._rows.photo(self.row())
        if photo is not None and photo.file:
            self.flush()
            uid = photo.uid

            def turned(kept: Attachment) -> None:
                if isValid(self._rows):  # the window may have been made anew meanwhile
                    self._rows.put_file(uid, kept.uid)

            self._shelf.turn(photo.file, quarters, turned)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Left: lambda: self.step(-1),
            Qt.Key.Key_Right: lambda: self.step(1),
            Qt.Key.Key_Plus: lambda: self.picture.zoom(ZOOM),
            Qt.Key.Key_Equal: lambda: self.picture.zoom(ZOOM),
            Qt.Key.Key_Minus: lambda: self.picture.zoom(1 / ZOOM),
            Qt.Key.Key_0: self.picture.fit,
            Qt.Key.Key_Return: lambda: self.form.focus_field("caption"),
        }
        act = acts.get(event.key())
        if act is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            act()
        else:
            super().keyPressEvent(event)  # Esc closes

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def _go(self, row: int) -> None:
        self.flush()
        photo = self._rows.photo(row)
        if photo is None:
            return
        self._uid = photo.uid
        self._show()
        self.went_to.emit(row)

    def _show(self) -> None:
        row = self.row()
        photo = self._rows.photo(row)
        if photo is None:
            self.close()
            return
        self.place.setText(
            f"Ảnh {row + 1} trong {self._rows.rowCount()}. Phím ← → xem ảnh khác, + − phóng to thu nhỏ, Esc đóng."
        )
        self.setWindowTitle(photo.caption or f"Ảnh {row + 1}")
        self._buttons["before"].setEnabled(row > 0)
        self._buttons["after"].setEnabled(row + 1 < self._rows.rowCount())
        self.form.refresh(photo)
        self._show_picture(photo.file)

    def _show_picture(self, digest: str | None) -> None:
        if digest and digest == self._drawn:
            return
        picture = self._shelf.thumbnails.picture(digest, LARGEST) if digest else QPixmap()
        if picture is None:
            return  # it is told when it has arrived
        self._drawn = digest or ""
        if picture.isNull():
            self.picture.say("Không mở được ảnh này." if digest else "Chưa có tệp ảnh.")
        else:
            self.picture.show_picture(picture)

    def _on_arrived(self, digest: str) -> None:
        photo = self._rows.photo(self.row())
        if photo is not None and photo.file == digest and self.isVisible():
            self._show_picture(digest)

    def _on_changed(self) -> None:
        if self.isVisible():
            self._show()

    def _bar(self, theme: Theme) -> QWidget:
        bar = QWidget()
        flow = Flow(bar, SPACES["near"])
        for name, label, act in (
            ("before", "← Ảnh trước", lambda: self.step(-1)),
            ("after", "Ảnh sau →", lambda: self.step(1)),
            ("nearer", "Phóng to", lambda: self.picture.zoom(ZOOM)),
            ("further", "Thu nhỏ", lambda: self.picture.zoom(1 / ZOOM)),
            ("fit", "Vừa khung", self.picture.fit),
            ("turn_left", "Xoay trái", lambda: self.turn(3)),
            ("turn_right", "Xoay phải", lambda: self.turn(1)),
            ("close", "Đóng", self.close),
        ):
            button = QPushButton(label)
            mark(button, role="chip")
            button.setAutoDefault(False)
            button.clicked.connect(act)
            self._buttons[name] = button
            flow.addWidget(button)
        grows(bar)
        return bar
