"""Which key speaks for which unit: the verdict on who sealed a package that is whole.

A key is bound to a unit code by a person who compared 40 digits (architecture: trust in words an officer
understands). Nothing chains from a key, no name in a certificate is believed: the pinned certificate is
compared whole.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from app.packages.opening import Opened
from app.packages.refusals import SENTENCES
from app.packages.verdict import Outcome, Verdict


class BoundKey(Protocol):
    """A row of the keyring (`app.storage.keyring.TrustedKey`). `withdrawn_from` is the first day, ISO, on which
    the key speaks no more."""

    @property
    def unit(self) -> str: ...
    @property
    def unit_name(self) -> str: ...
    @property
    def certificate(self) -> bytes: ...
    @property
    def withdrawn_from(self) -> str | None: ...


class Keys:
    """A keyring that finds the keys that matter for one package at once: a national one holds ten thousand."""

    def __init__(self, keys: Iterable[BoundKey]) -> None:
        self._by_unit: dict[str, list[BoundKey]] = {}
        self._by_certificate: dict[bytes, list[BoundKey]] = {}
        for key in keys:
            self._by_unit.setdefault(key.unit, []).append(key)
            self._by_certificate.setdefault(key.certificate, []).append(key)

    def about(self, opened: Opened) -> Sequence[BoundKey]:
        """The keys of the unit that the letter names, and every key with the certificate of the seal."""
        of_unit = self._by_unit.get(opened.letter.sender, [])
        same = self._by_certificate.get(opened.certificate, [])
        return [*of_unit, *(key for key in same if key.unit != opened.letter.sender)]


def judge(opened: Opened, keys: Sequence[BoundKey] | Keys, today: date) -> Verdict:
    """Who sealed it. Refuses with "wrong-unit", "key-mismatch", "key-withdrawn", "key-usage"; remarks "key-expired",
    "key-withdrawn-later", "clock"; "unknown-key" when no key of the unit was compared yet."""
    sender = opened.letter.sender
    keys = keys.about(opened) if isinstance(keys, Keys) else keys
    bound = [key for key in keys if key.certificate == opened.certificate]
    ours = next((key for key in bound if key.unit == sender), None)
    if ours is None:
        return _stranger(opened, keys, elsewhere=bool(bound))
    if not opened.sealer.may_sign:
        return _verdict(opened, Outcome.REFUSED, "key-usage")
    remark = _remark(opened, ours, today)
    if remark == "key-withdrawn":
        return _verdict(opened, Outcome.REFUSED, remark)
    return _verdict(opened, Outcome.REMARK if remark else Outcome.KNOWN, remark, ours.unit_name)


def _stranger(opened: Opened, keys: Sequence[BoundKey], *, elsewhere: bool) -> Verdict:
    """A key that is not bound to the unit in the letter."""
    sender, claimed = opened.letter.sender, opened.sealer.unit
    if elsewhere or (claimed and claimed != sender):
        return _verdict(opened, Outcome.REFUSED, "wrong-unit")
    if any(key.unit == sender and key.withdrawn_from is None for key in keys):
        return _verdict(opened, Outcome.REFUSED, "key-mismatch")
    return _verdict(opened, Outcome.UNKNOWN, "unknown-key")


def _remark(opened: Opened, key: BoundKey, today: date) -> str:
    """What a person should know of a key that is bound to the right unit; the time of sealing is the sealer's claim."""
    made = _made_on(opened.letter.made_at)
    if key.withdrawn_from:
        if made is None or _latest(opened.letter.made_at, made) >= date.fromisoformat(key.withdrawn_from):
            return "key-withdrawn"
        return "key-withdrawn-later"
    if today > opened.sealer.not_after:
        return "key-expired"
    if made is None or not opened.sealer.not_before <= made <= min(opened.sealer.not_after, today + timedelta(days=1)):
        return "clock"
    return ""


def _made_on(made_at: str) -> date | None:
    try:
        moment = datetime.fromisoformat(made_at)
        return moment.astimezone(UTC).date() if moment.tzinfo else moment.date()
    except (ValueError, OverflowError):  # the first and the last day that there is have no neighbour in UTC
        return None


def _latest(made_at: str, in_utc: date) -> date:
    """The later of the two days on which it may have been made: at dawn in Việt Nam it is still yesterday in UTC."""
    return max(in_utc, datetime.fromisoformat(made_at).date())


_SENTENCES = {
    "": "Hợp lệ. Nội dung nguyên vẹn; người niêm phong đã được đối chiếu khóa: {unit}.",
    "unknown-key": "Nội dung nguyên vẹn, nhưng chưa biết ai niêm phong. Gói ghi là của {unit}. "
    "Hãy gọi điện cho đơn vị và đối chiếu 40 chữ số của khóa, rồi mới nhận.",
    "key-expired": "Hợp lệ, có lưu ý: khóa của {unit} đã hết hạn. Hãy nhắc đơn vị tạo khóa mới và đăng ký lại.",
    "key-withdrawn-later": "Hợp lệ, có lưu ý: gói ghi là làm trước ngày thôi tin khóa này của {unit}. "
    "Hãy gọi điện hỏi đơn vị có đúng đã gửi gói này không.",
    "clock": "Hợp lệ, có lưu ý: thời điểm niêm phong ghi trong gói của {unit} không hợp lý. "
    "Có thể đồng hồ máy của đơn vị bị sai.",
}


def _verdict(opened: Opened, outcome: Outcome, reason: str, unit_name: str = "") -> Verdict:
    letter = opened.letter
    sentence = SENTENCES[reason] if outcome is Outcome.REFUSED else _SENTENCES[reason]
    name = unit_name or letter.sender_name
    return Verdict(
        outcome=outcome,
        reason=reason,
        sentence=sentence.replace("{unit}", f"{name} ({letter.sender})"),
        changed=False,
        kind=letter.kind,
        unit=letter.sender,
        unit_name=name,
        period=letter.period,
        revision=letter.revision,
        package=opened.package,
        answers=letter.answers,
        digits=opened.digits,
        made_at=letter.made_at,
    )
