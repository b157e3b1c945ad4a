"""The signed copy of the workbook beside a package: laid there, received alone, and never over its package."""

import dataclasses
from pathlib import Path

import pytest

from app.domain.enclosures import Photo
from app.domain.indicator_figure import IndicatorFigure
from app.errors import UserError
from app.packages import opc_archive, send, signed_workbook
from app.packages.certificates import digits_of
from app.packages.opc_archive import pack
from app.packages.opening import open_sealed
from app.packages.travelling import Travel, workbook_beside
from app.packages.verdict import Outcome
from app.packages.workbook_guard import unpacked
from tests.offices import PERIOD, Desk, Offices, on, pinned
from tests.packages.token_keys import token as software_token


@pytest.fixture
def ward(offices: Offices, tmp_path: Path) -> Desk:
    return offices.sampled(tmp_path / "phuong", "hoa-mau")


@pytest.fixture
def district(offices: Offices, tmp_path: Path) -> Desk:
    return offices.sampled(tmp_path / "quan", "song-mau", on(13))


def exported(desk: Desk, out: Path) -> tuple[Path, Path]:
    """A sealed report and its workbook beside it."""
    books = desk.office.books
    sent = send.export_report(books, desk.office.period(PERIOD), out, desk.signer, travel=Travel(with_workbook=True))
    package, book = sent.files
    return package, book


def test_the_copy_is_the_workbook_of_the_package(ward: Desk, tmp_path: Path) -> None:
    package, book = exported(ward, tmp_path / "usb")
    assert (package.suffix, book.name) == (".pdf", f"{package.stem}.xlsx")
    assert book.read_bytes() == open_sealed(package.read_bytes()).workbook
    assert signed_workbook.check(book.read_bytes()).certificate == ward.signer.certificate


def test_what_goes_under_a_passphrase_is_not_laid_open(ward: Desk, tmp_path: Path) -> None:
    books = ward.office.books
    with pytest.raises(UserError) as caught:
        send.export_report(
            books,
            ward.office.period(PERIOD),
            tmp_path / "usb",
            ward.signer,
            travel=Travel(confidential="mười hai chữ cái", with_workbook=True),
        )
    assert caught.value.reason == "open-beside"
    assert not (tmp_path / "usb").exists()
    assert not ward.office.sent()


def test_alone_it_is_received_as_excel_with_a_signature(ward: Desk, district: Desk, tmp_path: Path) -> None:
    package, book = exported(ward, tmp_path / "usb")
    district.trust(ward)
    (alone,) = district.office.receive([book])
    assert (alone.verdict.outcome, alone.verdict.reason) == (Outcome.REMARK, "signed-workbook")
    assert "KHÔNG NIÊM PHONG" in alone.verdict.sentence
    assert alone.entry is not None
    assert (alone.entry.sealed, alone.entry.revision, alone.entry.unit) == (False, 0, "99001")
    ledger = district.office.ledger_of(alone.entry.source)
    before = ledger.all(IndicatorFigure)
    assert before
    assert not ledger.all(Photo)
    district.office.rebuild()
    assert ledger.all(IndicatorFigure) == before
    (again,) = district.office.receive([book])
    assert again.already
    (sealed,) = district.office.receive([package])
    assert sealed.imported
    assert sealed.entry is not None
    district.office.accept(sealed.entry.package)
    (late,) = district.office.receive([book])
    assert late.already


def test_beside_its_package_it_is_not_received_twice(ward: Desk, district: Desk, tmp_path: Path) -> None:
    exported(ward, tmp_path / "usb")
    district.trust(ward)
    sealed, copy = district.office.receive([tmp_path / "usb"])
    assert sealed.imported
    assert (copy.already, copy.imported) == (True, False)
    assert len(district.office.inbox().entries) == 1


def test_an_unknown_key_and_an_addition_are_refused_by_name(ward: Desk, district: Desk, tmp_path: Path) -> None:
    _, book = exported(ward, tmp_path / "usb")
    (stranger,) = district.office.receive([book])
    assert (stranger.verdict.outcome, stranger.verdict.reason) == (Outcome.REFUSED, "workbook-key")
    district.trust(ward)
    parts = opc_archive.read(book.read_bytes())
    theme = unpacked(book.read_bytes())["xl/theme/theme1.xml"]
    book.write_bytes(opc_archive.write([*parts[:3], pack("xl/theme/theme2.xml", theme), *parts[3:]]))
    (added,) = district.office.receive([book])
    assert (added.verdict.outcome, added.verdict.reason) == (Outcome.REFUSED, "workbook-signature")
    (known,) = district.office.receive([exported(ward, tmp_path / "lai")[1]])
    assert known.imported


def test_a_package_without_a_signature_in_its_workbook_is_still_good(
    ward: Desk, district: Desk, tmp_path: Path
) -> None:
    """As programs sealed before there were signed workbooks, and as a token of another kind still does."""
    office, token = ward.office, software_token("rsa-pkcs1")
    package = send.export_report(office.books, office.period(PERIOD), tmp_path / "usb", token).file
    data = package.read_bytes()
    assert not signed_workbook.is_signed(open_sealed(data).workbook)
    with pytest.raises(UserError) as caught:
        workbook_beside(data, package.name)
    assert caught.value.reason == "no-signature"
    key = dataclasses.replace(pinned(ward), certificate=token.certificate, digits=digits_of(token.certificate))
    district.office.books.keyring.add(key)
    (received,) = district.office.receive([package])
    assert received.imported
