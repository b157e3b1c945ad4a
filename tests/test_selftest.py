import tempfile
import unicodedata
from pathlib import Path

import pytest

from app import selftest


def test_this_installation_proves_itself_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    steps: list[tuple[int, int]] = []
    proofs = selftest.run(lambda done, total, what="": steps.append((done, total)))
    assert [proof for proof in proofs if not proof.passed] == []
    assert all(proof.name and proof.detail for proof in proofs)
    assert steps[-1] == (len(proofs), len(proofs))
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_clock_is_said_and_the_other_proofs_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "EARLIEST", selftest.date(9999, 1, 1))
    monkeypatch.setattr(selftest, "ENOUGH_SPACE", 1 << 62)
    proofs = {proof.name: proof for proof in selftest.run()}
    failed = {name for name, proof in proofs.items() if not proof.passed}
    assert failed == {"Đồng hồ", "Chỗ trống"}
    assert "sai" in proofs["Đồng hồ"].detail


def test_every_vietnamese_letter_is_asked_of_the_fonts() -> None:
    letters = selftest.vietnamese_letters()
    assert len(letters) == len(set(letters)) == 2 * (29 + 12 * 5)
    assert unicodedata.is_normalized("NFC", letters)
    assert set("ặẵữỹĐỢỷ") <= set(letters)
