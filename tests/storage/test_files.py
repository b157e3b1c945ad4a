import hashlib
import io
import random
import zlib

import pytest
from PIL import Image

from app.domain.correspondence import Attachment
from app.errors import UserError
from app.storage.files import MAX_FILE, attach
from app.storage.photos import MAX_SIDE, PHOTO_BYTES


def photo(width: int, height: int, *, form: str = "JPEG", mode: str = "RGB", **options: object) -> bytes:
    """A picture, red on the left and blue on the right."""
    picture = Image.new("RGB", (width, height), "blue")
    picture.paste("red", (0, 0, width // 2, height))
    out = io.BytesIO()
    picture.convert(mode).save(out, form, **options)
    return out.getvalue()


def kept(ledger, attachment: Attachment) -> Image.Image:
    data = ledger.blob(attachment.uid)
    assert len(data) == attachment.size
    assert hashlib.sha256(data).hexdigest() == attachment.uid
    return Image.open(io.BytesIO(data))


def test_a_photo_is_turned_made_small_and_forgets_where_it_was_taken(ledger):
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees to the right
    exif[0x010E] = "nhà ông Mẫu"
    exif.get_ifd(0x8825)[2] = (21.0, 1.0, 42.0)
    original = photo(4000, 3000, exif=exif)
    assert b"Exif" in original
    attachment = attach(ledger, original, "IMG_0001.JPG")
    assert (attachment.name, attachment.media_type) == ("IMG_0001.jpg", "image/jpeg")
    picture = kept(ledger, attachment)
    assert picture.size == (1200, MAX_SIDE)
    red, _, blue = picture.getpixel((600, 10))  # what was left lies on top
    assert red > 200 > blue
    assert not picture.getexif()
    assert b"Exif" not in ledger.blob(attachment.uid)


def test_a_busy_photo_becomes_about_300_kilobytes(ledger):
    noise = Image.frombytes("RGB", (400, 300), random.Random(1).randbytes(400 * 300 * 3)).resize((4000, 3000))
    out = io.BytesIO()
    noise.save(out, "JPEG", quality=95)
    assert len(out.getvalue()) > 4 * PHOTO_BYTES
    assert attach(ledger, out.getvalue(), "a.jpg").size <= 1.3 * PHOTO_BYTES


@pytest.mark.parametrize(
    ("form", "mode", "name"),
    [
        ("PNG", "RGBA", "a.png"),
        ("PNG", "P", "a.PNG"),
        ("PNG", "L", "a.png"),
        ("GIF", "P", "a.gif"),
        ("BMP", "RGB", "a.bmp"),
        ("WEBP", "RGB", "a.webp"),
        ("TIFF", "CMYK", "a.tif"),
        ("JPEG", "CMYK", "a.jpeg"),
    ],
)
def test_every_common_kind_of_picture_becomes_a_jpeg(ledger, form, mode, name):
    picture = kept(ledger, attach(ledger, photo(60, 40, form=form, mode=mode), name))
    assert (picture.format, picture.size) == ("JPEG", (60, 40))


def test_transparency_becomes_white(ledger):
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    assert kept(ledger, attach(ledger, out.getvalue(), "a.png")).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def png_claiming(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no picture", "photo"),
        (photo(800, 600)[:2000], "photo"),
        (photo(800, 600, form="PNG")[:-60], "photo"),
        (png_claiming(12_000, 11_000), "photo-too-big"),
        (png_claiming(60_000, 60_000), "photo-too-big"),
        (b"", "file-empty"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "photo"),
    ],
)
def test_what_is_no_good_photo_is_told_and_not_kept(store, ledger, data, reason):
    with pytest.raises(UserError) as told:
        attach(ledger, data, "ảnh.jpg")
    assert told.value.reason == reason
    assert "ảnh.jpg" in told.value.sentence
    assert store.conn.execute("SELECT count(*) FROM blob").fetchone()[0] == 0
    assert ledger.all(Attachment) == []


def test_other_files_are_kept_as_they_are_and_once(store, ledger, tmp_path):
    path = tmp_path / "Quyết định.pdf"
    path.write_bytes(b"%PDF-1.7 whatever")
    first = attach(ledger, path)
    assert (first.name, first.media_type, first.size) == ("Quyết định.pdf", "application/pdf", 17)
    assert ledger.blob(first.uid) == path.read_bytes()
    assert attach(ledger, path.read_bytes(), "../../another name.pdf") == first
    assert store.conn.execute("SELECT count(*) FROM blob").fetchone()[0] == 1


def test_a_file_too_big_or_gone_is_told(ledger, tmp_path):
    big = tmp_path / "phim.mp4"
    with big.open("wb") as file:
        file.truncate(MAX_FILE + 1)
    with pytest.raises(UserError) as told:
        attach(ledger, big)
    assert told.value.reason == "file-too-big"
    assert "20 MB" in told.value.sentence
    with pytest.raises(UserError) as told:
        attach(ledger, tmp_path / "gone.pdf")
    assert told.value.reason == "unplugged"
