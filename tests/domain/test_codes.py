from app.domain.codes import next_conference_code


def test_codes_go_on_from_the_highest_of_the_year():
    taken = ["99001-HN-2024-002", "99001-HN-2024-010", "99001-HN-2023-400", "99002-HN-2024-050", None, "khác"]
    assert next_conference_code("99001", 2024, taken) == "99001-HN-2024-011"
    assert next_conference_code("99001", 2025, taken) == "99001-HN-2025-001"
    assert next_conference_code("99001", 2024, ["99001-HN-2024-999"]) == "99001-HN-2024-1000"
