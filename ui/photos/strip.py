"""The photos of a record on its form: tiles, what one may do with them, and the words of the chosen one."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.desks.pictures import TakenIn
from app.domain.correspondence import Attachment
from app.domain.enclosures import Photo
from app.domain.fields import Part
from app.text.sizes import size_words
from ui.context import Context
from ui.forms.flow import Flow, grows
from ui.forms.record_form import RecordForm
from ui.keys import ENTER
from ui.photos.photo_rows import PhotoRows
from ui.photos.shelf import Shelf, Source, photos_of, sources_of
from ui.photos.size_meter import SizeMeter
from ui.photos.tiles import Tiles
from ui.photos.viewer import PhotoViewer
from ui.theme import SPACES, Theme, mark
from ui.words import words

WORDS_OF_A_PHOTO = frozenset(["caption", "credit", "taken_on", "in_report"])
EMPTY = (
    "Chưa có ảnh. Kéo ảnh, hoặc cả thư mục ảnh, thả vào đây; hoặc bấm “Thêm ảnh”. Ảnh được xoay cho đứng, thu nhỏ và "
    "bỏ thông tin nơi chụp; ảnh gốc trên máy vẫn nguyên."
)
MOST_TOLD = 6  # faults of files named one by one


class PhotoStrip(QWidget):
    """Takes the place of a table for photos; tells every photo when one was changed."""

    changed = Signal(list)  # every photo, in order

    def __init__(self, theme: Theme, context: Context, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Photo
        self._theme, self._context, self._shelf = theme, context, shelf
        self._read_only = False
        self._viewer: PhotoViewer | None = None
        self.rows = PhotoRows(self)
        self.tiles = Tiles(self.rows, theme, shelf.thumbnails)
        self.empty = words(EMPTY, role="quiet")
        self.state = words(level="warning")
        self.note = words(role="help")
        self.faults = words(level="warning")
        self.meter = SizeMeter(shelf.session)
        self.title = words(role="strong")
        self.form = RecordForm(Photo.description, theme, context, only=WORDS_OF_A_PHOTO, headings=False, parent=self)
        self._buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self.setAcceptDrops(True)
        self.rows.changed.connect(self._on_changed)
        self.tiles.selectionModel().currentChanged.connect(self._on_current)
        self.tiles.brought.connect(self.add)
        self.tiles.opened.connect(self.open_viewer)
        self.tiles.said.connect(self.say)
        self.form.edited.connect(self.rows.replace)
        self._show_chosen()

    def load(self, owner: str, parts: Iterable[Part]) -> None:
        """Show the photos of a record; the chosen one stays chosen where it is still there."""
        self.flush()
        photos = [part for part in parts if isinstance(part, Photo)]
        before = self.rows.photo(self.tiles.current())
        if owner != self.rows.owner:
            self.say("")
            if self._viewer is not None:
                self._viewer.close()
        elif photos == self.rows.photos:
            return
        self.rows.show(owner, photos)
        row = self.rows.row_of(before.uid) if before else -1
        if row >= 0 or photos:
            self.tiles.choose(max(row, 0))
        self._show_chosen()

    def flush(self) -> None:
        """Tell at once what has not been told yet."""
        self.form.flush()
        if self._viewer is not None:
            self._viewer.flush()

    def set_read_only(self, read_only: bool) -> None:
        """Whether the photos may only be looked at."""
        self._read_only = self.tiles.read_only = read_only
        self.form.set_read_only(read_only)
        for name, button in self._buttons.items():
            button.setVisible(name == "open" or not read_only)
        self.meter.setVisible(not read_only)
        self._show_chosen()

    def focus_part(self, uid: str, key: str = "") -> None:
        """Choose a photo, and go to one of its words."""
        row = self.rows.row_of(uid)
        if row >= 0:
            self.tiles.choose(row)
            self.tiles.setFocus()
            if key in WORDS_OF_A_PHOTO:
                self.form.focus_field(key)

    def add(self, sources: Sequence[Source]) -> None:
        """Take pictures in, beside the window. They belong to the record in view now, wherever one goes meanwhile."""
        if self._read_only or not sources or not self.rows.owner:
            return
        owner = self.rows.owner
        self.flush()
        self.changed.emit(self.rows.photos)  # a record that is new is kept first: photos need one to belong to
        self.say("Đang thêm ảnh…")
        self._shelf.take_in_photos(sources, lambda taken: self._on_taken(owner, taken))

    def open_viewer(self) -> None:
        """Show the chosen photo large, in a window beside the work."""
        self.flush()
        if self.tiles.current() < 0:
            return
        if self._viewer is None:
            self._viewer = PhotoViewer(self.rows, self._theme, self._context, self._shelf, self)
            self._viewer.set_read_only(self._read_only)
            self._viewer.went_to.connect(self.tiles.choose)
            self._viewer.finished.connect(self._on_viewer_closed)
        self._viewer.open_at(self.tiles.current())

    @property
    def viewer(self) -> PhotoViewer | None:
        """The large view, while it is open."""
        return self._viewer

    def say(self, sentence: str, faults: Sequence[str] = ()) -> None:
        """Say what was done, and what could not be."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        told = [*faults[:MOST_TOLD], *([f"… và {len(faults) - MOST_TOLD} tệp nữa."] if len(faults) > MOST_TOLD else [])]
        self.faults.setText("\n".join(told))
        self.faults.setVisible(bool(told))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._read_only and sources_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        sources = sources_of(event.mimeData())
        if sources and not self._read_only:
            event.acceptProposedAction()
            self.add(sources)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the caption goes to the caption of the next photo: captions are typed one after the other."""
        caption = self.form.rows["caption"].editor
        if event.key() in ENTER and caption.isAncestorOf(self.focusWidget() or self):
            self.form.flush()
            following = self.tiles.current() + 1
            if following < self.rows.rowCount():
                self.tiles.choose(following)
                self.form.focus_field("caption")
        else:
            super().keyPressEvent(event)

    def _on_taken(self, owner: str, taken: TakenIn) -> None:
        # Meanwhile one may have gone to another record, or the window may have been made anew (text size, colours).
        if not isValid(self) or owner != self.rows.owner:
            self._shelf.put(photos_of(taken, owner, self._shelf.rows(Photo, owner))[0])
            return
        fresh, repeated = photos_of(taken, owner, self.rows.photos)
        first = self.rows.rowCount()
        self.rows.add(fresh)
        if fresh:
            self.tiles.choose(first)
        done = f"Đã thêm {len(fresh)} ảnh. Xin ghi chú thích cho từng ảnh." if fresh else "Chưa thêm được ảnh nào."
        self.say(done, [*taken.faults, *repeated])

    def _on_changed(self, photos: list[Photo]) -> None:
        self._show_chosen()
        self.changed.emit(photos)

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        photos = self.rows.photos
        photo = self.rows.photo(self.tiles.current())
        missing = sum(not photo.caption for photo in photos)
        self.state.setText(f"{missing} ảnh chưa có chú thích." if missing else "")
        self.state.setVisible(bool(missing))
        self.empty.setText("Không có ảnh." if self._read_only else EMPTY)
        self.empty.setVisible(not photos)
        self.tiles.setVisible(bool(photos))
        for name, button in self._buttons.items():
            if name not in ("add", "folder", "paste"):
                button.setEnabled(photo is not None)
        self.title.setVisible(photo is not None)
        self.form.setVisible(photo is not None)
        if photo is not None:
            size = self._shelf.size(photo.file) if photo.file else 0
            about = f" · {size_words(size)}" if size else ""
            self.title.setText(f"Ảnh {self.tiles.current() + 1} trong {len(photos)}{about}")
            self.form.refresh(photo)

    def _on_folder(self) -> None:
        folder = self._shelf.choose_folder()
        if folder is not None:
            self.add([folder])

    def _turn(self) -> None:
        photo = self.rows.photo(self.tiles.current())
        if photo is not None and photo.file:
            self.flush()
            self._shelf.turn(photo.file, 1, lambda kept: self._on_turned(photo.uid, kept))

    def _on_turned(self, uid: str, kept: Attachment) -> None:
        if isValid(self):
            self.rows.put_file(uid, kept.uid)

    def _on_viewer_closed(self) -> None:
        if self._viewer is not None:
            self._viewer.deleteLater()
            self._viewer = None
        self.tiles.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACES["near"])
        column.addWidget(self.empty)
        column.addWidget(self.tiles)
        bar = QWidget()
        flow = Flow(bar, SPACES["hair"])
        for name, icon, label, tip, act in (
            ("add", "plus", "Thêm ảnh…", "Chọn một hay nhiều ảnh", lambda: self.add(self._shelf.choose_photos())),
            ("folder", "", "Thư mục…", "Thêm mọi ảnh trong một thư mục, USB, thẻ nhớ", self._on_folder),
            ("paste", "", "Dán ảnh", "Ảnh hoặc tệp vừa chép ở nơi khác (Ctrl+V)", self.tiles.paste),
            ("open", "search", "Xem", "Enter hoặc bấm đúp vào ảnh", self.open_viewer),
            ("turn", "", "Xoay", "Xoay ảnh một phần tư vòng sang phải", self._turn),
            ("left", "", "←", "Đưa ảnh lên trước (Alt+←)", lambda: self.tiles.move_current(-1)),
            ("right", "", "→", "Đưa ảnh ra sau (Alt+→)", lambda: self.tiles.move_current(1)),
            ("remove", "trash", "Bỏ ảnh", "Delete", self.tiles.remove_chosen),
        ):
            button = QPushButton(label)
            mark(button, role="link")
            if icon:
                button.setIcon(self._theme.icon(icon, "accent"))
            button.setToolTip(tip)
            if len(label) == 1:
                button.setAccessibleName(tip)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(act)
            self._buttons[name] = button
            flow.addWidget(button)
        grows(bar)
        for part in (bar, self.note, self.faults, self.state, self.title, self.form, self.meter):
            column.addWidget(part)
        self.say("")
