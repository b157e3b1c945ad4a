"""Documents: a ledger and a guidance in, the bytes of a PDF out.

The modules here load reportlab when they are imported (about 0.2 s), so whoever starts up without printing
imports them late; `app.reports.mark` alone is free of it.
"""
