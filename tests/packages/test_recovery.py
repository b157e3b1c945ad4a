from pathlib import Path

from app import sample_folder
from app.office import Office


def test_an_office_whose_key_is_broken_still_opens_and_keeps_its_reports(tmp_path: Path) -> None:
    passphrase = "một câu mật khẩu dài"
    with sample_folder.create(tmp_path, "hoa-mau") as office:
        office.create_key(passphrase)
        office.export("2024-NAM", tmp_path / "gui", passphrase)
        key, kept = office.paths.key, [entry.kept for entry in office.sent()]
    key.write_bytes(b"{")
    with Office.open(tmp_path) as office:
        assert [entry.kept for entry in office.sent()] == kept
        assert all(office.books.kept(path).exists() for path in kept)
