"""The file of remarks that `return` takes: one remark a line, or JSON that ties each to its field."""

import json
from pathlib import Path
from typing import Any, cast

from app.errors import UserError
from app.office import Remarked
from app.safewrite import read_whole
from app.text.clean import nfc

_PLACES = ("record_kind", "record_uid", "field", "place")


def read_remarks(file: Path) -> list[Remarked]:
    """The remarks of a file, in order.

    JSON is a list (or an object with the list under "remarks") of texts or of objects with "text" and, as far as
    known, "record_kind", "record_uid", "field" and "place". Raises `UserError` ("remarks").
    """
    try:
        text = nfc(read_whole(file).decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise UserError(f"Không đọc được tệp nhận xét {file}. Tệp phải là chữ Unicode.", reason="remarks") from fault
    if not text.lstrip().startswith(("[", "{")):
        return [Remarked(text=line.strip()) for line in text.splitlines() if line.strip()]
    try:
        read = json.loads(text)
        rows = cast(list[Any], read["remarks"] if isinstance(read, dict) else read)
        return [_remark(row) for row in rows]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise UserError(
            f"Tệp nhận xét {file} không đúng khuôn JSON. Có thể ghi đơn giản mỗi dòng một nhận xét.", reason="remarks"
        ) from fault


def _remark(row: Any) -> Remarked:
    if isinstance(row, str):
        return Remarked(text=row)
    return Remarked(text=str(row["text"]), **{key: str(row.get(key) or "") for key in _PLACES})
