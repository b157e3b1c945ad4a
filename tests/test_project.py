"""The files around the program agree with each other."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import app
from app.office import Office
from app.packages.intake import WORTH_SHARING

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def name_of(requirement: str) -> str:
    return re.split(r"[=<>!~ \[;]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def locked(lock: str) -> dict[str, str]:
    """Name and version of every line of a lock that names a library."""
    text = (ROOT / lock).read_text("utf-8")
    return {name.lower(): version for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^ \\]+)", text, re.MULTILINE)}


def test_every_locked_library_has_a_hash_and_no_address():
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text("utf-8")
        for entry in re.split(r"\n(?=\S)", text.strip()):
            assert "--hash=sha256:" in entry, entry
        assert "://" not in text
        assert "--index" not in text


def test_the_locks_hold_what_the_project_asks_for():
    assert {name_of(line) for line in PROJECT["project"]["dependencies"]} <= locked("requirements.lock").keys()
    assert {name_of(line) for line in PROJECT["dependency-groups"]["dev"]} <= locked("requirements-dev.lock").keys()


def test_the_program_is_tested_with_the_versions_it_runs_with():
    assert locked("requirements.lock").items() <= locked("requirements-dev.lock").items()


def test_the_newest_change_is_this_version():
    newest = re.search(r"^## (\S+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == app.__version__


def test_every_page_that_is_referred_to_exists():
    pages = [
        ROOT / "README.md",
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "app").rglob("*.py"),
        *(ROOT / "ui").rglob("*.py"),
    ]
    named = {match for page in pages for match in re.findall(r"\bdocs/[\w./-]+\.md\b", page.read_text("utf-8"))}
    assert {page for page in named if not (ROOT / page).is_file()} == set()


def test_the_command_of_a_checkout_checks_many_files_in_other_processes(tmp_path: Path) -> None:
    shown = ["bash", "-c", 'source "$0"; PYTHON="$1"; command_text', str(ROOT / "installer/setup.sh"), sys.executable]
    script = tmp_path / "somattran"
    script.write_bytes(subprocess.run(shown, capture_output=True, check=True).stdout)
    folder = tmp_path / "usb"
    folder.mkdir()
    for number in range(WORTH_SHARING):
        (folder / f"{number}.pdf").write_bytes(b"rac")
    with Office.create(tmp_path / "so", unit="990", name="Quận Sông Mẫu", level="district"):
        pass
    command = [sys.executable, str(script), "receive", str(folder), "--data", str(tmp_path / "so"), "--json"]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert done.returncode == 4, done.stderr.decode()
    assert json.loads(done.stdout)["refused"] == WORTH_SHARING
