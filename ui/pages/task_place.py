"""Where a person is typing on the sheet of a task, so that a sheet made anew can put the cursor there again.

Guidance may arrive in mid-typing: what was typed is saved, the sheet is another one, and the next key must not land
on a button or nowhere.
"""

from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui.pages.spots import spot_of
from ui.pages.task_line import PartLine
from ui.pages.task_sheet import TaskSheet


@dataclass(frozen=True, slots=True)
class TaskPlace:
    """A box of a sheet as `TaskSheet.focus` names it, and in it the two ends of what is chosen: anchor and cursor."""

    kind: str
    uid: str = ""
    field: str = ""
    criterion: str = ""
    anchor: int = 0
    cursor: int = 0


def place_in(sheet: TaskSheet) -> TaskPlace | None:
    """The box of this sheet that has the cursor; None while none has."""
    focused = QApplication.focusWidget()
    if focused is None or not sheet.isAncestorOf(focused):
        return None
    anchor, cursor = _ends(focused)
    for code, row in sheet.criteria.items():
        if row.isAncestorOf(focused):
            field = "reason" if isinstance(focused, QPlainTextEdit) else "score"
            return TaskPlace("criterion_score", field=field, criterion=code, anchor=anchor, cursor=cursor)
    line = _line_of(focused)
    if line is not None:
        field = next((key for key, box in line.boxes.items() if box.isAncestorOf(focused)), "")
        return TaskPlace(line.part.description.name, line.part.uid, field, anchor=anchor, cursor=cursor)
    spot = spot_of(focused)
    return TaskPlace("task_review", field=spot.field, anchor=anchor, cursor=cursor) if spot is not None else None


def go_back(sheet: TaskSheet, place: TaskPlace) -> None:
    """Put the cursor there on a sheet in view; nowhere, where the sheet has no such box any more."""
    sheet.finish()
    if place.kind == "criterion_score" and place.criterion not in sheet.criteria:
        return
    sheet.focus(place.kind, place.uid, place.field, place.criterion)
    QTimer.singleShot(0, sheet, lambda: _choose(place))  # after the sheet itself has gone there


def _line_of(widget: QWidget | None) -> PartLine | None:
    while widget is not None and not isinstance(widget, PartLine):
        widget = widget.parentWidget()
    return widget


def _line_edit(widget: QWidget | None) -> QLineEdit | None:
    inner = widget.lineEdit() if isinstance(widget, QAbstractSpinBox) else widget
    return inner if isinstance(inner, QLineEdit) else None


def _ends(box: QWidget) -> tuple[int, int]:
    line = _line_edit(box)
    if isinstance(box, QPlainTextEdit):
        return box.textCursor().anchor(), box.textCursor().position()
    if line is None:
        return 0, 0
    cursor, start, end = line.cursorPosition(), line.selectionStart(), line.selectionEnd()
    return (cursor, cursor) if start < 0 else (end if cursor == start else start, cursor)


def _choose(place: TaskPlace) -> None:
    box = QApplication.focusWidget()
    line = _line_edit(box)
    if isinstance(box, QPlainTextEdit):
        last = box.document().characterCount() - 1
        chosen = QTextCursor(box.document())
        chosen.setPosition(min(place.anchor, last))
        chosen.setPosition(min(place.cursor, last), QTextCursor.MoveMode.KeepAnchor)
        box.setTextCursor(chosen)
    elif line is not None:
        line.deselect()
        line.setCursorPosition(place.anchor)
        line.cursorForward(True, place.cursor - place.anchor)
