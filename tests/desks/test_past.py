"""What was done, told in words, and the ways back."""

from dataclasses import replace

import pytest

from app.desks.past_words import difference, lowered, shortened
from app.domain.conference import BodyPresent, Conference
from app.errors import UserError
from app.office import Office


@pytest.fixture
def office(tmp_path):
    with Office.create(tmp_path / "so", unit="99001", name="Phường Hoa Mẫu", level="ward") as made:
        made.save_settings(replace(made.settings, who="Bà Mẫu"))
        yield made


def said(office: Office) -> str:
    act = office.past.undo()
    assert act is not None
    return act.sentence


def test_every_act_has_its_words_and_its_place(office):
    ledger = office.ledger
    ledger.put(Conference(uid="c", title="Sơ kết"))
    ledger.put(Conference(uid="c", title="Sơ kết", venue="Hội trường"))
    ledger.put_many([BodyPresent(uid="a", parent="c", position=1, body="Công an"), BodyPresent(uid="b", parent="c")])
    ledger.put_many(
        [BodyPresent(uid="a", parent="c", position=2, body="Công an"), BodyPresent(uid="b", parent="c", position=1)]
    )
    ledger.put(Conference(uid="c", title="Sơ kết", venue="Sân", ordinal="Lần 2"))
    ledger.remove(Conference, "c")
    back = office.past.undo()
    assert (back.sentence, back.kind, back.uid) == (
        "Đã hoàn tác: xóa hội nghị “Sơ kết” cùng 2 dòng.",
        "conference",
        "c",
    )
    assert back.kinds == {"conference", "body_present"}
    assert said(office) == "Đã hoàn tác: sửa 2 ô của hội nghị “Sơ kết”."
    assert said(office) == "Đã hoàn tác: đổi thứ tự thành phần dự của “Sơ kết”."
    assert said(office).startswith("Đã hoàn tác: thêm 2 dòng ")
    one = office.past.undo()
    assert (one.sentence, one.field) == ("Đã hoàn tác: sửa “Địa điểm” của hội nghị “Sơ kết”.", "venue")
    assert (office.past.can_undo, office.past.can_redo) == (True, True)
    assert office.past.undo().uid == ""
    assert office.past.undo() is None
    assert office.past.redo().sentence == "Đã làm lại: thêm hội nghị “Sơ kết”."
    assert office.past.redo().sentence == "Đã làm lại: sửa “Địa điểm” của hội nghị “Sơ kết”."


def test_a_row_that_is_gone_again_is_shown_at_its_record(office):
    office.ledger.put(Conference(uid="c", title="Sơ kết"))
    office.ledger.put(BodyPresent(uid="a", parent="c", position=1, body="Công an"))
    act = office.past.undo()
    assert (act.kind, act.uid) == ("conference", "c")


def test_the_history_says_who_when_from_what_to_what(office):
    office.ledger.put(Conference(uid="c", title="Sơ kết", venue="Sân"))
    office.ledger.put(BodyPresent(uid="a", parent="c", position=1, body="Công an"))
    office.ledger.put(Conference(uid="c", title="Sơ kết", venue="Hội trường", state="held", held_on="2024-03-05"))
    steps = office.past.history_of("conference", "c")
    assert [(s.what, s.label, s.old, s.new) for s in steps if s.field == "venue"] == [
        ("changed", "Địa điểm", "Sân", "Hội trường")
    ]
    assert next(s.new for s in steps if s.field == "held_on") == "05/03/2024"
    assert [(s.what, s.title) for s in steps[-2:]] == [("added", "Công an"), ("added", "")]
    assert steps[0].when.startswith("hôm nay ")
    assert [s.field for s in office.past.history_of("conference", "c", "venue")] == ["venue", ""]


def test_a_value_and_a_whole_record_come_back_and_can_be_taken_back_again(office):
    office.ledger.put(Conference(uid="c", title="Sơ kết", venue="Sân"))
    office.ledger.put(BodyPresent(uid="a", parent="c", position=1, body="Công an"))
    then = office.past.moment
    office.ledger.put(Conference(uid="c", title="Tổng kết", venue="Hội trường"))
    office.ledger.remove(BodyPresent, "a")
    step = next(s for s in office.past.history_of("conference", "c") if s.field == "venue")
    act = office.past.put_back(step.number)
    assert (act.sentence, act.field) == ("Đã lấy lại giá trị cũ: “Địa điểm”.", "venue")
    assert office.ledger.get(Conference, "c") == Conference(uid="c", title="Tổng kết", venue="Sân")
    with pytest.raises(UserError) as told:
        office.past.put_back(step.number)
    assert told.value.reason == "nothing"
    act = office.past.put_back_whole("conference", "c", then)
    assert act.kinds == {"conference", "body_present"}
    assert office.ledger.get(Conference, "c") == Conference(uid="c", title="Sơ kết", venue="Sân")
    assert len(office.ledger.parts(BodyPresent, "c")) == 1
    with pytest.raises(UserError):
        office.past.put_back_whole("conference", "c", then)
    office.past.undo()
    assert office.ledger.all(BodyPresent) == []


def test_the_bin_names_what_was_removed_and_gives_it_back(office):
    office.ledger.put(Conference(uid="c", title="Sơ kết"))
    office.ledger.put(BodyPresent(uid="a", parent="c", position=1, body="Công an"))
    office.ledger.put(BodyPresent(uid="b", parent="c", position=2, body="Đảng ủy"))
    office.ledger.remove(BodyPresent, "a")
    assert [(item.title, item.owner) for item in office.past.bin()] == [("Công an", "Sơ kết")]
    office.ledger.remove(Conference, "c")
    assert [(item.title, item.rows, item.who) for item in office.past.bin()] == [("Sơ kết", 1, "Bà Mẫu")]
    act = office.past.bring_back("conference", "c")
    assert act.sentence == "Đã lấy lại hội nghị “Sơ kết”."
    assert [row.body for row in office.ledger.parts(BodyPresent, "c")] == ["Đảng ủy"]
    with pytest.raises(UserError):
        office.past.bring_back("conference", "c")


def test_words():
    assert shortened("một hai ba bốn", 9) == "một hai…"
    assert (lowered("Hội nghị"), lowered("MTTQ")) == ("hội nghị", "MTTQ")


def test_long_texts_are_cut_down_to_where_they_differ():
    old = "Hội nghị đã thảo luận kỹ các nội dung. " * 6 + "Có 12 ý kiến. " + "Kết luận giao việc cho các bên. " * 6
    before, after = difference(old, old.replace("12", "15"))
    assert ("12 ý kiến" in before, "15 ý kiến" in after) == (True, True)
    assert len(before) < 100
    assert before.startswith("… ")
    assert before.endswith(" …")
    assert difference("ngắn", "dài") == ("ngắn", "dài")
    assert difference(old, "") != (old, "")


def test_undo_goes_back_to_a_beginning_and_no_further(office):
    office.ledger.put(Conference(uid="c", title="Sơ kết"))
    office.past.begin_here()
    assert not office.past.can_undo
    assert office.past.undo() is None
    office.ledger.put(Conference(uid="d", title="Tổng kết"))
    assert said(office) == "Đã hoàn tác: thêm hội nghị “Tổng kết”."
    assert office.past.undo() is None
    assert office.ledger.get(Conference, "c") is not None
