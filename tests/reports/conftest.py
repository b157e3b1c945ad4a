import pytest

from app.domain.guidance import Guidance, load_default


@pytest.fixture(scope="session")
def guidance() -> Guidance:
    return load_default()
