"""What is sealed, judged by programs that nobody of us wrote."""

import base64
import io
from pathlib import Path

import pytest
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from app.packages import letter, names, seal
from app.packages.opening import open_sealed
from app.packages.refusals import Refusal
from app.packages.seal_place import find_seal
from tests.packages.packing import (
    ATTACHMENT,
    NAME,
    UNIT,
    WORKBOOK,
    contents,
    digest,
    drawn,
    letter_for,
    package,
    run,
    sealed_as_it_is,
    signer,
)
from tests.packages.token_keys import TokenSigner, token


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    path = tmp_path / "goi.pdf"
    path.write_bytes(package())
    return path


def _pem(tmp_path: Path, certificate: bytes) -> Path:
    pem = tmp_path / "khoa.pem"
    pem.write_bytes(b"-----BEGIN CERTIFICATE-----\n" + base64.encodebytes(certificate) + b"-----END CERTIFICATE-----\n")
    return pem


def _trusting(tmp_path: Path, certificate: bytes) -> str:
    """An NSS database that trusts the certificate."""
    database = f"sql:{tmp_path}"
    pem = _pem(tmp_path, certificate)
    run("certutil", "-N", "-d", database, "--empty-password")
    run("certutil", "-A", "-d", database, "-n", "khoa", "-t", "CT,C,C", "-i", pem)
    return database


def test_pdfsig_calls_the_seal_valid_and_its_key_trusted(sealed: Path, tmp_path: Path) -> None:
    said = run("pdfsig", "-nssdir", _trusting(tmp_path, signer().certificate), sealed)
    assert "Signature is Valid." in said
    assert "Certificate is Trusted." in said
    assert "Total document signed" in said
    assert "Signature Field Name: NiemPhong" in said
    assert "Nov 20 2024" in said


def test_qpdf_finds_nothing_wrong(sealed: Path) -> None:
    said = run("qpdf", "--check", sealed)
    assert "No syntax or stream encoding errors found" in said
    assert said.endswith("exit 0")


def test_pdfdetach_gives_every_file_back_byte_for_byte(sealed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    assert run("pdfdetach", "-saveall", "-o", out, sealed).endswith("exit 0")
    found = {path.name: path.read_bytes() for path in out.iterdir()}
    expected = dict(contents())
    assert found == {**expected, letter.NAME: letter_for(contents()).to_bytes()}


def test_pyhanko_agrees(sealed: Path) -> None:
    reader = PdfFileReader(io.BytesIO(sealed.read_bytes()), strict=True)
    root = asn1_x509.Certificate.load(signer().certificate)
    (found,) = reader.embedded_signatures
    status = validate_pdf_signature(found, ValidationContext(trust_roots=[root], allow_fetching=False))
    assert status.bottom_line
    assert status.coverage.name == "ENTIRE_FILE"
    assert found.docmdp_level is not None
    assert found.docmdp_level.value == 2


def test_openssl_accepts_the_signature_on_the_bytes_it_covers(tmp_path: Path) -> None:
    place = find_seal(package())
    (tmp_path / "cms").write_bytes(place.hole(package()))
    (tmp_path / "covered").write_bytes(package()[: place.hole_start] + package()[place.hole_end :])
    trusted = _pem(tmp_path, signer().certificate)
    command = ["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-out", tmp_path / "o"]
    command += ["-CAfile", trusted, "-purpose", "any", "-no_check_time"]
    said = run(*command, "-in", tmp_path / "cms", "-content", tmp_path / "covered")
    assert "CAdES Verification successful" in said
    (tmp_path / "covered").write_bytes(package()[: place.hole_start] + package()[place.hole_end :] + b" ")
    assert "ailure" in run(*command, "-in", tmp_path / "cms", "-content", tmp_path / "covered")


def test_the_package_hash_is_that_of_the_covered_bytes() -> None:
    place = find_seal(package())
    covered = package()[: place.hole_start] + package()[place.hole_end : place.revision_end]
    assert seal.package_hash(package()) == digest(covered) == open_sealed(package()).package


def test_what_went_in_comes_out() -> None:
    inner = package()
    extra = [(names.inner(seal.package_hash(inner)), inner)]
    files = contents(extra)
    told = letter_for(files, kind="bundle", extra={"moi": {"sau": 1}})
    opened = open_sealed(seal.seal(drawn(3), [(letter.NAME, told.to_bytes()), *files], signer()))
    assert opened.letter == told
    assert opened.workbook == WORKBOOK
    assert opened.attachments == {digest(ATTACHMENT): ATTACHMENT}
    assert opened.inner == (inner,)
    assert (opened.sealer.unit, opened.sealer.unit_name) == (UNIT, NAME)
    assert opened.sealer.may_sign


def test_same_contents_same_bytes_but_for_the_signature() -> None:
    first, second = sealed_as_it_is(), sealed_as_it_is()
    assert seal.package_hash(first) == seal.package_hash(second)


@pytest.mark.parametrize("pages", [1, 60])
def test_the_pages_stay_as_they_were_drawn(tmp_path: Path, pages: int) -> None:
    (tmp_path / "before.pdf").write_bytes(drawn(pages))
    (tmp_path / "after.pdf").write_bytes(sealed_as_it_is(drawn(pages)))
    before = run("pdftotext", tmp_path / "before.pdf", "-")
    assert f"Trang {pages}\n" in before
    assert run("pdftotext", tmp_path / "after.pdf", "-") == before
    assert "Báo cáo công tác Mặt trận" in run("pdfinfo", tmp_path / "after.pdf")


@pytest.mark.parametrize("size", range(0, 12))
def test_every_length_of_a_file_can_be_sealed(size: int) -> None:
    """The numbers of the byte range count their own digits."""
    files = [(names.WORKBOOK, b"x" * (size * 907))]
    assert open_sealed(sealed_as_it_is(files=files)).workbook == files[0][1]


@pytest.mark.parametrize("kind", ["secp256r1", "secp384r1", "secp521r1", "rsa-pkcs1", "rsa-pss"])
def test_keys_of_tokens_seal_as_well(kind: str, tmp_path: Path) -> None:
    key = token(kind)
    data = sealed_as_it_is(key=key)
    assert open_sealed(data).certificate == key.certificate
    path = tmp_path / "goi.pdf"
    path.write_bytes(data)
    assert "Signature is Valid." in run("pdfsig", "-nssdir", _trusting(tmp_path, key.certificate), path)


def _weak(kind: str) -> TokenSigner:
    if kind == "rsa-1024":
        return TokenSigner(rsa.generate_private_key(65537, 1024), "rsa-pkcs1")
    if kind == "rsa-e3":
        return TokenSigner(rsa.generate_private_key(3, 2048), "rsa-pkcs1")
    return TokenSigner(ec.generate_private_key(ec.SECP256K1()), "ecdsa")


@pytest.mark.parametrize("kind", ["rsa-1024", "rsa-e3", "secp256k1"])
def test_weak_keys_are_refused_before_they_seal(kind: str) -> None:
    with pytest.raises(Refusal) as refusal:
        sealed_as_it_is(key=_weak(kind))
    assert refusal.value.reason == "weak-key"


def test_a_seal_that_would_be_refused_is_never_handed_over() -> None:
    unlisted = [(letter.NAME, letter_for(contents()).to_bytes()), *contents([("them.txt", b"x")])]
    with pytest.raises(Refusal) as refusal:
        seal.seal(drawn(), unlisted, signer())
    assert refusal.value.reason == "files"
    with pytest.raises(Refusal):
        seal.seal(drawn(), contents(), signer())
    with pytest.raises(ValueError, match="names"):
        seal.seal(drawn(), [(letter.NAME, letter_for(()).to_bytes()), ("../ra-ngoai", b"")], signer())


def test_rsa_signatures_are_over_sha256() -> None:
    """The token signer of these tests does what the protocol asks."""
    key = token("rsa-pkcs1")
    public = key.key.public_key()
    assert isinstance(public, rsa.RSAPublicKey)
    public.verify(key.sign(b"x"), b"x", padding.PKCS1v15(), hashes.SHA256())
