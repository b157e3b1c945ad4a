"""A workbook that came without its package, and which its unit signed ("Excel có chữ ký").

It counts as little as a form: no revision, no seal, no pictures. It tells a little more: whose figures these are.
Only a report is read so, only with every byte as it was signed (`signed_workbook`), and only from a key that a person
compared and about which there is nothing to remark; anything less is refused by name, because its package can be had.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.correspondence import Attachment
from app.domain.fields import Kind, Record
from app.domain.ledger import Snapshot
from app.errors import UserError
from app.packages import certificates, signed_workbook, workbook
from app.packages.coherence import refuse_incoherent
from app.packages.letter import Letter, read_letter
from app.packages.opening import Opened
from app.packages.refusals import Refusal
from app.packages.trust import BoundKey, Keys, judge
from app.packages.verdict import Outcome, Verdict

SIGNED = "signed-workbook"
"""The remark under which it enters."""


@dataclass(frozen=True, slots=True)
class Loose:
    """A workbook that its unit signed: who, for what period, and its rows without what hangs on attachments."""

    verdict: Verdict
    letter: Letter
    certificate: bytes = field(repr=False)
    rows: Snapshot = field(repr=False)


def look(data: bytes, digest: str, keys: Sequence[BoundKey] | Keys, today: date) -> Loose:
    """Judge a signed workbook; `digest` is the SHA-256 of the file, which names it.

    Raises `UserError`: "workbook-signature", "workbook", what `judge` refuses for, and "workbook-key" for a key that
    was not compared, has ended, or whose time is odd.
    """
    signature = signed_workbook.check(data)
    letter, rows = read(data)
    if signed_workbook.utc(letter.made_at) != signature.made_at:
        raise Refusal("workbook-signature", "signed at another time than the letter was made")
    opened = Opened(
        sealed=data,
        letter=letter,
        files={},
        certificate=signature.certificate,
        digits=certificates.digits_of(signature.certificate),
        package=digest,
        sealer=certificates.facts(signature.certificate),
    )
    verdict = judge(opened, keys, today)
    if verdict.outcome is Outcome.REFUSED:
        raise Refusal(verdict.reason, "of a signed workbook")
    if verdict.outcome is not Outcome.KNOWN:
        raise Refusal("workbook-key", verdict.reason)
    sentence = (
        f"Excel có chữ ký của {verdict.unit_name} ({verdict.unit}), KHÔNG NIÊM PHONG: số liệu đúng như đơn vị đã ký, "
        "không có văn bản báo cáo, ảnh và tệp kèm. Hãy xin gói báo cáo đã niêm phong (tệp PDF)."
    )
    verdict = replace(verdict, outcome=Outcome.REMARK, reason=SIGNED, sentence=sentence, revision=0, answers="")
    return Loose(verdict, letter, signature.certificate, rows)


def read(data: bytes) -> tuple[Letter, Snapshot]:
    """The letter that the first sheet repeats, and the rows. Raises `UserError` as `workbook.read` does, and `Refusal`
    ("workbook-alone") for what is no report, ("workbook") for rows that do not fit one another."""
    letter = _letter(workbook.read(data, kinds={}).letter)
    if letter.kind != "report":
        raise Refusal("workbook-alone", letter.kind)
    rows = Snapshot(_without_files(record) for record in workbook.read(data).snapshot.records() if _stays(record))
    refuse_incoherent(letter, rows)
    return letter, rows


def _letter(told: dict[str, str]) -> Letter:
    try:
        letter = Letter(
            kind=told["kind"],
            package=told["package"],
            sender=told["sender"],
            sender_name=told["sender_name"],
            addressee=told["addressee"],
            period=told["period"],
            revision=int(told["revision"]),
            answers=told["answers"],
            made_at=told["made_at"],
            program=told["program"],
            format=int(told["format"]),
        )
        return read_letter(letter.to_bytes())
    except (KeyError, ValueError, UserError) as fault:
        raise Refusal("workbook-signature", f"no letter: {fault}") from fault


def _stays(record: Record) -> bool:
    """What is nothing without its file did not come: the attachments themselves, and photos."""
    needed = any(one.kind is Kind.FILE and one.required for one in record.description.fields)
    return not needed and not isinstance(record, Attachment)


def _without_files(record: Record) -> Record:
    files = {one.key: None for one in record.description.fields if one.kind is Kind.FILE}
    return replace(record, **files) if files else record
