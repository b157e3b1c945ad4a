from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.copied import SHORTEST, from_above, shared_passages
from app.domain.guidance import load_default
from app.domain.voices import Voice

GUIDANCE = load_default()
COMMON = (
    "Công tác tuyên truyền được đổi mới cả về nội dung và hình thức, phát huy vai trò của người có uy tín, trưởng "
    "các dòng họ, chức sắc tôn giáo trong việc vận động nhân dân chấp hành chủ trương của Đảng"
)


def voice(unit: str, words: str) -> Voice:
    return Voice(unit, "NV1.results", words)


def test_a_passage_of_three_reports_is_named_once_with_all_who_have_it() -> None:
    found = shared_passages(
        [
            voice("99001", f"Năm qua phường làm nhiều việc. {COMMON}; kết quả tốt."),
            voice("99002", f"Báo cáo của phường Bến. {COMMON.upper()}"),
            voice("99003", f"{COMMON.replace('ủy', 'uỷ')}, phường Đồi."),
            voice("99004", "Việc khác hẳn. " * 20),
        ]
    )
    (passage,) = found
    assert passage.units == ("99001", "99002", "99003")
    assert passage.words == COMMON
    assert passage.sentence == "Đoạn giống nhau ở 3 đơn vị"


def test_a_word_more_that_two_of_three_share_is_no_passage_of_its_own() -> None:
    found = shared_passages(
        [voice("99001", f"Nhìn chung {COMMON}."), voice("99002", f"Nhìn chung {COMMON}"), voice("99003", COMMON)]
    )
    assert [passage.units for passage in found] == [("99001", "99002", "99003")]


def test_what_is_told_twice_in_one_report_is_nobodys_concern() -> None:
    assert shared_passages([voice("99001", COMMON), voice("99001", COMMON)]) == []


def test_a_passage_of_the_guidance_is_told_apart_also_where_one_unit_has_it() -> None:
    (passage,) = shared_passages([voice("99001", f"Kết quả: {COMMON}")], [COMMON])
    assert passage.from_above
    assert passage.sentence == "Đoạn giống văn bản hướng dẫn, ở 1 đơn vị"


def test_the_guidance_is_what_every_unit_was_sent() -> None:
    sent = from_above(GUIDANCE)
    assert GUIDANCE.tasks[0].wording in sent
    assert all(sent)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from("một hai ba bốn năm".split()), min_size=SHORTEST, max_size=40),
    st.integers(min_value=0, max_value=30),
    st.integers(min_value=0, max_value=30),
)
def test_every_run_that_is_long_enough_is_found(shared: list[str], before: int, behind: int) -> None:
    """Whatever stands around it; and two texts without a common run of that length share nothing."""
    one = [f"a{at}" for at in range(before)] + shared + [f"b{at}" for at in range(behind)]
    other = [f"c{at}" for at in range(behind)] + shared + [f"d{at}" for at in range(before)]
    found = shared_passages([voice("1", " ".join(one)), voice("2", " ".join(other))])
    assert found
    assert all(passage.units == ("1", "2") for passage in found)
    assert " ".join(shared) in found[0].words or found[0].words in " ".join(shared)
    cut = shared[: SHORTEST - 1]
    assert shared_passages([voice("1", " ".join(cut)), voice("2", " ".join([*cut, "khác"]))]) == []
