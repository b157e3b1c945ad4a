from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.assessment import CriterionScore, Evidence
from app.domain.conference import Conference
from app.domain.correspondence import Attachment
from app.domain.fields import NOT_ARISEN, Kind
from app.domain.guidance import load_default
from app.domain.indicator_figure import IndicatorFigure
from app.domain.ledger import Snapshot
from app.domain.records import KINDS
from app.domain.words import TABLE, names_in, say, title
from tests.strategies import values

CONFERENCE = Conference.description.by_key
FIGURE = IndicatorFigure.description.by_key


def test_every_kind_has_its_words() -> None:
    assert set(TABLE) == set(Kind)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("title", "Hội nghị sơ kết", "Hội nghị sơ kết"),
        ("held_on", "2024-11-22", "22/11/2024"),
        ("held_on", "2024-09", "9/2024"),
        ("held_on", "--12-18", "18/12"),
        ("held_on", "hôm qua", "hôm qua"),
        ("starts_at", "07:30", "07:30"),
        ("present", 1570, "1.570"),
        ("cost", Decimal("18500000"), "18.500.000"),
        ("purposes", ("interim_review", "dissemination"), "Sơ kết; Quán triệt, học tập"),
        ("form", "online", "Trực tuyến"),
        ("organiser", "Tỉnh ủy", "Tỉnh ủy"),
        ("title", None, ""),
        ("purposes", (), ""),
        ("present", 0, "0"),
    ],
)
def test_values_in_words(key: str, value: object, said: str) -> None:
    assert say(CONFERENCE[key], value) == said


def test_the_three_states_of_a_figure_stay_apart() -> None:
    said = [say(FIGURE["actual"], value) for value in (None, Decimal(0), NOT_ARISEN, Decimal("92.0"))]
    assert said == ["", "0", "không phát sinh", "92"]


def test_units_stand_behind_numbers_only() -> None:
    assert say(CONFERENCE["present"], 91, unit=True) == "91 người"
    assert say(CONFERENCE["present"], None, unit=True) == ""
    assert say(CONFERENCE["title"], "A", unit=True) == "A"


def test_links_are_named() -> None:
    ledger = Snapshot([Conference(uid="c", title="Hội nghị A"), Attachment(uid="a" * 64, name="anh.jpg")])
    names = names_in(ledger, load_default())
    evidence = Evidence.description.by_key
    assert say(evidence["conference"], "c", names) == "Hội nghị A"
    assert say(evidence["conference"], "gone", names) == "gone"
    assert say(evidence["file"], "a" * 64, names) == "anh.jpg"
    assert say(evidence["file"], "b" * 64, names) == "(tệp đính kèm)"
    assert say(evidence["criterion"], "1.4", names).startswith("1.4. Cấp ủy có làm việc định kỳ")
    assert say(CONFERENCE["period"], "2024-6T", names) == "6 tháng đầu năm 2024"
    assert say(CONFERENCE["period"], "2024-X", names) == "2024-X"
    assert say(CONFERENCE["tasks"], ("NV3", "NV9"), names).startswith("Chăm lo và bảo vệ lợi ích")
    assert title(CriterionScore(criterion="1.1"), names).startswith("1.1. Đã tổ chức quán triệt")
    assert title(Conference()) == "(Hội nghị chưa có tên)"


FIELDS = [field for kind in KINDS.values() for field in kind.description.fields]


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_anything_a_ledger_holds_can_be_said(data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(FIELDS))
    value = data.draw(values(field))
    assert (say(field, value) == "") == (value in (None, (), ("",)))
