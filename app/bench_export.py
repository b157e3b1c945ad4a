"""Sealing the sample ward's report with twenty photos, beside bare drawing, bare sheets and one signature.

The share of each step is told too. The mark is two seconds.
"""

import random
import textwrap
from io import BytesIO
from pathlib import Path
from typing import Any

from app import bench_floors as floors
from app import sample, sample_folder
from app.bench_measured import Measured, decimals, in_turns
from app.domain.checks import check
from app.domain.correspondence import Attachment
from app.domain.enclosures import Photo
from app.domain.extract import of_period
from app.domain.report import report_uid
from app.office import Office
from app.packages import seal, send, workbook
from app.packages.enclose import check_code
from app.packages.identity import new_signer
from app.packages.letter import NAME
from app.packages.opening import open_sealed
from app.reports.mark import PackageMark
from app.storage.ledger import rows_of

ROUNDS = 3
_LINE = 90  # letters of 12 points in a line of A4
PHOTOS = 20
_PIXELS = (1600, 1200)  # as large as a photo that was taken in by the program
_STEPS = {"check": "kiểm tra", "workbook": "sổ số liệu", "pages": "trang in", "seal": "niêm phong"}


def export(scratch: Path) -> Measured:
    """From the ledger to a file on a stick. The floor draws the same words and writes the same rows."""
    from app.reports import fonts, unit_report  # loaded when first needed: reportlab

    unit = sample.UNITS["hoa-mau"]
    signer = new_signer(unit, "Phường Hoa Mẫu")
    with sample_folder.create(scratch / "niem-phong", "hoa-mau") as office:
        _add_photos(office)
        period = office.period(sample.PERIOD)
        guidance = office.guidance_of(period)
        opened = open_sealed(send.export_report(office.books, period, scratch / "usb", signer).file.read_bytes())
        contents = of_period(office.ledger, period, guidance)
        shared = workbook.shareable(contents)
        mark = PackageMark(
            kind="report",
            unit=unit,
            unit_name=office.unit_name,
            period=period.code,
            revision=1,
            check_code=check_code(opened.files[NAME]),
        )
        pages = unit_report.render(contents, guidance, period, mark)
        rows = rows_of(shared.records())
        words = (value for group in rows.values() for row in group for value in row if isinstance(value, str))
        lines = [line for said in words for line in textwrap.wrap(said, _LINE)]
        photos = b"".join(shared.blobs.values())
        key, font = floors.new_key(), fonts.locate().regular
        ours, least, *steps = in_turns(
            ROUNDS,
            lambda: send.export_report(office.books, period, scratch / "usb", signer),
            lambda: floors.sign(key, floors.draw(lines, font) + floors.write_sheets(rows) + photos),
            lambda: check(office.ledger, period, guidance),
            lambda: workbook.write(shared, opened.letter, guidance),
            lambda: unit_report.render(contents, guidance, period, mark),
            lambda: seal.seal(pages, list(opened.files.items()), signer),
        )
    shares = ", ".join(
        f"{said} {decimals(100 * taken / ours, 0)}%" for said, taken in zip(_STEPS.values(), steps, strict=True)
    )
    taken_by = {step: round(taken, 2) for step, taken in zip(_STEPS, steps, strict=True)}
    return Measured(
        "export", f"Niêm phong báo cáo mẫu, thêm {PHOTOS} ảnh", ours, least, note=shares, extra={"steps_ms": taken_by}
    )


def _add_photos(office: Office) -> None:
    """Invented photos of the report, about 300 kB each, every one different."""
    with office.ledger.batch("Thêm ảnh"):
        for at in range(PHOTOS):
            data = _photo(random.Random(at))
            digest = office.ledger.put_blob(data)
            kept = Attachment(uid=digest, name=f"anh-{at:02}.jpg", media_type="image/jpeg", size=len(data))
            caption = f"Quang cảnh buổi ra quân thứ {at + 1} ở khu dân cư."
            parent = report_uid(sample.PERIOD)
            office.ledger.put_many([kept, Photo(parent=parent, position=at, file=digest, caption=caption)])


def _photo(dice: random.Random) -> bytes:
    from PIL import Image  # loaded when first needed: only this measure draws a photo

    width, height = (pixels // 5 for pixels in _PIXELS)
    grains: Any = Image.frombytes("RGB", (width, height), dice.randbytes(width * height * 3))
    file = BytesIO()
    grains.resize(_PIXELS, Image.Resampling.BICUBIC).save(file, "JPEG", quality=60)
    return file.getvalue()
