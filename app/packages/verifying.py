"""The verdict on a file, with nothing written anywhere."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from app.errors import UserError
from app.packages import identity
from app.packages.examine import examine
from app.packages.trust import BoundKey
from app.packages.verdict import Verdict
from app.paths import OfficePaths
from app.safewrite import unreadable
from app.storage.keyring import Keyring, TrustedKey
from app.storage.store import Store


def verify(folder: OfficePaths, file: Path, passphrase: str | None = None) -> Verdict:
    """Judge a file by the keys that the office in `folder` knows, its own among them; without an office by none."""
    keys: list[BoundKey] = []
    if folder.ledger.exists():
        with Store.open(folder.ledger, read_only=True) as store:
            keys += Keyring(store).all()
    keys += own_key(folder)
    today = datetime.now(UTC).astimezone().date()
    try:
        return examine(file, unit="", keys=keys, today=today, passphrase=passphrase).verdict
    except OSError as fault:
        raise unreadable(file, fault) from fault


def own_key(folder: OfficePaths) -> Sequence[BoundKey]:
    """Our own key, which needs no comparing; empty while there is none."""
    if not folder.key.exists():
        return ()
    try:
        public = identity.load_public(folder.root)
    except UserError:
        return ()  # a broken key file must not hinder looking at somebody else's package
    return (
        TrustedKey(
            unit=public.unit,
            unit_name=public.unit_name,
            certificate=public.certificate_der,
            digits=public.digits,
            compared_by="",
            compared_how="",
            compared_at="",
        ),
    )
