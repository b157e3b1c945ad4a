"""The widget for each kind of field. A test holds this table complete."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from app.domain.fields import Field, Kind, Width
from ui.context import Context
from ui.forms.choice_editors import ChoiceEditor, ChoicesEditor, YesNoEditor
from ui.forms.date_editor import DateEditor
from ui.forms.editor import Editor
from ui.forms.file_editor import FileEditor
from ui.forms.line_editors import FigureEditor, LineEditor, NoteEditor
from ui.forms.link_editors import LinkEditor, LinksEditor

EDITORS: Mapping[Kind, type[Editor]] = {
    Kind.TEXT: LineEditor,
    Kind.NOTE: NoteEditor,
    Kind.COUNT: LineEditor,
    Kind.AMOUNT: LineEditor,
    Kind.FIGURE: FigureEditor,
    Kind.DATE: DateEditor,
    Kind.TIME: LineEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.CHOICES: ChoicesEditor,
    Kind.YESNO: YesNoEditor,
    Kind.LINK: LinkEditor,
    Kind.LINKS: LinksEditor,
    Kind.FILE: FileEditor,
}


def editor_for(field: Field, context: Context, parent: QWidget | None = None) -> Editor:
    """The editor of a field, known to a screen reader by the field's label."""
    wraps = field.kind is Kind.TEXT and field.width is Width.FULL
    editor = (NoteEditor if wraps else EDITORS[field.kind])(field, context, parent)
    for widget in (editor, editor.focusProxy()):
        if widget is not None:
            widget.setAccessibleName(field.label)
            widget.setAccessibleDescription(field.help)
    if field.computed:
        editor.set_read_only(True)
    return editor
