import dataclasses

import pytest

from app.domain.conference import Conference, Delegate
from app.errors import Cancelled
from app.storage.ledger import SourceLedger, forget, importing
from app.storage.search import catch_up, pending, search


@pytest.fixture
def filled(ledger):
    ledger.put_many(
        [
            Conference(uid="hoa-binh", title="Hội nghị hòa giải ở cơ sở", venue="Nhà văn hóa Tổ 2"),
            Conference(uid="hoa-no", title="Hội thi trồng hoa", venue="Đường Hoà Bình"),
            Conference(uid="van-hoa", title="Sơ kết", venue="Trung tâm văn hoá, thôn Đồi Mẫu"),
            Delegate(uid="nguoi", parent="hoa-no", name="Nguyễn Thị Hoa"),
        ]
    )
    return ledger


def uids(store, text, **rules):
    return [hit.uid for hit in search(store, text, **rules)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("hoa giai", {"hoa-binh"}),
        ("HÒA GIẢI", {"hoa-binh"}),
        ("hoà giải", {"hoa-binh"}),
        ("gi co so", {"hoa-binh"}),
        ("doi mau", {"van-hoa"}),
        ("đồi", {"van-hoa"}),
        ("nguy", {"nguoi"}),
        ("hoa xyz", set()),
        ("", set()),
        ("  ?!* \" ' ()", set()),
        ('"', set()),
        ("OR AND NOT NEAR title:", set()),
    ],
)
def test_words_are_found_with_or_without_marks_as_one_types(store, filled, typed, found):
    assert set(uids(store, typed)) == found


def test_exact_marks_come_first_and_titles_before_the_rest(store, filled):
    hits = search(store, "hòa")
    assert [(hit.uid, hit.exact) for hit in hits[:2]] == [("hoa-binh", True), ("hoa-no", True)]
    assert {hit.uid for hit in hits[2:]} == {"van-hoa", "nguoi"}
    assert not any(hit.exact for hit in hits[2:])


def test_a_hit_shows_its_title_and_the_place(store, filled):
    (hit,) = search(store, "to 2")
    assert (hit.kind, hit.title, hit.snippet) == ("conference", "Hội nghị hòa giải ở cơ sở", "Nhà văn hóa Tổ 2")
    filled.put(Conference(uid="long", title="Dài", summary="một " * 40 + "đặc biệt " + "hai " * 40))
    (hit,) = search(store, "dac biet")
    assert hit.snippet.startswith("… một")
    assert "đặc biệt" in hit.snippet
    assert hit.snippet.endswith("hai …")


def test_the_index_follows_every_change(store, filled):
    row = filled.get(Conference, "hoa-no")
    filled.put(dataclasses.replace(row, title="Hội thi nấu ăn"))
    assert uids(store, "trong hoa") == []
    assert uids(store, "nau an") == ["hoa-no"]
    filled.remove(Conference, "hoa-no")
    assert uids(store, "nau an") == uids(store, "nguyen") == []
    filled.put(Conference(uid="van-hoa"))
    assert uids(store, "so ket") == []
    assert store.conn.execute("SELECT count(*) FROM search_entry").fetchone()[0] == 1


def test_received_packages_are_found_after_catching_up(store, filled):
    for source in (1, 2):
        with importing(store, source) as received:
            received.put(Conference(uid=f"r{source}", title="Hội nghị hòa giải"))
    assert (pending(store), uids(store, "hoa giai")) == (2, ["hoa-binh"])
    assert catch_up(store) == 2
    assert pending(store) == catch_up(store) == 0
    assert uids(store, "hoa giai") == ["hoa-binh", "r2", "r1"]
    assert uids(store, "hoa giai", sources=[1]) == ["r1"]
    assert uids(store, "hoa giai", sources=[]) == []
    assert uids(store, "hoa giai", limit=2) == ["hoa-binh", "r2"]
    assert uids(store, "hoa giai", limit=0) == []
    forget(store, 2)
    assert uids(store, "hoa giai") == ["hoa-binh", "r1"]


def test_catching_up_can_be_stopped_and_goes_on_later(store):
    for source in range(1, 61):
        with importing(store, source) as received:
            received.put(Conference(title="Hội nghị"))

    def stop(done: int, total: int, what: str = "") -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        catch_up(store, stop)
    waiting = pending(store)
    assert 0 < waiting < 60
    assert len(search(store, "hoi nghi", limit=100)) == 60 - waiting
    assert catch_up(store) == waiting


def test_searching_changes_nothing(store, filled):
    before = store.conn.total_changes
    search(store, "hòa")
    assert SourceLedger(store).get(Conference, "hoa-binh") is not None
    assert store.conn.total_changes == before
