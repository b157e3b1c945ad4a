"""Why a file is refused: each reason has its own stable name and its own sentence.

The order in which they are looked for is the order of docs/package-format.md, "Opening".
"""

from collections.abc import Mapping

from app.errors import UserError
from app.packages.verdict import Outcome, Verdict

SENTENCES: Mapping[str, str] = {
    "not-a-package": "Tệp này không phải là gói của Sổ Mặt trận (không phải tài liệu PDF). Hãy xin lại đúng tệp gói.",
    "no-seal": "Tài liệu PDF này không có niêm phong của Sổ Mặt trận nên không nhận được. "
    "Hãy xin đơn vị gửi lại tệp gốc, không in lại, không chụp hay lưu lại bằng chương trình khác.",
    "cut": "Tệp bị thiếu phần cuối, thường do chép hoặc tải chưa xong. Hãy chép lại hoặc xin đơn vị gửi lại.",
    "appended": "Sau chỗ niêm phong có dữ liệu bị thêm vào. Không nhận tệp này; hãy xin đơn vị gửi lại tệp gốc.",
    "changed": "Nội dung đã bị thay đổi sau khi niêm phong. Không nhận tệp này; hãy xin đơn vị gửi lại tệp gốc.",
    "hole": "Chỗ ghi niêm phong đã bị sửa. Không nhận tệp này; hãy xin đơn vị gửi lại tệp gốc.",
    "signature": "Niêm phong không đúng với khóa của người niêm phong. Không nhận tệp này; "
    "hãy gọi điện hỏi đơn vị gửi.",
    "weak-key": "Niêm phong dùng loại khóa không đủ mạnh hoặc không được phép dùng. Đơn vị gửi cần tạo khóa khác.",
    "shape": "Niêm phong còn nguyên nhưng tài liệu không được làm đúng khuôn của gói. Không nhận tệp này; "
    "hãy báo đơn vị gửi kiểm tra lại chương trình đã dùng.",
    "active-content": "Trong tài liệu có thành phần tự chạy hoặc thành phần không được phép. Không nhận tệp này; "
    "hãy gọi điện hỏi đơn vị gửi.",
    "encrypted": "Tài liệu bị khóa theo cách chương trình không mở được. Hãy xin đơn vị gửi lại gói không khóa.",
    "too-big": "Gói quá lớn hoặc bung ra quá lớn so với mức cho phép. Hãy xin đơn vị chia nhỏ hoặc giảm tệp đính kèm.",
    "too-new": "Gói này do một phiên bản chương trình mới hơn tạo ra. Hãy cập nhật Sổ Mặt trận rồi nhận lại gói.",
    "letter": "Thư kèm trong gói không đọc được; gói không đúng khuôn. Hãy xin đơn vị gửi lại.",
    "files": "Các tệp kèm trong gói không khớp với danh sách trong thư. Không nhận gói này; hãy xin đơn vị gửi lại.",
    "passphrase-needed": "Gói này được gửi kín. Hãy gọi điện cho đơn vị gửi để hỏi mật khẩu của gói, rồi mở lại.",
    "passphrase": "Mật khẩu của gói không đúng. Hãy hỏi lại đơn vị gửi và nhập lại.",
    "wrong-unit": "Khóa niêm phong này là của đơn vị khác với đơn vị ghi trong thư. Không nhận gói này; "
    "hãy gọi điện hỏi cả hai đơn vị.",
    "key-mismatch": "CẢNH BÁO: đơn vị này đã có khóa được đối chiếu, nhưng gói lại niêm phong bằng một khóa KHÁC. "
    "Không nhận gói này. Hãy gọi số điện thoại quen biết của đơn vị để hỏi trước khi làm gì tiếp.",
    "key-withdrawn": "Gói được niêm phong bằng khóa đã thôi tin dùng. Không nhận gói này; hãy gọi điện hỏi đơn vị gửi.",
    "period": "Kỳ báo cáo ghi trong gói không có trong hướng dẫn đang dùng. Nếu cấp trên mới mở kỳ này, hãy nhận "
    "hướng dẫn trước rồi nhận lại gói; nếu không, hãy xin đơn vị gửi lại.",
    "wrong-addressee": "Gói này gửi cho đơn vị khác, không phải đơn vị mình. Hãy chuyển cho đúng nơi nhận.",
    "workbook": "Sổ số liệu trong gói không khớp với thư kèm theo. Không nhận gói này; hãy xin đơn vị gửi lại.",
    "workbook-signature": "Chữ ký trong tệp Excel không còn đúng với nội dung, hoặc không phải do Sổ Mặt trận ký. "
    "Không nhận tệp này; hãy xin đơn vị gửi gói báo cáo đã niêm phong (tệp PDF).",
    "workbook-key": "Tệp Excel có chữ ký, nhưng khóa ký chưa được đối chiếu, đã hết hạn, đã thôi tin hoặc ghi giờ "
    "không hợp lý, nên không nhận. Hãy xin đơn vị gửi gói báo cáo đã niêm phong (tệp PDF).",
    "workbook-alone": "Tệp Excel này chỉ để xem: nó là một phần của gói tổng hợp, hướng dẫn hoặc phiếu. "
    "Hãy nhận chính gói đã niêm phong (tệp PDF).",
    "replay": "Gói này mang tên của một gói đã nhận nhưng nội dung lại khác. Không nhận; hãy gọi điện hỏi đơn vị gửi.",
    "fork": "Đã có một gói khác của đơn vị này cùng kỳ, cùng lần gửi. Hãy gọi điện hỏi đơn vị gói nào đúng, "
    "rồi xin gửi lại với lần gửi mới.",
    "inner": "Các gói kèm bên trong không đúng với danh sách mà đơn vị gửi cam kết. Không nhận; hãy hỏi đơn vị gửi.",
    "not-superior": "Hướng dẫn này không phải của cấp trên của đơn vị mình nên không áp dụng.",
    "orphan-reply": "Phiếu này trả lời một gói mà sổ của đơn vị mình không gửi. Không nhận; hãy hỏi lại cấp trên.",
    "part-missing": "Gói này được gửi làm nhiều phần và còn thiếu. Hãy chép đủ các phần vào một thư mục rồi nhận lại.",
    "part-changed": "Các phần ghép lại không ra đúng gói đã chia. Hãy xin đơn vị gửi lại đủ các phần.",
    "key-usage": "Khóa niêm phong không phải là khóa để ký. Không nhận gói này; đơn vị gửi cần tạo khóa khác.",
}
"""Reason → what a person reads."""

_TOUCHED = frozenset(["cut", "appended", "changed", "hole", "signature", "part-changed", "workbook-signature"])
_INTACT = frozenset(
    """active-content letter files too-new wrong-unit key-mismatch key-withdrawn key-usage wrong-addressee workbook
    workbook-key workbook-alone period replay fork inner not-superior orphan-reply""".split()
)
"""Found after the seal was checked, so the bytes are those that were sealed."""


class Refusal(UserError):
    """A file that must not be taken in. `detail` is English, for the log, never for the screen."""

    def __init__(self, reason: str, detail: str = "", sentence: str = "") -> None:
        super().__init__(sentence or SENTENCES[reason], reason=reason, detail=detail)


def refused(refusal: Refusal) -> Verdict:
    """The verdict on a file that could not even be opened: nothing of what it says may be shown as fact."""
    return Verdict(
        outcome=Outcome.REFUSED,
        reason=refusal.reason,
        sentence=refusal.sentence,
        changed=changed_of(refusal.reason),
    )


def changed_of(reason: str) -> bool | None:
    """Whether a reason for refusal means that the content was changed; None where that could not be told."""
    return True if reason in _TOUCHED else False if reason in _INTACT else None
