"""A new ledger in a folder that has none yet."""

import re

from app.domain.office import OFFICE_UID, Office
from app.errors import UserError
from app.paths import OfficePaths
from app.safewrite import make_folder
from app.storage.ledger import SourceLedger
from app.storage.store import Clock, Store
from app.text.clean import single_line

_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,31}")


def new_store(paths: OfficePaths, clock: Clock, who: str = "") -> Store:
    """An empty ledger, open. Raises `UserError` ("office-exists") where there is one already."""
    make_folder(paths.root)
    was_there = paths.ledger.exists()
    store = Store.open(paths.ledger, who=who, backups=paths.backups, clock=clock)
    # A power cut may have left a ledger that nobody has written a word into: that one is begun anew.
    if was_there and (store.read_only or SourceLedger(store).get(Office, OFFICE_UID) is not None):
        store.close()
        raise UserError(f"Tại {paths.root} đã có sổ của một đơn vị. Hãy chọn thư mục khác.", reason="office-exists")
    return store


def is_blank(paths: OfficePaths) -> bool:
    """Whether the ledger there is one into which nobody has written whose it is: a power cut left it while it was made.

    Raises what opening it says.
    """
    with Store.open(paths.ledger, backups=paths.backups) as store:
        return not store.read_only and SourceLedger(store).get(Office, OFFICE_UID) is None


def found(paths: OfficePaths, office: Office, clock: Clock, who: str = "") -> None:
    """Make the ledger of an office. Raises `UserError` ("office-exists"), "unit" for one without code or name."""
    code, name, superior = (single_line(text or "") for text in (office.code, office.name, office.superior))
    if not code or not name:
        raise UserError("Mã đơn vị và tên đơn vị không được để trống. Hãy ghi cả hai.", reason="unit")
    if not all(_CODE.fullmatch(one) for one in (code, superior or code)):
        raise UserError(
            "Mã đơn vị chỉ gồm chữ số và chữ cái không dấu, không có dấu cách. Hãy ghi lại mã.", reason="unit"
        )
    with new_store(paths, clock, who) as store:
        record = Office(uid=OFFICE_UID, code=code, name=name, level=office.level, superior=superior or None)
        SourceLedger(store, who=who).put(record)
