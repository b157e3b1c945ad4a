import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from app import sample_folder
from app.desks.pictures import Loose, weighing
from app.domain.conference import Conference
from app.domain.correspondence import Attachment
from app.domain.enclosures import Document, Photo
from app.errors import Cancelled, UserError
from app.office import Office
from app.storage.gathering import MOST_LOOKED_AT
from tests.photographing import HEIC, photo

PASSPHRASE = "bốn từ khó đoán lắm"


@pytest.fixture
def office(tmp_path: Path):
    with Office.create(tmp_path / "so", unit="99001", name="Phường Hoa Mẫu", level="ward", superior="990") as made:
        yield made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder as a telephone leaves it: good pictures, broken ones, and other things."""
    stick = tmp_path / "the nho"
    (stick / "DCIM" / ".thumbnails").mkdir(parents=True)
    (stick / "DCIM" / ".thumbnails" / "1.jpg").write_bytes(photo(seed=90))
    (stick / "DCIM" / "b.JPG").write_bytes(photo(3000, 2000, seed=1, turned=6, taken="2024:11:22 08:00:00"))
    (stick / "DCIM" / "a.jpg").write_bytes(photo(seed=2))
    (stick / "DCIM" / "hong.jpg").write_bytes(photo(seed=3)[:400])
    (stick / "DCIM" / "rong.png").write_bytes(b"")
    (stick / "DCIM" / "IMG_9.HEIC").write_bytes(HEIC)
    (stick / "phim.mp4").write_bytes(b"film")
    (stick / "Thumbs.db").write_bytes(b"db")
    return stick


def test_a_folder_gives_its_good_pictures_and_a_sentence_for_each_other(office: Office, stick: Path):
    taken = office.pictures.take_in_photos([stick])
    assert [kept.attachment.name for kept in taken.kept] == ["a.jpg", "b.jpg"]
    assert [kept.taken_on for kept in taken.kept] == [None, "2024-11-22"]
    assert len(taken.faults) == 4
    for said, about in zip(taken.faults, ("hong.jpg", "HEIC", "rong.png", "1 tệp không phải ảnh"), strict=True):
        assert about in said
    turned = Image.open(io.BytesIO(office.ledger.blob(taken.kept[1].attachment.uid) or b""))
    assert turned.size == (1067, 1600)
    assert not turned.getexif()


def test_what_was_chosen_by_name_is_looked_into_whatever_it_is_called(office: Office, stick: Path):
    (stick / "anh").write_bytes(photo(seed=7))
    taken = office.pictures.take_in_photos(
        [stick / "anh", stick / "phim.mp4", stick / "gone.jpg", Loose("Ảnh dán.png", photo(seed=8))]
    )
    assert [kept.attachment.name for kept in taken.kept] == ["anh.jpg", "Ảnh dán.jpg"]
    assert len(taken.faults) == 2
    assert "phim.mp4" in taken.faults[0]


def test_stopping_keeps_what_was_taken_in(office: Office, stick: Path):
    def stop(done: int, total: int, what: str = "") -> None:
        if done == 1:
            raise Cancelled

    taken = office.pictures.take_in_photos([stick], stop)
    assert "còn 4 tệp chưa thêm" in taken.faults[0]
    assert [kept.attachment.name for kept in taken.kept] == ["a.jpg"]
    assert [kept.name for kept in office.ledger.all(Attachment)] == ["a.jpg"]


def test_too_many_at_once(office: Office, tmp_path: Path):
    folder = tmp_path / "nhieu"
    folder.mkdir()
    for number in range(301):
        (folder / f"{number}.jpg").touch()
    with pytest.raises(UserError) as told:
        office.pictures.take_in_photos([folder])
    assert told.value.reason == "too-many-files"


def test_documents_keep_their_bytes_and_programs_stay_outside(office: Office, tmp_path: Path):
    (tmp_path / "Quyết định.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "phan mem.pdf").write_bytes(b"MZ\x90")
    (tmp_path / "bao cao.docx .EXE. ").write_bytes(b"x")
    (tmp_path / "mo.lnk").write_bytes(b"x")
    names = ("Quyết định.pdf", "phan mem.pdf", "bao cao.docx .EXE. ", "mo.lnk")
    taken = office.pictures.take_in_files([tmp_path / name for name in names])
    assert [kept.attachment.name for kept in taken.kept] == ["Quyết định.pdf"]
    assert len(taken.faults) == 3
    assert all("chương trình" in said for said in taken.faults)


def test_a_file_is_called_differently_and_opens_as_before(office: Office):
    digest = office.attach(b"%PDF-1.7", "scan001.pdf")
    assert office.pictures.rename(digest, "Quyết định số 12").name == "Quyết định số 12.pdf"
    assert office.pictures.rename(digest, "../Giấy mời.PDF").name == "Giấy mời.PDF"
    with pytest.raises(UserError):
        office.pictures.rename(digest, "  ")


def test_a_picture_is_turned_into_a_new_one(office: Office):
    digest = office.attach(photo(), "a.jpg")
    turned = office.pictures.turned(digest, 1)
    assert turned.uid != digest
    assert Image.open(io.BytesIO(office.ledger.blob(turned.uid) or b"")).size == (300, 400)
    with pytest.raises(UserError) as told:
        office.pictures.turned("0" * 64, 1)
    assert told.value.reason == "file-gone"


def test_the_size_told_beforehand_is_about_the_size_of_the_sealed_file(tmp_path: Path):
    with sample_folder.create(tmp_path / "mau", "hoa-mau") as office:
        conference = office.ledger.all(Conference)[0]
        noise = Image.effect_noise((1200, 900), 80)
        out = io.BytesIO()
        noise.save(out, "JPEG", quality=90)
        before = office.pictures.size_of("2024-NAM")
        for position, shown in enumerate((True, False)):
            digest = office.attach(out.getvalue() + bytes([position]), f"{position}.jpg")
            office.ledger.put(
                Photo(parent=conference.uid, position=80 + position, file=digest, caption="Ảnh", in_report=shown)
            )
        paper = office.attach(out.getvalue(), "x.bin")
        office.ledger.put(Document(parent=conference.uid, position=90, file=paper, abstract="Giấy"))
        told = office.pictures.size_of("2024-NAM")
        assert told.documents - before.documents == len(out.getvalue())
        office.create_key(PASSPHRASE)
        sealed = office.export("2024-NAM", tmp_path / "usb", PASSPHRASE).file.stat().st_size
        assert 0.85 * sealed < told.whole < 1.2 * sealed


def test_the_limit_is_a_setting(office: Office):
    assert office.pictures.limit == office.outbox.most_by_mail == 14 * 1024 * 1024
    office.save_settings(replace(office.settings, email_limit=10))
    assert office.pictures.limit == 7 * 1024 * 1024


def test_what_holds_files_and_what_its_rows_hold_weighs() -> None:
    kinds = weighing()
    assert {"attachment", "photo", "document", "evidence", "speech"} <= kinds, "fields of files"
    assert {"conference", "campaign", "report", "assessment"} <= kinds, "their rows go and come with them"
    assert not {"delegate", "task_given", "indicator_figure", "remark"} & kinds


def test_a_whole_disk_is_not_looked_through(office: Office, tmp_path: Path):
    folder = tmp_path / "dia"
    folder.mkdir()
    for number in range(MOST_LOOKED_AT + 1):
        (folder / f"{number}.txt").touch()
    with pytest.raises(UserError) as told:
        office.pictures.take_in_photos([folder])
    assert told.value.reason == "too-many-files"


def test_a_folder_that_holds_itself_is_looked_through_once(office: Office, stick: Path):
    (stick / "vong").symlink_to(stick, target_is_directory=True)
    (stick / "cut").symlink_to(stick / "cut")
    once = len(office.pictures.take_in_photos([stick]).kept)
    assert once == len({kept.attachment.uid for kept in office.pictures.take_in_photos([stick]).kept})
    assert office.pictures.take_in_photos([stick / "cut"]).faults
