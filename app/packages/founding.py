"""A new ledger in a folder that has none yet."""

from app.domain.office import OFFICE_UID, Office
from app.errors import UserError
from app.paths import OfficePaths
from app.safewrite import make_folder
from app.storage.ledger import SourceLedger
from app.storage.store import Clock, Store


def new_store(paths: OfficePaths, clock: Clock, who: str = "") -> Store:
    """An empty ledger, open. Raises `UserError` ("office-exists") where there is one already."""
    if paths.ledger.exists():
        raise UserError(f"Tại {paths.root} đã có sổ của một đơn vị. Hãy chọn thư mục khác.", reason="office-exists")
    make_folder(paths.root)
    return Store.open(paths.ledger, who=who, backups=paths.backups, clock=clock)


def found(paths: OfficePaths, office: Office, clock: Clock, who: str = "") -> None:
    """Make the ledger of an office. Raises `UserError` ("office-exists"), "unit" for one without code or name."""
    code, name, superior = ((text or "").strip() for text in (office.code, office.name, office.superior))
    if not code or not name:
        raise UserError("Mã đơn vị và tên đơn vị không được để trống. Hãy ghi cả hai.", reason="unit")
    with new_store(paths, clock, who) as store:
        record = Office(uid=OFFICE_UID, code=code, name=name, level=office.level, superior=superior or None)
        SourceLedger(store, who=who).put(record)
