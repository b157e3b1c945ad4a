import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.settings import MOST_RECENT, Settings, load, save, with_recent


def test_missing_and_broken_files_give_the_defaults(tmp_path: Path):
    path = tmp_path / "cai-dat.json"
    assert load(path) == Settings()
    for broken in (b"", b"{", b"[]", b"\xff\xfe"):
        path.write_bytes(broken)
        assert load(path) == Settings()


def test_what_is_saved_is_loaded_and_unknown_keys_stay(tmp_path: Path):
    path = tmp_path / "cai-dat.json"
    path.write_text('{"new_thing": [1, 2], "theme": "dark", "text_size": 125}')
    settings = dataclasses.replace(load(path), who="Nguyễn Văn Mẫu", folded=("conference/general", "report/body"))
    save(path, settings)
    assert load(path) == settings
    assert json.loads(path.read_bytes())["new_thing"] == [1, 2]
    assert (settings.theme, settings.text_size) == ("dark", 125)
    assert "Nguyễn Văn Mẫu" in path.read_text("utf-8")


def test_a_bad_value_falls_back_alone(tmp_path: Path):
    path = tmp_path / "cai-dat.json"
    path.write_text('{"text_size": "big", "theme": "pink", "who": 5, "recent": ["a", 1], "backup_copy": "/usb"}')
    assert load(path) == Settings(recent=("a",), backup_copy="/usb")
    path.write_text('{"text_size": 9000}')
    assert load(path).text_size == 200


def test_a_broken_file_is_kept_beside_when_saving(tmp_path: Path):
    path = tmp_path / "cai-dat.json"
    path.write_bytes(b"{broken")
    save(path, Settings())
    assert (tmp_path / "cai-dat.json.hong").read_bytes() == b"{broken"


def test_a_folder_that_is_gone_is_told(tmp_path: Path):
    with pytest.raises(UserError):
        save(tmp_path / "gone" / "cai-dat.json", Settings())


def test_recent_is_newest_first_and_short():
    settings = Settings()
    for number in range(20):
        settings = with_recent(settings, str(number % 15))
    assert settings.recent[0] == "4"
    assert len(settings.recent) == len(set(settings.recent)) == MOST_RECENT


@given(st.text(alphabet=st.characters()), st.lists(st.text(alphabet=st.characters(categories=["Cs", "L"])), max_size=3))
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, who: str, recent: list[str]):
    path = tmp_path_factory.mktemp("s") / "cai-dat.json"
    settings = Settings(who=who, recent=tuple(recent))
    save(path, settings)
    assert load(path) == settings
