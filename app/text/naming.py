"""Many names in one line: the first of them, and how many there are besides."""

from collections.abc import Sequence

MOST = 8


def few(names: Sequence[str], what: str = "đơn vị", *, between: str = ", ", most: int = MOST) -> str:
    """ "Xã A, Xã B và 12 đơn vị khác": at most `most` names; one more is named rather than counted."""
    if len(names) <= most + 1:
        return between.join(names)
    return f"{between.join(names[:most])} và {len(names) - most} {what} khác"
