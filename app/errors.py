"""Faults that a person can do something about, each with its sentence.

Anything else that is raised is a bug of the program: it is logged and shown once.
"""


class UserError(Exception):
    """What happened and what to do, in plain Vietnamese, ready to be shown.

    `reason` is a short stable English name for scripts and tests (``disk-full``,
    ``passphrase``, ``read-only`` …); the sentence is for people and may change.
    """

    def __init__(self, sentence: str, *, reason: str = "refused", detail: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.reason = reason
        self.detail = detail


class TooNew(UserError):
    """The data was made by a newer program than this one."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, reason="too-new")


class Cancelled(Exception):
    """The person pressed Stop: never shown as an error, nothing half done is left behind."""
