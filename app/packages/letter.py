"""goi.json, the letter of a package: what it is, from whom, to whom, and every file inside.

The contract is docs/package-format.md §1. Keys this program does not know are kept.
"""

import json
import re
import unicodedata
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from app import __version__
from app.errors import TooNew, UserError
from app.text.clean import single_line

FORMAT = 1
"""The package format that this program writes, and the newest it reads. It is 1 until the first release."""

NAME = "goi.json"
KINDS = ("report", "bundle", "guidance", "reply", "card")
MOST_REVISIONS = 9_999
"""Nobody sends more often in one period; a higher number would shut out every later report of the unit."""

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HASH = re.compile(r"(?:[0-9a-f]{64})?")
_LONGEST_CODE, _LONGEST_NAME = 64, 300  # characters


@dataclass(frozen=True, slots=True)
class Enclosed:
    """One embedded file as the letter lists it; `sha256` in 64 lower-case hex digits."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The letter of a package. Codes are text; `answers` is the hash of the package it replaces or replies to."""

    kind: str
    package: str  # uuid of this package
    sender: str  # unit code
    sender_name: str
    addressee: str  # unit code; "" for a card or a guidance meant for every unit below
    period: str  # "" for a card
    revision: int = 1
    answers: str = ""
    made_at: str = ""  # ISO 8601 with zone; the sender's claim
    program: str = ""
    format: int = FORMAT
    files: tuple[Enclosed, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict[str, Any])

    def to_bytes(self) -> bytes:
        """UTF-8, NFC, keys sorted: the same letter always gives the same bytes."""
        fields: dict[str, Any] = {
            **self.extra,
            "format": self.format,
            "kind": self.kind,
            "package": self.package,
            "sender": {"code": self.sender, "name": self.sender_name},
            "addressee": self.addressee,
            "period": self.period,
            "revision": self.revision,
            "answers": self.answers,
            "made_at": self.made_at,
            "program": self.program,
            "files": [{"path": f.path, "size": f.size, "sha256": f.sha256} for f in self.files],
        }
        written = json.dumps(fields, ensure_ascii=False, sort_keys=True, indent=1)
        return unicodedata.normalize("NFC", written).encode("utf-8")


def _entry(fields: dict[str, Any], key: str, kind: type) -> Any:
    value = fields.get(key)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise ValueError(key)
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A key that stands twice is read one way here and another way elsewhere, so it is refused."""
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a key stands twice")
    return fields


def _tidy(text: str, longest: int) -> bool:
    """Whether text says what it shows: one line, NFC, nothing invisible that turns or hides what a person reads."""
    return len(text) <= longest and text == single_line(text)


def _well_formed(letter: Letter) -> bool:
    codes = (letter.sender, letter.addressee, letter.period, letter.made_at, letter.program)
    return (
        letter.format >= 1
        and letter.kind in KINDS
        and 1 <= letter.revision <= MOST_REVISIONS
        and all(_tidy(code, _LONGEST_CODE) for code in codes)
        and bool(letter.sender)
        and _tidy(letter.sender_name, _LONGEST_NAME)
        and _UUID.fullmatch(letter.package) is not None
        and _HASH.fullmatch(letter.answers) is not None
    )


def read_letter(data: bytes) -> Letter:
    """Raises `TooNew` for a newer format, `UserError` ("letter") for anything that is no letter."""
    try:
        fields = json.loads(data.decode("utf-8"), object_pairs_hook=_once)
        if not isinstance(fields, dict):
            raise ValueError("object")
        fields = cast(dict[str, Any], fields)
        number = _entry(fields, "format", int)
        if number > FORMAT:
            raise TooNew(
                "Gói này do một phiên bản chương trình mới hơn tạo ra. Hãy cập nhật Sổ Mặt trận rồi nhận lại gói."
            )
        sender = _entry(fields, "sender", dict)
        letter = Letter(
            kind=_entry(fields, "kind", str),
            package=_entry(fields, "package", str),
            sender=_entry(sender, "code", str),
            sender_name=_entry(sender, "name", str),
            addressee=_entry(fields, "addressee", str),
            period=_entry(fields, "period", str),
            revision=_entry(fields, "revision", int),
            answers=_entry(fields, "answers", str),
            made_at=_entry(fields, "made_at", str),
            program=_entry(fields, "program", str),
            format=number,
            files=tuple(
                Enclosed(_entry(f, "path", str), _entry(f, "size", int), _entry(f, "sha256", str))
                for f in _entry(fields, "files", list)
            ),
            extra={key: value for key, value in fields.items() if key not in _KNOWN},
        )
    except (ValueError, RecursionError, AttributeError) as fault:
        raise UserError(
            "Thư kèm trong gói không đọc được; gói không đúng khuôn. Hãy xin đơn vị gửi lại.", reason="letter"
        ) from fault
    if not _well_formed(letter):
        raise UserError("Thư kèm trong gói không đúng khuôn. Hãy xin đơn vị gửi lại.", reason="letter")
    return letter


_KNOWN = frozenset(
    ["format", "kind", "package", "sender", "addressee", "period", "revision", "answers", "made_at", "program", "files"]
)


def new_letter(
    *,
    kind: str,
    sender: str,
    sender_name: str,
    addressee: str,
    period: str,
    revision: int = 1,
    answers: str = "",
    now: datetime,
) -> Letter:
    """A letter without its list of files; `now` must carry its zone."""
    return Letter(
        kind=kind,
        package=str(uuid.uuid4()),
        sender=sender,
        sender_name=single_line(sender_name),
        addressee=addressee,
        period=period,
        revision=revision,
        answers=answers,
        made_at=now.isoformat(timespec="seconds"),
        program=f"So Mat tran {__version__}",
    )
