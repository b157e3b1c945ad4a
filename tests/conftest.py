"""What all tests share."""

import os
from collections.abc import Iterator

import pytest

from tests.offices import Offices


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regold", action="store_true", help="write the golden files anew instead of comparing with them")
    parser.addoption("--onscreen", action="store_true", help="show the windows of the tests on the screen")


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before the first QApplication


@pytest.fixture
def regold(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written instead of compared."""
    return bool(request.config.getoption("--regold"))


@pytest.fixture
def offices() -> Iterator[Offices]:
    """Opens real offices, closed when the test is over."""
    with Offices() as made:
        yield made
