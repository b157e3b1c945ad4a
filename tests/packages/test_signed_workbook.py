"""The signature of a workbook: judged by LibreOffice, openssl and libxml2 as well as by ourselves."""

import base64
import hashlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from app.domain.ledger import Snapshot
from app.domain.office import Office
from app.errors import UserError
from app.packages import opc_archive, opc_signature, signed_workbook, workbook
from app.packages.identity import new_signer
from app.packages.letter import Letter
from app.packages.opc_archive import Packed, pack
from app.packages.opc_signature import ROOT_RELS, SIGNATURE, TYPES
from app.packages.workbook_guard import unpacked
from tests.packages.token_keys import token

LETTER = Letter(
    kind="report",
    package="0b5cf60c-1111-4222-8333-444455556666",
    sender="99001",
    sender_name="Phường Hoa Mẫu",
    addressee="990",
    period="2024-NAM",
    revision=1,
    made_at="2024-12-04T09:00:00+07:00",
)
ROWS = Snapshot([Office(uid="o", code="99001", name="Phường Hoa Mẫu", level="ward")])
PLAIN = workbook.write(ROWS, LETTER)
SIGNER = new_signer("99001", 'Phường Hoa Mẫu, "A & <B>"')
GOOD = signed_workbook.sign(PLAIN, SIGNER, LETTER.made_at)
SHEET = "xl/worksheets/sheet2.xml"
DSIG = "{http://www.w3.org/2000/09/xmldsig#}"

Parts = list[Packed]


def changed(change: Callable[[Parts], Parts]) -> bytes:
    """The good workbook with other parts, spelled exactly as a good one is."""
    return opc_archive.write(change(opc_archive.read(GOOD)))


def with_part(name: str, part: bytes) -> bytes:
    return changed(lambda parts: [pack(name, part) if one.name == name else one for one in parts])


def test_what_was_signed_is_known_again_and_reads_the_same() -> None:
    found = signed_workbook.check(GOOD)
    assert (found.certificate, found.made_at) == (SIGNER.certificate, "2024-12-04T02:00:00Z")
    assert signed_workbook.is_signed(GOOD)
    assert not signed_workbook.is_signed(PLAIN)
    assert workbook.read(GOOD) == workbook.read(PLAIN)
    assert len(GOOD) - len(PLAIN) < 5_000


def test_a_key_that_signs_no_workbooks_says_so() -> None:
    assert signed_workbook.can_sign(SIGNER)
    assert signed_workbook.can_sign(token("secp256r1"))
    assert not any(signed_workbook.can_sign(token(kind)) for kind in ("secp384r1", "rsa-pkcs1", "rsa-pss"))


def test_libreoffice_and_openssl_and_libxml2_agree(tmp_path: Path) -> None:
    cell = unpacked(GOOD)[SHEET].replace(b"99001", b"99002", 1)
    files = {"good": GOOD, "cell": with_part(SHEET, cell), "plain": PLAIN}
    for name, data in files.items():
        (tmp_path / f"{name}.xlsx").write_bytes(data)
    judge = ["/usr/bin/python3", str(Path(__file__).with_name("office_judge.py")), str(tmp_path / "profile")]
    paths = [str(tmp_path / f"{name}.xlsx") for name in files]
    told = subprocess.run([*judge, *paths], capture_output=True, text=True, timeout=90, check=True)
    assert json.loads(told.stdout) == [[True], [False], []]

    tree = etree.fromstring(unpacked(GOOD)[SIGNATURE])
    for reference in tree.iterfind(f"{DSIG}SignedInfo/{DSIG}Reference"):
        (target,) = tree.xpath("//*[@Id=$id]", id=reference.get("URI")[1:])
        assert reference.findtext(f"{DSIG}DigestValue") == digest(canonical(target))
    for reference in tree.iterfind(f".//{DSIG}Manifest/{DSIG}Reference"):
        part = unpacked(GOOD)[reference.get("URI")[1:].partition("?")[0]]
        assert reference.findtext(f"{DSIG}DigestValue") == digest(part)
    whole = base64.b64decode(tree.findtext(f"{DSIG}SignatureValue"))
    value = encode_dss_signature(int.from_bytes(whole[:32], "big"), int.from_bytes(whole[32:], "big"))
    key = x509.load_der_x509_certificate(SIGNER.certificate).public_key()
    (tmp_path / "key.pem").write_bytes(key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    (tmp_path / "value").write_bytes(value)
    (tmp_path / "signed").write_bytes(canonical(tree.find(f"{DSIG}SignedInfo")))
    openssl = ["openssl", "dgst", "-sha256", "-verify", "key.pem", "-signature", "value", "signed"]
    assert subprocess.run(openssl, cwd=tmp_path, capture_output=True, check=False).returncode == 0


def canonical(element: "etree._Element") -> bytes:
    """Canonical XML of a subtree with the namespaces it stands in; parsed anew, because lxml loses the default one."""
    return etree.tostring(etree.fromstring(etree.tostring(element, with_tail=False)), method="c14n")


def digest(data: bytes) -> str:
    return base64.b64encode(hashlib.sha256(data).digest()).decode("ascii")


SECOND = SIGNATURE.replace("sig1", "sig2")
TAMPERED: dict[str, bytes] = {
    "a part less": changed(lambda parts: [one for one in parts if not one.name.startswith("xl/theme")]),
    "no signature": changed(lambda parts: parts[:-1]),
    "a part more": changed(lambda parts: [*parts[:3], pack("xl/theme/theme2.xml", b"<x/>"), *parts[3:]]),
    "a part behind": changed(lambda parts: [*parts, pack("xl/theme/theme2.xml", b"<x/>")]),
    "a second signature": changed(lambda parts: [*parts, pack(SECOND, unpacked(GOOD)[SIGNATURE])]),
    "another order": changed(lambda parts: [*parts[1::-1], *parts[2:]]),
    "another type": with_part(TYPES, unpacked(GOOD)[TYPES].replace(b"theme+xml", b"styles+xml")),
    "another relationship": with_part(ROOT_RELS, unpacked(GOOD)[ROOT_RELS].replace(b"docProps/app", b"docProps/core")),
    "words behind the signature": with_part(SIGNATURE, unpacked(GOOD)[SIGNATURE] + b"\n"),
    "another certificate": with_part(
        SIGNATURE,
        unpacked(GOOD)[SIGNATURE].replace(
            base64.b64encode(SIGNER.certificate), base64.b64encode(new_signer("99001", "X").certificate)
        ),
    ),
    "saved again": signed_workbook.sign(PLAIN, SIGNER, LETTER.made_at)[:-1],
}


@pytest.mark.parametrize("name", TAMPERED)
def test_office_may_call_it_valid_we_do_not(name: str) -> None:
    with pytest.raises(UserError):
        signed_workbook.check(TAMPERED[name])


def test_the_other_spelling_of_the_numbers_is_refused() -> None:
    part = unpacked(GOOD)[SIGNATURE]
    _, value, _ = opc_signature.found_in(part)
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    other = value[:32] + (order - int.from_bytes(value[32:], "big")).to_bytes(32, "big")
    forged = with_part(SIGNATURE, part.replace(base64.b64encode(value), base64.b64encode(other)))
    with pytest.raises(UserError) as caught:
        signed_workbook.check(forged)
    assert caught.value.reason == "workbook-signature"


@settings(deadline=None, max_examples=150)
@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_any_changed_byte_is_refused_or_changes_nothing(place: int, mask: int) -> None:
    """The spare bits at the end of a deflate stream are the only ones that nobody reads."""
    data = GOOD[:place] + bytes([GOOD[place] ^ mask]) + GOOD[place + 1 :]
    try:
        signed_workbook.check(data)
    except UserError:
        return
    assert unpacked(data) == unpacked(GOOD)


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_any_changed_byte_of_any_part_is_refused(data: st.DataObject) -> None:
    parts = {name: part for name, part in unpacked(GOOD).items() if part}
    name = data.draw(st.sampled_from(sorted(parts)))
    place = data.draw(st.integers(0, len(parts[name]) - 1))
    part = bytearray(parts[name])
    part[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(UserError):
        signed_workbook.check(with_part(name, bytes(part)))
