"""The superior's report of a period from its first page to the frozen list of packages.

Order and rules of domain notes §5.4: official prose with key figures first, the full sums in annexes; missing units are
named and every provisional sum says so; percentages are computed from sums; ratings are counted, never averaged; a
conference counts once, with its host.
"""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable

from app.domain.consolidation import Consolidation
from app.domain.guidance import Guidance
from app.domain.ledger import Ledger
from app.domain.report_rows import IncludedPackage
from app.domain.voices import Asked
from app.reports import fonts
from app.reports.annexes import annex_head
from app.reports.consolidated.frozen import packages as frozen_packages
from app.reports.consolidated.material import Material, material
from app.reports.consolidated.matrix import matrix
from app.reports.consolidated.quoted import asked_for, excerpts, own_indicators
from app.reports.consolidated.ratings import every_score, rated
from app.reports.consolidated.results import all_figures, results
from app.reports.consolidated.who import every_unit, who_reported
from app.reports.letterhead import close, finished, heading, package_block, title
from app.reports.mark import PackageMark
from app.reports.official import report_heading, signature_of, written_by
from app.reports.page import SEAL_NOTE, About, build, landscape, portrait
from app.reports.review import ahead, general, opening
from app.reports.style import CENTRED_ITALIC, HEADING, PART, line, paragraphs, space
from app.text.naming import few


def render(
    totals: Consolidation,
    packages: Sequence[IncludedPackage],
    ledger: Ledger,
    guidance: Guidance,
    package_mark: PackageMark | None = None,
    *,
    asked: Sequence[Asked] = (),
    across: str = "",
) -> bytes:
    """The PDF of a consolidation. `ledger` is the office's own: letterhead, signer, narrative, quotes chosen."""
    fonts.register()
    about = material(totals, packages, ledger, guidance, asked)
    report, period, office = about.report, about.dossier.period, about.dossier.office
    subject = report.subject or f"Kết quả công tác Mặt trận – {period.label}"
    head = report_heading(office, report, period)
    story: list[Flowable] = [
        *heading(head),
        *title("BÁO CÁO TỔNG HỢP", subject, head.manner),
        *_provisional(about),
        *opening(about.dossier),
        *who_reported(about),
        *results(about),
        *rated(about),
        *general(about.dossier, "IV"),
        *_places(about, "V"),
        *finished(ahead(about.dossier, "VI", "VII"), head.manner),
        *close((report.recipients or "Lưu: VT").split("\n"), signature_of(report, office)),
        *_annexes(about),
    ]
    if package_mark:
        story.append(package_block(package_mark))
    made_of = About(
        title=f"Báo cáo tổng hợp. {subject}",
        author=written_by(office),
        subject=period.label,
        made_on=report.dated_on or period.end.isoformat(),
    )
    return build(story, made_of, footnote=SEAL_NOTE if package_mark else "", across=across)


def _provisional(about: Material) -> list[Flowable]:
    if not about.provisional:
        return []
    missing = few(list(map(about.name, about.totals.missing)))  # chapter I names them all
    return [line(f"({about.provisional}; số liệu tạm thời, chưa có: {missing})", CENTRED_ITALIC), space(4)]


def _places(about: Material, number: str) -> list[Flowable]:
    """Where it went well, where it did not, and what others should copy, in the consolidator's words."""
    report = about.report
    flow: list[Flowable] = [line(f"{number}. NƠI LÀM TỐT, NƠI LÀM CHƯA TỐT, MÔ HÌNH CẦN NHÂN RỘNG", PART)]
    number_of = 0
    for key in ("good_places", "weak_places", "spread_models"):
        told = paragraphs(getattr(report, key))
        if told:
            number_of += 1
            flow += [line(f"{number_of}. {report.description.by_key[key].label}", HEADING), *told]
    return flow if number_of else [*flow, line("Chưa ghi nội dung.")]


def _annexes(about: Material) -> Iterator[Flowable]:
    """Those that have something to say, numbered as they come; the list of packages is always the last."""
    upright = False
    number = 0
    for name, content, wide, sums in (
        ("Tình hình báo cáo của từng đơn vị", every_unit(about), False, False),
        ("Số liệu toàn địa bàn", all_figures(about), False, True),
        ("Chỉ tiêu theo đơn vị", matrix(about), True, True),
        ("Điểm tự chấm, thẩm định và xếp loại theo đơn vị", every_score(about), False, True),
        ("Chỉ tiêu riêng của các đơn vị", own_indicators(about), False, False),
        ("Trích báo cáo các đơn vị", excerpts(about), False, False),
        ("Kiến nghị của các đơn vị", asked_for(about), False, False),
        ("Các gói đã cộng vào báo cáo này", frozen_packages(about), False, False),
    ):
        if not content:
            continue
        number += 1
        if wide:
            yield from landscape()
        else:
            yield from [space(6), CondPageBreak(60 * mm)] if upright else portrait()
        upright = not wide
        yield from annex_head(number, name, about.dossier)
        yield from about.stamp() if sums else []
        yield from content
