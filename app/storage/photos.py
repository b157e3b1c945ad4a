"""A photo made fit for a report: upright, small, and nothing in it but the picture.

Imported only when the first photo comes: Pillow costs more than opening the ledger.
"""

import io
import re
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date

from PIL import ExifTags, Image, ImageFile, ImageOps

from app.errors import UserError

MAX_PIXELS = 120_000_000
"""Phones with 108 megapixels exist; a picture beyond that is made to fill the memory."""

MAX_SIDE = 1600
PHOTO_BYTES = 300 * 1024
_QUALITIES = (85, 78, 70, 62, 54, 46)
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF", "MPO")
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")


OLDEST_PHOTO = 1990
"""A camera whose clock says an earlier year was never set."""


def small_photo(data: bytes, name: str = "", *, side: int = MAX_SIDE, most: int = PHOTO_BYTES) -> bytes:
    """A picture as JPEG: turned upright, at most 1600 pixels wide or high, about 300 kB, without EXIF and GPS.

    `side` and `most` ask for other measures, in pixels and bytes.

    Raises `UserError` ("photo", "photo-heic", "photo-too-big").
    """
    with _opened(data, name) as picture:
        return _shrunk(picture, side, most)


def turned_photo(data: bytes, quarters: int, name: str = "") -> bytes:
    """A picture turned by so many quarters to the right, as JPEG. Raises `UserError` as `small_photo` does."""
    steps = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}
    with _opened(data, name) as picture:
        upright = ImageOps.exif_transpose(picture)
        step = steps.get(quarters % 4)
        return _written(upright if step is None else upright.transpose(step))


def day_taken(data: bytes) -> str | None:
    """The day on which the camera says the picture was taken, as an ISO date; None when it does not say.

    Read from the original, before `small_photo` leaves it behind. Never raises: a picture without a day is fine.
    """
    try:
        with _opened(data, "") as picture:
            exif = picture.getexif()
            told = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal)
            told = told or exif.get(ExifTags.Base.DateTime)
    except UserError:
        return None
    found = re.match(r"(\d{4}):(\d\d):(\d\d)", str(told or ""))
    if found is None:
        return None
    year, month, day = map(int, found.groups())
    try:
        return date(year, month, day).isoformat() if year >= OLDEST_PHOTO else None
    except ValueError:  # "2024:00:00", as cameras without a clock write it
        return None


def is_heic(data: bytes) -> bool:
    """Whether these are the first bytes of a picture as iPhones take it; its decoder is not ours to ship."""
    return data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS


@contextmanager
def _opened(data: bytes, name: str) -> Generator[ImageFile.ImageFile]:
    """The picture of a file. Whatever goes wrong inside is the file's fault and becomes a sentence."""
    too_big = UserError(f"Ảnh {name} quá lớn, không mở được an toàn. Hãy thu nhỏ ảnh.", reason="photo-too-big")
    if is_heic(data):
        raise UserError(
            f"Ảnh {name} là ảnh kiểu HEIC của iPhone, chương trình chưa đọc được. Hãy gửi ảnh đó qua Zalo hoặc e-mail "
            "rồi tải về để được ảnh .jpg; để lần sau máy chụp sẵn .jpg, vào Cài đặt › Camera › Định dạng › Tương thích "
            "nhất.",
            reason="photo-heic",
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of much in ordinary phone pictures; size is checked below
            with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
                if opened.width * opened.height > MAX_PIXELS:
                    raise too_big
                yield opened
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


def _shrunk(opened: ImageFile.ImageFile, side: int, most: int) -> bytes:
    opened.draft("RGB", (2 * side, 2 * side))  # a JPEG is decoded small at once, several times faster
    picture = ImageOps.exif_transpose(opened)
    picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    return _written(picture, most)


def _written(picture: Image.Image, most: int = PHOTO_BYTES) -> bytes:
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
        if len(written) <= most:
            break
    return written
