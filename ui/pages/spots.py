"""What a person looks at: a record, and the field or cell of it that has the cursor.

A remark is tied to such a spot, and the history of it is shown.
"""

from dataclasses import dataclass

from PySide6.QtWidgets import QTableView, QWidget

from app.domain.fields import Part, Record
from app.domain.ledger import Ledger
from app.domain.records import KINDS
from ui.forms.field_row import FieldRow
from ui.forms.record_form import RecordForm
from ui.models.record_table import FieldRole, RecordRole


@dataclass(frozen=True, slots=True)
class Spot:
    """A record and one of its fields; `field` "" means the record as a whole."""

    record: Record
    field: str = ""


def spot_of(widget: QWidget | None) -> Spot | None:
    """The field or the cell of a table that a widget belongs to; None where it belongs to neither."""
    field = ""
    while widget is not None:
        if isinstance(widget, FieldRow):
            field = widget.field.key
        elif isinstance(widget, RecordForm):
            record = widget.record()
            return Spot(record, field) if record is not None else None
        elif isinstance(widget, QTableView):
            return cell_of(widget)
        widget = widget.parentWidget()
    return None


def cell_of(table: QTableView) -> Spot | None:
    """The cell under the cursor of a table whose rows are records."""
    index = table.currentIndex()
    record = index.data(RecordRole) if index.isValid() else None
    return Spot(record, index.data(FieldRole) or "") if isinstance(record, Record) else None


def spot_on_page(page: QWidget, ledger: Ledger) -> Spot | None:
    """The record that a page shows, with all its rows; None where it shows none that is saved."""
    for form in page.findChildren(RecordForm):
        record = form.record()
        if record is None or not form.isVisibleTo(page):
            continue
        if isinstance(record, Part):
            owners = (ledger.get(KINDS[name], record.parent) for name in record.description.parents)
            record = next((owner for owner in owners if owner is not None), record)
        if is_saved(record, ledger):
            return Spot(record)
    return None


def is_saved(record: Record, ledger: Ledger) -> bool:
    """Whether a record has come into its ledger yet."""
    return ledger.get(type(record), record.uid) is not None
