"""A4 pages: margins, page numbers, portrait and landscape, and what the finished file says of itself.

Margins and page numbers follow Decree 30/2020 and the Party's guide at once (signing standards §5.2):
20/20/30/15 mm, the number centred in the top margin from the second page on. A landscape page is bound
at its top, so there the wide margin is above.

The file stays simple for a strict reader: plain cross-reference table, no script, action, link, form
or optional content. Making the same document twice gives the same bytes.
"""

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from app.reports import archive, fonts, tag_tree
from app.reports.archive import About
from app.reports.closing import with_last_words
from app.reports.keeping import kept
from app.reports.style import FOOTNOTE, line, readable
from app.reports.tagging import TaggedCanvas, TaggedFrame

WIDTH, HEIGHT = A4
TOP, BOTTOM, LEFT, RIGHT = 20 * mm, 20 * mm, 30 * mm, 15 * mm
TEXT_WIDTH = WIDTH - LEFT - RIGHT
WIDE_TOP, WIDE_BOTTOM, WIDE_SIDE = 30 * mm, 15 * mm, 20 * mm
WIDE_TEXT_WIDTH = HEIGHT - 2 * WIDE_SIDE

SEAL_NOTE = (
    "Niêm phong dữ liệu kèm theo tệp này giúp nhận ra mọi sửa đổi; niêm phong không phải là chữ ký số theo luật "
    "và không thay cho bản có chữ ký, con dấu."
)
"""Printed wherever a document speaks of its seal (Law 20/2023/QH15, Art. 22–23; signing standards §5.5)."""


def landscape() -> list[Flowable]:
    """What follows is on landscape pages."""
    return [NextPageTemplate("landscape"), PageBreak()]


def portrait() -> list[Flowable]:
    """What follows is on a new upright page."""
    return [NextPageTemplate("portrait"), PageBreak()]


def build(story: Sequence[Flowable], about: About, *, footnote: str = "", across: str = "") -> bytes:
    """The PDF of a document; the footnote stands at the foot of its first page, `across` pale over every page."""
    fonts.register()
    buffer = BytesIO()
    document = BaseDocTemplate(
        buffer,
        pagesize=A4,
        title=readable(about.title),
        author=readable(about.author),
        subject=readable(about.subject),
        creator="Sổ Mặt trận",
        lang=archive.LANGUAGE,
        initialFontName=fonts.REGULAR,
        invariant=1,
        pageCompression=1,
    )
    document.addPageTemplates(
        [
            PageTemplate(
                "first",
                [_upright("first", foot=_foot_height(footnote))],
                onPage=partial(_first_page, about, across),
                onPageEnd=partial(_foot, footnote),
            ),
            PageTemplate(
                "portrait", [_upright("portrait")], onPage=partial(_number, WIDTH, HEIGHT, across), pagesize=A4
            ),
            PageTemplate(
                "landscape", [_wide()], onPage=partial(_number, HEIGHT, WIDTH, across), pagesize=(HEIGHT, WIDTH)
            ),
        ]
    )
    canvas: Any = partial(TaggedCanvas, pdfVersion=(1, 7), finish=partial(_finish, about))
    document.build([NextPageTemplate("portrait"), *kept(with_last_words(story), TEXT_WIDTH)], canvasmaker=canvas)
    return archive.with_line_ends(buffer.getvalue())


def _finish(about: About, canvas: TaggedCanvas) -> None:
    tag_tree.write_tree(canvas.tags, canvas.document)
    archive.describe(about, canvas.document, whole=not canvas.shapeless)


def _upright(name: str, foot: float = 0.0) -> TaggedFrame:
    return TaggedFrame(
        LEFT, BOTTOM + foot, TEXT_WIDTH, HEIGHT - TOP - BOTTOM - foot,
        id=name, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip


def _wide() -> TaggedFrame:
    return TaggedFrame(
        WIDE_SIDE, WIDE_BOTTOM, WIDE_TEXT_WIDTH, WIDTH - WIDE_TOP - WIDE_BOTTOM,
        id="landscape", leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip


def _first_page(about: About, across: str, canvas: Any, document: BaseDocTemplate) -> None:
    _write_across(canvas, across, WIDTH, HEIGHT)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setDateFormatter(partial(archive.pdf_date, about))


def _foot(footnote: str, canvas: Any, document: BaseDocTemplate) -> None:
    """The footnote, written last so that it is read after its page; the margin below it stays free."""
    if footnote:
        note = line(footnote, FOOTNOTE)
        _, height = note.wrapOn(canvas, TEXT_WIDTH, HEIGHT)
        rule = BOTTOM + height + _BELOW_RULE
        canvas.setLineWidth(0.5)
        canvas.line(LEFT, rule, LEFT + 50 * mm, rule)
        canvas.tags.draw(note, canvas, LEFT, BOTTOM)


_ABOVE_RULE, _BELOW_RULE = 2 * mm, 1 * mm


def _foot_height(footnote: str) -> float:
    """What a footnote takes from the text of its page, in points."""
    if not footnote:
        return 0.0
    _, height = line(footnote, FOOTNOTE).wrap(TEXT_WIDTH, HEIGHT)
    return height + _BELOW_RULE + _ABOVE_RULE


def _number(width: float, height: float, across: str, canvas: Any, document: BaseDocTemplate) -> None:
    _write_across(canvas, across, width, height)
    canvas.saveState()
    canvas.setFont(fonts.REGULAR, 13)
    canvas.drawCentredString(width / 2, height - 13 * mm, str(canvas.getPageNumber()))
    canvas.restoreState()


def _write_across(canvas: Any, words: str, width: float, height: float) -> None:
    """Pale words from corner to corner, under the text, so that no look at a draft is taken for the document."""
    if words:
        canvas.saveState()
        canvas.setFont(fonts.BOLD, 34)
        canvas.setFillGray(0.88)
        canvas.translate(width / 2, height / 2)
        canvas.rotate(52 if height > width else 35)
        canvas.drawCentredString(0, 0, words)
        canvas.restoreState()
