"""The desks of an office: each answers for one group of jobs, is found on the office, and is set up when first asked.

A desk starts from an `OpenOffice`, wires what storage and packages offer, and holds no rules, just as `app.office`.
"""
