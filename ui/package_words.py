"""What the kinds of package are called."""

from app.office import Entry, Office
from ui.period_words import in_sentence

KINDS = {
    "report": "Báo cáo",
    "bundle": "Báo cáo kèm các gói cấp dưới",
    "guidance": "Hướng dẫn",
    "reply": "Phiếu trả lời",
    "card": "Phiếu đăng ký khóa",
    "ledger": "Sổ của đơn vị cũ",
}
"""The kinds of package as people call them."""

UNDER_PASSPHRASE = ("passphrase-needed", "passphrase")
"""Why a file that was sent under a passphrase could not be opened yet."""


def called(office: Office, entry: Entry) -> str:
    """A package as people call it: "Báo cáo năm 2024"."""
    kind = KINDS.get(entry.kind, entry.kind)
    return f"{kind} {in_sentence(office.period(entry.period))}" if entry.period else kind
