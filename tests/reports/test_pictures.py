import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.platypus import Image as Drawn
from reportlab.platypus import KeepTogether

from app.domain.enclosures import Photo
from app.domain.ledger import Snapshot
from app.domain.words import no_names
from app.reports import fonts
from app.reports.page import TEXT_WIDTH, About, build
from app.reports.pictures import HIGHEST, picture_pages
from tests.reports.ward import picture, text_of


@pytest.fixture(autouse=True)
def faces() -> None:
    fonts.register()


TURNED = 6  # the camera lay on its side


def sideways() -> bytes:
    """A JPEG that says of itself that it must be turned."""
    data = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = TURNED
    Image.linear_gradient("L").resize((400, 200)).convert("RGB").save(data, "JPEG", exif=exif)
    return data.getvalue()


def drawn(*files: bytes) -> list[Drawn]:
    """The pictures on the pages, in their order."""
    blobs = {hashlib.sha256(data).hexdigest(): data for data in files}
    photos = [Photo(uid=digest, file=digest, caption="Ảnh") for digest in blobs]
    found: list[Drawn] = []
    for row in picture_pages(photos, Snapshot((), blobs), no_names):
        assert isinstance(row, KeepTogether)
        table: Any = row._content[0]  # pyright: ignore[reportPrivateUsage]
        found += [part for cell in table._cellvalues[0] for part in cell if isinstance(part, Drawn)]
    return found


def test_photos_are_numbered_in_order_with_caption_and_credit(tmp_path: Path) -> None:
    data = picture()
    digest = hashlib.sha256(data).hexdigest()
    photos = [
        Photo(uid="a", file=digest, caption="Quang cảnh hội nghị.", credit="N.T.Ẻ", taken_on="2024-11-22"),
        Photo(uid="b", file=digest, caption="Trao giấy khen"),
        Photo(uid="c", caption="Chưa có tệp"),
    ]
    flow = picture_pages(photos, Snapshot((), {digest: data}), no_names)
    text = text_of(build(flow, About(title="Ảnh")), tmp_path)
    assert "Ảnh 1. Quang cảnh hội nghị. Ảnh: N.T.Ẻ (22/11/2024)" in text
    assert "Ảnh 2. Trao giấy khen" in text
    assert "Ảnh 3. Chưa có tệp" in text


def test_a_picture_stands_upright_and_no_higher_than_its_neighbours() -> None:
    wide, turned, tall = drawn(picture(640, 400), sideways(), picture(300, 900))
    assert turned.drawHeight > turned.drawWidth
    assert turned.drawHeight == pytest.approx(HIGHEST)
    assert tall.drawHeight == pytest.approx(HIGHEST)
    assert wide.drawWidth <= TEXT_WIDTH / 2


def test_a_jpeg_that_is_right_is_not_made_anew() -> None:
    data = picture()
    assert data in build(
        picture_pages([Photo(file="x", caption="Ảnh")], Snapshot((), {"x": data}), no_names), About(title="Ảnh")
    )


@pytest.mark.parametrize("damage", [b"", b"no picture", picture()[:-200], picture()[:100]])
def test_what_is_no_whole_picture_is_said_to_be_none(damage: bytes, tmp_path: Path) -> None:
    flow = picture_pages([Photo(file="x", caption="Lễ ra mắt")], Snapshot((), {"x": damage}), no_names)
    text = text_of(build(flow, About(title="Ảnh")), tmp_path)
    assert "(Tệp ảnh không mở được.)" in text
    assert "Ảnh 1. Lễ ra mắt" in text
