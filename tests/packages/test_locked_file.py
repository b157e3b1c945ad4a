"""A locked file gives back what was written, and nothing else: no byte changed, cut off, added or moved."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import TooNew, UserError
from app.packages import locked_file
from app.packages.locked_file import LockedReader, LockingWriter

PASSPHRASE = "bốn từ khó đoán"
CHEAP = 2**14


def locked(contents: bytes, piece: int = 0) -> bytes:
    target = io.BytesIO()
    writer = LockingWriter(target, PASSPHRASE, CHEAP)
    for at in range(0, len(contents), piece or len(contents) or 1):
        writer.write(contents[at : at + (piece or len(contents))])
    writer.finish()
    return target.getvalue()


def opened(data: bytes, passphrase: str = PASSPHRASE) -> bytes:
    reader = LockedReader(io.BytesIO(data), passphrase)
    return reader.read()


def refused(data: bytes, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(UserError) as refusal:
        opened(data, passphrase)
    return refusal.value.reason


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locked_file, "PIECE", 64)


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 128, 1000])
def test_what_is_written_is_read(size: int) -> None:
    contents = bytes(range(256)) * 4
    assert opened(locked(contents[:size])) == contents[:size]
    assert opened(locked(contents[:size], 7)) == contents[:size]


@settings(max_examples=40, deadline=None)
@given(at=st.integers(min_value=0), flip=st.integers(1, 255))
def test_any_changed_byte_is_refused(at: int, flip: int) -> None:
    data = bytearray(_WHOLE)
    data[at % len(data)] ^= flip
    assert refused(bytes(data)) in ("not-moved", "passphrase", "moved-broken")


_WHOLE = locked(b"sach va vo " * 30)


@pytest.mark.usefixtures("small_pieces")
def test_what_is_cut_off_added_or_moved_is_refused() -> None:
    data = locked(bytes(200))
    sealed = 64 + 16
    start = len(data) - (3 * sealed + 8 + 16)
    first, second = data[start : start + sealed], data[start + sealed : start + 2 * sealed]
    assert refused(data[:-1]) == "moved-broken"
    assert refused(data + b"x") == "moved-broken"
    assert refused(data[: start + 2 * sealed]) == "moved-broken"
    assert refused(data[:start] + second + first + data[start + 2 * sealed :]) == "moved-broken"
    assert refused(data[:start]) == "moved-broken"


def test_each_mistake_has_its_sentence() -> None:
    assert refused(_WHOLE, "mật khẩu khác") == "passphrase"
    assert refused(b"%PDF-1.7") == "not-moved"
    head, _, rest = _WHOLE.partition(b'"cost": 16384')
    assert refused(head + b'"cost": 1' + rest) == "moved-broken"  # too cheap to be ours
    assert refused(head + b'"cost": 1073741824' + rest) == "moved-broken"  # would take all the memory
    with pytest.raises(TooNew):
        opened(_WHOLE.replace(b'"format": 1', b'"format": 9'))
