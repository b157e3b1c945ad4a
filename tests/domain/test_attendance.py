from app.domain.attendance import SHORT, attendance_line
from app.domain.conference import BodyPresent, Conference
from app.domain.lists import BLOCKS


def test_one_line_tells_who_came():
    bodies = [
        BodyPresent(body="Đảng ủy", block="party", invited=12, present=12),
        BodyPresent(body="UBND", block="government", invited=9, present=8),
        BodyPresent(body="Khác", invited=3, present=3),
    ]
    assert attendance_line(Conference(present=91, convened=96), bodies) == (
        "91/96 có mặt, vắng 5 · cấp ủy 12, chính quyền 8, chưa rõ khối 3"
    )
    assert attendance_line(Conference(), bodies).startswith("23/24 có mặt, vắng 1 · ")
    assert attendance_line(Conference(), [BodyPresent(block="party", invited=4)]) == "mời 4 người · cấp ủy 4"
    assert attendance_line(Conference(present=5), []) == "5 có mặt"
    assert attendance_line(Conference(), []) == ""


def test_every_block_has_its_short_word():
    assert set(SHORT) == {block.code for block in BLOCKS}
