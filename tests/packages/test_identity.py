"""The office's own key: made, locked, unlocked, copied; every fault in words."""

import json
import os
import stat
import time
import unicodedata
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.errors import TooNew, UserError
from app.packages import certificates, identity, key_file
from tests.packages.packing import NAME, UNIT

PHRASE = "Bến Mẫu mùa nước nổi"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office's folder with a key under `PHRASE`; the tests only read it."""
    folder = tmp_path_factory.mktemp("don-vi")
    identity.create(folder, UNIT, NAME, PHRASE)
    return folder


def _reason(fault: pytest.ExceptionInfo[UserError]) -> str:
    assert fault.value.sentence
    return fault.value.reason


def test_the_certificate_is_what_the_format_asks_for(home: Path) -> None:
    public = identity.load_public(home)
    read = x509.load_der_x509_certificate(public.certificate_der)
    usage = read.extensions.get_extension_for_class(x509.KeyUsage).value
    basic = read.extensions.get_extension_for_class(x509.BasicConstraints).value
    key = read.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    assert isinstance(key.curve, ec.SECP256R1)
    assert (usage.digital_signature, usage.content_commitment, usage.key_cert_sign) == (True, True, True)
    assert (basic.ca, basic.path_length) == (True, 0)
    assert read.version is x509.Version.v3
    read.verify_directly_issued_by(read)
    assert (public.unit, public.unit_name) == (UNIT, NAME)
    assert public.digits == certificates.digits_of(public.certificate_der)
    assert timedelta(days=5 * 365) <= public.not_after - date.today() <= timedelta(days=5 * 366)


@pytest.mark.parametrize("name", ["Tổ 1", NAME, "Ỷ" * 200, unicodedata.normalize("NFD", NAME)])
def test_a_unit_name_of_any_length_is_kept_whole(name: str) -> None:
    certificate = identity.new_signer("99002", name).certificate
    assert certificates.facts(certificate).unit_name == unicodedata.normalize("NFC", name)
    common = x509.load_der_x509_certificate(certificate).subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    assert 1 <= len(str(common[0].value).encode()) <= 64


def test_the_right_passphrase_opens_in_any_unicode_form(home: Path) -> None:
    for phrase in (PHRASE, unicodedata.normalize("NFD", PHRASE)):
        signer = identity.unlock(home, phrase)
        assert signer.certificate == identity.load_public(home).certificate_der
    public = x509.load_der_x509_certificate(signer.certificate).public_key()
    assert isinstance(public, ec.EllipticCurvePublicKey)
    assert signer._key.public_key().public_numbers() == public.public_numbers()


def test_a_wrong_passphrase_is_refused_and_costs_as_much_as_the_right_one(home: Path) -> None:
    def cost(phrase: str) -> float:
        start = time.perf_counter()
        try:
            identity.unlock(home, phrase)
        except UserError as fault:
            if fault.reason != "passphrase":
                raise
        return time.perf_counter() - start

    with pytest.raises(UserError) as fault:
        identity.unlock(home, PHRASE + " ")
    assert _reason(fault) == "passphrase"
    right = min(cost(PHRASE) for _ in range(2))
    wrong = min(cost("Đồi Mẫu") for _ in range(2))
    assert wrong / right >= 0.5


@pytest.mark.parametrize("phrase", ["", "       ", "1234567", " ngắn  "])
def test_a_weak_passphrase_is_refused(tmp_path: Path, phrase: str) -> None:
    with pytest.raises(UserError) as fault:
        identity.create(tmp_path, UNIT, NAME, phrase)
    assert _reason(fault) == "passphrase-weak"
    assert not list(tmp_path.iterdir())


def test_the_file_is_for_its_owner_only_and_has_no_secret_in_the_clear(home: Path) -> None:
    path = home / identity.FILE_NAME
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [item.name for item in home.iterdir()] == [identity.FILE_NAME]
    kept = json.loads(path.read_bytes())
    assert kept["cost"] >= 2**17
    assert set(kept) == {"format", "kdf", "cost", "cipher", "certificate", "salt", "nonce", "key"}


def test_a_key_is_never_written_over(home: Path) -> None:
    with pytest.raises(UserError) as fault:
        identity.create(home, UNIT, NAME, PHRASE)
    assert _reason(fault) == "key-exists"


def test_no_key_yet(tmp_path: Path) -> None:
    with pytest.raises(UserError) as fault:
        identity.load_public(tmp_path)
    assert _reason(fault) == "no-key"


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b"\xff", b"null", b'{"format": 1}', b'{"format": "1"}', b"[" * 100_000]
)
def test_a_broken_file_is_told_from_a_wrong_passphrase(tmp_path: Path, data: bytes) -> None:
    (tmp_path / identity.FILE_NAME).write_bytes(data)
    with pytest.raises(UserError) as fault:
        identity.unlock(tmp_path, PHRASE)
    assert _reason(fault) == "key-broken"


def test_every_part_of_the_file_is_vouched_for(home: Path, tmp_path: Path) -> None:
    whole = json.loads((home / identity.FILE_NAME).read_bytes())
    other = identity.new_signer("99003", "Kẻ khác").certificate
    changes = {
        "certificate": key_file.KeyFile(other, 2**14, b"", b"").to_bytes(),
        "nonce": key_file.KeyFile(b"", 2**14, b"", os.urandom(12)).to_bytes(),
        "salt": key_file.KeyFile(b"", 2**14, os.urandom(16), b"").to_bytes(),
        "cost": key_file.KeyFile(b"", 2**14, b"", b"").to_bytes(),
    }
    for part, source in changes.items():
        changed = {**whole, part: json.loads(source)[part]}
        (tmp_path / identity.FILE_NAME).write_bytes(json.dumps(changed).encode())
        with pytest.raises(UserError) as fault:
            identity.unlock(tmp_path, PHRASE)
        assert _reason(fault) == "passphrase"


@pytest.mark.parametrize("cost", [2**13, 2**21, 100_000, -1, "x", True])
def test_a_cost_that_is_too_cheap_or_too_dear_is_refused(home: Path, tmp_path: Path, cost: object) -> None:
    whole = json.loads((home / identity.FILE_NAME).read_bytes())
    (tmp_path / identity.FILE_NAME).write_bytes(json.dumps({**whole, "cost": cost}).encode())
    with pytest.raises(UserError) as fault:
        identity.unlock(tmp_path, PHRASE)
    assert _reason(fault) == "key-broken"


def test_a_newer_file_asks_for_a_newer_program(home: Path, tmp_path: Path) -> None:
    whole = json.loads((home / identity.FILE_NAME).read_bytes())
    (tmp_path / identity.FILE_NAME).write_bytes(json.dumps({**whole, "format": 2}).encode())
    with pytest.raises(TooNew):
        identity.load_public(tmp_path)


def test_an_expired_key_seals_no_more(home: Path) -> None:
    last = identity.load_public(home).not_after
    assert identity.unlock(home, PHRASE, today=last)
    with pytest.raises(UserError) as fault:
        identity.unlock(home, PHRASE, today=last + timedelta(days=1))
    assert _reason(fault) == "key-expired"


def test_a_copy_on_a_stick_brings_the_key_back(home: Path, tmp_path: Path) -> None:
    copy = identity.back_up_key(home, tmp_path / "usb")
    new_home = tmp_path / "may-moi"
    assert identity.restore_key(copy, new_home) == identity.load_public(home)
    assert identity.restore_key(copy, new_home).unit == UNIT  # once more does no harm
    assert identity.unlock(new_home, PHRASE)
    other = tmp_path / "khac"
    identity.create(other, "99002", "Phường Bến Mẫu", PHRASE)
    with pytest.raises(UserError) as fault:
        identity.restore_key(copy, other)
    assert _reason(fault) == "key-exists"
    copy.write_bytes(copy.read_bytes()[:-40])
    with pytest.raises(UserError) as fault:
        identity.restore_key(copy, new_home)
    assert _reason(fault) == "key-broken"


def test_a_folder_that_takes_no_files_is_told(home: Path, tmp_path: Path) -> None:
    (tmp_path / "usb").write_bytes(b"a file where a folder should be")
    with pytest.raises(UserError) as fault:
        identity.back_up_key(home, tmp_path / "usb")
    assert _reason(fault) == "write"


def test_the_passphrase_can_be_changed(tmp_path: Path) -> None:
    made = identity.create(tmp_path, UNIT, NAME, PHRASE)
    identity.change_passphrase(tmp_path, PHRASE, "Đồi Mẫu mùa sim chín")
    assert identity.unlock(tmp_path, "Đồi Mẫu mùa sim chín").certificate == made.signer.certificate
    with pytest.raises(UserError) as fault:
        identity.unlock(tmp_path, PHRASE)
    assert _reason(fault) == "passphrase"


def test_a_key_starts_a_day_early_for_clocks_that_are_behind() -> None:
    now = datetime(2024, 11, 20, 3, tzinfo=UTC)
    facts = certificates.facts(identity.new_signer(UNIT, NAME, now=now).certificate)
    assert facts.not_before == date(2024, 11, 19)
    assert facts.not_after >= date(2029, 11, 19)
