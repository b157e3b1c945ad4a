"""Which text a spreadsheet's cell can hold, and how it stands in the file.

The workbook is the data of record, so text that no cell can hold is told before sealing, by the same rule by which
the workbook would refuse it.
"""

import re

LONGEST = 32_767
"""What one cell can hold, counted as spreadsheets count: in UTF-16 units, escapes included."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML, and so a workbook, cannot hold."""

_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_RETURN = "_x000D_"


def escaped(text: str) -> str:
    """The text as it stands in the file (ECMA-376 ST_Xstring): CR and what looks like an escape are escaped."""
    return _ESCAPE_LIKE.sub("_x005F_", text).replace("\r", _RETURN)


def unfit(text: str) -> str:
    """Why no cell can hold a text, as the rest of a sentence without its full stop; "" when one can."""
    if bad := _UNWRITABLE.search(text):
        where = f"ở vị trí {bad.start() + 1}, mã U+{ord(bad[0]):04X}"
        return f"có ký tự không ghi được vào bảng tính ({where}); hãy xóa ký tự đó"
    if len(text) > LONGEST // len(_RETURN):
        units = len(text.encode("utf-16-le")) // 2
        if max(units, len(escaped(text))) > LONGEST:
            return "dài quá 32.767 ký tự, một ô bảng tính không chứa hết; hãy rút gọn hoặc đính kèm thành tệp"
    return ""
