"""The report of a unit's period in official form: the letterhead, one of two bodies, the signature, then the annexes.

The body follows the outline that the officer chose, else the one that is usual for the period (`app.domain.outline`).
After it come the nine annexes, the photos, and set small whatever else was recorded: the same for both outlines.
"""

from reportlab.platypus import Flowable

from app.domain.guidance import Guidance
from app.domain.ledger import Ledger
from app.domain.outline import PERIODIC, outline_of
from app.domain.periods import Period
from app.reports import fonts, periodic, review
from app.reports.annexes import annexes
from app.reports.details import details, photos
from app.reports.dossier import Dossier
from app.reports.letterhead import close, finished, heading, package_block, title
from app.reports.mark import PackageMark
from app.reports.official import report_heading, signature_of, written_by
from app.reports.page import SEAL_NOTE, About, build


def render(
    ledger: Ledger,
    guidance: Guidance,
    period: Period,
    package_mark: PackageMark | None = None,
    *,
    across: str = "",
) -> bytes:
    """The PDF of a unit's report. An empty ledger gives the bare outline; `across` is printed pale on every page."""
    fonts.register()
    dossier = Dossier(ledger, guidance, period)
    report, office = dossier.report, dossier.office
    body = periodic.body if outline_of(ledger, period) == PERIODIC else review.body
    subject = report.subject or f"Kết quả công tác Mặt trận – {period.label}"
    head = report_heading(office, report, period)
    story: list[Flowable] = [
        *heading(head),
        *title("BÁO CÁO", subject, head.manner),
        *finished(body(dossier), head.manner),
        *close((report.recipients or "Lưu: VT").split("\n"), signature_of(report, office)),
        *annexes(dossier),
        *photos(dossier),
        *details(dossier),
    ]
    if package_mark:
        story.append(package_block(package_mark))
    about = About(
        title=f"Báo cáo. {subject}",
        author=written_by(office),
        subject=period.label,
        made_on=report.dated_on or period.end.isoformat(),
    )
    return build(story, about, footnote=SEAL_NOTE if package_mark else "", across=across)
