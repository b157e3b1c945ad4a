"""A file looked at from end to end without touching any ledger.

`examine` reads one file once and decides everything that can be decided from its bytes, the
pinned keys and our unit's code, so it may run in another process. What needs the ledger
(succession, writing) is `receive`. The order is docs/package-format.md, "Opening".
"""

import errno
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.fields import Record
from app.domain.guidance_items import GUIDANCE_KINDS
from app.domain.ledger import Snapshot
from app.domain.records import KINDS
from app.errors import UserError
from app.packages import loose_workbook, signed_workbook, workbook
from app.packages.coherence import refuse_incoherent
from app.packages.contents import Contents
from app.packages.letter import Letter
from app.packages.opening import Opened, open_sealed
from app.packages.parts import look
from app.packages.parts_joining import Source, join, named
from app.packages.pdf_shape import LIMITS
from app.packages.refusals import SENTENCES, Refusal, refused
from app.packages.trust import BoundKey, Keys, judge
from app.packages.verdict import Outcome, Verdict

NEEDS_ADDRESSEE = frozenset(["report", "bundle", "reply"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What is known of one file. `contents` is there only when the package may enter."""

    file: str
    data: bytes = field(repr=False)
    digest: str  # SHA-256 of the whole file: names what was refused
    verdict: Verdict
    letter: Letter | None = None
    contents: Contents | None = field(default=None, repr=False)
    certificate: bytes = field(default=b"", repr=False)
    inner: tuple[bytes, ...] = field(default=(), repr=False)  # the packages that a bundle carries
    sealed: bool = True


def kinds_of(letter: Letter) -> Mapping[str, type[Record]]:
    """The record kinds that a package of this letter's kind may hold."""
    return GUIDANCE_KINDS if letter.kind == "guidance" else KINDS


def examine(
    source: Source, *, unit: str, keys: Sequence[BoundKey] | Keys, today: date, passphrase: str | None = None
) -> Examined:
    """Read a file, or the parts of one, and judge it. `unit` is our own code, "" to leave the addressee alone.

    Never raises for a bad package: that is a verdict. Raises `OSError` when the file can't be read, or is a device
    or a pipe, whose end may never come.
    """
    path = named(source)
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "not a plain file")
    if isinstance(source, tuple) or look(source) is not None:
        try:
            name, data = join(source if isinstance(source, tuple) else (source,))
        except Refusal as refusal:  # nothing is known of the file itself, so there is nothing to keep
            return Examined(file=path.name, data=b"", digest="", verdict=refused(refusal))
    else:
        name = path.name
        with path.open("rb") as file:
            data = file.read(LIMITS.file + 1)
    return examine_bytes(data, name, unit=unit, keys=keys, today=today, passphrase=passphrase)


def examine_bytes(
    data: bytes, name: str, *, unit: str, keys: Sequence[BoundKey] | Keys, today: date, passphrase: str | None = None
) -> Examined:
    """The same for bytes that are already in memory (a package inside a bundle, a kept package)."""
    bare = Examined(file=name, data=data, digest=hashlib.sha256(data).hexdigest(), verdict=_NOTHING)
    if data.startswith(_WORKBOOK):
        return _loose(replace(bare, sealed=False), unit, keys, today)
    try:
        opened = open_sealed(data, passphrase=passphrase)
    except Refusal as refusal:
        return replace(bare, verdict=refused(refusal))
    verdict = judge(opened, keys, today)
    # What is kept is the sealed document itself, also when it came under a passphrase: it can always be read again.
    known = replace(bare, data=opened.sealed, letter=opened.letter, certificate=opened.certificate, verdict=verdict)
    if verdict.outcome is Outcome.REFUSED:
        return known
    try:
        _check_addressee(opened.letter, unit)
        if not verdict.may_enter:
            return known
        contents = Contents.of(read_contents(opened))
    except UserError as fault:  # a Refusal, or what is wrong with the workbook
        return replace(known, verdict=turned_down(verdict, fault.reason, fault.sentence))
    return replace(known, contents=contents, inner=opened.inner)


def read_contents(opened: Opened) -> Snapshot:
    """The rows and attachments of an opened package.

    Raises `UserError` ("workbook") when the sheet "Thông tin" is not the letter, when anything in the
    sheets is not ours, or when the rows do not fit one another; "files" when attachments do not fit their rows.
    """
    sheets = workbook.read(opened.workbook, kinds=kinds_of(opened.letter))
    if sheets.letter != workbook.letter_fields(opened.letter):
        raise Refusal("workbook", "the sheet of facts differs from the letter")
    contents = Snapshot(sheets.snapshot.records(), opened.attachments)
    refuse_incoherent(opened.letter, contents)
    return contents


def _loose(bare: Examined, unit: str, keys: Sequence[BoundKey] | Keys, today: date) -> Examined:
    """A workbook without its package: one that the unit signed speaks for itself, any other is left to `unsealed`."""
    if not signed_workbook.is_signed(bare.data):
        return bare
    try:
        found = loose_workbook.look(bare.data, bare.digest, keys, today)
        _check_addressee(found.letter, unit)
        verdict, contents = found.verdict, Contents.of(found.rows)
    except UserError as fault:
        refusal = fault if isinstance(fault, Refusal) else Refusal("workbook-signature", fault.reason, fault.sentence)
        return replace(bare, verdict=refused(refusal))
    return replace(bare, verdict=verdict, letter=found.letter, contents=contents, certificate=found.certificate)


def _check_addressee(letter: Letter, unit: str) -> None:
    meant_for_others = (
        letter.addressee != unit if letter.kind in NEEDS_ADDRESSEE else letter.addressee not in ("", unit)
    )
    if unit and meant_for_others:
        raise Refusal("wrong-addressee", f"addressed to {letter.addressee!r}")


def turned_down(verdict: Verdict, reason: str, sentence: str = "") -> Verdict:
    """The same facts with a refusal found later as the bottom line."""
    return replace(verdict, outcome=Outcome.REFUSED, reason=reason, sentence=sentence or SENTENCES[reason])


def remarked(verdict: Verdict, reason: str, sentence: str) -> Verdict:
    """The same facts with something a person should know; an earlier remark is kept in front."""
    said = f"{verdict.sentence} {sentence}" if verdict.outcome is Outcome.REMARK else sentence
    return replace(verdict, outcome=Outcome.REMARK, reason=reason, sentence=said)


_WORKBOOK = b"PK\x03\x04"
"""How a loose workbook begins. It has no seal: what its unit did not sign, `unsealed` reads against the guidance."""

_NOTHING = Verdict(outcome=Outcome.REFUSED, reason="not-a-package", sentence=SENTENCES["not-a-package"])
