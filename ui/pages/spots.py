"""Where a reviewer is in a received package: a record, and the field or cell of it that has the cursor."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from app.domain.fields import Record
from ui.forms.field_row import FieldRow
from ui.forms.parts_table import PartsTable
from ui.forms.record_form import RecordForm


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a remark may be tied to; `field` "" means the record as a whole."""

    record: Record
    field: str = ""


def spot_of(widget: QWidget | None, within: QWidget) -> Spot | None:
    """The field or the cell of a table that a widget belongs to; None where it belongs to neither."""
    key = ""
    while widget is not None and widget is not within:
        if isinstance(widget, FieldRow):
            key = widget.field.key
        elif isinstance(widget, RecordForm) and key:
            record = widget.record()
            return Spot(record, key) if record is not None else None
        elif isinstance(widget, PartsTable):
            return cell_of(widget)
        widget = widget.parentWidget()
    return None


def cell_of(table: PartsTable) -> Spot | None:
    """The cell under the cursor of a table of rows."""
    index = table.view.currentIndex()
    part = table.model.part(index.row()) if index.isValid() else None
    return Spot(part, table.fields[index.column()].key) if part is not None else None
