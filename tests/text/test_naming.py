from app.text.naming import MOST, few


def test_a_few_names_are_all_told() -> None:
    assert few([]) == ""
    assert few(["Xã A", "Xã B"], between="; ") == "Xã A; Xã B"
    assert few(["x"] * (MOST + 1)) == ", ".join(["x"] * (MOST + 1))


def test_of_many_the_first_are_told_and_the_others_counted() -> None:
    assert few(["A", "B", "C", "D"], most=2) == "A, B và 2 đơn vị khác"
