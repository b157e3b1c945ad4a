"""The first sheet of the blank form: what to fill in, how, what to send back, whom to ask."""

import datetime
from dataclasses import dataclass
from typing import Protocol

from app.domain.guidance import Guidance
from app.domain.periods import Period
from app.packages import front_sheet
from app.packages.form_plan import COVER_MARK, FORM_FORMAT, SHEETS
from app.packages.front_sheet import Page
from app.packages.layout import Book

TITLE = "Hướng dẫn"

_STEPS = (
    "1. Chỉ gõ vào ô màu vàng. Ô khác đã khóa nhẹ, không có mật khẩu, để khỏi xóa nhầm. Cột có dấu * là cột cần có.",
    "2. Bấm vào ô nào, ô ấy hiện lời nhắc; ô có mũi tên thì bấm mũi tên để chọn.",
    "3. Số gõ liền, không chấm hàng nghìn: 1234567. Không dùng công thức; nếu có thì chép rồi dán giá trị.",
    "4. Số liệu có ba cách ghi khác nhau: để TRỐNG là chưa có số liệu; số 0 là có theo dõi, kết quả bằng không; chữ "
    "“không phát sinh” là trong kỳ không có việc này.",
    "5. Ngày ghi 16/9/2024; không nhớ đủ thì ghi 9/2024 hoặc 2024. Giờ ghi 7:30 hoặc 7h30.",
    "6. Người dự, phát biểu, khen thưởng, văn bản ở trang riêng: ghi rõ của hội nghị số mấy (số ở cột STT trang "
    "Hội nghị). Phong trào, hạn chế cũng vậy.",
    "7. Thiếu dòng thì chèn thêm dòng ngay trong bảng. Không thêm cột, không xóa dòng và cột ẩn, không đổi tên cột.",
)
_RETURN = (
    "Lưu tệp ở khuôn .xlsx, giữ nguyên tất cả các trang, rồi gửi cả tệp qua thư điện tử hoặc USB.",
    "Ảnh và tệp kèm không dán vào biểu: gửi riêng cùng thư, tên tệp ghi rõ hội nghị số mấy, ví dụ: Hội nghị 3 - toàn "
    "cảnh.jpg.",
    "Biểu này không có niêm phong: nơi nhận sẽ gọi điện hỏi lại trước khi dùng số liệu.",
)
_COLOURS = (
    ("typed", "Vàng nhạt", "điền vào đây"),
    ("fixed", "Xám", "chỉ để đọc, đã khóa"),
    ("head", "Xanh nhạt, chữ đậm", "tên cột, tên phần"),
)


@dataclass(frozen=True, slots=True)
class Sender:
    """The office that gives the form out and answers questions about it."""

    name: str
    phone: str = ""
    email: str = ""


class _Unit(Protocol):
    @property
    def code(self) -> str | None: ...

    @property
    def name(self) -> str | None: ...


def draw(
    book: Book,
    period: Period,
    guidance: Guidance,
    unit: _Unit,
    due: datetime.date | None,
    sender: Sender | None,
) -> None:
    """The first sheet; it must be drawn before the others."""
    rows = front_sheet.begin(book, TITLE)
    rows.add(("key", COVER_MARK), ("title", f"BIỂU BÁO CÁO {period.label.upper()}"))
    rows.add(None, ("subtitle", f"{unit.name or unit.code}. Đọc trang này trước khi điền."))
    rows.band("Cách điền")
    for line in _STEPS:
        rows.sentence(line)
    rows.band("Điền xong")
    by = f"Gửi lại trước ngày {due:%d/%m/%Y}. " if due else ""
    for line in (by + _RETURN[0], *_RETURN[1:]):
        rows.sentence(line)
    rows.band("Hỏi ai")
    rows.sentence(_whom(sender))
    rows.pages([Page(sheet.title, sheet.says) for sheet in SHEETS])
    rows.colours(_COLOURS)
    rows.band("Biểu này của ai")
    for key, label, value, said in (
        ("unit", "Mã đơn vị", unit.code or "", ""),
        ("unit_name", "Đơn vị", unit.name or unit.code or "", ""),
        ("period", "Mã kỳ", period.code, ""),
        ("period_label", "Kỳ báo cáo", period.label, _days(period)),
        ("guidance", "Phiên bản bộ biểu mẫu", str(guidance.version), ""),
        ("format", "Khuôn dạng biểu", str(FORM_FORMAT), ""),
    ):
        rows.entry(key, label, value, said)


def _days(period: Period) -> str:
    return f"từ {period.start:%d/%m/%Y} đến {period.end:%d/%m/%Y}"


def _whom(sender: Sender | None) -> str:
    if sender is None or not sender.name:
        return "Chỗ nào chưa rõ thì hỏi nơi đã gửi biểu này."
    ways = [f"điện thoại {sender.phone}"] if sender.phone else []
    ways += [f"thư điện tử {sender.email}"] if sender.email else []
    return f"Chỗ nào chưa rõ thì hỏi {sender.name}{': ' if ways else ''}{', '.join(ways)}."
