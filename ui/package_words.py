"""What the kinds of package are called."""

KINDS = {
    "report": "Báo cáo",
    "bundle": "Báo cáo kèm các gói cấp dưới",
    "guidance": "Hướng dẫn",
    "reply": "Phiếu trả lời",
    "card": "Phiếu đăng ký khóa",
}
"""The kinds of package as people call them."""

UNDER_PASSPHRASE = ("passphrase-needed", "passphrase")
"""Why a file that was sent under a passphrase could not be opened yet."""
