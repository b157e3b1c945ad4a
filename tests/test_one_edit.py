"""A field is added in one place: one line in a record's source, and it is everywhere.

The line is written into a copy of the program; nothing else of the copy is touched.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from app.domain.conference import Conference
from app.storage.ledger import SourceLedger
from app.storage.store import Store

ROOT = Path(__file__).resolve().parent.parent
TITLE_FIELD = re.compile(r"class Conference\(Record\):\n.*?    title: str \| None = text\(.*?\n    \)\n", re.DOTALL)


class Edit(NamedTuple):
    """The one line, and how its field is met afterwards."""

    line: str
    key: str
    label: str
    typed: str
    value: object
    said: str


TEXT = Edit(
    '    motto: str | None = text(GENERAL, "Khẩu hiệu", required=True, listed=True)\n',
    "motto",
    "Khẩu hiệu",
    "Xuan 2025",
    "Xuan 2025",
    "Xuan 2025",
)
COUNT = Edit(
    '    flowers: int | None = count(GENERAL, "Số lẵng hoa", unit="lẵng", required=True, listed=True)\n',
    "flowers",
    "Số lẵng hoa",
    "4711",
    4711,
    "4.711",
)


def copy_with(line: str, folder: Path) -> Path:
    """A copy of the program whose conference has one more line after its title."""
    for part in ("app", "ui", "resources"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    source = folder / "app" / "domain" / "conference.py"
    written = source.read_text("utf-8")
    found = TITLE_FIELD.search(written)
    assert found is not None
    source.write_text(written[: found.end()] + line + written[found.end() :], "utf-8")
    return folder


def old_ledger(path: Path) -> Path:
    """A ledger that the program made before it knew the field."""
    with Store.open(path) as store:
        SourceLedger(store).put(Conference(uid="hn", title="Hội nghị sơ kết", held_on="2024-11-22", own_role="host"))
    return path


@pytest.mark.parametrize("edit", [TEXT, COUNT], ids=lambda edit: edit.key)
def test_one_line_arrives_everywhere(tmp_path: Path, edit: Edit) -> None:
    copy = copy_with(edit.line, tmp_path / "copy")
    old = old_ledger(tmp_path / "so.db")
    environment = {**os.environ, "PYTHONPATH": str(copy), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(ROOT / "tests" / "one_edit.py"), str(tmp_path), str(old), edit.key, edit.typed]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    met: dict[str, Any] = json.loads(done.stdout)
    assert met["copy"] == str(copy)
    assert met["fresh"]
    assert met["grown"]
    assert met["was"] is None
    assert met["kept"] == edit.value
    assert met["label"].startswith(edit.label)
    assert met["sheet"] == edit.value
    assert met["form"] == edit.value
    assert met["list"][edit.label] == edit.said
    assert edit.label in met["paper"]
    assert edit.said in met["paper"]
    assert met["difference"] == [[edit.label, "", edit.said]]
    assert met["checked"]
    if isinstance(edit.value, str):  # a number is looked for in lists and tables, not among words
        assert met["found"] == ["Hội nghị sơ kết"]
