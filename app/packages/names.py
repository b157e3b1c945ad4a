"""What the files inside a package are called.

No slashes: ``pdfdetach -saveall`` would want the folder to exist, and fails without it.
"""

import re

WORKBOOK = "so-lieu.xlsx"
ATTACHMENT = "dinh-kem-"
INNER = "goi-con-"

ALLOWED = re.compile(r"[a-z0-9](?:[a-z0-9-]|\.(?=[a-z0-9])){0,119}")
"""Plain on every file system: lower case, digits, hyphens, single dots."""

_OFFICE = "application/vnd.openxmlformats-officedocument"
_MEDIA = {
    "json": "application/json",
    "pdf": "application/pdf",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "xls": "application/vnd.ms-excel",
    "doc": "application/msword",
    "ppt": "application/vnd.ms-powerpoint",
    "jpg": "image/jpeg",
    "png": "image/png",
}
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINS = {
    **{"jpg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n", "pdf": b"%PDF-"},
    **{"docx": _ZIP, "xlsx": _ZIP, "pptx": _ZIP, "doc": _OLE, "xls": _OLE, "ppt": _OLE},
}
"""The endings that an attachment may have, and how such a file begins. A closed list: nothing on it is a program."""

_OF_ITS_KIND = ("jpg", "png", "pdf")
"""Told by the bytes alone; a photo that was kept may still be called after what it was before."""


def attachment(digest: str, ending: str = "") -> str:
    """The name of an attachment, by its SHA-256 in 64 hex digits and, when there is one, its ending."""
    return f"{ATTACHMENT}{digest}.{ending}" if ending else ATTACHMENT + digest


def ending_of(data: bytes, called: str) -> str:
    """The ending for an attachment that people `called` so; "" for a file of no kind that is on the list."""
    told = called.rpartition(".")[2].lower()
    for ending in (*_OF_ITS_KIND, told):
        if ending in _BEGINS and data.startswith(_BEGINS[ending]):
            return ending
    return ""


def is_attachment(name: str, digest: str, data: bytes) -> bool:
    """Whether this is a name for these bytes: their hash, and no ending that they do not bear out."""
    ending = name.removeprefix(attachment(digest)).removeprefix(".")
    borne_out = not ending or (ending in _BEGINS and data.startswith(_BEGINS[ending]))
    return borne_out and name == attachment(digest, ending)


def digest_of(name: str) -> str:
    """The SHA-256 that an attachment is named after."""
    return name[len(ATTACHMENT) :].partition(".")[0]


def inner(package: str) -> str:
    """The name of a package inside a bundle, by its hash."""
    return f"{INNER}{package}.pdf"


def media_type(name: str) -> str:
    """The media type that the document states for an embedded file."""
    return _MEDIA.get(name.rpartition(".")[2], "application/octet-stream")
