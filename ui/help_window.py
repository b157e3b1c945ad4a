"""Help beside the work: a window of its own that stays open and never stands in the way."""

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from ui.help_topics import Topic, folder, holding, topics
from ui.theme import SPACES, Theme, mark

LIST_WIDTH = 246
WINDOW = (1100, 690)  # pixels at the usual text size: pictures need not be shrunk, and it fits on a small screen
ON_SCREEN = 0.94  # of the screen, at the most
LINE_HEIGHT = 125  # percent
PICTURE = "\ufffc"  # what stands for a picture in the text of a document
PICTURE_EDGE = 4  # pixels that a picture keeps from the margins of the page


class HelpPage(QTextBrowser):
    """One topic; its pictures grow with the text and are never wider than the page. Links name other topics."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="help-page")
        self._grown = theme.pixels(100) / 100
        self._topic: Topic | None = None
        self.setOpenLinks(False)
        self.setAccessibleName("Nội dung hướng dẫn")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # so that pictures keep their width
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(SPACES["group"])
        self.document().setDefaultStyleSheet(f"a {{ color: {theme.palette.accent}; }}")

    def show_topic(self, topic: Topic) -> None:
        """Show a topic from its beginning."""
        self._topic = topic
        self._set(topic)
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures follow the width; what was read stays about where it was."""
        super().resizeEvent(event)
        if self._topic is not None and event.size().width() != event.oldSize().width():
            bar = self.verticalScrollBar()
            read = bar.value() / max(bar.maximum(), 1)
            self._set(self._topic)
            bar.setValue(round(read * bar.maximum()))

    def loadResource(self, type: int, name: QUrl | str) -> object:
        if type == QTextDocument.ResourceType.ImageResource.value:
            picture = QImage(str(folder() / QUrl(name).path()))
            room = max(self.viewport().width() - PICTURE_EDGE - 2 * SPACES["group"], 200)
            width = min(round(picture.width() * self._grown), room)
            if width == picture.width():
                return picture
            return picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        return super().loadResource(type, name)

    def _set(self, topic: Topic) -> None:
        self.setMarkdown(topic.text)
        _let_breathe(self.document())


class HelpWindow(QWidget):
    """Topics at the left, found by any of their words; the page at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Hướng dẫn · Sổ Mặt trận")
        mark(self, role="page")
        self._topics = topics()
        self.find_box = QLineEdit()
        self.find_box.setPlaceholderText("Tìm trong hướng dẫn")
        self.find_box.setAccessibleName("Tìm trong hướng dẫn")
        self.list = QListWidget()
        self.list.setAccessibleName("Các mục hướng dẫn")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = HelpPage(theme)
        self._lay_out(theme)
        self.find_box.textChanged.connect(self._on_typed)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.page.anchorClicked.connect(lambda link: self.open(link.path()))
        self._on_typed("")

    def open(self, name: str) -> None:
        """Show a topic; the first one for a name that is not known."""
        self.find_box.clear()
        names = [topic.name for topic in self._topics]
        self.list.setCurrentRow(names.index(name) if name in names else 0)

    def topic(self) -> str:
        """The name of the topic in view."""
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole).name if item else ""

    def showEvent(self, event: QShowEvent) -> None:
        """The topic that is open is in view in the list, however long that is."""
        super().showEvent(event)
        self.list.scrollToItem(self.list.currentItem())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _on_typed(self, typed: str) -> None:
        self.list.clear()
        for topic in holding(self._topics, typed):
            item = QListWidgetItem(topic.title)
            item.setData(Qt.ItemDataRole.UserRole, topic)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is None:
            self.page.setPlainText("Không có mục nào chứa những chữ này.")
            return
        topic: Topic = item.data(Qt.ItemDataRole.UserRole)
        self.page.show_topic(topic)

    def _lay_out(self, theme: Theme) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(SPACES["block"], SPACES["block"], SPACES["near"], SPACES["block"])
        column.addWidget(self.find_box)
        column.addWidget(self.list, 1)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.page)
        split.setStretchFactor(1, 1)
        split.setHandleWidth(1)
        split.setSizes([theme.pixels(LIST_WIDTH), 1000])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)
        wanted = QSize(*(theme.pixels(side) for side in WINDOW))
        self.resize(wanted.boundedTo(self.screen().availableSize() * ON_SCREEN))


def _is_picture(block: QTextBlock) -> bool:
    return block.text() == PICTURE


def _let_breathe(document: QTextDocument) -> None:
    """Set what Markdown leaves out: room above headings, between lines and around the words of a table."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        shape = block.blockFormat()
        heading = shape.headingLevel() > 0
        in_table = QTextCursor(block).currentTable() is not None
        shape.setTopMargin(SPACES["block"] if heading and block.blockNumber() else 0)
        shape.setBottomMargin(0 if in_table else SPACES["near"])
        if not _is_picture(block):  # whose line would grow by as much again
            shape.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        QTextCursor(block).setBlockFormat(shape)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            grid = frame.format().toTableFormat()
            grid.setCellPadding(SPACES["near"])
            grid.setBorderCollapse(True)
            frame.setFormat(grid)
    cursor.endEditBlock()
