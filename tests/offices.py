"""Real offices for the tests of whole flows: folders, keys and sealed reports of the fictional units."""

import dataclasses
import datetime
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from app import sample, sample_folder
from app.domain.fields import Record
from app.domain.guidance_items import GUIDANCE_KINDS
from app.domain.ledger import Ledger, Snapshot
from app.domain.office import OFFICE_UID
from app.domain.office import Office as OfficeRecord
from app.domain.records import KINDS
from app.domain.report import Report, report_uid
from app.office import Office
from app.packages import send, slips
from app.packages.certificates import digits_of
from app.packages.identity import OwnSigner, new_signer
from app.packages.send import Sent
from app.storage.keyring import TrustedKey
from app.storage.mailbox import Entry

PERIOD = sample.PERIOD
NAMES = {
    "00": "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
    "97": "Thành phố Minh Họa",
    "990": "Quận Sông Mẫu",
    "99001": "Phường Hoa Mẫu",
    "99002": "Phường Bến Mẫu",
    "99003": "Phường Đồi Mẫu",
    "99101": "Phường Sông Mẫu",
}
ZONE = datetime.timezone(datetime.timedelta(hours=7))

Clock = Callable[[], datetime.datetime]


def on(day: int, month: int = 12, year: int = 2024) -> Clock:
    """A clock that stands at nine in the morning of a day."""
    return lambda: datetime.datetime(year, month, day, 9, tzinfo=ZONE)


@dataclass(frozen=True, slots=True)
class Desk:
    """An open office and its key."""

    office: Office
    signer: OwnSigner

    def export(self, out: Path, *, bundle: bool = False, period: str = PERIOD) -> Sent:
        """Seal the report of a period."""
        return send.export_report(self.office.books, self.office.period(period), out, self.signer, bundle=bundle)

    def issue(self, out: Path) -> Path:
        """Seal the guidance in force here for the units below."""
        package = slips.guidance_package(self.office.books, self.signer)
        return send.register_and_write(self.office.books, package, out).file

    def head_report(self, period: str = PERIOD) -> None:
        """What a report cannot be sealed without: an abstract, a date and a signer."""
        self.office.ledger.put(
            Report(
                uid=report_uid(period),
                period=period,
                subject="Kết quả công tác Mặt trận",
                dated_on=self.office.books.today().isoformat(),
                signer_title="CHỦ TỊCH",
                signer_name="Quách Đình Ẩn",
            )
        )

    def take(self, *files: Path) -> list[Entry]:
        """Receive what must be good, and accept the reports among it."""
        taken: list[Entry] = []
        for received in self.office.receive(files):
            assert received.imported, (received.file, received.verdict)
            assert received.entry is not None
            report = received.entry.is_report
            taken.append(self.office.accept(received.entry.package) if report else received.entry)
        return taken

    def trust(self, other: "Desk") -> None:
        """Bind the other desk's key, as if a person had compared its digits."""
        self.office.books.keyring.add(pinned(other))


def pinned(desk: Desk) -> TrustedKey:
    """The key of a desk as a keyring holds it."""
    return TrustedKey(
        unit=desk.office.unit,
        unit_name=desk.office.unit_name,
        certificate=desk.signer.certificate,
        digits=digits_of(desk.signer.certificate),
        compared_by="Vũ Thị Ý",
        compared_how="điện thoại",
        compared_at="2024-12-02T09:00:00+07:00",
    )


class Offices(ExitStack):
    """Opens offices and closes them all in the end."""

    def sampled(self, folder: Path, name: str, clock: Clock | None = None, version: int | None = None) -> Desk:
        """A folder with one of the samples; on 4 December 2024 unless told otherwise."""
        sample_folder.create(folder, name).close()
        office = self._keep(Office.open(folder, clock=clock or on(4)))
        if version is not None:
            office.ledger.put_many(sample.contents(name, office.guidance, version).records())
        return Desk(office, new_signer(office.unit, office.unit_name, now=on(1)()))

    def empty(self, folder: Path, unit: str, level: str, *, clock: Clock | None = None, superior: str = "") -> Desk:
        """A folder of an office that has recorded nothing yet."""
        name = NAMES.get(unit, f"Đơn vị {unit}")
        office = Office.create(folder, unit=unit, name=name, level=level, superior=superior, clock=clock or on(13))
        return Desk(self._keep(office), new_signer(unit, office.unit_name, now=on(1)()))

    def again(self, desk: Desk, clock: Clock) -> Desk:
        """The same office at another time."""
        folder = desk.office.folder
        desk.office.close()
        return dataclasses.replace(desk, office=self._keep(Office.open(folder, clock=clock)))

    def _keep(self, office: Office) -> Office:
        self.callback(office.close)
        return office


def whole(ledger: Ledger) -> Snapshot:
    """Every record that a ledger holds."""
    kinds: dict[str, type[Record]] = {**KINDS, **GUIDANCE_KINDS}
    return Snapshot(record for kind in kinds.values() for record in ledger.all(kind))


def state_of(office: Office) -> tuple[object, ...]:
    """Everything about received packages that an undo must put back: rows, states and sums."""
    entries = [
        (entry.package, entry.state, whole(office.ledger_of(entry.source)))
        for entry in office.inbox().entries
        if entry.state != "undone"
    ]
    totals = office.consolidate(PERIOD)
    return sorted(entries, key=lambda entry: entry[0]), {c: t.total for c, t in totals.indicators.items()}


def office_record(office: Office) -> OfficeRecord:
    """The office's own record."""
    found = office.ledger.get(OfficeRecord, OFFICE_UID)
    assert found is not None
    return found
