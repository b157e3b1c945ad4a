import dataclasses

import pytest

from app.errors import UserError
from app.storage.facts import fact, next_number, set_fact
from app.storage.keyring import Keyring, TrustedKey

KEY = TrustedKey(
    unit="99001",
    unit_name="Phường Bến Mẫu",
    certificate=b"\x30\x82\x00der",
    digits="12345 " * 7 + "12345",
    compared_by="Bà Mẫu",
    compared_how="điện thoại",
    compared_at="2026-03-01",
)


def test_keys_come_back_as_they_were(store):
    ring = Keyring(store)
    later = dataclasses.replace(KEY, digits="0" * 5, compared_at="2026-03-02")
    other = dataclasses.replace(KEY, unit="99002")
    for key in (KEY, later, other):
        ring.add(key)
    assert ring.of_unit("99001") == [later, KEY]
    assert ring.all() == [later, KEY, other]
    assert ring.by_unit() == {"99001": [later, KEY], "99002": [other]}
    assert ring.units_of(KEY.digits) == [KEY, other]
    assert ring.of_unit("99003") == []


def test_a_withdrawn_key_is_kept_with_its_day(store):
    ring = Keyring(store)
    ring.add(KEY)
    assert ring.withdraw("99001", "2026-05-01") == 1
    assert ring.of_unit("99001")[0].withdrawn_from == "2026-05-01"
    assert ring.withdraw("99001", "2026-06-01") == 0
    assert ring.withdraw("99001", "2026-04-01") == 1
    assert ring.of_unit("99001")[0].withdrawn_from == "2026-04-01"
    ring.add(KEY)
    assert ring.of_unit("99001") == [KEY]
    with pytest.raises(UserError) as told:
        ring.withdraw("99009", "2026-05-01")
    assert told.value.reason == "no-key"


def test_small_facts(store):
    assert fact(store, "unit") == ""
    set_fact(store, "unit", "00123")
    set_fact(store, "unit", "00124")
    assert fact(store, "unit") == "00124"
    set_fact(store, "unit", "")
    assert fact(store, "unit") == ""
    assert [next_number(store, "conference") for _ in range(3)] == [1, 2, 3]
