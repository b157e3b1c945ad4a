"""The sum of a period laid out for people: totals as a workbook and as a report, and the bundle to pass on."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.consolidation import Consolidation
from app.domain.extract import of_period
from app.domain.guidance import Guidance
from app.domain.ledger import Snapshot
from app.domain.periods import Period
from app.domain.report import report_uid
from app.domain.report_rows import IncludedPackage
from app.domain.voices import Asked
from app.packages import totals_sheet
from app.packages.books import Books
from app.packages.cms_hole import Signer
from app.packages.compose import with_sum
from app.packages.gathering import asked_below
from app.packages.send import export_report
from app.packages.sums import add_up
from app.progress import Progress, silent
from app.storage.carrying import carry, place_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The totals and every file that was written."""

    totals: Consolidation
    files: tuple[Path, ...]


def consolidate_to(
    books: Books, period: Period, out: Path, signer: Signer | None = None, progress: Progress = silent
) -> Done:
    """Write the totals of a period as a workbook and a report; with a signer also seal the bundle.

    Raises `UserError` from the disk, and for the bundle what `send.export_report` raises.
    """
    guidance = books.guidance_of(period)
    progress(0, 4, "Cộng số liệu")
    total = add_up(books, period, guidance)
    place_for(out)
    stem = f"TongHop_{books.unit}_{period.code}"
    sheet, paper = out / f"{stem}.xlsx", out / f"{stem}.pdf"
    progress(1, 4, "Ghi sổ tổng hợp")
    names = _names(books, guidance, period, total.totals)
    whole = with_sum(of_period(books.own, period, guidance), total, period, books)
    packages = whole.parts(IncludedPackage, report_uid(period.code))
    carry(totals_sheet.write(total.totals, packages, names, period), sheet)
    progress(2, 4, "Soạn báo cáo tổng hợp")
    carry(_pages(books, total.totals, packages, whole, guidance, asked_below(books, total, period)), paper)
    files: list[Path] = [sheet, paper]
    if signer is not None:
        progress(3, 4, "Niêm phong gói tổng hợp")
        files.append(export_report(books, period, out, signer, bundle=True).file)
    progress(4, 4, "Xong")
    return Done(totals=total.totals, files=tuple(files))


def _pages(
    books: Books,
    totals: Consolidation,
    packages: Sequence[IncludedPackage],
    whole: Snapshot,
    guidance: Guidance,
    asked: Sequence[Asked],
) -> bytes:
    from app.reports import consolidated  # loaded when first needed: reportlab

    books.choose_face()
    return consolidated.render(totals, packages, whole, guidance, asked=asked)


def _names(books: Books, guidance: Guidance, period: Period, totals: Consolidation) -> dict[str, str]:
    names = {books.unit: books.unit_name}
    for code in (*totals.accepted, *totals.missing):
        names[code] = guidance.units.name(code, period.end) or code
    return names
