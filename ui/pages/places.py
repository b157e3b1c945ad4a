"""Names of places that are no records, for `Session.go_to`: the page, and a view of it."""

SEND = "place:send"
INBOX = "place:inbox"
TOTALS = "place:totals"
SETTINGS = "place:settings"

WORDS_VIEW, CHECKS_VIEW, PREVIEW_VIEW, SEAL_VIEW = "report", "checks", "preview", "seal"
RECEIVED_VIEW, REPLIES_VIEW, KEYS_VIEW = "received", "replies", "keys"
OFFICE_VIEW, OFFICERS_VIEW, GUIDANCE_VIEW, BIN_VIEW = "office", "officers", "guidance", "bin"

NEW = "+"
"""Instead of a record: begin a new one of that kind."""
