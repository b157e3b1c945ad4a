"""The fictional units of the domain notes (§10): two wards and their district, period 2024-NAM, complete for sealing.

The contents are data (`resources/samples`): figures and points as tables, everything else as plain
records with their parts. Codes, people and documents are invented and lie outside the official ranges.
"""

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from app import paths
from app.domain import plain
from app.domain.assessment import CriterionScore, assessment_uid, score_uid
from app.domain.correspondence import Attachment
from app.domain.fields import Kind, Record
from app.domain.guidance import Guidance
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.ledger import Snapshot
from app.domain.records import kind_named
from app.errors import UserError

PERIOD = "2024-NAM"

UNITS: Mapping[str, str] = {"hoa-mau": "99001", "ben-mau": "99002", "song-mau": "990"}
"""The samples by name, with the code of their unit."""

VERSIONS: Mapping[str, int] = {"ben-mau": 2}
"""Samples that were returned once; version 1 has the faults for which it came back."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Read:
    """What reading has brought so far."""

    records: list[Record]
    blobs: dict[str, bytes]


def contents(name: str, guidance: Guidance, version: int | None = None) -> Snapshot:
    """Everything one of the sample units has recorded for 2024.

    Bến Mẫu's version 1 has a closing balance that does not add up and a shortcoming without a cause; without
    `version` the corrected one is given. Raises `UserError` ("sample") for an unknown name or version.
    """
    latest = VERSIONS.get(name, 1)
    wanted = latest if version is None else version
    if name not in UNITS or not 1 <= wanted <= latest:
        raise UserError(f"Không có bộ dữ liệu mẫu “{name}”. Có: {', '.join(UNITS)}.", reason="sample")
    document: Row = plain.load(paths.resource("samples") / f"{name}.json")
    read = _Read([*_figures(document["figures"]), *_scores(document["scores"], guidance)], {})
    for row in document["records"]:
        _read(read, row, parent="", position=0)
    return Snapshot(_as_of(read.records, document.get("versions", {}).get(str(wanted), {})), read.blobs)


def _figures(table: Mapping[str, Row]) -> Iterator[Record]:
    for code, row in table.items():
        about = {"uid": figure_uid(PERIOD, code), "period": PERIOD, "indicator": code, "scope": "own"}
        yield plain.from_plain(IndicatorFigure, about | row)


def _scores(table: Mapping[str, Row], guidance: Guidance) -> Iterator[Record]:
    for position, criterion in enumerate(guidance.criteria()):
        code = criterion.code or criterion.uid
        if code in table:
            about = {"uid": score_uid(PERIOD, code), "parent": assessment_uid(PERIOD), "criterion": code}
            yield plain.from_plain(CriterionScore, about | {"position": position} | table[code])


def _read(read: _Read, row: Row, *, parent: str, position: int) -> None:
    """One record with its parts. A part without a uid of its own is called after its parent and place."""
    kind = kind_named(row["kind"])
    values = {key: value for key, value in row.items() if key not in ("kind", "parts")}
    values.setdefault("uid", f"{parent}-{row['kind']}-{position + 1}")
    if kind.description.is_part:
        values |= {"parent": parent, "position": position}
    for field in kind.description.fields:
        if field.kind is Kind.FILE and field.key in values:
            values[field.key] = _attach(read, cast(str, values[field.key]))
    read.records.append(plain.from_plain(kind, values))
    parts: Mapping[str, list[Row]] = row.get("parts", {})
    for name, rows in parts.items():
        for place, part in enumerate(rows):
            _read(read, {"kind": name, **part}, parent=values["uid"], position=place)


def _attach(read: _Read, name: str) -> str:
    """The digest of a picture that ships with the samples; the picture and its attachment come along."""
    data = (paths.resource("samples") / "files" / name).read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest not in read.blobs:
        read.blobs[digest] = data
        read.records.append(Attachment(uid=digest, name=name, media_type="image/jpeg", size=len(data)))
    return digest


def _as_of(records: list[Record], version: Row) -> Iterator[Record]:
    """The records as an earlier version had them: rows without which, and with which other values."""
    changes: Mapping[str, Row] = version.get("changes", {})
    for record in records:
        if record.uid in version.get("without", ()):
            continue
        if record.uid in changes:
            changed = plain.from_plain(type(record), changes[record.uid])
            yield dataclasses.replace(record, **{key: getattr(changed, key) for key in changes[record.uid]})
        else:
            yield record
