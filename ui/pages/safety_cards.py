"""Parts of the settings: safety copies, and proof of the installation."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.office import Office
from app.progress import Progress
from ui.forms.section_box import rule
from ui.models.lines import Line
from ui.pages.blocks import Banner, Card, Facts, button, in_line
from ui.pages.copies_list import CopiesList
from ui.pages.lines_table import LinesTable
from ui.session import Session
from ui.words import words


class BackupCard(Card):
    """When the last copy was made, a copy now, a second place, and the way back to any copy."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Sao lưu", parent)
        self._session = session
        theme = session.theme
        self.facts = Facts(theme)
        self.now = button("Sao lưu ngay", self._on_now, theme, "save")
        self.second = button("Chọn nơi sao lưu thứ hai…", self._on_second, theme, "open")
        self.forget = button("Bỏ nơi thứ hai", self._on_forget, theme)
        self.result = Banner(theme)
        self.copies = CopiesList(session)
        said = words("Sổ được tự sao lưu mỗi khi đóng chương trình.", role="quiet")
        made = in_line(self.now, self.second, self.forget)
        for part in (said, self.facts, made, self.result, rule(), self.copies):
            self.rows.addWidget(part)
        session.jobs.idle.connect(lambda: self.now.setEnabled(True))

    def refresh(self) -> None:
        """Show the copies as they are now."""
        office = self._session.office
        copies = office.backups()
        newest = office.safety.newest()
        last = f"{newest:%d/%m/%Y %H:%M} ({len(copies)} bản đang giữ)" if newest else "chưa có bản nào"
        second = office.settings.backup_copy
        self.facts.show_facts(
            [
                ("Lần gần nhất", last),
                ("Nơi để", str(office.paths.backups)),
                ("Nơi thứ hai", second or "chưa chọn; nên chọn một USB hoặc ổ đĩa khác"),
            ]
        )
        self.forget.setVisible(bool(second))

    def _on_now(self) -> None:
        self.now.setEnabled(False)

        def work(office: Office, progress: Progress) -> Path:
            return office.back_up()

        self._session.run("Sao lưu", work, self._on_made, self._on_failed)

    def _on_made(self, copy: Path) -> None:
        self.result.say("Đã sao lưu và kiểm tra bản sao.", str(copy), "done")
        self.refresh()
        self._session.news.changed.emit("copy")

    def _on_second(self) -> None:
        chosen = self._session.messages.choose_folder("Sao lưu thêm vào thư mục nào?")
        if chosen is not None:
            self._keep(str(chosen))

    def _on_forget(self) -> None:
        self._keep("")

    def _keep(self, place: str) -> None:
        office = self._session.office
        try:
            office.save_settings(replace(office.settings, backup_copy=place))
        except UserError as fault:
            self._session.messages.fail(fault)
        self._session.settings = office.settings
        self.refresh()

    def _on_failed(self, fault: UserError) -> None:
        self.result.say(fault.sentence, level="error")


class SelfTestCard(Card):
    """Whether the program works whole on this computer."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Kiểm tra chương trình", parent)
        self._session = session
        theme = session.theme
        self.start = button("Tự kiểm tra", self._on_start, theme, "check")
        self.result = Banner(theme)
        self.proofs = LinesTable(("Việc", "Kết quả"), (34, 66), theme)
        self.proofs.be_as_high_as_its_lines(20)
        self.proofs.hide()
        self.rows.addWidget(
            words("Làm thử mọi việc chính với dữ liệu giả trên máy này; không động đến sổ của đơn vị.", role="quiet")
        )
        for part in (in_line(self.start), self.result, self.proofs):
            self.rows.addWidget(part)
        session.jobs.idle.connect(lambda: self.start.setEnabled(True))

    def _on_start(self) -> None:
        self.start.setEnabled(False)
        self._session.jobs.run("Tự kiểm tra", _prove, self._on_proved, self._on_failed)

    def _on_proved(self, lines: Sequence[Line]) -> None:
        failed = sum(line.level == "error" for line in lines)
        self.proofs.show()
        self.proofs.show_lines(lines)
        if failed:
            self.result.say(f"Có {failed} việc không đạt.", "Hãy gửi kết quả này cho người hỗ trợ.", "error")
        else:
            self.result.say("Chương trình chạy tốt trên máy này.", level="done")

    def _on_failed(self, fault: UserError) -> None:
        self.result.say(fault.sentence, level="error")


def _prove(progress: Progress) -> list[Line]:
    from app import selftest  # loaded when first needed: it loads every library

    return [
        Line((proof.name, proof.detail), "check" if proof.passed else "refused", "done" if proof.passed else "error")
        for proof in selftest.run(progress)
    ]
