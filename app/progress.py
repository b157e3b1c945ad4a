"""Telling how far long work has come, and stopping it.

Long work takes a `Progress` and calls it between steps. The callback may raise
`app.errors.Cancelled`; the work then leaves nothing half done.
"""

from typing import Protocol


class Progress(Protocol):
    """Called with the steps done, the steps in all (0 when unknown) and what is being done."""

    def __call__(self, done: int, total: int, what: str = "") -> None: ...


def silent(done: int, total: int, what: str = "") -> None:
    """The progress nobody watches."""
