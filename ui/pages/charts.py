"""The charts of a period: one is chosen, looked at, printed, kept as a document or as a picture."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.desks.charts import AREA, BELOW, BY_TASK, PLAN, PROGRESS, RATINGS, SCORES, TITLES, TREND, UNITS, Look, Picture
from app.desks.outbox import save
from app.errors import UserError
from app.office import Office
from app.progress import Progress
from ui.forms.editor import QuietCombo
from ui.forms.sheet import Sheet
from ui.pages.blocks import Banner, button, column, in_line
from ui.pages.chart_pictures import POINT, WIDEST, ChartPictures
from ui.pages.paper_reader import PaperReader
from ui.print_face import print_face
from ui.session import Session
from ui.theme import SPACES
from ui.words import words

SVG = "Hình vẽ SVG (*.svg)"
STEP = 24  # pixels of width from which on a chart is laid out anew; up to there it is drawn larger or smaller
SOON = 80  # milliseconds of rest before that, while a window is being dragged

NOTHING = {
    PLAN: "Chưa chỉ tiêu nào có kế hoạch. Nhập cột “Kế hoạch” và “Thực hiện” ở trang Chỉ tiêu.",
    TREND: "Cần số thực hiện của ít nhất hai kỳ cùng loại. Nhập cột “Cùng kỳ” ở trang Chỉ tiêu cũng vẽ được.",
    SCORES: "Chưa chấm điểm. Chấm ở trang Sáu nhiệm vụ.",
    AREA: "Chưa có kế hoạch nào trong số cộng toàn địa bàn.",
    RATINGS: "Chưa nhận báo cáo nào có xếp loại. Xếp loại có ở đây sau khi chấp nhận báo cáo của các đơn vị.",
    UNITS: "Chưa nhận báo cáo nào có điểm. Điểm có ở đây sau khi chấp nhận báo cáo của các đơn vị.",
    PROGRESS: "Kỳ này không có đơn vị nào phải gửi báo cáo lên đơn vị mình.",
}
"""Why there is no chart, and what to do about it."""

FILES = {
    PLAN: "so-voi-ke-hoach",
    TREND: "qua-cac-ky",
    SCORES: "diem-sau-nhiem-vu",
    AREA: "toan-dia-ban",
    RATINGS: "xep-loai",
    UNITS: "diem-cac-don-vi",
    PROGRESS: "tien-do-nop",
}
"""What the file of a chart is called, behind "bieu-do_"."""


class _Room(QWidget):
    """Tells when there is more or less room for charts."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class ChartsPage:
    """Charts are drawn beside the window, for the width they are shown in."""

    title = "Biểu đồ"
    icon = "totals"

    def __init__(self, session: Session) -> None:
        self._session = session
        theme = session.theme
        below = session.office.has_units_below
        self.kinds = [kind for kind in TITLES if below or kind not in BELOW]
        self._drawn_for = 0
        self.kind_box = QuietCombo()  # a chip for each would take half of the view at the largest text
        self.kind_box.setAccessibleName("Loại biểu đồ")
        self.kind_box.setFixedWidth(theme.pixels(270))
        for kind in self.kinds:
            self.kind_box.addItem(TITLES[kind], kind)
        self.task_box = QuietCombo()
        self.task_box.setAccessibleName("Nhiệm vụ")
        self.task_box.setFixedWidth(theme.pixels(230))
        self.read = button("Xem bản in…", self._on_read, theme, "print")
        self.keep = button("Lưu hình vẽ…", self._on_keep, theme, "save")
        self.result = Banner(theme)
        self.heading = words(role="heading")
        self.nothing = words(role="quiet")
        self.nothing.hide()
        self.pictures = ChartPictures(theme)
        self.area = Sheet()
        for part in (self.heading, self.nothing, self.pictures):
            self.area.column.addWidget(part)
        self._page = _Room()
        rows = column(self._page, SPACES["near"])
        rows.setContentsMargins(0, SPACES["near"], 0, 0)
        line = column(space=SPACES["near"])
        line.setContentsMargins(SPACES["group"], 0, SPACES["group"], 0)
        line.addWidget(in_line(self.kind_box, self.task_box, self.read, self.keep))
        line.addWidget(self.result)
        rows.addLayout(line)
        rows.addWidget(self.area, 1)
        self.reader = PaperReader(session, self._page)
        self.widget: QWidget = self.reader.widget
        self._soon = QTimer(self._page, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._draw)
        self._page.resized.connect(self._on_resized)
        self.kind_box.currentIndexChanged.connect(self._on_chosen)
        self.task_box.currentIndexChanged.connect(self._draw)

    def refresh(self) -> None:
        """Draw the chosen chart as the records are now."""
        if self.reader.is_open:
            return
        self._name_tasks()
        self._draw()

    def flush(self) -> None:
        """Nothing is typed here."""

    def show_record(self, uid: str, field: str = "") -> None:
        """`field` is the name of a chart."""
        self.reader.leave()
        if field in self.kinds:
            self.kind_box.setCurrentIndex(self.kinds.index(field))

    @property
    def kind(self) -> str:
        """The chart that is looked at."""
        return str(self.kind_box.currentData())

    @property
    def task(self) -> str:
        """The task whose indicators are shown; "" for all."""
        return str(self.task_box.currentData() or "") if self.kind in BY_TASK else ""

    def _room(self) -> int:
        """Pixels of width that a chart has."""
        return max(min(self.pictures.width(), self._session.theme.pixels(WIDEST)), 1)

    def _on_resized(self) -> None:
        if self._drawn_for and abs(self._room() - self._drawn_for) >= STEP:
            self._soon.start()

    def _on_chosen(self) -> None:
        self.area.verticalScrollBar().setValue(0)
        self._draw()

    def _draw(self) -> None:
        theme, period, kind, task = self._session.theme, self._session.period, self.kind, self.task
        colours = theme.palette
        self.task_box.setVisible(kind in BY_TASK)
        self._drawn_for = self._room()
        look = Look(
            self._drawn_for / POINT * 100 / theme.percent,
            {
                "ink": colours.ink,
                "quiet": colours.quiet,
                "line": colours.line,
                "strong": colours.accent,
                "soft": colours.accent_soft,
                "surface": colours.paper,
            },
            print_face(),
        )

        def read(office: Office, progress: Progress) -> list[Picture]:
            return office.charts.pictures(kind, period, look, task)

        def told(pictures: list[Picture]) -> None:
            self._show(pictures, f"{TITLES[kind]} · {period.label}", NOTHING[kind])

        self._session.look_up("charts", read, told)

    def _show(self, pictures: list[Picture], heading: str, nothing: str) -> None:
        self.heading.setText(heading)
        self.pictures.show_pictures(pictures, heading)
        self.nothing.setText("" if pictures else nothing)
        self.nothing.setVisible(not pictures)
        for act in (self.read, self.keep):
            act.setEnabled(bool(pictures))

    def _name_tasks(self) -> None:
        """The tasks to choose from; the chosen one stays chosen."""
        before = self.task_box.currentData()
        self.task_box.blockSignals(True)
        self.task_box.clear()
        self.task_box.addItem("Mọi nhiệm vụ", "")
        for task in self._session.office.guidance_of(self._session.period).tasks:
            self.task_box.addItem(f"{task.number}. {task.short_name or task.wording}", task.code or "")
        self.task_box.setCurrentIndex(max(self.task_box.findData(before), 0))
        self.task_box.blockSignals(False)

    def _on_read(self) -> None:
        kind, period, task = self.kind, self._session.period, self.task
        name = f"bieu-do_{FILES[kind]}_{period.code}.pdf"
        self.reader.read("Vẽ biểu đồ", name, lambda office: office.charts.paper(kind, period, task))

    def _on_keep(self) -> None:
        kind, period, task = self.kind, self._session.period, self.task
        target = self._session.messages.choose_target("Lưu hình vẽ", f"bieu-do_{FILES[kind]}_{period.code}.svg", [SVG])
        if target is None:
            return

        def work(office: Office, progress: Progress) -> None:
            save(office.charts.svg(kind, period, task), target)

        def done(_: None) -> None:
            self.result.say("Đã lưu hình vẽ.", str(target), "done")

        def failed(fault: UserError) -> None:
            self.result.say(fault.sentence, level="error")

        self._session.run("Lưu hình vẽ", work, done, failed)
