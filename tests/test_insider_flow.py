"""Hostile contents under the valid seal of a trusted office: refused by name, and nothing of it is in the ledger."""

import dataclasses
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from app.domain.conference import Conference, Delegate
from app.domain.correspondence import Attachment
from app.domain.enclosures import Photo
from app.domain.fields import Record
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.ledger import Snapshot
from app.packages import workbook
from app.packages.letter import Letter
from app.packages.verdict import Outcome
from tests.forging import forged, letter_of
from tests.offices import PERIOD, Desk, Offices, on, whole

Change = Callable[[bytes], bytes]
PICTURE = b"\xff\xd8\xff mot tam anh"
DIGEST = hashlib.sha256(PICTURE).hexdigest()
MEETING = Conference(uid="hn", title="Hội nghị", own_role="host", held_on="2024-05-05")
FIGURE = IndicatorFigure(
    uid=figure_uid(PERIOD, "DC_HO"), period=PERIOD, indicator="DC_HO", scope="own", actual=Decimal(5)
)
ATTACHED = Attachment(uid=DIGEST, name="anh.jpg", media_type="image/jpeg", size=len(PICTURE))
SHOWN = Photo(uid="anh", parent="hn", file=DIGEST, caption="Quang cảnh hội nghị.")


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Desk]]:
    """A ward whose key is trusted, and its district."""
    at = tmp_path_factory.mktemp("insider")
    with Offices() as offices:
        ward = offices.empty(at / "hoa", "99001", "ward", clock=on(4))
        district = offices.empty(at / "quan", "990", "district", clock=on(13))
        district.trust(ward)
        yield ward, district


def refused_as(desks: tuple[Desk, Desk], folder: Path, data: bytes) -> str:
    """The reason of the refusal. The ledger is as it was; the file lies in quarantine with its sentence."""
    _, district = desks
    store = district.office.store
    counts = "SELECT (SELECT count(*) FROM conference), (SELECT count(*) FROM blob), (SELECT count(*) FROM photo)"
    before = store.conn.execute(counts).fetchone(), district.office.consolidate(PERIOD)
    file = folder / "goi.pdf"
    file.write_bytes(data)
    (received,) = district.office.receive([file])
    assert received.verdict.outcome is Outcome.REFUSED, received.verdict
    assert received.verdict.sentence.endswith(".")
    assert received.verdict.changed is not True, "its own sealer wrote it so"
    assert received.entry is not None
    assert received.entry.state == "refused"
    assert whole(district.office.ledger_of(received.entry.source)).records() == []
    assert (store.conn.execute(counts).fetchone(), district.office.consolidate(PERIOD)) == before
    assert not (district.office.folder / "goi" / f"{received.verdict.package}.pdf").exists()
    return received.verdict.reason


def made(ward: Desk, *records: Record, **more: object) -> bytes:
    return forged(ward, Snapshot(records or [MEETING, FIGURE]), letter_of(ward), **more)  # pyright: ignore[reportArgumentType]


def test_the_honest_one_is_taken_in(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    ward, district = desks
    file = tmp_path / "goi.pdf"
    file.write_bytes(made(ward, MEETING, FIGURE, ATTACHED, SHOWN, blobs={DIGEST: PICTURE}))
    (entry,) = district.take(file)
    assert district.office.consolidate(PERIOD).indicators["DC_HO"].total == 5
    assert district.office.ledger_of(entry.source).blob(DIGEST) == PICTURE
    district.office.undo(entry.package)
    assert district.office.store.conn.execute("SELECT count(*) FROM blob").fetchone() == (0,)


def with_part(name: str, part: bytes = b"<x/>") -> Change:
    def change(book: bytes) -> bytes:
        out = io.BytesIO(book)
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr(name, part)
        return out.getvalue()

    return change


def edited(edit: Callable[[openpyxl.Workbook], object]) -> Change:
    def change(book: bytes) -> bytes:
        opened, out = openpyxl.load_workbook(io.BytesIO(book)), io.BytesIO()
        edit(opened)
        opened.save(out)
        return out.getvalue()

    return change


def formula(book: openpyxl.Workbook) -> None:
    book["Hội nghị"]["Z9"] = '=HYPERLINK("http://example.invalid","x")'


def extra(book: openpyxl.Workbook) -> None:
    book.create_sheet("Thêm").append(["gì đó"])


def hidden(book: openpyxl.Workbook) -> None:
    book["Hội nghị"].sheet_state = "veryHidden"


def far(book: openpyxl.Workbook) -> None:
    book["Hội nghị"]["A1048576"] = "xa"


@pytest.mark.parametrize(
    "change",
    [
        with_part("xl/vbaProject.bin"),
        with_part("xl/externalLinks/externalLink1.xml"),
        with_part("xl/embeddings/oleObject1.bin"),
        with_part("xl/connections.xml"),
        edited(formula),
        edited(extra),
        edited(hidden),
        edited(far),
        edited(lambda book: book.remove(book["Thông tin"])),
        lambda book: book[: len(book) // 2],
        lambda book: b"PK\x03\x04",
        lambda book: b"",
        with_part("xl/worksheets/sheet9.xml", bytes(30_000_000)),
    ],
    ids="macro link embedded connection formula extra hidden far no-letter cut stub empty bomb".split(),
)
def test_a_workbook_that_is_more_or_less_than_data_is_refused(
    desks: tuple[Desk, Desk], tmp_path: Path, change: Change
) -> None:
    assert refused_as(desks, tmp_path, made(desks[0], change=change)) in ("workbook", "too-big")


@pytest.mark.parametrize(
    "other",
    [
        {"sender": "99002"},
        {"sender_name": "Phường Khác"},
        {"addressee": "97"},
        {"period": "2023-NAM"},
        {"revision": 2},
        {"answers": "0" * 64},
        {"kind": "bundle"},
        {"made_at": "2024-01-01T00:00:00+07:00"},
        {"package": "7d0c4c62-0d5e-4f0e-9d55-6a5e58b0b0aa"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_a_sheet_that_tells_another_letter_is_refused(
    desks: tuple[Desk, Desk], tmp_path: Path, other: dict[str, object]
) -> None:
    letter = letter_of(desks[0])
    said: Letter = dataclasses.replace(letter, **other)  # pyright: ignore[reportArgumentType]
    data = forged(desks[0], Snapshot([MEETING]), letter, said=said)
    assert refused_as(desks, tmp_path, data) == "workbook"


@pytest.mark.parametrize(
    ("records", "blobs"),
    [
        ([MEETING, ATTACHED, SHOWN], {}),
        ([MEETING, SHOWN], {}),
        ([MEETING, SHOWN], {DIGEST: PICTURE}),
        ([MEETING, dataclasses.replace(ATTACHED, size=1), SHOWN], {DIGEST: PICTURE}),
        ([MEETING, dataclasses.replace(ATTACHED, uid="khong-phai-ma")], {}),
        ([MEETING], {DIGEST: PICTURE}),
    ],
    ids=["missing", "unnamed and missing", "unnamed", "another size", "no hash", "not asked for"],
)
def test_attachments_that_do_not_fit_their_rows_are_refused(
    desks: tuple[Desk, Desk], tmp_path: Path, records: list[Record], blobs: dict[str, bytes]
) -> None:
    assert refused_as(desks, tmp_path, made(desks[0], *records, blobs=blobs)) in ("files", "workbook")


def doubled(kind: type[Record]) -> Change:
    """The rows of a kind once more below, under the same uids."""

    def edit(book: openpyxl.Workbook) -> None:
        sheet = next(sheet for sheet in book if sheet["A1"].value == f"#{kind.description.name}")
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=1)]
        head = next(at for at, row in enumerate(rows) if row[0] == "STT")
        for row in rows[head + 1 :]:
            sheet.append(row)

    return edited(edit)


def test_rows_under_one_uid_are_refused(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    for kind in (Conference, IndicatorFigure):
        assert refused_as(desks, tmp_path, made(desks[0], change=doubled(kind))) == "workbook"


def test_a_figure_told_twice_under_two_uids_is_refused(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    """Which of the two would count would depend on the order of the rows."""
    twice = dataclasses.replace(FIGURE, uid="khac", actual=Decimal(500))
    assert refused_as(desks, tmp_path, made(desks[0], MEETING, FIGURE, twice)) == "workbook"


def test_parts_of_nothing_are_refused(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    orphan = Delegate(uid="dbieu", parent="khong-co", name="Nguyễn Văn Mẫu")
    assert refused_as(desks, tmp_path, made(desks[0], MEETING, orphan)) == "workbook"


def test_absurd_sizes_are_refused(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    ward = desks[0]
    many = [Conference(uid=f"hn{at}", title="x") for at in range(20_001)]
    letter = letter_of(ward)
    limited = workbook.LAST_ROW
    with pytest.MonkeyPatch.context() as patch:  # what our own writer would refuse to make
        patch.setattr(workbook, "LAST_ROW", limited * 10)
        data = forged(ward, Snapshot(many), letter)
    assert refused_as(desks, tmp_path, data) == "workbook"
    for fields in ({"revision": 10**9}, {"sender_name": "x" * 5000}, {"period": "x" * 5000}):
        assert refused_as(desks, tmp_path, forged(ward, Snapshot([MEETING]), letter_of(ward, **fields))) == "letter"
