"""Packages of many fictional units, real enough to measure receiving with.

Each package has its own key, letter, workbook and seal and is opened like any other. To make thousands in
minutes, the pages are drawn once and put into every package (nothing that is measured reads them), and the
workbook is written once with marks where units differ: figures, names, letter. Each unit's own words and
numbers are then put in their place and the workbook is packed anew.

The units do not exist: their codes have seven digits and lie outside the official ranges (domain notes §7.2).
"""

import dataclasses
import hashlib
import io
import random
import re
import uuid
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from app import sample
from app.domain.conference import Conference, Delegate
from app.domain.correspondence import Attachment
from app.domain.fields import Record
from app.domain.guidance import Guidance
from app.domain.indicator_figure import IndicatorFigure
from app.domain.ledger import Snapshot
from app.packages import control_sums, names, workbook
from app.packages import seal as seals
from app.packages.certificates import digits_of
from app.packages.identity import new_signer
from app.packages.letter import NAME, Enclosed, Letter, new_letter
from app.progress import Progress, silent
from app.reports.mark import PackageMark
from app.storage.keyring import TrustedKey

ADDRESSEE = "990"
"""The fictional office that receives them: Quận Sông Mẫu."""

_BASE = "hoa-mau"
_FIRST_CODE = 9_900_001
_FIRST_MARK = 70_000_000_001  # no figure of the base is near it
_FIGURE_MARK = re.compile(rb"<v>7\d{10}</v>")
_SUMS = control_sums.MARK.encode("ascii")
_WORD_MARK = re.compile(rb"@(ma|ten|goi|nguoi)@")
_SURNAMES = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
_MIDDLE = "Văn Thị Hữu Đức Minh Ngọc Quang Thanh Xuân Kim Bích Công Đình".split()
_GIVEN = "An Bình Cường Dũng Giang Hà Hải Hòa Hùng Hương Khánh Lan Linh Long Mai Nam Oanh Phúc Quý Sơn Tâm Uyên".split()
_PLACES = "Sen Cúc Lúa Trúc Mai Đào Bưởi Dừa Tràm Gạo Đa Sim Lim Thông Quế Hồi".split()
_FIRST_KINDS = "report assessment conference campaign indicator_figure task_review speech criterion_score".split()


@dataclass(frozen=True, slots=True)
class Made:
    """Packages that lie in a folder, with the keys that sealed them, ready for a keyring."""

    files: tuple[Path, ...]
    keys: tuple[TrustedKey, ...]


def contents(guidance: Guidance, rows: int) -> Snapshot:
    """About `rows` records of one unit's year: those of the fictional ward Hoa Mẫu, and a tenth or more delegates.

    What never leaves an office and the photographs are left out.
    """
    base = workbook.shareable(sample.contents(_BASE, guidance)).records()
    own = [record for record in base if not isinstance(record, Attachment) and record.description.name != "photo"]
    order = {name: place for place, name in enumerate(_FIRST_KINDS)}
    own.sort(key=lambda record: order.get(record.description.name, len(order)))
    guests = max(rows // 10, rows - len(own))
    return Snapshot([*own[: max(rows - guests, 0)], *_delegates(own, guests)])


def _delegates(records: Sequence[Record], count: int) -> Iterator[Delegate]:
    """Persons whose names differ from unit to unit."""
    conference = next(record for record in records if isinstance(record, Conference))
    for number in range(count):
        yield Delegate(
            uid=f"dai-bieu-{number + 1}",
            parent=conference.uid,
            position=100 + number,
            name="@nguoi@",
            organisation=f"Ban công tác Mặt trận khu phố {number % 12 + 1}",
        )


def make(folder: Path, count: int, rows: int, guidance: Guidance, progress: Progress = silent) -> Made:
    """Write `count` sealed reports of 2024 of as many units, about `rows` records each, into an existing folder."""
    pattern = _Pattern.of(contents(guidance, rows), guidance)
    files: list[Path] = []
    keys: list[TrustedKey] = []
    for number in range(count):
        progress(number, count, "Lập các gói giả lập")
        code, name = str(_FIRST_CODE + number), unit_name(number)
        signer = new_signer(code, name, now=pattern.made_at)
        path = folder / f"BC_{code}_{sample.PERIOD}_v1.pdf"
        letter, book = pattern.fill(code, name, random.Random(number))
        sealed = seals.assemble(
            pattern.pages,
            [(NAME, letter.to_bytes()), (names.WORKBOOK, book)],
            signer,
            made_at=letter.made_at,
            name=name,
            reason=seals.REASON,
        )
        path.write_bytes(sealed)
        files.append(path)
        keys.append(_bound(code, name, signer.certificate))
    return Made(tuple(files), tuple(keys))


def unit_name(number: int) -> str:
    """The name of a unit that does not exist."""
    return f"Xã {_PLACES[number % len(_PLACES)]} Mẫu {number // len(_PLACES) + 1}"


def _bound(code: str, name: str, certificate: bytes) -> TrustedKey:
    return TrustedKey(
        unit=code,
        unit_name=name,
        certificate=certificate,
        digits=digits_of(certificate),
        compared_by="Phép đo",
        compared_how="Gói giả lập",
        compared_at="2024-12-01T08:00:00+07:00",
    )


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What all packages share: the pages, the letter, and the workbook's parts with their marks."""

    pages: bytes
    letter: Letter
    parts: tuple[tuple[str, bytes], ...]
    sum_mark: bytes  # stands on the sheet of sums for that of the figures
    made_at: datetime

    @classmethod
    def of(cls, records: Snapshot, guidance: Guidance) -> "_Pattern":
        from app.reports import unit_report  # loaded when first needed: reportlab

        made_at = datetime(2024, 12, 4, 8, tzinfo=UTC)
        letter = new_letter(
            kind="report",
            sender="@ma@",
            sender_name="@ten@",
            addressee=ADDRESSEE,
            period=sample.PERIOD,
            revision=1,
            answers="",
            now=made_at,
        )
        letter = dataclasses.replace(letter, package="@goi@")
        mark = PackageMark(
            kind="report",
            unit="9900000",
            unit_name="Xã Mẫu",
            period=sample.PERIOD,
            revision=1,
            check_code="000000000000",
        )
        pages = unit_report.render(records, guidance, guidance.period(sample.PERIOD), mark)
        marked = _marked(records)
        figures = (one.actual for one in marked.all(IndicatorFigure))
        sum_mark = b"<v>%d</v>" % sum(int(value) for value in figures if isinstance(value, Decimal))
        book = zipfile.ZipFile(io.BytesIO(workbook.write(marked, letter, guidance)))
        parts = tuple((part.filename, book.read(part)) for part in book.infolist())
        return cls(pages, letter, parts, sum_mark, made_at)

    def fill(self, code: str, name: str, dice: random.Random) -> tuple[Letter, bytes]:
        """The letter and the workbook of one unit."""
        package = str(uuid.UUID(int=dice.getrandbits(128), version=4))
        words = {b"ma": code, b"ten": name, b"goi": package}
        drawn: list[int] = []

        def word(found: re.Match[bytes]) -> bytes:
            return escape(words.get(found[1]) or _person(dice)).encode()

        def figure(_: re.Match[bytes]) -> bytes:
            drawn.append(dice.randrange(5000))
            return b"<v>%d</v>" % drawn[-1]

        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as book:
            for part, text in self.parts:
                if _SUMS in text:  # a sheet behind those that it adds up
                    filled = text.replace(self.sum_mark, b"<v>%d</v>" % sum(drawn))
                else:
                    filled = _FIGURE_MARK.sub(figure, text)
                book.writestr(part, _WORD_MARK.sub(word, filled))
        data = whole.getvalue()
        enclosed = Enclosed(names.WORKBOOK, len(data), hashlib.sha256(data).hexdigest())
        letter = dataclasses.replace(self.letter, sender=code, sender_name=name, package=package, files=(enclosed,))
        return letter, data


def _marked(records: Snapshot) -> Snapshot:
    """Every figure that was measured as a number of its own, to be found again in the workbook."""
    marked: list[Record] = []
    for place, record in enumerate(records.records()):
        if isinstance(record, IndicatorFigure) and isinstance(record.actual, Decimal):
            marked.append(dataclasses.replace(record, actual=Decimal(_FIRST_MARK + place)))
        else:
            marked.append(record)
    return Snapshot(marked)


def _person(dice: random.Random) -> str:
    return f"{dice.choice(_SURNAMES)} {dice.choice(_MIDDLE)} {dice.choice(_GIVEN)}"
