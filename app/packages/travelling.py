"""How a sealed document leaves the house: whole or in parts, open or under a passphrase, its workbook beside it."""

from dataclasses import dataclass
from pathlib import Path

from app.errors import UserError
from app.packages import confidential as covers
from app.packages import parts, signed_workbook
from app.packages.books import Books
from app.packages.letter import Letter
from app.packages.opening import open_sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel:
    """What a person wants of a document on its way; as it is where nothing is said.

    Raises `UserError` ("open-beside"): what goes under a passphrase is not laid open beside itself.
    """

    confidential: str | None = None  # the passphrase under which it travels (package format §5)
    most: int = 0  # bytes above which a file is cut into parts; 0 never
    with_workbook: bool = False  # its signed workbook lies beside it

    def __post_init__(self) -> None:
        if self.with_workbook and self.confidential is not None:
            raise UserError(
                "Gói gửi kín thì không kèm tệp Excel để mở bên cạnh. Hãy bỏ một trong hai lựa chọn.",
                reason="open-beside",
            )


AS_IT_IS = Travel()


def files_of(books: Books, letter: Letter, sealed: bytes, name: str, travel: Travel) -> dict[str, bytes]:
    """The files in which a sealed document travels, by name.

    Raises `UserError`: "passphrase", "split", "no-signature".
    """
    from app.reports import cover  # loaded when first needed: reportlab

    period = books.guidance.period(letter.period) if letter.period else None
    data = sealed
    books.choose_face()
    if travel.confidential is not None and period is not None:
        to = books.guidance_of(period).units.name(letter.addressee, period.end) or letter.addressee
        data = covers.wrap(sealed, travel.confidential, cover.cover(books.office, period, to))
    files = {name: data}
    if travel.most and len(data) > travel.most:
        files = parts.split(
            data, name, travel.most, lambda index, count: cover.part_cover(books.office, period, name, index, count)
        )
    return files | (workbook_beside(sealed, name) if travel.with_workbook else {})


def workbook_beside(sealed: bytes, name: str) -> dict[str, bytes]:
    """The signed workbook of a package, to lie beside it under the same name.

    Raises `UserError` ("no-signature") where the package was sealed by a key, or a program, that signs no workbooks.
    """
    book = open_sealed(sealed).workbook
    if not signed_workbook.is_signed(book):
        raise UserError(
            "Sổ số liệu trong gói này không có chữ ký nên không kèm tệp Excel được. Hãy bỏ lựa chọn ấy; gói vẫn đủ.",
            reason="no-signature",
        )
    return {f"{Path(name).stem}.xlsx": book}
