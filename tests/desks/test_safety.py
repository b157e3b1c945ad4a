"""Which safety copies there are, what is in them, and putting one back."""

from app.desks.safety import BROKEN, SAME, put_back
from app.domain.conference import BodyPresent, Conference
from app.office import Office


def test_copies_are_told_apart_by_what_is_in_them(tmp_path):
    folder = tmp_path / "so"
    with Office.create(folder, unit="99001", name="Phường Hoa Mẫu", level="ward") as office:
        office.ledger.put(Conference(uid="a"))
        first = office.back_up(tmp_path / "usb")
        with office.ledger.batch():
            office.ledger.put(Conference(uid="b", title="Sơ kết"))
            office.ledger.put(BodyPresent(uid="r", parent="b", position=1))
        assert office.safety.newest() is None, "the one on the stick is no copy of the own folder"
        office.back_up()
        (folder / "sao-luu" / "so.20200101-080000.db").write_bytes(b"")
        same, broken = office.safety.copies()
        assert (same.differs, same.usable, same.replaced) == (SAME, True, False)
        assert (broken.differs, broken.usable) == (BROKEN, False)
        assert broken.when == "01/01/2020 08:00"
        assert office.safety.newest() == same.at
    assert put_back(folder, first).startswith("Đã khôi phục sổ từ bản sao. Sổ trước đó được giữ tại so.replaced-")
    with Office.open(folder) as office:
        assert [found.uid for found in office.ledger.all(Conference)] == ["a"]
        replaced = next(copy for copy in office.safety.copies() if copy.replaced)
        assert replaced.differs == "nhiều hơn 1 hội nghị; nhiều hơn 1 dòng trong bảng"
        same = next(copy for copy in office.safety.copies() if copy.path.parent.name == "sao-luu" and copy.usable)
        assert same.differs == replaced.differs
    assert put_back(folder, replaced.path)
    with Office.open(folder) as office:
        assert len(office.ledger.all(Conference)) == 2
        told = [copy.differs for copy in office.safety.copies() if copy.replaced]
        assert "ít hơn 1 hội nghị; ít hơn 1 dòng trong bảng; chưa có 1 lần ghi sau đó" in told
