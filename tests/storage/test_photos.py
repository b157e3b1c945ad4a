import io

import pytest
from PIL import Image

from app.errors import UserError
from app.storage.photos import day_taken, is_heic, small_photo, turned_photo
from tests.photographing import HEIC, photo


@pytest.mark.parametrize(
    ("taken", "day"),
    [
        ("2024:11:22 08:30:00", "2024-11-22"),
        ("0000:00:00 00:00:00", None),
        ("1970:01:01 00:00:00", None),
        ("2024:13:40 00:00:00", None),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_the_day_that_the_camera_tells(taken: str, day: str | None):
    assert day_taken(photo(taken=taken)) == day


def test_what_is_no_picture_has_no_day():
    assert day_taken(b"no picture") is None
    assert day_taken(HEIC) is None


def test_a_picture_of_an_iphone_is_named_as_what_it_is():
    assert is_heic(HEIC)
    assert not is_heic(photo())
    with pytest.raises(UserError) as told:
        small_photo(HEIC, "IMG_1.HEIC")
    assert told.value.reason == "photo-heic"
    assert "IMG_1.HEIC" in told.value.sentence
    assert "Zalo" in told.value.sentence


@pytest.mark.parametrize(
    ("quarters", "size", "red"), [(0, (400, 300), "left"), (1, (300, 400), "top"), (2, (400, 300), "right")]
)
def test_turned_by_quarters_to_the_right(quarters: int, size: tuple[int, int], red: str):
    picture = Image.open(io.BytesIO(turned_photo(small_photo(photo(seed=5)), quarters)))
    assert picture.size == size
    width, height = size
    places = {"left": (20, height // 2), "top": (width // 2, 20), "right": (width - 20, height // 2)}
    seen = picture.getpixel(places[red])
    assert isinstance(seen, tuple)
    assert seen[0] > 200 > seen[1] + 100
