"""Sticks are found in the kernel's own lists, here written by hand."""

import os
from pathlib import Path

import pytest

from app.storage.sticks import LinuxDrives, Stick, WindowsDrives, drives, let_go_steps


@pytest.fixture
def machine(tmp_path: Path) -> LinuxDrives:
    """A computer with its own disk, one stick with a name with blanks, and one stick that may only be read."""
    stick, disk = tmp_path / "USB cua Ha", tmp_path / "nha"
    stick.mkdir()
    disk.mkdir()
    for name, removable in (("sda", "0"), ("sdb", "1")):
        part = tmp_path / "devices" / name / f"{name}1"
        part.mkdir(parents=True)
        (part.parent / "removable").write_text(removable + "\n")
    blocks = tmp_path / "block"
    blocks.mkdir()
    for name in ("sda", "sdb"):
        (blocks / f"{name}1").symlink_to(tmp_path / "devices" / name / f"{name}1")
    labels = tmp_path / "labels"
    labels.mkdir()
    os.symlink("/dev/sdb1", labels / "KINGSTON\\x20H\\xc3\\xa0")
    mounts = tmp_path / "mounts"
    told = str(stick).replace(" ", "\\040")
    lines = (
        f"/dev/sda1 {disk} ext4 rw 0 0",
        f"/dev/sdb1 {told} vfat rw,nosuid 0 0",
        f"/dev/sdb2 {disk} vfat ro 0 0",
        "proc /proc proc rw 0 0",
        "rac",
    )
    mounts.write_text("\n".join(lines))
    return LinuxDrives(mounts=mounts, blocks=blocks, labels=labels)


def test_only_the_stick_is_found_and_is_called_as_its_owner_calls_it(machine: LinuxDrives, tmp_path: Path) -> None:
    (stick,) = machine.sticks()
    assert (stick.root, stick.name, stick.device) == (tmp_path / "USB cua Ha", "KINGSTON Hà", "/dev/sdb1")
    assert stick.free > 0


def test_a_stick_that_was_pulled_out_is_not_offered(machine: LinuxDrives, tmp_path: Path) -> None:
    (tmp_path / "USB cua Ha").rmdir()
    assert machine.sticks() == []


def test_a_computer_that_tells_nothing_has_no_sticks(tmp_path: Path) -> None:
    nothing = tmp_path / "khong-co"
    assert LinuxDrives(mounts=nothing, blocks=nothing, labels=nothing).sticks() == []


def test_this_computer_can_be_asked() -> None:
    assert isinstance(drives().sticks(), list)
    assert not drives().let_go(Stick(Path("/khong-co"), "", 0))
    assert WindowsDrives().sticks() == []


def test_what_to_do_before_pulling_is_told_for_every_system() -> None:
    stick = Stick(Path("/"), "KINGSTON", 0)
    assert "Eject “KINGSTON”" in let_go_steps([stick], "win32")
    assert "“KINGSTON”" in let_go_steps([stick], "linux")
