from pathlib import Path

from app.domain.correspondence import Attachment
from app.office import Office
from ui.kept_files import KeptFiles, size_words


def test_a_chosen_file_is_kept_and_named(office: Office, answers, tmp_path: Path) -> None:
    source = tmp_path / "Giấy mời.txt"
    source.write_text("Kính mời", encoding="utf-8")
    files = KeptFiles(office, answers)
    assert files.choose("Tệp") is None, "thought better of it"
    answers.paths.append(source)
    digest = files.choose("Tệp")
    assert digest is not None
    assert files.name(digest) == "Giấy mời.txt · 1 KB"
    assert office.ledger.blob(digest) == "Kính mời".encode()


def test_what_cannot_be_read_is_told(office: Office, answers, tmp_path: Path) -> None:
    answers.paths.append(tmp_path / "không có.pdf")
    assert KeptFiles(office, answers).choose("Tệp") is None
    assert len(answers.told) == 1


def test_a_file_that_is_gone_is_said_to_be(office: Office, answers) -> None:
    files = KeptFiles(office, answers)
    assert files.name("0" * 64) == "(tệp không còn trong sổ)"
    files.show("0" * 64)
    assert answers.told == ["Tệp này không còn trong sổ."]


def test_programs_of_a_package_are_not_started(office: Office, answers) -> None:
    with office.ledger.batch():
        digest = office.ledger.put_blob(b"MZ program")
        office.ledger.put(Attachment(uid=digest, name="Báo cáo.pdf.exe", size=10))
    KeptFiles(office, answers).show(digest)
    assert answers.told == ["Tệp này là chương trình hoặc lối tắt nên không mở."]


def test_sizes_as_people_say_them() -> None:
    assert [size_words(size) for size in (None, 10, 300_000, 5_000_000)] == ["", "1 KB", "293 KB", "5 MB"]
