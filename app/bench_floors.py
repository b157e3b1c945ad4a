"""The floors: the least that a machine can do for a job, with nothing of ours around it.

They use the same libraries in the plainest way and leave out everything that makes a job safe.
"""

import hashlib
import io
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # typing only: cryptography is loaded when a floor is first measured
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey, EllipticCurvePublicKey

    from app.storage.rows import Row

EMPTY_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.show()
application.processEvents()
"""
"""The program of an empty window, shown once."""


def new_key() -> "EllipticCurvePrivateKey":
    """A fresh P-256 key."""
    # loaded when first needed: cryptography
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key

    return generate_private_key(SECP256R1())


def sign(key: "EllipticCurvePrivateKey", data: bytes) -> bytes:
    """ECDSA over the SHA-256 of the data."""
    # loaded when first needed: cryptography
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
    from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
    from cryptography.hazmat.primitives.hashes import SHA256

    return key.sign(hashlib.sha256(data).digest(), ECDSA(Prehashed(SHA256())))


def check(key: "EllipticCurvePublicKey", signature: bytes, data: bytes) -> None:
    """SHA-256 of the whole file and one ECDSA check."""
    # loaded when first needed: cryptography
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
    from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
    from cryptography.hazmat.primitives.hashes import SHA256

    key.verify(signature, hashlib.sha256(data).digest(), ECDSA(Prehashed(SHA256())))


def read_sheets(book: bytes) -> int:
    """Every cell of every sheet; returns how many rows there were."""
    from python_calamine import CalamineWorkbook  # loaded when first needed

    opened = CalamineWorkbook.from_filelike(io.BytesIO(book))
    return sum(len(opened.get_sheet_by_name(name).to_python()) for name in opened.sheet_names)


@dataclass(frozen=True, slots=True)
class Told:
    """What the floor is told instead of finding it out: a signature, and where the workbook lies in the file."""

    path: Path
    signature: bytes
    start: int
    end: int


def look(key: "EllipticCurvePublicKey", told: Told) -> int:
    """Read the file, check it, read its sheets; returns how many rows there were."""
    data = told.path.read_bytes()
    check(key, told.signature, data)
    return read_sheets(data[told.start : told.end])


def look_at(key: bytes, handful: Sequence[Told]) -> int:
    """The same for several, in another process; `key` is the public key, DER. Returns how many there were."""
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey  # loaded when first needed
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    public = load_der_public_key(key)
    if not isinstance(public, EllipticCurvePublicKey):
        raise TypeError(type(public))
    for told in handful:
        look(public, told)
    return len(handful)


def database(path: Path, rows: Mapping[str, Sequence["Row"]]) -> sqlite3.Connection:
    """A database with bare tables for these rows and the pragmas of a ledger."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = wal")
    connection.execute("PRAGMA synchronous = FULL")
    for name, group in rows.items():
        columns = ", ".join(f"c{number}" for number in range(len(group[0]) + 1))
        connection.execute(f'CREATE TABLE "{name}" ({columns})')
    return connection


def insert(connection: sqlite3.Connection, rows: Mapping[str, Sequence["Row"]], sources: Iterable[int]) -> None:
    """The rows of one package once for each source, in one transaction."""
    connection.execute("BEGIN")
    for source in sources:
        for name, group in rows.items():
            holes = ", ".join("?" for _ in range(len(group[0]) + 1))
            connection.executemany(f'INSERT INTO "{name}" VALUES ({holes})', [(source, *row) for row in group])
    connection.execute("COMMIT")


def add_up(connection: sqlite3.Connection, period: str) -> dict[str, Decimal]:
    """Every figure of a period added to the sum of its indicator."""
    sums: dict[str, Decimal] = {}
    query = "SELECT indicator, actual FROM indicator_figure WHERE source <> 0 AND period = ? AND actual <> 'not-arisen'"
    for indicator, actual in connection.execute(query, (period,)):
        sums[indicator] = sums.get(indicator, Decimal(0)) + Decimal(actual)
    return sums


def find(connection: sqlite3.Connection, question: str) -> list[Any]:
    """The first 50 hits of the bare index."""
    query = "SELECT rowid FROM search_words WHERE search_words MATCH ? ORDER BY rowid DESC LIMIT 50"
    return connection.execute(query, (question,)).fetchall()


def draw(lines: Sequence[str], font: Path) -> bytes:
    """The lines on A4 pages in one embedded face, 48 to a page."""
    # loaded when first needed: reportlab
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    metrics: Any = pdfmetrics  # its type stubs know the name, not what it takes
    metrics.registerFont(TTFont("San", str(font)))
    whole = io.BytesIO()
    canvas: Any = Canvas(whole, pagesize=A4)
    for first in range(0, len(lines), 48):
        canvas.setFont("San", 12)
        for place, line in enumerate(lines[first : first + 48]):
            canvas.drawString(60, 780 - 15 * place, line)
        canvas.showPage()
    canvas.save()
    return whole.getvalue()


def write_sheets(rows: Mapping[str, Sequence["Row"]]) -> bytes:
    """The rows in a workbook, one sheet a kind, without a format."""
    from openpyxl import Workbook  # loaded when first needed

    book = Workbook(write_only=True)
    for name, group in rows.items():
        sheet: Any = book.create_sheet(name)
        for row in group:
            sheet.append(row)
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()
