"""Care of the office's own key: a copy on a stick, a copy taken back, another passphrase."""

from pathlib import Path

from app.errors import UserError
from app.open_office import OpenOffice
from app.packages import identity, key_file
from app.packages.identity import PublicKey


class OwnKey:
    """The key stays locked under its passphrase wherever it is copied to."""

    def __init__(self, office: OpenOffice) -> None:
        self._office = office

    def copy_to(self, folder: Path) -> Path:
        """Copy the locked key into a folder, read it back, tell where it lies. Raises `UserError`."""
        return identity.back_up_key(self._office.folder, folder)

    def bring_back(self, copy: Path) -> PublicKey:
        """Take a copy of our key back. Raises `UserError` ("key-exists", "key-broken", "other-office")."""
        unit = identity.public_of(key_file.parse(key_file.read_bytes(copy))).unit
        if unit != self._office.unit:
            raise UserError(
                f"Tệp này là khóa của đơn vị mã {unit}, không phải của đơn vị mình. Hãy chọn đúng tệp khóa.",
                reason="other-office",
            )
        return identity.restore_key(copy, self._office.folder)

    def change_passphrase(self, old: str, new: str) -> None:
        """Lock the same key under another passphrase. Raises `UserError` ("passphrase", "passphrase-weak", …)."""
        identity.change_passphrase(self._office.folder, old, new)
