from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.campaign import Campaign, CampaignResource, CampaignTarget
from app.office import Office
from ui.forms.row_words import RowWords
from ui.jobs import Jobs
from ui.pages.campaigns import CampaignsPage
from ui.session import Session


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> CampaignsPage:
    page = CampaignsPage(session)
    qtbot.addWidget(page.widget)
    page.widget.resize(1180, 640)
    page.widget.show()
    page.refresh()
    return page


def begun(office: Office, code: str) -> Campaign:
    item = office.guidance.catalogue_item(code)
    assert item is not None
    return office.ledger.put(office.campaigns.begin(item))


def current(page: CampaignsPage, uid: str, column: str, kind: str = "campaign_target") -> None:
    table = page.pane.table(kind)
    row = next(at for at, part in enumerate(table.model.parts) if part.uid == uid)
    at = next(at for at, field in enumerate(table.fields) if field.key == column)
    table.view.setCurrentIndex(table.model.index(row, at))


def said_under(page: CampaignsPage, kind: str = "campaign_target") -> RowWords:
    (words,) = page.pane.table(kind).findChildren(RowWords)
    return words


def test_a_campaign_is_found_without_marks_and_taken_by_keys_only(
    qtbot: QtBot, page: CampaignsPage, office: Office, typing: Callable[[QWidget, str], None]
) -> None:
    page.add()
    typing(page.choice.find_box, "hang viet")
    assert page.choice.lines.lines.rowCount() == 1
    qtbot.keyClick(page.choice.find_box, Qt.Key.Key_Return)
    (kept,) = office.ledger.all(Campaign)
    assert kept.name == "Cuộc vận động “Người Việt Nam ưu tiên dùng hàng Việt Nam”"
    assert (kept.catalogue_item, kept.campaign_kind, kept.runs_from) == ("CVD_HVN", "campaign", "2009")
    assert page.list.rows.rowCount() == 1
    qtbot.waitUntil(lambda: page._right.currentWidget() is page.pane)


def test_what_has_ended_is_folded_away_and_names_its_successor(page: CampaignsPage, office: Office) -> None:
    page.add()
    shown = [line.subject.item.uid for line in page.choice.lines.lines.lines]
    assert "CVD_DSVH" not in shown
    page.choice.choose("CVD_DSVH")
    assert "đã được thay bằng" in page.choice.banner.sentence.text()
    page.choice.take.click()
    (kept,) = office.ledger.all(Campaign)
    assert kept.catalogue_item == "CVD_NTM"


def test_an_ended_one_may_still_be_used(page: CampaignsPage, office: Office) -> None:
    page.add()
    page.choice.choose("CVD_DSVH")
    page.choice.keep_old.click()
    (kept,) = office.ledger.all(Campaign)
    assert kept.catalogue_item == "CVD_DSVH"


def test_what_we_have_is_opened_and_not_begun_twice(page: CampaignsPage, office: Office) -> None:
    known = begun(office, "CVD_VNN")
    page.refresh()
    page.add()
    page.choice.choose("CVD_VNN")
    assert page.choice.take.text() == "Mở mục đã ghi"
    page.choice.take.click()
    assert [one.uid for one in office.ledger.all(Campaign)] == [known.uid]
    assert page.pane.form.record() == known


def test_a_campaign_of_the_place_is_kept_with_its_first_letters(page: CampaignsPage, office: Office) -> None:
    page.add()
    page.choice.choose("CVD_NTM")
    page.choice.under.click()
    assert not office.ledger.all(Campaign)
    page.pane.form.rows["name"].editor.set_raw("Ngõ xanh, nhà sạch")
    page.pane.form.flush()
    (kept,) = office.ledger.all(Campaign)
    assert (kept.name, kept.parent_item, kept.catalogue_item) == ("Ngõ xanh, nhà sạch", "CVD_NTM", None)


def test_escape_leaves_the_choice(qtbot: QtBot, page: CampaignsPage, office: Office) -> None:
    known = begun(office, "CVD_VNN")
    page.refresh()
    page.add()
    qtbot.keyClick(page.choice, Qt.Key.Key_Escape)
    assert page.pane.form.record() == known


def test_moving_on_to_the_successor_keeps_the_old_one(page: CampaignsPage, office: Office) -> None:
    old = begun(office, "CVD_DSVH")
    office.ledger.put(CampaignTarget(parent=old.uid, period="2015-NAM", name="Số hộ", actual=Decimal(5)))
    page.refresh()
    page.open(old.uid)
    assert not page.superseded.isHidden()
    page.go_on.click()
    kept = {one.catalogue_item: one for one in office.ledger.all(Campaign)}
    assert (kept["CVD_DSVH"].state, kept["CVD_DSVH"].name) == ("stopped", old.name)
    assert len(office.ledger.parts(CampaignTarget, old.uid)) == 1
    assert page.pane.form.record() == kept["CVD_NTM"]
    assert page.superseded.isHidden()
    office.past.undo()
    assert office.ledger.all(Campaign) == [old]


def test_the_list_tells_the_groups_apart(page: CampaignsPage, office: Office) -> None:
    begun(office, "CVD_VNN")
    begun(office, "CVD_DSVH")
    office.ledger.put(Campaign(uid="own", name="Ngõ xanh", campaign_kind="movement", state="running"))
    page.refresh()
    box = page.list.filters["group"]
    assert [box.itemText(at).rsplit(" ", 1)[-1] for at in range(1, box.count())] == ["(1)", "(1)", "(1)"]
    box.setCurrentIndex(2)
    first = page.list.first()
    assert page.list.rows.rowCount() == 1
    assert first is not None
    assert first.uid == "own"


def test_a_period_begins_from_the_last_ones_targets(page: CampaignsPage, office: Office) -> None:
    campaign = begun(office, "CVD_VNN")
    office.ledger.put(
        CampaignTarget(
            parent=campaign.uid, period="2023-NAM", name="Tiền ủng hộ", unit="triệu đồng", actual=Decimal(180)
        )
    )
    page.refresh()
    page.open(campaign.uid)
    page.pane.table("campaign_target")
    assert not page._carrying.isHidden()
    page.carry.click()
    (fresh,) = [row for row in office.ledger.parts(CampaignTarget, campaign.uid) if row.period == "2024-NAM"]
    assert (fresh.name, fresh.plan, fresh.last_year) == ("Tiền ủng hộ", None, Decimal(180))
    assert page._carrying.isHidden()


def test_under_the_targets_stand_money_in_words_and_last_year(page: CampaignsPage, office: Office) -> None:
    campaign = begun(office, "CVD_VNN")
    fund = CampaignTarget(parent=campaign.uid, name="Tiền ủng hộ", unit="triệu đồng")
    office.ledger.put(replace(fund, uid="then", period="2023-NAM", actual=Decimal(180)))
    row = office.ledger.put(replace(fund, position=1, period="2024-NAM", actual=Decimal("212.4")))
    page.refresh()
    page.open(campaign.uid)
    current(page, row.uid, "actual")
    words = said_under(page)
    assert "Hai trăm mười hai triệu bốn trăm nghìn đồng" in words.said.text()
    (offer,) = words.offers
    assert offer.text() == "Lấy cùng kỳ 180 (Năm 2023)"
    offer.click()
    kept = office.ledger.get(CampaignTarget, row.uid)
    assert kept is not None
    assert kept.last_year == Decimal(180)
    assert not said_under(page).offers


def test_new_rows_belong_to_the_period_that_is_worked_on(page: CampaignsPage, office: Office) -> None:
    campaign = begun(office, "CVD_VNN")
    page.refresh()
    page.open(campaign.uid)
    table = page.pane.table("campaign_target")
    name = next(at for at, field in enumerate(table.fields) if field.key == "name")
    table.model.setData(table.model.index(0, name), "Số nhà")
    (kept,) = office.ledger.parts(CampaignTarget, campaign.uid)
    assert (kept.name, kept.period) == ("Số nhà", "2024-NAM")


def test_only_what_counts_the_same_is_added_up(page: CampaignsPage, office: Office) -> None:
    campaign = begun(office, "CVD_VNN")
    for position, (unit, quantity) in enumerate((("ngày công", 3), ("m²", 40))):
        office.ledger.put(
            CampaignResource(
                parent=campaign.uid, position=position, unit=unit, quantity=Decimal(quantity), worth=Decimal(2)
            )
        )
    page.refresh()
    page.open(campaign.uid)
    sums = page.pane.table("campaign_resource").sums.text()
    assert "Trị giá: 4 triệu đồng" in sums
    assert "Số lượng" not in sums


def test_nothing_is_begun_in_a_window_that_only_reads(qtbot: QtBot, office: Office, session: Session) -> None:
    begun(office, "CVD_DSVH")
    with Office.open(office.folder, read_only=True) as looking:
        seen = Session(looking, Jobs(), session.messages, looking.settings, session.theme, session.period)
        page = CampaignsPage(seen)
        qtbot.addWidget(page.widget)
        page.widget.show()
        page.refresh()
        page.add()
        qtbot.waitUntil(lambda: page._right.currentWidget() is page.pane)
        assert page.go_on.isHidden()
