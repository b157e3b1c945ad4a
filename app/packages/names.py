"""What the files inside a package are called.

No slashes: ``pdfdetach -saveall`` would want the folder to exist, and fails without it.
"""

import re

WORKBOOK = "so-lieu.xlsx"
ATTACHMENT = "dinh-kem-"
INNER = "goi-con-"

ALLOWED = re.compile(r"[a-z0-9](?:[a-z0-9-]|\.(?=[a-z0-9])){0,119}")
"""Plain on every file system: lower case, digits, hyphens, single dots."""

_MEDIA = {
    "json": "application/json",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def attachment(digest: str) -> str:
    """The name of an attachment, by its SHA-256 in 64 hex digits."""
    return ATTACHMENT + digest


def inner(package: str) -> str:
    """The name of a package inside a bundle, by its hash."""
    return f"{INNER}{package}.pdf"


def media_type(name: str) -> str:
    """The media type that the document states for an embedded file."""
    return _MEDIA.get(name.rpartition(".")[2], "application/octet-stream")
