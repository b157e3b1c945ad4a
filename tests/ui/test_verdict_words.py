import pytest

from app.packages.verdict import Outcome, Verdict
from ui.verdict_words import BOTTOM, changed_words, sealer_words


def verdict(outcome: Outcome, **more) -> Verdict:
    return Verdict(outcome=outcome, **{"unit": "99001", "unit_name": "Phường Hoa Mẫu", **more})


def test_every_outcome_has_its_word() -> None:
    assert set(BOTTOM) == set(Outcome)


@pytest.mark.parametrize(("changed", "begins"), [(True, "CÓ."), (False, "Không. "), (None, "Không biết được")])
def test_was_it_changed(changed: bool | None, begins: str) -> None:
    assert changed_words(verdict(Outcome.REFUSED, changed=changed)).startswith(begins)


def test_a_form_without_a_seal_is_never_called_sealed() -> None:
    form = verdict(Outcome.REMARK, reason="unsealed", changed=False)
    assert "không niêm phong" in changed_words(form)
    assert sealer_words(form).startswith("Không ai.")


def test_who_sealed_it() -> None:
    assert sealer_words(verdict(Outcome.KNOWN, changed=False)) == "Phường Hoa Mẫu (99001), khóa đã được đối chiếu."
    assert sealer_words(verdict(Outcome.UNKNOWN, changed=False)).startswith("Chưa biết.")
    assert sealer_words(verdict(Outcome.REFUSED)).startswith("Không đủ tin.")
    assert sealer_words(Verdict(outcome=Outcome.REFUSED)) == "Không xác định được."


@pytest.mark.parametrize("reason", ["fork", "replay", "orphan-reply", "not-superior"])
def test_a_known_sealer_is_named_even_if_the_package_is_not_wanted(reason: str) -> None:
    said = sealer_words(verdict(Outcome.REFUSED, reason=reason, changed=False))
    assert said.startswith("Phường Hoa Mẫu (99001), khóa đã được đối chiếu.")
    assert "không nhận" in said
    assert sealer_words(verdict(Outcome.REFUSED, reason="key-mismatch", changed=False)).startswith("Không đủ tin.")
