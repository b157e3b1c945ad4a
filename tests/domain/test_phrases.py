import re

from app.domain.guidance import load_default
from app.domain.guidance_items import PHRASE_PLACES
from app.domain.phrases import MOST, OwnPhrase, offered, place_name


def test_every_place_has_sentences_and_every_task_its_results() -> None:
    guidance = load_default()
    assert all(guidance.phrases(place.code) for place in PHRASE_PLACES)
    for task in guidance.tasks:
        assert len(guidance.phrases("result", task.code)) > len(guidance.phrases("result"))


def test_shipped_sentences_are_whole_and_told_once() -> None:
    guidance = load_default()
    tasks = [None, *(task.code for task in guidance.tasks)]
    texts = {text for place in PHRASE_PLACES for task in tasks for text in guidance.phrases(place.code, task)}
    assert all(re.search(r"[.:…]$", text) and text[0].isupper() for text in texts)


def test_own_sentences_come_first_then_those_of_the_task() -> None:
    guidance = load_default()
    own = [OwnPhrase(uid="o", place="result", text="Câu của phường.")]
    found = offered(guidance, own, "result", "NV3")
    assert (found[0].text, found[0].own) == ("Câu của phường.", "o")
    assert "tiếp xúc cử tri" in found[1].text
    assert not any("Ngày hội Đại đoàn kết" in one.text for one in found)
    assert len(found) <= MOST


def test_words_without_marks_find_sentences_of_other_places_too() -> None:
    found = offered(load_default(), [], "result", "NV1", "bien dong dia ban rong")
    assert [(one.text, one.place) for one in found] == [("Địa bàn rộng, dân cư biến động.", "objective")]
    assert place_name("objective") == "Nguyên nhân khách quan"
    assert place_name("unknown") == "unknown"
