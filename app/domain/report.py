"""Records: a report's header and its narrative sections (domain notes §5.1, §5.2, §5.4, §6)."""

from app.domain.fields import Choice, Record, Section, Width, choice, count, date, link, note, record, text

HEADER = Section("header", "Số, ngày, nơi lập")
SIGNING = Section("signing", "Người ký, nơi nhận")
OPENING = Section("opening", "Mở đầu: căn cứ, đặc điểm tình hình")
LEAD = Section("lead", "I. Công tác lãnh đạo, chỉ đạo, quán triệt và tổ chức thực hiện")
PROGRAMMES = Section("programmes", "Kết quả các chương trình hành động (báo cáo định kỳ)")
GENERAL = Section("general", "III. Đánh giá chung")
AHEAD = Section("ahead", "IV, V. Phương hướng và kiến nghị")
SUM = Section("sum", "Tổng hợp của cấp trên")
COURSE = Section("course", "Quá trình")

OUTLINES = (
    Choice("review", "Sơ kết, tổng kết theo sáu nhiệm vụ"),
    Choice("periodic", "Báo cáo định kỳ công tác Mặt trận"),
)

SIGNING_MODES = (
    Choice("on_behalf", "TM. (thay mặt)"),
    Choice("deputy", "KT. (ký thay)"),
    Choice("order", "TL. (thừa lệnh)"),
    Choice("delegated", "TUQ. (thừa ủy quyền)"),
)

REPORT_STATES = (
    Choice("draft", "Nháp"),
    Choice("waiting", "Chờ duyệt"),
    Choice("closed", "Đã chốt (ký)"),
    Choice("exported", "Đã xuất"),
    Choice("received", "Cấp trên đã nhận"),
    Choice("returned", "Trả lại"),
    Choice("accepted", "Đã chấp nhận"),
    Choice("consolidated", "Đã tổng hợp"),
    Choice("superseded", "Bị thay thế"),
)


def report_uid(period: str) -> str:
    """The uid of a period's report."""
    return f"{period}.report"


@record("report", "Báo cáo", title="subject")
class Report(Record):
    """One report a period. A text left empty is written from the records when the report is printed."""

    period: str | None = link(HEADER, "Kỳ", "period", required=True, listed=True)
    outline: str | None = choice(
        HEADER,
        "Đề cương",
        *OUTLINES,
        help="Để trống: kỳ có tự đánh giá sáu nhiệm vụ thì theo sáu nhiệm vụ; tháng, quý, 6 tháng, 9 tháng không tự "
        "đánh giá thì là báo cáo định kỳ.",
    )
    subject: str | None = text(
        HEADER,
        "Trích yếu",
        required=True,
        width=Width.FULL,
        listed=True,
        help="Dòng dưới chữ BÁO CÁO, ví dụ: Kết quả công tác Mặt trận năm 2024.",
    )
    number: str | None = text(
        HEADER, "Số", width=Width.SHORT, listed=True, help="Chỉ phần số, ví dụ: 112. Để trống khi chưa vào sổ văn bản."
    )
    symbol: str | None = text(HEADER, "Ký hiệu", help="Phần sau dấu gạch chéo, ví dụ: BC-MTTQ-BTT trong …/BC-MTTQ-BTT.")
    place: str | None = text(HEADER, "Địa danh", help="Để trống thì lấy ở phần Đơn vị.")
    dated_on: str | None = date(HEADER, "Ngày ký", required=True, listed=True)
    cutoff_on: str | None = date(HEADER, "Ngày chốt số liệu")

    signing_mode: str | None = choice(SIGNING, "Hình thức ký", *SIGNING_MODES)
    signing_body: str | None = text(
        SIGNING, "Ký thay mặt, ký thay", width=Width.WIDE, help="Ví dụ: BAN THƯỜNG TRỰC; hoặc CHỦ TỊCH khi ký thay."
    )
    signer_title: str | None = text(SIGNING, "Chức vụ người ký", required=True, help="Ví dụ: CHỦ TỊCH.")
    signer_name: str | None = text(SIGNING, "Họ tên người ký", required=True, recalls="person")
    recipients: str | None = note(SIGNING, "Nơi nhận", help="Mỗi dòng một nơi nhận; dòng cuối thường là: Lưu: VT.")

    basis: str | None = note(OPENING, "Căn cứ, mở đầu", help="Căn cứ hướng dẫn, kế hoạch nào.")
    population: int | None = count(OPENING, "Dân số", unit="người")
    households: int | None = count(OPENING, "Số hộ", unit="hộ")
    residential_areas: int | None = count(OPENING, "Số khu dân cư", unit="KDC")
    organisations: str | None = note(OPENING, "Tổ chức bộ máy, tổ chức thành viên")
    situation: str | None = note(OPENING, "Đặc điểm tình hình, tình hình nhân dân")
    advantages: str | None = note(OPENING, "Thuận lợi")
    difficulties: str | None = note(OPENING, "Khó khăn")

    leadership: str | None = note(LEAD, "Lãnh đạo, chỉ đạo", help="Văn bản của cấp ủy, chính quyền, Mặt trận.")
    dissemination: str | None = note(LEAD, "Quán triệt, tuyên truyền", help="Các hội nghị đã tổ chức.")
    implementation: str | None = note(LEAD, "Tổ chức thực hiện", help="Kế hoạch, phân công, làm điểm.")
    inspection: str | None = note(LEAD, "Kiểm tra, giám sát")

    programme_names: str | None = note(
        PROGRAMMES,
        "Tên các chương trình",
        help="Chỉ ghi khi nơi mình đặt tên khác hoặc có số chương trình khác: mỗi dòng một tên, theo thứ tự các ô dưới "
        "đây (tối đa 6). Để trống thì in năm chương trình thường dùng.",
    )
    propaganda: str | None = note(PROGRAMMES, "1. Tuyên truyền, tập hợp khối đại đoàn kết")
    emulation: str | None = note(PROGRAMMES, "2. Thi đua, cuộc vận động")
    democracy: str | None = note(PROGRAMMES, "3. Dân chủ, đại diện, giám sát, phản biện, xây dựng Đảng, chính quyền")
    foreign_relations: str | None = note(PROGRAMMES, "4. Đối ngoại nhân dân")
    organisation: str | None = note(PROGRAMMES, "5. Tổ chức bộ máy")
    other_programmes: str | None = note(PROGRAMMES, "6. Chương trình khác")

    strengths: str | None = note(
        GENERAL, "1. Ưu điểm", help="Để trống thì ghép từ phần tự đánh giá; viết ở đây thì in đúng phần viết."
    )
    limitations: str | None = note(GENERAL, "2. Hạn chế, tồn tại")
    causes_objective: str | None = note(GENERAL, "3a. Nguyên nhân khách quan")
    causes_subjective: str | None = note(GENERAL, "3b. Nguyên nhân chủ quan")
    lessons: str | None = note(GENERAL, "4. Bài học kinh nghiệm")

    directions_text: str | None = note(AHEAD, "IV. Phương hướng, nhiệm vụ và giải pháp")
    recommendations_text: str | None = note(AHEAD, "V. Kiến nghị, đề xuất")

    reporting_situation: str | None = note(SUM, "Tình hình báo cáo của các đơn vị")
    good_places: str | None = note(SUM, "Nơi làm tốt")
    weak_places: str | None = note(SUM, "Nơi làm chưa tốt")
    spread_models: str | None = note(SUM, "Mô hình cần nhân rộng")

    state: str | None = choice(COURSE, "Trạng thái", *REPORT_STATES, computed=True, listed=True)
    revision: int | None = count(COURSE, "Lần gửi", computed=True, listed=True)
    approved_by: str | None = link(COURSE, "Người duyệt", "officer")
    approved_on: str | None = date(COURSE, "Ngày duyệt")
    adjustment_reason: str | None = note(
        COURSE, "Lý do điều chỉnh", help="Khi phải sửa sau khi cấp trên đã công bố số tổng hợp."
    )
