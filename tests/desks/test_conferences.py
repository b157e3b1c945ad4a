from app.domain.conference import Conference
from app.office import Office


def test_a_code_is_never_given_twice(office: Office):
    unit = office.unit
    office.ledger.put(Conference(uid="a", title="Một", code=office.conferences.next_code(2024)))
    office.ledger.put(Conference(uid="b", title="Hai", code=office.conferences.next_code(2024)))
    office.ledger.remove(Conference, "b")
    assert office.conferences.next_code(2024) == f"{unit}-HN-2024-003", "that of a removed conference stays its own"
    assert office.conferences.next_code(2025) == f"{unit}-HN-2025-001"


def test_earlier_ones_are_our_own_newest_first(office: Office):
    for uid, held, role in (("a", "2023", "host"), ("b", "2024-05", "cohost"), ("c", "2024-06", "attend")):
        office.ledger.put(Conference(uid=uid, title=uid, held_on=held, own_role=role))
    assert [each.uid for each in office.conferences.earlier()] == ["b", "a"]
    assert office.conferences.begun_from(office.conferences.earlier()[0]).conference.own_role == "cohost"
