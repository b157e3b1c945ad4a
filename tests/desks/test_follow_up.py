import datetime

from app.domain.conference import Conference, TaskGiven
from app.domain.correspondence import Directive
from app.domain.follow_ups import Standing
from app.office import Office

TODAY = datetime.date(2024, 11, 22)


def test_tasks_are_told_with_what_gave_them(office: Office):
    office.ledger.put(Conference(uid="a", title="Sơ kết", held_on="2024-10-01"))
    office.ledger.put(Directive(uid="d", abstract="Hướng dẫn 5", issued_on="2024-09"))
    for uid, parent, deadline, state in (
        ("t1", "a", "2024-11-01", None),
        ("t2", "d", "2024-12", "in_progress"),
        ("t3", "a", "2024-11-01", "done"),
        ("t4", "a", "--11-01", "not_started"),
    ):
        office.ledger.put(TaskGiven(uid=uid, parent=parent, position=1, content=uid, deadline=deadline, state=state))
    desk = office.follow_up
    assert [(each.task.uid, each.given_by) for each in desk.open_tasks(TODAY)] == [
        ("t1", "Sơ kết"),
        ("t2", "Hướng dẫn 5"),
        ("t4", "Sơ kết"),
    ]
    assert [each.task.uid for each in desk.all_tasks(TODAY)][-1] == "t3"
    assert desk.overdue(TODAY) == 1 == sum(each.standing is Standing.OVERDUE for each in desk.open_tasks(TODAY))
    done = desk.report(desk.open_tasks(TODAY)[0].task, "done", "2024-11-20", "Đã gửi")
    assert office.ledger.get(TaskGiven, "t1") == done
    assert desk.overdue(TODAY) == 0
