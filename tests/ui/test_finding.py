from pytestqt.qtbot import QtBot

from app import sample_folder
from app.office import Office
from ui.finding import find
from ui.opening import window_for
from ui.pages.inbox import InboxPage
from ui.pages.places import INBOX
from ui.pages.tabs import TabsPage
from ui.theme import Theme


def test_received_records_are_found_under_their_sender_and_lead_to_the_package(
    qtbot: QtBot, tmp_path, answers, theme: Theme
) -> None:
    with sample_folder.create(tmp_path / "quan", "song-mau", with_packages=True) as office:
        received = [found for found in find(office, "hoi nghi", {"conference"}) if found.kind == INBOX]
        assert received
        assert all("nhận từ " in found.more for found in received)
        window = window_for(office, theme, answers)
        qtbot.addWidget(window)
        window.show()
        window.session.choose_period(office.period("2023-NAM"))
        found = received[0]
        window.find_box.chosen.emit(found.kind, found.uid, found.field)
        page = window.page()
        assert isinstance(page, TabsPage)
        inbox = page.page()
        assert isinstance(inbox, InboxPage)
        assert inbox.table.subject().package == found.field
        window.close()


def test_own_records_are_found_without_a_sender(sample_office: Office) -> None:
    found = find(sample_office, "so ket", {"conference"})
    assert {each.kind for each in found} == {"conference"}
    assert not any("nhận từ" in each.more for each in found)


def test_a_row_is_found_with_the_name_of_its_record(sample_office: Office) -> None:
    rows = [
        found for found in find(sample_office, "tra loi 15 kien nghi", {"task_given"}) if found.kind == "task_given"
    ]
    assert rows
    assert all("Hội nghị sơ kết 15 năm" in found.more for found in rows)
