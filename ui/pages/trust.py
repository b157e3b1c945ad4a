"""Which key speaks for which unit: a person hears 40 digits, types them, and only then is a key believed."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.office import Entry, Office, Received, TrustedKey
from app.progress import Progress
from app.text.dates import write_date
from ui.forms.editor import QuietCombo
from ui.forms.sheet import sheet
from ui.messages import ANY, PACKAGES
from ui.models.lines import Line
from ui.pages.blocks import Banner, Card, button, column, in_line, labelled
from ui.pages.digits import Digits, TypedDigits
from ui.pages.lines_table import LinesTable
from ui.pages.places import INBOX, RECEIVED_VIEW
from ui.pages.verdict_list import counted
from ui.session import Session
from ui.theme import SPACES
from ui.words import words

HOW = (
    "Gọi số điện thoại quen biết của đơn vị",
    "Phiếu đăng ký khóa có đóng dấu",
    "Gặp trực tiếp người của đơn vị",
)
"""How digits may be compared; never over the road on which the file came."""

HOW_TO = (
    "Gọi điện cho đơn vị theo số quen biết, không dùng số ghi trong tin nhắn hay thư kèm tệp. Nhờ đơn vị đọc 40 chữ số "
    "trên phiếu đăng ký khóa, gõ từng nhóm vào các ô dưới đây. Chương trình so với khóa trong gói; khớp hết mới tin."
)

MISMATCH = "Có nhóm không khớp (ô viền đỏ). Hãy nhờ đơn vị đọc lại; nếu vẫn khác thì đừng tin khóa này."


@dataclass(frozen=True, slots=True)
class Waiting:
    """A key that nobody has compared yet: whose it claims to be, and the file it came in."""

    unit: str
    unit_name: str
    digits: str
    file: Path
    packages: int


class TrustPage:
    """Keys that wait to be compared, and those that were."""

    title = "Khóa của các đơn vị"
    icon = "key"

    def __init__(self, session: Session) -> None:
        self._session = session
        self._chosen: Waiting | None = None
        self._cards: dict[str, Waiting] = {}  # keys from slips chosen here, by their digits
        theme = session.theme
        self._came = ""  # the package that was received when its key was believed
        self.look = button("Xem gói", self._to_package, theme, "open")
        self.result = Banner(theme, self.look)
        self.waiting = LinesTable(("Đơn vị ghi trong gói", "Mã", "Số gói đang chờ"), (60, 16, 24), theme)
        self.waiting.setAccessibleName("Khóa chờ đối chiếu")
        self.waiting.be_as_high_as_its_lines(6)
        self.nothing = words("Không có khóa nào chờ đối chiếu.", role="quiet")
        self.from_file = button("Thêm khóa từ phiếu đăng ký…", self._on_file, theme, "open")
        self.shown = Digits(theme)
        self.typed = TypedDigits(theme)
        self.how = QuietCombo()
        self.how.addItems(HOW)
        self.how.setMinimumWidth(theme.pixels(320))
        self.problem = words(level="error")
        self.bind = button("Tin khóa này", self._on_bind, theme, "key", "primary")
        self.compare = self._comparing()
        waiting_card = Card("Khóa chờ đối chiếu")
        for part in (self.nothing, self.waiting, self.from_file):
            waiting_card.rows.addWidget(part)
        self.known = LinesTable(("Đơn vị", "40 chữ số", "Đã đối chiếu", "Thôi tin từ"), (24, 42, 28, 14), theme)
        self.known.setAccessibleName("Khóa đã đối chiếu")
        self.known.be_as_high_as_its_lines()
        self.nobody = words("Chưa có khóa nào. Khi nhận gói đầu tiên của một đơn vị, khóa sẽ chờ ở trên.", role="quiet")
        self.withdraw = button("Thôi tin khóa này…", self._on_withdraw, theme, "stop")
        known_card = Card("Khóa đã đối chiếu")
        for part in (self.nobody, self.known, self.withdraw):
            known_card.rows.addWidget(part)
        content = QWidget()
        rows = column(content, SPACES["block"])
        for part in (self.result, waiting_card, self.compare, known_card):
            rows.addWidget(part)
        self.widget = sheet(content)
        self.waiting.chosen.connect(self._show)
        self.known.chosen.connect(self._on_known)
        self.typed.changed.connect(self._on_typed)
        self._show(None)

    def refresh(self) -> None:
        """Show the keys as they are now."""
        office = self._session.office
        keys = office.trust_list()
        known = {key.digits for key in keys if key.withdrawn_from is None}
        self._cards = {digits: card for digits, card in self._cards.items() if digits not in known}
        arrived = {digits: one for digits, one in waiting_keys(office).items() if digits not in known}
        waiting = {**self._cards, **arrived}
        self.nothing.setVisible(not waiting)
        self.waiting.setVisible(bool(waiting))
        lines = [
            Line(
                (one.unit_name, one.unit, str(one.packages) if one.packages else "phiếu đăng ký"), "key", "warning", one
            )
            for one in waiting.values()
        ]
        self.waiting.show_lines(lines)
        if lines and self.waiting.subject() is None:
            self.waiting.choose(0)
        self._show(self.waiting.subject() if lines else None)
        self.nobody.setVisible(not keys)
        self.known.setVisible(bool(keys))
        self.known.show_lines([_known_line(key) for key in keys])
        self._on_known(self.known.subject())

    def flush(self) -> None:
        """What was typed and not bound is worth nothing."""

    def show_record(self, uid: str, field: str = "") -> None:
        """There are no records of its own here."""

    def _comparing(self) -> Card:
        theme = self._session.theme
        card = Card("Đối chiếu 40 chữ số")
        self.whose = words(role="strong")
        for part in (
            self.whose,
            words(HOW_TO),
            words("Khóa trong gói:", role="quiet"),
            self.shown,
            words("Số nghe được hoặc đọc trên phiếu:", role="quiet"),
            self.typed,
            labelled("Đối chiếu bằng", self.how, theme=theme),
            self.problem,
            in_line(self.bind),
        ):
            card.rows.addWidget(part)
        return card

    def _show(self, waiting: Waiting | None) -> None:
        self.compare.setVisible(waiting is not None)
        if waiting is not None and waiting != self._chosen:
            self.whose.setText(f"Gói ghi là của {waiting.unit_name}, mã {waiting.unit}")
            self.shown.show_digits(waiting.digits)
            self.typed.clear()
        self._chosen = waiting
        self._on_typed()

    def _on_typed(self) -> None:
        digits = self._chosen.digits if self._chosen else ""
        self.typed.compare(digits)
        same = self.typed.digits() == digits
        self.bind.setEnabled(self._chosen is not None and self.typed.complete and same)
        wrong = self.typed.complete and not same
        self.problem.setText(
            "Có nhóm không khớp (ô viền đỏ). Hãy nhờ đơn vị đọc lại; nếu vẫn khác thì đừng tin khóa này."
            if wrong
            else ""
        )
        self.problem.setVisible(wrong)

    def _on_bind(self) -> None:
        waiting = self._chosen
        if waiting is None:
            return
        digits, how = self.typed.digits(), self.how.currentText()

        def work(office: Office, progress: Progress) -> tuple[TrustedKey, list[Received]]:
            key = office.trust_add(waiting.file, digits, how)
            return key, office.receive_waiting(key.unit, progress)

        self.bind.setEnabled(False)
        self._session.run("Nhận các gói đang chờ", work, self._on_bound, self._on_failed)

    def _on_bound(self, done: tuple[TrustedKey, list[Received]]) -> None:
        key, received = done
        self._session.office.read_anew()
        more = counted(received) if received else ""
        self._say(f"Từ nay nhận ra niêm phong của {key.unit_name} ({key.unit}).", more, "done")
        self._came = next((one.entry.package for one in received if one.imported and one.entry), "")
        self.look.setVisible(bool(self._came))
        self.typed.clear()
        self.refresh()
        self._session.news.changed.emit("inbox")

    def _say(self, sentence: str, more: str = "", level: str = "") -> None:
        self.look.hide()  # it belongs to one sentence
        self.result.say(sentence, more, level)

    def _to_package(self) -> None:
        self._session.go_to(INBOX, RECEIVED_VIEW, self._came)

    def _on_file(self) -> None:
        chosen = self._session.messages.choose_files("Chọn phiếu đăng ký khóa", [PACKAGES, ANY])
        if not chosen:
            return
        try:
            verdict = self._session.office.verify(chosen[0])
        except UserError as fault:
            self._on_failed(fault)
            return
        if not verdict.digits:
            self._say(verdict.sentence or "Tệp này không có khóa của đơn vị nào.", level="error")
            return
        self._cards[verdict.digits] = Waiting(verdict.unit, verdict.unit_name, verdict.digits, chosen[0], 0)
        self.result.hide()
        self.refresh()
        if verdict.digits not in self._cards:
            self._say(f"Khóa này của {verdict.unit_name} đã được đối chiếu từ trước.", level="done")

    def _on_withdraw(self) -> None:
        key: TrustedKey | None = self.known.subject()
        if key is None:
            return
        since = self._session.messages.ask_text(
            "Thôi tin khóa",
            f"Từ ngày nào thôi tin khóa của {key.unit_name}? Gói niêm phong từ ngày ấy trở đi sẽ không được nhận; "
            "gói trước đó vẫn giữ. Ví dụ 01/12/2024.",
        )
        if since is None:
            return
        try:
            gone = self._session.office.trust_withdraw(key.unit, since)
        except UserError as fault:
            self._session.messages.fail(fault)
            return
        self._say(f"Thôi tin khóa của {gone.unit_name} từ {write_date(gone.withdrawn_from or '')}.", level="done")
        self.refresh()

    def _on_known(self, key: TrustedKey | None) -> None:
        self.withdraw.setVisible(key is not None and key.withdrawn_from is None)

    def _on_failed(self, fault: UserError) -> None:
        self._say(fault.sentence, level="error")
        self._on_typed()


def waiting_keys(office: Office) -> dict[str, Waiting]:
    """The keys of packages that wait, by their digits."""
    entries = [entry for entry in office.inbox().entries if entry.state == "waiting"]
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.digits, []).append(entry)
    return {
        digits: Waiting(ours[0].unit, ours[0].unit_name, digits, office.folder / ours[0].kept, len(ours))
        for digits, ours in found.items()
    }


def _known_line(key: TrustedKey) -> Line:
    compared = f"{write_date(key.compared_at[:10])}, {key.compared_how or 'không ghi cách'}"
    by = f", {key.compared_by}" if key.compared_by else ""
    ended = write_date(key.withdrawn_from) if key.withdrawn_from else ""
    cells = (f"{key.unit_name} ({key.unit})", key.digits, compared + by, ended)
    return Line(cells, "stop" if ended else "check", "" if ended else "done", key)
