"""Photos and documents on their way into the ledger, many at once, and how heavy they make the report."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.correspondence import Attachment
from app.errors import Cancelled, UserError
from app.open_office import OpenOffice
from app.packages import weight
from app.packages.weight import PackageSize, weighing
from app.progress import Progress, silent
from app.storage import files, gathering

__all__ = ["Loose", "PackageSize", "Pictures", "Taken", "TakenIn", "is_program", "weighing"]

is_program = files.is_program


@dataclass(frozen=True, slots=True)
class Loose:
    """A picture that has no file: from the clipboard."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was kept; `taken_on` is the day the camera tells of a photo."""

    attachment: Attachment
    taken_on: str | None = None


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of many files: those that were kept, in order, and a sentence for each of the others."""

    kept: tuple[Taken, ...]
    faults: tuple[str, ...] = ()


class Pictures:
    """The attachments of the office's own records."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    def take_in_photos(self, sources: Sequence[Path | Loose], progress: Progress = silent) -> TakenIn:
        """Keep pictures and folders of pictures: upright, small, without where they were taken.

        One that is no good gets its sentence and does not hold up the others. Being stopped keeps what is done.
        """
        found = gathering.gather_photos([source for source in sources if isinstance(source, Path)])
        loose = [source for source in sources if isinstance(source, Loose)]
        taken = self._take_in([*found.files, *loose], progress, photos=True)
        if found.passed_over:
            said = f"Bỏ qua {found.passed_over} tệp không phải ảnh trong thư mục."
            return replace(taken, faults=(*taken.faults, said))
        return taken

    def take_in_files(self, paths: Sequence[Path], progress: Progress = silent) -> TakenIn:
        """Keep files of any kind as they are; photos among them are made small."""
        return self._take_in(gathering.gather_files(paths).files, progress, photos=False)

    def turned(self, digest: str, quarters: int) -> Attachment:
        """A kept picture turned by quarters to the right and kept anew. Raises `UserError` ("photo", "file-gone")."""
        from app.storage.photos import turned_photo  # loaded when first needed: Pillow

        ledger = self._office.ledger
        data, known = ledger.blob(digest), ledger.get(Attachment, digest)
        if data is None or known is None:
            raise UserError("Tệp ảnh này không còn trong sổ. Hãy thêm lại ảnh.", reason="file-gone")
        name = f"{Path(known.name or digest[:8]).stem}.jpg"
        return files.keep(ledger, turned_photo(data, quarters, name), name, "image/jpeg")

    def rename(self, digest: str, name: str) -> Attachment:
        """Call a kept file differently; it keeps its ending, which says what opens it. Raises `UserError`."""
        ledger = self._office.ledger
        known = ledger.get(Attachment, digest)
        plain = Path(name.strip()).name
        if known is None or not plain:
            raise UserError("Tên tệp không được để trống.", reason="file-name")
        ending = Path(known.name or "").suffix
        if ending and Path(plain).suffix.lower() != ending.lower():
            plain += ending
        return ledger.put(replace(known, name=plain))

    def size_of(self, period: str) -> PackageSize:
        """About how many bytes the sealed report of a period will have, by part."""
        wanted = self._office.period(period)
        return weight.size_of(self._office.ledger, wanted, self._office.guidance_of(wanted))

    @property
    def limit(self) -> int:
        """The bytes of a file that one e-mail still carries, by the settings; the same as when it is sent."""
        return self._office.settings.most_by_mail

    def _take_in(self, sources: Iterable[Path | Loose], progress: Progress, *, photos: bool) -> TakenIn:
        waiting = list(sources)
        kept: list[Taken] = []
        faults: list[str] = []
        for number, source in enumerate(waiting):
            try:
                progress(number, len(waiting), f"Đang thêm {source.name}")
                kept.append(self._take(source, photo=photos))
            except UserError as fault:
                faults.append(fault.sentence)
            except Cancelled:
                faults.append(f"Đã dừng theo yêu cầu; còn {len(waiting) - number} tệp chưa thêm.")
                break
        return TakenIn(tuple(kept), tuple(faults))

    def _take(self, source: Path | Loose, *, photo: bool) -> Taken:
        data = files.read(source) if isinstance(source, Path) else source.data
        if not photo:
            return Taken(files.attach(self._office.ledger, data, source.name))
        from app.storage.photos import day_taken  # loaded when first needed: Pillow

        return Taken(files.attach_photo(self._office.ledger, data, source.name), day_taken(data))
