"""Typed settings of one office, in one JSON file.

Nothing here is data of the ledger: a setting that cannot be read falls back to its default, and
keys of a newer program are kept as they are.
"""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from app.safewrite import in_words, write_beside

TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)  # percent, as they are offered
MOST_RECENT = 10
SMALLEST_EMAIL, LARGEST_EMAIL = 1, 100  # megabytes


@dataclass(frozen=True, slots=True)
class Settings:
    """How one office likes to work. Frozen: a change is `dataclasses.replace` and `save`."""

    text_size: int = 100  # percent of the system's size
    theme: str = "auto"  # one of THEMES
    who: str = ""  # the officer at the keyboard, as history names them
    backup_copy: str = ""  # a second folder for backups: a stick, a share
    pin: str = ""  # what `app.pin` keeps of the PIN of the window; "" for none
    passphrase_file: str = ""  # where the officer keeps the passphrase, if in a file; never the passphrase
    email_limit: int = 20  # megabytes that one e-mail carries: mail services say 20 to 25 (our own proposal)
    system_times: bool = False  # documents in the computer's own Times New Roman, where it has one
    folded: tuple[str, ...] = ()  # sections of forms that are folded away, as "conference/general"
    window: str = ""  # where the window stood and how large it was, as the window itself writes it; "": not yet
    recent: tuple[str, ...] = ()  # folders and files used last, newest first
    unknown: Mapping[str, Any] = field(default_factory=dict[str, Any])  # keys of a newer program

    @property
    def most_by_mail(self) -> int:
        """The bytes of the largest file that still goes into one e-mail."""
        return int(self.email_limit * 1024 * 1024 * FOR_MAIL)


FOR_MAIL = 0.7
"""How much of what a mail service carries a file may be: in an e-mail every three bytes become four, and some."""

THEMES = ("auto", "light", "dark", "contrast", "contrast-dark")


def load(path: Path) -> Settings:
    """The settings of a file; defaults for a file that is missing or cannot be understood."""
    try:
        raw = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Settings()
    except OSError as fault:
        raise in_words(fault, path) from fault
    except ValueError:
        return Settings()
    return _from_json(cast(dict[str, Any], raw)) if isinstance(raw, dict) else Settings()


def save(path: Path, settings: Settings) -> None:
    """Write the settings in one step. A file that is no JSON is first kept beside as ``.hong``.

    Raises UserError as `app.safewrite.write_beside` does.
    """
    written = dict(settings.unknown)
    for entry in dataclasses.fields(Settings):
        if entry.name != "unknown":
            written[entry.name] = getattr(settings, entry.name)
    try:
        if path.exists() and not _is_json(path.read_bytes()):
            path.replace(path.with_name(path.name + ".hong"))
    except OSError as fault:
        raise in_words(fault, path) from fault
    text = json.dumps(written, ensure_ascii=False, indent=2, sort_keys=True)
    # A path may hold bytes that are no Unicode; JSON's own escapes carry them.
    write_beside(path, text.encode("utf-8", "backslashreplace") + b"\n")


def with_recent(settings: Settings, used: str) -> Settings:
    """The settings with this folder or file as the one used last."""
    rest = tuple(entry for entry in settings.recent if entry != used)
    return dataclasses.replace(settings, recent=(used, *rest)[:MOST_RECENT])


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except ValueError:
        return False
    return True


def _from_json(raw: dict[str, Any]) -> Settings:
    usual = Settings()
    known = {entry.name for entry in dataclasses.fields(Settings)} - {"unknown"}
    size = raw.get("text_size")
    theme = raw.get("theme")
    email = raw.get("email_limit")
    return Settings(
        text_size=min(max(size, TEXT_SIZES[0]), TEXT_SIZES[-1]) if type(size) is int else usual.text_size,
        theme=theme if theme in THEMES else usual.theme,
        who=_text(raw.get("who")),
        backup_copy=_text(raw.get("backup_copy")),
        pin=_text(raw.get("pin")),
        passphrase_file=_text(raw.get("passphrase_file")),
        email_limit=min(max(email, SMALLEST_EMAIL), LARGEST_EMAIL) if type(email) is int else usual.email_limit,
        system_times=raw.get("system_times") is True,
        window=_text(raw.get("window")),
        folded=_texts(raw.get("folded")),
        recent=_texts(raw.get("recent"))[:MOST_RECENT],
        unknown={key: value for key, value in raw.items() if key not in known},
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    entries = cast(list[object], value) if isinstance(value, list) else []
    return tuple(entry for entry in entries if isinstance(entry, str))
