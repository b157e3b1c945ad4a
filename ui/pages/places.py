"""Names of places that are no records, for `Session.go_to`: the page, and a view of it."""

SEND = "place:send"
INBOX = "place:inbox"
TOTALS = "place:totals"
SETTINGS = "place:settings"

CHECKS_VIEW, SEAL_VIEW = "checks", "seal"
RECEIVED_VIEW, KEYS_VIEW = "received", "keys"
OFFICE_VIEW, GUIDANCE_VIEW = "office", "guidance"
