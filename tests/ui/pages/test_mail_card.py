from pytestqt.qtbot import QtBot

from app.desks.pictures import PackageSize
from ui.pages.mail_card import MailCard
from ui.photos.size_meter import size_sentence
from ui.session import Session

MB = 1024 * 1024


def test_the_limit_is_kept_as_soon_as_it_is_chosen(qtbot: QtBot, session: Session) -> None:
    card = MailCard(session)
    qtbot.addWidget(card)
    assert card.limit.currentText() == "20 MB"
    card.limit.setCurrentIndex(card.limit.findData(10))
    card.limit.activated.emit(card.limit.currentIndex())
    assert session.office.settings.email_limit == 10


def test_a_report_that_grows_too_heavy_is_told() -> None:
    size = PackageSize(words=MB, photos=2 * MB, documents=0)
    assert size_sentence(size, 14 * MB) == (
        "Gói báo cáo kỳ này khoảng 3 MB trong 14 MB một thư điện tử chở được (ảnh 2 MB).",
        "",
    )
    nearly = size_sentence(PackageSize(words=MB, photos=10 * MB, documents=MB), 14 * MB)
    assert nearly[1] == "warning"
    assert nearly[0].endswith("(ảnh 10 MB, tệp kèm 1 MB): gần hết mức.")
    over = size_sentence(PackageSize(words=MB, photos=0, documents=14 * MB), 14 * MB)
    assert over[1] == "error"
    assert "USB" in over[0]
