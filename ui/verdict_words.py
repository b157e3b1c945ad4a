"""A verdict in the two lines that are always shown, and its bottom line in a word."""

from app.packages.verdict import KEY_COMPARED, Outcome, Verdict

CHANGED = "Nội dung có bị sửa không?"
SEALER = "Ai niêm phong?"

BOTTOM = {
    Outcome.KNOWN: ("Hợp lệ", "check", "done"),
    Outcome.REMARK: ("Hợp lệ, có lưu ý", "warning", "warning"),
    Outcome.UNKNOWN: ("Chờ đối chiếu khóa", "key", "warning"),
    Outcome.REFUSED: ("Không nhận", "refused", "error"),
}
"""Outcome → word, icon, level."""


def is_unsealed(verdict: Verdict) -> bool:
    """Whether it is a form without a seal."""
    return verdict.reason == "unsealed"


def is_signed_workbook(verdict: Verdict) -> bool:
    """Whether it is a workbook that its unit signed, without the package."""
    return verdict.reason == "signed-workbook"


def changed_words(verdict: Verdict) -> str:
    """The answer to `CHANGED`."""
    if is_signed_workbook(verdict):
        return "Không. Các ô còn nguyên như lúc ký; văn bản, ảnh và tệp kèm không có ở đây."
    if is_unsealed(verdict):
        return "Không biết được: biểu này không niêm phong."
    if verdict.changed is None:
        return "Không biết được: không thấy niêm phong của Sổ Mặt trận để so."
    return "CÓ. Nội dung đã khác lúc niêm phong." if verdict.changed else "Không. Còn nguyên như lúc niêm phong."


def sealer_words(verdict: Verdict) -> str:
    """The answer to `SEALER`. What a refused file says of itself is never told as a fact."""
    unit = f"{verdict.unit_name} ({verdict.unit})"
    if is_unsealed(verdict):
        return f"Không ai. Biểu ghi là của {unit}; hãy gọi điện hỏi lại đơn vị."
    if is_signed_workbook(verdict):
        return f"Không ai niêm phong. Tệp Excel có chữ ký của {unit}, khóa đã được đối chiếu."
    if verdict.outcome is Outcome.UNKNOWN:
        return f"Chưa biết. Gói ghi là của {unit}, nhưng khóa chưa được đối chiếu."
    if verdict.reason in KEY_COMPARED:
        return f"{unit}, khóa đã được đối chiếu. Gói không nhận vì lý do ghi ở trên."
    if verdict.outcome is Outcome.REFUSED:
        return f"Không đủ tin. Gói ghi là của {unit}." if verdict.unit and verdict.unit_name else "Không xác định được."
    return f"{unit}, khóa đã được đối chiếu."
