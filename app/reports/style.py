"""Paragraph styles, and text made safe to print.

Sizes, leading and indents are the defaults that satisfy Decree 30/2020 and the Party's guide at once
(signing standards §5.2): 13 pt header rows, 14 pt justified body, first line 10 mm, 6 pt between paragraphs.
The `role` of a style is what the tags call its paragraphs (app/reports/tagging.py); without one they are "P".
"""

import unicodedata
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer

from app.reports.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR

INK = Color(0, 0, 0)
LINE = Color(0.35, 0.35, 0.35)
SHADE = Color(0.93, 0.93, 0.93)


def _style(name: str, size: float, leading: float, *, font: str = REGULAR, **rules: Any) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, textColor=INK, **rules)


BODY = _style("body", 14, 18, alignment=TA_JUSTIFY, firstLineIndent=10 * mm, spaceAfter=6, allowOrphans=0)
BODY_ITALIC = BODY.clone("body-italic", fontName=ITALIC)
PLAIN = _style("plain", 13, 17, alignment=TA_LEFT, spaceAfter=3)
ADDRESSED = _style("addressed", 14, 18, alignment=TA_LEFT)
CENTRED = _style("centred", 13, 16, alignment=TA_CENTER)
CENTRED_BOLD = _style("centred-bold", 13, 16, font=BOLD, alignment=TA_CENTER)
CENTRED_ITALIC = _style("centred-italic", 13, 16, font=ITALIC, alignment=TA_CENTER)
SUPERIOR = _style("superior", 12, 15, alignment=TA_CENTER)
ISSUER = _style("issuer", 12, 15, font=BOLD, alignment=TA_CENTER)
NATION = _style("nation", 12, 15, font=BOLD, alignment=TA_CENTER)
MOTTO = _style("motto", 13, 16, font=BOLD, alignment=TA_CENTER)
PARTY = _style("party", 14, 17, font=BOLD, alignment=TA_CENTER)
TITLE = _style("title", 14, 18, font=BOLD, alignment=TA_CENTER, role="H1")
PART = _style("part", 14, 18, font=BOLD, alignment=TA_LEFT, spaceBefore=8, spaceAfter=6, keepWithNext=1, role="H2")
HEADING = PART.clone("heading", firstLineIndent=10 * mm, role="H3")
SUBHEADING = HEADING.clone("subheading", fontName=BOLD_ITALIC, spaceBefore=4, spaceAfter=4, role="H4")
LABEL = _style("label", 12, 15, font=ITALIC, alignment=TA_LEFT, spaceBefore=6, spaceAfter=3, keepWithNext=1)
ANNEX_BODY = _style("annex-body", 12, 15.5, alignment=TA_JUSTIFY, spaceAfter=4)
ANNEX = _style("annex", 14, 18, font=BOLD, alignment=TA_CENTER, keepWithNext=1, role="H2")
ANNEX_NOTE = _style("annex-note", 13, 16, font=ITALIC, alignment=TA_CENTER, spaceAfter=8, keepWithNext=1)
CELL = _style("cell", 11, 13.5, alignment=TA_LEFT)
CELL_HEAD = _style("cell-head", 11, 13.5, font=BOLD, alignment=TA_CENTER)
CELL_BOLD = _style("cell-bold", 11, 13.5, font=BOLD, alignment=TA_LEFT)
SMALL = _style("small", 10, 12, alignment=TA_LEFT)
SMALL_HEAD = _style("small-head", 10, 12, font=BOLD, alignment=TA_CENTER)
SMALL_BOLD = _style("small-bold", 10, 12, font=BOLD, alignment=TA_LEFT)
DETAIL = _style("detail", 10, 11.6, alignment=TA_JUSTIFY, spaceAfter=1)
DETAIL_LABEL = _style(
    "detail-label", 10, 12.5, font=BOLD_ITALIC, alignment=TA_LEFT, spaceBefore=4, spaceAfter=1, keepWithNext=1
)
DETAIL_HEADING = _style(
    "detail-heading", 11, 14, font=BOLD, alignment=TA_LEFT, spaceBefore=5, spaceAfter=1, keepWithNext=1, role="H4"
)
FOOTNOTE = _style("footnote", 9, 11, font=ITALIC, alignment=TA_LEFT, role="Note")
CAPTION = _style("caption", 11, 13.5, font=ITALIC, alignment=TA_CENTER, role="Caption")
RECIPIENTS_HEAD = _style("recipients-head", 12, 15, font=BOLD_ITALIC, alignment=TA_LEFT)
RECIPIENTS = _style("recipients", 11, 13.5, alignment=TA_LEFT)
DIGITS = _style("digits", 24, 34, font=BOLD, alignment=TA_CENTER)


MOST_LINES = 24
"""Line breaks in one paragraph; callers that must keep more of them set several paragraphs."""


def readable(text: str) -> str:
    """Text as it can be printed: NFC, no invisible or forbidden characters; line breaks stay.

    Characters that only steer direction or joining are dropped: on paper nobody could see them, and they
    can make a line read otherwise than it was written.
    """
    kept: list[str] = []
    for character in unicodedata.normalize("NFC", text).replace("\r\n", "\n"):
        if character in "\n\r\u2028\u2029":
            kept.append("\n")
        elif character in "\t\v\f\u00a0\u202f":
            kept.append(" ")
        else:
            match unicodedata.category(character):
                case "Cc" | "Cf":
                    pass
                case "Cs":
                    kept.append("\ufffd")
                case _:
                    kept.append(character)
    return "".join(kept)


def markup(text: str) -> str:
    """Text for a Paragraph: nothing in it is taken for markup.

    Line breaks are kept where there are few; very many would take minutes to set, so they become blanks.
    """
    safe = escape(readable(text)).strip()
    return safe.replace("\n", "<br/>" if safe.count("\n") <= MOST_LINES else " ")


def line(text: str, style: ParagraphStyle = PLAIN) -> Paragraph:
    """One paragraph of people's text, with line breaks where the text has them."""
    return Paragraph(markup(text), style)


def paragraphs(text: str | None, style: ParagraphStyle = BODY) -> list[Flowable]:
    """People's text of several lines: each line a paragraph of its own; none for empty text."""
    return [line(part, style) for part in readable(text or "").split("\n") if part.strip()]


def led(lead: str, text: str, style: ParagraphStyle = BODY) -> list[Flowable]:
    """Text whose first paragraph opens with a lead in bold italic: "Hạn chế: …"."""
    parts = [part for part in readable(text).split("\n") if part.strip()]
    if not parts:
        return []
    first = Paragraph(f"<b><i>{markup(lead)}</i></b> {markup(parts[0])}", style)
    return [first, *(line(part, style) for part in parts[1:])]


def space(millimetres: float) -> Spacer:
    """Empty room, in millimetres."""
    return Spacer(1, millimetres * mm)
