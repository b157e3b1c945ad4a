from app.domain.begin_from import COPIED, begun_from
from app.domain.conference import AgendaItem, BodyPresent, Conference, Delegate, TaskGiven, Vote
from app.domain.ledger import Snapshot

EARLIER = Conference(
    uid="a",
    title="Hội nghị thường kỳ quý III",
    code="99001-HN-2024-003",
    purposes=("regular",),
    organiser="front",
    venue="Hội trường phường",
    held_on="2024-09-20",
    convened=40,
    present=38,
    summary="Đã bàn",
    state="locked",
)
LEDGER = Snapshot(
    [
        EARLIER,
        BodyPresent(uid="b", parent="a", position=1, body="Đảng ủy", block="party", invited=3, present=2),
        AgendaItem(uid="g", parent="a", position=1, content="Khai mạc"),
        Delegate(uid="d", parent="a", position=1, name="Trần Văn Mẫu", absent_reason="ốm"),
        Vote(uid="v", parent="a", position=1, matter="Nghị quyết", agreed=38),
        TaskGiven(uid="t", parent="a", position=1, content="Báo cáo"),
    ]
)


def test_what_repeats_is_copied_and_what_belongs_to_the_day_is_not():
    begun = begun_from(EARLIER, LEDGER)
    new = begun.conference
    assert (new.purposes, new.organiser, new.venue, new.convened) == (("regular",), "front", "Hội trường phường", 40)
    assert (new.code, new.held_on, new.present, new.summary, new.state) == (None, None, None, None, "draft")
    body, item = begun.rows
    assert isinstance(body, BodyPresent)
    assert (body.body, body.invited, body.present, body.position) == ("Đảng ủy", 3, None, 1)
    assert isinstance(item, AgendaItem)
    assert {row.parent for row in begun.rows} == {new.uid}
    assert len({new.uid, "a", "b", "g", *(row.uid for row in begun.rows)}) == 6, "new records, not the old ones"
    assert "1 cơ quan dự" in begun.said
    assert "1 mục chương trình" in begun.said


def test_delegates_come_along_when_wanted():
    delegates = [row for row in begun_from(EARLIER, LEDGER, with_delegates=True).rows if isinstance(row, Delegate)]
    assert [(row.name, row.absent_reason) for row in delegates] == [("Trần Văn Mẫu", None)]


def test_every_copied_field_exists_and_none_tells_of_the_day():
    fields = Conference.description.by_key
    assert set(COPIED) <= set(fields)
    assert not set(COPIED) & {"code", "held_on", "ends_on", "present", "absent", "summary", "overall", "period"}
