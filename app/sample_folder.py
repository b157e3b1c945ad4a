"""An office folder filled with one of the fictional units, to try the program with.

With packages, the district's folder also holds what domain notes §10.1 tell: Hoa Mẫu accepted, Bến Mẫu's first
version returned and its second accepted, Đồi Mẫu missing. The wards' reports are really written, sealed and
received, on the days of the story, by keys that exist only while this runs.
"""

import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

from app import sample
from app.domain.guidance import load_default
from app.domain.office import OFFICE_UID
from app.domain.office import Office as OfficeRecord
from app.errors import UserError
from app.office import Office, Remarked
from app.packages import decide, send
from app.packages.certificates import digits_of
from app.packages.founding import new_store
from app.packages.identity import OwnSigner, new_signer
from app.paths import OfficePaths
from app.progress import Progress, silent
from app.storage.keyring import TrustedKey
from app.storage.ledger import SourceLedger
from app.storage.store import Store, now

WITH_UNITS_BELOW = "song-mau"
_ZONE = timezone(timedelta(hours=7))
_RETURN_REMARKS = (
    Remarked(text="Dư cuối kỳ không khớp với dư đầu kỳ, số thu và số chi.", place="Phụ lục 4, Quỹ “Vì người nghèo”"),
    Remarked(text="Thiếu nguyên nhân của hạn chế đã nêu.", place="Nhiệm vụ 3"),
)


def create(folder: Path, name: str, *, with_packages: bool = False, progress: Progress = silent) -> Office:
    """Make the folder and open its office. Raises `UserError` ("office-exists", "sample")."""
    if with_packages and name != WITH_UNITS_BELOW:
        raise UserError("Chỉ quận mẫu (song-mau) có gói của cấp dưới để nhận.", reason="sample")
    _fill(folder, name).close()
    if with_packages:
        _tell_the_story(folder, progress)
    return Office.open(folder)


def _fill(folder: Path, name: str, version: int | None = None, at: datetime | None = None) -> Office:
    contents = sample.contents(name, load_default(), version)
    with new_store(OfficePaths(folder), now) as store:
        ledger = SourceLedger(store, who="Dữ liệu mẫu")
        with ledger.batch("Nạp dữ liệu mẫu"):
            for blob in contents.blobs.values():
                ledger.put_blob(blob)
            ledger.put_many(contents.records())
            if ledger.get(OfficeRecord, OFFICE_UID) is None:
                raise UserError(f"Bộ dữ liệu mẫu {name} thiếu phần Đơn vị.", reason="sample")
    return Office.open(folder, clock=lambda: at) if at else Office.open(folder)


def _day(day: int, hour: int = 9) -> datetime:
    return datetime(2024, 12, day, hour, tzinfo=_ZONE)


def _tell_the_story(folder: Path, progress: Progress) -> None:
    keys = {unit: new_signer(unit, name, now=_day(1)) for unit, name in _NAMES.items()}
    with tempfile.TemporaryDirectory(prefix="so-mat-tran-") as scratch:
        steps = (("hoa-mau", None, 4), ("ben-mau", 1, 7), ("ben-mau", 2, 11))
        for done, (name, version, day) in enumerate(steps):
            progress(done, len(steps), f"Gói của {_NAMES[sample.UNITS[name]]}")
            _deliver(folder, Path(scratch) / f"{name}{version or ''}", name, version, _day(day), keys, Path(scratch))
        progress(len(steps), len(steps), "Xong")


_NAMES = {"99001": "Phường Hoa Mẫu", "99002": "Phường Bến Mẫu", "990": "Quận Sông Mẫu"}
_DECIDED = {4: 6, 7: 9, 11: 12}
"""The day a package came → the day it was decided on."""


def _deliver(
    district: Path, ward: Path, name: str, version: int | None, at: datetime, keys: dict[str, OwnSigner], scratch: Path
) -> None:
    """One package from a ward's folder into the district's, received on its day and decided on two days later."""
    unit = sample.UNITS[name]
    if version == 2:  # the ward goes on in the folder from which it sent the first version
        ward = ward.with_name(f"{name}1")
        with Store.open(OfficePaths(ward).ledger) as store:
            SourceLedger(store).put_many(sample.contents(name, load_default(), version).records())
        office = Office.open(ward, clock=lambda: at)
    else:
        office = _fill(ward, name, version, at)
    with office:
        period = office.period(sample.PERIOD)
        sent = send.export_report(office.books, period, scratch / "gui", keys[unit])
    decided = at.replace(day=_DECIDED[at.day])
    with Office.open(district, clock=lambda: at) as desk:
        desk.books.keyring.add(
            TrustedKey(
                unit=unit,
                unit_name=_NAMES[unit],
                certificate=keys[unit].certificate,
                digits=digits_of(keys[unit].certificate),
                compared_by="Vũ Thị Ý",
                compared_how="Phiếu đăng ký khóa đóng dấu",
                compared_at=_day(2).isoformat(),
            )
        )
        desk.receive([sent.file])
    with Office.open(district, clock=lambda: decided) as desk:
        entry = decide.find(desk.books, sent.package)
        if version == 1:
            decide.return_with_remarks(desk.books, entry, _RETURN_REMARKS, scratch / "tra-lai", keys["990"])
        else:
            decide.accept(desk.books, entry)
