"""The safety copies of an office: which there are, what is in them beside the ledger of now, putting one back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.desks.past_words import lowered
from app.domain.fields import RecordKind
from app.domain.records import KINDS
from app.open_office import OpenOffice
from app.paths import OfficePaths
from app.progress import Progress, silent
from app.storage import backup
from app.storage.copy_contents import Contents, contents_of
from app.text.dates import moment_words

MOST_DIFFERENCES = 4
SAME = "đúng như sổ hiện nay"
BROKEN = "không đọc được, đừng dùng"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One safety copy. `usable` is False for one that can't even be read."""

    path: Path
    at: datetime  # of this computer, in its own time
    when: str
    size: int  # bytes
    differs: str  # what is in it beside the ledger of now, in words
    replaced: bool  # the ledger that stood here before a copy was put back
    usable: bool


class Safety:
    """The copies in the office's own folder, in its second place, and the ledgers that copies have replaced."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    def newest(self) -> datetime | None:
        """When the newest copy in the office's own folder was made; None while there is none."""
        own = backup.backups(self._office.paths.backups)
        return _made(own[0]) if own else None

    def copies(self, progress: Progress = silent) -> list[Copy]:
        """Every copy, newest first. Reads each of them: work for beside the window."""
        now = contents_of(self._office.paths.ledger, KINDS)
        found: dict[Path, bool] = dict.fromkeys(backup.backups(self._office.paths.backups), False)
        second = self._office.settings.backup_copy
        if second:
            found.update(dict.fromkeys(backup.backups(Path(second)), False))
        found.update(dict.fromkeys(backup.replaced_ledgers(self._office.paths.ledger), True))
        copies: list[Copy] = []
        for done, (path, replaced) in enumerate(found.items()):
            progress(done, len(found), "Xem các bản sao lưu")
            copies.append(self._copy(path, replaced, now))
        return sorted(copies, key=lambda copy: copy.at, reverse=True)

    def _copy(self, path: Path, replaced: bool, now: Contents | None) -> Copy:
        about = path.stat()
        at = _made(path)
        then = contents_of(path, KINDS)
        return Copy(
            path=path,
            at=at,
            when=moment_words(at, self._office.clock().astimezone().date()),
            size=about.st_size,
            differs=differences(then, now) if then and now else BROKEN,
            replaced=replaced,
            usable=then is not None,
        )


def _made(copy: Path) -> datetime:
    """When a copy was made, in this computer's time: by its name, which stays when the file is copied on."""
    return (backup.moment_of_copy(copy.name) or datetime.fromtimestamp(copy.stat().st_mtime)).astimezone()


def put_back(folder: Path, copy: Path) -> str:
    """Put a copy in the place of an office's ledger, which must be closed; what was done, in a sentence.

    Raises `UserError`, leaving the ledger as it was.
    """
    from app.packages import safekeeping  # loaded when first needed: a copy is put back once in a year

    kept = safekeeping.restore(OfficePaths(folder), copy)
    return "Đã khôi phục sổ từ bản sao." + (f" Sổ trước đó được giữ tại {kept.name}." if kept else "")


def differences(then: Contents, now: Contents) -> str:
    """A copy beside the ledger of now: "ít hơn 3 hội nghị; chưa có 12 lần sửa sau đó"."""
    if (then.last_act, then.last_at) == (now.last_act, now.last_at) and then.counts == now.counts:
        return SAME
    said: list[str] = []
    rows = 0
    for name, kind in KINDS.items():
        more = then.counts.get(name, 0) - now.counts.get(name, 0)
        if kind.description.is_part:
            rows += more
        elif more:
            said.append(_more(more, kind.description))
    if rows:
        said.append(f"{'nhiều' if rows > 0 else 'ít'} hơn {abs(rows)} dòng trong bảng")
    rest = len(said) - MOST_DIFFERENCES
    shown = [*said[:MOST_DIFFERENCES], *([f"và {rest} loại khác"] if rest > 0 else [])]
    acts = now.last_act - then.last_act
    if acts > 0:
        shown.append(f"chưa có {acts} lần ghi sau đó")
    return "; ".join(shown) or "khác về nội dung một số ô"


def _more(more: int, kind: RecordKind) -> str:
    return f"{'nhiều' if more > 0 else 'ít'} hơn {abs(more)} {lowered(kind.label)}"
