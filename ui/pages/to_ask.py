"""What the pages of an office offer by name besides themselves: their views, something new."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.office import Office
from ui.pages.places import (
    BIN_VIEW,
    CHECKS_VIEW,
    GUIDANCE_VIEW,
    INBOX,
    KEYS_VIEW,
    MOVING_VIEW,
    NEW,
    OFFICE_VIEW,
    OFFICERS_VIEW,
    OWN_KEY_VIEW,
    RECEIVED_VIEW,
    REPLIES_VIEW,
    SEAL_VIEW,
    SEND,
    SETTINGS,
    WORDS_VIEW,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Something to ask for, where `Session.go_to` finds it, and other words for it."""

    title: str
    kind: str
    uid: str
    also: str = ""


PLACES: Sequence[Place] = (
    Place("Thêm hội nghị", "conference", NEW, "ghi hội nghị mới, cuộc họp"),
    Place("Thêm phong trào, cuộc vận động", "campaign", NEW, "ghi phong trào mới"),
    Place("Thêm văn bản", "directive", NEW, "ghi công văn, hướng dẫn mới"),
    Place("Nội dung báo cáo", SEND, WORDS_VIEW, "soạn lời báo cáo"),
    Place("Kiểm tra báo cáo", SEND, CHECKS_VIEW, "còn thiếu gì, lỗi"),
    Place("Niêm phong và gửi", SEND, SEAL_VIEW, "nộp báo cáo, usb, thư điện tử, zalo, đã gửi"),
    Place("Gói đã nhận", INBOX, RECEIVED_VIEW, "mở gói, phiếu trả lời, nhận báo cáo"),
    Place("Cấp trên trả lời", INBOX, REPLIES_VIEW, "nhận xét, yêu cầu sửa, giải trình, trả lại, chấp nhận, so sánh"),
    Place("Khóa của các đơn vị", INBOX, KEYS_VIEW, "đối chiếu 40 chữ số"),
    Place("Đơn vị và máy này", SETTINGS, OFFICE_VIEW, "sao lưu, khôi phục, cỡ chữ, màu nền, biểu excel, tự kiểm tra"),
    Place("Cán bộ", SETTINGS, OFFICERS_VIEW, "người nhập, người ký"),
    Place("Đã xóa", SETTINGS, BIN_VIEW, "thùng rác, lấy lại mục đã xóa, khôi phục"),
    Place("Khóa của đơn vị mình", SETTINGS, OWN_KEY_VIEW, "khóa niêm phong, 40 chữ số, phiếu đăng ký, mật khẩu"),
    Place("Hướng dẫn hiện dùng", SETTINGS, GUIDANCE_VIEW, "tiêu chí, chỉ tiêu, danh mục, kỳ báo cáo"),
    Place("Chuyển máy, sổ đơn vị cũ", SETTINGS, MOVING_VIEW, "chuyển sang máy khác, sáp nhập, đơn vị cũ"),
)


def places_of(office: Office) -> Sequence[Place]:
    """What this office may ask for: nothing new where nothing can be written."""
    return [place for place in PLACES if not (place.uid == NEW and office.read_only)]
