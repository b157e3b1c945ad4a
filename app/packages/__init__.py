"""The flows of packages: written, sealed, sent, received, decided, added up.

`from app import packages` and `packages.intake` load a flow when it is first asked for: all of them together take
as long to load as the window takes to open, and most days need none of them.
"""

import importlib
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.packages import (
        compose,
        confidential,
        decide,
        deliver,
        founding,
        identity,
        inbox,
        intake,
        merging,
        moved,
        moving,
        pass_on,
        rebuild,
        receipts,
        receive,
        recovery,
        safekeeping,
        send,
        slips,
        sums,
        travelling,
        trusting,
        unsealed,
        verifying,
        went,
    )

__all__ = [
    "compose",
    "confidential",
    "decide",
    "deliver",
    "founding",
    "identity",
    "inbox",
    "intake",
    "merging",
    "moved",
    "moving",
    "pass_on",
    "rebuild",
    "receipts",
    "receive",
    "recovery",
    "safekeeping",
    "send",
    "slips",
    "sums",
    "travelling",
    "trusting",
    "unsealed",
    "verifying",
    "went",
]


def __getattr__(name: str) -> ModuleType:
    if name in __all__:
        return importlib.import_module(f"{__name__}.{name}")
    raise AttributeError(f"there is no flow {name}")
