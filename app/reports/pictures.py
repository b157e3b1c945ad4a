"""The pages of photos: numbered, two to a row, upright, in order, each with its caption and credit.

The caption is written as the Front's papers write it: "Quang cảnh hội nghị. Ảnh: …" (domain notes §2.2, part 10).
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from PIL import Image as Raster
from PIL import ImageOps
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Image, KeepTogether, Table

from app.domain.enclosures import Photo
from app.domain.ledger import Ledger
from app.domain.words import Lookup, say
from app.reports.page import TEXT_WIDTH
from app.reports.style import CAPTION, line
from app.reports.tables import FACE

HIGHEST = 60 * mm
"""Every photo is as high as this or as wide as its column, so that a row is even whichever way a camera was held."""

GAP = 5 * mm
LARGEST_PIXELS = 40_000_000
"""A picture that claims more than this is not opened: it would fill the memory of an office PC."""

_SIDEWAYS = 0x0112  # the EXIF entry that says how the camera was held; 1 is upright
_END = b"\xff\xd9"  # of every whole JPEG


def picture_pages(photos: Sequence[Photo], ledger: Ledger, lookup: Lookup) -> list[Flowable]:
    """The photos in their order, numbered from 1; one that cannot be shown stands as its caption alone."""
    width = (TEXT_WIDTH - GAP) / 2
    frames = [
        [*_picture(photo, ledger, width), line(f"Ảnh {number}. {caption_of(photo, lookup)}", CAPTION)]
        for number, photo in enumerate(photos, 1)
    ]
    rules = [
        FACE,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("ALIGN", (0, 0), (-1, -1), "CENTER"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ]
    flow: list[Flowable] = []
    for at in range(0, len(frames), 2):
        pair: list[Any] = [*frames[at : at + 2], ""][:2]
        row = Table([pair], colWidths=[width + GAP / 2] * 2, style=rules, splitInRow=1)
        flow.append(KeepTogether([row]))
    return flow


def caption_of(photo: Photo, lookup: Lookup) -> str:
    """ "Quang cảnh hội nghị. Ảnh: N.T.Ẻ (22/11/2024)" as far as it is known."""
    fields = photo.description.by_key
    caption = (photo.caption or "").strip()
    credit = (photo.credit or "").strip()
    words = caption
    if credit and credit not in caption:
        words = f"{caption}{'' if not caption or caption.endswith(('.', '!', '?')) else '.'} Ảnh: {credit}"
    if photo.taken_on:
        words += f" ({say(fields['taken_on'], photo.taken_on, lookup)})"
    return words.strip()


def _picture(photo: Photo, ledger: Ledger, width: float) -> list[Any]:
    data = ledger.blob(photo.file) if photo.file else None
    if data is None:
        return []
    upright = _upright(data)
    if upright is None:
        return [line("(Tệp ảnh không mở được.)", CAPTION)]
    file, across, down = upright
    scale = min(width / across, HIGHEST / down)
    return [Image(file, across * scale, down * scale)]


def _upright(data: bytes) -> tuple[BytesIO, int, int] | None:
    """The picture turned as its camera meant it, with its size in pixels; None when it is no picture.

    A JPEG that is upright already goes into the document byte for byte, without being decoded: its head was read
    and its end is there. All others are drawn anew.
    """
    try:
        with Raster.open(BytesIO(data)) as picture:
            across, down = picture.size
            if across * down > LARGEST_PIXELS:
                return None
            if _is_right(picture, data):
                return BytesIO(data), across, down
            turned = ImageOps.exif_transpose(picture).convert("RGB")
    except Exception:  # noqa: BLE001  a hostile file: whatever the decoder raises means "no picture"
        return None
    file = BytesIO()
    turned.save(file, "JPEG", quality=88)
    file.seek(0)
    return file, turned.width, turned.height


def _is_right(picture: Raster.Image, data: bytes) -> bool:
    upright = picture.format == "JPEG" and picture.getexif().get(_SIDEWAYS, 1) == 1
    return upright and picture.mode in ("RGB", "L") and data.rstrip(b"\0").endswith(_END)
