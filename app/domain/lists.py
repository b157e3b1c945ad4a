"""The pick-lists that several records share. Codes are for ever, labels may be reworded.

The words are those of the Front's own documents (domain notes §2, §3, §5, §7); every list that real life
outgrows is used with `open_choices`, so that free text is never refused.
"""

from app.domain.fields import Choice

SALUTATIONS = (
    Choice("comrade", "Đồng chí"),
    Choice("mr", "Ông"),
    Choice("mrs", "Bà"),
)

ORGANISERS = (
    Choice("front", "Ban Thường trực Ủy ban MTTQ"),
    Choice("front_committee", "Ủy ban MTTQ"),
    Choice("party", "Cấp ủy Đảng"),
    Choice("government_front", "Liên tịch UBND – Ủy ban MTTQ"),
    Choice("government", "HĐND, UBND"),
    Choice("member", "Tổ chức thành viên"),
    Choice("front_board", "Ban công tác Mặt trận"),
)

BLOCKS = (
    Choice("party", "Đảng"),
    Choice("government", "HĐND – UBND, cơ quan nhà nước"),
    Choice("front", "Mặt trận Tổ quốc"),
    Choice("member", "Tổ chức thành viên"),
    Choice("front_board", "Ban công tác Mặt trận"),
    Choice("forces", "Lực lượng vũ trang"),
    Choice("business", "Doanh nghiệp"),
    Choice("religious", "Chức sắc, chức việc tôn giáo"),
    Choice("press", "Báo chí"),
    Choice("other", "Khác"),
)

LEADS = (
    Choice("front", "Ủy ban MTTQ"),
    Choice("farmers", "Hội Nông dân"),
    Choice("women", "Hội Liên hiệp Phụ nữ"),
    Choice("youth", "Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
    Choice("veterans", "Hội Cựu chiến binh"),
    Choice("union", "Công đoàn, Liên đoàn Lao động"),
    Choice("elderly", "Hội Người cao tuổi"),
    Choice("red_cross", "Hội Chữ thập đỏ"),
    Choice("learning", "Hội Khuyến học"),
    Choice("government", "Ủy ban nhân dân"),
    Choice("mass_mobilisation", "Ban (Khối) Dân vận"),
)

AWARDS = (
    Choice("praise", "Biểu dương"),
    Choice("commendation", "Giấy khen"),
    Choice("certificate", "Bằng khen"),
    Choice("flag", "Cờ thi đua"),
    Choice("medal", "Kỷ niệm chương"),
    Choice("title", "Danh hiệu"),
)

AWARD_LEVELS = (
    Choice("commune_government", "UBND xã, phường"),
    Choice("commune_front", "Ủy ban MTTQ xã, phường"),
    Choice("district_party", "Huyện ủy, quận ủy"),
    Choice("district_government", "UBND huyện, quận"),
    Choice("district_front", "Ủy ban MTTQ huyện, quận"),
    Choice("province_party", "Tỉnh ủy, thành ủy"),
    Choice("province_government", "UBND tỉnh, thành phố"),
    Choice("province_front", "Ủy ban MTTQ tỉnh, thành phố"),
    Choice("central_front", "Ủy ban Trung ương MTTQ Việt Nam"),
    Choice("prime_minister", "Thủ tướng Chính phủ"),
    Choice("president", "Chủ tịch nước"),
)

DOCUMENT_TYPES = (
    Choice("plan", "Kế hoạch"),
    Choice("invitation", "Giấy mời"),
    Choice("programme", "Chương trình"),
    Choice("report", "Báo cáo"),
    Choice("minutes", "Biên bản"),
    Choice("conclusion", "Thông báo kết luận"),
    Choice("resolution", "Nghị quyết"),
    Choice("award_decision", "Quyết định khen thưởng"),
    Choice("decision", "Quyết định"),
    Choice("submission", "Tờ trình"),
    Choice("letter", "Công văn"),
    Choice("guidance", "Hướng dẫn"),
    Choice("regulation", "Quy chế"),
    Choice("agreement", "Giao ước, chương trình phối hợp"),
)

DIRECTIONS = (
    Choice("in", "Đến"),
    Choice("out", "Đi"),
)

RHYTHMS = (
    Choice("regular", "Thường xuyên"),
    Choice("monthly", "Từng tháng"),
    Choice("quarterly", "Từng quý"),
    Choice("half_yearly", "6 tháng một lần"),
    Choice("yearly", "Hằng năm"),
)
