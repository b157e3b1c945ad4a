"""Names of places that are no records, for `Session.go_to`: the page, and a view of it."""

from app.domain.ledger import Ledger
from app.domain.records import KINDS

SEND = "place:send"
INBOX = "place:inbox"
TOTALS = "place:totals"
SETTINGS = "place:settings"

WORDS_VIEW, CHECKS_VIEW, PREVIEW_VIEW, SEAL_VIEW = "report", "checks", "preview", "seal"
CHARTS_VIEW = "charts"
RECEIVED_VIEW, REPLIES_VIEW, KEYS_VIEW = "received", "replies", "keys"
MOVING_VIEW = "moving"
OFFICE_VIEW, OFFICERS_VIEW, GUIDANCE_VIEW, BIN_VIEW = "office", "officers", "guidance", "bin"

FOLLOW_UP = "follow-up"
"""The tasks given, as a view of the page of conferences."""
REMINDER = "reminder"
"""The letter to those who have not sent, on the page of what was received."""
OWN_KEY_VIEW = "own-key"

NEW = "+"
"""Instead of a record: begin a new one of that kind."""


def owner_kind(ledger: Ledger, kind: str, uid: str) -> str:
    """The kind on whose page a record stands: of a row that may belong to several kinds, the one it belongs to."""
    known = KINDS.get(kind)
    parents = known.description.parents if known is not None else ()
    row = ledger.get(known, uid) if known is not None and len(parents) > 1 else None
    holding = (name for name in parents if ledger.get(KINDS[name], getattr(row, "parent", "")) is not None)
    return next(holding, kind)
