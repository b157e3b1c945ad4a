from hypothesis import given
from hypothesis import strategies as st

from app.text.clean import clean_paste, nfc, single_line

WRAPPED = """\
Về dự Hội nghị có đồng chí Trần Văn Mẫu - Uỷ viên
Ban Thường vụ Quận uỷ, Chủ tịch Uỷ ban MTTQ quận; đồng chí Trần Thị Thử
Anh – Uỷ viên Ban Thường vụ Quận uỷ, Trưởng Ban Tuyên giáo quận uỷ; lãnh
đạo Ban Dân vận, các đoàn thể chính trị quận; Chủ tịch, Phó Chủ tịch Uỷ
ban MTTQ các phường.
Ngay sau khi nhận được Kết luận số 62-KL/TW của Bộ Chính trị, Ban Thường
trực Uỷ ban MTTQ quận đã tổ chức quán triệt đến cán bộ chủ chốt.
UB MTTQ Sông Mẫu
"""


def test_hard_wrapped_lines_become_sentences():
    pasted = clean_paste(WRAPPED)
    lines = pasted.text.split("\n")
    assert lines[0].startswith("Về dự Hội nghị có đồng chí Trần Văn Mẫu - Uỷ viên Ban Thường vụ")
    assert lines[0].endswith("Uỷ ban MTTQ các phường.")
    assert lines[1].endswith("cán bộ chủ chốt.")
    assert lines[2:] == ["UB MTTQ Sông Mẫu"]
    assert pasted.notes == ("Đã nối 5 chỗ xuống dòng giữa câu.",)


def test_lists_tables_and_short_lines_stay():
    for text in (
        "- Tuyên truyền\n- Vận động\n- Giám sát",
        "Tổ 1\t12\t30\nTổ 2\t15\t28\nTổ 10\t9\t41",
        "VŨ THỊ MẪU\nGửi cho bạn bè\nBản in",
        "1. Nâng cao nhận thức về vai trò của Mặt trận trong tình hình mới\n2. Đổi mới",
    ):
        assert clean_paste(text).text == text
        assert not clean_paste(text).notes


def test_a_sentence_broken_once_is_joined():
    text = "Các cuộc vận động được triển khai rộng khắp trong toàn\nphường và đạt kết quả."
    assert clean_paste(text).text == "Các cuộc vận động được triển khai rộng khắp trong toàn phường và đạt kết quả."


def test_a_paragraph_pasted_twice_is_kept_once():
    paragraph = "Thực hiện Kết luận số 62-KL/TW của Bộ Chính trị về tiếp tục đổi mới nội dung hoạt động."
    pasted = clean_paste(f"{paragraph}\n\n{paragraph}\n\nTheo đó, có 6 nhiệm vụ.")
    assert pasted.text == f"{paragraph}\n\nTheo đó, có 6 nhiệm vụ."
    assert pasted.notes == ("Đã bỏ 1 đoạn văn bị lặp lại.",)


def test_spaces_line_ends_and_invisible_characters():
    pasted = clean_paste("\ufeffHội\u00a0nghị\u200b  sơ kết\r\nlần\u00ad hai\r\n\r\n\r\n\r\nHết\u2028")
    assert pasted.text == "Hội nghị sơ kết\nlần hai\n\nHết"
    assert len(pasted.notes) == 2


def test_decomposed_letters_are_composed():
    pasted = clean_paste("to\u0302\u0309 ho\u031b\u0323p")
    assert pasted.text == "tổ hợp"
    assert pasted.notes == ("Đã ghép các dấu tiếng Việt bị tách rời khỏi chữ.",)


def test_the_invisible_letter_of_an_old_font_is_kept():
    pasted = clean_paste("Uû ban MÆt trËn ph\u00adêng")
    assert pasted.legacy is not None
    assert pasted.text == "Uû ban MÆt trËn ph\u00adêng"


def test_one_line():
    assert single_line(" Hội\u00a0nghị\r\nsơ\tkết\u200b ") == "Hội nghị sơ kết"


@given(st.text())
def test_any_text_comes_out_clean(text: str):
    once = clean_paste(text).text
    assert nfc(once) == once == once.strip(" \n")
    assert single_line(single_line(text)) == single_line(text)
    assert not set(once) & set("\u200b\ufeff\u00a0\r\x00\ud800")
