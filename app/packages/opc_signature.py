"""The signature of a workbook as Office and LibreOffice know it (ECMA-376 part 2, §12: XML-DSig in the package).

Our own small writer: every document here is written in the form that canonical XML 1.0 (C14N) would give it, so what is
digested is what stands in the file, with the namespaces of the elements around it added. Nothing is ever parsed: a
signature is checked by writing it again (`signed_workbook`).

Shape after Apache POI and LibreOffice: no prefix for XML-DSig, `mdssi` and `xd` for the others; ecdsa-sha256 with r and
s side by side; XAdES-BES with the digest of the certificate. Unlike theirs it covers every part and every relationship.
"""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

SIGNATURE, ORIGIN, ORIGIN_RELS = (
    "_xmlsignatures/sig1.xml",
    "_xmlsignatures/origin.sigs",
    "_xmlsignatures/_rels/origin.sigs.rels",
)
TYPES, ROOT_RELS, BOOK_RELS = "[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_CONTENT_TYPES = (
    (re.compile(r"xl/workbook\.xml"), f"{_SHEETS}.sheet.main+xml"),
    (re.compile(r"xl/worksheets/sheet\d+\.xml"), f"{_SHEETS}.worksheet+xml"),
    (re.compile(r"xl/styles\.xml"), f"{_SHEETS}.styles+xml"),
    (re.compile(r"xl/sharedStrings\.xml"), f"{_SHEETS}.sharedStrings+xml"),
    (re.compile(r"xl/theme/theme\d+\.xml"), "application/vnd.openxmlformats-officedocument.theme+xml"),
    (re.compile(r"docProps/core\.xml"), "application/vnd.openxmlformats-package.core-properties+xml"),
    (re.compile(r"docProps/app\.xml"), "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    (re.compile(r"_rels/\.rels|xl/_rels/workbook\.xml\.rels"), _RELS_TYPE),
)
_DSIG = "http://www.w3.org/2000/09/xmldsig#"
_XADES = "http://uri.etsi.org/01903/v1.3.2#"
_C14N = '<{0} Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"></{0}>'
_SHA256 = '<DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></DigestMethod>'
_ECDSA = '<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"></SignatureMethod>'


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """A relationship of a part; sorted as the relationship transform sorts them, by `key`. Nothing in it to escape."""

    key: str
    target: str
    kind: str


ROOT_RELATIONS = (
    Relation("rId1", "xl/workbook.xml", f"{_OFFICE}/officeDocument"),
    Relation("rId2", "docProps/core.xml", f"{_PACKAGE}/relationships/metadata/core-properties"),
    Relation("rId3", "docProps/app.xml", f"{_OFFICE}/extended-properties"),
    Relation("rId4", ORIGIN, f"{_PACKAGE}/relationships/digital-signature/origin"),
)
"""The relationships of every workbook of ours, that to its signature among them."""

_ORIGIN_RELATIONS = (Relation("rId1", "sig1.xml", f"{_PACKAGE}/relationships/digital-signature/signature"),)


def relationships(relations: Sequence[Relation]) -> bytes:
    """A part of relationships, in the very form that the relationship transform makes of it."""
    rows = "".join(
        f'<Relationship Id="{one.key}" Target="{one.target}" TargetMode="Internal" Type="{one.kind}"></Relationship>'
        for one in sorted(relations)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'.encode()


def content_type(name: str) -> str:
    """The content type of a part; raises ValueError for a part that no workbook of ours has."""
    for pattern, kind in _CONTENT_TYPES:
        if pattern.fullmatch(name):
            return kind
    raise ValueError(f"a part that is not ours: {name}")


def content_types(names: Sequence[str]) -> bytes:
    """The list of content types. No signature of Office covers it; here it follows from the names that are covered."""
    rows = "".join(
        f'<Override PartName="/{name}" ContentType="{content_type(name)}"/>'
        for name in sorted(names)
        if not name.endswith(".rels")
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{_RELS_TYPE}"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="sigs" '
        f'ContentType="application/vnd.openxmlformats-package.digital-signature-origin"/>{rows}'
        f'<Override PartName="/{SIGNATURE}" '
        'ContentType="application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"/></Types>'
    ).encode()


def fixed_parts() -> dict[str, bytes]:
    """What leads from the workbook to its signature and is always the same."""
    return {ORIGIN: b"", ORIGIN_RELS: relationships(_ORIGIN_RELATIONS)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """What a signature says: the digests of the parts by name, the certificate, and the time in UTC (…Z)."""

    digests: Mapping[str, bytes]
    relations: Mapping[str, Sequence[Relation]]  # of the parts that are relationships
    certificate: bytes
    moment: str


def signed_info(signed: Signed) -> bytes:
    """The bytes under the signature."""
    return _around(_signed_info(signed), "SignedInfo").encode()


def document(signed: Signed, value: bytes) -> bytes:
    """The part that holds the signature; `value` is r and s side by side."""
    certificate = _base64(signed.certificate)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Signature xmlns="{_DSIG}" Id="idPackageSignature">'
        f"{_signed_info(signed)}<SignatureValue>{_base64(value)}</SignatureValue>"
        f"<KeyInfo><X509Data><X509Certificate>{certificate}</X509Certificate></X509Data></KeyInfo>"
        f"{_package_object(signed)}{_office_object()}"
        f'<Object><xd:QualifyingProperties xmlns:xd="{_XADES}" Target="#idPackageSignature">{_properties(signed)}'
        "<xd:UnsignedProperties><xd:UnsignedSignatureProperties></xd:UnsignedSignatureProperties>"
        "</xd:UnsignedProperties></xd:QualifyingProperties></Object></Signature>"
    ).encode()


def found_in(part: bytes) -> tuple[bytes, bytes, str]:
    """Certificate, value and time of a document that claims to be a signature; raises ValueError where they lack.

    Nothing else is read: whether it is one tells `document`, written again and compared.
    """
    certificate, value, moment = (pattern.search(part) for pattern in _FREE)
    if not (certificate and value and moment):
        raise ValueError("no signature of ours")
    return (
        base64.b64decode(certificate[1], validate=True),
        base64.b64decode(value[1], validate=True),
        moment[1].decode("ascii"),
    )


_FREE = (
    re.compile(rb"<X509Certificate>([A-Za-z0-9+/=]+)</X509Certificate>"),
    re.compile(rb"<SignatureValue>([A-Za-z0-9+/=]+)</SignatureValue>"),
    re.compile(rb"<mdssi:Value>(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)</mdssi:Value>"),
)


def _signed_info(signed: Signed) -> str:
    package = _around(_package_object(signed), "Object")
    office = _around(_office_object(), "Object")
    own = _properties(signed).replace(
        "<xd:SignedProperties", f'<xd:SignedProperties xmlns="{_DSIG}" xmlns:xd="{_XADES}"', 1
    )
    own_kind, own_way = (
        "http://uri.etsi.org/01903#SignedProperties",
        f"<Transforms>{_C14N.format('Transform')}</Transforms>",
    )
    return (
        f"<SignedInfo>{_C14N.format('CanonicalizationMethod')}{_ECDSA}"
        f"{_reference('#idPackageObject', package.encode(), kind=f'{_DSIG}Object')}"
        f"{_reference('#idOfficeObject', office.encode(), kind=f'{_DSIG}Object')}"
        f"{_reference('#idSignedProperties', own.encode(), kind=own_kind, way=own_way)}</SignedInfo>"
    )


def _package_object(signed: Signed) -> str:
    rows: list[str] = []
    for name, digest in sorted(signed.digests.items()):
        way = _selected(signed.relations[name]) if name in signed.relations else ""
        uri = f"/{name}?ContentType={content_type(name)}"
        rows.append(f'<Reference URI="{uri}">{way}{_SHA256}<DigestValue>{_base64(digest)}</DigestValue></Reference>')
    return (
        f'<Object Id="idPackageObject"><Manifest>{"".join(rows)}</Manifest><SignatureProperties>'
        '<SignatureProperty Id="idSignatureTime" Target="#idPackageSignature">'
        f'<mdssi:SignatureTime xmlns:mdssi="{_PACKAGE}/digital-signature">'
        f"<mdssi:Format>YYYY-MM-DDThh:mm:ssTZD</mdssi:Format><mdssi:Value>{signed.moment}</mdssi:Value>"
        "</mdssi:SignatureTime></SignatureProperty></SignatureProperties></Object>"
    )


def _selected(relations: Sequence[Relation]) -> str:
    """The relationship transform with every relationship that the part holds (ECMA-376 part 2, §12.2.4.26)."""
    chosen = "".join(
        f'<mdssi:RelationshipReference xmlns:mdssi="{_PACKAGE}/digital-signature" SourceId="{one.key}">'
        "</mdssi:RelationshipReference>"
        for one in sorted(relations)
    )
    transform = f'<Transform Algorithm="{_PACKAGE}/RelationshipTransform">{chosen}</Transform>'
    return f"<Transforms>{transform}{_C14N.format('Transform')}</Transforms>"


def _office_object() -> str:
    """What Office writes of the computer that signed: nothing of ours stands in it but the provider's empty id."""
    said = {
        "SetupID": "",
        "SignatureText": "",
        "SignatureImage": "",
        "SignatureComments": "",
        "WindowsVersion": "10.0",
        "OfficeVersion": "16.0",
        "ApplicationVersion": "16.0",
        "Monitors": "1",
        "HorizontalResolution": "1280",
        "VerticalResolution": "800",
        "ColorDepth": "32",
        "SignatureProviderId": "{00000000-0000-0000-0000-000000000000}",
        "SignatureProviderUrl": "",
        "SignatureProviderDetails": "9",
        "SignatureType": "1",
    }
    rows = "".join(f"<{name}>{value}</{name}>" for name, value in said.items())
    return (
        '<Object Id="idOfficeObject"><SignatureProperties>'
        '<SignatureProperty Id="idOfficeV1Details" Target="#idPackageSignature">'
        f'<SignatureInfoV1 xmlns="http://schemas.microsoft.com/office/2006/digsig">{rows}</SignatureInfoV1>'
        "</SignatureProperty></SignatureProperties></Object>"
    )


def _properties(signed: Signed) -> str:
    from cryptography import x509  # loaded when first needed: cryptography, about 90 ms

    read = x509.load_der_x509_certificate(signed.certificate)
    digest = _base64(hashlib.sha256(signed.certificate).digest())
    return (
        '<xd:SignedProperties Id="idSignedProperties"><xd:SignedSignatureProperties>'
        f"<xd:SigningTime>{signed.moment}</xd:SigningTime><xd:SigningCertificate><xd:Cert>"
        f"<xd:CertDigest>{_SHA256}<DigestValue>{digest}</DigestValue></xd:CertDigest>"
        f"<xd:IssuerSerial><X509IssuerName>{_named(read.issuer.rfc4514_string())}</X509IssuerName>"
        f"<X509SerialNumber>{read.serial_number}</X509SerialNumber></xd:IssuerSerial></xd:Cert></xd:SigningCertificate>"
        "<xd:SignaturePolicyIdentifier><xd:SignaturePolicyImplied></xd:SignaturePolicyImplied>"
        "</xd:SignaturePolicyIdentifier></xd:SignedSignatureProperties></xd:SignedProperties>"
    )


def _reference(uri: str, canonical: bytes, *, kind: str, way: str = "") -> str:
    digest = _base64(hashlib.sha256(canonical).digest())
    return f'<Reference Type="{kind}" URI="{uri}">{way}{_SHA256}<DigestValue>{digest}</DigestValue></Reference>'


def _around(element: str, name: str) -> str:
    """The canonical form of an element of the signature by itself: with the namespace that it stands in."""
    return element.replace(f"<{name}", f'<{name} xmlns="{_DSIG}"', 1)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _named(value: str) -> str:
    """Text as C14N writes it; a control character, which XML cannot hold, is left out."""
    return escape("".join(character for character in value if character.isprintable()))
