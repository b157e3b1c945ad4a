"""How the cells of the grid of indicators are drawn: an empty slot, an offer, a chip for "không phát sinh"."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QStyleOptionViewItem, QWidget

from app.domain.fields import Field
from ui.context import Context
from ui.forms.cells import CellDelegate, Index
from ui.models.figure_sheet import State, answers_of
from ui.models.indicator_lines import FIGURES, Row
from ui.models.indicator_rows import BesideRole, IndicatorRows, StateRole
from ui.theme import RADIUS, SPACES, Theme, font

OFFER_SIGN = "↵"  # the key that takes what is offered


def draw_mark(painter: QPainter, place: QRect, words: str, state: State, theme: Theme) -> None:
    """A slot with a dashed edge, or a filled chip, with its words in it: they differ in shape, not only in colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if state is State.NOT_ARISEN:
        painter.setPen(QPen(theme.colour("line")))
        painter.setBrush(theme.colour("raised"))
    else:
        painter.setPen(QPen(theme.colour("edge"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.setPen(theme.colour("quiet"))
    painter.setFont(small(theme))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def small(theme: Theme) -> QFont:
    """The face of what is no value: smaller and in italics."""
    face = font(theme)
    face.setPointSizeF(theme.points(9.5))
    face.setItalic(True)
    return face


class IndicatorCells(CellDelegate):
    """Draws the states of a cell, and helps to type "không phát sinh" from its first letter."""

    after_enter = CellDelegate.EndEditHint.NoHint

    def __init__(self, fields: list[Field], view: QAbstractItemView, theme: Theme) -> None:
        super().__init__(fields, Context(), view)
        self._theme = theme
        self._small = small(theme)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = super().createEditor(parent, option, index)
        model = index.model()
        line = model.line(index.row()) if isinstance(model, IndicatorRows) else None
        if isinstance(box, QLineEdit) and isinstance(line, Row) and index.column() in FIGURES:
            completer = QCompleter(answers_of(line), box)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            box.setCompleter(completer)
            box.setAlignment(Qt.AlignmentFlag.AlignRight)
        return box

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)  # pyright: ignore[reportArgumentType] -- Qt's stub narrows the index
        state = index.data(StateRole)
        if state in (State.HEADING, State.FULL):
            face = QFont(option.font)  # pyright: ignore[reportAttributeAccessIssue] -- missing from Qt's stub
            face.setWeight(QFont.Weight.DemiBold)
            option.font = face  # pyright: ignore[reportAttributeAccessIssue] -- missing from Qt's stub
        elif state is State.OFFERED:
            option.font = self._small  # pyright: ignore[reportAttributeAccessIssue] -- missing from Qt's stub
            option.text = f"{OFFER_SIGN} {index.data(BesideRole)}"  # pyright: ignore[reportAttributeAccessIssue] -- missing from Qt's stub
        elif state in (State.SLOT, State.NOT_ARISEN):
            option.text = ""  # pyright: ignore[reportAttributeAccessIssue] -- missing from Qt's stub

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        state = index.data(StateRole)
        place: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] -- missing from Qt's stub
        if state in (State.SLOT, State.NOT_ARISEN):
            words = str(index.data() or "")
            letters = QFontMetrics(self._small)
            width = min(letters.horizontalAdvance(words) + 2 * SPACES["near"], place.width() - SPACES["hair"])
            height = min(letters.height() + 2, place.height() - 4)
            mark = QRect(place.right() - width - 2, place.center().y() - height // 2, width, height)
            draw_mark(painter, mark, words, state, self._theme)
        elif state in (State.HEADING, State.FULL):
            painter.save()
            painter.setPen(self._theme.colour("done" if state is State.FULL else "quiet"))
            beside = place.adjusted(0, 0, -SPACES["near"], 0)
            painter.drawText(
                beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, index.data(BesideRole)
            )
            painter.restore()
