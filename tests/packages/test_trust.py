"""Who sealed it: each fact about a key has its own answer."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.packages import letter, trust
from app.packages.identity import new_signer
from app.packages.opening import Opened, open_sealed
from app.packages.refusals import SENTENCES
from app.packages.verdict import Outcome, Verdict
from app.storage.keyring import TrustedKey
from tests.packages.packing import NAME, UNIT, contents, letter_for, package, sealed_as_it_is, signer
from tests.packages.token_keys import token

TODAY = date(2026, 6, 1)


def _key(certificate: bytes, unit: str = UNIT, withdrawn_from: str | None = None) -> TrustedKey:
    return TrustedKey(
        unit=unit,
        unit_name="Phường Hoa Mẫu",
        certificate=certificate,
        digits="",
        compared_by="Nguyễn Văn Mẫu",
        compared_how="điện thoại",
        compared_at="2024-11-01",
        withdrawn_from=withdrawn_from,
    )


@cache
def _opened() -> Opened:
    """A package sealed on 20 November 2024 with a key made that month."""
    key = new_signer(UNIT, NAME, now=datetime(2024, 11, 2, tzinfo=UTC))
    return open_sealed(sealed_as_it_is(key=key))


def _made_at(moment: str) -> Opened:
    return replace(_opened(), letter=replace(_opened().letter, made_at=moment))


def _answer(verdict: Verdict) -> tuple[Outcome, str]:
    assert verdict.sentence
    assert verdict.changed is False
    return verdict.outcome, verdict.reason


def test_a_compared_key_of_the_right_unit_is_known() -> None:
    verdict = trust.judge(_opened(), [_key(_opened().certificate)], TODAY)
    assert _answer(verdict) == (Outcome.KNOWN, "")
    assert verdict.may_enter
    assert (verdict.unit, verdict.unit_name, verdict.package) == (UNIT, "Phường Hoa Mẫu", _opened().package)
    assert verdict.digits == _opened().digits
    assert (verdict.kind, verdict.period, verdict.revision) == ("report", "2024-NAM", 1)
    assert "Phường Hoa Mẫu" in verdict.sentence


def test_a_key_nobody_compared_waits_for_a_person() -> None:
    strangers = [_key(signer("99002").certificate, "99002")]
    for keys in ([], strangers):
        verdict = trust.judge(_opened(), keys, TODAY)
        assert _answer(verdict) == (Outcome.UNKNOWN, "unknown-key")
        assert not verdict.may_enter


def test_another_key_of_a_known_unit_is_refused_loudly() -> None:
    verdict = trust.judge(_opened(), [_key(signer("7").certificate)], TODAY)
    assert _answer(verdict) == (Outcome.REFUSED, "key-mismatch")
    assert "KHÁC" in verdict.sentence


def test_a_new_key_after_a_withdrawal_waits_for_a_person() -> None:
    verdict = trust.judge(_opened(), [_key(signer("7").certificate, withdrawn_from="2024-11-10")], TODAY)
    assert _answer(verdict) == (Outcome.UNKNOWN, "unknown-key")


def test_a_known_key_does_not_speak_for_another_unit() -> None:
    verdict = trust.judge(_opened(), [_key(_opened().certificate, "99002")], TODAY)
    assert _answer(verdict) == (Outcome.REFUSED, "wrong-unit")
    both = [_key(_opened().certificate, "99002"), _key(signer("7").certificate)]
    assert _answer(trust.judge(_opened(), both, TODAY)) == (Outcome.REFUSED, "wrong-unit")


def test_a_key_made_for_another_unit_is_refused_even_when_unknown() -> None:
    key = signer("99003")
    verdict = trust.judge(open_sealed(sealed_as_it_is(key=key)), [], TODAY)
    assert _answer(verdict) == (Outcome.REFUSED, "wrong-unit")


def test_a_person_may_bind_a_token_that_names_no_unit() -> None:
    opened = open_sealed(sealed_as_it_is(key=token("rsa-pss")))
    assert _answer(trust.judge(opened, [], TODAY)) == (Outcome.UNKNOWN, "unknown-key")
    today = datetime.now(UTC).date()
    bound = replace(opened, letter=replace(opened.letter, made_at=datetime.now(UTC).isoformat()))
    assert _answer(trust.judge(bound, [_key(opened.certificate)], today)) == (Outcome.KNOWN, "")


@pytest.mark.parametrize(
    ("withdrawn_from", "answer"),
    [
        ("2024-11-20", (Outcome.REFUSED, "key-withdrawn")),
        ("2024-11-01", (Outcome.REFUSED, "key-withdrawn")),
        ("2024-11-21", (Outcome.REMARK, "key-withdrawn-later")),
    ],
)
def test_a_withdrawn_key(withdrawn_from: str, answer: tuple[Outcome, str]) -> None:
    key = _key(_opened().certificate, withdrawn_from=withdrawn_from)
    assert _answer(trust.judge(_opened(), [key], TODAY)) == answer
    assert trust.judge(_made_at(""), [key], TODAY).reason == "key-withdrawn"


def test_an_expired_key_is_a_remark() -> None:
    key = _key(_opened().certificate)
    last = _opened().sealer.not_after
    assert _answer(trust.judge(_opened(), [key], last)) == (Outcome.KNOWN, "")
    assert _answer(trust.judge(_opened(), [key], last + timedelta(days=1))) == (Outcome.REMARK, "key-expired")


@pytest.mark.parametrize("moment", ["", "hôm qua", "2020-01-01T00:00:00+07:00", "2027-01-01T00:00:00+07:00"])
def test_a_time_that_cannot_be_is_a_remark(moment: str) -> None:
    verdict = trust.judge(_made_at(moment), [_key(_opened().certificate)], TODAY)
    assert _answer(verdict) == (Outcome.REMARK, "clock")
    assert verdict.may_enter


def test_a_key_that_may_not_sign_is_refused() -> None:
    opened = replace(_opened(), sealer=replace(_opened().sealer, may_sign=False))
    verdict = trust.judge(opened, [_key(opened.certificate)], TODAY)
    assert _answer(verdict) == (Outcome.REFUSED, "key-usage")


@given(st.data())
def test_only_the_very_same_certificate_is_ever_known(data: st.DataObject) -> None:
    """Whatever else is pinned, nothing chains and no name counts."""
    others = [signer("7").certificate, signer("99002").certificate, _opened().certificate + b"\0", b""]
    keys = data.draw(
        st.lists(
            st.builds(
                _key,
                st.sampled_from(others),
                st.sampled_from([UNIT, "99002", "990"]),
                st.sampled_from([None, "2024-01-01", "2030-01-01"]),
            ),
            max_size=4,
        )
    )
    assert not trust.judge(_opened(), keys, TODAY).may_enter


def test_what_the_letter_says_is_what_the_verdict_tells() -> None:
    told = letter_for(contents(), kind="reply", answers="a" * 64, revision=3)
    opened = open_sealed(sealed_as_it_is(files=[(letter.NAME, told.to_bytes()), *contents()]))
    verdict = trust.judge(opened, [], TODAY)
    assert (verdict.kind, verdict.answers, verdict.revision, verdict.made_at) == ("reply", "a" * 64, 3, told.made_at)
    assert set(SENTENCES) >= {"key-mismatch", "wrong-unit", "key-withdrawn", "key-usage"}
    assert open_sealed(package()).letter.sender == UNIT
