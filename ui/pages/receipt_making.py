"""Receipts for every unit whose report was accepted: the passphrase, the folder, then the job beside the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.errors import UserError
from app.office import Office
from app.progress import Progress
from ui.messages import Messages
from ui.period_words import in_sentence
from ui.session import Session

if TYPE_CHECKING:
    from app.desks.receipts import Receipt

Told = Callable[[str, str], None]
"""What was done, and what to do with it."""


def make_receipts(session: Session, done: Told, failed: Callable[[UserError], None]) -> None:
    """Ask for what sealing needs and make the receipts of the period; nothing for a person who thinks better of it."""
    messages: Messages = session.messages
    if not session.office.has_key():
        messages.tell("Đơn vị chưa có khóa niêm phong.", "Hãy tạo khóa ở trang Báo cáo, gửi rồi làm lại.")
        return
    period = session.period
    passphrase = messages.ask_passphrase(
        "Phiếu nhận cho các đơn vị",
        f"Mỗi đơn vị có báo cáo {in_sentence(period)} đã chấp nhận được một phiếu. Gõ mật khẩu niêm phong.",
    )
    folder = messages.choose_folder("Ghi các phiếu nhận vào thư mục nào?") if passphrase else None
    if passphrase is None or folder is None:
        return

    def work(office: Office, progress: Progress) -> "list[Receipt]":
        return office.receipts.make_all(period, folder, passphrase, progress)

    def made(receipts: "list[Receipt]") -> None:
        new = sum(one.sealed_now for one in receipts)
        kept = len(receipts) - new
        first = f"Đã làm {new} phiếu nhận." if new else "Không có gì mới để báo."
        again = f" {kept} phiếu đã làm từ trước được ghi lại như cũ." if kept else ""
        done(f"{first}{again}", f"Hãy gửi mỗi đơn vị tệp mang tên đơn vị ấy, trong thư mục {folder}.")

    session.run("Niêm phong các phiếu nhận", work, made, failed)
