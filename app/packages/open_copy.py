"""The open copy of a period: our own rows, those of every accepted package, and the sums, as plain files in a folder.

For an office that outgrows one machine, and for other programs. It is made to be read by anybody and is no evidence:
that remains the sealed packages.
"""

import csv
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.consolidation import Consolidation
from app.domain.extract import of_period
from app.domain.fields import Blank, Figure
from app.domain.guidance import Guidance
from app.domain.periods import Period
from app.errors import UserError
from app.packages.books import Books
from app.packages.sums import add_up
from app.packages.workbook import shareable
from app.progress import Progress, silent
from app.safewrite import make_folder, name_beside
from app.storage import open_copy
from app.storage.faults import faults
from app.storage.ledger import rows_of
from app.storage.mailbox import Entry
from app.storage.open_copy import Origin

TOTALS = "tong-hop.csv"
READ_ME = "DOC-TRUOC.txt"

_READ_ME = """BẢN MỞ SỐ LIỆU – {heading}

Bản này để xem, lọc và tính bằng chương trình khác; không phải bằng chứng. Bằng chứng là các gói đã niêm phong.

{database}: mọi bảng trong một tệp SQLite.
{dictionary}: nghĩa của từng cột.
{totals}: số cộng của kỳ theo chỉ tiêu và đơn vị.
<bảng>/of_period=<kỳ>/of_province=<tỉnh>/{table}: cùng số liệu ấy, mỗi bảng một thư mục,
chia theo kỳ và tỉnh. DuckDB đọc cả nước:
  SELECT * FROM read_csv('conference/**/*.csv', hive_partitioning = true);

Số viết với dấu chấm thập phân; ngày viết năm-tháng-ngày, có thể thiếu phần chưa rõ; ô trống là chưa có số liệu;
“không phát sinh” là trong kỳ không có việc này. Tệp CSV viết theo UTF-8.
Muốn xem bằng Excel, hãy dùng tệp tổng hợp .xlsx.
"""


@dataclass(frozen=True, slots=True)
class OpenCopy:
    """Where the copy lies, its files, and of how many units it holds rows."""

    folder: Path
    files: tuple[Path, ...]
    units: int


def write(books: Books, period: Period, guidance: Guidance, out: Path, progress: Progress = silent) -> OpenCopy:
    """Make the folder `BanMo_<unit>_<period>` in `out`.

    It is made beside and renamed when it is whole; an earlier copy of the same name is replaced by then.
    Raises `UserError` (what the disk says, "not-ours" where a folder of that name holds something else).
    """
    target = make_folder(out) / f"BanMo_{books.unit}_{period.code}"
    if target.exists() and not (target / open_copy.DATABASE).is_file():
        raise UserError(
            f"Thư mục {target} đã có và không phải bản mở số liệu. Hãy chọn thư mục khác.", reason="not-ours"
        )
    total = add_up(books, period, guidance)
    beside = name_beside(target)
    origins = [_own(books, period, guidance), *_given(books, total.entries, period, guidance)]
    try:
        with faults(target):
            beside.mkdir()
            files = open_copy.write(books.store, origins, beside, progress)
            files += [_write_totals(total.totals, beside / TOTALS), _write_read_me(books, period, beside / READ_ME)]
            if target.exists():
                shutil.rmtree(target)
            beside.rename(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return OpenCopy(target, tuple(target / file.relative_to(beside) for file in files), len(origins))


def _own(books: Books, period: Period, guidance: Guidance) -> Origin:
    contents = shareable(of_period(books.own, period, guidance, with_files=False))
    return Origin(
        source=0,
        of_period=period.code,
        of_province=_province(guidance, books.unit, period.end),
        of_unit=books.unit,
        of_unit_name=books.unit_name,
        rows=rows_of(contents.records()),
    )


def _given(books: Books, entries: Sequence[Entry], period: Period, guidance: Guidance) -> Iterator[Origin]:
    for entry in entries:
        yield Origin(
            source=entry.source,
            of_period=period.code,
            of_province=_province(guidance, entry.unit, period.end),
            of_unit=entry.unit,
            of_unit_name=entry.unit_name,
            of_revision=entry.revision,
            of_package=entry.package if entry.sealed else "",
            accepted_on=entry.state_at[:10],
        )


def _province(guidance: Guidance, unit: str, on: date) -> str:
    """The code of the province that a unit lies in on a day, or that it is; "" for the centre."""
    lineage = [guidance.units.unit(unit, on), *guidance.units.superiors(unit, on)]
    return next((item.code or "" for item in lineage if item is not None and item.level == "province"), "")


def _write_totals(totals: Consolidation, file: Path) -> Path:
    """Every sum and what each unit gave to it; the sum itself stands in the rows without a unit."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(
            ["period", "indicator", "label", "measure", "rule", "unit", "value", "numerator", "denominator"]
        )
        for code, total in totals.indicators.items():
            item = total.item
            told = (totals.period, code, item.name or "", item.unit or "", item.unit_rule or "")
            writer.writerow([*told, "", _plain(total.total), _plain(total.numerator), _plain(total.denominator)])
            for unit, value in total.by_unit.items():
                if value is not None:
                    writer.writerow([*told, unit, _plain(value), "", ""])
    return file


def _plain(value: Figure | None) -> str:
    return "" if value is None else value.value if isinstance(value, Blank) else format(value, "f")


def _write_read_me(books: Books, period: Period, file: Path) -> Path:
    words = _READ_ME.format(
        heading=f"{books.unit_name}, {period.label}",
        database=open_copy.DATABASE,
        dictionary=open_copy.DICTIONARY,
        totals=TOTALS,
        table=open_copy.TABLE_FILE,
    )
    file.write_text(words, encoding="utf-8")
    return file
