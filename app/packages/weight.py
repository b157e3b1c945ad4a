"""How heavy the report of a period will be, told before it is made.

Counted from the sizes that are kept with the attachments, without reading one of them. A photo that is printed is
in the document twice: on its page, and as the attachment from which the superior reads it.
"""

from dataclasses import dataclass

from app.domain.correspondence import Attachment
from app.domain.enclosures import Photo
from app.domain.extract import attachments_of, of_period
from app.domain.fields import Kind
from app.domain.guidance import Guidance
from app.domain.ledger import Ledger
from app.domain.periods import Period
from app.domain.records import KINDS

EMPTY_REPORT = 420 * 1024
"""Bytes of a report with nothing in it: fonts, seal, workbook. Measured on the sample offices."""
PER_RECORD = 260
"""Bytes that a record adds to pages and workbook together. Measured as above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageSize:
    """Bytes by part, about as many as the sealed file will have."""

    words: int  # pages, workbook, fonts, seal
    photos: int  # as attachments and as printed
    documents: int  # every other attachment

    @property
    def whole(self) -> int:
        """All of it."""
        return self.words + self.photos + self.documents


def weighing() -> frozenset[str]:
    """The kinds of records that make a report heavier or lighter: those that hold files, and whose rows hold them."""
    holding = {
        name for name, kind in KINDS.items() if any(field.kind is Kind.FILE for field in kind.description.fields)
    }
    whole = {parent for name in holding for parent in KINDS[name].description.parents}
    return frozenset(holding | whole | {Attachment.description.name})


def size_of(ledger: Ledger, period: Period, guidance: Guidance) -> PackageSize:
    """The size of the report of our own records; the packages that a bundle carries come on top."""
    contents = of_period(ledger, period, guidance, with_files=False)
    records = contents.records()
    sizes = {kept.uid: kept.size or 0 for kept in contents.all(Attachment)}
    rows = contents.all(Photo)
    pictures = set(attachments_of(rows))
    printed = set(attachments_of(row for row in rows if row.in_report is not False))
    return PackageSize(
        words=EMPTY_REPORT + PER_RECORD * len(records),
        photos=sum(sizes.get(digest, 0) for digest in (*pictures, *printed)),
        documents=sum(size for digest, size in sizes.items() if digest not in pictures),
    )
