"""The pick-lists of conferences and their parts (domain notes §2). Codes are for ever, labels may be reworded."""

from app.domain.fields import Choice

PURPOSES = (
    Choice("interim_review", "Sơ kết"),
    Choice("final_review", "Tổng kết"),
    Choice("dissemination", "Quán triệt, học tập"),
    Choice("rollout", "Triển khai"),
    Choice("regular", "Thường kỳ Ủy ban"),
    Choice("briefing", "Giao ban"),
    Choice("training", "Tập huấn"),
    Choice("signing", "Ký kết giao ước, chương trình phối hợp"),
    Choice("consultation", "Hiệp thương"),
    Choice("criticism", "Phản biện xã hội"),
    Choice("dialogue", "Đối thoại"),
    Choice("voters", "Tiếp xúc cử tri"),
    Choice("honouring", "Biểu dương, khen thưởng"),
    Choice("congress", "Đại hội"),
    Choice("other", "Khác"),
)

FORMS = (
    Choice("in_person", "Trực tiếp"),
    Choice("online", "Trực tuyến"),
    Choice("hybrid", "Trực tiếp kết hợp trực tuyến"),
)

OWN_ROLES = (
    Choice("host", "Chủ trì, tổ chức"),
    Choice("cohost", "Đồng tổ chức (liên tịch)"),
    Choice("attend", "Tham dự"),
    Choice("connection_point", "Điểm cầu"),
)

PARTS_OF_DAY = (
    Choice("morning", "Sáng"),
    Choice("afternoon", "Chiều"),
    Choice("evening", "Tối"),
    Choice("all_day", "Cả ngày"),
)

STATES = (
    Choice("draft", "Nháp"),
    Choice("complete", "Hoàn chỉnh"),
    Choice("approved", "Đã duyệt"),
    Choice("locked", "Đã khóa (đã vào gói)"),
)

MONEY_SOURCES = (Choice("budget", "Ngân sách"), Choice("social", "Xã hội hóa"))

DELEGATE_ROLES = (
    Choice("chair", "Chủ trì"),
    Choice("attend", "Dự"),
    Choice("report", "Báo cáo"),
    Choice("speech", "Tham luận"),
    Choice("direct", "Phát biểu chỉ đạo"),
    Choice("conclude", "Kết luận"),
    Choice("secretary", "Thư ký"),
)

SPEECH_KINDS = (
    Choice("speech", "Tham luận"),
    Choice("discussion", "Thảo luận"),
    Choice("question", "Chất vấn"),
    Choice("directing", "Phát biểu chỉ đạo"),
    Choice("concluding", "Phát biểu kết luận"),
    Choice("reply", "Đáp từ"),
    Choice("opening", "Phát biểu khai mạc"),
)

PRIORITIES = (Choice("high", "Cao"), Choice("normal", "Bình thường"), Choice("low", "Thấp"))

TASK_STATES = (
    Choice("not_started", "Chưa làm"),
    Choice("in_progress", "Đang làm"),
    Choice("done", "Hoàn thành"),
    Choice("stopped", "Dừng"),
)
"""Being overdue is never stored, see `app.domain.conference.is_overdue`."""

LINES = (Choice("good", "Tốt"), Choice("interrupted", "Gián đoạn"), Choice("lost", "Mất kết nối"))
