"""The pages that carry a package on its way: under a passphrase (package format §5), or cut into parts."""

from reportlab.platypus import Flowable

from app.domain.office import Office
from app.domain.periods import Period
from app.reports import fonts
from app.reports.letterhead import heading, title
from app.reports.official import heading_of, written_by
from app.reports.page import SEAL_NOTE, About, build
from app.reports.style import paragraphs


def cover(office: Office, period: Period, addressee_name: str) -> bytes:
    """The PDF page that anybody can read. It names the sender and the period, and nothing of what is inside."""
    fonts.register()
    story: list[Flowable] = [
        *heading(heading_of(office, type_code=None)),
        *title("GÓI BÁO CÁO GỬI KÍN", f"{period.label}; gửi {addressee_name}" if addressee_name else period.label),
        *paragraphs(
            "Tài liệu này chứa một gói báo cáo đã niêm phong và được khóa bằng mật khẩu.\n"
            "Nơi nhận mở bằng chương trình Sổ Mặt trận: vào mục Nhận, chọn tệp này rồi gõ mật khẩu. "
            "Mật khẩu do đơn vị gửi báo qua điện thoại; không gửi mật khẩu cùng với tệp.\n"
            "Chương trình đọc tài liệu thông thường chỉ hiện được trang này."
        ),
    ]
    return build(
        story, About(title="Gói báo cáo gửi kín", author=written_by(office), archival=False), footnote=SEAL_NOTE
    )


def part_cover(office: Office, period: Period | None, name: str, index: int, count: int) -> bytes:
    """The page of one part of a package that was too big for one e-mail: what to do with it, in plain words."""
    fonts.register()
    about = f"{period.label} – phần {index} trong {count}" if period else f"Phần {index} trong {count}"
    story: list[Flowable] = [
        *heading(heading_of(office, type_code=None)),
        *title("MỘT PHẦN CỦA GÓI BÁO CÁO", about),
        *paragraphs(
            f"Tệp này là phần {index} trong {count} phần của gói {name}. Gói quá lớn để gửi trong một thư nên được "
            "chia ra; nội dung báo cáo nằm trong tệp đính kèm của trang này và chỉ đọc được khi đủ các phần.\n"
            f"Nơi nhận chép đủ {count} phần vào một thư mục, mở chương trình Sổ Mặt trận, vào mục Nhận rồi chọn các "
            "phần ấy hoặc cả thư mục. Chương trình tự ghép lại, rồi kiểm tra niêm phong như mọi gói khác. Thứ tự chọn "
            "không quan trọng."
        ),
    ]
    told = About(title=f"Phần {index}/{count} của gói {name}", author=written_by(office))
    return build(story, told, footnote=SEAL_NOTE)
