"""What was found by the typed words, in words, and the place where each of it is shown: actions and records."""

from collections.abc import Collection

from app.domain.fields import Part
from app.domain.records import KINDS
from app.office import Entry, Hit, Office
from ui.actions import ACTION, Actions
from ui.find_box import Found
from ui.pages.places import INBOX, RECEIVED_VIEW


def find(office: Office, typed: str, shown: Collection[str]) -> list[Found]:
    """Own records of the kinds that have a page, and received ones under their sender: those lead to the package."""
    hits = [hit for hit in office.search(typed) if hit.kind in (shown if hit.source == 0 else KINDS)]
    received = any(hit.source for hit in hits)
    packages: dict[int, Entry] = {entry.source: entry for entry in office.inbox().entries} if received else {}
    found: list[Found] = []
    for hit in hits:
        kind = KINDS[hit.kind].description.label
        entry = packages.get(hit.source)
        if hit.source == 0:
            found.append(Found(hit.title, _said(kind, _owner(office, hit), hit.snippet), hit.kind, hit.uid))
        elif entry is not None:
            sender = f"nhận từ {entry.unit_name or entry.unit}"
            found.append(Found(hit.title, _said(kind, sender, hit.snippet), INBOX, RECEIVED_VIEW, entry.package))
    return found


def _owner(office: Office, hit: Hit) -> str:
    """Whose row this is: without it two rows of the same words can't be told apart."""
    row = office.ledger.get(KINDS[hit.kind], hit.uid)
    if not isinstance(row, Part):
        return ""
    for kind in row.description.parents:
        owner = office.ledger.get(KINDS[kind], row.parent)
        if owner is not None:
            return owner.description.title_of(owner)
    return ""


def found_actions(actions: Actions, typed: str) -> list[Found]:
    """Pages and things to do by their names."""
    return [Found(each.title, _said("Đi tới", _keys(each.keys)), ACTION, each.name) for each in actions.matching(typed)]


def _keys(keys: str) -> str:
    return keys.split(maxsplit=1)[0] if keys else ""


def _said(*parts: str) -> str:
    return "  ·  ".join(part for part in parts if part)
