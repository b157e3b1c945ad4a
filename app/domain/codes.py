"""The codes that the program gives by itself."""

import re
from collections.abc import Iterable


def next_conference_code(unit: str, year: int, taken: Iterable[str | None]) -> str:
    """The next free code of a conference: "99001-HN-2024-007" (domain notes §2.1).

    `taken` holds the codes in use and, so that none is given twice, those of removed conferences.
    """
    form = re.compile(rf"{re.escape(unit)}-HN-{year}-(\d+)")
    used = [int(found[1]) for code in taken if code and (found := form.fullmatch(code))]
    return f"{unit}-HN-{year}-{max(used, default=0) + 1:03}"
