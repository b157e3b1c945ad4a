"""Small sealed packages for the tests, good ones and hostile ones."""

import hashlib
import io
import subprocess
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from app.packages import cms_hole, letter, names, seal
from app.packages.identity import OwnSigner, new_signer
from app.packages.letter import Enclosed, Letter
from app.packages.opening import open_sealed
from app.packages.refusals import Refusal

UNIT, NAME = "99001", "Ủy ban Mặt trận Tổ quốc Việt Nam phường Hoa Mẫu"
MADE_AT = "2024-11-20T08:00:00+07:00"
WORKBOOK = b"PK\x03\x04 so lieu " * 40
ATTACHMENT = b"\xff\xd8\xff anh chup hoi nghi " * 30


@cache
def signer(unit: str = UNIT) -> OwnSigner:
    return new_signer(unit, NAME)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@cache
def drawn(pages: int = 2) -> bytes:
    whole = io.BytesIO()
    canvas = Canvas(whole, invariant=1)
    canvas.setTitle("Báo cáo công tác Mặt trận")
    for number in range(pages):
        canvas.drawString(80, 700, f"Trang {number + 1}")
        canvas.showPage()
    canvas.save()
    return whole.getvalue()


def contents(extra: Sequence[tuple[str, bytes]] = ()) -> list[tuple[str, bytes]]:
    return [(names.WORKBOOK, WORKBOOK), (names.attachment(digest(ATTACHMENT)), ATTACHMENT), *extra]


def letter_for(files: Sequence[tuple[str, bytes]], **other: object) -> Letter:
    fields: dict[str, object] = {
        "kind": "report",
        "package": "7d0c4c62-0d5e-4f0e-9d55-6a5e58b0b0aa",
        "sender": UNIT,
        "sender_name": NAME,
        "addressee": "990",
        "period": "2024-NAM",
        "made_at": MADE_AT,
        "files": tuple(Enclosed(name, len(data), digest(data)) for name, data in files),
    }
    return Letter(**{**fields, **other})  # pyright: ignore[reportArgumentType]


@cache
def package() -> bytes:
    """A good package of about 8 kB."""
    return seal.seal(drawn(), [(letter.NAME, letter_for(contents()).to_bytes()), *contents()], signer())


def sealed_as_it_is(
    pdf: bytes | None = None, files: Sequence[tuple[str, bytes]] | None = None, key: cms_hole.Signer | None = None
) -> bytes:
    """Sealed without a look at the contents: what a dishonest office could make."""
    files = contents() if files is None else files
    if letter.NAME not in dict(files):
        files = [(letter.NAME, letter_for(files).to_bytes()), *files]
    return seal.assemble(pdf or drawn(), files, key or signer(), made_at=MADE_AT, name=NAME, reason="")


def resealed(change: Callable[[list[bytes]], None]) -> bytes:
    """The good package with its objects (the first in the list is number 2) changed, sealed anew by its owner."""
    files = sorted([(letter.NAME, letter_for(contents()).to_bytes()), *contents()])
    bodies = seal._bodies(drawn(), files, b"")
    change(bodies)
    return seal.sign_bodies(bodies, signer(), moment="", name=NAME, reason="")


def signed_again(data: bytes, key: cms_hole.Signer | None = None) -> bytes:
    """Data whose seal's place is intact, with a fresh signature over what it now covers."""
    place = seal.find_seal(data)
    fresh = cms_hole.make(key or signer(), place.digest(data)).hex().encode()
    room = place.hole_end - place.hole_start - 2
    return data[: place.hole_start + 1] + fresh.ljust(room, b"0") + data[place.hole_end - 1 :]


def reason_of(data: bytes, passphrase: str | None = None) -> str:
    """ "accepted", or the reason of the refusal; anything else that is raised fails the test."""
    try:
        open_sealed(data, passphrase=passphrase)
    except Refusal as refusal:
        return refusal.reason if refusal.sentence else "without a word"
    return "accepted"


def run(*command: str | Path) -> str:
    """What an outside program says, on both its streams."""
    done = subprocess.run([str(word) for word in command], capture_output=True, check=False)
    return (done.stdout + done.stderr).decode("utf-8", "replace") + f"\nexit {done.returncode}"
