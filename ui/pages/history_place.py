"""What the officer is looking at, so that its history can be shown: a record, and the field the cursor is in."""

from dataclasses import dataclass

from PySide6.QtWidgets import QTableView, QWidget

from app.domain.fields import Part, Record
from app.domain.records import KINDS
from app.office import Office
from ui.forms.field_row import FieldRow
from ui.forms.record_form import RecordForm
from ui.models.parts_model import PartsModel
from ui.models.record_table import RecordRole


@dataclass(frozen=True, slots=True)
class Place:
    """A record, and one of its fields or "" for all of it."""

    kind: str
    uid: str
    field: str = ""


def place_of_focus(focus: QWidget | None, office: Office) -> Place | None:
    """The field or cell that the cursor is in; None where it is in none that is saved."""
    field = ""
    while focus is not None:
        if isinstance(focus, FieldRow):
            field = focus.field.key
        elif isinstance(focus, RecordForm):
            return _saved(focus.record(), field, office)
        elif isinstance(focus, QTableView):
            return _place_in_table(focus, office)
        focus = focus.parentWidget()
    return None


def place_on_page(page: QWidget, office: Office) -> Place | None:
    """The record that a page shows, with all its rows; None where it shows none that is saved."""
    for form in page.findChildren(RecordForm):
        record = form.record()
        if record is None or not form.isVisibleTo(page):
            continue
        if isinstance(record, Part):
            owners = [KINDS[name] for name in record.description.parents]
            owner = next((found for kind in owners if (found := office.ledger.get(kind, record.parent))), None)
            record = owner or record
        place = _saved(record, "", office)
        if place is not None:
            return place
    return None


def _place_in_table(table: QTableView, office: Office) -> Place | None:
    index, model = table.currentIndex(), table.model()
    record = index.data(RecordRole) if index.isValid() else None
    if not isinstance(record, Record):
        return None
    field = model.fields[index.column()].key if isinstance(model, PartsModel) else ""
    return _saved(record, field, office)


def _saved(record: Record | None, field: str, office: Office) -> Place | None:
    if record is None or office.ledger.get(type(record), record.uid) is None:
        return None
    return Place(record.description.name, record.uid, field)
