"""Where photos and files come in: chosen, dropped or pasted, kept by the worker, and shown again from what is kept."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject
from PySide6.QtGui import QImage

from app.desks.pictures import Loose, TakenIn
from app.domain.correspondence import Attachment
from app.domain.enclosures import Photo
from app.domain.fields import Part
from app.domain.ledger import Ledger
from app.errors import UserError
from app.office import Office
from app.progress import Progress
from ui.messages import ANY, PHOTOS
from ui.photos.thumbnails import Thumbnails
from ui.session import Session

P = TypeVar("P", bound=Part)

Source = Path | QImage


class Shelf(QObject):
    """The photos and files of one office; of a received package only to be looked at."""

    def __init__(self, session: Session, ledger: Ledger | None = None) -> None:
        super().__init__()
        self.session = session
        self._ledger: Ledger = ledger or session.office.ledger

    @cached_property
    def thumbnails(self) -> Thumbnails:
        """The kept pictures, small."""
        return Thumbnails(self._ledger.blob, self)

    def choose_photos(self) -> list[Path]:
        """Let the person choose pictures, many at once: from this computer, a telephone's card, a stick."""
        return self.session.messages.choose_files("Chọn ảnh (giữ Ctrl để chọn nhiều ảnh)", [PHOTOS, ANY])

    def choose_files(self, title: str) -> list[Path]:
        """Let the person choose files of any kind."""
        return self.session.messages.choose_files(title, [ANY])

    def choose_folder(self) -> Path | None:
        """Let the person choose a folder of pictures."""
        return self.session.messages.choose_folder("Chọn thư mục ảnh")

    def take_in_photos(self, sources: Sequence[Source], done: Callable[[TakenIn], None]) -> None:
        """Keep pictures, beside the window; then tell what became of them."""

        def work(office: Office, progress: Progress) -> TakenIn:
            return office.pictures.take_in_photos([_loose(source) for source in sources], progress)

        self.session.run("Đang thêm ảnh", work, done)

    def take_in_files(self, paths: Sequence[Path], done: Callable[[TakenIn], None]) -> None:
        """Keep files of any kind, beside the window; then tell what became of them."""

        def work(office: Office, progress: Progress) -> TakenIn:
            return office.pictures.take_in_files(paths, progress)

        self.session.run("Đang thêm tệp", work, done)

    def turn(self, digest: str, quarters: int, done: Callable[[Attachment], None]) -> None:
        """Turn a kept picture by quarters to the right; then tell the new one."""
        self.session.run("Đang xoay ảnh", lambda office, _: office.pictures.turned(digest, quarters), done)

    def rows(self, kind: type[P], owner: str) -> list[P]:
        """The rows of a record that need not be in view."""
        return list(self._ledger.parts(kind, owner))

    def put(self, rows: Sequence[Part]) -> None:
        """Keep new rows of a record that is no longer in view."""
        if rows:
            self.session.put(*rows)

    def rename(self, digest: str) -> bool:
        """Let the person call a kept file differently; whether it was done."""
        messages = self.session.messages
        kept = self._ledger.get(Attachment, digest)
        name = messages.ask_text("Đổi tên tệp", "Tên mới của tệp", (kept.name if kept else "") or "")
        if name is None:
            return False
        try:
            self.session.office.pictures.rename(digest, name)
        except UserError as fault:
            messages.fail(fault)
            return False
        return True

    def size(self, digest: str) -> int:
        """The bytes of a kept file; 0 when it is gone."""
        kept = self._ledger.get(Attachment, digest)
        return (kept.size if kept else 0) or 0


def sources_of(data: QMimeData) -> list[Source]:
    """The files, folders or the picture that were dropped or pasted."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return list(paths)
    image = data.imageData() if data.hasImage() else None
    return [image] if isinstance(image, QImage) and not image.isNull() else []


def photos_of(taken: TakenIn, owner: str, present: Sequence[Photo]) -> tuple[list[Photo], list[str]]:
    """New rows for what was kept, behind those that are there, and a sentence for each picture already among them."""
    places = {photo.file: number for number, photo in enumerate(present, 1)}
    fresh: list[Photo] = []
    said: list[str] = []
    for one in taken.kept:
        digest = one.attachment.uid
        if digest in places:
            said.append(f"{one.attachment.name} đã có ở đây rồi (ảnh số {places[digest]}) nên không thêm lần nữa.")
            continue
        places[digest] = len(present) + len(fresh) + 1
        fresh.append(Photo(parent=owner, position=places[digest], file=digest, taken_on=one.taken_on))
    return fresh, said


def renumbered(photos: Sequence[Photo]) -> list[Photo]:
    """The photos with their places as they now stand."""
    return [
        photo if photo.position == place else replace(photo, position=place) for place, photo in enumerate(photos, 1)
    ]


def _loose(source: Source) -> Path | Loose:
    """A pasted picture as bytes; in the worker's thread, since a whole screen takes its time."""
    if isinstance(source, Path):
        return source
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    source.save(buffer, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue] -- Qt's stub wants bytes
    return Loose("Ảnh dán.png", bytes(buffer.data().data()))
