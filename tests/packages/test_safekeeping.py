"""A second place must carry everything the office could not do without."""

from pathlib import Path

import pytest

from app.errors import UserError
from app.office import Office
from tests.offices import PERIOD, Offices, on, state_of


def test_an_office_comes_back_whole_from_the_second_place(offices: Offices, tmp_path: Path) -> None:
    ward = offices.sampled(tmp_path / "hoa", "hoa-mau")
    district = offices.sampled(tmp_path / "quan", "song-mau", on(13))
    district.trust(ward)
    district.office.receive([ward.export(tmp_path / "gui").file])
    district.office.create_key("con trâu đi trước")
    before = state_of(district.office)
    copy = district.office.back_up(tmp_path / "usb")
    district.office.back_up(tmp_path / "usb")  # only what is new is copied again
    assert Office.restore(tmp_path / "moi", copy) is None  # nothing was there to be replaced
    with Office.open(tmp_path / "moi", clock=on(13)) as restored:
        assert restored.unit == "990"
        assert state_of(restored) == before
        assert restored.rebuild() == 1  # the originals came along
        assert restored.public_key() == district.office.public_key()


def test_the_closing_copy_goes_to_both_places_and_only_when_something_changed(offices: Offices, tmp_path: Path) -> None:
    ward = offices.sampled(tmp_path / "hoa", "hoa-mau")
    ward.office.save_settings(type(ward.office.settings)(backup_copy=str(tmp_path / "o-thu-hai")))
    ward.export(tmp_path / "gui")
    assert ward.office.back_up_if_changed() is not None
    assert len(list((tmp_path / "o-thu-hai" / "goi").iterdir())) == 1
    assert ward.office.back_up_if_changed() is None


def test_a_copy_of_another_unit_is_not_put_over_our_ledger(offices: Offices, tmp_path: Path) -> None:
    ward = offices.sampled(tmp_path / "hoa", "hoa-mau")
    copy = ward.office.back_up(tmp_path / "usb")
    with Office.create(tmp_path / "khac", unit="99002", name="Phường Bến Mẫu", level="ward"):
        pass
    with pytest.raises(UserError) as refused:
        Office.restore(tmp_path / "khac", copy)
    assert refused.value.reason == "other-office"
    with Office.open(tmp_path / "khac") as kept:
        assert kept.unit == "99002"


def test_a_blank_form_is_never_written_over_a_file(offices: Offices, tmp_path: Path) -> None:
    ward = offices.sampled(tmp_path / "hoa", "hoa-mau")
    (tmp_path / "bieu.xlsx").write_bytes(b"da dien")
    with pytest.raises(UserError) as refused:
        ward.office.write_form(PERIOD, tmp_path / "bieu.xlsx")
    assert refused.value.reason == "file-exists"
    assert (tmp_path / "bieu.xlsx").read_bytes() == b"da dien"
