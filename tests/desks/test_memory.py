from app.domain.conference import AgendaItem, BodyPresent, Conference, Delegate
from app.office import Office


def test_people_come_back_with_what_stood_beside_them(office: Office):
    ledger = office.ledger
    ledger.put(Conference(uid="a", title="Sơ kết", venue="Hội trường"))
    ledger.put(Delegate(uid="d1", parent="a", position=1, name="Trần Văn Mẫu", organisation="Hội Nông dân"))
    ledger.put(Delegate(uid="d2", parent="a", position=2, name="Lê Thị Mẫu"))
    ledger.put(AgendaItem(uid="g", parent="a", position=1, content="Khai mạc", done_by="Trần Văn Mẫu"))
    ledger.put(Delegate(uid="d3", parent="a", position=3, name="Trần Văn Mẫu", organisation="Đảng ủy"))
    people = office.memory.used("person")
    assert [used.words for used in people] == ["Trần Văn Mẫu", "Lê Thị Mẫu"]
    assert people[0].beside == {"organisation": "Đảng ủy"}, "as it was written last"


def test_bodies_bring_their_block(office: Office):
    office.ledger.put(Conference(uid="a", title="Sơ kết"))
    office.ledger.put(BodyPresent(uid="b", parent="a", position=1, body="Công an phường", block="forces", invited=3))
    assert [(used.words, used.beside) for used in office.memory.used("body")] == [
        ("Công an phường", {"block": "forces"})
    ]
    assert office.memory.used("nothing") == []
