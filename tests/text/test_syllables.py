import pytest

from app.text.syllables import is_syllable, split_tone


@pytest.mark.parametrize(
    "word", "Uỷ ủy ban Mặt trận quốc nghiệm quyết giếng gì khoá hóa thuở Nguyễn khuya yêu oăm boong huỳnh".split()
)
def test_vietnamese(word: str):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["est", "été", "mat", "blé", "Noël", "Köln", "street", "đ", "", "xyz", "vídu"])
def test_not_vietnamese(word: str):
    assert not is_syllable(word)


def test_the_tone_comes_off_wherever_it_stands():
    assert split_tone("hoá") == split_tone("hóa") == ("hoa", "\u0301")
    assert split_tone("Ậ") == ("Â", "\u0323")
