"""The view of a matrix: the name takes the room that the figures leave, and never less than it can be read in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.models.matrix import Matrix
from ui.theme import Theme

NAME_LETTERS, MEASURE_LETTERS, FIGURE_LETTERS = 34, 12, 15


class MatrixView(QTableView):
    """Scrolls sideways where there are many units."""

    def __init__(self, matrix: Matrix, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(matrix)
        self.setAccessibleName("Chỉ tiêu theo đơn vị")
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else it would come late and cover
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.row)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        head.setMinimumHeight(theme.row * 2)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        matrix.modelReset.connect(self.share)

    def share(self) -> None:
        """Share the width anew."""
        letter = self.fontMetrics().averageCharWidth()
        figures = self.model().columnCount() - 2
        rest = self.viewport().width() - letter * (MEASURE_LETTERS + FIGURE_LETTERS * figures)
        self.setColumnWidth(0, max(rest, letter * NAME_LETTERS))
        self.setColumnWidth(1, letter * MEASURE_LETTERS)
        for at in range(2, 2 + figures):
            self.setColumnWidth(at, letter * FIGURE_LETTERS)
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.share()
