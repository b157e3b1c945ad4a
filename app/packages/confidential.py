"""A sealed document sent under a passphrase: whole, as the encrypted attachment of a plain cover page.

Seal and hash are those of what is inside; the cover is only an envelope, which anybody could have made.
AES-256 with the key derivation of PDF 2.0, so any reader that knows encrypted attachments opens it too.
"""

import io
import unicodedata
from typing import Any, cast

from app.errors import UserError
from app.packages.refusals import Refusal
from app.packages.seal_place import has_seal

FILE_NAME = "goi-niem-phong.pdf"
SHORTEST = 12
"""Characters at least: the file may be guessed at without end, and PDF's own derivation makes a guess cheap."""


def is_wrapped(data: bytes) -> bool:
    """Whether this is a cover with an encrypted document inside, as far as a look can tell."""
    return not has_seal(data) and data.startswith(b"%PDF-") and b"/Encrypt " in data and b"/Collection " in data


def wrap(sealed: bytes, passphrase: str, cover: bytes) -> bytes:
    """Put a sealed document into the cover, a PDF whose pages say what this is and how to open it.

    Raises `UserError` ("passphrase") for a passphrase under 12 characters.
    """
    phrase = unicodedata.normalize("NFC", passphrase)
    if len(phrase.strip()) < SHORTEST:
        raise UserError(
            f"Mật khẩu của gói gửi kín phải có ít nhất {SHORTEST} ký tự. Hãy đặt một câu ngắn dễ đọc qua điện thoại.",
            reason="passphrase",
        )
    # loaded when first needed: pyHanko, about 600 ms
    from pyhanko.pdf_utils.embed import wrap_encrypted_payload
    from pyhanko.pdf_utils.reader import PdfFileReader

    writer = wrap_encrypted_payload(
        sealed, password=phrase, file_spec_string=FILE_NAME, file_name=FILE_NAME, include_explanation_page=False
    )
    _add_pages(writer, PdfFileReader(io.BytesIO(cover)))
    written = io.BytesIO()
    cast(Any, writer).write(written)
    return written.getvalue()


def _add_pages(writer: Any, cover: Any) -> None:  # pyHanko's page functions have no types
    kids = cover.root["/Pages"]["/Kids"]
    for number in range(len(kids)):
        page = kids[number]
        del page["/Parent"]  # or the whole tree of pages would come along
        writer.insert_page(writer.import_object(page))


def unwrap(data: bytes, passphrase: str | None) -> bytes:
    """The document inside; raises `Refusal`: "passphrase-needed", "passphrase", "encrypted"."""
    if passphrase is None:
        raise Refusal("passphrase-needed")
    # loaded when first needed: pyHanko, about 600 ms
    from pyhanko.pdf_utils.crypt import AuthStatus
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader: Any = PdfFileReader(io.BytesIO(data))
        known = reader.decrypt(unicodedata.normalize("NFC", passphrase))
        if known.status is AuthStatus.FAILED:
            raise Refusal("passphrase")
        described: Any = reader.root["/Names"]["/EmbeddedFiles"]["/Names"][1]
        inside: bytes = described["/EF"]["/F"].data
    except (PdfError, KeyError, ValueError, TypeError, IndexError) as fault:
        raise Refusal("encrypted", f"{type(fault).__name__}: {fault}") from fault
    if not has_seal(inside):
        raise Refusal("encrypted", "the document inside has no seal")
    return inside
