"""Real picture files for tests, as cameras and telephones leave them."""

import io
import random

from PIL import Image

HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200)
"""The first bytes of a picture of an iPhone."""


def photo(width: int = 400, height: int = 300, *, seed: int = 0, turned: int = 1, taken: str = "") -> bytes:
    """A JPEG, red on the left, with a place in it; `turned` is its EXIF orientation, `taken` "2024:11:22 08:00:00"."""
    letter = random.Random(seed)
    picture = Image.new("RGB", (width, height), tuple(letter.randbytes(3)))
    picture.paste("red", (0, 0, width // 2, height))
    exif = Image.Exif()
    exif[0x0112] = turned
    exif.get_ifd(0x8825)[2] = (21.0, 1.0, 42.0)
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()
