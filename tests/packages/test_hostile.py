"""Attacks on sealed documents, each built by hand.

First by outsiders, who can change bytes but not seal; then by an office that has a trusted key and means
harm, whose seal is sound. From the published attacks (pdf-insecurity.org: incremental saving, signature
wrapping, shadow attacks, attacks on certification; the CMS layer of
RFC 5652) and from the checklist of the design notes.
"""

import io
import re
import zlib
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from app.packages import cms_hole, der, seal_place
from app.packages.pdf_objects import read_value
from app.packages.refusals import Refusal
from app.packages.seal_place import find_seal
from tests.packages.packing import drawn, package, reason_of, resealed, sealed_as_it_is, signed_again, signer
from tests.packages.test_opening import officially_signed
from tests.packages.token_keys import token

# --- outsiders: the file around the seal --------------------------------------------------------------------------


def _incremental(change: str, data: bytes | None = None) -> bytes:
    """A later revision, written properly by pyHanko, that does something else than sign."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data or package()))
    root, name = writer.root, generic.pdf_name
    page, _ = writer.find_page_for_modification(0)
    sheet = page.get_object()
    if change == "annotation":
        note = generic.DictionaryObject(
            {name("/Type"): name("/Annot"), name("/Subtype"): name("/Text"), name("/Contents"): generic.pdf_string("x")}
        )
        sheet["/Annots"].append(writer.add_object(note))
        writer.update_container(sheet["/Annots"])
    elif change == "page":
        stream = generic.StreamObject(stream_data=b"BT ET")
        sheet[name("/Contents")] = writer.add_object(stream)
        writer.mark_update(page)
    elif change == "script":
        action = generic.DictionaryObject({name("/S"): name("/JavaScript"), name("/JS"): generic.pdf_string("app.x")})
        root[name("/OpenAction")] = writer.add_object(action)
        writer.update_root()
    elif change == "file":
        tree = root["/Names"]["/EmbeddedFiles"]["/Names"]
        tree[1] = tree.raw_get(3)
        writer.update_root()
    elif change == "field":
        root["/AcroForm"]["/Fields"].append(root["/AcroForm"]["/Fields"].raw_get(0))
        writer.update_root()
    whole = io.BytesIO()
    writer.write(whole)
    return whole.getvalue()


@pytest.mark.parametrize("change", ["annotation", "page", "script", "file", "field"])
def test_a_later_revision_that_is_no_signature_is_refused(change: str) -> None:
    assert reason_of(_incremental(change)) in ("changed", "appended")


@pytest.mark.parametrize("change", ["annotation", "page", "script", "file"])
def test_a_change_hidden_before_a_later_signature_is_refused(change: str) -> None:
    assert reason_of(officially_signed(_incremental(change))) in ("changed", "shape")
    assert reason_of(_incremental(change, officially_signed(package()))) in ("changed", "shape")


def test_incremental_saving_without_its_table_is_refused() -> None:
    """The first published attack: new objects, no table or trailer, which lax readers repair."""
    body = b"2 0 obj\n<< /Type /Catalog /OpenAction << /S /JavaScript /JS (x) >> >>\nendobj\n"
    for tail in (b"", b"trailer\n<< /Root 2 0 R >>\n", b"xref\n0 0\ntrailer\n<< /Root 2 0 R >>\nstartxref\n0\n%%EOF\n"):
        assert reason_of(package() + body + tail) == "appended"


def test_signature_wrapping_is_refused() -> None:
    """The second published attack: the covered end moved away, the attacker's bytes between."""
    data = package()
    place = find_seal(data)
    covered = data[place.hole_end :]
    found = re.search(rb"/ByteRange \[ 0 (\d+) (\d+) (\d+) \]", data)
    assert found
    evil = b" /ByteRange [ 0 %d %d %d ] /M <> /Name <> /Reason <> " % (
        place.hole_start,
        place.hole_end + 4000,
        int(found[3]),
    )
    wrapped = data[: place.hole_end] + evil.ljust(4000) + covered
    assert reason_of(wrapped) == "changed"
    for range_ in (b"[ 0 0 0 0 ]", b"[ 0 102 102 5 ]", b"[ -1 2 3 4 ]", b"[ 0 102 99999999999999999999 1 ]", b"null"):
        assert reason_of(data.replace(b"[ 0 %b %b %b ]" % found.groups(), range_)) in ("changed", "cut")


def test_another_seal_before_or_around_the_seal_is_refused() -> None:
    other = sealed_as_it_is(drawn(1), key=signer("2"))
    assert reason_of(other + package()) == "appended"
    assert reason_of(package() + other) == "appended"
    assert reason_of(seal_place.HEADER + package()) == "changed"
    assert reason_of(package().replace(b"%PDF-1.7", b"%PDF-1.7\n%PDF-1.7", 1)) == "changed"


def test_a_seal_taken_from_another_package_is_refused() -> None:
    other = sealed_as_it_is(drawn(1))
    start, end = find_seal(package()).hole_start, find_seal(package()).hole_end
    assert reason_of(package()[:start] + other[start:end] + package()[end:]) == "changed"


def test_a_seal_taken_away_is_refused() -> None:
    start, end = find_seal(package()).hole_start, find_seal(package()).hole_end
    for hole in (b"<>", b"<" + b"0" * (end - start - 2) + b">", b"null", b""):
        assert reason_of(package()[:start] + hole + package()[end:]) in ("hole", "changed", "cut")
    assert reason_of(package().replace(b"/Type /Sig ", b"/Type /Nil ", 1)) == "changed"
    assert reason_of(drawn()) == "no-seal"


# --- outsiders: the hole -------------------------------------------------------------------------------------------


def _with_hole(cms: bytes) -> bytes:
    place = find_seal(package())
    room = place.hole_end - place.hole_start - 2
    digits = cms.hex().encode().ljust(room, b"0")[:room]
    return package()[: place.hole_start + 1] + digits + package()[place.hole_end - 1 :]


def _parts() -> cms_hole.Signature:
    return cms_hole.read(find_seal(package()).hole(package()))


def test_the_other_spelling_of_an_ecdsa_signature_is_refused() -> None:
    r, s = decode_dss_signature(_parts().value)
    other = encode_dss_signature(r, cms_hole._ORDERS["secp256r1"] - s)
    longer = der.wrap(der.SEQUENCE, der.integer(r), b"\x02\x21\x00" + s.to_bytes(32, "big"))
    for value in (other, longer, _parts().value + b"\0", b""):
        reason = reason_of(_with_hole(cms_hole.write(replace(_parts(), value=value))))
        assert reason in ("hole", "signature")
    assert reason_of(_with_hole(cms_hole.write(_parts()))) == "accepted"


def test_everything_that_cms_leaves_unsigned_is_refused_when_different() -> None:
    cms = cms_hole.write(_parts())
    assert reason_of(_with_hole(cms)) == "accepted"
    signed = der.children(der.content(cms, der.SEQUENCE))
    parts = der.children(der.content(der.content(signed[1], 0xA0), der.SEQUENCE))
    signer_parts = der.children(der.content(der.content(parts[4], der.SET), der.SEQUENCE))
    sha1 = der.wrap(der.SEQUENCE, der.oid("1.3.14.3.2.26"))

    def whole(outer: list[bytes], inner: list[bytes]) -> bytes:
        changed = [*outer[:4], der.wrap(der.SET, der.wrap(der.SEQUENCE, *inner)), *outer[5:]]
        return der.wrap(der.SEQUENCE, signed[0], der.wrap(0xA0, der.wrap(der.SEQUENCE, *changed)))

    assert whole(parts, signer_parts) == cms
    attribute = der.wrap(der.SEQUENCE, der.oid("1.2.3.4"), der.wrap(der.SET, der.integer(7)))
    variants = [
        whole([der.integer(3), *parts[1:]], signer_parts),  # another version
        whole([parts[0], der.wrap(der.SET, sha1), *parts[2:]], signer_parts),
        whole([parts[0], der.wrap(der.SET), *parts[2:]], signer_parts),
        whole([*parts[:3], der.wrap(0xA0, _parts().certificate * 2), parts[4]], signer_parts),
        whole([*parts[:3], der.wrap(0xA0, signer("2").certificate), parts[4]], signer_parts),
        whole([*parts[:4], parts[4]], [*signer_parts, der.wrap(0xA1, attribute)]),  # unsigned attributes
        whole(parts, [der.integer(3), *signer_parts[1:]]),
        whole(parts, [signer_parts[0], der.wrap(0x80, b"key"), *signer_parts[2:]]),
        whole(parts, [*signer_parts[:2], sha1, *signer_parts[3:]]),
        whole(parts, [*signer_parts[:4], cms_hole.SCHEMES["rsa-pkcs1"], signer_parts[5]]),
        cms[:1] + b"\x83\x00" + cms[2:],  # another length of the length
        b"\x30\x80" + cms[4:] + b"\0\0",  # no length at all
        cms + b"\x01",
        b"",
        b"\x30\x84\xff\xff\xff\xff",
        b"\x30" * 500,
    ]
    for variant in variants:
        assert reason_of(_with_hole(variant)) in ("hole", "signature", "changed")


def test_a_certificate_changed_under_the_same_key_is_refused() -> None:
    certificate = bytearray(_parts().certificate)
    certificate[-1] ^= 1  # its own signature, which nobody else checks
    assert reason_of(_with_hole(cms_hole.write(replace(_parts(), certificate=bytes(certificate))))) == "signature"


def test_a_signature_by_another_kind_of_key_is_refused() -> None:
    value = token("secp384r1").sign(cms_hole.signed_attributes(_parts().certificate, _parts().digest))
    assert reason_of(_with_hole(cms_hole.write(replace(_parts(), value=value)))) in ("hole", "signature")
    with pytest.raises(Refusal):
        cms_hole.check(replace(_parts(), scheme="rsa-pss"))


# --- a trusted office that means harm: the seal is sound ------------------------------------------------------------

CATALOG, FIELD, FIRST_PAGE_OBJECT = 0, 1, 2 + 2 * 3

SCRIPT = b"<< /S /JavaScript /JS <6170702e616c6572742831293b> >>"


@pytest.mark.parametrize(
    "entry",
    [
        b"/OpenAction " + SCRIPT,
        b"/AA << /WC " + SCRIPT + b" >>",
        b"/OCProperties << /OCGs [ ] >>",
        b"/Collection << /View /T >>",
        b"/Requirements [ ]",
        b"/Extensions << >>",
        b"/URI << /Base <78> >>",
        b"/J#61vaScript 1",
        b"/Version /2.0",
        b"/NeedsRendering true",
    ],
)
def test_a_catalog_with_anything_that_acts_is_refused(entry: bytes) -> None:
    def change(bodies: list[bytes]) -> None:
        bodies[CATALOG] = bodies[CATALOG].replace(b"/AcroForm ", entry + b" /AcroForm ", 1)

    assert reason_of(resealed(change)) in ("active-content", "shape")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"/SigFlags 3", b"/SigFlags 3 /XFA [ ]"),
        (b"/Fields [ 3 0 R ]", b"/Fields [ 3 0 R 3 0 R ]"),
        (b"/Fields [ 3 0 R ]", b"/Fields [ ]"),
        (b"/Names << /EmbeddedFiles", b"/Names << /JavaScript << /Names [ ] >> /EmbeddedFiles"),
        (b"/Perms << /DocMDP 1 0 R >>", b"/Perms << >>"),
        (b"/AF [ 4 0 R ", b"/AF [ "),
        (b"/Names [ <", b"/Names [ <aa> 4 0 R <"),
        (b"<< /Type /Catalog", b"<< /Type /Catalog /Type /Catalog"),
        (b"/Pages ", b"/Pages 2 0 R /Pages "),
    ],
)
def test_a_catalog_that_says_it_in_another_way_is_refused(old: bytes, new: bytes) -> None:
    def change(bodies: list[bytes]) -> None:
        assert old in bodies[CATALOG]
        bodies[CATALOG] = bodies[CATALOG].replace(old, new, 1)

    assert reason_of(resealed(change)) in ("shape", "active-content")


@pytest.mark.parametrize(
    "entry",
    [
        b"/AA << /O " + SCRIPT + b" >>",
        b"/A << /S /Launch /F <636d64> >>",
        b"/A << /S /URI /URI <687474703a2f2f78> >>",
        b"/A << /S /GoToR >>",
        b"/AF [ 4 0 R ]",
        b"/EF << /F 5 0 R >>",
        b"/RichMedia null",
        b"/OC 4 0 R",
        b"/Subtype /FileAttachment",
        b"/J#53 1",
        b"/X ( /JS )",
        b"/Annot  /Annot",
        b"/K [ " * 40 + b"] " * 39 + b"]",
        b"/K [ >>",
        b"/K 99999999999999999999999999",
        b"/K 999999 0 R",
        b"/K 7 1 R",
        b"% hidden",
        b"/K\t1",
        b"/K \xc4\x90",
        b"/Width 1000000",
    ],
)
def test_a_page_with_anything_that_acts_or_hides_is_refused(entry: bytes) -> None:
    def change(bodies: list[bytes]) -> None:
        page = next(number for number, body in enumerate(bodies) if b"/Type /Page " in body)
        bodies[page] = bodies[page].replace(b"/Type /Page ", b"/Type /Page " + entry + b" ", 1)

    assert reason_of(resealed(change)) in ("active-content", "shape")


def _stream(line: bytes, data: bytes) -> bytes:
    return line + b" /Length %d >>\nstream\n" % len(data) + data + b"\nendstream"


@pytest.mark.parametrize(
    "body",
    [
        b"<< /Type /Page >>",  # nothing leads to it
        _stream(b"<< /Type /ObjStm /N 1 /First 4", b"2 0 << >>"),
        _stream(b"<< /Type /EmbeddedFile", b"x"),
        _stream(b"<< /Filter /Crypt", b"x"),
        _stream(b"<< /Filter [ /FlateDecode /FlateDecode ]", zlib.compress(zlib.compress(b"x"))),
        _stream(b"<< /Filter /FlateDecode /F <782e747874>", b""),
        b"<< /Filter /FlateDecode /Length 5 >>\nstream\nx\nendstream",
        b"<< /Filter /FlateDecode /Length 1 /Length 1 >>\nstream\nx\nendstream",
        b"<< >>\nendobj\n9 0 obj\n<< >>",
        b"<< >> << >>",
        b"7",
        b"<< >>\n",
        b"",
        b"<< /Length 1 >>\nstream\nx",
    ],
)
def test_another_object_is_refused(body: bytes) -> None:
    def change(bodies: list[bytes]) -> None:
        page = next(number for number, known in enumerate(bodies) if b"/Type /Page " in known)
        place = len(bodies) + 1  # before the last, which stays the last
        if body.endswith(b"endstream"):
            bodies[page] = bodies[page].replace(b"/Type /Page ", b"/Type /Page /K %d 0 R " % place, 1)
        bodies.insert(-1, body)

    assert reason_of(resealed(change)) in ("active-content", "shape")


def test_a_stream_that_unpacks_without_end_is_refused() -> None:
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(300)) + packer.flush()

    def change(bodies: list[bytes]) -> None:
        number = next(number for number, known in enumerate(bodies) if b"/Filter /FlateDecode" in known)
        bodies[number] = _stream(b"<< /Filter /FlateDecode", bomb)

    assert reason_of(resealed(change)) == "too-big"


def test_an_embedded_file_described_in_another_way_is_refused() -> None:
    for old, new in (
        (b"/UF <", b"/UF <41"),
        (b"/AFRelationship /Supplement", b"/AFRelationship /Source"),
        (b"/EF << /F 5 0 R /UF 5 0 R >>", b"/EF << /F 5 0 R /UF 7 0 R >>"),
        (b"/Type /Filespec ", b"/Type /Filespec /FS /URL "),
    ):

        def change(bodies: list[bytes], old: bytes = old, new: bytes = new) -> None:
            assert old in bodies[2]
            bodies[2] = bodies[2].replace(old, new, 1)

        assert reason_of(resealed(change)) == "shape"


def _swapped_offsets(data: bytes) -> bytes:
    rows = re.findall(rb"\d{10} 00000 n \n", data)
    return data.replace(rows[4], b"@").replace(rows[5], rows[4]).replace(b"@", rows[5])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"\nstartxref\n", b"\nstartxref "),
        (b" 65535 f \n", b" 65535 n \n"),
        (b"/Root 2 0 R", b"/Root 3 0 R"),
        (b"\n%%EOF\n", b"\n%%EOF\r"),
        (b"trailer\n<< /Size ", b"trailer\n<< /Prev "),
        (b"\nendobj\n3 0 obj\n", b"\nendobj\n4 0 obj\n"),
        (b"\nendobj\n3 0 obj\n", b"\nendobj 3 0 obj\n"),
        (b"\nendobj\n5 0 obj\n", b"\nendobj\n5 1 obj\n"),
    ],
)
def test_a_file_laid_out_in_another_way_is_refused(old: bytes, new: bytes) -> None:
    assert package().count(old) == 1
    assert len(old) == len(new)
    assert reason_of(signed_again(package().replace(old, new))) == "shape"


def test_tables_that_lie_are_refused() -> None:
    assert reason_of(signed_again(package())) == "accepted"
    assert reason_of(signed_again(_swapped_offsets(package()))) == "shape"
    start = re.search(rb"startxref\n(\d+)\n", package())
    assert start
    for offset in (b"0" * len(start[1]), b"9" * len(start[1]), b"1".ljust(len(start[1]), b"0")):
        data = package()[: start.start(1)] + offset + package()[start.end(1) :]
        assert reason_of(signed_again(data)) == "shape"


def test_a_reader_of_values_never_hangs_or_overflows() -> None:
    for text in (b"[" * 100_000, b"<<" * 100_000, b"(" * 100_000, b"<< /A " * 50_000, b"%" * 100_000):
        with pytest.raises(ValueError, match=r"value|end|key"):
            read_value(text + b"]")


def test_encrypted_and_foreign_documents_are_refused() -> None:
    assert reason_of(drawn().replace(b"trailer\n<<", b"trailer\n<< /Encrypt 9 0 R")) == "encrypted"
    assert reason_of(officially_signed(drawn())) == "no-seal"
    assert (
        reason_of(package().replace(b"/SubFilter /ETSI.CAdES.detached", b"/SubFilter /adbe.x509.rsa_sha1")) == "changed"
    )
