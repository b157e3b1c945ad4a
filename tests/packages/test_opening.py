"""Opening: what is whole comes out, whatever was touched is refused with its own reason."""

import io
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from app import bench_mutations
from app.errors import UserError
from app.packages import certificates, confidential, letter, names
from app.packages.opening import open_sealed
from app.packages.pdf_shape import Limits
from app.packages.refusals import SENTENCES, Refusal, refused
from app.packages.seal import package_hash
from app.packages.seal_place import find_seal
from tests.packages.packing import (
    contents,
    digest,
    drawn,
    letter_for,
    package,
    reason_of,
    run,
    sealed_as_it_is,
    signer,
)

TOUCHED = {"changed", "hole", "signature", "cut", "appended", "no-seal", "not-a-package"}
places = st.integers(0, len(package()) - 1)


@settings(deadline=None, max_examples=1500)
@given(places, st.integers(1, 255))
def test_any_changed_byte_is_refused(place: int, change: int) -> None:
    data = bytearray(package())
    data[place] ^= change
    assert reason_of(bytes(data)) in TOUCHED


def test_every_single_byte_of_the_hole_counts() -> None:
    place = find_seal(package())
    for at in range(place.hole_start, place.hole_end):
        for change in (0x01, 0x20, 0x80):
            data = bytearray(package())
            data[at] ^= change
            assert reason_of(bytes(data)) in TOUCHED


@settings(deadline=None, max_examples=300)
@given(places)
def test_a_file_cut_anywhere_is_refused(place: int) -> None:
    assert reason_of(package()[:place]) in TOUCHED


@settings(deadline=None, max_examples=300)
@given(st.binary(min_size=1, max_size=40) | st.sampled_from([b"\n%%EOF\n", package(), package()[-400:]]))
def test_whatever_is_appended_is_refused(more: bytes) -> None:
    assert reason_of(package() + more) == "appended"
    assert reason_of(more + package()) in TOUCHED


@settings(deadline=None, max_examples=300)
@given(places, places, st.integers(0, len(package())))
def test_moved_and_doubled_bytes_are_refused(start: int, end: int, target: int) -> None:
    start, end = min(start, end), max(start, end) + 1
    doubled = package()[:target] + package()[start:end] + package()[target:]
    assert reason_of(doubled) != "accepted"


def test_no_mutation_is_accepted() -> None:
    """The same run that ``bench --mutations N`` makes, short."""
    answers = bench_mutations.run(package(), 6_000, reason_of, seed=1)
    assert answers.total() == 6_000
    assert bench_mutations.accepted(answers) == 0
    assert set(answers) <= set(SENTENCES)


def test_mutations_are_repeatable_and_never_the_original() -> None:
    first = list(bench_mutations.mutations(package(), 500, seed=7))
    assert first == list(bench_mutations.mutations(package(), 500, seed=7))
    assert package() not in first
    assert len(Counter(first)) > 400


def test_the_reasons_tell_what_happened() -> None:
    data = package()
    assert reason_of(b"") == reason_of(b"\x89PNG\r\n") == reason_of(b" " + data) == "not-a-package"
    assert reason_of(drawn()) == "no-seal"
    assert reason_of(data[:-1]) == reason_of(data[:300]) == "cut"
    assert reason_of(data + b"\0") == "appended"
    assert reason_of(data.replace(b"so lieu", b"SO LIEU")) == "changed"
    place = find_seal(data)
    start, end = place.hole_start, place.hole_end
    assert reason_of(data[:start] + data[start:end].upper() + data[end:]) == "hole"
    verdict = refused(Refusal("changed"))
    assert (verdict.may_enter, verdict.changed, verdict.sentence) == (False, True, SENTENCES["changed"])


def test_limits_are_kept() -> None:
    with pytest.raises(Refusal) as refusal:
        open_sealed(package(), limits=Limits(file=100))
    assert refusal.value.reason == "too-big"
    for limits in (Limits(pages=1), Limits(objects=5), Limits(files=2), Limits(inflated=20), Limits(structure=99)):
        with pytest.raises(Refusal) as refusal:
            open_sealed(package(), limits=limits)
        assert refusal.value.reason == "too-big"


# --- the letter and the list of files --------------------------------------------------------------------------


def _with_letter(content: bytes) -> bytes:
    return sealed_as_it_is(files=[(letter.NAME, content), *contents()])


def test_a_letter_of_a_newer_format_asks_for_a_newer_program() -> None:
    told = letter_for(contents(), format=letter.FORMAT + 1)
    with pytest.raises(Refusal) as refusal:
        open_sealed(_with_letter(told.to_bytes()))
    assert refusal.value.reason == "too-new"
    assert "cập nhật" in refusal.value.sentence


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff\xfe", b"[" * 100_000, b'{"format": 1e999}'])
def test_a_letter_that_is_none_is_refused(content: bytes) -> None:
    assert reason_of(_with_letter(content)) == "letter"


def test_the_list_of_files_must_match_to_the_byte() -> None:
    files = contents()
    short, doubled = letter_for(files[:1]), letter_for([*files, files[0]])
    wrong = letter_for([(files[0][0], b"another"), files[1]])
    more = letter_for([*files, (names.attachment("0" * 64), b"")])
    for told in (short, doubled, wrong, more):
        assert reason_of(_with_letter(told.to_bytes())) == "files"


@pytest.mark.parametrize("ending", ["exe", "jpg", "jpeg", "jpg.exe", ""])
def test_an_attachment_ends_as_its_bytes_begin(ending: str) -> None:
    data = b"%PDF-1.7 phu luc"
    name = f"{names.attachment(digest(data))}.{ending}".rstrip("." if not ending else "")
    assert reason_of(sealed_as_it_is(files=contents([(name, data)]))) == ("files" if ending else "accepted")
    named = names.attachment(digest(data), names.ending_of(data, "Phụ lục.PDF"))
    opened = open_sealed(sealed_as_it_is(files=contents([(named, data)])))
    assert named.endswith(".pdf")
    assert opened.attachments[digest(data)] == data
    assert (
        reason_of(sealed_as_it_is(files=contents([(named, data), (names.attachment(digest(data)), data)]))) == "files"
    )


@pytest.mark.parametrize("name", ["chay.exe", names.attachment("0" * 64), names.inner("x"), "so-lieu2.xlsx"])
def test_only_files_with_a_place_in_a_package_may_be_inside(name: str) -> None:
    assert reason_of(sealed_as_it_is(files=contents([(name, b"x")]))) == "files"


def test_a_package_without_letter_is_refused() -> None:
    whole = sealed_as_it_is()
    assert reason_of(whole) == "accepted"
    assert reason_of(sealed_as_it_is(files=[(letter.NAME, letter_for(()).to_bytes())])) == "accepted"


# --- signatures added later ----------------------------------------------------------------------------------------


def officially_signed(data: bytes, box: tuple[int, int, int, int] | None = (50, 50, 250, 120)) -> bytes:
    """A further signature of somebody else, as an official token would add it."""
    key = signer("1")
    official = signers.SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(key.certificate),
        signing_key=asn1_keys.PrivateKeyInfo.load(key.private_bytes()),
        cert_registry=SimpleCertificateStore(),
    )
    name = f"ChinhThuc{data.count(b'/ByteRange')}"
    meta = signers.PdfSignatureMetadata(field_name=name, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES)
    spec = fields.SigFieldSpec(name, box=box)
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    return signers.sign_pdf(writer, meta, signer=official, new_field_spec=spec).getvalue()


@pytest.mark.parametrize("box", [None, (50, 50, 250, 120)])
def test_an_official_signature_leaves_seal_and_hash_as_they_were(box: tuple[int, int, int, int] | None) -> None:
    once = officially_signed(package(), box)
    twice = officially_signed(once, box)
    opened = open_sealed(twice)
    assert [later.certificate for later in opened.later_signatures] == [signer("1").certificate] * 2
    assert package_hash(twice) == package_hash(once) == opened.package == open_sealed(package()).package


def test_a_changed_official_signature_is_refused() -> None:
    signed = officially_signed(package())
    for damaged in (signed + b"\n%%EOF\n", signed + signed[-200:], signed[:-9]):
        assert reason_of(damaged) in ("appended", "changed")
    start = signed.rindex(b"/Contents <")
    for place in range(start + 11, start + 3000, 97):
        data = bytearray(signed)
        data[place] ^= 1
        if reason_of(bytes(data)) == "accepted":  # a part of that signature which it does not sign itself
            opened = open_sealed(bytes(data))
            assert opened.later_signatures == open_sealed(signed).later_signatures
            assert opened.package == package_hash(package())
    assert reason_of(signed.replace(b"/Widget", b"/Popup ")) in ("appended", "changed")


# --- confidential sending ---------------------------------------------------------------------------------------------

PHRASE = "hoa phượng nở đỏ"


def test_a_confidential_package_opens_with_its_passphrase_only() -> None:
    wrapped = confidential.wrap(package(), PHRASE, drawn(1))
    assert reason_of(wrapped) == "passphrase-needed"
    assert reason_of(wrapped, "hoa phuong no do") == "passphrase"
    opened = open_sealed(wrapped, passphrase=PHRASE)
    assert opened.sealed == package()
    assert opened.package == package_hash(package())
    assert package()[200:260] not in wrapped


def test_what_is_inside_a_confidential_package_is_checked_as_strictly() -> None:
    for inside, reason in ((package() + b" ", "appended"), (drawn(), "encrypted")):
        assert reason_of(confidential.wrap(inside, PHRASE, drawn(1)), PHRASE) == reason
    wrapped = confidential.wrap(package(), PHRASE, drawn(1))
    for place in range(0, len(wrapped), 211):
        data = bytearray(wrapped)
        data[place] ^= 0x10
        try:
            opened = open_sealed(bytes(data), passphrase=PHRASE)
        except Refusal:
            continue
        assert opened.sealed == package()  # the cover belongs to nobody; what is inside is whole


def test_a_short_passphrase_is_not_enough() -> None:
    with pytest.raises(UserError) as fault:
        confidential.wrap(package(), "ngắn quá", drawn(1))
    assert fault.value.reason == "passphrase"


def test_forty_digits_name_a_certificate() -> None:
    digits = certificates.digits_of(signer().certificate)
    groups = digits.split(" ")
    assert [len(group) for group in groups] == [5] * 8
    assert int("".join(groups)) == int(digest(signer().certificate), 16) % 10**40


def test_qpdf_gets_the_same_document_out_of_a_confidential_package(tmp_path: Path) -> None:
    path = tmp_path / "kin.pdf"
    path.write_bytes(confidential.wrap(package(), PHRASE, drawn(1)))
    command = ["qpdf", f"--password={PHRASE}", f"--show-attachment={confidential.FILE_NAME}", str(path)]
    assert subprocess.run(command, capture_output=True, check=True).stdout == package()
    assert "Trang 1" in run("pdftotext", path, "-")
