"""Papers of the office's own, made on the office they speak of."""

import pytest

from app import sample_folder
from app.desks.paper import Paper
from app.domain.conference import Conference
from app.errors import UserError
from app.office import Office


def pages(pdf: bytes) -> int:
    paper = Paper(pdf)
    count = paper.pages
    paper.close()
    return count


def test_papers_of_a_new_office(office: Office) -> None:
    period = office.period("2024-NAM")
    office.ledger.put(Conference(uid="a", title="Giao ban"))
    assert pages(office.papers.minutes("a")) == 1
    assert pages(office.papers.summary("a")) == 1
    assert pages(office.papers.scores(period)) > 1
    for make in (lambda: office.papers.minutes("b"), lambda: office.papers.campaign("b", period)):
        with pytest.raises(UserError) as refused:
            make()
        assert refused.value.reason == "gone"


def test_nobody_is_reminded_where_nobody_owes(office: Office) -> None:
    with pytest.raises(UserError) as refused:
        office.papers.reminder(office.period("2024-NAM"))
    assert refused.value.reason == "nobody"


def test_a_district_reminds_those_who_have_not_sent(tmp_path) -> None:
    with sample_folder.create(tmp_path / "quan", "song-mau") as district:
        period = district.period("2024-NAM")
        owing = [one.name for one in district.papers.missing(period)]
        assert "Phường Đồi Mẫu" in owing
        assert pages(district.papers.reminder(period)) == 1
