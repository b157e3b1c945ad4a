"""The USB sticks that are plugged in: found by themselves, named as people know them, let go of safely.

Linux is asked through its own files, Windows through its own calls. Asking a worn-out stick may take seconds, so
nobody asks on the window's thread.
"""

import ctypes
import os
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Stick:
    """A removable disk that can be written to. `device` is how the system calls it, `free` in bytes."""

    root: Path
    name: str
    free: int
    device: str = ""


class Drives(Protocol):
    """Where sticks are looked for; a test names folders instead."""

    def sticks(self) -> list[Stick]:
        """The sticks that are plugged in now."""
        ...

    def let_go(self, stick: Stick) -> bool:
        """Have the system write out everything and release the stick; False where it can't or won't."""
        ...


def drives() -> Drives:
    """The drives of this computer."""
    return WindowsDrives() if sys.platform == "win32" else LinuxDrives()


@dataclass(frozen=True, slots=True)
class LinuxDrives:
    """Removable disks by the kernel's own lists."""

    mounts: Path = Path("/proc/mounts")
    blocks: Path = Path("/sys/class/block")
    labels: Path = Path("/dev/disk/by-label")

    def sticks(self) -> list[Stick]:
        """Mounted file systems of disks that the kernel calls removable, or that hang where desktops put sticks."""
        labels = self._labels()
        found: dict[Path, Stick] = {}
        for device, root, options in self._mounted():
            if "ro" in options or not (self._is_removable(device) or _hangs_with_sticks(root)):
                continue
            free = _free(root)
            if free is not None:
                found[root] = Stick(root, labels.get(device) or root.name or str(root), free, device)
        return sorted(found.values(), key=lambda stick: str(stick.root))

    def let_go(self, stick: Stick) -> bool:
        """Through udisks, as the file windows of desktops do."""
        udisks = shutil.which("udisksctl")
        if udisks is None or not stick.device.startswith("/dev/"):
            return False
        import subprocess  # loaded when first needed: the first page asks for sticks' names only

        command = [udisks, "unmount", "--no-user-interaction", "-b", stick.device]
        try:
            return subprocess.run(command, check=False, capture_output=True, timeout=60).returncode == 0
        except subprocess.TimeoutExpired:  # a worn-out stick: it must not be pulled now
            return False

    def _mounted(self) -> Iterable[tuple[str, Path, list[str]]]:
        try:
            lines = self.mounts.read_text("utf-8", "surrogateescape").splitlines()
        except OSError:
            return []
        fields = (line.split() for line in lines)
        return [
            (_unescaped(one[0]), Path(_unescaped(one[1])), one[3].split(","))
            for one in fields
            if len(one) >= 4 and one[0].startswith("/dev/") and not one[0].startswith("/dev/loop")
        ]

    def _is_removable(self, device: str) -> bool:
        """A partition is as removable as the disk that it lies on, whose folder its own lies in."""
        block = self.blocks / Path(device).name
        try:
            real = block.resolve(strict=True)
            for folder in (real, real.parent):
                flag = folder / "removable"
                if flag.is_file():
                    return flag.read_text().strip() == "1" or "/usb" in folder.as_posix()
        except OSError:
            return False
        return False

    def _labels(self) -> dict[str, str]:
        """Device → what its owner called it."""
        try:
            links = list(self.labels.iterdir())
        except OSError:
            return {}
        return {str(link.resolve()): _named(link.name) for link in links}


def _hangs_with_sticks(root: Path) -> bool:
    return root.as_posix().startswith(("/media/", "/run/media/"))


def _unescaped(told: str) -> str:
    r"""The kernel writes a blank in a name as \040."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), told)


def _named(told: str) -> str:
    r"""udev writes strange letters of a label as \x20; they are UTF-8."""
    raw = re.sub(r"\\x([0-9a-f]{2})", lambda found: chr(int(found[1], 16)), told).encode("latin-1", "replace")
    return raw.decode("utf-8", "replace")


def _free(root: Path) -> int | None:
    try:
        return shutil.disk_usage(root).free if os.access(root, os.W_OK) else None
    except OSError:  # pulled out meanwhile
        return None


_REMOVABLE = 2  # DRIVE_REMOVABLE


@dataclass(frozen=True, slots=True)
class WindowsDrives:
    """Drive letters that Windows calls removable."""

    def sticks(self) -> list[Stick]:
        """The removable drives with something in them."""
        kernel = self._kernel()
        if kernel is None:
            return []
        letters: int = kernel.GetLogicalDrives()
        roots = [f"{chr(ord('A') + number)}:\\" for number in range(2, 26) if letters >> number & 1]
        found: list[Stick] = []
        for root in roots:
            free = _free(Path(root)) if kernel.GetDriveTypeW(root) == _REMOVABLE else None
            if free is not None:
                found.append(Stick(Path(root), self._label(kernel, root) or f"ổ {root[:2]}", free, root[:2]))
        return found

    def let_go(self, stick: Stick) -> bool:
        """Windows lets go of a stick from its own corner of the taskbar; the officer is told so."""
        return False

    @staticmethod
    def _kernel() -> Any:
        """kernel32, where there is one."""
        loaded: Any = getattr(ctypes, "windll", None)
        return None if loaded is None else loaded.kernel32

    @staticmethod
    def _label(kernel: Any, root: str) -> str:
        name = ctypes.create_unicode_buffer(261)
        done = kernel.GetVolumeInformationW(root, name, len(name), None, None, None, None, 0)
        return name.value if done else ""


def let_go_steps(sticks: Sequence[Stick] = (), platform: str = sys.platform) -> str:
    """What a person does before pulling a stick, where the system lets nobody do it for them."""
    name = f" “{sticks[0].name}”" if sticks else ""
    if platform == "win32":
        return (
            f"Bấm mũi tên nhỏ ở góc phải dưới màn hình, bấm biểu tượng USB, chọn dòng Eject{name}, "
            "chờ báo xong rồi rút."
        )
    return f"Mở cửa sổ tệp, bấm nút đẩy ra (⏏) cạnh tên USB{name}, chờ báo xong rồi rút."
