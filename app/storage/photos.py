"""A photo made fit for a report: upright, small, and nothing in it but the picture.

Imported only when the first photo comes: Pillow costs more than opening the ledger.
"""

import io
import warnings

from PIL import Image, ImageFile, ImageOps

from app.errors import UserError

MAX_PIXELS = 120_000_000
"""Phones with 108 megapixels exist; a picture beyond that is made to fill the memory."""

MAX_SIDE = 1600
PHOTO_BYTES = 300 * 1024
_QUALITIES = (85, 78, 70, 62, 54, 46)
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF", "MPO")


def small_photo(data: bytes, name: str = "") -> bytes:
    """A picture as JPEG: turned upright, at most 1600 pixels wide or high, about 300 kB, without EXIF and GPS.

    Raises `UserError` ("photo", "photo-too-big").
    """
    too_big = UserError(f"Ảnh {name} quá lớn, không mở được an toàn. Hãy thu nhỏ ảnh.", reason="photo-too-big")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of much in ordinary phone pictures; size is checked below
            with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
                if opened.width * opened.height > MAX_PIXELS:
                    raise too_big
                return _shrunk(opened)
    except UserError:
        raise
    except Image.DecompressionBombError as fault:
        raise too_big from fault
    except Exception as fault:  # a hostile or broken file: whatever the decoder raises is a refusal
        raise UserError(
            f"Không đọc được ảnh {name}; tệp hỏng hoặc không phải là ảnh. Hãy mở ảnh bằng chương trình xem ảnh và "
            "lưu lại thành tệp .jpg.",
            reason="photo",
        ) from fault


def _shrunk(opened: ImageFile.ImageFile) -> bytes:
    opened.draft("RGB", (2 * MAX_SIDE, 2 * MAX_SIDE))  # a JPEG is decoded small at once, several times faster
    picture = ImageOps.exif_transpose(opened)
    picture.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    if picture.mode not in ("RGB", "L"):  # JPEG knows no transparency: what shows through is white
        full = picture.convert("RGBA")
        picture = Image.new("RGB", full.size, "white")
        picture.paste(full, mask=full.getchannel("A"))
    picture.info.clear()  # EXIF, comments and colour profiles stay behind
    written = b""
    for quality in _QUALITIES:
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
        written = out.getvalue()
        if len(written) <= PHOTO_BYTES:
            break
    return written
