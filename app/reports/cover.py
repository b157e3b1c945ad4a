"""The page that carries a package sent under a passphrase: what it is, and how to open it (package format §5)."""

from reportlab.platypus import Flowable

from app.domain.office import Office
from app.domain.periods import Period
from app.reports import fonts
from app.reports.letterhead import heading, title
from app.reports.official import heading_of, written_by
from app.reports.page import About, build
from app.reports.style import paragraphs


def cover(office: Office, period: Period, addressee_name: str) -> bytes:
    """The PDF page that anybody can read. It names the sender and the period, and nothing of what is inside."""
    fonts.register()
    story: list[Flowable] = [
        *heading(heading_of(office, type_code="BC")),
        *title("GÓI BÁO CÁO GỬI KÍN", f"{period.label}; gửi {addressee_name}" if addressee_name else period.label),
        *paragraphs(
            "Tài liệu này chứa một gói báo cáo đã niêm phong và được khóa bằng mật khẩu.\n"
            "Nơi nhận mở bằng chương trình Sổ Mặt trận: vào mục Nhận, chọn tệp này rồi gõ mật khẩu. "
            "Mật khẩu do đơn vị gửi báo qua điện thoại; không gửi mật khẩu cùng với tệp.\n"
            "Chương trình đọc tài liệu thông thường chỉ hiện được trang này."
        ),
    ]
    return build(story, About(title="Gói báo cáo gửi kín", author=written_by(office)))
