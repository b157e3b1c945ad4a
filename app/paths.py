"""Where an office's folder and the program's resources lie."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def resource(name: str) -> Path:
    """A file or folder that ships with the program: "guidance", "icons/send.svg".

    The resources lie beside the packages `app` and `ui`, in the source tree, when installed and
    in a bundle alike.
    """
    return _RESOURCES / name


def default_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The folder of this user's office, by the habits of the operating system. It may not exist yet."""
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "SoMatTran"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "SoMatTran"
    data = environment.get("XDG_DATA_HOME", "")
    return (Path(data) if data.startswith("/") else Path.home() / ".local" / "share") / "so-mat-tran"


@dataclass(frozen=True, slots=True)
class OfficePaths:
    """The files of one office. Names are Vietnamese: an officer may look into the folder."""

    root: Path

    @property
    def ledger(self) -> Path:
        """The SQLite file."""
        return self.root / "so.db"

    @property
    def packages(self) -> Path:
        """Sent and received packages, whole, written once."""
        return self.root / "goi"

    @property
    def quarantine(self) -> Path:
        """What was refused, kept to be looked at and never opened."""
        return self.root / "cach-ly"

    @property
    def backups(self) -> Path:
        return self.root / "sao-luu"

    @property
    def key(self) -> Path:
        """The office's own key, encrypted under its passphrase."""
        return self.root / "khoa.json"

    @property
    def settings(self) -> Path:
        return self.root / "cai-dat.json"

    @property
    def log(self) -> Path:
        """Faults of the program, for those who mend it; no personal data."""
        return self.root / "nhat-ky.log"

    @property
    def exports(self) -> Path:
        """Where sealed reports go unless the officer says otherwise."""
        return self.root / "xuat"
