import pytest

from app.domain.conference import BodyPresent, Delegate, Speech
from app.domain.recalls import Used, filling, followers, latest_once, matching, places_of
from app.domain.records import KINDS

PEOPLE = [Used("Trần Văn Mẫu"), Used("Lê Thị Mẫu"), Used("Nguyễn Trần Mẫu")]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.description.name)
def test_a_field_follows_one_that_recalls(kind):
    fields = kind.description.by_key
    for field in fields.values():
        assert not field.follows or fields[field.follows].recalls


def test_found_without_marks_beginnings_first():
    assert [used.words for used in matching(PEOPLE, "tran")] == ["Trần Văn Mẫu", "Nguyễn Trần Mẫu"]
    assert [used.words for used in matching(PEOPLE, "mau le")] == ["Lê Thị Mẫu"]
    assert matching(PEOPLE, "Lê Thị Mẫu") == [], "what is typed already is not offered"
    assert [used.words for used in matching(PEOPLE, "", most=1)] == ["Trần Văn Mẫu"]


def test_a_chosen_person_brings_posts_and_body():
    used = Used("Trần Văn Mẫu", "delegate", {"state_post": "Chủ tịch", "organisation": "Hội Nông dân"})
    assert filling(Delegate.description, "name", used) == {"state_post": "Chủ tịch", "organisation": "Hội Nông dân"}
    assert filling(Speech.description, "speaker", used) == {"organisation": "Hội Nông dân"}
    assert filling(BodyPresent.description, "present", used) == {}


def test_each_wording_once_with_what_says_most():
    old = Used("Trần Văn Mẫu", "delegate", {"organisation": "Hội Nông dân"}, 3)
    new = Used("TRẦN VĂN MẪU", "agenda_item", {}, 9)
    assert latest_once([new, Used("Lê", "delegate", {}, 5), old]) == [old, Used("Lê", "delegate", {}, 5)]


def test_people_are_recalled_from_everywhere_but_not_from_personal_data():
    kinds = {kind.name for kind, _ in places_of("person")}
    assert {"delegate", "speech", "conference", "agenda_item"} <= kinds
    assert "beneficiary" not in kinds
    assert [field.key for field in followers(BodyPresent.description, "body")] == ["block", "represented_by"]
