from pathlib import Path

from app.domain.correspondence import Attachment
from app.office import Office
from ui.kept_files import KeptFiles


def test_a_kept_file_is_named_with_its_size(office: Office, answers, tmp_path: Path) -> None:
    source = tmp_path / "Giấy mời.txt"
    source.write_text("Kính mời", encoding="utf-8")
    assert KeptFiles(office, answers).name(office.attach(source)) == "Giấy mời.txt · 1 KB"


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
