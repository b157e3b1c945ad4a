import pytest

from app.text.sizes import size_words


@pytest.mark.parametrize(
    ("size", "said"),
    [
        *((0, "0 KB"), (10, "1 KB"), (512, "1 KB"), (300_000, "292 KB")),
        *((5_000_000, "4,7 MB"), (25 << 20, "25 MB"), (1 << 30, "1 GB"), (3_330_000_000, "3,1 GB")),
    ],
)
def test_a_size_is_told_as_it_is_written_on_a_stick(size: int, said: str) -> None:
    assert size_words(size) == said
