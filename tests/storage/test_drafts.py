"""What can't be read yet is kept until it can."""

from app.storage.drafts import drafts, keep_draft
from app.storage.facts import set_fact
from app.storage.history import last_batch
from app.storage.store import Store


def test_unread_text_is_kept_by_its_place_and_has_no_history(tmp_path):
    with Store.open(tmp_path / "so.db") as store:
        set_fact(store, "backed_up", "1")
        keep_draft(store, ("indicator_figure", "2024-NAM.A:b", "actual"), "muoi hai")
        keep_draft(store, ("conference", "c", "held_on"), "31/2")
        keep_draft(store, ("conference", "c", "held_on"), "31/2/2024")
    with Store.open(tmp_path / "so.db") as store:
        assert drafts(store) == {
            ("indicator_figure", "2024-NAM.A:b", "actual"): "muoi hai",
            ("conference", "c", "held_on"): "31/2/2024",
        }
        keep_draft(store, ("conference", "c", "held_on"), "")
        assert list(drafts(store)) == [("indicator_figure", "2024-NAM.A:b", "actual")]
        assert last_batch(store) == 0
