"""What a dishonest insider could make: a package with a valid seal of a trusted key and any contents at all."""

import dataclasses
import hashlib
from collections.abc import Callable, Mapping, Sequence

from app.domain.fields import Record
from app.domain.ledger import Ledger
from app.domain.records import KINDS
from app.packages import letter as letters
from app.packages import names, seal, workbook
from app.packages.letter import Enclosed, Letter, new_letter
from tests.offices import PERIOD, Desk
from tests.packages.packing import drawn

Change = Callable[[bytes], bytes]


def letter_of(desk: Desk, **fields: object) -> Letter:
    """A letter from a desk to its superior; `fields` are put in the place of what an honest one would say."""
    office = desk.office
    honest = new_letter(
        kind="report",
        sender=office.unit,
        sender_name=office.unit_name,
        addressee=office.books.superior_on(office.guidance, office.period(PERIOD).end),
        period=PERIOD,
        now=office.clock(),
    )
    return dataclasses.replace(honest, **fields)  # pyright: ignore[reportArgumentType]


def forged(
    desk: Desk,
    contents: Ledger,
    letter: Letter,
    *,
    said: Letter | None = None,
    change: Change = lambda book: book,
    blobs: Mapping[str, bytes] | None = None,
    inner: Sequence[tuple[str, bytes]] = (),
    kinds: Mapping[str, type[Record]] = KINDS,
) -> bytes:
    """A sealed package of these contents. `said` is the letter that the sheet "Thông tin" repeats, `change` alters
    the finished workbook, `inner` are packages by the hash they are called after."""
    book = change(workbook.write(contents, said or letter, desk.office.guidance, kinds))
    parts = [(names.WORKBOOK, book)]
    parts += [(names.attachment(digest), data) for digest, data in (blobs or {}).items()]
    parts += [(names.inner(package), data) for package, data in inner]
    listed = tuple(Enclosed(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in parts)
    whole = dataclasses.replace(letter, files=listed)
    files = [(letters.NAME, whole.to_bytes()), *parts]
    return seal.assemble(drawn(), files, desk.signer, made_at=whole.made_at, name=whole.sender_name, reason="")
