"""What the tests of the desks share: an office with nothing in it yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.office import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A ward's office."""
    with Office.create(tmp_path / "so", unit="99001", name="Phường Hoa Mẫu", level="ward", superior="990") as made:
        yield made
