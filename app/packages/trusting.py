"""Binding a key to a unit: a person reads 40 digits, the program compares them.

Nothing is believed that a file says of itself. The digits come from the unit, by telephone or on a stamped
slip; only when they are those of the key in the file is the key bound (docs/package-format.md, "Trust").
"""

import base64
import binascii
import re
from pathlib import Path

from app.errors import UserError
from app.packages.books import Books
from app.packages.certificates import digits_of, facts
from app.packages.opening import open_sealed
from app.packages.pdf_shape import LIMITS
from app.packages.refusals import Refusal
from app.safewrite import read_whole
from app.storage.keyring import TrustedKey
from app.text.dates import bounds, read_date

_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----(.+?)-----END CERTIFICATE-----", re.DOTALL)
_LARGEST_CERTIFICATE = 64 * 1024


def add(books: Books, file: Path, digits: str, how: str = "") -> TrustedKey:
    """Bind the key in a package, card or certificate to the unit it names.

    Raises `UserError`: "digits" when what was read is not 40 digits or not those of this key, "other-key" when
    the unit already has another key in use, "bound-elsewhere" when another unit has this one, `Refusal` for a file
    that is not whole or whose key was made for another unit.
    """
    certificate, unit, unit_name = _key_in(file)
    told = re.sub(r"[\s.\-–]", "", digits)
    if not re.fullmatch(r"[0-9]{40}", told):
        raise UserError("Cần đủ 40 chữ số, chia 8 nhóm 5 số. Hãy đọc lại từng nhóm.", reason="digits")
    true = digits_of(certificate)
    if told != true.replace(" ", ""):
        raise UserError(
            f"40 chữ số không khớp với khóa trong tệp của {unit_name} ({unit}). Chưa tin khóa này. "
            "Hãy gọi lại số điện thoại quen biết của đơn vị và đọc lại từng nhóm.",
            reason="digits",
        )
    for known in books.keyring.of_unit(unit):
        if known.digits != true and known.withdrawn_from is None:
            raise UserError(
                f"CẢNH BÁO: {known.unit_name} ({unit}) đã có một khóa KHÁC đang được tin. Nếu đơn vị thật sự đổi khóa, "
                "hãy thôi tin khóa cũ trước rồi mới thêm khóa mới.",
                reason="other-key",
            )
    elsewhere = [known for known in books.keyring.units_of(true) if known.unit != unit and not known.withdrawn_from]
    if elsewhere:
        raise UserError(
            f"CẢNH BÁO: khóa này đang được tin là của {elsewhere[0].unit_name} ({elsewhere[0].unit}). Một khóa chỉ nói "
            "cho một đơn vị: nếu đơn vị đã đổi mã, hãy thôi tin khóa ở mã cũ trước rồi mới thêm.",
            reason="bound-elsewhere",
        )
    listed = books.guidance.units.unit(unit)
    key = TrustedKey(
        unit=unit,
        unit_name=(listed.name if listed else None) or unit_name,
        certificate=certificate,
        digits=true,
        compared_by=books.who,
        compared_how=how,
        compared_at=books.now(),
    )
    with books.store.atomic():
        books.keyring.add(key)
        for card in books.mailbox.entries(direction="in", unit=unit, kind="card", states=["waiting"]):
            books.mailbox.remove(card.source)  # it came to make this key known, and has done so
    return key


def withdraw(books: Books, unit: str, since: str) -> TrustedKey:
    """Let the keys of a unit speak no more from a day on. Raises `UserError` ("date", "no-key")."""
    days = bounds(read_date(since))
    if days is None:
        raise UserError("Ngày thôi tin phải đủ ngày, tháng, năm, ví dụ 01/12/2024.", reason="date")
    books.keyring.withdraw(unit, days[0].isoformat())
    return books.keyring.of_unit(unit)[0]


def _key_in(file: Path) -> tuple[bytes, str, str]:
    """The certificate, unit code and unit name of a package, a card or a bare certificate (PEM or DER)."""
    data = read_whole(file, LIMITS.file)
    if data.startswith(b"%PDF") or len(data) > _LARGEST_CERTIFICATE:
        opened = open_sealed(data)
        if opened.sealer.unit not in ("", opened.letter.sender):
            raise Refusal("wrong-unit", f"a key of {opened.sealer.unit!r} for {opened.letter.sender!r}")
        return opened.certificate, opened.letter.sender, opened.letter.sender_name
    found = _PEM.search(data)
    try:
        certificate = base64.b64decode(found[1]) if found else data
        said = facts(certificate)
    except (ValueError, binascii.Error) as fault:
        raise UserError(
            "Tệp này không phải là gói, phiếu đăng ký khóa hay chứng thư. Hãy chọn đúng tệp.", reason="not-a-key"
        ) from fault
    if not said.unit:
        raise UserError("Chứng thư không ghi mã đơn vị. Hãy dùng phiếu đăng ký khóa của đơn vị.", reason="not-a-key")
    return certificate, said.unit, said.unit_name
