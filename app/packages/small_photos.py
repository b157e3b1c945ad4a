"""Photos made smaller for one package: the copies that travel, never those that the office keeps."""

import dataclasses
import hashlib
from collections.abc import Mapping

from app.domain.correspondence import Attachment
from app.domain.fields import Kind, Record
from app.domain.ledger import Ledger, Snapshot
from app.errors import UserError
from app.progress import Progress, silent

SIDE = 1000
BYTES = 120 * 1024
"""A photo at this size is still sharp over half a printed page (our own proposal)."""


def with_small_photos(contents: Snapshot, progress: Progress = silent) -> tuple[Snapshot, dict[str, str]]:
    """The contents with every photo at most 1000 pixels wide or high, and for each new file the one that it stands for.

    A photo that can't be made smaller travels as it is.
    """
    from app.storage.photos import small_photo  # loaded when first needed: Pillow

    blobs = dict(contents.blobs)
    fresh: dict[str, Attachment] = {}
    kept = [one for one in contents.all(Attachment) if one.media_type == "image/jpeg" and one.uid in blobs]
    for number, photo in enumerate(kept):
        progress(number, len(kept), "Thu nhỏ ảnh")
        try:
            small = small_photo(blobs[photo.uid], photo.name or "", side=SIDE, most=BYTES)
        except UserError:
            continue
        if len(small) < len(blobs[photo.uid]):
            digest = hashlib.sha256(small).hexdigest()
            del blobs[photo.uid]
            blobs[digest] = small
            fresh[photo.uid] = dataclasses.replace(photo, uid=digest, size=len(small))
    renamed = {old: new.uid for old, new in fresh.items()}
    rows = [fresh.get(row.uid, row) if isinstance(row, Attachment) else row for row in contents.records()]
    unique = {(row.description.name, row.uid): _named(row, renamed) for row in rows}  # two may have become one
    return Snapshot(unique.values(), blobs), {new: old for old, new in renamed.items()}


def with_originals(contents: Ledger, originals: Mapping[str, str], kinds: Mapping[str, type[Record]]) -> Snapshot:
    """Rows that were sent with small photos, speaking of the office's own photos again, to be compared with them."""
    rows = (row for kind in kinds.values() for row in contents.all(kind) if row.uid not in originals)
    return Snapshot(_named(row, originals) for row in rows)


def _named(row: Record, names: Mapping[str, str]) -> Record:
    changed = {
        field.key: names[digest]
        for field in row.description.fields
        if field.kind is Kind.FILE and (digest := getattr(row, field.key)) in names
    }
    return dataclasses.replace(row, **changed) if changed else row
