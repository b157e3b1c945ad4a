"""Moving to another computer, and the ledgers of the units that this one came from."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.office import Entry, Office
from app.progress import Progress
from app.text.dates import write_date
from ui.forms.sheet import sheet
from ui.messages import ANY
from ui.models.lines import Line
from ui.pages.blocks import Banner, Card, button, column, in_line
from ui.pages.lines_table import LinesTable
from ui.pages.places import INBOX, RECEIVED_VIEW
from ui.period_words import in_sentence
from ui.session import Session
from ui.theme import SPACES
from ui.words import words

if TYPE_CHECKING:
    from app.desks.moving import Predecessor

LEDGERS = "Sổ Mặt trận (*.smtz *.db)"


@dataclass(frozen=True, slots=True)
class Looked:
    """A predecessor's ledger that was looked into, and where it lies."""

    source: Path
    passphrase: str
    about: "Predecessor"


class MovingPage:
    """Two cards: this office to another computer; old units into this office."""

    title = "Chuyển máy, sổ đơn vị cũ"
    icon = "send"

    def __init__(self, session: Session) -> None:
        self._session = session
        self.away = AwayCard(session)
        self.old = PredecessorCard(session)
        content = QWidget()
        rows = column(content, SPACES["block"])
        rows.addWidget(self.away)
        rows.addWidget(self.old)
        self.widget = sheet(content)

    def refresh(self) -> None:
        """Show how things stand."""
        self.away.refresh()
        self.old.refresh()

    def flush(self) -> None:
        """Nothing is typed here."""

    def show_record(self, uid: str, field: str = "") -> None:
        """There are no records of its own here."""


class AwayCard(Card):
    """The whole office into one file; afterwards this computer only reads."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Chuyển sang máy khác", parent)
        self._session = session
        theme = session.theme
        self.moved = Banner(theme)
        self.pack = button("Đóng gói cả sổ…", self._on_pack, theme, "send", "primary")
        self.lift = button("Ghi lại trên máy này…", self._on_lift, theme, "undo")
        for part in (
            words(
                "Cả sổ, các gói đã gửi và nhận, khóa niêm phong được ghi vào một tệp có mật khẩu, ví dụ trên USB. "
                "Trên máy mới, khi chương trình hỏi lần đầu, chọn “Chuyển sổ từ máy cũ sang” và tệp ấy. "
                "Sau khi đóng gói, máy này chỉ còn xem được.",
                role="quiet",
            ),
            self.moved,
            in_line(self.pack, self.lift),
        ):
            self.rows.addWidget(part)

    def refresh(self) -> None:
        """Whether the office is at home here."""
        office = self._session.office
        why = office.moving.why_moved
        self.moved.say(why, level="warning")
        self.pack.setVisible(not office.read_only)
        self.lift.setVisible(bool(why))

    def _on_pack(self) -> None:
        session = self._session
        has_key = session.office.has_key()
        told = (
            "Gõ mật khẩu niêm phong. Máy mới sẽ hỏi đúng mật khẩu này."
            if has_key
            else "Đặt một mật khẩu cho tệp. Máy mới sẽ hỏi đúng mật khẩu này; quên thì không mở được tệp."
        )
        folder = session.messages.choose_folder("Ghi tệp chuyển máy vào đâu?")
        passphrase = session.messages.ask_passphrase("Đóng gói cả sổ", told, new=not has_key) if folder else None
        if folder is None or passphrase is None:
            return
        at, who = session.office.folder, session.settings.who

        def work(progress: Progress) -> str:
            with Office.open(at, who) as office:
                made = office.moving.pack(folder, passphrase, progress)
            return f"Đã đóng gói và đọc lại: {made}"

        session.change_office(at, "Đang đóng gói cả sổ", work)

    def _on_lift(self) -> None:
        session = self._session
        sure = session.messages.ask(
            "Ghi lại vào sổ trên máy này?",
            "Ghi lại trên máy này",
            more="Chỉ làm khi máy mới chưa dùng sổ. Nếu hai máy cùng ghi, cấp trên sẽ nhận hai báo cáo khác nhau cùng "
            "một số lần gửi và không nhận bản nào.",
            danger=True,
        )
        if not sure:
            return
        at, who = session.office.folder, session.settings.who

        def work(_progress: Progress) -> str:
            with Office.open(at, who) as office:
                office.moving.lift()
            return "Sổ ghi lại được trên máy này."

        session.change_office(at, "Đang mở lại sổ", work)


class PredecessorCard(Card):
    """Which old units' ledgers are here; one more after a look at what it brings; last year's sum from them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Sổ của đơn vị cũ", parent)
        self._session = session
        theme = session.theme
        self.files = button("Chọn tệp sổ của đơn vị cũ…", self._on_file, theme, "inbox")
        self.folder = button("Chọn thư mục sổ…", self._on_folder, theme, "open")
        self.result = Banner(theme)
        self.table = LinesTable(("Đơn vị cũ", "Nhập ngày", "Kỳ có số liệu"), (44, 20, 36), theme)
        self.table.setAccessibleName("Sổ của đơn vị cũ đã nhập")
        self.table.be_as_high_as_its_lines()
        self.read = button("Mở để xem", self._on_read, theme, "open")
        self.back = button("Rút lại lần nhập…", self._on_back, theme, "undo")
        self._of_one = in_line(self.read, self.back)
        self.last_year = words()
        self.fill = button("Đưa vào ô “Cùng kỳ” còn trống", self._on_fill, theme, "check")
        for part in (
            words(
                "Cho đơn vị lập từ sáp nhập: nhập sổ của từng đơn vị cũ để xem, tìm và so sánh. Hội nghị, số liệu cũ "
                "vẫn mang tên đơn vị cũ và không cộng vào báo cáo của đơn vị mình.",
                role="quiet",
            ),
            in_line(self.files, self.folder),
            self.result,
            self.table,
            self._of_one,
            self.last_year,
            in_line(self.fill),
        ):
            self.rows.addWidget(part)
        self.table.opened.connect(lambda _: self._on_read())

    def refresh(self) -> None:
        """Show what is here."""
        session = self._session
        moving, merged = session.office.moving, session.office.moving.merged()
        read_only = session.office.read_only
        self.files.setEnabled(not read_only)
        self.folder.setEnabled(not read_only)
        self.back.setVisible(not read_only)
        for part in (self.table, self._of_one):
            part.setVisible(bool(merged))
        self.table.show_lines([self._line(entry) for entry in merged])
        if merged and self.table.subject() is None:
            self.table.choose(0)
        found = moving.last_year(session.period) if merged else []
        self.last_year.setVisible(bool(merged))
        self.last_year.setText(
            f"Cùng kỳ của {in_sentence(session.period)}: {len(found)} chỉ tiêu tính được từ số liệu của các đơn vị cũ."
            if found
            else f"Chưa tính được số cùng kỳ của {in_sentence(session.period)}: cần đủ sổ của mọi đơn vị cũ có kỳ ấy."
        )
        self.fill.setVisible(bool(found) and not read_only)

    def _line(self, entry: Entry) -> Line:
        periods = ", ".join(period.label for period in self._session.office.moving.periods_of(entry))
        name = f"{entry.unit_name} ({entry.unit})"
        return Line((name, write_date(entry.handled_at[:10]), periods or "chưa có"), "office", "", entry)

    def _on_file(self) -> None:
        for path in self._session.messages.choose_files("Chọn sổ của đơn vị cũ", [LEDGERS, ANY])[:1]:
            self._look(path)

    def _on_folder(self) -> None:
        chosen = self._session.messages.choose_folder("Thư mục sổ của đơn vị cũ")
        if chosen is not None:
            self._look(chosen)

    def _look(self, source: Path) -> None:
        passphrase = ""
        if source.suffix == ".smtz":
            told = self._session.messages.ask_passphrase("Mở sổ của đơn vị cũ", "Gõ mật khẩu của tệp này.")
            if told is None:
                return
            passphrase = told

        def work(office: Office, progress: Progress) -> Looked:
            return Looked(source, passphrase, office.moving.look(source, passphrase))

        self._session.run("Xem sổ của đơn vị cũ", work, self._on_looked, self._on_failed)

    def _on_looked(self, looked: Looked) -> None:
        about = looked.about
        doubt = "" if about.known else " Cây đơn vị không ghi đơn vị này là tiền thân; hãy xem có đúng sổ không."
        sure = self._session.messages.ask(
            f"Nhập sổ của {about.unit_name} ({about.unit})?",
            "Nhập sổ này",
            more=f"Có {about.conferences} hội nghị, {about.campaigns} phong trào, tất cả {about.records} dòng. Chỉ để "
            f"xem và so sánh; rút lại được bất cứ lúc nào.{doubt}",
        )
        if not sure:
            return

        def work(office: Office, progress: Progress) -> Entry:
            return office.moving.merge(looked.source, looked.passphrase, progress)

        self._session.run("Nhập sổ của đơn vị cũ", work, self._on_merged, self._on_failed)

    def _on_merged(self, entry: Entry) -> None:
        self.result.say(
            f"Đã nhập sổ của {entry.unit_name}.", "Tìm kiếm thấy cả hội nghị, phong trào của đơn vị ấy.", "done"
        )
        self._session.news.changed.emit("inbox")
        self.refresh()

    def _on_read(self) -> None:
        entry = self.table.subject()
        if isinstance(entry, Entry):
            self._session.go_to(INBOX, RECEIVED_VIEW, entry.package)

    def _on_back(self) -> None:
        entry = self.table.subject()
        if not isinstance(entry, Entry):
            return
        sure = self._session.messages.ask(
            f"Rút lại việc nhập sổ của {entry.unit_name}?",
            "Rút lại",
            more="Hội nghị, phong trào và số liệu của đơn vị ấy rời khỏi sổ này; có thể nhập lại.",
            danger=True,
        )
        if not sure:
            return
        try:
            self._session.office.undo(entry.package)
        except UserError as fault:
            self._session.messages.fail(fault)
            return
        self.result.say(f"Đã rút lại việc nhập sổ của {entry.unit_name}.", level="done")
        self._session.news.changed.emit("inbox")
        self.refresh()

    def _on_fill(self) -> None:
        session = self._session
        try:
            filled = session.office.moving.fill_last_year(
                session.period, session.office.moving.last_year(session.period)
            )
        except UserError as fault:
            session.messages.fail(fault)
            return
        self.result.say(
            f"Đã đưa số cùng kỳ vào {filled} chỉ tiêu." if filled else "Không còn ô “Cùng kỳ” nào trống.", level="done"
        )
        session.news.changed.emit("indicator_figure")

    def _on_failed(self, fault: UserError) -> None:
        self.result.say(fault.sentence, level="error")
